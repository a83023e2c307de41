/* An open recording: one clock over all its parts, and the exact picture at any time on it.
 *
 * A frame's start becomes a pl_time once, rounded to nearest, when the index is built; every question
 * is answered on these rounded values alone. So for every n, pl_media_frame_at(pl_media_frame_start(n))
 * is n at every rate.
 *
 * One thread at a time for each pl_media; several may be open on the same files. */
#ifndef PLUMBLINE_MEDIA_MEDIA_H
#define PLUMBLINE_MEDIA_MEDIA_H

#include "plumbline/base/error.h"
#include "plumbline/base/image.h"
#include "plumbline/base/job.h"
#include "plumbline/base/time.h"
#include "plumbline/media/probe.h"
#include "plumbline/media/source.h"
#include "plumbline/model/recording.h"

#include <stdbool.h>

typedef struct pl_media pl_media;

/* Bytes that are read of a recording before it can be used, where it has no tables: two seconds of a slow
 * drive's. */
enum { PL_MEDIA_FIRST = 64 << 20 };

/* All borrowed for the call alone, but open_ctx, which lives as long as the pl_media. */
typedef struct pl_media_options {
    /* The map that was made at the first index: used as it is, never re-timed. NULL: one is made by
     * today's rule. Where today's rule would give other times, a warning says so. */
    const pl_clock_map *clock;
    /* A file that keeps the index. Loaded when it fits the signature, the map and this program;
     * otherwise the index is built from the packets and written there. NULL: none. */
    const char *cache_path;
    const char *signature; /* of the parts, from pl_signature_read; needed with cache_path */
    pl_source_open *open;  /* NULL: files */
    void *open_ctx;
    int threads; /* decoders' threads; 0: as many as cores */
    /* A disc whose tables tell its times is not read before it can be used: pictures are found when
     * they are asked for. No cache file comes of it. */
    bool quick;
    /* Above 0: a recording of streams or Matroska is read up to so many bytes, and is as long
     * as what was read; its clock's map is growing. With the map of what was read before, that is gone
     * on from; times and numbers of frames stay. Other recordings are read whole. 0 with such a map: as far
     * as the map reaches, or somewhat further. */
    int64_t most_bytes;
} pl_media_options;

/* Opens the parts, in their order. options and job may be NULL. Reads all packets unless a cache file
 * fits. A recording without a picture opens: its clock is that of its sound and it has no frames. */
pl_media *pl_media_open(const char *const *paths, int count, const pl_media_options *options,
                        pl_job *job, pl_error *err);
void pl_media_close(pl_media **media);

/* Both borrowed, as long as the pl_media. */
const pl_clock_map *pl_media_clock(const pl_media *media);
const pl_probe *pl_media_probe(const pl_media *media);

bool pl_media_cached(const pl_media *media); /* the index came from the cache file */
bool pl_media_quick(const pl_media *media);  /* all is not yet read: see pl_media_options */
/* Why the index could not be written to the cache file: PL_OK in `code` where it could. Borrowed. The
 * recording can be used all the same. */
const pl_error *pl_media_cache_error(const pl_media *media);

pl_time pl_media_duration(const pl_media *media);

int pl_media_frame_count(const pl_media *media);            /* 0 where there is no picture */
pl_time pl_media_frame_start(const pl_media *media, int n); /* n in 0 … count - 1 */
/* Where the frame ends: the start of the next, or the end of the recording. */
pl_time pl_media_frame_end(const pl_media *media, int n);
bool pl_media_frame_key(const pl_media *media, int n); /* by the thread that decodes */
int pl_media_frame_part(const pl_media *media, int n);

/* The frame presented at a time: the last that starts at or before it; the first for a time before 0,
 * the last for one beyond the end. -1 where there are no frames. */
int pl_media_frame_at(const pl_media *media, pl_time at);

/* The frame presented at `at` as a picture: rotation applied, pixels square (the width is scaled).
 * *out is the caller's, freed with pl_image_free. *shown_us is the start of the frame that the picture
 * is of, which is an earlier one only where the file is damaged there and the frame asked for cannot be
 * decoded; *key tells whether that frame is a key frame. shown_us and key may be NULL. PL_BAD_INPUT
 * where there is no picture or no decoder. */
bool pl_media_picture_at(pl_image **out, pl_time *shown_us, bool *key, pl_media *media, pl_time at,
                         pl_error *err);

#endif
