/* The open review: marks of how its session ran. */
#ifndef PLUMBLINE_REVIEW_DESK_PLAN_H
#define PLUMBLINE_REVIEW_DESK_PLAN_H

#include "plumbline/review/desk.h"

/* One undo step. mark->id 0: a new one. Texts are borrowed for the call; false with the desk's trouble. */
bool pl_desk_plan_set(pl_desk *desk, const pl_plan_mark *mark);
void pl_desk_plan_drop(pl_desk *desk, pl_id mark);
/* The start of the next mark behind the playhead; PL_NO_TIME: there is none. */
pl_time pl_desk_plan_next(const pl_desk *desk);
/* Where a break at this time would end and begin: the silence about it, where speech is known; else both are
 * the time itself. */
void pl_desk_plan_silence(const pl_desk *desk, pl_time at, pl_time *from, pl_time *to);

/* Held against the others and the recording; what is wrong as a sentence. */
bool pl_review_plan_check(const pl_review_facts *facts, const pl_plan_mark *mark, pl_error *err);

#endif
