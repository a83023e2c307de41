/* Keys go to what was not watched yet. */
#include "desk_bench.h"
#include "test.h"

#include "plumbline/review/desk_unwatched.h"
#include "plumbline/store/watched.h"

typedef struct stretch {
    pl_time from, to;
    bool skipped;
} stretch;

/* The review of a recording of 12 s, of which so much was watched before. */
static bench *watched_bench(const stretch *stretches, int count)
{
    pl_error err = { 0 };
    bench *b = bench_start(false);
    bench_drain(b);
    bench_close(b);
    pl_store *store;
    check_ok(pl_store_open(&store, b->folder, &(pl_store_options){ .as = "T-02" }, &err));
    for (int i = 0; i < count; i++) {
        pl_watched one = { .id = pl_id_new(),
                           .review = b->review,
                           .from_us = stretches[i].from,
                           .to_us = stretches[i].to,
                           .speed_milli = 1000,
                           .skipped = stretches[i].skipped,
                           .wall_utc = 1772000000 };
        check_ok(pl_store_watched_set(store, &one, true, &err));
    }
    pl_store_close(&store);
    bench_open(b);
    bench_go_on(b, 80000);
    return b;
}

typedef struct step {
    int way;
    pl_unwatched answer;
    pl_time then;
} step;

static void check_steps(bench *b, const step *steps, int count)
{
    for (int i = 0; i < count; i++) {
        check_int(pl_desk_unwatched(b->desk, steps[i].way), steps[i].answer);
        bench_go_on(b, 80000);
        check_int(b->desk->play.position_us, steps[i].then);
    }
}

TEST(keys_go_from_one_stretch_that_was_not_watched_to_the_next)
{
    static const stretch seen[] = { { 0, 2000000, false },
                                    { 4000000, 6000000, false },
                                    { 6000000, 7000000, true }, /* counted apart */
                                    { 8000000, 9000000, false },
                                    { 9400000, 10000000, false } }; /* too near to the one before */
    static const step steps[] = {
        { 1, PL_UNWATCHED_WENT, 2000000 },  { 1, PL_UNWATCHED_WENT, 7000000 },
        { 1, PL_UNWATCHED_WENT, 10000000 }, { 1, PL_UNWATCHED_HERE, 10000000 },
        { -1, PL_UNWATCHED_WENT, 7000000 }, { -1, PL_UNWATCHED_WENT, 2000000 },
        { -1, PL_UNWATCHED_HERE, 2000000 },
    };
    bench *b = watched_bench(seen, PL_COUNT(seen));
    check_steps(b, steps, PL_COUNT(steps));
    pl_desk_go(b->desk, 1000000);
    bench_go_on(b, 80000);
    check_int(pl_desk_unwatched(b->desk, -1), PL_UNWATCHED_BEHIND);
    pl_desk_go(b->desk, 11000000);
    bench_go_on(b, 80000);
    check_steps(b, &(step){ -1, PL_UNWATCHED_WENT, 10000000 }, 1); /* its own start */
    bench_stop(b);
}

TEST(what_plays_is_watched_at_once)
{
    static const stretch seen[] = { { 0, 2000000, false }, { 5000000, 12000000, false } };
    static const step there = { 1, PL_UNWATCHED_WENT, 2000000 };
    bench *b = watched_bench(seen, PL_COUNT(seen));
    check_steps(b, &there, 1);
    bench_play_for(b, 1000000);
    check_int(pl_desk_unwatched(b->desk, 1), PL_UNWATCHED_HERE);
    check_int(pl_desk_unwatched(b->desk, -1), PL_UNWATCHED_HERE);
    bench_play_for(b, 2200000);
    check_int(pl_desk_unwatched(b->desk, 1), PL_UNWATCHED_NONE);
    check_int(pl_desk_unwatched(b->desk, -1), PL_UNWATCHED_NONE);
    bench_stop(b);
}
