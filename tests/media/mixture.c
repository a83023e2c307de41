#include "mixture.h"

#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <math.h>
#include <stdint.h>

#define SPOKEN PL_BUILD "/spoken"

enum { WAVE_RATE = 22050, QUIET = 260, LEAD = WAVE_RATE / 50, LOUD = 3000 /* mean of a line */ };

typedef struct wave {
    double *samples;
    int count;
} wave;

typedef struct mixing {
    const mixture_kind *kind;
    double *out;
    int count;
    uint64_t state;
    double memory[4]; /* of the noise */
} mixing;

static double chance(mixing *m)
{
    m->state ^= m->state << 13;
    m->state ^= m->state >> 7;
    m->state ^= m->state << 17;
    return (double)(m->state >> 11) / 9007199254740992.0;
}

/* ----- spoken lines */

/* A line without the quiet at both ends, at one loudness, at the rate of the recording. */
static wave line_read(const char *path, int rate)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *bytes = pl_file_read(&size, path, 1 << 24, &err);
    check_ok(bytes != NULL);
    const int16_t *pcm = (const int16_t *)(const void *)(bytes + 44);
    int first = 0, last = (int)(size - 44) / 2;
    while (first < last && abs(pcm[first]) < QUIET)
        first++;
    while (last > first && abs(pcm[last - 1]) < QUIET)
        last--;
    double sum = 0;
    for (int i = first; i < last; i++)
        sum += (double)pcm[i] * pcm[i];
    double gain = LOUD / sqrt(sum / (last - first + 1));
    wave out = { .count = (int)((int64_t)(last - first) * rate / WAVE_RATE) };
    out.samples = pl_alloc_array((size_t)out.count + 1, sizeof *out.samples);
    for (int i = 0; i < out.count; i++) {
        double at = first + (double)i * WAVE_RATE / rate;
        int k = (int)at;
        double part = at - k, next = k + 1 < last ? pcm[k + 1] : 0;
        out.samples[i] = gain * (pcm[k] * (1 - part) + next * part);
    }
    free(bytes);
    return out;
}

static void add(mixing *m, const wave *w, int at, double gain)
{
    for (int i = 0; i < w->count && at + i < m->count; i++)
        m->out[at + i] += w->samples[i] * gain;
}

/* ----- the room */

/* A burst of noise with a sharp beginning, then its weaker second half. */
static void cough(mixing *m, int at)
{
    int rate = m->kind->rate, count = rate * 35 / 100;
    double low = 0, lower = 0;
    for (int i = 0; i < count && at + i < m->count; i++) {
        double t = (double)i / rate, white = chance(m) * 2 - 1;
        double shape = t < 0.01  ? t / 0.01
                       : t < 0.2 ? exp(-(t - 0.01) * 14)
                                 : 0.35 * exp(-(t - 0.2) * 16);
        low += (white - low) * 0.45;
        lower += (low - lower) * 0.04;
        m->out[at + i] += LOUD * 6 * shape * (low - lower);
    }
}

static double pink(mixing *m, double white)
{
    m->memory[0] = 0.99765 * m->memory[0] + white * 0.0990460;
    m->memory[1] = 0.96300 * m->memory[1] + white * 0.2965164;
    m->memory[2] = 0.57000 * m->memory[2] + white * 1.0526913;
    return m->memory[0] + m->memory[1] + m->memory[2] + white * 0.1848;
}

static double noise_at(mixing *m, int i)
{
    static const double two_pi = 6.283185307179586;
    double t = (double)i / m->kind->rate, white = chance(m) * 2 - 1;
    switch (m->kind->noise) {
    case NOISE_WHITE:
        return white;
    case NOISE_ROOM:
        m->memory[0] += (white - m->memory[0]) * two_pi * 120 / m->kind->rate;
        return m->memory[0];
    case NOISE_SWITCH:
    case NOISE_FAN:
        return pink(m, white) * (1 + 0.2 * sin(two_pi * 0.7 * t)) + 0.6 * sin(two_pi * 117 * t) +
               0.3 * sin(two_pi * 234 * t);
    case NOISE_HUM:
        m->memory[0] += (white - m->memory[0]) * two_pi * 120 / m->kind->rate;
        return sin(two_pi * 50 * t) + 0.5 * sin(two_pi * 100 * t) + 0.4 * sin(two_pi * 150 * t) +
               0.2 * sin(two_pi * 250 * t) + 0.1 * sin(two_pi * 350 * t) + m->memory[0];
    case NOISE_NONE:
        break;
    }
    return 0;
}

