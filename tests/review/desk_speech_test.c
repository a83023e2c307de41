/* Speech only on an open review: what is passed over, and what the watched ledger says of it. */
#include "desk_bench.h"
#include "test.h"

/* Speech from 0 to 1 s, 2.2 to 4 s, 10 s on. */
static pl_speech *made_speech(void)
{
    pl_speech *speech = pl_alloc(sizeof *speech);
    speech->duration_us = 12000000;
    speech->level_count = 1200;
    speech->peak_count = 240;
    speech->levels = pl_alloc(1200);
    speech->peaks = pl_alloc(240);
    pl_ranges_add(&speech->ranges, 0, 1000000);
    pl_ranges_add(&speech->ranges, 2200000, 4000000);
    pl_ranges_add(&speech->ranges, 10000000, 12000000);
    return speech;
}

static void check_near(pl_time got, pl_time want, pl_time by)
{
    if (llabs(got - want) > by)
        fail_msg("%lld is not near %lld", (long long)got, (long long)want);
}

/* A pause is left out and counted apart; a silence of five seconds or more is evidence: it is watched. */
static void check_speech_only(int64_t round_us)
{
    bench *b = bench_start(false);
    pl_desk_take_speech(b->desk, made_speech());
    check_int(b->desk->pass_count, 0);
    check_int(b->desk->saved_us, 1200000 + 6000000 - 750000);
    pl_desk_speech_only(b->desk, true);
    check_int(b->desk->pass_count, 2);
    int64_t began = b->now;
    bench_play_for(b, 400000);
    for (; b->desk->play.playing && b->now < began + 20000000; bench_go_on(b, 40000))
        b->now += round_us - 40000;
    check_near(b->now - began, 12000000 - b->desk->saved_us, 200000);
    bench_drain(b);
    check_near(b->desk->skipped_us, 1200000, 1);
    check_near(b->desk->watched_us, 12000000 - 1200000, round_us);
    int fast = 0, skipped = 0;
    for (int i = 0; i < b->desk->watched.count; i++) {
        const pl_watched *one = &b->desk->watched.items[i];
        if (one->speed_milli == 8000) {
            fast++;
            check_near(one->from_us, 4000000, 8 * round_us - 280000);
            check_near(one->to_us, 10000000, 8 * round_us - 280000);
        }
        skipped += one->skipped;
    }
    check(fast == 1 && skipped == 1);
    pl_time watched = b->desk->watched_us, passed = b->desk->skipped_us;
    bench_close(b);
    bench_open(b);
    check(b->desk->watched_us == watched && b->desk->skipped_us == passed);
    bench_stop(b);
}

TEST(speech_only_leaves_pauses_out_and_shows_silence_fast)
{
    check_speech_only(40000);
    check_speech_only(120000); /* a slow window: pictures beside what is left out are missed */
}

TEST(a_silence_that_was_left_out_and_is_shown_later_counts_as_shown)
{
    bench *b = bench_start(false);
    pl_desk_take_speech(b->desk, made_speech());
    pl_desk_speech_only(b->desk, true);
    bench_play_for(b, 2400000);
    bench_drain(b);
    check_near(b->desk->skipped_us, 1200000, 1);
    pl_desk_speech_only(b->desk, false);
    pl_desk_go(b->desk, 900000);
    bench_play_for(b, 2000000);
    pl_desk_toggle(b->desk);
    bench_go_on(b, 200000);
    bench_drain(b);
    check_int(b->desk->skipped_us, 0);
    check(b->desk->watched_us >= 2900000);
    bench_stop(b);
}

TEST(keys_go_from_one_end_of_a_silence_to_the_next)
{
    static const struct {
        int way;
        pl_time then;
    } steps[] = { { 1, 2200000 }, { 1, 10000000 }, { 1, 10000000 }, { -1, 2200000 }, { -1, 0 } };
    bench *b = bench_start(false);
    pl_desk_silence(b->desk, 1);
    check_int(b->desk->play.position_us, 0);
    pl_desk_take_speech(b->desk, made_speech());
    for (size_t i = 0; i < PL_COUNT(steps); i++) {
        pl_desk_silence(b->desk, steps[i].way);
        bench_go_on(b, 80000);
        check_int(b->desk->play.position_us, steps[i].then);
    }
    bench_stop(b);
}
