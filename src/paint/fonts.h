/* Inside of pl_fonts: layouts kept by what they were made of, least used out first. */
#ifndef PAINT_FONTS_H
#define PAINT_FONTS_H

#include "plumbline/base/text.h"
#include "plumbline/paint/text.h"

#include <pango/pangocairo.h>

/* A line of a layout as coverage, for one scale. */
typedef struct paint_mask {
    cairo_surface_t *surface; /* A8; NULL: nothing is inked */
    int x, y; /* of its corner from the line's origin on the baseline, device pixels */
    bool made;
} paint_mask;

typedef struct paint_laid {
    char *key;
    size_t key_size;
    uint64_t hash;
    PangoLayout *layout;
    const pl_style_facts *style;
    int lines;
    double width;  /* of the widest line, logical */
    bool cut;      /* ends in an ellipsis */
    bool coloured; /* holds glyphs with colours of their own, which have no outline */
    double scale;  /* that the masks were made for */
    paint_mask *masks;
    size_t bytes;                     /* of the masks */
    struct paint_laid *next;          /* in its bucket */
    struct paint_laid *newer, *older; /* in order of use */
} paint_laid;

enum { PAINT_BUCKETS = 1024, PAINT_SHAPES = 256 };

/* A rounded rectangle as coverage (A8), or an icon in its colours (ARGB32, with room of 2 about it). Device
 * pixels. */
typedef struct paint_shape {
    double w, h, radius, edge; /* edge 0: the whole rectangle, else its edge alone */
    unsigned round;
    unsigned icon; /* 0: a rectangle */
    uint32_t inks[4];
    cairo_surface_t *surface;
} paint_shape;

struct pl_fonts {
    PangoFontMap *map;
    PangoContext *context;
    bool any; /* there is a font */
    char *family;
    char *notice;
    bool told;
    struct {
        bool known;
        int ascent, descent; /* units of Pango, logical */
    } metrics[PL_STYLES];
    pl_text key; /* room for the key asked for */
    paint_laid *buckets[PAINT_BUCKETS];
    paint_laid *newest, *oldest;
    pl_fonts_load load;
    paint_shape
        shapes[PAINT_SHAPES]; /* by their measures; a newer one takes an older one's place */
};

/* The layout of a run in this room; borrowed until the next one is asked for. */
paint_laid *paint_lay(pl_fonts *fonts, const pl_run *run, double width);

/* How far a line begins from the left of its room, `over` being what it leaves of that: one that is read from
 * the right begins there, where the run says no more than that lines begin where they do. */
double paint_indent(const PangoLayoutLine *line, const pl_run *run, double over);

/* Makes the layout itself; the caller keeps it. */
PangoLayout *paint_layout_make(pl_fonts *fonts, const pl_run *run, double width);

/* A copy; free(). Wrong bytes become U+FFFD. Where all must stand in few lines, line ends and tabs become
 * spaces; no other byte changes its place, so that indices of a caret hold. */
char *paint_text_clean(const char *text, bool few_lines);

PangoFontDescription *paint_font_of(pl_type type);

/* The distance from a line's top to its baseline, device pixels. */
int paint_baseline(pl_fonts *fonts, pl_style style, double scale);

/* The coverage of a line at this scale. */
const paint_mask *paint_mask_get(pl_fonts *fonts, paint_laid *laid, int line, double scale);

void paint_masks_drop(pl_fonts *fonts, paint_laid *laid);

/* The shape drawn; a reference that the caller gives back with cairo_surface_destroy. */
cairo_surface_t *paint_shape_get(pl_fonts *fonts, const paint_shape *shape);
void paint_shapes_free(pl_fonts *fonts);

/* Forgets what was used least until the bounds hold; `keep` stays. */
void paint_fonts_trim(pl_fonts *fonts, const paint_laid *keep);

#endif
