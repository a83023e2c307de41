#include "stretch.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <stdlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define QUICK __attribute__((target("avx2")))
#endif

enum {
    TAPS = 4,
    BITS = 7,
    ONE = 1 << BITS, /* the sum of weights */
    GROUP = 4,       /* samples that are made of one load … */
    LOAD = 16,       /* … of so many bytes, which never goes beyond the end of a row */
    PAIRS = PL_STRETCH_STEP / GROUP / 2,
    MOST_SIDE = 16384
};

/* Of one sample: the first of the samples that it is made of, and what each counts. The first may lie
 * before the edge and the last behind it: the edge's own sample stands for those. */
typedef struct taps {
    int first;
    int8_t weight[TAPS];
} taps;

/* Two groups of samples, half a step apart: where they are loaded from, which byte of the load each tap
 * takes, what it counts. */
typedef struct pair {
    _Alignas(2 * LOAD) uint8_t take[2][LOAD];
    _Alignas(2 * LOAD) int8_t weight[2][LOAD];
    int from[2];
} pair;

struct pl_stretch {
    int from_width, from_height, width, height;
    pair *pairs; /* PAIRS of them for each step */
    int steps;
    taps *rows;           /* of each row that is made */
    uint8_t *lines[TAPS]; /* rows that were stretched across, each at its number modulo TAPS */
};

/* --- tables */

static double weight_of(double away, double reach)
{
    double part = 1 - fabs(away) / reach;
    return part > 0 ? part : 0;
}

/* A weight of all is no signed byte: it gives one part to its neighbour. */
static void fill_up(taps *out, int left)
{
    int most = 0;
    for (int k = 1; k < TAPS; k++)
        most = out->weight[k] > out->weight[most] ? k : most;
    int own = out->weight[most] + left, limit = ONE - 1;
    out->weight[most] = (int8_t)(own < limit ? own : limit);
    if (own > limit)
        out->weight[most ^ 1] = (int8_t)(out->weight[most ^ 1] + own - limit);
}

static taps taps_of(int i, int from, int to)
{
    double ratio = (double)from / to, reach = ratio > 1 ? ratio : 1, sum = 0;
    double middle = (i + 0.5) * ratio - 0.5;
    taps out = { .first = (int)floor(middle - reach) + 1 };
    int left = ONE;
    for (int k = 0; k < TAPS; k++)
        sum += weight_of(out.first + k - middle, reach);
    for (int k = 0; k < TAPS; k++) {
        int part = (int)(weight_of(out.first + k - middle, reach) / sum * ONE + 0.5);
        out.weight[k] = (int8_t)(part < ONE ? part : ONE - 1);
        left -= out.weight[k];
    }
    fill_up(&out, left);
    return out;
}

static int inside(int at, int count)
{
    return at < 0 ? 0 : at >= count ? count - 1 : at;
}

static void fill_half(pair *out, int half, int at, int from, int to)
{
    for (int i = 0; i < GROUP; i++) {
        taps one = taps_of(inside(at + i, to), from, to);
        if (i == 0)
            out->from[half] = inside(one.first, from - LOAD + 1);
        for (int k = 0; k < TAPS; k++) {
            out->take[half][i * TAPS + k] =
                (uint8_t)(inside(one.first + k, from) - out->from[half]);
            out->weight[half][i * TAPS + k] = one.weight[k];
        }
    }
}

