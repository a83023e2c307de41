#include "reading.h"

#include "cache.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/media/media.h"
#include "plumbline/media/signature.h"

void reading_parts(pl_recording *out, pl_arena *arena, const pl_names *paths)
{
    out->part_count = paths->count;
    out->parts = pl_arena_alloc(arena, (size_t)paths->count * sizeof *out->parts);
    for (int i = 0; i < paths->count; i++) {
        pl_file_facts facts = { 0 };
        pl_part_facts_read(&facts, paths->items[i], NULL);
        out->parts[i] = (pl_stored_part){ .path = pl_arena_text(arena, paths->items[i]),
                                          .bytes = facts.bytes,
                                          .changed_us = facts.changed_us };
    }
}

static bool take_signatures(reading *out, const char *whole, pl_error *err)
{
    for (int i = 0; i < out->recording.part_count; i++) {
        char own[PL_HASH_ROOM];
        pl_stored_part *part = &out->recording.parts[i];
        bool alone = out->recording.part_count == 1;
        if (!alone && !pl_signature_read(own, &part->path, 1, 0, err))
            return false;
        part->signature = pl_arena_text(out->arena, alone ? whole : own);
    }
    return true;
}

static void take_times(pl_recording *recording, const pl_clock_map *map)
{
    for (int i = 0; i < recording->part_count; i++) {
        bool reached = i < map->part_count;
        recording->parts[i].start_us = reached ? map->parts[i].start_us : pl_clock_map_length(map);
        recording->parts[i].length_us = reached ? map->parts[i].length_us : 0;
    }
}

static void take_probe(reading *out, const pl_probe *probe)
{
    for (int i = 0; i < probe->part_count; i++)
        for (int k = 0; k < probe->parts[i].stream_count; k++) {
            const pl_probe_stream *stream = &probe->parts[i].streams[k];
            out->recording.picture |= stream->chosen && stream->kind == PL_STREAM_VIDEO;
            out->recording.sound |= stream->chosen && stream->kind == PL_STREAM_AUDIO;
        }
    for (int i = 0; i < probe->warnings.count; i++)
        pl_names_add(&out->warnings, probe->warnings.items[i]);
}

bool reading_take(reading *out, pl_store *store, const pl_names *paths, const char *signature,
                  int64_t most, const pl_clock_map *clock, pl_job *job, pl_error *err)
{
    reading made = { .arena = pl_arena_new() };
    char *cache = cache_path(pl_store_folder(store), signature, err);
    pl_media_options options = { .clock = clock,
                                 .cache_path = cache,
                                 .signature = signature,
                                 .quick = true,
                                 .most_bytes = most };
    pl_media *media =
        cache ? pl_media_open((const char *const *)paths->items, paths->count, &options, job, err)
              : NULL;
    bool ok = media != NULL;
    if (ok) {
        made.recording.signature = pl_arena_text(made.arena, signature);
        made.recording.duration_us = pl_media_duration(media);
        reading_parts(&made.recording, made.arena, paths);
        pl_clock_map_copy(&made.clock, pl_media_clock(media));
        made.recording.growing = made.clock.growing;
        take_times(&made.recording, &made.clock);
        take_probe(&made, pl_media_probe(media));
        ok = take_signatures(&made, signature, err);
    }
    pl_media_close(&media);
    free(cache);
    if (ok)
        *out = made;
    else
        reading_free(&made);
    return ok;
}

void reading_rest(const pl_recording_source *source, pl_job *job)
{
    pl_media_options options = { .clock = &source->clock,
                                 .cache_path = source->cache,
                                 .signature = source->signature };
    if (!source->cache)
        return;
    pl_media *media = pl_media_open((const char *const *)source->paths.items, source->paths.count,
                                    &options, job, NULL);
    pl_media_close(&media);
}

void reading_free(reading *of)
{
    pl_arena_free(of->arena);
    pl_clock_map_clear(&of->clock);
    pl_names_free(&of->warnings);
    of->recording = (pl_recording){ 0 };
    of->arena = NULL;
}
