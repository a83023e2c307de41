/* Small pictures over a recording of the library, in at most 24 MB. On the drive only where the library's
 * setting allows it, beside the recording's index. */
#ifndef PLUMBLINE_LIBRARY_THUMBS_H
#define PLUMBLINE_LIBRARY_THUMBS_H

#include "plumbline/base/job.h"
#include "plumbline/library/tidy.h"
#include "plumbline/media/thumbs.h"

/* One thread at a time makes, keeps and frees them; any thread may look at what is there meanwhile. */
typedef struct pl_library_thumbs pl_library_thumbs;

pl_library_thumbs *pl_library_thumbs_new(pl_id recording); /* none of them is there yet */
void pl_library_thumbs_free(pl_library_thumbs *thumbs);    /* NULL is accepted */

/* Takes those that were kept, where they still may be, and makes what is missing, from coarse to fine. False
 * when the job was stopped (PL_CANCELLED: what was made stays, and the next call goes on), the recording is
 * away, or it cannot be read. */
bool pl_library_thumbs_make(pl_library_thumbs *thumbs, pl_store *store, pl_job *job, pl_error *err);

/* Writes those that were made since they were last kept; nothing where the library does not keep pictures or
 * the drive is full. True when something was written. */
bool pl_library_thumbs_keep(pl_library_thumbs *thumbs, pl_store *store);

/* What is there; NULL until it is known how many there will be, then the same until they are freed. */
pl_thumbs *pl_library_thumbs_get(const pl_library_thumbs *thumbs);

#endif
