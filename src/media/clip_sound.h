/* The sound of a clip: AAC, from the first picture's start to the last one's end, to the sample. */
#ifndef PLUMBLINE_MEDIA_CLIP_SOUND_H
#define PLUMBLINE_MEDIA_CLIP_SOUND_H

#include "clip_out.h"
#include "inside.h"
#include "plumbline/media/clip.h"

typedef struct pl_clip_sound pl_clip_sound;

/* Of options, which are borrowed for the call alone, the times and the sound count. media, out and job are
 * borrowed and outlive it. Adds its stream to `out`. NULL on failure. */
pl_clip_sound *pl_clip_sound_open(const pl_media *media, const pl_clip_options *options,
                                  pl_clip_out *out, pl_job *job, pl_error *err);
void pl_clip_sound_close(pl_clip_sound **sound); /* NULL is accepted */

/* Writes on, up to a time from the clip's start; PL_NO_TIME: to its end. */
bool pl_clip_sound_write(pl_clip_sound *sound, pl_time until_us, pl_error *err);

#endif
