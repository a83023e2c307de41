/* Boxes, lines, rings, stripes and pictures.
 *
 * A repaint of a part must give the bytes of a repaint of all. Cairo's coverage of a curve or a slope
 * depends a little on where a clip cuts it; so whatever has curves or slopes is drawn apart as coverage,
 * whole, and then blended inside the clip. Upright boxes on whole pixels need no such care. */
#include "brush.h"

#include <math.h>

static void set_colour(paint_brush *brush, uint32_t colour)
{
    paint_set_colour(brush->cr, brush_colour(brush, colour));
}

/* Coverage of a part of the image, to be drawn upon in the image's own coordinates. */
typedef struct apart {
    cairo_surface_t *surface;
    cairo_t *cr;
    pl_rect bounds;
} apart;

static bool apart_begin(paint_brush *brush, apart *out, pl_rect bounds)
{
    double x = floor(bounds.x), y = floor(bounds.y);
    pl_rect whole = { x, y, ceil(bounds.x + bounds.w) - x, ceil(bounds.y + bounds.h) - y };
    out->bounds = pl_rect_meet(whole, brush->all);
    if (pl_rect_empty(out->bounds))
        return false;
    out->surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, (int)out->bounds.w, (int)out->bounds.h);
    out->cr = cairo_create(out->surface);
    cairo_translate(out->cr, -out->bounds.x, -out->bounds.y);
    return true;
}

static void apart_end(paint_brush *brush, apart *drawn, uint32_t colour)
{
    cairo_destroy(drawn->cr);
    set_colour(brush, colour);
    cairo_mask_surface(brush->cr, drawn->surface, drawn->bounds.x, drawn->bounds.y);
    cairo_surface_destroy(drawn->surface);
}

static void set_dash(const paint_brush *brush, cairo_t *cr, const paint_op *op)
{
    double s = brush->look.scale;
    cairo_set_dash(cr, (double[]){ op->dash * s, op->gap * s }, op->dash > 0 ? 2 : 0, 0);
}

/* Four upright boxes. */
static void square_band(paint_brush *brush, pl_rect r, double edge)
{
    edge = fmin(edge, fmin(r.w, r.h) / 2);
    cairo_rectangle(brush->cr, r.x, r.y, r.w, edge);
    cairo_rectangle(brush->cr, r.x, r.y + r.h - edge, r.w, edge);
    cairo_rectangle(brush->cr, r.x, r.y + edge, edge, r.h - 2 * edge);
    cairo_rectangle(brush->cr, r.x + r.w - edge, r.y + edge, edge, r.h - 2 * edge);
    cairo_fill(brush->cr);
}

/* A rounded rectangle with the source that is set, whole or (edge above 0) its edge alone. */
static void rounded(paint_brush *brush, pl_rect r, double radius, double edge, unsigned round)
{
    if (radius <= 0 && edge > 0) {
        square_band(brush, r, edge);
    } else if (radius <= 0) {
        cairo_rectangle(brush->cr, r.x, r.y, r.w, r.h);
        cairo_fill(brush->cr);
    } else if (r.w >= 1 && r.h >= 1) {
        paint_shape shape = { .w = r.w,
                              .h = r.h,
                              .radius = fmin(radius, fmin(r.w, r.h) / 2),
                              .edge = edge,
                              .round = round };
        cairo_surface_t *mask = paint_shape_get(brush->fonts, &shape);
        cairo_mask_surface(brush->cr, mask, r.x, r.y);
        cairo_surface_destroy(mask);
    }
}

static void dashed(paint_brush *brush, const paint_op *op, pl_rect r, double radius, double width)
{
    apart line;
    if (!apart_begin(brush, &line, r))
        return;
    set_dash(brush, line.cr, op);
    cairo_set_line_width(line.cr, width);
    paint_round_rect(line.cr, r.x + width / 2, r.y + width / 2, r.w - width, r.h - width,
                     fmax(0, radius - width / 2), op->choice);
    cairo_stroke(line.cr);
    apart_end(brush, &line, op->colour);
}

void brush_box(paint_brush *brush, const paint_op *op)
{
    pl_rect r = brush_rect(brush, op->rect);
    double radius = op->radius * brush->look.scale, width = brush_width(brush, op->width);
    if (op->fill) {
        set_colour(brush, op->fill);
        rounded(brush, r, radius, 0, op->choice);
    }
    if (op->colour && op->dash > 0) {
        dashed(brush, op, r, radius, width);
    } else if (op->colour) {
        set_colour(brush, op->colour);
        rounded(brush, r, radius, width, op->choice);
    }
}

