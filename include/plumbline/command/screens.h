/* The screens, and what the key file and a kept place call them. */
#ifndef PLUMBLINE_COMMAND_SCREENS_H
#define PLUMBLINE_COMMAND_SCREENS_H

#include <stdbool.h>

/* How the window looks; in the order of the themes that it is painted by. */
typedef enum pl_tone { PL_TONE_DARK, PL_TONE_LIGHT, PL_TONE_CONTRAST, PL_TONES } pl_tone;

const char *pl_tone_name(pl_tone tone);  /* "contrast": as a command and a setting have it */
const char *pl_tone_words(pl_tone tone); /* "High contrast" */

typedef enum pl_screen {
    PL_SCREEN_FIRST, /* a new library asks for a code and a role */
    PL_SCREEN_LIBRARY,
    PL_SCREEN_RUBRICS,
    PL_SCREEN_PEOPLE,
    PL_SCREEN_SETTINGS,
    PL_SCREEN_SESSION, /* the facilitators' own review of a session; in no rail */
    /* of a review, from here on; those before them need none */
    PL_SCREEN_WATCH,
    PL_SCREEN_SCORE,
    PL_SCREEN_REPORT,
    PL_SCREENS
} pl_screen;

/* It shows the open review; the others need none, and none is open while they are shown. */
static inline bool pl_screen_of_review(pl_screen screen)
{
    return screen >= PL_SCREEN_WATCH;
}

const char *pl_screen_name(pl_screen screen); /* "watch": as the key file and a place have it */

#endif
