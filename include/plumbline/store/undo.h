/* What taking a step back or forth touched, and what the next one would be. */
#ifndef PLUMBLINE_STORE_UNDO_H
#define PLUMBLINE_STORE_UNDO_H

#include "plumbline/store/store.h"

typedef struct pl_undone {
    char *title;
    pl_id *tags; /* each tag that came, went or was changed, once */
    int tag_count;
    bool other; /* scores, evidence, actions, points or "no strength noted" were touched */
} pl_undone;

void pl_undone_free(pl_undone *undone);

/* As pl_store_undo and pl_store_redo (tags.h), telling more. *out is freed with pl_undone_free. */
bool pl_store_undo_step(pl_undone *out, pl_store *store, pl_id review, pl_error *err);
bool pl_store_redo_step(pl_undone *out, pl_store *store, pl_id review, pl_error *err);

typedef struct pl_undo_titles {
    char *undo, *redo; /* NULL: there is none, or the list is not this person's */
} pl_undo_titles;

/* Freed with pl_undo_titles_free. */
bool pl_store_undo_titles(pl_undo_titles *out, pl_store *store, pl_id review, pl_error *err);
void pl_undo_titles_free(pl_undo_titles *titles);

/* Joins the next change of this store to the newest step of its review if a change of `object` (a tag's
 * id) began that step; else it is a step of its own. For a tag in hand: a score that was given in
 * between stays a step of its own. */
void pl_store_join_if(pl_store *store, pl_id object);

#endif
