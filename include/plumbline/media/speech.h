/* Where people speak: how loud the band of speech is in each hundredth of a second of a recording, and
 * the stretches in which somebody speaks, all on the recording's clock and over all parts, from the sound
 * that is chosen.
 *
 * Method (architecture.md, "Speech"). The sound is folded to one channel, thinned to about 8 kHz and freed
 * of what lies under 200 Hz. A stretch is speech where that level stands out from the steady noise about
 * it, which is followed from both sides, so that a fan that starts is noise at once. Short pauses belong
 * to the speech; each stretch begins and ends a little early and late, so that no word is cut. */
#ifndef PLUMBLINE_MEDIA_SPEECH_H
#define PLUMBLINE_MEDIA_SPEECH_H

#include "plumbline/media/media.h"
#include "plumbline/media/tracks.h"
#include "plumbline/model/watched.h"

#include <stddef.h>
#include <stdint.h>

/* Ranges begin and end so much before and behind what was found to be speech. */
enum { PL_SPEECH_BEFORE_US = 250000, PL_SPEECH_BEHIND_US = 350000 };

enum {
    PL_SPEECH_LEVELS = 100, /* a second */
    PL_SPEECH_PEAKS = 20,   /* a second */
    PL_SPEECH_DB = 2        /* steps of a level or peak to a decibel */
};

/* Plain data; never changed once it is made, so any thread may read it. */
typedef struct pl_speech {
    pl_time duration_us;
    /* Level n is of the time from n to n + 1 hundredths of a second: 255 is as loud as can be (the mean
     * square of a square wave at full scale), each step below it half a decibel; 0: nothing. */
    uint8_t *levels;
    int level_count;
    /* The largest sample of each twentieth of a second, of all frequencies, in the same steps below full
     * scale: what a waveform is drawn from. */
    uint8_t *peaks;
    int peak_count;
    pl_ranges ranges;  /* where somebody speaks */
    pl_time speech_us; /* their sum */
    int loud;          /* the level that a twentieth of the time is above */
    int loud_peak;     /* and the peak */
} pl_speech;

void pl_speech_free(pl_speech *speech);

/* 0 to 1: how high a bar is drawn for a level. */
double pl_speech_height(const pl_speech *speech, int level);

/* The loudest of the time from `from` to `to`, by levels or by peaks; 0 outside. */
int pl_speech_loudest(const pl_speech *speech, pl_time from, pl_time to);
int pl_speech_peak(const pl_speech *speech, pl_time from, pl_time to);
double pl_speech_peak_height(const pl_speech *speech, int peak); /* of a waveform's bar: 0 to 1 */

/* All borrowed for the call alone. */
typedef struct pl_speech_options {
    /* A file that keeps what was found. Read when it fits the signature, the clock, the sound and
     * this program; otherwise written. NULL: none. */
    const char *cache_path;
    const char *signature; /* of the parts; needed with cache_path */
    pl_sound_choice sound; /* what is heard */
    int threads;           /* that read side by side; 0: as many as cores */
    bool aside;            /* gives way to everything else on this computer */
} pl_speech_options;

/* Reads all of the sound once, or the cache file. media is borrowed, and only read in what never changes:
 * it may be in use by others. options and job may be NULL. NULL with PL_BAD_INPUT where there is no sound
 * that can be decoded. That the cache file could not be written is no failure. */
pl_speech *pl_speech_read(const pl_media *media, const pl_speech_options *options, pl_job *job,
                          pl_error *err);

/* ----- the cache file; here for the tests and the fuzz target */

/* Reads what pl_speech_format wrote. Refused (PL_BAD_INPUT, or PL_NEWER_VERSION) when its magic, its
 * versions, the key or the hash at its end differ, or when anything in it is not as it can be. key NULL:
 * any. Time and memory are bounded by `size`. */
pl_speech *pl_speech_parse(const void *bytes, size_t size, const char *key, pl_error *err);
void *pl_speech_format(size_t *size, const pl_speech *speech, const char *key); /* free() */

#endif
