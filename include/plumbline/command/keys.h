/* Which key runs which command: the key file that ships with the program, and the user's own read behind
 * it. Sections are views; what a view does not say is looked up in [general]. */
#ifndef PLUMBLINE_COMMAND_KEYS_H
#define PLUMBLINE_COMMAND_KEYS_H

#include "plumbline/model/problems.h"

#include <stdbool.h>
#include <stddef.h>

enum { PL_KEY_ROOM = 32, PL_KEY_LINE_ROOM = 96 };

typedef struct pl_keys pl_keys;

/* Whether a line, "digit 5", can be run; else why not, in words that a problem can hold. */
typedef bool pl_keys_check(const char *line, char *why, size_t room);

/* The shipped keys. `check` is asked when files are read and may be NULL: all lines are taken. */
pl_keys *pl_keys_new(pl_keys_check *check);
void pl_keys_free(pl_keys *keys);

/* Reads the text of a key file on top of what is there: its lines win, "none" takes a key away. A line
 * with a fault is left out and told; the others hold. Bounded: 256 KB, 2,000 lines. True when no problem
 * was found. */
bool pl_keys_read(pl_keys *keys, pl_problems *problems, const char *text, size_t size);

/* Off: a character does what it does with Alt alone, and with Ctrl and Alt where Alt makes another key of it;
 * what is told of keys says so. Numbers that answer a menu stay. As shipped they are on. */
void pl_keys_single(pl_keys *keys, bool on);

/* The line that a key stands for in this section, "digit 5", else in [general]; NULL: none. Modifiers of
 * `key` in any order. Borrowed. */
const char *pl_keys_find(const pl_keys *keys, const char *section, const char *key);

/* The keys of a command with this argument (NULL or "": without one), those of the section first. Gives
 * how many were written. */
int pl_keys_of(char (*out)[PL_KEY_ROOM], int most, const pl_keys *keys, const char *section,
               const char *command, const char *argument);

typedef struct pl_key_line {
    const char *key, *line; /* borrowed */
} pl_key_line;

/* The keys that hold in this section in the order of the files: its own, then those of [general]. Gives how
 * many were written. */
int pl_keys_list(pl_key_line *out, int most, const pl_keys *keys, const char *section);

/* Each line of the files, in their order. */
typedef struct pl_key_bound {
    const char *section, *key, *line; /* borrowed; the line "none" takes the key away */
    bool own;                         /* of the person's own file */
} pl_key_bound;

int pl_keys_count(const pl_keys *keys);
pl_key_bound pl_keys_at(const pl_keys *keys, int index);
/* Whether none behind it is of the same key in its section. */
bool pl_keys_holds(const pl_keys *keys, int index);

/* What the own file shall say of a key in a section. A line of NULL: nothing more, so that the shipped one
 * holds; a section of NULL with it: of no key at all. */
typedef struct pl_key_edit {
    const char *section, *key, *line;
} pl_key_edit;

/* The text of the file with these edits; comments and all other lines stay as they are. free(). */
char *pl_keys_edit(const char *text, const pl_key_edit *edits, int count);

/* A key's name with its modifiers as Ctrl+Alt+Shift+ and the known names in their own case. False for
 * what is no name of a key. */
bool pl_key_normal(char out[PL_KEY_ROOM], const char *key);

const char *pl_keys_section(int index); /* those that a file may have; NULL behind the last */

/* The shipped file, for docs and tests. Borrowed. */
const char *pl_keys_shipped(void);

#endif
