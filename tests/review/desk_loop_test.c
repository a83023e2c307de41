/* A loop plays its stretch again and again, and holds nobody who goes elsewhere. */
#include "desk_bench.h"
#include "test.h"

#include "plumbline/review/desk_loop.h"

#define S ((pl_time)1000 * 1000)

static bool is_looped(const bench *b, pl_time from, pl_time to)
{
    pl_time a, z;
    return pl_desk_loop(b->desk, &a, &z) && a == from && z == to;
}

TEST(a_key_starts_ends_and_clears_the_loop)
{
    bench *b = bench_start(false);
    pl_time from, to;
    pl_desk_go(b->desk, 3 * S);
    bench_go_on(b, 200000);
    check(pl_desk_loop_next(b->desk));
    check(is_looped(b, 3 * S, PL_NO_TIME));
    pl_desk_go(b->desk, 1 * S); /* before its start: then that is its end */
    bench_go_on(b, 200000);
    check(pl_desk_loop_next(b->desk));
    check(is_looped(b, 1 * S, 3 * S));
    check(pl_desk_loop_next(b->desk));
    check(!pl_desk_loop(b->desk, &from, &to));
    bench_stop(b);
}

TEST(too_short_a_loop_is_refused_and_its_start_stays)
{
    bench *b = bench_start(false);
    pl_desk_go(b->desk, 3 * S);
    bench_go_on(b, 200000);
    pl_desk_loop_next(b->desk);
    pl_desk_step(b->desk, 1);
    bench_go_on(b, 200000);
    check(!pl_desk_loop_next(b->desk));
    check_has(b->desk->trouble.text, "half a second");
    check(is_looped(b, 3 * S, PL_NO_TIME));
    bench_stop(b);
}

TEST(playing_turns_back_at_the_end_and_what_was_watched_counts_once)
{
    bench *b = bench_start(false);
    check(pl_desk_loop_set(b->desk, 2 * S, 3 * S));
    bench_go_on(b, 200000);
    pl_desk_toggle(b->desk);
    int turns = 0;
    pl_time before = b->desk->play.position_us;
    for (int i = 0; i < 200 && turns < 3; i++) { /* eight seconds at most */
        bench_go_on(b, 40000);
        turns += b->desk->play.position_us < before;
        before = b->desk->play.position_us;
        check(before < 3 * S + 200000);
    }
    check_int(turns, 3);
    pl_desk_toggle(b->desk);
    bench_go_on(b, 200000);
    bench_drain(b);
    check(b->desk->watched_us >= 900000 && b->desk->watched_us <= 1200000);
    bench_stop(b);
}

TEST(who_goes_behind_a_loop_is_not_brought_back)
{
    bench *b = bench_start(false);
    check(pl_desk_loop_set(b->desk, 2 * S, 3 * S));
    bench_go_on(b, 200000);
    pl_desk_toggle(b->desk);
    bench_go_on(b, 400000);
    pl_desk_go(b->desk, 5 * S);
    bench_play_for(b, 1000000);
    check(b->desk->play.position_us >= 5 * S);
    pl_time from, to;
    check(pl_desk_loop(b->desk, &from, &to)); /* it is still there */
    bench_stop(b);
}

TEST(a_loop_to_the_end_of_the_recording_turns_back_too)
{
    bench *b = bench_start(false);
    check(pl_desk_loop_set(b->desk, 11 * S, 13 * S));
    bench_go_on(b, 200000);
    pl_desk_toggle(b->desk);
    bench_go_on(b, 1500000);
    check(b->desk->play.playing);
    bench_stop(b);
}
