/* Made recordings of talk: spoken lines at known times, over a room that hums, blows, coughs. */
#ifndef PLUMBLINE_TESTS_MEDIA_MIXTURE_H
#define PLUMBLINE_TESTS_MEDIA_MIXTURE_H

#include "plumbline/model/watched.h"

typedef enum mixture_noise {
    NOISE_NONE,
    NOISE_WHITE,
    NOISE_ROOM,  /* falls by 6 dB an octave, as the air of a room does */
    NOISE_FAN,   /* falls by 3 dB, with the tone of its blades, stronger and weaker */
    NOISE_HUM,   /* of 50 Hz with its harmonics, over a little of the room */
    NOISE_SWITCH /* a fan that is switched on and off again */
} mixture_noise;

typedef struct mixture_kind {
    const char *name;
    mixture_noise noise;
    int below;    /* decibels that the noise lies under the speech */
    bool distant; /* every other line is 10 dB lower */
    bool coughs;  /* one in each long silence */
    int rate, seconds;
} mixture_kind;

/* Writes it as a WAV file; the lines' times. Both are freed by their own. */
void mixture_make(pl_ranges *lines, const mixture_kind *kind, const char *path);

/* The lines of the demonstration recording, on its own clock, and where its second part begins. */
void demo_lines(pl_ranges *lines, pl_time *second_part);

#endif
