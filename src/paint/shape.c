/* Rounded rectangles. A panel shows hundreds of small ones of a few sizes: key caps, pills, badges. */
#include "fonts.h"
#include "icons.h"

#include "plumbline/paint/list.h"

#include <math.h>
#include <string.h>

void paint_round_rect(cairo_t *cr, double x, double y, double w, double h, double r, unsigned round)
{
    r = fmin(r, fmin(w, h) / 2);
    if (r <= 0) {
        cairo_rectangle(cr, x, y, w, h);
        return;
    }
    /* a corner is round where both of its sides are asked for, or only one is named */
    bool left = !(round & (PL_ROUND_LEFT | PL_ROUND_RIGHT)) || round & PL_ROUND_LEFT;
    bool right = !(round & (PL_ROUND_LEFT | PL_ROUND_RIGHT)) || round & PL_ROUND_RIGHT;
    bool top = !(round & (PL_ROUND_TOP | PL_ROUND_BOTTOM)) || round & PL_ROUND_TOP;
    bool bottom = !(round & (PL_ROUND_TOP | PL_ROUND_BOTTOM)) || round & PL_ROUND_BOTTOM;
    const struct {
        double x, y, r;
    } corners[] = {
        { x + w, y, top && right ? r : 0 },
        { x + w, y + h, bottom && right ? r : 0 },
        { x, y + h, bottom && left ? r : 0 },
        { x, y, top && left ? r : 0 },
    };
    cairo_new_sub_path(cr);
    for (int i = 0; i < 4; i++) {
        double in_x = corners[i].x + (i < 2 ? -corners[i].r : corners[i].r);
        double in_y = corners[i].y + (i == 0 || i == 3 ? corners[i].r : -corners[i].r);
        if (corners[i].r > 0)
            cairo_arc(cr, in_x, in_y, corners[i].r, (i - 1) * M_PI / 2, i * M_PI / 2);
        else
            cairo_line_to(cr, corners[i].x, corners[i].y);
    }
    cairo_close_path(cr);
}

void paint_round_band(cairo_t *cr, double x, double y, double w, double h, double r, double edge,
                      unsigned round)
{
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    paint_round_rect(cr, x, y, w, h, r, round);
    if (w > 2 * edge && h > 2 * edge)
        paint_round_rect(cr, x + edge, y + edge, w - 2 * edge, h - 2 * edge, fmax(0, r - edge),
                         round);
    cairo_fill(cr);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
}

enum {
    MOST_AREA = 8192
}; /* a button at 100 %; all that is kept is then at most 8 MiB, mostly far less */

static unsigned place_of(const paint_shape *shape)
{
    double all = shape->w * 7 + shape->h * 131 + shape->radius * 17 + shape->edge * 61;
    unsigned place = (unsigned)(all * 4) + shape->round * 29 + shape->icon * 53;
    return (place ^ shape->inks[0] ^ shape->inks[1] << 3) % PAINT_SHAPES;
}

static bool same(const paint_shape *a, const paint_shape *b)
{
    return a->w == b->w && a->h == b->h && a->radius == b->radius && a->edge == b->edge &&
           a->round == b->round && a->icon == b->icon &&
           memcmp(a->inks, b->inks, sizeof a->inks) == 0;
}

static cairo_surface_t *draw_icon(const paint_shape *shape)
{
    int side = (int)ceil(shape->w) + 2 * PAINT_ICON_ROOM;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side);
    cairo_t *cr = cairo_create(surface);
    cairo_translate(cr, PAINT_ICON_ROOM, PAINT_ICON_ROOM);
    paint_inks inks = { shape->inks[0], shape->inks[1], shape->inks[2], shape->inks[3] };
    paint_icon_draw(cr, (pl_icon)shape->icon, shape->w, &inks);
    cairo_destroy(cr);
    return surface;
}

static cairo_surface_t *draw_shape(const paint_shape *shape)
{
    if (shape->icon)
        return draw_icon(shape);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, (int)ceil(shape->w), (int)ceil(shape->h));
    cairo_t *cr = cairo_create(surface);
    if (shape->edge > 0)
        paint_round_band(cr, 0, 0, shape->w, shape->h, shape->radius, shape->edge, shape->round);
    else
        paint_round_rect(cr, 0, 0, shape->w, shape->h, shape->radius, shape->round);
    cairo_fill(cr);
    cairo_destroy(cr);
    return surface;
}

cairo_surface_t *paint_shape_get(pl_fonts *fonts, const paint_shape *shape)
{
    paint_shape *kept = &fonts->shapes[place_of(shape)];
    if (kept->surface && same(kept, shape))
        return cairo_surface_reference(kept->surface);
    cairo_surface_t *surface = draw_shape(shape);
    if (shape->w * shape->h <= MOST_AREA) {
        if (kept->surface)
            cairo_surface_destroy(kept->surface);
        *kept = *shape;
        kept->surface = cairo_surface_reference(surface);
    }
    return surface;
}

void paint_shapes_free(pl_fonts *fonts)
{
    for (int i = 0; i < PAINT_SHAPES; i++)
        if (fonts->shapes[i].surface)
            cairo_surface_destroy(fonts->shapes[i].surface);
}
