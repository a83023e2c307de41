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
        recording->parts[i].start_us = map->parts[i].start_us;
        recording->parts[i].length_us = map->parts[i].length_us;
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
                  pl_job *job, pl_error *err)
{
    reading made = { .arena = pl_arena_new() };
    char *cache = cache_path(pl_store_folder(store), signature, err);
    pl_media_options options = { .cache_path = cache, .signature = signature, .quick = true };
    pl_media *media =
        cache ? pl_media_open((const char *const *)paths->items, paths->count, &options, job, err)
              : NULL;
    bool ok = media != NULL;
    if (ok) {
        made.recording.signature = pl_arena_text(made.arena, signature);
        made.recording.duration_us = pl_media_duration(media);
        reading_parts(&made.recording, made.arena, paths);
        pl_clock_map_copy(&made.clock, pl_media_clock(media));
        made.quick = pl_media_quick(media);
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

void reading_rest(const reading *of, pl_store *store, const pl_names *paths, pl_job *job)
{
    const char *signature = of->recording.signature;
    char *cache = of->quick ? cache_path(pl_store_folder(store), signature, NULL) : NULL;
    pl_media_options options = { .clock = &of->clock, .cache_path = cache, .signature = signature };
    if (!cache)
        return;
    pl_media *media =
        pl_media_open((const char *const *)paths->items, paths->count, &options, job, NULL);
    pl_media_close(&media);
    free(cache);
}

void reading_free(reading *of)
{
    pl_arena_free(of->arena);
    pl_clock_map_clear(&of->clock);
    pl_names_free(&of->warnings);
    of->recording = (pl_recording){ 0 };
    of->arena = NULL;
}
