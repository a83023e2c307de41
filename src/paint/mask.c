/* Lines of text as coverage. Cairo 1.16 sets glyphs on whole pixels only, which makes words uneven. Here a
 * line is drawn four times as wide and then made narrow again, so that each glyph stands within an eighth
 * of a pixel of its place. A line is kept with its layout: a repaint is one blend. */
#include "fonts.h"

#include "plumbline/base/memory.h"

#include <math.h>

void paint_masks_drop(pl_fonts *fonts, paint_laid *laid)
{
    for (int i = 0; laid->masks && i < laid->lines; i++)
        if (laid->masks[i].surface)
            cairo_surface_destroy(laid->masks[i].surface);
    free(laid->masks);
    laid->masks = NULL;
    fonts->load.bytes -= laid->bytes;
    laid->bytes = 0;
}

/* The line's ink in whole device pixels, one more at each side. */
static bool ink_of(int *x, int *y, int *w, int *h, PangoLayoutLine *line, double scale)
{
    PangoRectangle ink;
    pango_layout_line_get_extents(line, &ink, NULL);
    if (ink.width <= 0 || ink.height <= 0)
        return false;
    double unit = scale / PANGO_SCALE;
    *x = (int)floor(ink.x * unit) - 1;
    *y = (int)floor(ink.y * unit) - 1;
    *w = (int)ceil((ink.x + ink.width) * unit) + 1 - *x;
    *h = (int)ceil((ink.y + ink.height) * unit) + 1 - *y;
    return true;
}

enum { FINER = 4 };

static cairo_surface_t *draw_wide(PangoLayoutLine *line, const paint_mask *mask, int w, int h,
                                  double scale)
{
    cairo_surface_t *wide = cairo_image_surface_create(CAIRO_FORMAT_A8, w * FINER, h);
    cairo_t *cr = cairo_create(wide);
    cairo_translate(cr, -mask->x * FINER, -mask->y);
    cairo_scale(cr, scale * FINER, scale);
    pango_cairo_show_layout_line(cr, line);
    bool drawn = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    if (drawn)
        return wide;
    cairo_surface_destroy(wide); /* a line of an absurd length, or no font at all: it stays empty */
    return NULL;
}

/* Each pixel is the mean of the four that it was made of. */
static cairo_surface_t *narrowed(cairo_surface_t *wide, int w, int h)
{
    cairo_surface_t *narrow = cairo_image_surface_create(CAIRO_FORMAT_A8, w, h);
    cairo_surface_flush(wide);
    const unsigned char *from = cairo_image_surface_get_data(wide);
    unsigned char *to = cairo_image_surface_get_data(narrow);
    int from_stride = cairo_image_surface_get_stride(wide);
    int to_stride = cairo_image_surface_get_stride(narrow);
    for (int y = 0; y < h; y++, from += from_stride, to += to_stride)
        for (int x = 0; x < w; x++) {
            const unsigned char *four = from + (size_t)x * FINER;
            to[x] = (unsigned char)((four[0] + four[1] + four[2] + four[3] + 2) / FINER);
        }
    cairo_surface_mark_dirty(narrow);
    return narrow;
}

static void make_mask(pl_fonts *fonts, paint_laid *laid, paint_mask *mask, int number, double scale)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(laid->layout, number);
    int w, h;
    mask->made = true;
    if (!ink_of(&mask->x, &mask->y, &w, &h, line, scale))
        return;
    cairo_surface_t *wide = draw_wide(line, mask, w, h, scale);
    if (!wide)
        return;
    mask->surface = narrowed(wide, w, h);
    cairo_surface_destroy(wide);
    size_t bytes = (size_t)cairo_image_surface_get_stride(mask->surface) * (size_t)h;
    laid->bytes += bytes;
    fonts->load.bytes += bytes;
}

const paint_mask *paint_mask_get(pl_fonts *fonts, paint_laid *laid, int line, double scale)
{
    if (laid->masks && laid->scale != scale)
        paint_masks_drop(fonts, laid);
    if (!laid->masks)
        laid->masks = pl_alloc_array((size_t)laid->lines, sizeof *laid->masks);
    laid->scale = scale;
    paint_mask *mask = &laid->masks[line];
    if (!mask->made) {
        make_mask(fonts, laid, mask, line, scale);
        paint_fonts_trim(fonts, laid);
    }
    return mask;
}
