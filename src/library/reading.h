/* A recording read from its parts, as the store keeps it. */
#ifndef PLUMBLINE_LIBRARY_READING_H
#define PLUMBLINE_LIBRARY_READING_H

#include "plumbline/base/arena.h"
#include "plumbline/base/file.h"
#include "plumbline/base/job.h"
#include "plumbline/model/recording.h"
#include "plumbline/model/session.h"
#include "plumbline/store/store.h"

typedef struct reading {
    pl_arena *arena;
    pl_recording recording; /* without an id; in the arena */
    pl_clock_map clock;     /* by today's rule */
    pl_names warnings;
    bool quick; /* a disc's: from its tables; reading_rest reads the rest */
} reading;

/* The long part of indexing: reads the parts, in their order, and leaves the index in the cache. `signature`
 * is theirs. Freed with reading_free. */
bool reading_take(reading *out, pl_store *store, const pl_names *paths, const char *signature,
                  pl_job *job, pl_error *err);
void reading_free(reading *of);

/* Of a quick reading: reads the whole under its clock and leaves the index in the cache. That the recording
 * can be used does not hang on it: when it is stopped or fails, the next opening is quick again. */
void reading_rest(const reading *of, pl_store *store, const pl_names *paths, pl_job *job);

/* Where the parts are now, how large and how old; not their times. */
void reading_parts(pl_recording *out, pl_arena *arena, const pl_names *paths);

#endif
