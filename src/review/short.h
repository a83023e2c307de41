/* A review that is started as a short one: its items and its drawn stretch. */
#ifndef PL_REVIEW_SHORT_H
#define PL_REVIEW_SHORT_H

#include "plumbline/base/arena.h"
#include "plumbline/review/review.h"

/* Fills in the review that is about to be started; its texts are the arena's. Nothing where no short one was
 * asked for. */
bool short_begin(pl_review *review, pl_arena *arena, pl_store *store, const pl_recording *recording,
                 const pl_review_start *start, pl_error *err);

#endif