static bool is_on(const mixing *m, int i)
{
    double part = (double)i / m->count;
    return m->kind->noise != NOISE_SWITCH || (part > 0.3 && part < 0.7);
}

static void add_noise(mixing *m)
{
    double *noise = pl_alloc_array((size_t)m->count, sizeof *noise);
    double sum = 0;
    for (int i = 0; i < m->count; i++) {
        noise[i] = noise_at(m, i);
        sum += noise[i] * noise[i];
    }
    double gain = sum > 0 ? LOUD * pow(10, -m->kind->below / 20.0) / sqrt(sum / m->count) : 0;
    for (int i = 0; i < m->count; i++)
        m->out[i] += noise[i] * gain * (is_on(m, i) ? 1 : 0.1) + chance(m) - 0.5;
    free(noise);
}

/* ----- the file */

static void put(uint8_t **at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        *(*at)++ = (uint8_t)(value >> 8 * i);
}

static void write_wave(const mixing *m, const char *path)
{
    pl_error err = { 0 };
    size_t size = 44 + (size_t)m->count * 2;
    uint8_t *bytes = pl_alloc_array(size, 1), *at = bytes + 44;
    for (int i = 0; i < m->count; i++) {
        double value = fmax(-32000, fmin(32000, m->out[i]));
        put(&at, (uint32_t)lrint(value) & 0xffff, 2);
    }
    at = bytes;
    memcpy(at, "RIFF", 4), at += 4;
    put(&at, (uint32_t)size - 8, 4);
    memcpy(at, "WAVEfmt ", 8), at += 8;
    put(&at, 16, 4), put(&at, 1, 2), put(&at, 1, 2);
    put(&at, (uint32_t)m->kind->rate, 4), put(&at, (uint32_t)m->kind->rate * 2, 4);
    put(&at, 2, 2), put(&at, 16, 2);
    memcpy(at, "data", 4), at += 4;
    put(&at, (uint32_t)size - 44, 4);
    check_ok(pl_file_write(path, bytes, size, &err));
    free(bytes);
}

static void lay(mixing *m, pl_ranges *lines, const pl_names *files)
{
    static const double gaps[] = { 0.3, 0.6, 4.0, 1.0, 0.4, 1.6, 8.0, 0.5, 2.4, 3.3, 0.7, 14.0 };
    int rate = m->kind->rate, at = rate * 2;
    for (int n = 0; at < m->count; n++) {
        char *path = pl_path_join(SPOKEN "/lines", files->items[(n * 7 + 3) % files->count]);
        wave w = line_read(path, rate);
        double gap = gaps[n % (int)PL_COUNT(gaps)];
        add(m, &w, at, m->kind->distant && n % 2 ? 0.316 : 1);
        int end = at + w.count;
        if (end < m->count)
            pl_ranges_add(lines, (pl_time)at * 1000000 / rate, (pl_time)end * 1000000 / rate);
        else
            memset(m->out + at, 0, (size_t)(m->count - at) * sizeof *m->out);
        if (m->kind->coughs && gap > 3)
            cough(m, end + (int)(gap / 2 * rate));
        at = end + (int)(gap * rate);
        free(w.samples);
        free(path);
    }
}

void mixture_make(pl_ranges *lines, const mixture_kind *kind, const char *path)
{
    pl_error err = { 0 };
    pl_names files = { 0 };
    mixing m = { .kind = kind, .count = kind->rate * kind->seconds, .state = 88172645463325252u };
    m.out = pl_alloc_array((size_t)m.count, sizeof *m.out);
    check_ok(pl_folder_list(&files, SPOKEN "/lines", &err));
    lay(&m, lines, &files);
    add_noise(&m);
    write_wave(&m, path);
    pl_names_free(&files);
    free(m.out);
}

void demo_lines(pl_ranges *lines, pl_time *second_part)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *text = pl_file_read(&size, SPOKEN "/demo.times.tsv", 1 << 20, &err), *rest = text;
    check_ok(text != NULL);
    for (char *row = strtok_r(rest, "\n", &rest); row; row = strtok_r(NULL, "\n", &rest)) {
        double from, to;
        long pictures;
        if (sscanf(row, "# part 1: %ld pictures", &pictures) == 1)
            *second_part = pictures * 40000;
        else if (sscanf(row, "%*s %lf %lf", &from, &to) == 2)
            pl_ranges_add(lines, (pl_time)(from * 1e6), (pl_time)(to * 1e6));
    }
    free(text);
}
