/* What the files of the settings share. */
#ifndef PLUMBLINE_COMMAND_SETTINGS_INSIDE_H
#define PLUMBLINE_COMMAND_SETTINGS_INSIDE_H

#include "inside.h"

#include "plumbline/command/settings.h"
#include "plumbline/command/settings_keys.h"

/* What can be taken back. The first are habits. */
typedef enum settings_what {
    SETTINGS_THEME = PL_HABITS,
    SETTINGS_TEXT_SIZE,
    SETTINGS_PICTURES,
    SETTINGS_KEYS
} settings_what;

typedef struct settings_step {
    int what, before;
    char *text, *now; /* of the key file: what it was, and what it became */
} settings_step;

struct pl_app_settings {
    int habits[PL_HABITS];
    int lead_on; /* what turning the lead on again goes back to */
    int scroll;
    settings_step *steps;
    int step_count, step_room;
    bool takes_back;    /* what is changed now is no step of its own */
    bool pictures_back; /* nor is this, whose receipt is waited for */
    pl_app_library library;
    bool reading;
    pl_app_keys keys;
};

void settings_note_keys(pl_app *app, const char *before, const char *now);

/* ----- settings_library.c */
void settings_library_read(pl_app *app);

/* ----- settings_keys_file.c: the person's own key file */
enum { KEYS_CHANGE_MOST = 24 };

typedef struct keys_line {
    char section[16], key[PL_KEY_ROOM], line[PL_KEY_LINE_ROOM];
    bool goes; /* nothing more is said of the key */
} keys_line;

typedef struct keys_change {
    keys_line lines[KEYS_CHANGE_MOST];
    int count;
    bool all; /* nothing more is said of any key */
} keys_change;

void keys_change_add(keys_change *change, const char *section, const char *key, const char *line);
void settings_keys_read(pl_app *app);
void settings_keys_write(pl_app *app, const keys_change *change);
/* Only where it is what was expected. */
void settings_keys_restore(pl_app *app, const char *wanted, const char *expected);

/* ----- settings_keys.c */
void settings_keys_list(pl_app *app);
void settings_keys_again(pl_app *app); /* the same action stays chosen */
void settings_keys_find(pl_app *app);

#endif
