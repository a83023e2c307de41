#include "plumbline/library/index.h"

#include "cache.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/media/signature.h"
#include "plumbline/store/recordings.h"

#include <string.h>

const char *pl_index_state_name(pl_index_state state)
{
    static const char *const names[PL_INDEX_STATE_COUNT] = { "new", "known", "moved", "changed",
                                                             "failed" };
    return names[state];
}

static void take_parts(pl_recording *recording, pl_arena *arena, const pl_candidate *candidate,
                       const pl_clock_map *map)
{
    int count = candidate->parts.count;
    recording->part_count = count;
    recording->parts = pl_arena_alloc(arena, (size_t)count * sizeof *recording->parts);
    for (int i = 0; i < count; i++) {
        pl_file_facts facts = { 0 };
        pl_part_facts_read(&facts, candidate->parts.items[i], NULL);
        recording->parts[i] =
            (pl_stored_part){ .path = pl_arena_text(arena, candidate->parts.items[i]),
                              .bytes = facts.bytes,
                              .changed_us = facts.changed_us,
                              .start_us = map ? map->parts[i].start_us : 0,
                              .length_us = map ? map->parts[i].length_us : 0 };
    }
}

static void take_streams(pl_recording *recording, const pl_probe *probe)
{
    for (int i = 0; i < probe->part_count; i++)
        for (int k = 0; k < probe->parts[i].stream_count; k++) {
            const pl_probe_stream *stream = &probe->parts[i].streams[k];
            recording->picture |= stream->chosen && stream->kind == PL_STREAM_VIDEO;
            recording->sound |= stream->chosen && stream->kind == PL_STREAM_AUDIO;
        }
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
    pl_arena *arena = pl_arena_new();
    char *cache = cache_path(pl_store_folder(store), result->signature, err);
    pl_media_options options = { .cache_path = cache, .signature = result->signature };
    pl_media *media = cache ? pl_media_open((const char *const *)candidate->parts.items,
                                            candidate->parts.count, &options, job, err)
                            : NULL;
    bool ok = media != NULL;
    if (ok) {
        pl_recording recording = { .signature = result->signature,
                                   .duration_us = pl_media_duration(media) };
        take_parts(&recording, arena, candidate, pl_media_clock(media));
        take_streams(&recording, pl_media_probe(media));
        copy_warnings(&result->warnings, &pl_media_probe(media)->warnings);
        result->duration_us = recording.duration_us;
        ok = pl_store_recording_add(&result->recording, store, &recording, pl_media_clock(media),
                                    err);
    }
    pl_media_close(&media);
    free(cache);
    pl_arena_free(arena);
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
        take_parts(&moved, arena, candidate, NULL);
        ok = pl_store_recording_moved(store, &moved, err);
        result->state = PL_INDEX_MOVED;
        pl_arena_free(arena);
    } else {
        result->state = PL_INDEX_KNOWN;
    }
    pl_recordings_free(&list);
    return ok;
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
