#include "plumbline/library/thumbs.h"

#include "cache.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/library/index.h"
#include "plumbline/media/thumbs.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST = 300,
    LEAST = 20,
    STEP_US = 10 * 1000 * 1000, /* from one to the next, where that makes no more than MOST */
    MOST_BYTES = 24 * 1000 * 1000,
    MOST_FILE = 64 * 1000 * 1000
};

struct pl_library_thumbs {
    _Atomic(pl_thumbs *) thumbs; /* NULL until it is known how many there are; then it stays */
    /* --- of the thread that makes them */
    pl_id recording;
    pl_media *media; /* NULL: not open yet, or all are there */
    char *path;      /* NULL: there is no place for a file */
    char signature[65];
    int kept; /* answered shares that the file holds */
};

/* The upright picture's height, PL_THUMB_WIDTH wide; at least that of a square where nothing is known. */
static int64_t height_of(const pl_media *media)
{
    const pl_probe *probe = pl_media_probe(media);
    int64_t high = 1;
    for (int i = 0; i < probe->part_count; i++)
        for (int k = 0; k < probe->parts[i].stream_count; k++) {
            const pl_probe_stream *s = &probe->parts[i].streams[k];
            if (!s->chosen || s->kind != PL_STREAM_VIDEO || s->width < 1 || s->height < 1)
                continue;
            bool told = s->aspect_num > 0 && s->aspect_den > 0;
            int64_t across = told ? (int64_t)s->width * s->aspect_num / s->aspect_den : s->width;
            int64_t w = s->rotation % 180 ? s->height : across;
            int64_t h = s->rotation % 180 ? across : s->height;
            int64_t own = PL_THUMB_WIDTH * h / (w > 0 ? w : 1) + 1;
            high = own > high ? own : high;
        }
    return high;
}

/* How many: one each ten seconds, bounded by number and by memory. */
static int count_for(const pl_media *media)
{
    int64_t wanted = pl_media_duration(media) / STEP_US;
    int64_t fit = MOST_BYTES / (height_of(media) * PL_THUMB_WIDTH * (int64_t)sizeof(uint32_t));
    wanted = wanted < LEAST ? LEAST : wanted > MOST ? MOST : wanted;
    fit = fit < LEAST ? LEAST : fit;
    return (int)(wanted < fit ? wanted : fit);
}

pl_library_thumbs *pl_library_thumbs_new(pl_id recording)
{
    pl_library_thumbs *t = pl_alloc(sizeof *t);
    t->recording = recording;
    return t;
}

void pl_library_thumbs_free(pl_library_thumbs *thumbs)
{
    if (!thumbs)
        return;
    pl_media_close(&thumbs->media);
    pl_thumbs_free(thumbs->thumbs);
    free(thumbs->path);
    free(thumbs);
}

static int take_kept(pl_thumbs *thumbs, const pl_library_thumbs *t, pl_store *store)
{
    size_t size = 0;
    if (!t->path || !pl_library_keeps_pictures(store) || !pl_path_exists(t->path))
        return 0;
    char *bytes = pl_file_read(&size, t->path, MOST_FILE, NULL);
    bool ok = bytes && pl_thumbs_parse(thumbs, bytes, size, t->signature, NULL);
    free(bytes);
    return ok ? pl_thumbs_made(thumbs) : 0;
}

static bool begin(pl_library_thumbs *t, pl_store *store, pl_job *job, pl_error *err)
{
    pl_recording_source source;
    if (!pl_library_source(&source, store, t->recording, err))
        return false;
    pl_media_options options = { .clock = &source.clock,
                                 .cache_path = source.cache,
                                 .signature = source.signature,
                                 .quick = true };
    t->media = pl_media_open((const char *const *)source.paths.items, source.paths.count, &options,
                             job, err);
    if (t->media) {
        pl_thumbs *thumbs = pl_thumbs_new(t->media, count_for(t->media), PL_THUMB_WIDTH);
        t->path = cache_beside(source.cache, "thumbs");
        memcpy(t->signature, source.signature, sizeof t->signature);
        t->kept = take_kept(thumbs, t, store);
        t->thumbs = thumbs;
    }
    pl_recording_source_free(&source);
    return t->media != NULL;
}

bool pl_library_thumbs_make(pl_library_thumbs *thumbs, pl_store *store, pl_job *job, pl_error *err)
{
    pl_library_thumbs *t = thumbs;
    if (!t->thumbs && !begin(t, store, job, err))
        return false;
    if (t->media && pl_thumbs_made(t->thumbs) < pl_thumbs_count(t->thumbs) &&
        !pl_thumbs_make(t->thumbs, t->media, (pl_thumbs_work){ .calm = true }, job, err))
        return false;
    pl_media_close(&t->media);
    return true;
}

bool pl_library_thumbs_keep(pl_library_thumbs *thumbs, pl_store *store)
{
    size_t size = 0;
    int made = thumbs->thumbs ? pl_thumbs_made(thumbs->thumbs) : 0;
    if (!thumbs->path || made <= thumbs->kept || !pl_library_keeps_pictures(store))
        return false;
    void *bytes = pl_thumbs_format(&size, thumbs->thumbs, thumbs->signature, NULL);
    bool ok = bytes && pl_file_write_cache(thumbs->path, bytes, size, NULL);
    if (ok)
        thumbs->kept = made;
    free(bytes);
    return ok;
}

pl_thumbs *pl_library_thumbs_get(const pl_library_thumbs *thumbs)
{
    return thumbs->thumbs;
}
