#include "brush.h"

#include "plumbline/base/error.h"

#include <math.h>

double brush_x(const paint_brush *brush, double x)
{
    return (x - brush->look.x) * brush->look.scale;
}

double brush_y(const paint_brush *brush, double y)
{
    return (y - brush->look.y) * brush->look.scale;
}

pl_rect brush_rect(const paint_brush *brush, pl_rect rect)
{
    double x = round(brush_x(brush, rect.x)), y = round(brush_y(brush, rect.y));
    double right = round(brush_x(brush, rect.x + rect.w));
    double bottom = round(brush_y(brush, rect.y + rect.h));
    return (pl_rect){ x, y, right - x, bottom - y };
}

double brush_width(const paint_brush *brush, double width)
{
    double scaled = width * brush->look.scale;
    return fmax(1, width == floor(width) ? round(scaled) : scaled);
}

uint32_t brush_colour(const paint_brush *brush, uint32_t colour)
{
    return pl_colour_get(brush->look.theme, (pl_colour)colour);
}

static void push_clip(paint_brush *brush, const paint_op *op)
{
    pl_rect r = brush_rect(brush, op->rect);
    cairo_save(brush->cr);
    cairo_new_path(brush->cr);
    cairo_rectangle(brush->cr, r.x, r.y, r.w, r.h);
    cairo_clip(brush->cr);
}

static void draw_icon(paint_brush *brush, const paint_op *op)
{
    /* upon a chosen part's fill the inside of a mark shows that fill */
    bool on_fill = op->colour == PL_COLOUR_ON_ACCENT && op->fill;
    double size = op->rect.w * brush->look.scale;
    paint_shape shape = { .w = size,
                          .h = size,
                          .icon = op->choice,
                          .inks = { brush_colour(brush, op->colour), brush_colour(brush, op->fill),
                                    brush_colour(brush, on_fill ? op->fill : PL_COLOUR_INK),
                                    brush_colour(brush, PL_COLOUR_ACCENT) } };
    cairo_surface_t *drawn = paint_shape_get(brush->fonts, &shape);
    cairo_set_source_surface(brush->cr, drawn, round(brush_x(brush, op->rect.x)) - PAINT_ICON_ROOM,
                             round(brush_y(brush, op->rect.y)) - PAINT_ICON_ROOM);
    cairo_paint(brush->cr);
    cairo_surface_destroy(drawn);
}

static bool outside(const paint_brush *brush, const paint_op *op)
{
    double x = floor(brush_x(brush, op->bounds.x)) - 1, y = floor(brush_y(brush, op->bounds.y)) - 1;
    double right = ceil(brush_x(brush, op->bounds.x + op->bounds.w)) + 1;
    double bottom = ceil(brush_y(brush, op->bounds.y + op->bounds.h)) + 1;
    return pl_rect_empty(pl_rect_meet((pl_rect){ x, y, right - x, bottom - y }, brush->damage));
}

static void draw(paint_brush *brush, const paint_op *op)
{
    switch ((paint_kind)op->kind) {
    case PAINT_OP_CLIP:
        push_clip(brush, op);
        return;
    case PAINT_OP_UNCLIP:
        cairo_restore(brush->cr);
        return;
    default:
        break;
    }
    if (pl_rect_empty(op->bounds) || outside(brush, op))
        return;
    static void (*const draws[])(paint_brush *, const paint_op *) = {
        [PAINT_OP_BOX] = brush_box,       [PAINT_OP_LINE] = brush_line,
        [PAINT_OP_POINTS] = brush_points, [PAINT_OP_RUN] = brush_run,
        [PAINT_OP_IMAGE] = brush_image,   [PAINT_OP_ICON] = draw_icon,
        [PAINT_OP_RING] = brush_ring,     [PAINT_OP_HATCH] = brush_hatch,
    };
    cairo_new_path(brush->cr);
    draws[op->kind](brush, op);
}

/* The damage in whole device pixels, within the image. */
static pl_rect damage_of(const paint_brush *brush, const pl_rect *damage)
{
    if (!damage)
        return brush->all;
    double x = floor(brush_x(brush, damage->x)), y = floor(brush_y(brush, damage->y));
    double right = ceil(brush_x(brush, damage->x + damage->w));
    double bottom = ceil(brush_y(brush, damage->y + damage->h));
    return pl_rect_meet(brush->all, (pl_rect){ x, y, right - x, bottom - y });
}

static void paint_all(paint_brush *brush)
{
    cairo_rectangle(brush->cr, brush->damage.x, brush->damage.y, brush->damage.w, brush->damage.h);
    cairo_clip(brush->cr);
    if (brush->look.clear) {
        cairo_set_operator(brush->cr, CAIRO_OPERATOR_CLEAR);
        cairo_paint(brush->cr);
        cairo_set_operator(brush->cr, CAIRO_OPERATOR_OVER);
    } else {
        paint_set_colour(brush->cr, brush_colour(brush, PL_COLOUR_BG));
        cairo_paint(brush->cr);
    }
    for (int i = 0; i < brush->list->op_count; i++)
        draw(brush, &brush->list->ops[i]);
}

bool pl_pixels_paint(pl_image *image, const pl_list *list, pl_fonts *fonts, const pl_look *look,
                     const pl_rect *damage, pl_error *err)
{
    pl_assert(list->clip_count == 0 && list->open < 0 && look->scale > 0);
    paint_brush brush = { .list = list, .fonts = fonts, .look = *look };
    brush.all = (pl_rect){ 0, 0, image->width, image->height };
    brush.damage = damage_of(&brush, damage);
    if (pl_rect_empty(brush.damage))
        return true;
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)image->pixels, CAIRO_FORMAT_ARGB32,
                                            image->width, image->height, image->stride);
    brush.cr = cairo_create(surface);
    paint_all(&brush);
    cairo_status_t status = cairo_status(brush.cr);
    cairo_destroy(brush.cr);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        return pl_fail(err, PL_INTERNAL, "The window's picture could not be painted: %s.",
                       cairo_status_to_string(status));
    return true;
}
