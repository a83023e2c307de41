/* How a session ran, as its reviewer marked it: its parts, its breaks, an empty room. */
#ifndef PLUMBLINE_MODEL_PLAN_H
#define PLUMBLINE_MODEL_PLAN_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/model/watched.h"

enum { PL_PLAN_TITLE_MOST = 120, PL_PLAN_MARKS_MOST = 200 };

typedef enum pl_plan_kind { PL_PLAN_PART, PL_PLAN_BREAK, PL_PLAN_EMPTY } pl_plan_kind;

typedef struct pl_plan_mark {
    pl_id id, review;
    pl_plan_kind kind;
    pl_time from_us, to_us; /* to_us of a part: PL_NO_TIME */
    const char *title;      /* of a part; else NULL */
} pl_plan_mark;

typedef struct pl_plan {
    pl_arena *arena;
    pl_plan_mark *items; /* by from_us */
    int count;
} pl_plan;

void pl_plan_free(pl_plan *plan);

const char *pl_plan_kind_name(pl_plan_kind kind); /* "part", "break", "empty" */
bool pl_plan_kind_parse(pl_plan_kind *out, const char *name);
/* "Exercise 2", "Break", "Nobody in the room" */
const char *pl_plan_words(const pl_plan_mark *mark);

/* Where a mark ends: a part at the next mark, or where the recording does. */
pl_time pl_plan_end(const pl_plan *plan, int index, pl_time whole_us);
/* The one that this time lies in, or -1. */
int pl_plan_at(const pl_plan *plan, pl_time at, pl_time whole_us);
/* What no one could be watched in: breaks and an empty room. Freed with pl_ranges_free. */
void pl_plan_left_out(pl_ranges *out, const pl_plan *plan);

#endif
