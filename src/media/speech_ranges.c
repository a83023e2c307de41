#include "speech_ranges.h"

#include "plumbline/base/memory.h"
#include "plumbline/media/speech.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* In hundredths of a second, as the levels are. */
enum {
    SMOOTH = 5,     /* that a level is the mean of */
    STEADY = 1200,  /* so long before, or behind, the quietest moment tells the noise */
    DECIBEL = 2,    /* steps of a level */
    FAINT = 50,     /* decibels under the loud parts: not speech, whatever the noise is */
    STANDS_OUT = 7, /* decibels over the noise: somebody speaks … */
    STILL = 4,      /* … and so long it is the same word */
    LEAST = 6,      /* a shorter burst is a knock */
    BEFORE = PL_SPEECH_BEFORE_US / 10000, /* that a stretch begins early … */
    BEHIND = PL_SPEECH_BEHIND_US / 10000, /* … and ends late */
    PAUSE = 90,      /* a shorter one between two stretches belongs to the speech */
    APART = 60,      /* bursts that stand closer are of one kind, all speech or none */
    COUGH = 90,      /* so much that is nowhere like a voice is a cough, a door, paper */
    VOICED = 150,    /* a level of `voices` that noise hardly reaches */
    VOICED_LEAST = 4 /* levels so high: a voice is among it */
};

typedef struct search {
    const uint8_t *levels; /* smoothed */
    const uint8_t *voices;
    uint8_t *noise;
    int count;
} search;

/* ----- smoothing, on squares as they add up */

static uint8_t *smooth(const uint8_t *levels, int count)
{
    float square[256];
    uint8_t *out = pl_alloc_array((size_t)count + 1, 1);
    double sum = 0;
    for (int i = 0; i < 256; i++)
        square[i] = (float)pow(10, (i - 255) / 20.0);
    for (int i = -SMOOTH / 2; i < count; i++) {
        int in = i + SMOOTH / 2, gone = in - SMOOTH;
        sum += in < count ? (double)square[levels[in]] : 0;
        sum -= gone >= 0 ? (double)square[levels[gone]] : 0;
        if (i >= 0) {
            double step = sum > 1e-13 ? 255.5 + 20 * log10(sum / SMOOTH) : 0;
            out[i] = (uint8_t)(step < 0 ? 0 : step > 255 ? 255 : step);
        }
    }
    return out;
}

/* ----- the noise */

/* For each place the least of the `wide` before it and itself, by a queue of those that may still be the
 * least. `way` -1 looks the other way round. At the edge, where fewer are there, those on the other side
 * of the place stand for them. */
static void least_of(uint8_t *out, const uint8_t *levels, int count, int wide, int way)
{
    int *queue = pl_alloc_array((size_t)count + 1, sizeof *queue), first = 0, last = 0;
    for (int i = 0; i < count; i++) {
        uint8_t now = levels[way > 0 ? i : count - 1 - i];
        while (last > first &&
               levels[way > 0 ? queue[last - 1] : count - 1 - queue[last - 1]] >= now)
            last--;
        queue[last++] = i;
        if (queue[first] <= i - wide)
            first++;
        out[way > 0 ? i : count - 1 - i] =
            levels[way > 0 ? queue[first] : count - 1 - queue[first]];
    }
    for (int i = 0; i < wide && i < count; i++) {
        int end = wide < count ? wide - 1 : count - 1;
        out[way > 0 ? i : count - 1 - i] = out[way > 0 ? end : count - 1 - end];
    }
    free(queue);
}

static void find_noise(search *s)
{
    uint8_t *after = pl_alloc_array((size_t)s->count + 1, 1);
    s->noise = pl_alloc_array((size_t)s->count + 1, 1);
    least_of(s->noise, s->levels, s->count, STEADY, 1);
    least_of(after, s->levels, s->count, STEADY, -1);
    for (int i = 0; i < s->count; i++)
        s->noise[i] = after[i] > s->noise[i] ? after[i] : s->noise[i];
    free(after);
}

int pl_speech_loud(const uint8_t *levels, int count)
{
    int of[256] = { 0 }, level = 255;
    for (int i = 0; i < count; i++)
        of[levels[i]]++;
    for (int above = 0; level > 0 && (above += of[level]) * 20LL < count; level--)
        ;
    return level;
}

/* ----- the stretches */

static bool is_over(const search *s, int i, int least, int decibels)
{
    return s->levels[i] >= least && s->levels[i] > s->noise[i] + decibels * DECIBEL;
}

/* The next burst from *i on: what stands out, and beside it what is still the same. */
static bool next_burst(int *from, int *to, int *i, const search *s, int least)
{
    int clear = 0, begin = *to;
    while (*i < s->count && !is_over(s, *i, least, STANDS_OUT))
        ++*i;
    if (*i >= s->count)
        return false;
    *from = *i;
    while (*from > begin && is_over(s, *from - 1, least, STILL))
        --*from;
    for (; *i < s->count && is_over(s, *i, least, STILL); ++*i)
        clear += is_over(s, *i, least, STANDS_OUT);
    *to = *i;
    if (clear < LEAST)
        *from = *to; /* a knock */
    return true;
}

/* Bursts that stand close together. */
typedef struct cluster {
    int from, to;
    int length; /* of the bursts alone */
    int voiced; /* of them, like a voice */
} cluster;

static void take_burst(cluster *c, const search *s, int from, int to)
{
    if (c->from == c->to)
        *c = (cluster){ .from = from };
    c->to = to;
    c->length += to - from;
    for (int i = from; i < to; i++)
        c->voiced += s->voices[i] >= VOICED;
}

static bool is_speech(const cluster *c)
{
    return c->from < c->to && (c->voiced >= VOICED_LEAST || c->length >= COUGH);
}

static pl_time time_of(int level)
{
    return (pl_time)level * (1000000 / PL_CURVE_LEVELS);
}

/* With room before and behind; what then stands close to the stretch before goes on with it. */
static void add_stretch(pl_ranges *out, const cluster *c, pl_time duration)
{
    pl_time from = c->from > BEFORE ? time_of(c->from - BEFORE) : 0, to = time_of(c->to + BEHIND);
    if (!is_speech(c))
        return;
    if (out->count && from - out->items[out->count - 1].to_us < time_of(PAUSE))
        from = out->items[out->count - 1].from_us;
    pl_ranges_add(out, from, to < duration ? to : duration);
}

void pl_speech_find(pl_ranges *out, const pl_curve *curve, pl_time duration)
{
    pl_ranges found = { 0 };
    uint8_t *levels = smooth(curve->levels, curve->count);
    search s = { .levels = levels, .voices = curve->voices, .count = curve->count };
    find_noise(&s);
    int least = pl_speech_loud(s.levels, s.count) - FAINT * DECIBEL, from = 0, to = 0, i = 0;
    cluster now = { 0 };
    least = least < 1 ? 1 : least;
    while (next_burst(&from, &to, &i, &s, least)) {
        if (from - now.to >= APART) {
            add_stretch(&found, &now, duration);
            now = (cluster){ 0 };
        }
        if (from < to)
            take_burst(&now, &s, from, to);
    }
    add_stretch(&found, &now, duration);
    free(levels);
    free(s.noise);
    *out = found;
}
