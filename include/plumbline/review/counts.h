/* What was counted in a review: what may be, how often it was, and over how much time. */
#ifndef PLUMBLINE_REVIEW_COUNTS_H
#define PLUMBLINE_REVIEW_COUNTS_H

#include "plumbline/model/facts.h"
#include "plumbline/model/watched.h"
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

/* How often each was counted, by place in the rubric's counters: of this person, and of the participants
 * where a counter is of them. out has room for all counters. */
void pl_review_tally_sums(int *out, const pl_rubric *rubric, const pl_tallies *tallies, pl_who who);

/* The level of each item for this person, by place: PL_NO_LEVEL where there is none. */
void pl_review_levels(int *out, const pl_review_facts *facts, pl_who who);

/* How much of the stretch was watched. *by_ledger is false, and all of it counts, where nothing of the
 * recording was watched in Plumbline: then somebody counted with another player. */
pl_time pl_review_counted_us(bool *by_ledger, const pl_counted *counted,
                             const pl_watched_list *watched);

#endif
