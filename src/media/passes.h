/* Stretches of a recording that are passed over while it plays: how far the playing is after so much time,
 * and how long it takes to get somewhere. Times of playing are nanoseconds, so that sums over hundreds of
 * stretches stay within a sample of sound. */
#ifndef PLUMBLINE_MEDIA_PASSES_H
#define PLUMBLINE_MEDIA_PASSES_H

#include "plumbline/media/player.h"

typedef struct pl_passes {
    pl_pass *items; /* in order, none empty, none over another */
    int count;
} pl_passes;

/* A copy; *out is freed with pl_passes_clear. Stretches that are empty or not in order are left out. */
void pl_passes_take(pl_passes *out, const pl_pass *passes, int count);
void pl_passes_clear(pl_passes *passes);

/* The first that ends behind `at`, or count. */
int pl_passes_from(const pl_passes *passes, pl_time at);

/* The one that `at` lies in, or NULL. */
const pl_pass *pl_passes_at(const pl_passes *passes, pl_time at);

/* How fast it plays at `at` when `speed` (thousandths) is set: no pass is slower than that; 0: not at all,
 * the playing goes on behind it. */
int pl_passes_speed(const pl_passes *passes, pl_time at, int speed);

/* Where it is that long after `at`. */
pl_time pl_passes_on(const pl_passes *passes, pl_time at, int64_t ns, int speed);

/* How long it takes from `at` to `to`; 0 where that lies before. */
int64_t pl_passes_take_ns(const pl_passes *passes, pl_time at, pl_time to, int speed);

/* One stretch of one speed from `at` on, for walking: *end is where it ends, INT64_MAX for the last, *passed
 * whether it is one of the passes; *i is from pl_passes_from and goes on. */
int pl_passes_next(pl_time *end, bool *passed, const pl_passes *passes, int *i, pl_time at,
                   int speed);

int64_t pl_passes_ns(pl_time us, int speed); /* how long so much takes; 0 where it is left out */

#endif
