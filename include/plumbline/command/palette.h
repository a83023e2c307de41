/* The palette: what can be tagged, gone to and done, found by a few letters. */
#ifndef PLUMBLINE_COMMAND_PALETTE_H
#define PLUMBLINE_COMMAND_PALETTE_H

#include "plumbline/base/match.h"
#include "plumbline/command/table.h"

typedef enum pl_palette_group {
    PL_PALETTE_TAG,     /* "Tag an item" */
    PL_PALETTE_GO,      /* "Go to" */
    PL_PALETTE_COMMAND, /* "Commands" */
    PL_PALETTE_GROUPS
} pl_palette_group;

enum { PL_PALETTE_MOST = 9 };

typedef struct pl_palette_row {
    pl_palette_group group;
    char *words; /* the main text */
    char *aside; /* muted, or NULL */
    char *also;  /* words that find it too, and are not shown; or NULL */
    char *run;   /* "tag-item 5.3": as pl_command_line takes it */
    int domain;  /* of an item, from 1; 0: none */
} pl_palette_row;

struct pl_palette {
    pl_palette_row *all; /* what can be found now */
    int all_count, all_room;
    const pl_palette_row *rows[PL_PALETTE_MOST]; /* what the words leave, by group, best first */
    pl_match matches[PL_PALETTE_MOST];
    int count;
    int found;            /* of all that match */
    pl_palette_row typed; /* a timecode that was typed */
    char *typed_words[2];
    int typed_count;
    pl_palette_row said[PL_PALETTE_MOST]; /* lines of the transcript, in order of time */
    int said_count;
    bool searched;   /* of these the log has its line */
    const char *why; /* nothing was looked for; or NULL */
};

const char *pl_palette_group_name(pl_palette_group group);

/* Gathers what can be found in this state of the app. */
pl_palette *pl_palette_new(pl_app *app);
void pl_palette_free(pl_palette *palette);

/* `>` commands, `:` a timecode, `#` items, `@` what was said, by policy; nothing: all but that. */
void pl_palette_search(pl_palette *palette, pl_app *app, const char *words);

#endif