/* Any line, and the points of a polygon's edge. */
static void slanted(paint_brush *brush, const paint_op *op, const pl_point *points, uint32_t count,
                    double width)
{
    apart line;
    pl_rect about = { points[0].x, points[0].y, 0, 0 };
    for (uint32_t i = 1; i < count; i++) {
        double right = fmax(about.x + about.w, points[i].x),
               bottom = fmax(about.y + about.h, points[i].y);
        about.x = fmin(about.x, points[i].x);
        about.y = fmin(about.y, points[i].y);
        about.w = right - about.x;
        about.h = bottom - about.y;
    }
    if (!apart_begin(brush, &line, pl_rect_inset(about, -4 * width - 1, -4 * width - 1)))
        return;
    for (uint32_t i = 0; i < count; i++)
        cairo_line_to(line.cr, points[i].x, points[i].y);
    set_dash(brush, line.cr, op);
    cairo_set_line_width(line.cr, width);
    cairo_set_line_join(line.cr, CAIRO_LINE_JOIN_MITER);
    cairo_set_miter_limit(line.cr, 4);
    if (op->fill)
        cairo_close_path(line.cr);
    cairo_stroke(line.cr);
    apart_end(brush, &line, op->colour);
}

/* Level and upright lines lie on whole pixels. */
void brush_line(paint_brush *brush, const paint_op *op)
{
    double width = brush_width(brush, op->width);
    bool upright = op->rect.x == op->rect.w, level = op->rect.y == op->rect.h;
    pl_point from = { brush_x(brush, op->rect.x), brush_y(brush, op->rect.y) };
    pl_point to = { brush_x(brush, op->rect.w), brush_y(brush, op->rect.h) };
    if (upright) {
        from.x = to.x = round(from.x - width / 2) + width / 2;
        from.y = round(from.y);
        to.y = round(to.y);
    } else if (level) {
        from.y = to.y = round(from.y - width / 2) + width / 2;
        from.x = round(from.x);
        to.x = round(to.x);
    }
    if (!(upright || level) || op->dash > 0) {
        slanted(brush, op, (pl_point[]){ from, to }, 2, width);
        return;
    }
    double x = fmin(from.x, to.x), y = fmin(from.y, to.y);
    double w = fabs(to.x - from.x), h = fabs(to.y - from.y);
    set_colour(brush, op->colour);
    if (upright)
        cairo_rectangle(brush->cr, x - width / 2, y, width, h);
    else
        cairo_rectangle(brush->cr, x, y - width / 2, w, width);
    cairo_fill(brush->cr);
}

enum { MOST_POINTS = 4096 };

void brush_points(paint_brush *brush, const paint_op *op)
{
    pl_point points[MOST_POINTS];
    uint32_t count = op->count < MOST_POINTS ? op->count : MOST_POINTS;
    if (count == 0)
        return;
    for (uint32_t i = 0; i < count; i++) {
        pl_point point = brush->list->points[op->at + i];
        points[i] = (pl_point){ brush_x(brush, point.x), brush_y(brush, point.y) };
    }
    apart area;
    if (op->fill && apart_begin(brush, &area, pl_rect_inset(brush_rect(brush, op->rect), -1, -1))) {
        for (uint32_t i = 0; i < count; i++)
            cairo_line_to(area.cr, points[i].x, points[i].y);
        cairo_fill(area.cr);
        apart_end(brush, &area, op->fill);
    }
    if (op->colour)
        slanted(brush, op, points, count, fmax(1, op->width * brush->look.scale));
}

/* A band of this width lying `out` outside the rectangle (inside where below 0). */
static void ring_band(paint_brush *brush, pl_rect r, double radius, double out, double width,
                      pl_colour colour)
{
    pl_rect outer = pl_rect_inset(r, -(out + width), -(out + width));
    set_colour(brush, (uint32_t)colour);
    rounded(brush, outer, radius > 0 ? fmax(0, radius + out + width) : 0, width, 0);
}

