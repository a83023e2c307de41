/* Sound that jumps: what lies between stretches that are passed over, joined without a click. A stretch
 * that is left out takes no time; one that is played fast is silent for as long as its pictures take. What
 * comes out is still to be brought to the speed that is set. One thread at a time. */
#ifndef PLUMBLINE_MEDIA_SKIM_H
#define PLUMBLINE_MEDIA_SKIM_H

#include "passes.h"

enum { PL_SKIM_FADE = 480 /* frames: 10 ms */ };

/* Where the sound comes from: 48 kHz stereo. */
typedef struct pl_skim_source {
    int (*read)(float *out, int room, void *ctx, pl_error *err); /* as pl_sound_read */
    bool (*move)(void *ctx, pl_time at, pl_error *err);          /* what is read next lies here */
    void *ctx;
} pl_skim_source;

/* Plain data; start as { 0 }. */
typedef struct pl_skim {
    pl_skim_source source;
    const pl_passes *passes; /* borrowed */
    int speed;
    int next;                       /* the pass that comes next */
    pl_time at;                     /* where the stretch after this one begins */
    int64_t ns;                     /* of playing, until then */
    int64_t made;                   /* frames so far */
    int64_t until;                  /* this stretch ends with so many */
    bool silent;                    /* it is played fast */
    int tail, risen;                /* frames of both sides of a join that are done */
    float ending[PL_SKIM_FADE * 2]; /* what followed where it broke off */
} pl_skim;

/* The source stands at `at`. */
void pl_skim_start(pl_skim *skim, const pl_skim_source *source, const pl_passes *passes, pl_time at,
                   int speed);

/* As pl_sound_read. */
int pl_skim_read(float *out, int room, pl_skim *skim, pl_error *err);

#endif
