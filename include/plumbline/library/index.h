/* Recordings into the library, and back out of it as open media. */
#ifndef PLUMBLINE_LIBRARY_INDEX_H
#define PLUMBLINE_LIBRARY_INDEX_H

#include "plumbline/base/job.h"
#include "plumbline/library/find.h"
#include "plumbline/media/media.h"
#include "plumbline/media/signature.h"
#include "plumbline/model/session.h"
#include "plumbline/store/store.h"

typedef enum pl_index_state {
    PL_INDEX_NEW,
    PL_INDEX_KNOWN,
    PL_INDEX_MOVED, /* known, and now at these paths */
    PL_INDEX_CHANGED, /* new content where another recording was: a new recording; the older one stays */
    PL_INDEX_FAILED,
    PL_INDEX_STATE_COUNT
} pl_index_state;

const char *pl_index_state_name(pl_index_state state);

typedef struct pl_index_result {
    pl_index_state state;
    pl_id recording; /* 0 when failed */
    char signature[65];
    pl_time duration_us;
    pl_names warnings; /* what was found and mended, as sentences */
    pl_error error;    /* when failed */
} pl_index_result;

/* Reads one candidate: its signature, and when it is not known its clock map and index (the long part:
 * progress and abort by job). Writes the recording in one change. settle_us: how long a file must have
 * been left alone before it is taken (PL_SETTLE_US; 0 in tests). Never fails as a call: a failure is its
 * result. */
void pl_library_index(pl_index_result *out, pl_store *store, const pl_candidate *candidate,
                      int64_t settle_us, pl_job *job);

/* The same in two steps, the first of which is short: of a long recording that has no tables only the
 * beginning is read, and what is in the library then can be used so far (pl_recording.growing). `begin`
 * for all that is there, then `finish` for each that did not fail. */
void pl_library_begin(pl_index_result *out, pl_store *store, const pl_candidate *candidate,
                      int64_t settle_us, pl_job *job);
/* Reads on to the end, in growing steps, each of which is in the library when it is done; reads a title
 * of a disc whose index is not kept yet. Quick where there is nothing to do. result: its recording, and
 * its warnings so far. Where it fails or is stopped the recording stays as long as it got, and this can
 * be called again. */
void pl_library_finish(pl_index_result *result, pl_store *store, pl_job *job);

void pl_index_result_free(pl_index_result *result);

/* True when a part is not where it was last seen. */
bool pl_recording_offline(const pl_recording *recording);

/* True when all parts are there and one is another file now: by size and time, then by content. */
bool pl_recording_changed(const pl_recording *recording);

/* All that opening takes: where the parts are, the clock map, the index's file. */
typedef struct pl_recording_source {
    pl_names paths;
    pl_clock_map clock;
    char *cache; /* NULL where the library can only be read */
    char signature[65];
} pl_recording_source;

/* PL_NOT_FOUND when a part is away, PL_REFUSED when a file is another one now. */
bool pl_library_source(pl_recording_source *out, pl_store *store, pl_id recording, pl_error *err);
void pl_recording_source_free(pl_recording_source *source);

/* Opens a recording under its kept clock map, its index from the cache. PL_NOT_FOUND when it is offline,
 * PL_REFUSED when the file there is another one now. */
bool pl_library_open(pl_media **out, pl_store *store, pl_id recording, pl_job *job, pl_error *err);

/* Finds a recording by the beginning of its id, by a path that it was seen at, or by its file's name. */
bool pl_library_find(pl_id *out, pl_store *store, const char *name, pl_error *err);

#endif
