/* The draw list: what a panel shows, recorded before it is painted. Elements say what things are (for
 * the pointer, the keyboard, script tests and screen readers); the marks inside them say how they look.
 * A list is plain data: it has no window and no scale, and the same calls give the same list. */
#ifndef PLUMBLINE_PAINT_LIST_H
#define PLUMBLINE_PAINT_LIST_H

#include "plumbline/base/image.h"
#include "plumbline/base/text.h"
#include "plumbline/paint/icon.h"
#include "plumbline/paint/layout.h"
#include "plumbline/paint/text.h"

typedef enum pl_element_role {
    PL_ROLE_GROUP,
    PL_ROLE_REGION,
    PL_ROLE_HEADING,
    PL_ROLE_TEXT,
    PL_ROLE_BUTTON,
    PL_ROLE_TOGGLE,
    PL_ROLE_CHOICE, /* a segmented control or group of radios: one stop, arrows move inside */
    PL_ROLE_OPTION,
    PL_ROLE_TAB,
    PL_ROLE_CHIP,
    PL_ROLE_LINK,
    PL_ROLE_FIELD,
    PL_ROLE_SWITCH,
    PL_ROLE_CHECKBOX,
    PL_ROLE_RADIO,
    PL_ROLE_LIST,
    PL_ROLE_ROW,
    PL_ROLE_TABLE,
    PL_ROLE_COLUMN,
    PL_ROLE_CELL,
    PL_ROLE_MENU,
    PL_ROLE_MENU_ITEM,
    PL_ROLE_SLIDER,
    PL_ROLE_PROGRESS,
    PL_ROLE_STATUS,
    PL_ROLE_ALERT,
    PL_ROLE_TOOLTIP,
    PL_ROLE_DIALOG,
    PL_ROLE_IMAGE,
    PL_ROLE_MARK, /* a tag on a lane */
    PL_ROLE_KEY,
    PL_ROLES
} pl_element_role;

const char *pl_element_role_name(pl_element_role role);

enum {
    PL_IS_HOVER = 1 << 0,
    PL_IS_PRESSED = 1 << 1,
    PL_IS_FOCUS = 1 << 2,
    PL_IS_DISABLED = 1 << 3,
    PL_IS_SELECTED = 1 << 4,
    PL_IS_CHECKED = 1 << 5,
    PL_IS_MIXED = 1 << 6, /* neither checked nor not */
    PL_IS_ERROR = 1 << 7,
    PL_IS_OPEN = 1 << 8,
    PL_IS_BUSY = 1 << 9,
    PL_IS_READ_ONLY = 1 << 10,
    /* what it takes part in; not said in text */
    PL_IS_TARGET = 1 << 16, /* the pointer finds it */
    PL_IS_STOP = 1 << 17,   /* Tab stops at it */
    PL_IS_MODAL = 1 << 18   /* hides all before it from pointer and Tab */
};

typedef struct pl_element {
    uint64_t id; /* the view's own; 0: none */
    pl_element_role role;
    unsigned state; /* PL_IS_… */
    pl_rect rect;
    const char *name, *value, *hint; /* NULL on the way in and "" on the way out: none */
    /* filled in by the list */
    int parent, depth; /* -1 and 0 for the outermost */
    pl_rect seen;      /* what clips leave of it */
} pl_element;

typedef struct pl_list pl_list;

/* `fonts` is borrowed: parts measure their words with it. */
pl_list *pl_list_new(pl_fonts *fonts);
void pl_list_free(pl_list *list);
void pl_list_clear(pl_list *list);
pl_fonts *pl_list_fonts(const pl_list *list);

/* A number for an element from its parent's and its own name and index; never 0. */
uint64_t pl_id_of(uint64_t parent, const char *name, int64_t index);

void pl_list_begin(pl_list *list, const pl_element *element); /* texts are copied */
void pl_list_end(pl_list *list);

/* Sides of a box whose corners are round; 0 means all. */
enum { PL_ROUND_LEFT = 1, PL_ROUND_RIGHT = 2, PL_ROUND_TOP = 4, PL_ROUND_BOTTOM = 8 };

/* The edge lies inside the rectangle. */
typedef struct pl_box {
    pl_colour fill, edge;
    double width; /* of the edge; 0 is 1 */
    double radius;
    double dash, gap;
    unsigned round;
} pl_box;

void pl_list_box(pl_list *list, pl_rect rect, const pl_box *box);
void pl_list_fill(pl_list *list, pl_rect rect, pl_colour colour);

typedef struct pl_stroke {
    pl_colour colour;
    double width, dash, gap;
} pl_stroke;

void pl_list_line(pl_list *list, pl_point from, pl_point to, const pl_stroke *stroke);

/* Filled and closed where fill is a colour; else an open line. */
void pl_list_points(pl_list *list, const pl_point *points, int count, pl_colour fill,
                    const pl_stroke *stroke); /* stroke may be NULL */

void pl_list_run(pl_list *list, pl_rect rect, const pl_run *run);

typedef enum pl_fit { PL_FIT_FILL, PL_FIT_COVER, PL_FIT_INSIDE } pl_fit;

/* The image is borrowed until the list is cleared or painted for the last time. `version` changes with
 * its pixels. NULL draws a plate in its place. */
void pl_list_image(pl_list *list, pl_rect rect, const pl_image *image, uint64_t version, pl_fit fit,
                   double radius);

/* A picture that is printed as well: there its JPEG stands in the file as it is. Bytes and pixels are
 * borrowed like an image; without pixels a screen shows a plate, without JPEG print shows the pixels. */
typedef struct pl_picture {
    const pl_image *image;
    uint64_t version;
    const unsigned char *jpeg;
    size_t jpeg_size;
} pl_picture;

void pl_list_picture(pl_list *list, pl_rect rect, const pl_picture *picture, pl_fit fit,
                     double radius);

/* `ground` is the colour inside hollow marks; PL_COLOUR_NONE leaves what is there. */
void pl_list_icon(pl_list *list, pl_icon icon, pl_point at, double size, pl_colour colour,
                  pl_colour ground);

void pl_list_clip(pl_list *list, pl_rect rect); /* on whole device pixels */
void pl_list_unclip(pl_list *list);

typedef enum pl_ring {
    PL_RING_OUTSIDE, /* 2 gap and 3 colour about the control */
    PL_RING_INSIDE,  /* rows and cells */
    PL_RING_FIELD    /* text fields: 1 and 2 in dark */
} pl_ring;

/* The ring of focus for a control with this rectangle and radius. */
void pl_list_ring(pl_list *list, pl_rect rect, double radius, pl_ring ring);

typedef struct pl_hatch {
    pl_colour colour;
    double pitch, width; /* level */
    double radius;
    unsigned round;
} pl_hatch;

/* Slanted stripes, standing still: watched at speech only, or work of unknown length. */
void pl_list_hatch(pl_list *list, pl_rect rect, const pl_hatch *hatch);
void pl_list_scrim(pl_list *list, pl_rect rect);

#endif
