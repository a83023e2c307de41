#ifndef PLUMBLINE_STORE_FACTS_H
#define PLUMBLINE_STORE_FACTS_H

#include "plumbline/model/facts.h"
#include "plumbline/store/store.h"

/* All facts of a review at one state of the file, its rubric read. PL_NOT_FOUND for a review that this
 * person may not see. Free with pl_review_facts_free. */
bool pl_store_facts(pl_review_facts *out, pl_store *store, pl_id review, pl_error *err);

/* Reads everything anew but tags, rubric and recording, at one state of the file; evidence is what
 * facts->tags (by at_us, then id) hold now. Whatever pointed into review, scores, risks, matters, actions
 * and counts is stale afterwards. On failure facts are as they were. */
bool pl_store_facts_refresh(pl_review_facts *facts, pl_store *store, pl_error *err);

#endif
