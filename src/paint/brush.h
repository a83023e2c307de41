/* What paints the marks of a list: Cairo in device pixels, with the list's measures scaled and rounded. */
#ifndef PAINT_BRUSH_H
#define PAINT_BRUSH_H

#include "fonts.h"
#include "icons.h"
#include "ops.h"

#include "plumbline/paint/pixels.h"

typedef struct paint_brush {
    cairo_t *cr;
    const pl_list *list;
    pl_fonts *fonts;
    pl_look look;
    pl_rect all, damage; /* the image, and what is painted of it; device pixels, whole */
} paint_brush;

/* Device coordinates. */
double brush_x(const paint_brush *brush, double x); /* exact */
double brush_y(const paint_brush *brush, double y);
pl_rect brush_rect(const paint_brush *brush, pl_rect rect); /* edges on whole pixels */
/* At least 1; whole widths stay whole, 1.5 and the like are kept. */
double brush_width(const paint_brush *brush, double width);
uint32_t brush_colour(const paint_brush *brush, uint32_t colour);

void brush_box(paint_brush *brush, const paint_op *op);
void brush_line(paint_brush *brush, const paint_op *op);
void brush_points(paint_brush *brush, const paint_op *op);
void brush_ring(paint_brush *brush, const paint_op *op);
void brush_hatch(paint_brush *brush, const paint_op *op);
void brush_image(paint_brush *brush, const paint_op *op);
void brush_run(paint_brush *brush, const paint_op *op);

#endif
