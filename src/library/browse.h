/* The inside of browsing: what one thing is. */
#ifndef PLUMBLINE_LIBRARY_BROWSE_INNER_H
#define PLUMBLINE_LIBRARY_BROWSE_INNER_H

#include "plumbline/base/file.h"
#include "plumbline/base/job.h"
#include "plumbline/library/browse.h"
#include "plumbline/store/store.h"

typedef struct browse_look {
    pl_store *store; /* the looking thread's own; NULL: there is no library */
    pl_job *job;
    int64_t settle_us;
} browse_look;

/* Tells what an entry is whose path, name and, of a series, parts are there. */
void browse_look_at(pl_browse_entry *entry, const browse_look *look);

/* The parts of an entry; their names are made of the paths. */
void browse_add_part(pl_browse_entry *entry, const char *path);

#endif
