/* Counts, and the stretch in which is counted. Each call is one user action: one transaction and one undo
 * step. For the reviewer of a draft alone. */
#ifndef PLUMBLINE_STORE_TALLY_H
#define PLUMBLINE_STORE_TALLY_H

#include "plumbline/model/tally.h"
#include "plumbline/store/store.h"

/* tally->id is a random id made by the caller (pl_id_new), so that it can be drawn before it is stored. */
bool pl_store_tally_add(pl_store *store, const pl_tally *tally, pl_error *err);
/* Its kind and its end; the rest stays. */
bool pl_store_tally_set(pl_store *store, const pl_tally *tally, pl_error *err);
bool pl_store_tally_delete(pl_store *store, pl_id tally, pl_error *err);
/* A facilitator sees the own and the session's only. */
bool pl_store_tallies(pl_tallies *out, pl_store *store, pl_id review, pl_error *err);

/* PL_CHOSEN_NOT takes the stretch out. */
bool pl_store_counted_set(pl_store *store, pl_id review, const pl_counted *counted, pl_error *err);
/* PL_CHOSEN_NOT where there is none, and for whoever may not see the review. */
bool pl_store_counted(pl_counted *out, pl_store *store, pl_id review, pl_error *err);

#endif
