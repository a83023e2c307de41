/* What is made of a whole recording in the background: where people speak, and small pictures. */
#include "bench.h"

#include "plumbline/media/signature.h"
#include "plumbline/media/speech.h"
#include "plumbline/media/thumbs.h"

enum { FIRST_PICTURES = 20 };

static pl_media *open_media(const bench *b, pl_error *err)
{
    pl_media_options options = { .quick = true };
    return pl_media_open(b->parts, b->part_count, &options, b->job, err);
}

/* ----- speech */

typedef struct hearing {
    pl_series whole, read;
    double ranges, speech_s;
    char signature[PL_HASH_ROOM];
    char *cache; /* NULL: from the sound */
} hearing;

static bool hear_once(hearing *h, const bench *b, pl_error *err)
{
    pl_speech_options options = { .cache_path = h->cache, .signature = h->signature };
    double from = pl_gauge_ms();
    pl_media *media = open_media(b, err);
    double opened = pl_gauge_ms();
    pl_speech *speech = media ? pl_speech_read(media, &options, b->job, err) : NULL;
    if (speech) {
        pl_series_add(&h->whole, pl_gauge_ms() - from);
        pl_series_add(&h->read, pl_gauge_ms() - opened);
        h->ranges = speech->ranges.count;
        h->speech_s = (double)speech->speech_us / 1e6;
    }
    bool ok = speech != NULL;
    pl_speech_free(speech);
    pl_media_close(&media);
    return ok;
}

/* Writes the cache file once; that is not counted. */
static bool prepare_speech(hearing *h, bench *b, const char *folder, pl_error *err)
{
    h->cache = pl_path_join(folder, "speech");
    b->prepared = "what was found had been written to its cache file";
    bool ok =
        pl_signature_read(h->signature, b->parts, b->part_count, 0, err) && hear_once(h, b, err);
    h->whole.count = h->read.count = 0;
    return ok;
}

bool bench_speech(bench *b, pl_error *err)
{
    hearing h = { 0 };
    b->measured =
        "from nothing: the recording is opened and all of its sound read; read_ leaves the "
        "opening out";
    char *folder = b->warm ? bench_folder(err) : NULL;
    bool ok = !b->warm || (folder && prepare_speech(&h, b, folder, err));
    double cpu = pl_gauge_cpu();
    for (int i = 0; ok && i < b->count; i++)
        ok = hear_once(&h, b, err) && !bench_stopped(b, err);
    pl_readings_series(&b->readings, "", &h.whole);
    pl_readings_series(&b->readings, "read_", &h.read);
    pl_readings_add(&b->readings, "cpu_s", pl_gauge_cpu() - cpu);
    pl_readings_add(&b->readings, "ranges", h.ranges);
    pl_readings_add(&b->readings, "speech_s", h.speech_s);
    pl_readings_add(&b->readings, "memory_mb", pl_gauge_memory());
    bench_folder_remove(folder);
    free(folder);
    free(h.cache);
    pl_series_free(&h.whole);
    pl_series_free(&h.read);
    return ok;
}

/* ----- small pictures */

typedef struct sheet {
    pl_thumbs *thumbs;
    double from, first_ms; /* first_ms below 0: they are not there yet */
    pl_series whole, first, written;
    int missing;
} sheet;

/* On a working thread, behind each picture. */
static void look(void *ctx, double done, const char *what)
{
    sheet *s = ctx;
    (void)done;
    (void)what;
    if (s->first_ms < 0 && pl_thumbs_made(s->thumbs) >= FIRST_PICTURES)
        s->first_ms = pl_gauge_ms() - s->from;
}

/* Made, and as bytes of the file that keeps them. */
static bool make_once(sheet *s, const bench *b, pl_media *media, pl_error *err)
{
    size_t size = 0;
    pl_job job = { .progress = look, .ctx = s };
    s->first_ms = -1;
    s->thumbs = pl_thumbs_new(media, b->pictures, PL_THUMB_WIDTH);
    bool ok = pl_thumbs_make(s->thumbs, media, (pl_thumbs_work){ 0 }, &job, err);
    if (ok) {
        look(s, 1, NULL);
        pl_series_add(&s->whole, pl_gauge_ms() - s->from);
        pl_series_add(&s->first,
                      s->first_ms < 0 ? s->whole.items[s->whole.count - 1] : s->first_ms);
    }
    void *bytes = ok ? pl_thumbs_format(&size, s->thumbs, "", err) : NULL;
    pl_series_add(&s->written, pl_gauge_ms() - s->from);
    s->missing = 0;
    for (int i = 0; bytes && i < b->pictures; i++)
        s->missing += pl_thumbs_get(NULL, s->thumbs, i) == NULL;
    ok = bytes != NULL;
    free(bytes);
    pl_thumbs_free(s->thumbs);
    return ok;
}

static bool sheet_once(sheet *s, const bench *b, pl_media *open, pl_error *err)
{
    s->from = pl_gauge_ms();
    pl_media *own = open ? NULL : open_media(b, err);
    if (!open && !own)
        return false;
    bool ok = make_once(s, b, open ? open : own, err);
    pl_media_close(&own);
    return ok;
}

bool bench_sheet(bench *b, pl_error *err)
{
    sheet s = { 0 };
    b->measured =
        "from nothing: the recording is opened and small pictures made; first_ until 20 of them "
        "are there, written_ with the bytes that keep them";
    if (b->warm)
        b->prepared = "the recording was open";
    pl_media *open = b->warm ? open_media(b, err) : NULL;
    bool ok = !b->warm || open;
    double cpu = pl_gauge_cpu();
    for (int i = 0; ok && i < b->count; i++)
        ok = sheet_once(&s, b, open, err) && !bench_stopped(b, err);
    pl_readings_series(&b->readings, "", &s.whole);
    pl_readings_series(&b->readings, "first_", &s.first);
    pl_readings_series(&b->readings, "written_", &s.written);
    pl_readings_add(&b->readings, "cpu_s", pl_gauge_cpu() - cpu);
    pl_readings_add(&b->readings, "pictures", b->pictures);
    pl_readings_add(&b->readings, "missing", s.missing);
    pl_readings_add(&b->readings, "memory_mb", pl_gauge_memory());
    pl_media_close(&open);
    pl_series_free(&s.whole);
    pl_series_free(&s.first);
    pl_series_free(&s.written);
    return ok;
}
