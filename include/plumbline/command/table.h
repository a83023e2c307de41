/* The table of interactive commands: keys, palette, keyboard sheet, controls and scripts all come from it. */
#ifndef PLUMBLINE_COMMAND_TABLE_H
#define PLUMBLINE_COMMAND_TABLE_H

#include "plumbline/command/app.h"

typedef struct pl_arg {
    int64_t number;
    const char *text; /* NULL: none */
} pl_arg;

enum {
    PL_COMMAND_HIDDEN = 1, /* not in the palette: it needs what only a control or a key gives */
    PL_COMMAND_NUMBER = 2, /* its argument is a whole number */
};

typedef struct pl_command {
    const char *name;  /* "step-forward" */
    const char *group; /* as the keyboard sheet has it: "Play and move" */
    const char *title; /* "One frame forward" */
    /* NULL: it can be done now; else why not, in words. NULL function: always. */
    const char *(*when)(const pl_app *app);
    void (*run)(pl_app *app, const pl_arg *arg);
    unsigned flags;
} pl_command;

int pl_command_count(void);
const pl_command *pl_command_at(int index);
const pl_command *pl_command_find(const char *name); /* NULL: there is none */

/* Its title; where it turns something on or off, which of the two it does now. */
const char *pl_command_title(const pl_command *command, const pl_app *app);

/* Why it cannot be done now, or NULL. */
const char *pl_command_why_not(const pl_command *command, const pl_app *app);

/* Runs it where it can be done; else says why not. `arg` NULL: none. */
void pl_command_run(pl_app *app, const pl_command *command, const pl_arg *arg);

/* "tag-item 5.3": a name and what follows it, as the key file and scripts have it. */
bool pl_command_line(pl_app *app, const char *line, pl_error *err);

/* Whether such a line names a command and an argument that it takes; else why not: "there is no command…". */
bool pl_command_check(const char *line, char *why, size_t room);

#endif
