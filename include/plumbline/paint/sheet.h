/* A contact sheet: pictures in rows, a line of words under each. */
#ifndef PLUMBLINE_PAINT_SHEET_H
#define PLUMBLINE_PAINT_SHEET_H

#include "plumbline/base/error.h"
#include "plumbline/paint/text.h"

struct pl_image;

typedef struct pl_sheet_cell {
    const struct pl_image *image; /* NULL: there is none, and its place says so */
    const char *words;            /* "0:58:24" */
} pl_sheet_cell;

/* All borrowed. */
typedef struct pl_sheet {
    const char *title, *note; /* a line each; one that is too long is cut */
    const pl_sheet_cell *cells;
    int count;         /* 1 or more */
    int width, height; /* of each picture's place; one of another shape stands whole in it */
} pl_sheet;

/* The columns that make the sheet about half as wide again as it is high. */
int pl_sheet_columns(const pl_sheet *sheet);

/* On white, with the widest words that fit. Freed with pl_image_free; NULL where it would be too large. */
struct pl_image *pl_sheet_paint(const pl_sheet *sheet, pl_fonts *fonts, pl_error *err);

#endif
