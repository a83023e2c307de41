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
    UNDER = 250,      /* what is a mean over this part of a second is rumble, hum and handling */
    MOST_MEAN = 64,
    LANES = 4
};

/* Four numbers side by side: every processor that this is built for has such. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef int32_t masks __attribute__((vector_size(LANES * sizeof(int32_t))));

struct pl_band {
    pl_curve curve;
    int from, to;
    int rate, step;  /* samples of the sound for one of the thinned */
    int64_t at;      /* the next sample; -1: none came yet */
    float sum;       /* of the samples that the next thinned one is made of … */
    int summed;      /* … and their number */
    int mean;        /* thinned samples that make the mean which is taken away */
    double mean_sum; /* of the last of them */
    int64_t bin;     /* that is being filled */
    double energy;
    int counted;
    int64_t peak_bin;
    pl_pitch *pitch;               /* of the thinned samples */
    float peak;                    /* the largest square */
    float thin[MOST_MEAN + CHUNK]; /* behind those of the mean */
    float high[CHUNK];
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
    for (int64_t i = bin - 2; i < bin + 2; i++)
        if (i >= b->from && i < b->to)
            raise(&b->curve.voices[i], (uint8_t)(how * 255));
}

/* ----- the steps */

static void tune(pl_band *b, int rate)
{
    int step = (rate + THIN_RATE / 2) / THIN_RATE;
    b->rate = rate;
    b->step = step < 1 ? 1 : step;
    b->mean = rate / b->step / UNDER;
    b->mean_sum = 0;
    memset(b->thin, 0, sizeof b->thin);
    b->sum = 0;
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
        b->thin[MOST_MEAN + (*made)++] = b->sum / (float)b->step;
        b->sum = 0;
        b->summed = 0;
    }
    return taken;
}

/* With a step that the compiler knows this is quick. */
static inline int thin_by(float *out, const float *samples, int count, int step)
{
    int made = 0;
    float part = 1 / (float)step;
    for (; count >= step; count -= step, samples += step) {
        float sum = 0;
        for (int k = 0; k < step; k++)
            sum += samples[k];
        out[made++] = sum * part;
    }
    return made;
}

/* Means of `step` samples each, which is a low-pass as well; gives their number. */
static int thin(pl_band *b, const float *samples, int count)
{
    enum { USUAL = 6 }; /* at 48 and 44.1 kHz */
    int made = 0, i = thin_rest(b, &made, samples, count);
    float *out = b->thin + MOST_MEAN + made;
    int whole = b->step == USUAL ? thin_by(out, samples + i, count - i, USUAL)
                                 : thin_by(out, samples + i, count - i, b->step);
    for (i += whole * b->step; i < count; i++, b->summed++)
        b->sum += samples[i];
    return made + whole;
}

/* Takes away from each sample the mean of those about it: the result lags by half of their number. */
static void high_pass(pl_band *b, int count)
{
    const float *in = b->thin + MOST_MEAN, *gone = in - b->mean, *middle = in - b->mean / 2;
    double sum = b->mean_sum, part = 1.0 / b->mean;
    for (int i = 0; i < count; i++) {
        sum += (double)(in[i] - gone[i]);
        b->high[i] = middle[i] - (float)(sum * part);
    }
    b->mean_sum = sum;
    memmove(b->thin, b->thin + count, MOST_MEAN * sizeof *b->thin);
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
    const float *samples = b->high;
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
        int64_t first = (b->at - b->summed) / b->step - b->mean / 2;
        find_peaks(b, samples, part);
        int made = thin(b, samples, part);
        high_pass(b, made);
        find_levels(b, made, first);
        pl_pitch_put(b->pitch, b->high, made, first);
        b->at += part;
        samples += part;
        count -= part;
    }
}
