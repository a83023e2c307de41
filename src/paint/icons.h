/* Icons as data, and how their data is drawn. */
#ifndef PAINT_ICONS_H
#define PAINT_ICONS_H

#include "plumbline/paint/icon.h"

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum paint_how {
    PAINT_LINE,   /* a stroke in the icon's colour */
    PAINT_FILL,   /* filled with it */
    PAINT_BOTH,   /* filled and stroked */
    PAINT_HOLLOW, /* filled with the ground, stroked in the colour */
    PAINT_INK,    /* a stroke in the theme's ink, upon the colour */
    PAINT_GROUND, /* a stroke in the ground's colour */
    PAINT_ACCENT, /* filled with the theme's accent */
    PAINT_DASHED
} paint_how;

/* Paths are those of SVG (M L H V C S A Z), with O x y r for a circle and R x y w h r for a rectangle. */
typedef struct paint_layer {
    const char *path;
    paint_how how;
    double width;     /* of the stroke; 0 is 1.5 */
    double dash, gap; /* PAINT_DASHED */
} paint_layer;

enum { PAINT_LAYERS = 4 };

typedef struct paint_icon {
    const char *name;
    double box; /* side of the square that the paths are drawn in; 0 is 16 */
    int sharp;  /* square ends and corners, for marks; else round */
    paint_layer layers[PAINT_LAYERS];
} paint_icon;

const paint_icon *paint_icon_get(pl_icon icon);

typedef struct paint_inks {
    uint32_t colour, ground, ink, accent; /* ground 0: what is there stays */
} paint_inks;

enum { PAINT_ICON_ROOM = 2 }; /* strokes may stand out of the box by so many device pixels */

/* At the origin of cr, `size` device pixels wide. */
void paint_icon_draw(cairo_t *cr, pl_icon icon, double size, const paint_inks *inks);

/* Adds an SVG path to cr's. False where it cannot be read. */
bool paint_path_add(cairo_t *cr, const char *path);

/* Adds a rectangle whose corners are round at the sides `round` (PL_ROUND_…; 0: all). */
void paint_round_rect(cairo_t *cr, double x, double y, double w, double h, double r,
                      unsigned round);

/* Fills the band of width `edge` inside such a rectangle. */
void paint_round_band(cairo_t *cr, double x, double y, double w, double h, double r, double edge,
                      unsigned round);

void paint_set_colour(cairo_t *cr, uint32_t argb);

#endif
