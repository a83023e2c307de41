/* Opening a recording that nobody opens. */
#ifndef PLUMBLINE_LIBRARY_OPEN_H
#define PLUMBLINE_LIBRARY_OPEN_H

#include "plumbline/library/index.h"

/* As pl_library_open, for a glance: the cache does not take it for a use, and nothing long is begun. NULL
 * also where its index is not kept (PL_NOT_FOUND). */
pl_media *open_in_passing(pl_store *store, pl_id id, pl_job *job, pl_error *err);

#endif
