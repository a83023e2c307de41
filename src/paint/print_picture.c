/* Pictures on paper: the bytes of a JPEG go into the file as they are. */
#include "print.h"

#include <math.h>

typedef struct sides {
    int width, height;
} sides;

enum { MOST_SIDE = 16384 };

/* The sides that a JPEG's frame header names; 0 where it has none that can be shown. */
static sides jpeg_sides(const unsigned char *bytes, size_t size)
{
    size_t at = 2;
    while (size >= 9 && at <= size - 9 && bytes[at] == 0xFF) {
        unsigned mark = bytes[at + 1];
        size_t length = (size_t)bytes[at + 2] << 8 | bytes[at + 3];
        if (mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC) {
            sides s = { bytes[at + 7] << 8 | bytes[at + 8], bytes[at + 5] << 8 | bytes[at + 6] };
            return s.width > 0 && s.width <= MOST_SIDE && s.height > 0 && s.height <= MOST_SIDE
                       ? s
                       : (sides){ 0 };
        }
        if (length < 2)
            break;
        at += 2 + length;
    }
    return (sides){ 0 };
}

static cairo_surface_t *of_pixels(const pl_image *image)
{
    return cairo_image_surface_create_for_data((unsigned char *)image->pixels, CAIRO_FORMAT_RGB24,
                                               image->width, image->height, image->stride);
}

/* The picture as a source: the JPEG where its header can be read, else the pixels; NULL: neither. */
static cairo_surface_t *source_of(const paint_op *op)
{
    sides s = op->jpeg ? jpeg_sides(op->jpeg, (size_t)op->jpeg_size) : (sides){ 0 };
    if (!s.width)
        return op->image ? of_pixels(op->image) : NULL;
    bool same = op->image && op->image->width == s.width && op->image->height == s.height;
    cairo_surface_t *source =
        same ? of_pixels(op->image)
             : cairo_image_surface_create(CAIRO_FORMAT_RGB24, s.width, s.height);
    cairo_surface_set_mime_data(source, CAIRO_MIME_TYPE_JPEG, op->jpeg,
                                (unsigned long)op->jpeg_size, NULL, NULL);
    return source;
}

static void show(paint_print *print, const paint_op *op, cairo_surface_t *source)
{
    double w = cairo_image_surface_get_width(source), h = cairo_image_surface_get_height(source);
    double x = op->rect.w / w, y = op->rect.h / h;
    if (op->choice == PL_FIT_COVER)
        x = y = fmax(x, y);
    else if (op->choice == PL_FIT_INSIDE)
        x = y = fmin(x, y);
    cairo_translate(print->cr, op->rect.x + (op->rect.w - w * x) / 2,
                    op->rect.y + (op->rect.h - h * y) / 2);
    cairo_scale(print->cr, x, y);
    cairo_set_source_surface(print->cr, source, 0, 0);
    cairo_paint(print->cr);
}

void print_picture(paint_print *print, const paint_op *op)
{
    cairo_surface_t *source = source_of(op);
    cairo_save(print->cr);
    paint_round_rect(print->cr, op->rect.x, op->rect.y, op->rect.w, op->rect.h, op->radius, 0);
    cairo_clip(print->cr);
    if (source) {
        show(print, op, source);
    } else {
        paint_set_colour(print->cr, pl_colour_get(PL_THEME_LIGHT, PL_COLOUR_STAGE));
        cairo_paint(print->cr);
    }
    cairo_restore(print->cr);
    if (source)
        cairo_surface_destroy(source);
}
