/* Runs of text: measured, wrapped, cut with an ellipsis, and asked where a caret stands. Sizes are in
 * logical pixels and do not depend on the scale that a list is painted at: widths are those of the
 * font's design, never rounded for a screen. */
#ifndef PLUMBLINE_PAINT_TEXT_H
#define PLUMBLINE_PAINT_TEXT_H

#include "plumbline/paint/theme.h"

#include <stddef.h>

/* Fonts, the layouts made with them, and what was painted of them. One for each thread that measures or
 * paints; it may be handed over whole to another. */
typedef struct pl_fonts pl_fonts;

pl_fonts *pl_fonts_new(void);
void pl_fonts_free(pl_fonts *fonts);

/* Loads each face and size of the screens, which takes some 15 ms: the first screen then finds them. */
void pl_fonts_warm(pl_fonts *fonts);

/* The family that text is set in: "Inter", or what this machine gives in its place. Borrowed. */
const char *pl_fonts_family(const pl_fonts *fonts);

/* False: there is no font at all, and no letter can be drawn. */
bool pl_fonts_any(const pl_fonts *fonts);

/* Where Inter is missing, the sentence that says so, once for each pl_fonts; NULL afterwards and where
 * it is there. Borrowed. */
const char *pl_fonts_notice(pl_fonts *fonts);

/* What is kept, for tests and measuring. */
typedef struct pl_fonts_load {
    int layouts, most_layouts;
    size_t bytes, most_bytes; /* of text painted already */
    long made, found;
} pl_fonts_load;

pl_fonts_load pl_fonts_get_load(const pl_fonts *fonts);

typedef struct pl_type {
    pl_style style;
    pl_weight weight;
    bool tabular;
    bool underline, strike;
} pl_type;

/* A stretch of a run that looks different. Bytes; to is behind the last. */
typedef struct pl_span {
    int from, to;
    pl_weight weight;
    pl_colour colour; /* PL_COLOUR_NONE: as the run */
    bool underline, strike;
} pl_span;

typedef enum pl_align { PL_ALIGN_LEFT, PL_ALIGN_CENTRE, PL_ALIGN_RIGHT } pl_align;

enum { PL_LINES_ALL = -1 };

typedef struct pl_run {
    const char *text; /* UTF-8; wrong bytes are shown as U+FFFD */
    pl_type type;
    pl_colour colour; /* PL_COLOUR_NONE: text */
    pl_align align;
    bool top;  /* lines begin at the top of the rectangle; else they are in its middle */
    int lines; /* at most, the last one cut with an ellipsis; 0 and 1: one line; PL_LINES_ALL */
    const pl_span *spans;
    int span_count;
} pl_run;

typedef struct pl_run_size {
    double width, height;
    int lines;
    bool cut; /* an ellipsis stands for the rest */
} pl_run_size;

/* `width` is the room; 0 or less: as wide as the words are. */
pl_run_size pl_run_measure(pl_fonts *fonts, const pl_run *run, double width);

/* The width of a line of plain text. */
double pl_text_width(pl_fonts *fonts, const char *text, pl_type type);

/* Where the caret stands before the byte `index`, from the upper left corner of the run's rectangle of
 * this width (as if `top` were set). An index inside a character counts as its beginning. */
typedef struct pl_caret {
    double x, y, height;
    bool from_right; /* its line is read from the right */
} pl_caret;

pl_caret pl_run_caret(pl_fonts *fonts, const pl_run *run, double width, size_t index);

/* The byte whose place is nearest to a point; points outside count as the nearest line and its ends. */
size_t pl_run_index(pl_fonts *fonts, const pl_run *run, double width, double x, double y);

typedef enum pl_step {
    PL_STEP_LEFT, /* by what a reader takes for one character */
    PL_STEP_RIGHT,
    PL_STEP_WORD_LEFT,
    PL_STEP_WORD_RIGHT,
    PL_STEP_SEEN_LEFT, /* as it is seen: the same, but where text is read from the right */
    PL_STEP_SEEN_RIGHT
} pl_step;

/* The place that the caret goes to; the order is that of the bytes. */
size_t pl_text_step(const char *text, size_t index, pl_step step);

#endif
