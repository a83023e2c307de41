/* One thread's reading for speech: stretches of the recording, decoded into the curve. What comes of a
 * stretch does not depend on what was read before it, so that it is the same whoever reads which. */
#ifndef PLUMBLINE_MEDIA_SPEECH_HEAR_H
#define PLUMBLINE_MEDIA_SPEECH_HEAR_H

#include "inside.h"
#include "plumbline/media/tracks.h"
#include "speech_band.h"

typedef struct pl_hearing pl_hearing;

/* All borrowed; job is asked whether to stop, and not told. */
pl_hearing *pl_hearing_new(const pl_media *media, const pl_curve *curve, pl_sound_choice sound,
                           pl_job *job);
void pl_hearing_free(pl_hearing *hearing);

/* Fills in the levels from `from` on and before `to`, both multiples of PL_CURVE_EACH. A part without sound
 * is silent. False for a failure of the system, or when it was stopped. */
bool pl_hearing_read(pl_hearing *hearing, int from, int to, pl_error *err);

bool pl_hearing_any(const pl_hearing *hearing); /* some part had sound that can be decoded */

#endif
