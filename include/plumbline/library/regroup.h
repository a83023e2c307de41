/* Parts joined and split by hand. Where monitoring has begun on a recording its times are never touched: all
 * of this is refused then. */
#ifndef PLUMBLINE_LIBRARY_REGROUP_H
#define PLUMBLINE_LIBRARY_REGROUP_H

#include "plumbline/base/job.h"
#include "plumbline/store/store.h"

/* Makes one recording of several, in this order; *out is the first of them, the others are no more. Reads
 * all parts (progress and abort by job) and writes one change. */
bool pl_library_join(pl_id *out, pl_store *store, const pl_id *recordings, int count, pl_job *job,
                     pl_error *err);

/* Makes two recordings of one: out[0] is it, with its first `after` parts (from 1), out[1] has the others. */
bool pl_library_split(pl_id out[2], pl_store *store, pl_id recording, int after, pl_job *job,
                      pl_error *err);

#endif
