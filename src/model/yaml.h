/* Text files that people write, as a bounded tree in which every node knows its place. Only a plain
 * part of YAML is taken: mappings, lists and texts. Anchors, aliases, tags, directives and second
 * documents are named as problems, because each has surprised somebody who only meant to write a
 * text (and an alias can unfold a kilobyte into a gigabyte). */
#ifndef PL_MODEL_YAML_H
#define PL_MODEL_YAML_H

#include "plumbline/base/arena.h"
#include "plumbline/model/problems.h"

#include <stddef.h>

enum {
    PL_YAML_BYTES_MOST = 1000 * 1000,
    PL_YAML_NODES_MOST = 20000,
    PL_YAML_DEPTH_MOST = 32,
    PL_YAML_GAPS_MOST = 12,
    PL_YAML_LANGUAGES_MOST = 8
};

typedef enum pl_yaml_kind {
    PL_YAML_TEXT,
    PL_YAML_LIST,
    PL_YAML_MAP,
    PL_YAML_UNREAD /* refused or not reached: a problem is on record, no other is to be added */
} pl_yaml_kind;

typedef struct pl_yaml_node {
    pl_yaml_kind kind;
    int line, column;                 /* of its first character, from 1 */
    int last_line;                    /* of a list or mapping */
    const char *text;                 /* of a text; without space at its ends */
    const struct pl_yaml_node *key;   /* of a value in a mapping; always a text */
    const struct pl_yaml_node *owner; /* of a key: its mapping */
    struct pl_yaml_node *first, *last, *next;
    int count;
} pl_yaml_node;

/* Lines that could not be read and were passed over so that the rest can still be checked. */
typedef struct pl_yaml_gap {
    int from, to;
} pl_yaml_gap;

typedef struct pl_yaml {
    pl_arena *arena;          /* borrowed; the nodes and their texts stand in it */
    pl_problems *problems;    /* borrowed */
    const pl_yaml_node *root; /* NULL: nothing could be read, and the problems say why */
    pl_yaml_gap gaps[PL_YAML_GAPS_MOST];
    int gap_count;
    /* Where texts may stand in several languages: its own first; and the one that is wanted. */
    const char *languages[PL_YAML_LANGUAGES_MOST];
    int language_count;
    const char *wanted;
} pl_yaml;

/* Start as `{ .arena = …, .problems = … }`. */
void pl_yaml_read(pl_yaml *yaml, const char *text, size_t size);

const pl_yaml_node *pl_yaml_find(const pl_yaml_node *map, const char *key);
/* Whether lines inside this node were passed over, so that what seems to be missing may not be. */
bool pl_yaml_has_gap(const pl_yaml *yaml, const pl_yaml_node *node);

/* --- between the files of this reader */

size_t pl_yaml_characters(const char *bytes, size_t size);

/* The lines of a text, by which a byte's place becomes line and column. */
typedef struct pl_lines {
    const char *text;
    size_t size;
    size_t *starts; /* of each line; freed with pl_lines_free */
    int count, room;
} pl_lines;

void pl_lines_read(pl_lines *lines, const char *text, size_t size);
void pl_lines_free(pl_lines *lines);
int pl_lines_at(const pl_lines *lines, size_t place); /* the line from 1 that this byte is in */
size_t pl_lines_end(const pl_lines *lines, int line); /* behind its last byte, the break left out */
bool pl_lines_blank(const pl_lines *lines, int line); /* nothing but spaces and tabs */
int pl_lines_indent(const pl_lines *lines,
                    int line); /* spaces at its front; -1: blank or comment */

/* Whether the bytes are text that can be handed to the parser at all; else problems are added. */
bool pl_yaml_scan(pl_problems *problems, const char *text, size_t size);
/* Tabs at the front of lines, and brackets without end; false when there are any. */
bool pl_yaml_scan_lines(pl_problems *problems, const pl_lines *lines);

typedef enum pl_yaml_form_kind {
    PL_YAML_PLAIN,
    PL_YAML_SINGLE, /* 'in single quotation marks' */
    PL_YAML_DOUBLE,
    PL_YAML_KEPT, /* a block behind '|' */
    PL_YAML_FOLDED
} pl_yaml_form_kind;

/* The text that these bytes of a file stand for; false for a backslash before something else than a
 * quotation mark or another backslash. */
bool pl_yaml_form(pl_text *out, pl_yaml_form_kind kind, const char *bytes, size_t size);

/* Adds the sentence for what the parser says. Gives the lines to pass over so that reading can go
 * on behind them; false when it cannot. */
bool pl_yaml_fault(pl_yaml_gap *gap, pl_problems *problems, const pl_lines *lines,
                   const char *message, int line, int column);

/* --- slips of the hand, told as what they are */

size_t pl_yaml_wide_space(const char *at,
                          size_t left); /* bytes of a space that is no plain one; or 0 */

/* Each adds a problem where the line has this slip, and says whether it has. */
bool pl_yaml_slip(pl_problems *problems, const pl_lines *lines, int line); /* around '-' and ':' */
bool pl_yaml_slip_quotes(pl_problems *problems, const pl_lines *lines, int line);
bool pl_yaml_slip_bracket(pl_problems *problems, const pl_lines *lines, int line);
/* `column` is the straight quotation mark that is open. */
bool pl_yaml_slip_closing(pl_problems *problems, const pl_lines *lines, int line, int column);
/* Every line that begins with a space of another kind. */
void pl_yaml_wide_fronts(pl_problems *problems, const pl_lines *lines);
/* Says more of the problems from this one on that stand at a curly quotation mark. */
void pl_yaml_name_quotes(pl_problems *problems, int from, const char *text, size_t size);

#endif
