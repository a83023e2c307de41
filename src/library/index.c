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

/* Reads what is needed to use it, and writes the recording in one change. */
static bool add_new(pl_index_result *result, pl_store *store, const pl_candidate *candidate,
                    pl_job *job, pl_error *err)
{
    reading made;
    if (!reading_take(&made, store, &candidate->parts, result->signature, PL_MEDIA_FIRST, NULL, job,
                      err))
        return false;
    copy_warnings(&result->warnings, &made.warnings);
    result->duration_us = made.recording.duration_us;
    bool ok = pl_store_recording_add(&result->recording, store, &made.recording, &made.clock, err);
    reading_free(&made);
    return ok;
}

/* --- the rest */

/* One step: up to so many bytes. What it makes of the clock becomes the source's. */
static bool grow(pl_index_result *result, pl_recording_source *source, pl_store *store,
                 int64_t most, pl_job *job, pl_error *err)
{
    reading made;
    if (!reading_take(&made, store, &source->paths, source->signature, most, &source->clock, job,
                      err))
        return false;
    made.recording.id = result->recording;
    bool ok = pl_store_recording_grown(store, &made.recording, &made.clock, err);
    if (ok) {
        result->duration_us = made.recording.duration_us;
        pl_clock_map_clear(&source->clock);
        pl_clock_map_copy(&source->clock, &made.clock);
        pl_names_free(&result->warnings); /* the newest reading tells all */
        copy_warnings(&result->warnings, &made.warnings);
    }
    reading_free(&made);
    return ok;
}

/* Whether there is more to read than was. */
static bool has_rest(const pl_index_result *result, pl_store *store)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, result->recording, NULL))
        return false;
    const pl_recording *recording = &list.items[0];
    bool title = recording->part_count == 1 && pl_part_is_title(recording->parts[0].path);
    bool rest = recording->growing || (title && result->state != PL_INDEX_KNOWN);
    pl_recordings_free(&list);
    return rest;
}

static bool finish(pl_index_result *result, pl_store *store, pl_job *job, pl_error *err)
{
    enum { TIMES = 4 }; /* so much is read again, from the system's memory for the most part */
    pl_recording_source source;
    if (!has_rest(result, store))
        return true;
    bool ok = pl_library_source(&source, store, result->recording, err);
    if (!ok)
        return false;
    for (int64_t most = PL_MEDIA_FIRST; ok && source.clock.growing;) {
        most *= TIMES;
        ok = grow(result, &source, store, most, job, err);
    }
    if (ok && pl_part_is_title(source.paths.items[0]))
        reading_rest(&source, job);
    pl_recording_source_free(&source);
    return ok;
}

void pl_library_finish(pl_index_result *result, pl_store *store, pl_job *job)
{
    pl_error err = { 0 };
    if (finish(result, store, job, &err))
        return;
    result->state = PL_INDEX_FAILED;
    result->error = err;
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

void pl_library_begin(pl_index_result *out, pl_store *store, const pl_candidate *candidate,
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

void pl_library_index(pl_index_result *out, pl_store *store, const pl_candidate *candidate,
                      int64_t settle_us, pl_job *job)
{
    pl_library_begin(out, store, candidate, settle_us, job);
    if (out->state != PL_INDEX_FAILED)
        pl_library_finish(out, store, job);
}

void pl_index_result_free(pl_index_result *result)
{
    pl_names_free(&result->warnings);
    *result = (pl_index_result){ 0 };
}
