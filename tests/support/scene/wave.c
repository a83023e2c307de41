#include "script.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUIET = 260, LEAD = RATE / 50 };

/* The synthesiser writes a plain 44-byte header; its length field may be a guess, so read on. */
static bool read_samples(Wave *wave, FILE *file)
{
    long room = 0;
    size_t got;
    wave->length = 0;
    if (fseek(file, 44, SEEK_SET) != 0)
        return false;
    do {
        room += RATE;
        int16_t *more = realloc(wave->pcm, sizeof *more * (size_t)room);
        if (!more)
            return false;
        wave->pcm = more;
        got = fread(wave->pcm + wave->length, sizeof *more, (size_t)(room - wave->length), file);
        wave->length += (long)got;
    } while (wave->length == room);
    return wave->length > 0;
}

/* Times of lines are the times of sound, not of the quiet the synthesiser leaves at both ends. */
static void trim(Wave *wave)
{
    long first = 0, last = wave->length;
    while (first < last && abs(wave->pcm[first]) < QUIET)
        first++;
    while (last > first && abs(wave->pcm[last - 1]) < QUIET)
        last--;
    first = first > LEAD ? first - LEAD : 0;
    last = last + LEAD < wave->length ? last + LEAD : wave->length;
    memmove(wave->pcm, wave->pcm + first, sizeof *wave->pcm * (size_t)(last - first));
    wave->length = last - first;
}

/* Voices come out at different strengths: bring each line to one peak, then to its speaker's. */
static void level(Wave *wave, double loudness)
{
    int peak = 1;
    for (long i = 0; i < wave->length; i++)
        peak = abs(wave->pcm[i]) > peak ? abs(wave->pcm[i]) : peak;
    double gain = loudness * 15000.0 / peak;
    for (long i = 0; i < wave->length; i++)
        wave->pcm[i] = (int16_t)lrint(wave->pcm[i] * gain);
}

bool wave_read(Wave *wave, const char *path, double loudness)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "scene: cannot open %s\n", path);
        return false;
    }
    bool good = read_samples(wave, file);
    fclose(file);
    if (!good) {
        fprintf(stderr, "scene: no sound in %s\n", path);
        return false;
    }
    trim(wave);
    level(wave, loudness);
    return true;
}

/* How open a mouth is: 0 to 1, from a twenty-fifth of a second around the sample. */
double wave_level(const Wave *wave, long sample)
{
    double sum = 0;
    long first = sample < 0 ? 0 : sample;
    long last = sample + PER_FRAME < wave->length ? sample + PER_FRAME : wave->length;
    for (long i = first; i < last; i++)
        sum += fabs((double)wave->pcm[i]);
    double mean = last > first ? sum / (double)(last - first) / 4500.0 : 0;
    return mean > 1 ? 1 : mean;
}
