/* What a recording is, told from its packets: containers lie about lengths and start times. */
#ifndef PLUMBLINE_MEDIA_PROBE_H
#define PLUMBLINE_MEDIA_PROBE_H

#include "plumbline/base/error.h"
#include "plumbline/base/file.h"
#include "plumbline/base/job.h"
#include "plumbline/base/time.h"
#include "plumbline/media/source.h"

#include <stdbool.h>

typedef enum pl_stream_kind {
    PL_STREAM_VIDEO,
    PL_STREAM_AUDIO,
    PL_STREAM_TEXT,
    PL_STREAM_STILL, /* cover art and the like: never the recording's picture */
    PL_STREAM_OTHER
} pl_stream_kind;

enum { PL_PROBE_NAME_ROOM = 32, PL_PROBE_LANGUAGE_ROOM = 16, PL_PROBE_TITLE_ROOM = 64 };

typedef struct pl_probe_stream {
    pl_stream_kind kind;
    char codec[PL_PROBE_NAME_ROOM]; /* h264, mpeg2video, aac, …; "unknown" */
    bool chosen;                    /* the picture and the sound that Plumbline uses */
    bool decodable;                 /* this machine has a decoder and the stream is not encrypted */
    /* of pictures; 0 for sound */
    int width, height;          /* as coded: before the aspect and the rotation below */
    int fps_num, fps_den;       /* 30000/1001; 0/1 where it is not known */
    int aspect_num, aspect_den; /* of one sample; 1/1 is square */
    int rotation;               /* degrees clockwise to turn it upright: 0, 90, 180, 270 */
    bool interlaced;
    /* of sound; 0 for pictures */
    int channels, rate;
    int track; /* its number among the sounds of its part, from 1; 0: no sound */
    char language[PL_PROBE_LANGUAGE_ROOM]; /* as the container has it: "eng", "cy"; "": not told */
    char title[PL_PROBE_TITLE_ROOM];       /* "": none */
} pl_probe_stream;

typedef struct pl_probe_part {
    char *path;
    char container[PL_PROBE_NAME_ROOM]; /* mp4, mov, matroska, webm, avi, mpeg-ps, mpeg-ts, … */
    pl_time start_us;                   /* on the recording's clock */
    pl_time duration_us;                /* measured: first picture to the end of the last */
    pl_time claimed_us;                 /* what the container says; PL_NO_TIME: it says nothing */
    pl_probe_stream *streams;
    int stream_count;
} pl_probe_part;

typedef struct pl_probe {
    pl_time duration_us; /* of all parts */
    pl_probe_part *parts;
    int part_count;
    pl_names warnings; /* sentences: everything mended, and everything a reviewer should know */
} pl_probe;

/* Reads every packet of every part, in order. `paths` are the parts of one recording. `open` NULL:
 * files. A recording without a picture or without a decoder is no failure here; what is no recording
 * at all is. Free with pl_probe_clear. Any thread; job may be NULL. */
bool pl_probe_read(pl_probe *out, const char *const *paths, int count, pl_source_open *open,
                   void *open_ctx, pl_job *job, pl_error *err);

void pl_probe_clear(pl_probe *probe); /* frees what is inside and zeroes it */
void pl_probe_copy(pl_probe *out, const pl_probe *probe);

/* "video", "audio", "text", "still", "other" */
const char *pl_stream_kind_name(pl_stream_kind kind);

#endif
