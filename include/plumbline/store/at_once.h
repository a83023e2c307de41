/* What is seen at once of other people's reviews: by treatment managers, and what its writer sent by who
 * reviews them, too. */
#ifndef PLUMBLINE_STORE_AT_ONCE_H
#define PLUMBLINE_STORE_AT_ONCE_H

#include "plumbline/model/at_once.h"
#include "plumbline/store/store.h"

/* Of the reviews of one recording, or (0) of all. Nothing of the own. Who is no treatment manager has of it
 * only what was sent by someone whom a review of theirs, of this recording, is about. What is kept for its
 * writer is never in it. Free with pl_at_onces_free. */
bool pl_store_at_once(pl_at_onces *out, pl_store *store, pl_id recording, pl_error *err);

#endif
