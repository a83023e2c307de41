/* New records made from signed ones, which stay as they are: a correction, and what two reviewers
 * agree on. */
#ifndef PLUMBLINE_STORE_RECORDS_H
#define PLUMBLINE_STORE_RECORDS_H

#include "plumbline/store/store.h"

/* A draft that has all that the signed review has (tags, scores, words, actions, critical matters;
 * what was watched where its reviewer is the same), with a reason; it takes the older one's place when
 * it is signed, and both stay to be seen. By its reviewer or a treatment manager. PL_REFUSED for a
 * draft, and where a correction is begun or was signed already: then that one is corrected. */
bool pl_store_review_correct(pl_id *out, pl_store *store, pl_id review, const char *reason,
                             pl_error *err);

/* A third record from two signed reviews of one recording by the same rubric and with the same
 * facilitators: the tags and critical matters of both, and each score that both gave alike; the others
 * are open, to be agreed in words. By one of the two reviewers, a treatment manager or a clinical
 * lead. */
bool pl_store_review_agree(pl_id *out, pl_store *store, pl_id one, pl_id other, pl_error *err);

#endif