void brush_ring(paint_brush *brush, const paint_op *op)
{
    pl_rect r = brush_rect(brush, op->rect);
    double radius = op->radius * brush->look.scale;
    double one = brush_width(brush, 1), two = brush_width(brush, 2), three = brush_width(brush, 3);
    bool dark = brush->look.theme != PL_THEME_LIGHT;
    switch ((pl_ring)op->choice) {
    case PL_RING_INSIDE:
        ring_band(brush, r, radius, -three, three, PL_COLOUR_FOCUS);
        if (!dark)
            ring_band(brush, r, radius, -three - two, two, PL_COLOUR_FOCUS_GAP);
        return;
    case PL_RING_FIELD:
        if (dark) {
            ring_band(brush, r, radius, 0, one, PL_COLOUR_FOCUS_GAP);
            ring_band(brush, r, radius, one, two, PL_COLOUR_FOCUS);
            return;
        }
        break;
    case PL_RING_OUTSIDE:
        break;
    }
    ring_band(brush, r, radius, 0, two, PL_COLOUR_FOCUS_GAP);
    ring_band(brush, r, radius, two, three, PL_COLOUR_FOCUS);
}

void brush_hatch(paint_brush *brush, const paint_op *op)
{
    pl_rect r = brush_rect(brush, op->rect);
    double pitch = op->gap * brush->look.scale, width = op->width * brush->look.scale;
    apart stripes;
    if (!apart_begin(brush, &stripes, r))
        return;
    paint_round_rect(stripes.cr, r.x, r.y, r.w, r.h, op->radius * brush->look.scale, op->choice);
    cairo_clip(stripes.cr);
    int count = (int)ceil((r.w + r.h) / pitch);
    for (int i = 0; i < count; i++) {
        cairo_move_to(stripes.cr, r.x - r.h + i * pitch, r.y + r.h);
        cairo_rel_line_to(stripes.cr, r.h, -r.h);
        cairo_rel_line_to(stripes.cr, width, 0);
        cairo_rel_line_to(stripes.cr, -r.h, r.h);
        cairo_close_path(stripes.cr);
    }
    cairo_fill(stripes.cr);
    apart_end(brush, &stripes, op->colour);
}

/* How the picture lies in the rectangle: its scale across and down, and the room beside it. */
static void fit(double scale[2], double room[2], const pl_image *image, pl_rect r, pl_fit fit)
{
    scale[0] = r.w / image->width;
    scale[1] = r.h / image->height;
    if (fit == PL_FIT_COVER)
        scale[0] = scale[1] = fmax(scale[0], scale[1]);
    else if (fit == PL_FIT_INSIDE)
        scale[0] = scale[1] = fmin(scale[0], scale[1]);
    room[0] = (r.w - image->width * scale[0]) / 2;
    room[1] = (r.h - image->height * scale[1]) / 2;
}

static void set_picture(paint_brush *brush, cairo_surface_t *source, const double scale[2],
                        double x, double y)
{
    cairo_pattern_t *pattern = cairo_pattern_create_for_surface(source);
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, 1 / scale[0], 1 / scale[1]);
    cairo_matrix_translate(&matrix, -x, -y);
    cairo_pattern_set_matrix(pattern, &matrix);
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
    bool exact = scale[0] == 1 && scale[1] == 1 && x == floor(x) && y == floor(y);
    cairo_pattern_set_filter(pattern, exact ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
    cairo_set_source(brush->cr, pattern);
    cairo_pattern_destroy(pattern);
}

void brush_image(paint_brush *brush, const paint_op *op)
{
    pl_rect r = brush_rect(brush, op->rect);
    double radius = op->radius * brush->look.scale, scale[2], room[2];
    if (!op->image) {
        set_colour(brush, PL_COLOUR_STAGE);
        rounded(brush, r, radius, 0, 0);
        return;
    }
    fit(scale, room, op->image, r, (pl_fit)op->choice);
    pl_rect shown = pl_rect_inset(r, fmax(0, floor(room[0])), fmax(0, floor(room[1])));
    cairo_surface_t *source =
        cairo_image_surface_create_for_data((unsigned char *)op->image->pixels, CAIRO_FORMAT_RGB24,
                                            op->image->width, op->image->height, op->image->stride);
    set_picture(brush, source, scale, r.x + room[0], r.y + room[1]);
    rounded(brush, shown, radius, 0, 0);
    cairo_set_source_rgb(brush->cr, 0, 0, 0); /* lets go of the picture */
    cairo_surface_destroy(source);
}
