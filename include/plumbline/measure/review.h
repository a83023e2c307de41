/* From what is said in a review to what is summed. Pure; any thread. */
#ifndef PLUMBLINE_MEASURE_REVIEW_H
#define PLUMBLINE_MEASURE_REVIEW_H

#include "plumbline/measure.h"
#include "plumbline/measure/counts.h"
#include "plumbline/model/facts.h"

/* Whether a critical matter stands about this person, or the session: one that was raised and not
 * withdrawn, a level that makes its item critical, or a yes to a critical question. Then no figure is
 * shown. One on the session counts as about a person only where the reviewer says who could have acted. */
bool pl_measure_critical(const pl_review_facts *facts, pl_who who);

/* One fact for each item of this person (or the session), in the rubric's order; free(). What has no score
 * yet is missing, or not counted where the item does not apply in the review's setting. */
pl_score_fact *pl_measure_facts(int *count, const pl_review_facts *facts, pl_who who);

/* How many items of this person (or the session) apply and have neither a level nor a reason. */
int pl_measure_open(const pl_review_facts *facts, pl_who who);

/* The figure of this person (or the session). In a draft there is none until all is answered: what is made
 * of some of the items only would be read as what the whole will be. */
pl_figure pl_measure_overall(const pl_review_facts *facts, pl_who who);

/* The rubric's, but for a self-review, of which no figure is made: then no domain has a mean. */
pl_sum_rules pl_measure_rules(const pl_review_facts *facts);

/* ----- of what was counted */

/* How often each was counted, by place in the rubric's counters: of this person, and of the participants
 * where a counter is of them. out has room for all counters. */
void pl_measure_tally_sums(int *out, const pl_rubric *rubric, const pl_tallies *tallies,
                           pl_who who);

/* The level of each item for this person, by place: PL_NO_LEVEL where there is none. */
void pl_measure_levels(int *out, const pl_review_facts *facts, pl_who who);

/* All formulas of the rubric for this person; out has room for them. */
void pl_measure_computed(pl_computed *out, const pl_review_facts *facts, const pl_tallies *tallies,
                         pl_who who);

/* Whether a guard of the rubric is to be shown of this person. `told`: beside what was released to them. */
bool pl_measure_guarded(const pl_review_facts *facts, int guard, pl_who who, bool told);

enum { PL_GUARD_ROOM = 400 };
/* "To talk about: … (G4 is 5 here; 2.4 is 1 in another review of the session.)" Returns out. */
const char *pl_guard_words(char out[PL_GUARD_ROOM], const pl_review_facts *facts, int guard,
                           pl_who who, bool told);

#endif
