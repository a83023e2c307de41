/* From what is said in a review to what is summed. Pure; any thread. */
#ifndef PLUMBLINE_MEASURE_REVIEW_H
#define PLUMBLINE_MEASURE_REVIEW_H

#include "plumbline/measure.h"
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

#endif
