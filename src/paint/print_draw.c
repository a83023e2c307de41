/* Boxes, lines, icons and stripes on paper: exact, nothing is rounded to a pixel. */
#include "print.h"

#include <math.h>

static void set_colour(paint_print *print, uint32_t colour)
{
    paint_set_colour(print->cr, pl_colour_get(PL_THEME_LIGHT, (pl_colour)colour));
}

static void set_stroke(paint_print *print, const paint_op *op)
{
    set_colour(print, op->colour);
    cairo_set_line_width(print->cr, op->width);
    cairo_set_dash(print->cr, (double[]){ op->dash, op->gap }, op->dash > 0 ? 2 : 0, 0);
}

static void draw_box(paint_print *print, const paint_op *op)
{
    pl_rect r = op->rect;
    double half = op->width / 2;
    if (op->fill) {
        set_colour(print, op->fill);
        paint_round_rect(print->cr, r.x, r.y, r.w, r.h, op->radius, op->choice);
        cairo_fill(print->cr);
    }
    if (!op->colour)
        return;
    set_stroke(print, op);
    paint_round_rect(print->cr, r.x + half, r.y + half, r.w - op->width, r.h - op->width,
                     fmax(0, op->radius - half), op->choice);
    cairo_stroke(print->cr);
}

static void draw_line(paint_print *print, const paint_op *op)
{
    set_stroke(print, op);
    cairo_move_to(print->cr, op->rect.x, op->rect.y);
    cairo_line_to(print->cr, op->rect.w, op->rect.h);
    cairo_stroke(print->cr);
}

static void draw_points(paint_print *print, const paint_op *op)
{
    for (uint32_t i = 0; i < op->count; i++)
        cairo_line_to(print->cr, print->list->points[op->at + i].x,
                      print->list->points[op->at + i].y);
    if (op->fill) {
        cairo_close_path(print->cr);
        set_colour(print, op->fill);
        cairo_fill_preserve(print->cr);
    }
    if (op->colour) {
        set_stroke(print, op);
        cairo_set_line_join(print->cr, CAIRO_LINE_JOIN_MITER);
        cairo_set_miter_limit(print->cr, 4);
        cairo_stroke_preserve(print->cr);
    }
    cairo_new_path(print->cr);
}

static void draw_icon(paint_print *print, const paint_op *op)
{
    paint_inks inks = { pl_colour_get(PL_THEME_LIGHT, (pl_colour)op->colour),
                        pl_colour_get(PL_THEME_LIGHT, (pl_colour)op->fill),
                        pl_colour_get(PL_THEME_LIGHT, PL_COLOUR_INK),
                        pl_colour_get(PL_THEME_LIGHT, PL_COLOUR_ACCENT) };
    cairo_save(print->cr);
    cairo_translate(print->cr, op->rect.x, op->rect.y);
    paint_icon_draw(print->cr, (pl_icon)op->choice, op->rect.w, &inks);
    cairo_restore(print->cr);
}

static void draw_hatch(paint_print *print, const paint_op *op)
{
    pl_rect r = op->rect;
    cairo_save(print->cr);
    paint_round_rect(print->cr, r.x, r.y, r.w, r.h, op->radius, op->choice);
    cairo_clip(print->cr);
    int count = (int)ceil((r.w + r.h) / op->gap);
    for (int i = 0; i < count; i++) {
        cairo_move_to(print->cr, r.x - r.h + i * op->gap, r.y + r.h);
        cairo_rel_line_to(print->cr, r.h, -r.h);
        cairo_rel_line_to(print->cr, op->width, 0);
        cairo_rel_line_to(print->cr, -r.h, r.h);
        cairo_close_path(print->cr);
    }
    set_colour(print, op->colour);
    cairo_fill(print->cr);
    cairo_restore(print->cr);
}

void print_op(paint_print *print, const paint_op *op)
{
    cairo_new_path(print->cr);
    switch ((paint_kind)op->kind) {
    case PAINT_OP_CLIP:
        cairo_save(print->cr);
        cairo_rectangle(print->cr, op->rect.x, op->rect.y, op->rect.w, op->rect.h);
        cairo_clip(print->cr);
        break;
    case PAINT_OP_UNCLIP:
        cairo_restore(print->cr);
        break;
    case PAINT_OP_BOX:
        draw_box(print, op);
        break;
    case PAINT_OP_LINE:
        draw_line(print, op);
        break;
    case PAINT_OP_POINTS:
        draw_points(print, op);
        break;
    case PAINT_OP_RUN:
        print_run(print, op);
        break;
    case PAINT_OP_IMAGE:
        print_picture(print, op);
        break;
    case PAINT_OP_ICON:
        draw_icon(print, op);
        break;
    case PAINT_OP_HATCH:
        draw_hatch(print, op);
        break;
    case PAINT_OP_RING:
        break; /* paper has no focus */
    }
}
