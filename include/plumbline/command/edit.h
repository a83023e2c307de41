/* The text in a field, as people expect it: caret, selection, words, clipboard, undo of its own. Plain
 * state without a window. Places are bytes of UTF-8; the order is that of the bytes. Main thread. */
#ifndef PLUMBLINE_COMMAND_EDIT_H
#define PLUMBLINE_COMMAND_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How carets move: by what a reader takes for one character, and by words. The window hands over
 * pl_text_step of paint; without it steps go by whole characters and by spaces. */
typedef struct pl_edit_steps {
    size_t (*left)(const char *text, size_t index);
    size_t (*right)(const char *text, size_t index);
    size_t (*word_left)(const char *text, size_t index);
    size_t (*word_right)(const char *text, size_t index);
    /* as it is seen, which is the other way where text is read from the right; NULL: left and right */
    size_t (*seen_left)(const char *text, size_t index);
    size_t (*seen_right)(const char *text, size_t index);
} pl_edit_steps;

typedef struct pl_edit_past pl_edit_past;

typedef struct pl_edit {
    char *text; /* never NULL once it has started; ends with a zero */
    size_t size, room, characters;
    size_t caret, anchor; /* the selection lies between them */
    double scroll;        /* for whoever draws it */
    char *preedit;        /* what an input method composes at the caret; NULL or "": nothing */
    int preedit_caret;    /* in characters */
    bool lines;           /* many lines */
    size_t most;          /* characters that have room */
    const pl_edit_steps *steps;
    pl_edit_past *past; /* its undo list: 1,000 steps, and 1 MB of words; the newest step always */
    int64_t changes;    /* raised with each change of its text */
} pl_edit;

void pl_edit_start(pl_edit *edit, bool lines, size_t most,
                   const pl_edit_steps *steps); /* borrowed */
void pl_edit_stop(pl_edit *edit);
const char *pl_edit_words(const pl_edit *edit); /* borrowed until it changes */

void pl_edit_set(pl_edit *edit, const char *text); /* caret at its end; the undo list begins anew */

/* In place of the selection. Line breaks become spaces in a field of one line; control characters are
 * left out. False, and nothing is inserted, where it does not fit. */
bool pl_edit_insert(pl_edit *edit, const char *text);
bool pl_edit_paste(pl_edit *edit, const char *text); /* the same, as a step of its own for undo */
void pl_edit_preedit(pl_edit *edit, const char *text, int caret);

void pl_edit_place(pl_edit *edit, size_t at, bool extend); /* brought to the start of a character */
void pl_edit_select_word(pl_edit *edit, size_t at);
void pl_edit_select_line(pl_edit *edit, size_t at); /* with its end */
void pl_edit_select_all(pl_edit *edit);
char *pl_edit_selected(const pl_edit *edit); /* free(); NULL: nothing is selected */

/* What a key does here, by its name ("Shift+Ctrl+Left", "Ctrl+Backspace", "Home", "Ctrl+Z" …; modifiers
 * in any order). Enter makes a new line in a field of many. Up and Down, and the clipboard, are the
 * caller's. False: not a key of a field.
 *
 * Ctrl+Z takes back a step, with caret and selection; Ctrl+Y and Ctrl+Shift+Z bring it again. They are the
 * field's own also where nothing is left to do. A step is a word that was typed, with the spaces before it,
 * or what one key behind the other took away; it ends where the caret is moved. */
bool pl_edit_key(pl_edit *edit, const char *key);

#endif
