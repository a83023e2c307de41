/* Rectangles, and how a panel is cut into them. Logical pixels. */
#ifndef PLUMBLINE_PAINT_LAYOUT_H
#define PLUMBLINE_PAINT_LAYOUT_H

#include <stdbool.h>

typedef struct pl_rect {
    double x, y, w, h;
} pl_rect;

typedef struct pl_point {
    double x, y;
} pl_point;

/* The strip is cut off `rest` and returned; never more than there is. */
pl_rect pl_cut_left(pl_rect *rest, double w);
pl_rect pl_cut_right(pl_rect *rest, double w);
pl_rect pl_cut_top(pl_rect *rest, double h);
pl_rect pl_cut_bottom(pl_rect *rest, double h);

pl_rect pl_rect_inset(pl_rect rect, double x,
                      double y); /* below 0 grows; never less than nothing */
pl_rect pl_rect_middle(pl_rect rect, double w, double h); /* centred, on whole pixels */
pl_rect pl_rect_meet(pl_rect a, pl_rect b);               /* what both cover; empty: w and h 0 */
pl_rect pl_rect_join(pl_rect a, pl_rect b);               /* about both; an empty one is left out */
bool pl_rect_empty(pl_rect rect);
bool pl_rect_holds(pl_rect rect, double x, double y); /* left and top edges count, others not */

/* One part of a row or column: `least` always, and a share of what is left over. When there is too
 * little room the parts with a share go down to `floor` first, together. */
typedef struct pl_part {
    double least;
    double share; /* 0: fixed */
    double floor; /* below `least`, only for parts with a share */
} pl_part;

/* Cuts the rectangle into a rectangle for each part, `gap` apart, whole pixels where the rectangle's
 * own edges are; parts that find no room are empty. At most 64 parts. */
void pl_layout_row(pl_rect *out, pl_rect rect, const pl_part *parts, int count, double gap);
void pl_layout_column(pl_rect *out, pl_rect rect, const pl_part *parts, int count, double gap);

#endif
