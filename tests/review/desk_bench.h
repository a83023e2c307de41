/* An open review under test: a real recording, a real library and the writer's thread, on a made clock. */
#ifndef PLUMBLINE_TESTS_REVIEW_DESK_BENCH_H
#define PLUMBLINE_TESTS_REVIEW_DESK_BENCH_H

#include "plumbline/review/desk.h"

#include <stdatomic.h>

typedef struct bench {
    char *folder;
    pl_store *store;
    pl_post *post;
    pl_desk *desk;
    pl_id review;
    atomic_llong now;
    bool real;             /* the system's clock */
    const char *recording; /* of the corpus */
    bool sound;            /* there is a sound device */
    float block[1920 * 2]; /* what it took last */
    const pl_frame *shown;
} bench;

bench *bench_start(bool real); /* a library with one recording, its review open */
bench *bench_start_with(const char *recording, bool sound); /* another one, on the made clock */
void bench_stop(bench *b);

/* The review is closed and opened again, as by another start of the program. */
void bench_close(bench *b);
void bench_open(bench *b);

void bench_round(bench *b);             /* of the window: what came in, what is due, the picture */
void bench_go_on(bench *b, int64_t us); /* rounds of 40 ms */
void bench_play_for(bench *b, int64_t us); /* plays, if it does not yet */
void bench_drain(bench *b);                /* all is written, or the test fails */

#endif
