/* The settings: what holds for this person, for this computer's keys, and for the library. Each change is
 * kept at once, and the last one made here can be taken back. Nothing is read from a drive on the main
 * thread. */
#ifndef PLUMBLINE_COMMAND_SETTINGS_H
#define PLUMBLINE_COMMAND_SETTINGS_H

#include "plumbline/command/app.h"
#include "plumbline/model/policy.h"

/* How one likes to watch, to press keys and to have lists: this person's own. */
typedef enum pl_habit {
    PL_HABIT_LEAD,  /* seconds of watched time that a tag begins before its key; 0: it is a point */
    PL_HABIT_SPAN,  /* seconds that it goes on behind it */
    PL_HABIT_PAUSE, /* 1: the recording waits while a note is written */
    PL_HABIT_SOUND, /* milliseconds that this computer's sound comes later than it says */
    PL_HABIT_SINGLE,   /* 1: keys without Ctrl or Alt do something */
    PL_HABIT_PICTURES, /* 1: lists have a picture of each recording */
    PL_HABIT_MOTION,   /* of pl_motion */
    PL_HABITS
} pl_habit;

enum { PL_HABIT_SECONDS_MOST = 60 };

typedef enum pl_motion { PL_MOTION_SYSTEM, PL_MOTION_REDUCED, PL_MOTION_WHOLE } pl_motion;

int pl_app_habit(const pl_app *app, pl_habit habit);

/* What was found when all of the library was looked at. */
typedef struct pl_app_checked {
    bool whole;
    pl_utc utc; /* 0: it was not looked at since the start */
    char words[PL_ERROR_ROOM];
} pl_app_checked;

/* What is known of the library while the settings are shown. */
typedef struct pl_app_library {
    bool read; /* what follows, but `bytes` and `checked` */
    bool keeps_pictures;
    bool answers; /* this person answers for the service: what holds for all is theirs to set */
    pl_policy policy;
    char *policy_text; /* NULL: none is set */
    int format;        /* of the library's file */
    int64_t bytes;     /* of all that is in its folder; -1: not known yet */
    uint64_t check;    /* the job; 0: none */
    pl_app_checked checked;
} pl_app_library;

const pl_app_library *pl_app_library_known(const pl_app *app);

/* What Ctrl+Z takes back in the settings: "Theme"; NULL: nothing. Borrowed. */
const char *pl_app_settings_undo(const pl_app *app);

int *pl_app_settings_scroll(pl_app *app);

#endif
