/* Small pictures over a whole recording, of its key frames alone. They come in from coarse to fine, so that
 * a few of them tell of the whole soon. In memory; as a file for the library, which says whether one is
 * kept. */
#ifndef PLUMBLINE_MEDIA_THUMBS_H
#define PLUMBLINE_MEDIA_THUMBS_H

#include "plumbline/base/error.h"
#include "plumbline/base/image.h"
#include "plumbline/base/job.h"
#include "plumbline/base/time.h"
#include "plumbline/media/media.h"

#include <stdbool.h>

enum { PL_THUMBS_MOST = 1024, PL_THUMB_WIDTH = 160, PL_THUMB_WIDEST = 640 };

/* A recording cut into equal shares, with a picture of the middle of each: of the last key frame up to there.
 * Any thread; what is in it is only added to, until it is freed. */
typedef struct pl_thumbs pl_thumbs;

/* 1 to PL_THUMBS_MOST shares, pictures of 1 to PL_THUMB_WIDEST pixels in width, upright and with square
 * pixels. None of them is there yet. media is looked at during the call alone. */
pl_thumbs *pl_thumbs_new(const pl_media *media, int count, int width);
void pl_thumbs_free(pl_thumbs *thumbs);

typedef struct pl_thumbs_work {
    int threads; /* decoding at once; 0: two where there are as many cores */
    bool calm;   /* they let everything else go first */
    /* A share without a key frame of its own shows the exact frame in its middle, unless that lies too far
     * behind a key frame. Else it shows the same picture as the share before. */
    bool each;
} pl_thumbs_work;

/* Makes those that are missing; returns when all are there, or when the job was stopped (PL_CANCELLED: what
 * was made stays). No key frame is decoded twice. A damaged one is left out; PL_CANNOT_READ where the part
 * cannot be read at all. media must be the one of pl_thumbs_new, and nobody else's meanwhile but for its
 * times. One call at a time. */
bool pl_thumbs_make(pl_thumbs *thumbs, const pl_media *media, pl_thumbs_work how, pl_job *job,
                    pl_error *err);

int pl_thumbs_count(const pl_thumbs *thumbs);
int pl_thumbs_width(const pl_thumbs *thumbs);
/* The shares that are answered: by a picture, or by one that is left out. */
int pl_thumbs_made(pl_thumbs *thumbs);

/* The picture of a share, and the start of the frame that it is of; NULL where there is none, or none yet.
 * Borrowed until pl_thumbs_free. start_us may be NULL in both. */
const pl_image *pl_thumbs_get(pl_time *start_us, pl_thumbs *thumbs, int share);
/* The nearest that is there: of the last frame up to `at`, else of the first behind it. NULL: none at all. */
const pl_image *pl_thumbs_near(pl_time *start_us, pl_thumbs *thumbs, pl_time at);

/* The picture that stands for a stretch: of the share that is made first among those whose middle lies in it.
 * It never changes once it is there. NULL: none, or none yet. */
const pl_image *pl_thumbs_among(pl_time *start_us, pl_thumbs *thumbs, pl_time from, pl_time to);

/* --- as a file */

/* The bytes of those that are there, freed with free(). The same pictures give the same bytes. NULL on
 * failure. */
void *pl_thumbs_format(size_t *size, pl_thumbs *thumbs, const char *signature, pl_error *err);

/* Takes those of a file that fits: the same signature, clock, count and width, by this version. Refused
 * otherwise (PL_BAD_INPUT, or PL_NEWER_VERSION), or where the hash at its end differs; then nothing is
 * taken. Time and memory are bounded by `size`. */
bool pl_thumbs_parse(pl_thumbs *thumbs, const void *bytes, size_t size, const char *signature,
                     pl_error *err);

/* One of a file's pictures alone, the one nearest to the middle of the recording: freed with pl_image_free.
 * Nothing else of the file is decoded. NULL where it is refused, as above, or holds none. Any thread. */
pl_image *pl_thumbs_parse_one(const void *bytes, size_t size, const char *signature, pl_error *err);

#endif
