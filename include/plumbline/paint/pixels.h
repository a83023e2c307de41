/* A draw list becomes pixels. */
#ifndef PLUMBLINE_PAINT_PIXELS_H
#define PLUMBLINE_PAINT_PIXELS_H

#include "plumbline/base/error.h"
#include "plumbline/paint/list.h"

typedef struct pl_look {
    pl_theme theme;
    /* device pixels for a logical one: the window's own scale times the text scale (1.25 at 125 %) */
    double scale;
    /* the logical point at the image's upper left corner */
    double x, y;
    /* On nothing instead of the theme's bg: what is not painted stays transparent, and the image's
     * colours are multiplied by their alpha. For what lies above other things. */
    bool clear;
} pl_look;

/* Paints the list, or the part inside `damage` (logical; NULL: all), on the theme's bg or, where the look
 * is clear, on nothing. A repaint of a part gives the same bytes as a repaint of all. Edges are rounded
 * to whole device pixels. `fonts` is this thread's. */
bool pl_pixels_paint(pl_image *image, const pl_list *list, pl_fonts *fonts, const pl_look *look,
                     const pl_rect *damage, pl_error *err);

#endif
