/* A recording that is only heard, and which of several sounds is. */
#include "desk_bench.h"
#include "test.h"

static void check_near(pl_time got, pl_time want, pl_time by)
{
    if (llabs(got - want) > by)
        fail_msg("%lld is not near %lld", (long long)got, (long long)want);
}

/* How often the sound passes through nothing upwards in what the device took last: 40 ms. */
static int waves(const bench *b)
{
    int count = 0;
    for (int i = 1; i < 1920; i++)
        count += b->block[2 * i - 2] < 0 && b->block[2 * i] >= 0;
    return count;
}

TEST(what_is_heard_of_a_recording_of_sound_counts_as_watched)
{
    bench *b = bench_start_with("sound.m4a", true);
    bench_round(b);
    check(!b->desk->play.has_picture && b->desk->play.has_sound);
    bench_play_for(b, 2000000);
    pl_desk_toggle(b->desk);
    bench_drain(b);
    check_near(b->desk->watched_us, 2000000, 150000);
    check_int(b->desk->watched_us, b->desk->play.position_us);
    check_int(b->desk->watched.count, 1);

    pl_desk_go(b->desk, 6000000); /* another stretch, faster */
    pl_desk_speed(b->desk, 2000);
    bench_play_for(b, 1000000);
    pl_desk_go(b->desk, 500000); /* what was heard before counts once */
    bench_go_on(b, 500000);
    pl_desk_toggle(b->desk);
    bench_drain(b);
    const pl_watched *one = &b->desk->watched.items[0], *two = &b->desk->watched.items[1];
    check_int(b->desk->watched_us, one->to_us - one->from_us + two->to_us - two->from_us);
    check_int(two->speed_milli, 2000);
    check_int(two->from_us, 6000000);
    check_near(two->to_us, 8000000, 300000); /* a round or two until it is heard */

    pl_time watched = b->desk->watched_us;
    bench_close(b);
    bench_open(b);
    check_int(b->desk->watched_us, watched);
    bench_stop(b);
}

TEST(a_recording_of_sound_that_is_heard_to_its_end_is_watched_to_its_end)
{
    bench *b = bench_start_with("talk.ogg", true);
    pl_time whole = b->desk->facts.recording->duration_us;
    pl_desk_go(b->desk, whole - 1500000);
    bench_play_for(b, 3000000);
    check(b->desk->play.ended && !b->desk->play.playing);
    bench_drain(b);
    check_int(b->desk->watched.items[0].to_us, whole);
    bench_stop(b);
}

TEST(what_nobody_can_hear_does_not_count)
{
    bench *b = bench_start_with("talk.mp3", false); /* no device */
    bench_play_for(b, 2000000);
    check(b->desk->play.playing);
    check_near(b->desk->play.position_us, 2000000, 150000);
    bench_drain(b);
    check_int(b->desk->watched_us, 0);
    bench_stop(b);

    b = bench_start_with("talk.mp3", true);
    bench_play_for(b, 1000000);
    pl_player_set_muted(b->desk->player, true);
    bench_go_on(b, 1000000);
    pl_player_set_muted(b->desk->player, false);
    bench_go_on(b, 1000000);
    pl_desk_toggle(b->desk);
    bench_drain(b);
    check_near(b->desk->watched_us, 2000000, 200000);
    check_int(b->desk->watched.count, 2);
    bench_stop(b);
}

/* Speech from 0 to 1 s, 2.2 to 4 s, 10 s on: both silences are skipped, for nothing of them is heard. */
TEST(silence_that_is_passed_over_in_a_recording_of_sound_counts_as_skipped)
{
    bench *b = bench_start_with("sound.m4a", true);
    pl_speech *speech = pl_alloc(sizeof *speech);
    speech->duration_us = b->desk->facts.recording->duration_us;
    pl_ranges_add(&speech->ranges, 0, 1000000);
    pl_ranges_add(&speech->ranges, 2200000, 4000000);
    pl_ranges_add(&speech->ranges, 10000000, speech->duration_us);
    pl_desk_take_speech(b->desk, speech);
    pl_desk_speech_only(b->desk, true);
    bench_play_for(b, 1000000);
    for (int i = 0; i < 1000 && b->desk->play.position_us < 11000000; i++)
        bench_go_on(b, 40000);
    pl_desk_toggle(b->desk);
    bench_drain(b);
    check_near(b->desk->skipped_us, 1200000 + 6000000, 20000);
    check_near(b->desk->watched_us, b->desk->play.position_us - 1200000 - 6000000, 100000);
    bench_stop(b);
}

TEST(a_recording_of_sound_is_tagged_where_it_is_heard)
{
    bench *b = bench_start_with("sound.wav", true);
    bench_play_for(b, 4000000);
    pl_desk_digit(b->desk, 5);
    pl_desk_digit(b->desk, 3);
    bench_go_on(b, 200000);
    bench_drain(b);
    check_int(b->desk->tag_count, 1);
    check_near(b->desk->tags[0]->tag.made_us, 4000000, 150000);
    check_near(b->desk->tags[0]->tag.at_us, 2000000, 150000); /* with its lead */
    bench_stop(b);
}

/* The choice is this person's, for this recording; speech is another one in it. */
TEST(the_sound_that_was_chosen_is_heard_again)
{
    bench *b = bench_start_with("two_tracks.mkv", true);
    bench_play_for(b, 400000);
    int first = waves(b), number = b->desk->speech_number;
    pl_desk_choose_sound(b->desk, (pl_sound_choice){ 2, PL_SIDE_LEFT });
    check(b->desk->speech_number > number && !b->desk->speech);
    bench_go_on(b, 800000);
    int second = waves(b);
    check_near(first, 20, 1);  /* 500 Hz */
    check_near(second, 60, 1); /* 1500 Hz */
    bench_drain(b);
    bench_close(b);
    bench_open(b);
    check(pl_sound_choice_same(b->desk->sound, (pl_sound_choice){ 2, PL_SIDE_LEFT }));
    bench_play_for(b, 400000);
    check_near(waves(b), 60, 1);
    bench_stop(b);
}
