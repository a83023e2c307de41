/* How much like a voice sound is: whether it repeats itself as a voice does, 60 to 400 times a second. That
 * tells a word from a cough, a knock or paper. */
#ifndef PLUMBLINE_MEDIA_SPEECH_PITCH_H
#define PLUMBLINE_MEDIA_SPEECH_PITCH_H

#include <stdint.h>

typedef struct pl_pitch pl_pitch;

/* rate: of the samples that will be put, about 8 kHz. `told` is called with each 40 ms of sound: how much
 * the time about sample `at` repeats itself, from 0 to 1. */
pl_pitch *pl_pitch_new(int rate, void (*told)(void *ctx, int64_t at, float how), void *ctx);
void pl_pitch_free(pl_pitch *pitch);

/* `count` samples, the first of which is number `at`; where they do not go on from the last ones, what
 * was kept of those is forgotten. */
void pl_pitch_put(pl_pitch *pitch, const float *samples, int count, int64_t at);

#endif
