/* The inside of a draw list. Records are filled in field by field on zeroed memory, so that two lists
 * can be compared byte by byte. */
#ifndef PAINT_OPS_H
#define PAINT_OPS_H

#include "plumbline/paint/ask.h"

typedef enum paint_kind {
    PAINT_OP_BOX,
    PAINT_OP_LINE,
    PAINT_OP_POINTS,
    PAINT_OP_RUN,
    PAINT_OP_IMAGE,
    PAINT_OP_ICON,
    PAINT_OP_CLIP,
    PAINT_OP_UNCLIP,
    PAINT_OP_RING,
    PAINT_OP_HATCH
} paint_kind;

typedef struct paint_op {
    pl_rect rect;   /* a line's points are x, y and w, h; an icon's size is w */
    pl_rect bounds; /* what it may touch, after clips */
    double width, radius, dash, gap;
    uint64_t version;
    const pl_image *image;
    const unsigned char *jpeg; /* the same picture for print, or NULL */
    uint64_t jpeg_size;
    uint32_t kind;
    uint32_t colour, fill;
    uint32_t choice;    /* icon, fit, ring, or round sides */
    uint32_t at, count; /* text with its length, or points */
    uint32_t spans_at, span_count;
    uint32_t style, weight, align;
    int32_t lines;
    uint32_t flags; /* PAINT_RUN_… */
    uint32_t spare;
} paint_op;

enum { PAINT_RUN_TABULAR = 1, PAINT_RUN_UNDERLINE = 2, PAINT_RUN_STRIKE = 4, PAINT_RUN_TOP = 8 };

typedef struct paint_node {
    pl_rect rect, seen;
    uint64_t id;
    uint32_t role, state;
    int32_t parent, depth;
    uint32_t name, value, hint;  /* places in the text */
    uint32_t op_from, op_behind; /* its marks and those of what it holds */
    uint32_t spare;
} paint_node;

enum { PAINT_CLIPS = 32 };

struct pl_list {
    pl_fonts *fonts;
    paint_op *ops;
    int op_count, op_room;
    paint_node *nodes;
    int node_count, node_room;
    pl_point *points;
    int point_count, point_room;
    pl_span *spans;
    int span_count, span_room;
    pl_text text; /* begins with an empty text at 0 */
    pl_rect clips[PAINT_CLIPS];
    int clip_count;
    int open; /* the innermost element begun and not ended; -1 */
};

/* The run of an op; its texts are borrowed from the list. */
pl_run paint_op_run(const pl_list *list, const paint_op *op);

#endif
