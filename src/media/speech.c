#include "plumbline/media/speech.h"

#include "inside.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/thread.h"
#include "speech_hear.h"
#include "speech_key.h"
#include "speech_ranges.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    STRETCH =
        300 * PL_CURVE_LEVELS, /* what a thread reads at a time: the same cuts for any number */
    MOST_THREADS = 8,
    MOST_CACHE_BYTES = 1 << 26,
    TELL_MS = 50
};

void pl_speech_free(pl_speech *speech)
{
    if (!speech)
        return;
    free(speech->levels);
    free(speech->peaks);
    pl_ranges_free(&speech->ranges);
    free(speech);
}

/* ----- for drawing */

/* From 30 dB under what is loud in this recording to a little over it. */
static double height_of(int level, int loud, int over)
{
    enum { UNDER = 30 * PL_SPEECH_DB };
    double height = (double)(level - loud + UNDER) / (UNDER + over * PL_SPEECH_DB);
    return height < 0 ? 0 : height > 1 ? 1 : height;
}

double pl_speech_height(const pl_speech *speech, int level)
{
    return height_of(level, speech->loud, 3);
}

double pl_speech_peak_height(const pl_speech *speech, int peak)
{
    return height_of(peak, speech->loud_peak, 6);
}

static int loudest(const uint8_t *levels, int count, int rate, pl_time from, pl_time to)
{
    int64_t a = from * rate / 1000000, b = (to * rate + 999999) / 1000000;
    int most = 0;
    b = b > a ? b : a + 1;
    for (int64_t i = a < 0 ? 0 : a; i < b && i < count; i++)
        most = levels[i] > most ? levels[i] : most;
    return most;
}

int pl_speech_loudest(const pl_speech *speech, pl_time from, pl_time to)
{
    return loudest(speech->levels, speech->level_count, PL_SPEECH_LEVELS, from, to);
}

int pl_speech_peak(const pl_speech *speech, pl_time from, pl_time to)
{
    return loudest(speech->peaks, speech->peak_count, PL_SPEECH_PEAKS, from, to);
}

/* ----- the threads: each takes the next stretch that nobody has taken */

typedef struct crew {
    const pl_media *media;
    const pl_curve *curve;
    pl_job *job;
    pl_sound_choice sound;
    int stretches;
    bool aside;
    pl_thread threads[MOST_THREADS];
    int thread_count;
    atomic_int next, done; /* stretches that are taken, and read */
    atomic_bool over, any; /* one has failed; there is sound */
    pl_mutex lock;
    pl_cond ended;
    /* --- guarded by lock */
    int left; /* threads that have not ended */
    pl_error error;
} crew;

static bool read_stretches(crew *c, pl_hearing *hearing, pl_error *err)
{
    for (;;) {
        int n = atomic_fetch_add(&c->next, 1), from = n * STRETCH, to = from + STRETCH;
        if (n >= c->stretches || atomic_load(&c->over))
            return true;
        if (!pl_hearing_read(hearing, from, to < c->curve->count ? to : c->curve->count, err))
            return false;
        atomic_fetch_add(&c->done, 1);
    }
}

static void *run(void *arg)
{
    crew *c = arg;
    pl_error err = { 0 };
    if (c->aside)
        pl_thread_calm();
    pl_hearing *hearing = pl_hearing_new(c->media, c->curve, c->sound, c->job);
    if (!read_stretches(c, hearing, &err))
        atomic_store(&c->over, true);
    if (pl_hearing_any(hearing))
        atomic_store(&c->any, true);
    pl_hearing_free(hearing);
    pl_mutex_lock(&c->lock);
    if (!c->error.code)
        c->error = err;
    c->left--;
    pl_cond_signal_all(&c->ended);
    pl_mutex_unlock(&c->lock);
    return NULL;
}

static void tell(crew *c)
{
    char words[64];
    int part = 1, parts = c->media->index->part_count, done = atomic_load(&c->done);
    pl_time at = (pl_time)done * STRETCH * (1000000 / PL_CURVE_LEVELS);
    while (part < parts && c->media->index->map.parts[part].start_us <= at)
        part++;
    if (parts > 1)
        snprintf(words, sizeof words, "Finding speech, part %d of %d", part, parts);
    else
        snprintf(words, sizeof words, "Finding speech");
    pl_job_tell(c->job, (double)done / c->stretches, words);
}

