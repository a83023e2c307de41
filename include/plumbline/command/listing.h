/* A text whose lines are never wrapped and whose columns can be counted: that of a rubric. What a field is
 * for anything else (caret, selection, undo) it has from its pl_edit; here are its lines, and the keys that
 * go by them. Columns are characters, from 0. It stays quick with a megabyte. Main thread. */
#ifndef PLUMBLINE_COMMAND_LISTING_H
#define PLUMBLINE_COMMAND_LISTING_H

#include "plumbline/command/edit.h"

typedef struct pl_listing {
    pl_edit *edit;     /* borrowed */
    size_t *starts;    /* of the lines, in bytes */
    int lines, room;   /* at least one line */
    int longest;       /* characters of the longest line */
    int64_t indexed;   /* the change of the text that these are for */
    int goal;          /* the column that Up and Down come back to; -1: that of the caret */
    size_t goal_caret; /* where the caret was when it was set */
    int page;          /* lines that are seen at once, by whoever draws it */
} pl_listing;

typedef struct pl_listing_at {
    int line, column; /* from 0 */
} pl_listing_at;

void pl_listing_start(pl_listing *code, pl_edit *edit); /* whose carets move by steps of its own */
void pl_listing_stop(pl_listing *code);

void pl_listing_index(
    pl_listing *code); /* its lines, where the text changed; all that follow do it first */
size_t pl_listing_line(size_t *size, pl_listing *code,
                       int line); /* its first byte; its size without the end */
pl_listing_at pl_listing_at_byte(pl_listing *code, size_t byte);
size_t pl_listing_byte(pl_listing *code,
                       pl_listing_at at); /* brought into the text, and into its line */

/* The word that begins there, as a problem of a text names it: quotation marks are left out. */
size_t pl_listing_word(size_t *size, pl_listing *code, pl_listing_at at);

/* What a key does: those of a field, and lines up and down, pages, two spaces for Tab (of all lines that are
 * selected), the indentation of the line before at Enter. read_only: nothing is changed. False: no key of
 * such a text. Clipboard keys are the caller's. */
bool pl_listing_key(pl_listing *code, const char *key, bool read_only);

/* Puts words in the place of so many bytes, as a step of its own for undo. */
void pl_listing_replace(pl_listing *code, size_t from, size_t size, const char *words);

#endif
