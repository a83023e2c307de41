/* Two texts line by line: which lines of the newer one are new, or another than before. */
#ifndef PLUMBLINE_MODEL_LINES_H
#define PLUMBLINE_MODEL_LINES_H

#include <stddef.h>

typedef enum pl_line_mark { PL_LINE_SAME, PL_LINE_ADDED, PL_LINE_CHANGED } pl_line_mark;

typedef struct pl_line_note {
    pl_line_mark mark;
    int was; /* of a changed one: the line of the older text that stood in its place, from 0 */
} pl_line_note;

typedef struct pl_line_notes {
    pl_line_note *items; /* for each line of the newer text */
    int count;
    size_t *was; /* where the lines of the older text begin, and its end behind the last */
    int was_count;
} pl_line_notes;

/* Bounded: where what lies between the first and the last difference is very long, all of it counts as
 * changed. Any thread. */
void pl_lines_compare(pl_line_notes *out, const char *was, const char *is);
void pl_line_notes_free(pl_line_notes *notes);

#endif
