/* A clip on its way into its file. */
#ifndef PLUMBLINE_MEDIA_CLIP_MAKE_H
#define PLUMBLINE_MEDIA_CLIP_MAKE_H

#include "clip_plan.h"
#include "plumbline/media/clip.h"

typedef struct pl_clip {
    const pl_media *media;
    const char *path;
    pl_job *job;
    pl_decoding how;
    pl_sound_choice sound;
    bool picture; /* the recording has one */
    pl_clip_plan plan;
    pl_clip_facts facts;
    bool unfit; /* the plan did not work out: all is to be coded anew */
} pl_clip;

/* Writes the file as the plan says. False with err, or with `unfit`: then nothing is left, and another
 * plan may do. */
bool pl_clip_make(pl_clip *clip, pl_error *err);

#endif
