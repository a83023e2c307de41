/* Opening a recording: its index from nothing, with its cache file written, from that file again; and how
 * soon the exact picture of some moment is there. */
#include "bench.h"

#include "plumbline/media/signature.h"

#include <unistd.h>

typedef struct opening {
    bench *b;
    pl_media *known;  /* says which frame is the right one */
    pl_time quick_us; /* how much of it is there when it can first be used */
    char signature[PL_HASH_ROOM];
    char *folder, *cache; /* of its own, and the index's file in it */
} opening;

typedef enum cache_use { CACHE_NONE, CACHE_WRITTEN, CACHE_THERE, QUICK } cache_use;

static pl_media_options options_of(const opening *o, cache_use use)
{
    if (use == CACHE_NONE || use == QUICK)
        return (pl_media_options){ .quick = use == QUICK,
                                   .most_bytes = use == QUICK ? PL_MEDIA_FIRST : 0 };
    if (use == CACHE_WRITTEN)
        unlink(o->cache);
    return (pl_media_options){ .cache_path = o->cache, .signature = o->signature };
}

/* One opening and closing; the closing is not counted. */
static bool open_once(pl_series *row, const opening *o, cache_use use, pl_error *err)
{
    pl_media_options options = options_of(o, use);
    double from = pl_gauge_ms();
    pl_media *media = pl_media_open(o->b->parts, o->b->part_count, &options, o->b->job, err);
    if (!media)
        return false;
    pl_series_add(row, pl_gauge_ms() - from);
    if (pl_media_cached(media) != (use == CACHE_THERE)) {
        pl_media_close(&media);
        return pl_fail(err, PL_INTERNAL, "The index's file was not used as it should be.");
    }
    pl_media_close(&media);
    return true;
}

/* From nothing to the exact picture of a random moment, through the player. */
static bool picture_once(pl_series *row, const opening *o, cache_use use, pl_error *err)
{
    bench_player p;
    double first, exact;
    pl_media_options media = options_of(o, use);
    pl_time at = bench_random(o->b, use == QUICK ? o->quick_us : pl_media_duration(o->known));
    double from = pl_gauge_ms();
    bench_player_start(&p, o->b, &media);
    uint32_t serial = pl_player_seek(p.player, at);
    const pl_frame *frame = bench_player_answer(&first, &exact, &p, serial, o->b, err);
    if (frame) {
        pl_series_add(row, exact - from);
        bench_check(o->b, frame, pl_media_frame_at(o->known, at));
    }
    bench_player_close(&p);
    return frame != NULL;
}

static bool prepare(opening *o, pl_error *err)
{
    static const pl_media_options plain = { 0 };
    const bench *b = o->b;
    o->folder = bench_folder(err);
    if (!o->folder || !pl_signature_read(o->signature, b->parts, b->part_count, 0, err))
        return false;
    o->cache = pl_path_join(o->folder, "index");
    o->known = pl_media_open(b->parts, b->part_count, &plain, b->job, err);
    pl_media_options first = options_of(o, QUICK);
    pl_media *quick = o->known ? pl_media_open(b->parts, b->part_count, &first, b->job, err) : NULL;
    o->quick_us = quick ? pl_media_duration(quick) : 0;
    pl_media_close(&quick);
    return o->quick_us &&
           (pl_media_frame_count(o->known) > 0 ||
            pl_fail(err, PL_BAD_INPUT, "%s has no picture to measure with.", b->parts[0]));
}

static void clear(opening *o)
{
    pl_media_close(&o->known);
    bench_folder_remove(o->folder);
    free(o->folder);
    free(o->cache);
}

enum { NOTHING, QUICKLY, WRITTEN, REOPENED, PICTURE, REOPENED_PICTURE, ROWS };

static bool round_of(pl_series rows[ROWS], const opening *o, pl_error *err)
{
    return open_once(&rows[NOTHING], o, CACHE_NONE, err) &&
           open_once(&rows[QUICKLY], o, QUICK, err) &&
           open_once(&rows[WRITTEN], o, CACHE_WRITTEN, err) &&
           open_once(&rows[REOPENED], o, CACHE_THERE, err) &&
           picture_once(&rows[PICTURE], o, QUICK, err) &&
           picture_once(&rows[REOPENED_PICTURE], o, CACHE_THERE, err) && !bench_stopped(o->b, err);
}

static void tell_rows(bench *b, pl_series rows[ROWS], const opening *o)
{
    static const char *const names[ROWS] = { "built_",    "quick_",   "written_",
                                             "reopened_", "picture_", "reopened_picture_" };
    pl_readings_series(&b->readings, "", &rows[b->warm ? REOPENED : NOTHING]);
    for (int i = 0; i < ROWS; i++)
        pl_readings_series(&b->readings, names[i], &rows[i]);
    if (o->known)
        pl_readings_add(&b->readings, "frames", pl_media_frame_count(o->known));
    pl_readings_add(&b->readings, "memory_mb", pl_gauge_memory());
}

bool bench_index(bench *b, pl_error *err)
{
    opening o = { .b = b };
    pl_series rows[ROWS] = { 0 };
    b->measured = "built_ from nothing until all of it is read, quick_ until it, or its beginning, "
                  "can be used, "
                  "written_ with its cache file, reopened_ from that file, picture_ and "
                  "reopened_picture_ on to the exact picture of a random moment";
    if (b->warm)
        b->prepared = "the index had been written to its cache file";
    bool ok = prepare(&o, err);
    double cpu = pl_gauge_cpu();
    for (int i = 0; ok && i < b->count; i++)
        ok = round_of(rows, &o, err);
    pl_readings_add(&b->readings, "cpu_s", pl_gauge_cpu() - cpu);
    tell_rows(b, rows, &o);
    for (int i = 0; i < ROWS; i++)
        pl_series_free(&rows[i]);
    clear(&o);
    return ok;
}
