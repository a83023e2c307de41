/* What a treatment manager sees at once of other people's reviews. */
#ifndef PLUMBLINE_STORE_AT_ONCE_H
#define PLUMBLINE_STORE_AT_ONCE_H

#include "plumbline/model/at_once.h"
#include "plumbline/store/store.h"

/* Of the reviews of one recording, or (0) of all. Nothing for who is no treatment manager, and nothing of
 * the own. What is kept for its writer is never in it. Free with pl_at_onces_free. */
bool pl_store_at_once(pl_at_onces *out, pl_store *store, pl_id recording, pl_error *err);

#endif