static bool has_quick_code(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

static bool can(int from, int to)
{
    return from >= LOAD && to >= LOAD && from <= MOST_SIDE && to <= MOST_SIDE && from <= 2 * to;
}

static void make_tables(pl_stretch *s)
{
    s->steps = (s->width + PL_STRETCH_STEP - 1) / PL_STRETCH_STEP;
    s->pairs = aligned_alloc(_Alignof(pair), (size_t)s->steps * PAIRS * sizeof *s->pairs);
    s->rows = pl_alloc_array((size_t)s->height, sizeof *s->rows);
    for (int i = 0; s->pairs && i < s->steps * PAIRS; i++) {
        int at = i / PAIRS * PL_STRETCH_STEP + i % PAIRS * GROUP;
        fill_half(&s->pairs[i], 0, at, s->from_width, s->width);
        fill_half(&s->pairs[i], 1, at + PL_STRETCH_STEP / 2, s->from_width, s->width);
    }
    for (int y = 0; y < s->height; y++)
        s->rows[y] = taps_of(y, s->from_height, s->height);
    for (int k = 0; k < TAPS; k++)
        s->lines[k] = pl_alloc_array((size_t)s->steps, PL_STRETCH_STEP);
}

pl_stretch *pl_stretch_new(int from_width, int from_height, int width, int height)
{
    if (!has_quick_code() || !can(from_width, width) || !can(from_height, height))
        return NULL;
    pl_stretch *s = pl_alloc(sizeof *s);
    s->from_width = from_width;
    s->from_height = from_height;
    s->width = width;
    s->height = height;
    make_tables(s);
    if (s->pairs)
        return s;
    pl_stretch_free(s);
    return NULL;
}

void pl_stretch_free(pl_stretch *stretch)
{
    if (!stretch)
        return;
    for (int k = 0; k < TAPS; k++)
        free(stretch->lines[k]);
    free(stretch->pairs);
    free(stretch->rows);
    free(stretch);
}

bool pl_stretch_fits(const pl_stretch *stretch, int from_width, int from_height, int width,
                     int height)
{
    return stretch && stretch->from_width == from_width && stretch->from_height == from_height &&
           stretch->width == width && stretch->height == height;
}

/* --- samples */

#if defined(__x86_64__)

static inline QUICK __m256i load(const void *from)
{
    return _mm256_loadu_si256((const __m256i *)from);
}

static inline QUICK void store(uint8_t *to, __m256i low, __m256i high)
{
    __m256i half = _mm256_set1_epi16(ONE / 2);
    low = _mm256_srai_epi16(_mm256_add_epi16(low, half), BITS);
    high = _mm256_srai_epi16(_mm256_add_epi16(high, half), BITS);
    _mm256_storeu_si256((__m256i *)(void *)to, _mm256_packus_epi16(low, high));
}

/* For each of eight samples, the first and the second half of its sum. */
static inline QUICK __m256i halves_of(const pair *p, const uint8_t *in)
{
    __m256i bytes = _mm256_loadu2_m128i((const __m128i *)(const void *)(in + p->from[1]),
                                        (const __m128i *)(const void *)(in + p->from[0]));
    return _mm256_maddubs_epi16(_mm256_shuffle_epi8(bytes, load(p->take)), load(p->weight));
}

static QUICK void go_across(const pl_stretch *s, uint8_t *out, const uint8_t *in)
{
    const pair *p = s->pairs;
    for (int i = 0; i < s->steps; i++, p += PAIRS, out += PL_STRETCH_STEP)
        store(out, _mm256_hadd_epi16(halves_of(p, in), halves_of(p + 1, in)),
              _mm256_hadd_epi16(halves_of(p + 2, in), halves_of(p + 3, in)));
}

/* The weights of two taps in turn. */
static inline QUICK __m256i weights_of(const int8_t *weight)
{
    return _mm256_set1_epi16((short)(weight[0] | weight[1] << 8));
}

static QUICK void go_down(const pl_stretch *s, uint8_t *out, const taps *row)
{
    const uint8_t *in[TAPS];
    for (int k = 0; k < TAPS; k++)
        in[k] = s->lines[inside(row->first + k, s->from_height) % TAPS];
    __m256i upper = weights_of(row->weight), lower = weights_of(row->weight + 2);
    for (int x = 0; x < s->width; x += PL_STRETCH_STEP) {
        __m256i a = load(in[0] + x), b = load(in[1] + x), c = load(in[2] + x), d = load(in[3] + x);
        __m256i low = _mm256_add_epi16(_mm256_maddubs_epi16(_mm256_unpacklo_epi8(a, b), upper),
                                       _mm256_maddubs_epi16(_mm256_unpacklo_epi8(c, d), lower));
        __m256i high = _mm256_add_epi16(_mm256_maddubs_epi16(_mm256_unpackhi_epi8(a, b), upper),
                                        _mm256_maddubs_epi16(_mm256_unpackhi_epi8(c, d), lower));
        store(out + x, low, high);
    }
}

#else

static void go_across(const pl_stretch *s, uint8_t *out, const uint8_t *in)
{
    (void)s, (void)out, (void)in;
}

static void go_down(const pl_stretch *s, uint8_t *out, const taps *row)
{
    (void)s, (void)out, (void)row;
}

#endif

void pl_stretch_plane(pl_stretch *stretch, uint8_t *out, int out_stride, const uint8_t *in,
                      int in_stride)
{
    const pl_stretch *s = stretch;
    int done = 0; /* rows that were stretched across */
    for (int y = 0; y < s->height; y++) {
        const taps *row = &s->rows[y];
        int last = inside(row->first + TAPS - 1, s->from_height);
        for (; done <= last; done++)
            go_across(s, s->lines[done % TAPS], in + (int64_t)done * in_stride);
        go_down(s, out + (int64_t)y * out_stride, row);
    }
}
