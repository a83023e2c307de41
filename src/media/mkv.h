/* Matroska and WebM: the heads of all blocks, without their content. */
#ifndef PLUMBLINE_MEDIA_MKV_H
#define PLUMBLINE_MEDIA_MKV_H

#include "input.h"
#include "track.h"

typedef struct pl_mkv {
    pl_track
        track; /* of the picture, or of the sound where there is none; without decode timestamps */
    int64_t sound_first, sound_end; /* of the chosen sound; PL_NO_TICKS */
    bool cut; /* it was not read to its end: the track ends before a key picture */
} pl_mkv;

typedef enum pl_mkv_got {
    PL_MKV_WHOLE,
    PL_MKV_NOT, /* something in it is left to libavformat: laces, encodings, damage. Nothing was written */
    PL_MKV_FAILED
} pl_mkv_got;

typedef struct pl_mkv_how {
    double from, to; /* progress */
    int64_t most;    /* above 0: bytes at most, if a beginning of the track can stand alone */
    pl_job *job;
} pl_mkv_how;

/* Walks over the source's bytes, which become its own. `clock`: the stream of input that the track is of. */
pl_mkv_got pl_mkv_read(pl_mkv *out, const pl_input *input, int clock, const pl_source *source,
                       const char *path, const pl_mkv_how *how, pl_error *err);

#endif
