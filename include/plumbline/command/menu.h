/* The rows of the menu that is open: what a key, a script and the pointer choose from alike. */
#ifndef PLUMBLINE_COMMAND_MENU_H
#define PLUMBLINE_COMMAND_MENU_H

#include "plumbline/command/app.h"

enum { PL_MENU_ROWS_MOST = 40 };

typedef struct pl_menu_row {
    char words[96];
    const char *command;
    char text[48]; /* its argument */
    int64_t number;
    bool chosen; /* it holds now */
    int kind;    /* pl_tag_kind that it names or makes; -1: none */
    int domain;  /* from 1; 0: none */
} pl_menu_row;

const char *pl_menu_title(pl_menu menu); /* "No score, and why" */
int pl_menu_rows(pl_menu_row *out, pl_app *app);

#endif
