#include "speech_pitch.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum {
    RATE = 2000, /* about what the sound is thinned to: more is not needed to tell a pitch */
    WINDOW = 80, /* samples that are held against those a lag before: 40 ms */
    HOP = 80,
    LEAST_LAG = 5, /* 400 times a second */
    MOST_LAG = 36, /* 56 times */
    ROOM = 1024,
    LANES = 4
};

/* The squares of a window that is silent: 100 dB below full scale. */
#define FAINT 1e-8F

typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

struct pl_pitch {
    void (*told)(void *ctx, int64_t at, float how);
    void *ctx;
    int step;     /* samples that are put, for one that is kept */
    int64_t next; /* the sample that would go on */
    float sum;
    int summed;
    int64_t first; /* the number, among the kept, of kept[0] */
    int count;
    float kept[ROOM];
};

pl_pitch *pl_pitch_new(int rate, void (*told)(void *ctx, int64_t at, float how), void *ctx)
{
    pl_pitch *pitch = pl_alloc(sizeof *pitch);
    pitch->told = told;
    pitch->ctx = ctx;
    pitch->step = (rate + RATE / 2) / RATE;
    if (pitch->step < 1)
        pitch->step = 1;
    pitch->next = -1;
    return pitch;
}

void pl_pitch_free(pl_pitch *pitch)
{
    free(pitch);
}

/* Several sums run side by side, so that none waits for the one before. */
static float product(const float *a, const float *b)
{
    enum { SUMS = 4 };
    lanes sums[SUMS] = { 0 };
    for (int i = 0; i < WINDOW; i += SUMS * LANES)
        for (int k = 0; k < SUMS; k++) {
            lanes x, y;
            memcpy(&x, a + i + (size_t)k * LANES, sizeof x);
            memcpy(&y, b + i + (size_t)k * LANES, sizeof y);
            sums[k] += x * y;
        }
    lanes all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    return (all[0] + all[1]) + (all[2] + all[3]);
}

/* The largest of all lags, of what a lag before is like, by the strength of both: r²/(e·e') so that no root
 * is needed within. */
static float repeats(const float *window)
{
    float own = product(window, window), then = product(window - LEAST_LAG, window - LEAST_LAG);
    float best = 0;
    if (own < FAINT)
        return 0;
    for (int lag = LEAST_LAG; lag <= MOST_LAG; lag++) {
        float like = product(window, window - lag);
        if (like > 0 && like * like > best * own * then)
            best = like * like / (own * then);
        const float *out = window - lag + WINDOW - 1, *in = window - lag - 1;
        then += *in * *in - *out * *out;
        then = then < 1e-20F ? 1e-20F : then;
    }
    return best > 1 ? 1 : sqrtf(best);
}

/* Windows end at multiples of HOP, whichever thread reads. */
static void look(pl_pitch *p)
{
    enum { NEEDED = WINDOW + MOST_LAG + 1 };
    int64_t end = (p->first + NEEDED + HOP - 1) / HOP * HOP;
    for (; end <= p->first + p->count; end += HOP)
        p->told(p->ctx, (end - WINDOW / 2) * p->step, repeats(p->kept + (end - p->first) - WINDOW));
    int gone = (int)(end - NEEDED - p->first);
    gone = gone > p->count ? p->count : gone;
    if (gone <= 0)
        return;
    memmove(p->kept, p->kept + gone, (size_t)(p->count - gone) * sizeof *p->kept);
    p->first += gone;
    p->count -= gone;
}

void pl_pitch_put(pl_pitch *pitch, const float *samples, int count, int64_t at)
{
    pl_pitch *p = pitch;
    if (at != p->next) {
        p->sum = 0;
        p->summed = (int)((at % p->step + p->step) % p->step);
        p->first = (at - p->summed) / p->step;
        p->count = 0;
    }
    p->next = at + count;
    for (int i = 0; i < count; i++) {
        p->sum += samples[i];
        if (++p->summed < p->step)
            continue;
        p->kept[p->count++] = p->sum;
        p->sum = 0;
        p->summed = 0;
        if (p->count == ROOM)
            look(p);
    }
    look(p);
}
