#include "speech_band.h"

#include "plumbline/base/memory.h"
#include "speech_pitch.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    THIN_RATE = 8000, /* about what the sound is thinned to */
    CHUNK = 1536,     /* samples at a time: what stands between the steps stays in the cache */
    WAVER = 400,      /* a step of less than this part of a second is waver of timestamps */
    LANES = 4
};

static const double under = 200; /* what lies lower is rumble, hum and handling */

/* Four numbers side by side: every processor that this is built for has such. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef int32_t masks __attribute__((vector_size(LANES * sizeof(int32_t))));

struct pl_band {
    pl_curve curve;
    int from, to;
    int rate, step;          /* samples of the sound for one of the thinned */
    int64_t at;              /* the next sample; -1: none came yet */
    float sum;               /* of the samples that the next thinned one is made of … */
    int summed;              /* … and their number */
    float b, a1, a2, z1, z2; /* the high-pass */
    int64_t bin;             /* that is being filled */
    double energy;
    int counted;
    int64_t peak_bin;
    pl_pitch *pitch; /* of the thinned samples */
    float peak;      /* the largest square */
    float thin[CHUNK];
};

pl_band *pl_band_new(const pl_curve *curve, int from, int to)
{
    pl_band *band = pl_alloc(sizeof *band);
    band->curve = *curve;
    band->from = from;
    band->to = to;
    band->at = -1;
    return band;
}

/* ----- out into the curve */

/* 255 for one, half a decibel a step. */
static uint8_t step_of(double square)
{
    double steps = square > 0 ? 255.5 + 20 * log10(square) : 0;
    return (uint8_t)(steps < 0 ? 0 : steps > 255 ? 255 : steps);
}

/* Where sound comes twice for one moment, the louder counts. */
static void raise(uint8_t *at, uint8_t value)
{
    *at = value > *at ? value : *at;
}

static void end_bin(pl_band *b)
{
    if (b->counted && b->bin >= b->from && b->bin < b->to)
        raise(&b->curve.levels[b->bin], step_of(b->energy / b->counted));
    b->energy = 0;
    b->counted = 0;
}

static void end_peak(pl_band *b)
{
    if (b->peak_bin >= b->from / PL_CURVE_EACH && b->peak_bin < b->to / PL_CURVE_EACH)
        raise(&b->curve.peaks[b->peak_bin], step_of((double)b->peak));
    b->peak = 0;
}

void pl_band_free(pl_band *band)
{
    if (!band)
        return;
    end_bin(band);
    end_peak(band);
    pl_pitch_free(band->pitch);
    free(band);
}

static void tell_pitch(void *ctx, int64_t at, float how)
{
    pl_band *b = ctx;
    int64_t bin = at * b->step * PL_CURVE_LEVELS / b->rate;
    for (int64_t i = bin - 1; i <= bin; i++)
        if (i >= b->from && i < b->to)
            raise(&b->curve.voices[i], (uint8_t)(how * 255));
}

/* ----- the steps */

/* Butterworth, second order, by the bilinear transform. */
static void tune(pl_band *b, int rate)
{
    int step = (rate + THIN_RATE / 2) / THIN_RATE;
    b->rate = rate;
    b->step = step < 1 ? 1 : step;
    double k = tan(3.14159265358979 * under * b->step / rate);
    double norm = 1 / (1 + sqrt(2) * k + k * k);
    b->b = (float)norm;
    b->a1 = (float)(2 * (k * k - 1) * norm);
    b->a2 = (float)((1 - sqrt(2) * k + k * k) * norm);
    b->z1 = b->z2 = b->sum = 0;
    b->summed = 0;
    pl_pitch_free(b->pitch);
    b->pitch = pl_pitch_new(rate / b->step, tell_pitch, b);
}

/* The largest square. */
static float largest(const float *samples, int count)
{
    lanes most = { 0 };
    float all = 0;
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
        lanes now;
        memcpy(&now, samples + i, sizeof now);
        now *= now;
        masks more = now > most;
        most = (lanes)(((masks)now & more) | ((masks)most & ~more));
    }
    for (int k = 0; k < LANES; k++)
        all = most[k] > all ? most[k] : all;
    for (; i < count; i++)
        all = samples[i] * samples[i] > all ? samples[i] * samples[i] : all;
    return all;
}

/* The first sample of a bin: every thread cuts at the same. */
static int64_t start_of(int64_t bin, int rate, int bins_a_second)
{
    return (bin * rate + bins_a_second - 1) / bins_a_second;
}

