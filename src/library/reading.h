/* A recording read from its parts, as the store keeps it. */
#ifndef PLUMBLINE_LIBRARY_READING_H
#define PLUMBLINE_LIBRARY_READING_H

#include "plumbline/base/arena.h"
#include "plumbline/base/file.h"
#include "plumbline/base/job.h"
#include "plumbline/library/index.h"
#include "plumbline/model/recording.h"
#include "plumbline/model/session.h"
#include "plumbline/store/store.h"

typedef struct reading {
    pl_arena *arena;
    pl_recording recording; /* without an id; in the arena */
    pl_clock_map clock;     /* by today's rule */
    pl_names warnings;
} reading;

/* The long part of indexing: reads the parts, in their order, and leaves the index in the cache. `signature`
 * is theirs. Up to so many bytes where they have no tables, and a disc from its tables alone: growing, or
 * read to the end by reading_rest. `clock`: what is known already, which is gone on from, or NULL. Freed with
 * reading_free. */
bool reading_take(reading *out, pl_store *store, const pl_names *paths, const char *signature,
                  int64_t most, const pl_clock_map *clock, pl_job *job, pl_error *err);
void reading_free(reading *of);

/* Reads the whole of a disc's title under its clock and leaves the index in the cache, if it is not there.
 * Nothing hangs on it: when it is stopped or fails, the next opening is quick again. */
void reading_rest(const pl_recording_source *source, pl_job *job);

/* Where the parts are now, how large and how old; not their times. */
void reading_parts(pl_recording *out, pl_arena *arena, const pl_names *paths);

#endif
