/* Marks of how a session ran: in a draft, by its reviewer, undoable. */
#ifndef PLUMBLINE_STORE_PLAN_H
#define PLUMBLINE_STORE_PLAN_H

#include "plumbline/model/plan.h"
#include "plumbline/store/store.h"

/* mark->id 0 gets a fresh one; one that is there is changed. */
bool pl_store_plan_set(pl_id *out, pl_store *store, const pl_plan_mark *mark, pl_error *err);
bool pl_store_plan_delete(pl_store *store, pl_id mark, pl_error *err);
bool pl_store_plan(pl_plan *out, pl_store *store, pl_id review, pl_error *err);

#endif
