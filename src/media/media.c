#include "plumbline/media/media.h"

#include "clock.h"
#include "damage.h"
#include "frames.h"
#include "inside.h"
#include "picture.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>

enum {
    MOST_CACHE_BYTES = 1 << 30,
    KEPT_FRAMES = 12, /* for single pictures: a step back costs nothing */
    KEPT_BYTES = 96 << 20
};

/* An index from the cache file, if it fits this recording and the map it was first indexed with. */
static pl_index *load(const pl_media_options *options, int count)
{
    size_t size = 0;
    if (!options->cache_path || !pl_path_exists(options->cache_path))
        return NULL;
    char *bytes = pl_file_read(&size, options->cache_path, MOST_CACHE_BYTES, NULL);
    pl_index *index = bytes ? pl_index_parse(bytes, size, options->signature, NULL) : NULL;
    free(bytes);
    bool all = index && (index->map.growing ? index->part_count <= count && options->clock
                                            : index->part_count == count);
    if (index && (!all || (options->clock && !pl_clock_same(&index->map, options->clock)))) {
        pl_index_free(index);
        return NULL;
    }
    return index;
}

static void save(pl_media *media, const pl_media_options *options)
{
    size_t size = 0;
    if (!options->cache_path)
        return;
    void *bytes = pl_index_format(&size, media->index, options->signature);
    pl_file_write_cache(options->cache_path, bytes, size, &media->cache_error);
    free(bytes);
}

/* Parts move between drives; the index knows them by content, so paths are the caller's. */
static void take_paths(pl_media *media, const char *const *paths, int count)
{
    media->paths = pl_alloc_array((size_t)count, sizeof *media->paths);
    for (int i = 0; i < count && i < media->index->part_count; i++) {
        media->paths[i] = pl_copy_text(paths[i]);
        free(media->index->probe.parts[i].path);
        media->index->probe.parts[i].path = pl_copy_text(paths[i]);
    }
}

static pl_index *build(const char *const *paths, int count, const pl_media_options *options,
                       pl_job *job, pl_error *err)
{
    bool begun = options->clock && options->clock->growing && options->most_bytes == 0;
    return pl_index_build(paths, count,
                          &(pl_index_how){ .given = options->clock,
                                           .open = options->open,
                                           .open_ctx = options->open_ctx,
                                           .job = job,
                                           .most = begun ? PL_MEDIA_FIRST : options->most_bytes },
                          err);
}

pl_media *pl_media_open(const char *const *paths, int count, const pl_media_options *options,
                        pl_job *job, pl_error *err)
{
    static const pl_media_options none = { 0 };
    const pl_media_options *given = options ? options : &none;
    pl_assert(!given->cache_path || given->signature);
    bool goes_on = given->clock && given->clock->growing && given->most_bytes > 0;
    pl_index *index = goes_on ? NULL : load(given, count);
    bool cached = index != NULL;
    pl_error why = { 0 };
    if (!index && given->quick && count == 1)
        index = pl_index_sketch(paths[0], given->clock, given->open, given->open_ctx, job, &why);
    if (why.code != PL_OK) {
        pl_fail(err, why.code, "%s", why.text);
        return NULL;
    }
    if (!index)
        index = build(paths, count, given, job, err);
    if (!index)
        return NULL;
    pl_media *media = pl_alloc(sizeof *media);
    media->index = index;
    media->cached = cached;
    media->damage_count = pl_damage_find(media->damage, index);
    media->fields = pl_fields_new();
    media->decoding = (pl_decoding){ .index = index,
                                     .open = given->open,
                                     .open_ctx = given->open_ctx,
                                     .threads = given->threads,
                                     .kept = pl_kept_new(KEPT_BYTES, KEPT_FRAMES) };
    if (!cached && !index->sketch)
        save(media, given);
    take_paths(media, paths, count);
    return media;
}

void pl_media_close(pl_media **media)
{
    pl_media *old = *media;
    if (!old)
        return;
    pl_decoder_close(&old->decoder);
    pl_fields_free(old->fields);
    pl_kept_free(old->decoding.kept);
    for (int i = 0; i < old->index->part_count; i++)
        free(old->paths[i]);
    free(old->paths);
    pl_index_free(old->index);
    free(old);
    *media = NULL;
}

const pl_clock_map *pl_media_clock(const pl_media *media)
{
    return &media->index->map;
}

const pl_probe *pl_media_probe(const pl_media *media)
{
    return &media->index->probe;
}

bool pl_media_cached(const pl_media *media)
{
    return media->cached;
}

bool pl_media_quick(const pl_media *media)
{
    return media->index->sketch != NULL;
}

const pl_error *pl_media_cache_error(const pl_media *media)
{
    return &media->cache_error;
}

pl_time pl_media_duration(const pl_media *media)
{
    return media->index->probe.duration_us;
}

int pl_media_frame_count(const pl_media *media)
{
    return media->index->frame_count;
}

static const pl_frame_entry *entry(const pl_media *media, int n)
{
    pl_assert(n >= 0 && n < media->index->frame_count);
    return &media->index->frames[n];
}

pl_time pl_media_frame_start(const pl_media *media, int n)
{
    return entry(media, n)->start;
}

pl_time pl_media_frame_end(const pl_media *media, int n)
{
    const pl_frame_entry *frame = entry(media, n);
    pl_time end = n + 1 < media->index->frame_count ? frame[1].start : pl_media_duration(media);
    return end > frame->start ? end : frame->start + 1;
}

int pl_media_frame_part(const pl_media *media, int n)
{
    return entry(media, n)->part;
}

bool pl_media_frame_key(const pl_media *media, int n)
{
    const pl_frame_entry *frame = entry(media, n);
    return pl_index_need(media->index, n, NULL) &&
           media->index->tracks[frame->part].packets[frame->ordinal].flags & PL_PACKET_KEY;
}

int pl_media_frame_at(const pl_media *media, pl_time at)
{
    return pl_index_frame_at(media->index, at);
}

static bool open_part(pl_media *media, int part, pl_error *err)
{
    if (media->decoder && media->decoder_part == part)
        return true;
    pl_decoder_close(&media->decoder);
    media->decoder = pl_decoder_open(&media->decoding, part, media->paths[part], err);
    media->decoder_part = part;
    return media->decoder != NULL;
}

bool pl_media_picture_at(pl_image **out, pl_time *shown_us, bool *key, pl_media *media, pl_time at,
                         pl_error *err)
{
    int n = pl_media_frame_at(media, at);
    if (n < 0)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s has no picture that can be shown: it holds sound only, or is damaged.",
                       media->paths[0]);
    const AVFrame *frame = NULL;
    int got = -1;
    int part = pl_media_frame_part(media, n);
    if (!open_part(media, part, err) ||
        pl_decoder_get(&frame, &got, media->decoder, n, err) >= PL_GOT_NONE)
        return false;
    frame = pl_fields_shown(media->fields, &media->decoding, media->decoder, frame, got, false);
    pl_image *image =
        pl_picture_make(frame, media->index->coded[part].look, media->paths[part], err);
    if (!image)
        return false;
    *out = image;
    if (shown_us)
        *shown_us = pl_media_frame_start(media, got);
    if (key)
        *key = pl_media_frame_key(media, got);
    return true;
}
