/* From the curve to the stretches in which somebody speaks. */
#ifndef PLUMBLINE_MEDIA_SPEECH_RANGES_H
#define PLUMBLINE_MEDIA_SPEECH_RANGES_H

#include "plumbline/model/watched.h"
#include "speech_band.h"

/* The version of this rule: ranges that were found by another one are found anew. */
enum { PL_SPEECH_RULE = 1 };

/* *out is freed with pl_ranges_free; none lies beyond `duration`. */
void pl_speech_find(pl_ranges *out, const pl_curve *curve, pl_time duration);

/* The level that a twentieth of the time is above. */
int pl_speech_loud(const uint8_t *levels, int count);

#endif
