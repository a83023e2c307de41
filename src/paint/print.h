/* Inside of the PDF: lists are drawn with lines, curves and words, never as pixels. */
#ifndef PAINT_PRINT_H
#define PAINT_PRINT_H

#include "fonts.h"
#include "icons.h"
#include "ops.h"

#include "plumbline/paint/pdf.h"

enum { PRINT_DEEPEST = 6 }; /* of headings */

/* cr's unit is a logical pixel. */
typedef struct paint_print {
    cairo_t *cr;
    cairo_surface_t *surface;
    const pl_list *list;
    pl_fonts *fonts;
    int page;                       /* from 1 */
    int outline[PRINT_DEEPEST + 1]; /* the newest entry of each depth; 0: none yet */
} paint_print;

void print_op(paint_print *print, const paint_op *op);      /* print_draw.c */
void print_run(paint_print *print, const paint_op *op);     /* print_run.c */
void print_picture(paint_print *print, const paint_op *op); /* print_picture.c */
void print_list(paint_print *print);                        /* print_tags.c */

#endif
