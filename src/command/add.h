/* What the files of "Add recordings" share. */
#ifndef PLUMBLINE_COMMAND_ADD_INNER_H
#define PLUMBLINE_COMMAND_ADD_INNER_H

#include "inside.h"

#include "plumbline/command/add.h"

/* ----- add.c */
void add_go_to(pl_app *app, const char *folder);
const char *when_add(const pl_app *app);             /* the dialog is open */
const char *when_add_any(const pl_app *app);         /* and something is chosen */
const char *when_add_list(const pl_app *app);        /* and there is a row */
const pl_browse_entry *add_entry(const pl_app *app); /* in hand, or NULL */

/* ----- add_places.c */
void add_places_read(pl_app *app);
const char *add_first_folder(const pl_places *places); /* to be shown; borrowed */
void add_keep_folder(pl_app *app);                     /* something is added from it */

/* ----- add_cards.c */
void add_card_make(pl_app *app, const pl_browse_entry *entry);
void add_card_drop(pl_app *app, int card);
void add_card_take(pl_app *app, int card); /* in hand: its words stand in the fields; -1: none */
void add_cards_clear(pl_app_add *add);

/* ----- add_work.c: what the cards say is added, as a job */
void add_work_start(pl_app *app);

#endif
