/* A stretch of a recording as a file of its own: MP4, H.264 and AAC, from exact frame to exact frame.
 * Where the recording's pictures are H.264 and can be, they are copied as they are, and only those at the
 * edges are coded anew; else all are. Sound is always coded anew, and begins and ends with the pictures
 * to the sample. */
#ifndef PLUMBLINE_MEDIA_CLIP_H
#define PLUMBLINE_MEDIA_CLIP_H

#include "plumbline/base/error.h"
#include "plumbline/base/job.h"
#include "plumbline/base/time.h"
#include "plumbline/media/media.h"
#include "plumbline/media/tracks.h"

typedef struct pl_clip_options {
    /* On the recording's clock. The first picture is the one presented at from_us, the last the one presented
     * just before to_us. */
    pl_time from_us, to_us;
    bool all;              /* every picture is coded anew */
    pl_sound_choice sound; /* which of the recording's */
} pl_clip_options;

typedef struct pl_clip_facts {
    pl_time from_us, to_us; /* the start of the first picture, the end of the last */
    int frames, copied;     /* pictures, and how many of them as they were */
    int damaged; /* pictures that could not be decoded: the one before is shown the longer */
    bool sound;
    /* a sentence why nothing was copied; NULL where something was, or nobody asked */
    const char *why;
} pl_clip_facts;

/* Writes it beside `path` and moves it there when it is whole: on failure, or when the job is stopped,
 * nothing is left. Nothing that stands at `path` is written over (PL_REFUSED). PL_BAD_INPUT for times
 * that lie outside or the wrong way round. The recording is not changed, but is this call's meanwhile. */
bool pl_clip_write(pl_clip_facts *out, pl_media *media, const pl_clip_options *options,
                   const char *path, pl_job *job, pl_error *err);

#endif
