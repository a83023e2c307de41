/* What was really shown to a reviewer: the ledger's rows, and sums over stretches of time that count
 * what was shown twice once. */
#ifndef PLUMBLINE_MODEL_WATCHED_H
#define PLUMBLINE_MODEL_WATCHED_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef struct pl_watched {
    pl_id id, review;
    pl_time from_us,
        to_us;       /* to_us is the end of the last picture shown: stretches that follow touch */
    int speed_milli; /* 1500: one and a half times */
    bool skipped;    /* silence that "speech only" left out */
    pl_utc wall_utc; /* when it began */
} pl_watched;

typedef struct pl_watched_list {
    pl_arena *arena;
    pl_watched *items; /* by from_us, then id */
    int count;
} pl_watched_list;

void pl_watched_list_free(pl_watched_list *list);

typedef struct pl_range {
    pl_time from_us, to_us; /* to_us itself is not in it */
} pl_range;

/* Stretches of time, in order; none is empty and no two overlap or touch. Start as `{ 0 }`. */
typedef struct pl_ranges {
    pl_range *items;
    int count, room;
} pl_ranges;

void pl_ranges_free(pl_ranges *ranges);
void pl_ranges_add(pl_ranges *ranges, pl_time from, pl_time to); /* an empty one is no harm */
/* *out (freed with pl_ranges_free) is what is in a and not in b. */
void pl_ranges_minus(pl_ranges *out, const pl_ranges *a, const pl_ranges *b);
pl_time pl_ranges_sum(const pl_ranges *ranges);
/* How much of the time between from and to is in them. */
pl_time pl_ranges_within(const pl_ranges *ranges, pl_time from, pl_time to);

/* What was shown, and what was skipped and never shown. Both are freed with pl_ranges_free. */
void pl_watched_ranges(pl_ranges *shown, pl_ranges *skipped, const pl_watched_list *list);

/* Where `lead` of shown time before `t` begins. Silence that was skipped is passed over without counting;
 * at time that was never watched, and at the first picture, the walk ends early. The answer is t itself
 * or a time that was shown, never one that was skipped; not yet the start of a frame. */
pl_time pl_ranges_back(const pl_ranges *shown, const pl_ranges *skipped, pl_time t, pl_time lead);
pl_time pl_watched_back(const pl_watched_list *list, pl_time t, pl_time lead);

#endif
