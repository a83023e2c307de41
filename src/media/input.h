/* One part opened for reading packets: libavformat over a source of bytes, with a watchdog. Nothing
 * but the source's own bytes is ever opened: no other file, no network. */
#ifndef PLUMBLINE_MEDIA_INPUT_H
#define PLUMBLINE_MEDIA_INPUT_H

#include "compat.h"
#include "container.h"
#include "plumbline/base/job.h"
#include "plumbline/media/source.h"

#include <stdbool.h>
#include <stdint.h>

enum { PL_MOST_STREAMS = 64 };

/* The most pixels of a picture: 8192 × 8192. */
#define PL_MOST_PIXELS ((int64_t)64 * 1024 * 1024)

typedef struct pl_input {
    AVFormatContext *format;
    const pl_container *container;
    char name[32];      /* the container's, for people */
    pl_time claimed_us; /* by the file's own head; PL_NO_TIME: libavformat is to be asked */
    int video, audio;   /* the streams that are used; -1: none */

    /* --- private to input.c */
    char *path;
    pl_source source;
    AVIOContext *io;
    pl_job *job;
    int64_t at;        /* the next byte that libavformat asks for */
    int64_t allowance; /* bytes that may still be read before a packet must come */
    int64_t error_at;
    int read_error; /* errno of a read that the system refused */
    bool stuck;     /* the allowance was used up */
    uint8_t *moov,
        *trimmed; /* of an input that was opened light: as it is, and as libavformat sees it */
    int64_t moov_from, moov_size;
} pl_input;

typedef enum pl_read { PL_READ_PACKET, PL_READ_END, PL_READ_DAMAGE, PL_READ_FAILED } pl_read;

/* job may be NULL; it is asked until the input is closed. */
pl_input *pl_input_open(const char *path, pl_source_open *open, void *ctx, pl_job *job,
                        pl_error *err);
/* The same, but where it is MP4 or MOV with whole tables these are cut down to a few samples before
 * libavformat sees them: good for telling what the streams are, not for reading packets. */
pl_input *pl_input_open_light(const char *path, pl_source_open *open, void *ctx, pl_job *job,
                              pl_error *err);
void pl_input_close(pl_input **input);

/* The table of contents of an input that was opened light, whole; NULL where it was opened as any other.
 * Borrowed as long as the input. */
const uint8_t *pl_input_moov(size_t *size, const pl_input *input);

/* The next packet of any stream. DAMAGE: no packet follows that can be read, though the file does not
 * end here. FAILED sets err: stopped by the job, or refused by the system. */
pl_read pl_input_read(pl_input *input, AVPacket *packet, pl_error *err);

/* All return false when the demuxer cannot go there; the next pl_input_read tells where it is. */
bool pl_input_seek_time(pl_input *input, int64_t ticks); /* by the picture's stream */
bool pl_input_seek_stream(pl_input *input, int stream, int64_t ticks);
bool pl_input_seek_byte(pl_input *input, int64_t pos);
bool pl_input_seek_any(pl_input *input, int stream, int64_t ticks); /* to no key packet, too */

/* The bytes beneath; borrowed as long as the input. */
const pl_source *pl_input_source(const pl_input *input);

/* Sentences on what was mended to get at its bytes; NULL: nothing. As long as it is open. */
const pl_names *pl_input_remarks(const pl_input *input);

/* How much of the part has been read, from 0 to 1. */
double pl_input_progress(const pl_input *input);

/* The stream of a track, from 1: sounds in the order of their ids, which is that of the container, whatever
 * came first in the file. -1: there are not so many. */
int pl_input_track(const pl_input *input, int track);

/* True for a stream that is a still picture beside the recording: cover art, a thumbnail. */
bool pl_stream_is_still(const AVStream *stream);

#endif