static void wait_for(crew *c)
{
    bool left = true;
    while (left) {
        pl_mutex_lock(&c->lock);
        left = c->left > 0;
        if (left)
            pl_cond_wait_ms(&c->ended, &c->lock, TELL_MS);
        pl_mutex_unlock(&c->lock);
        tell(c);
    }
    for (int i = 0; i < c->thread_count; i++)
        pl_thread_join(&c->threads[i]);
}

static int threads_for(int wanted, int stretches)
{
    if (wanted <= 0)
        wanted = (int)sysconf(_SC_NPROCESSORS_ONLN);
    wanted = wanted < stretches ? wanted : stretches;
    return wanted < 1 ? 1 : wanted < MOST_THREADS ? wanted : MOST_THREADS;
}

static bool hear(const pl_curve *curve, const pl_media *media, const pl_speech_options *options,
                 pl_job *job, pl_error *err)
{
    crew *c = pl_alloc(sizeof *c);
    c->media = media;
    c->curve = curve;
    c->job = job;
    c->sound = options->sound;
    c->aside = options->aside;
    c->stretches = (curve->count + STRETCH - 1) / STRETCH;
    c->thread_count = c->left = threads_for(options->threads, c->stretches);
    pl_mutex_start(&c->lock);
    pl_cond_start(&c->ended);
    for (int i = 0; i < c->thread_count; i++)
        pl_thread_start(&c->threads[i], run, c);
    wait_for(c);
    bool ok = !c->error.code;
    if (!ok && err)
        *err = c->error;
    ok =
        ok && (atomic_load(&c->any) ||
               pl_fail(err, PL_BAD_INPUT, "%s has no sound that can be decoded.", media->paths[0]));
    pl_cond_stop(&c->ended);
    pl_mutex_stop(&c->lock);
    free(c);
    return ok;
}

/* ----- all of it */

static pl_speech *make(const pl_media *media, const pl_speech_options *options, pl_job *job,
                       pl_error *err)
{
    pl_time duration = pl_media_duration(media);
    int64_t peaks = (duration * PL_SPEECH_PEAKS + 999999) / 1000000;
    if (peaks > INT32_MAX / PL_CURVE_EACH) {
        pl_fail(err, PL_BAD_INPUT, "%s is too long to look for speech in it.", media->paths[0]);
        return NULL;
    }
    pl_speech *speech = pl_alloc(sizeof *speech);
    speech->duration_us = duration;
    speech->peak_count = (int)peaks;
    speech->level_count = speech->peak_count * PL_CURVE_EACH;
    speech->levels = pl_alloc_array((size_t)speech->level_count + 1, 1);
    speech->peaks = pl_alloc_array((size_t)speech->peak_count + 1, 1);
    uint8_t *voices = pl_alloc_array((size_t)speech->level_count + 1, 1);
    pl_curve curve = { speech->levels, voices, speech->peaks, speech->level_count };
    bool ok = hear(&curve, media, options, job, err);
    if (ok) {
        pl_speech_find(&speech->ranges, &curve, duration);
        speech->speech_us = pl_ranges_sum(&speech->ranges);
        speech->loud = pl_speech_loud(speech->levels, speech->level_count);
        speech->loud_peak = pl_speech_loud(speech->peaks, speech->peak_count);
    }
    free(voices);
    if (ok)
        return speech;
    pl_speech_free(speech);
    return NULL;
}

static pl_speech *load(const pl_speech_options *options, const char *key)
{
    size_t size = 0;
    if (!options->cache_path || !pl_path_exists(options->cache_path))
        return NULL;
    char *bytes = pl_file_read(&size, options->cache_path, MOST_CACHE_BYTES, NULL);
    pl_speech *speech = bytes ? pl_speech_parse(bytes, size, key, NULL) : NULL;
    free(bytes);
    return speech;
}

static void save(const pl_speech *speech, const pl_speech_options *options, const char *key)
{
    size_t size = 0;
    if (!options->cache_path)
        return;
    void *bytes = pl_speech_format(&size, speech, key);
    pl_file_write_cache(options->cache_path, bytes, size, NULL);
    free(bytes);
}

pl_speech *pl_speech_read(const pl_media *media, const pl_speech_options *options, pl_job *job,
                          pl_error *err)
{
    static const pl_speech_options none = { 0 };
    const pl_speech_options *given = options ? options : &none;
    char key[PL_HASH_ROOM];
    pl_assert(!given->cache_path || given->signature);
    pl_speech_key(key, media, given->signature, given->sound);
    pl_speech *speech = load(given, key);
    if (speech)
        return speech;
    speech = make(media, given, job, err);
    if (speech)
        save(speech, given, key);
    return speech;
}
