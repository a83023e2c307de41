#include "plumbline/library/index.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/media/signature.h"
#include "plumbline/store/recordings.h"
#include "reading.h"

#include <stdio.h>
#include <string.h>

const char *pl_index_state_name(pl_index_state state)
{
    static const char *const names[PL_INDEX_STATE_COUNT] = { "new", "known", "moved", "changed",
                                                             "failed" };
    return names[state];
}

static void copy_warnings(pl_names *out, const pl_names *warnings)
{
    for (int i = 0; i < warnings->count; i++)
        pl_names_add(out, warnings->items[i]);
}

/* Reads all of it and writes the recording in one change. */
static bool add_new(pl_index_result *result, pl_store *store, const pl_candidate *candidate,
                    pl_job *job, pl_error *err)
{
    reading made;
    if (!reading_take(&made, store, &candidate->parts, result->signature, job, err))
        return false;
    copy_warnings(&result->warnings, &made.warnings);
    result->duration_us = made.recording.duration_us;
    bool ok = pl_store_recording_add(&result->recording, store, &made.recording, &made.clock, err);
    if (ok)
        reading_rest(&made, store, &candidate->parts, job);
    reading_free(&made);
    return ok;
}

/* It is known by content: it may have moved, or this may be a further copy of it. */
static bool meet_known(pl_index_result *result, pl_store *store, const pl_candidate *candidate,
                       pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, result->recording, err))
        return false;
    const pl_recording *known = &list.items[0];
    result->duration_us = known->duration_us;
    bool same = true, ok = true;
    for (int i = 0; i < candidate->parts.count && i < known->part_count; i++)
        same = same && strcmp(candidate->parts.items[i], known->parts[i].path) == 0;
    if (!same && pl_recording_offline(known)) {
        pl_arena *arena = pl_arena_new();
        pl_recording moved = { .id = known->id };
        reading_parts(&moved, arena, &candidate->parts);
        ok = pl_store_recording_moved(store, &moved, err);
        result->state = PL_INDEX_MOVED;
        pl_arena_free(arena);
    } else {
        result->state = PL_INDEX_KNOWN;
    }
    pl_recordings_free(&list);
    return ok;
}

/* --- parts that stand otherwise in the library: joined or split by hand */

typedef struct place {
    pl_id recording;
    int position;
} place;

/* Where each part stands; false when one is not known. */
static bool find_parts(place *out, pl_store *store, const pl_candidate *candidate)
{
    for (int i = 0; i < candidate->parts.count; i++) {
        char signature[PL_HASH_ROOM];
        const char *path = candidate->parts.items[i];
        pl_error none = { 0 };
        if (!pl_signature_read(signature, &path, 1, 0, &none) ||
            !pl_store_part_known(&out[i].recording, &out[i].position, store, signature, &none))
            return false;
    }
    return true;
}

/* A part that is away, and was found here. *moved tells whether it was. */
static bool meet_part(bool *moved, pl_store *store, const place *at, const char *path,
                      pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, at->recording, err))
        return false;
    pl_stored_part *part = &list.items[0].parts[at->position];
    bool ok = true, away = !pl_part_exists(part->path);
    if (away) {
        pl_file_facts facts = { 0 };
        pl_part_facts_read(&facts, path, NULL);
        part->path = pl_arena_text(list.arena, path);
        part->bytes = facts.bytes;
        part->changed_us = facts.changed_us;
        ok = pl_store_recording_moved(store, &list.items[0], err);
    }
    *moved |= away;
    pl_recordings_free(&list);
    return ok;
}

/* True with *ok when all parts are known, though not as this recording. */
static bool meet_parts(bool *ok, pl_index_result *result, pl_store *store,
                       const pl_candidate *candidate, pl_error *err)
{
    place *places = pl_alloc_array((size_t)candidate->parts.count, sizeof *places);
    bool known = find_parts(places, store, candidate), moved = false;
    *ok = known;
    for (int i = 0; *ok && i < candidate->parts.count; i++)
        *ok = meet_part(&moved, store, &places[i], candidate->parts.items[i], err);
    pl_recordings list;
    *ok = *ok && pl_store_recording(&list, store, places[0].recording, err);
    if (*ok) {
        result->recording = places[0].recording;
        result->state = moved ? PL_INDEX_MOVED : PL_INDEX_KNOWN;
        result->duration_us = list.items[0].duration_us;
        snprintf(result->signature, sizeof result->signature, "%s", list.items[0].signature);
        pl_recordings_free(&list);
    }
    free(places);
    return known;
}

static bool index_one(pl_index_result *result, pl_store *store, const pl_candidate *candidate,
                      int64_t settle_us, pl_job *job, pl_error *err)
{
    const char *const *paths = (const char *const *)candidate->parts.items;
    int count = candidate->parts.count;
    pl_error none = { 0 };
    if (!pl_signature_read(result->signature, paths, count, settle_us, err))
        return false;
    if (pl_store_recording_by_signature(&result->recording, store, result->signature, &none))
        return meet_known(result, store, candidate, err);
    if (none.code != PL_NOT_FOUND)
        return pl_fail(err, none.code, "%s", none.text);
    bool ok = false;
    if (meet_parts(&ok, result, store, candidate, err))
        return ok;
    pl_id older = 0;
    bool was_another = pl_store_recording_by_path(&older, store, paths[0], &none);
    result->state = was_another ? PL_INDEX_CHANGED : PL_INDEX_NEW;
    return add_new(result, store, candidate, job, err);
}

void pl_library_index(pl_index_result *out, pl_store *store, const pl_candidate *candidate,
                      int64_t settle_us, pl_job *job)
{
    *out = (pl_index_result){ 0 };
    pl_error err = { 0 };
    if (index_one(out, store, candidate, settle_us, job, &err))
        return;
    out->state = PL_INDEX_FAILED;
    out->recording = 0;
    out->error = err;
}

void pl_index_result_free(pl_index_result *result)
{
    pl_names_free(&result->warnings);
    *result = (pl_index_result){ 0 };
}
