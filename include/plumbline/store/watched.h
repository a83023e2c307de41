/* The watched ledger: what was shown to the reviewer of a draft. Not undoable, and no change of the
 * review's facts: its revision stays, so that watching on never stands in the way of signing. */
#ifndef PLUMBLINE_STORE_WATCHED_H
#define PLUMBLINE_STORE_WATCHED_H

#include "plumbline/model/watched.h"
#include "plumbline/store/store.h"

/* Adds this stretch (watched->id is a random id made by the caller), or makes the one that has this id
 * longer: it never gets shorter. Speed, skipped and wall_utc are those of the first time; another speed
 * or kind is another stretch (PL_BAD_INPUT). With `ended` the log gets its line about it; before that
 * none. For the reviewer of a draft alone. */
bool pl_store_watched_set(pl_store *store, const pl_watched *watched, bool ended, pl_error *err);

/* By from_us, as it was written. Empty for whoever may not see the review, and for those it is about;
 * wall_utc is 0 for anyone but the reviewer. */
bool pl_store_watched_list(pl_watched_list *out, pl_store *store, pl_id review, pl_error *err);

/* What this person watched in each of the own reviews, by review; reviews of which nothing was watched are
 * not in it. free(). */
typedef struct pl_watched_sum {
    pl_id review;
    pl_time shown, skipped;
} pl_watched_sum;

bool pl_store_watched_own(pl_watched_sum **out, int *count, pl_store *store, pl_error *err);

#endif
