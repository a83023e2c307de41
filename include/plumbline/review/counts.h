/* Counting in a review: what may be counted, and in which stretch. */
#ifndef PLUMBLINE_REVIEW_COUNTS_H
#define PLUMBLINE_REVIEW_COUNTS_H

#include "plumbline/model/facts.h"
#include "plumbline/store/store.h"

/* Whether it may stand in this review: a counter of its rubric, a person it is of, inside the stretch. */
bool pl_review_tally_check(const pl_review_facts *facts, const pl_tally *tally, pl_error *err);

/* Checked, then stored; tally->id 0 gets a fresh one. */
bool pl_review_tally(pl_id *out, pl_store *store, const pl_review_facts *facts,
                     const pl_tally *tally, pl_error *err);

bool pl_review_counts(const pl_review_facts *facts,
                      pl_error *err); /* its rubric counts something */

/* Whether this can be the stretch: as the rubric allows it, in the recording, and with none of the counts
 * outside. */
bool pl_review_stretch_check(const pl_review_facts *facts, const pl_tallies *tallies,
                             const pl_counted *counted, pl_error *err);

/* A stretch of the rubric's length, drawn by this seed. */
pl_counted pl_review_stretch_draw(const pl_review_facts *facts, int64_t seed);
/* The same length from here on, as far as the recording goes; and the whole. */
pl_counted pl_review_stretch_from(const pl_review_facts *facts, pl_time from);
pl_counted pl_review_stretch_whole(const pl_review_facts *facts);

bool pl_counted_has(const pl_counted *counted, pl_time at);

#endif