static int until(int64_t at, int64_t end, int count)
{
    return end - at < count ? (int)(end - at) : count;
}

static void find_peaks(pl_band *b, const float *samples, int count)
{
    int64_t at = b->at;
    while (count > 0) {
        int64_t bin = at * PL_CURVE_PEAKS / b->rate;
        if (bin != b->peak_bin)
            end_peak(b);
        b->peak_bin = bin;
        int part = until(at, start_of(bin + 1, b->rate, PL_CURVE_PEAKS), count);
        float most = largest(samples, part);
        b->peak = most > b->peak ? most : b->peak;
        at += part;
        samples += part;
        count -= part;
    }
}

/* Fills up the mean that the samples before have begun; gives how many it takes. */
static int thin_rest(pl_band *b, int *made, const float *samples, int count)
{
    int left = b->summed ? b->step - b->summed : 0, taken = left < count ? left : count;
    for (int i = 0; i < taken; i++)
        b->sum += samples[i];
    b->summed += taken;
    if (taken && taken == left) {
        b->thin[(*made)++] = b->sum / (float)b->step;
        b->sum = 0;
        b->summed = 0;
    }
    return taken;
}

/* Means of `step` samples each, which is a low-pass as well; gives their number. */
static int thin(pl_band *b, const float *samples, int count)
{
    int made = 0, step = b->step, i = thin_rest(b, &made, samples, count);
    float part = 1 / (float)step;
    for (; i + step <= count; i += step) {
        float sum = 0;
        for (int k = 0; k < step; k++)
            sum += samples[i + k];
        b->thin[made++] = sum * part;
    }
    for (; i < count; i++, b->summed++)
        b->sum += samples[i];
    return made;
}

static void high_pass(pl_band *b, int count)
{
    float z1 = b->z1, z2 = b->z2, gain = b->b, a1 = b->a1, a2 = b->a2;
    for (int i = 0; i < count; i++) {
        float in = b->thin[i] * gain;
        float out = in + z1;
        z1 = z2 - 2 * in - a1 * out;
        z2 = in - a2 * out;
        b->thin[i] = out;
    }
    /* numbers too small to be sound would be slow to reckon with */
    b->z1 = fabsf(z1) < 1e-15F ? 0 : z1;
    b->z2 = fabsf(z2) < 1e-15F ? 0 : z2;
}

static float square_sum(const float *samples, int count)
{
    lanes sums = { 0 };
    float all = 0;
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
        lanes now;
        memcpy(&now, samples + i, sizeof now);
        sums += now * now;
    }
    for (int k = 0; k < LANES; k++)
        all += sums[k];
    for (; i < count; i++)
        all += samples[i] * samples[i];
    return all;
}

/* Of the thinned samples, of which the first is number `at`. */
static void find_levels(pl_band *b, int count, int64_t at)
{
    const float *samples = b->thin;
    while (count > 0) {
        int64_t bin = at * b->step * PL_CURVE_LEVELS / b->rate;
        if (bin != b->bin)
            end_bin(b);
        b->bin = bin;
        int64_t end = (start_of(bin + 1, b->rate, PL_CURVE_LEVELS) + b->step - 1) / b->step;
        int part = until(at, end, count);
        b->energy += (double)square_sum(samples, part);
        b->counted += part;
        at += part;
        samples += part;
        count -= part;
    }
}

/* Means begin at multiples of the step, in whatever part of the sound a thread begins. */
static void move_to(pl_band *b, int64_t at)
{
    b->at = at;
    b->sum = 0;
    b->summed = (int)(at % b->step);
}

void pl_band_put(pl_band *band, const float *samples, int count, int rate, int64_t at)
{
    pl_band *b = band;
    if (rate != b->rate) {
        tune(b, rate);
        b->at = -1;
    }
    if (at < 0) { /* before the clock begins */
        int64_t early = -at < count ? -at : count;
        samples += early;
        count -= (int)early;
        at += early;
    }
    if (b->at < 0 || llabs(at - b->at) > rate / WAVER)
        move_to(b, at);
    while (count > 0) {
        int part = count < CHUNK ? count : CHUNK;
        int64_t first = (b->at - b->summed) / b->step;
        find_peaks(b, samples, part);
        int made = thin(b, samples, part);
        high_pass(b, made);
        find_levels(b, made, first);
        pl_pitch_put(b->pitch, b->thin, made, first);
        b->at += part;
        samples += part;
        count -= part;
    }
}
