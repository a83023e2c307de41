/* The sound of the room: each line where the script has it, a little of the walls, and a low hiss. */
#include "script.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    int after;
    double strength;
} echo[] = { { 0, 1.0 }, { 419, 0.16 }, { 733, 0.11 }, { 1213, 0.07 } };

static void mix_line(double *out, long first, long last, const Line *line)
{
    long start = line->frame * PER_FRAME;
    for (size_t e = 0; e < sizeof echo / sizeof *echo; e++) {
        for (long i = 0; i < line->wave.length; i++) {
            long at = start + i + echo[e].after;
            if (at >= first && at < last)
                out[at - first] += line->wave.pcm[i] * echo[e].strength;
        }
    }
}

/* A fixed seed: the same recording each time it is made. */
static double hiss(uint64_t *state, double *low)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    double white = (double)(*state >> 11) / 9007199254740992.0 - 0.5;
    *low += (white - *low) * 0.12;
    return *low * 460.0 + white * 34.0;
}

bool sound_write(const Script *script, int part)
{
    long first = (part == 2 ? script->part2 : 0) * PER_FRAME;
    long last = (part == 2 ? script->frames : script->part2) * PER_FRAME;
    double *out = calloc((size_t)(last - first), sizeof *out);
    if (!out)
        return false;
    for (int i = 0; i < script->lines; i++)
        mix_line(out, first, last, &script->line[i]);
    uint64_t state = 0x9e3779b97f4a7c15u + (unsigned)part;
    double low = 0;
    bool good = true;
    for (long i = 0; good && i < last - first; i++) {
        double value = out[i] + hiss(&state, &low);
        int16_t sample = (int16_t)lrint(fmax(-32000.0, fmin(32000.0, value)));
        good = fwrite(&sample, sizeof sample, 1, stdout) == 1;
    }
    free(out);
    return good && fflush(stdout) == 0;
}
