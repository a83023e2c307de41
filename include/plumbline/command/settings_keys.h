/* The keys among the settings: every action with its keys, what is looked for among them, and the press that
 * one waits for. What is changed is written into the person's own key file at once. */
#ifndef PLUMBLINE_COMMAND_SETTINGS_KEYS_H
#define PLUMBLINE_COMMAND_SETTINGS_KEYS_H

#include "plumbline/command/app.h"

enum { PL_ACTION_KEYS = 6, PL_ACTION_TITLE = 96 };

typedef struct pl_key_action {
    char section[16]; /* of the key file, where its keys hold */
    char line[PL_KEY_LINE_ROOM], title[PL_ACTION_TITLE];
    char keys[PL_ACTION_KEYS][PL_KEY_ROOM];
    int count;
    bool changed; /* not as shipped */
} pl_key_action;

typedef enum pl_key_ask {
    PL_KEY_ASK_NOTHING,
    PL_KEY_ASK_PRESS, /* the next press is the key of the chosen action */
    PL_KEY_ASK_MET    /* that key does something else already */
} pl_key_ask;

typedef struct pl_app_keys {
    pl_key_action *actions; /* by section, then as the files and the table of commands have them */
    int count, room, changed;
    int *shown; /* those that are looked for */
    int shown_count, shown_room;
    int chosen;  /* among them */
    bool open;   /* what can be done with the chosen one is shown below it */
    bool wanted; /* a key moved to it: it is scrolled into view */
    int scroll;
    pl_key_ask ask;
    bool adds;                                  /* its other keys stay */
    char key[PL_KEY_ROOM];                      /* that was pressed */
    char met[PL_ACTION_TITLE], met_section[16]; /* what it does already, and where */
    char faults[PL_ERROR_ROOM]; /* of the person's own file, each with its line; "": none */
} pl_app_keys;

pl_app_keys *pl_app_keys_of(pl_app *app);
const pl_key_action *pl_app_key_chosen(const pl_app *app); /* or NULL */

/* Where the keys of a section hold: "Watch", "everywhere". */
const char *pl_key_section_words(const char *section);

/* "digit 5" in words: "Item by its number: 5". */
void pl_command_line_title(char out[PL_ACTION_TITLE], const char *line);

/* Elements that a command gives the focus to. */
#define PL_ELEMENT_KEY_CHOSEN 0x5e77106500000001u
#define PL_ELEMENT_KEY_AGAIN  0x5e77106500000002u

#endif
