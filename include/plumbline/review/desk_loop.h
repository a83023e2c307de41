/* A loop: playing that comes to its end goes on at its start. It moves nothing by hand: a tag in hand stays
 * there. Going elsewhere leaves it as it is; what is passed over counts as watched once, as ever. */
#ifndef PLUMBLINE_REVIEW_DESK_LOOP_H
#define PLUMBLINE_REVIEW_DESK_LOOP_H

#include "plumbline/base/time.h"

#include <stdbool.h>

struct pl_desk;

/* Starts it at the frame on the screen, ends it there, takes it away, in turn. False, with trouble, where
 * it would be too short. */
bool pl_desk_loop_next(struct pl_desk *desk);
bool pl_desk_loop_set(struct pl_desk *desk, pl_time from, pl_time to); /* and goes there */
void pl_desk_loop_clear(struct pl_desk *desk);

/* Where it is: *to PL_NO_TIME while only its start is set; false: there is none. */
bool pl_desk_loop(const struct pl_desk *desk, pl_time *from, pl_time *to);

#endif
