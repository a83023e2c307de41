/* Sound into a curve, sample by sample: the level of the band of speech and the largest sample. One for
 * each thread; several may write different stretches of one curve. */
#ifndef PLUMBLINE_MEDIA_SPEECH_BAND_H
#define PLUMBLINE_MEDIA_SPEECH_BAND_H

#include <stdint.h>

enum {
    PL_CURVE_LEVELS = 100,
    PL_CURVE_PEAKS = 20,
    PL_CURVE_EACH = PL_CURVE_LEVELS / PL_CURVE_PEAKS
};

/* Of a recording. */
typedef struct pl_curve {
    uint8_t *levels; /* as pl_speech has them */
    uint8_t *voices; /* how much like a voice: 255 is a pure tone, 0 noise */
    uint8_t *peaks;
    int count; /* of levels and voices */
} pl_curve;

typedef struct pl_band pl_band;

/* Writes the levels from `from` on and before `to`, both multiples of PL_CURVE_EACH. */
pl_band *pl_band_new(const pl_curve *curve, int from, int to);
void pl_band_free(pl_band *band);

/* `count` samples of one channel; the first is number `at` since the beginning of the clock. Small steps
 * between calls are taken for waver of timestamps. The rate may change from call to call. */
void pl_band_put(pl_band *band, const float *samples, int count, int rate, int64_t at);

#endif
