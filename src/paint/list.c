#include "ops.h"

#include "plumbline/base/error.h"
#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

/* no hidden bytes: lists are compared as memory */
_Static_assert(sizeof(paint_op) == sizeof(pl_rect[2]) + sizeof(double[4]) + sizeof(uint64_t[2]) +
                                       sizeof(void *[2]) + sizeof(uint32_t[14]),
               "paint_op has room between its fields");
_Static_assert(sizeof(paint_node) == sizeof(pl_rect[2]) + sizeof(uint64_t) + sizeof(uint32_t[10]),
               "paint_node has room between its fields");

pl_list *pl_list_new(pl_fonts *fonts)
{
    pl_list *list = pl_alloc(sizeof *list);
    list->fonts = fonts;
    pl_list_clear(list);
    return list;
}

void pl_list_free(pl_list *list)
{
    if (!list)
        return;
    free(list->ops);
    free(list->nodes);
    free(list->points);
    free(list->spans);
    pl_text_free(&list->text);
    free(list);
}

void pl_list_clear(pl_list *list)
{
    list->op_count = list->node_count = list->point_count = list->span_count = 0;
    list->clip_count = 0;
    list->open = -1;
    list->text.size = 0;
    pl_text_add_bytes(&list->text, "", 1);
}

pl_fonts *pl_list_fonts(const pl_list *list)
{
    return list->fonts;
}

uint64_t pl_id_of(uint64_t parent, const char *name, int64_t index)
{
    uint64_t hash = (0xcbf29ce484222325u ^ parent) * 0x9e3779b97f4a7c15u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
    hash = (hash ^ (uint64_t)index) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

static uint32_t keep_text(pl_list *list, const char *words)
{
    if (!words || !*words)
        return 0;
    uint32_t at = (uint32_t)list->text.size;
    pl_text_add_bytes(&list->text, words, strlen(words) + 1);
    return at;
}

static pl_rect clipped(const pl_list *list, pl_rect rect)
{
    return list->clip_count ? pl_rect_meet(rect, list->clips[list->clip_count - 1]) : rect;
}

void pl_list_begin(pl_list *list, const pl_element *element)
{
    pl_grow(list->nodes, list->node_count, list->node_room);
    paint_node *node = &list->nodes[list->node_count];
    memset(node, 0, sizeof *node);
    node->id = element->id;
    node->role = (uint32_t)element->role;
    node->state = element->state;
    node->rect = element->rect;
    node->seen = clipped(list, element->rect);
    node->name = keep_text(list, element->name);
    node->value = keep_text(list, element->value);
    node->hint = keep_text(list, element->hint);
    node->parent = list->open;
    node->depth = list->open < 0 ? 0 : list->nodes[list->open].depth + 1;
    node->op_from = node->op_behind = (uint32_t)list->op_count;
    list->open = list->node_count++;
}

void pl_list_end(pl_list *list)
{
    pl_assert(list->open >= 0);
    list->nodes[list->open].op_behind = (uint32_t)list->op_count;
    list->open = list->nodes[list->open].parent;
}

/* A new op; bounds are the rectangle grown by this much, within the clips. */
static paint_op *add(pl_list *list, paint_kind kind, pl_rect rect, double grown)
{
    pl_grow(list->ops, list->op_count, list->op_room);
    paint_op *op = &list->ops[list->op_count++];
    memset(op, 0, sizeof *op);
    op->kind = (uint32_t)kind;
    op->rect = rect;
    op->bounds = clipped(list, pl_rect_inset(rect, -grown, -grown));
    return op;
}

void pl_list_box(pl_list *list, pl_rect rect, const pl_box *box)
{
    if (pl_rect_empty(rect))
        return;
    paint_op *op = add(list, PAINT_OP_BOX, rect, 1);
    op->fill = (uint32_t)box->fill;
    op->colour = (uint32_t)box->edge;
    op->width = box->width > 0 ? box->width : 1;
    op->radius = box->radius;
    op->dash = box->dash;
    op->gap = box->gap;
    op->choice = box->round;
}

void pl_list_fill(pl_list *list, pl_rect rect, pl_colour colour)
{
    pl_list_box(list, rect, &(pl_box){ .fill = colour });
}

void pl_list_scrim(pl_list *list, pl_rect rect)
{
    pl_list_fill(list, rect, PL_COLOUR_SCRIM);
}

void pl_list_line(pl_list *list, pl_point from, pl_point to, const pl_stroke *stroke)
{
    paint_op *op = add(list, PAINT_OP_LINE, (pl_rect){ from.x, from.y, to.x, to.y }, 0);
    pl_rect about = { fmin(from.x, to.x), fmin(from.y, to.y), fabs(to.x - from.x),
                      fabs(to.y - from.y) };
    double grown = stroke->width / 2 + 1;
    op->bounds = clipped(list, pl_rect_inset(about, -grown, -grown));
    op->colour = (uint32_t)stroke->colour;
    op->width = stroke->width > 0 ? stroke->width : 1;
    op->dash = stroke->dash;
    op->gap = stroke->gap;
}

void pl_list_points(pl_list *list, const pl_point *points, int count, pl_colour fill,
                    const pl_stroke *stroke)
{
    if (count < 2)
        return;
    pl_point low = points[0], high = points[0];
    uint32_t at = (uint32_t)list->point_count;
    for (int i = 0; i < count; i++) {
        low = (pl_point){ fmin(low.x, points[i].x), fmin(low.y, points[i].y) };
        high = (pl_point){ fmax(high.x, points[i].x), fmax(high.y, points[i].y) };
        pl_grow(list->points, list->point_count, list->point_room);
        list->points[list->point_count++] = points[i];
    }
    double width = stroke ? fmax(stroke->width, 1) : 0;
    pl_rect about = { low.x, low.y, high.x - low.x, high.y - low.y };
    paint_op *op = add(list, PAINT_OP_POINTS, about, width * 5 + 1); /* a mitre reaches that far */
    op->at = at;
    op->count = (uint32_t)count;
    op->fill = (uint32_t)fill;
    op->colour = stroke ? (uint32_t)stroke->colour : PL_COLOUR_NONE;
    op->width = width;
    op->dash = stroke ? stroke->dash : 0;
    op->gap = stroke ? stroke->gap : 0;
}

static void keep_spans(pl_list *list, const pl_run *run)
{
    for (int i = 0; i < run->span_count; i++) {
        pl_grow(list->spans, list->span_count, list->span_room);
        pl_span *span = &list->spans[list->span_count++];
        memset(span, 0, sizeof *span);
        span->from = run->spans[i].from;
        span->to = run->spans[i].to;
        span->weight = run->spans[i].weight;
        span->colour = run->spans[i].colour;
        span->underline = run->spans[i].underline;
        span->strike = run->spans[i].strike;
    }
}

/* Words may stand out of their rectangle: below it when all lines are shown, and by a glyph's overhang. */
static pl_rect run_bounds(const pl_list *list, pl_rect rect, const pl_run *run)
{
    double line = pl_style_get(run->type.style)->line, lines = run->lines > 1 ? run->lines : 1;
    if (run->lines == PL_LINES_ALL)
        lines = pl_run_measure(list->fonts, run, rect.w).lines;
    double over = run->top ? line : line + fmax(0, lines * line - rect.h) / 2;
    double height = run->top ? fmax(rect.h, lines * line) : rect.h;
    pl_rect about = { rect.x - 4, rect.y - over, rect.w + 8, height + 2 * over };
    return clipped(list, about);
}

void pl_list_run(pl_list *list, pl_rect rect, const pl_run *run)
{
    if (!run->text || !*run->text || rect.w <= 0)
        return;
    pl_rect bounds = run_bounds(list, rect, run);
    uint32_t spans_at = (uint32_t)list->span_count;
    keep_spans(list, run);
    paint_op *op = add(list, PAINT_OP_RUN, rect, 0);
    op->bounds = bounds;
    op->at = keep_text(list, run->text);
    op->count = (uint32_t)strlen(run->text);
    op->spans_at = spans_at;
    op->span_count = (uint32_t)run->span_count;
    op->style = (uint32_t)run->type.style;
    op->weight = (uint32_t)run->type.weight;
    op->align = (uint32_t)run->align;
    op->lines = run->lines;
    op->colour = (uint32_t)(run->colour ? run->colour : PL_COLOUR_TEXT);
    op->flags = (run->type.tabular ? PAINT_RUN_TABULAR : 0u) |
                (run->type.underline ? PAINT_RUN_UNDERLINE : 0u) |
                (run->type.strike ? PAINT_RUN_STRIKE : 0u) | (run->top ? PAINT_RUN_TOP : 0u);
}

pl_run paint_op_run(const pl_list *list, const paint_op *op)
{
    return (pl_run){
        .text = list->text.data + op->at,
        .type = { .style = (pl_style)op->style,
                  .weight = (pl_weight)op->weight,
                  .tabular = op->flags & PAINT_RUN_TABULAR,
                  .underline = op->flags & PAINT_RUN_UNDERLINE,
                  .strike = op->flags & PAINT_RUN_STRIKE },
        .colour = (pl_colour)op->colour,
        .align = (pl_align)op->align,
        .top = op->flags & PAINT_RUN_TOP,
        .lines = op->lines,
        .spans = op->span_count ? list->spans + op->spans_at : NULL,
        .span_count = (int)op->span_count,
    };
}

void pl_list_image(pl_list *list, pl_rect rect, const pl_image *image, uint64_t version, pl_fit fit,
                   double radius)
{
    pl_list_picture(list, rect, &(pl_picture){ .image = image, .version = version }, fit, radius);
}

void pl_list_picture(pl_list *list, pl_rect rect, const pl_picture *picture, pl_fit fit,
                     double radius)
{
    if (pl_rect_empty(rect))
        return;
    paint_op *op = add(list, PAINT_OP_IMAGE, rect, 1);
    op->image = picture->image;
    op->version = picture->version;
    op->jpeg = picture->jpeg;
    op->jpeg_size = picture->jpeg_size;
    op->choice = (uint32_t)fit;
    op->radius = radius;
}

void pl_list_icon(pl_list *list, pl_icon icon, pl_point at, double size, pl_colour colour,
                  pl_colour ground)
{
    if (icon == PL_ICON_NONE)
        return;
    paint_op *op = add(list, PAINT_OP_ICON, (pl_rect){ at.x, at.y, size, size }, 2);
    op->choice = (uint32_t)icon;
    op->colour = (uint32_t)colour;
    op->fill = (uint32_t)ground;
}

void pl_list_clip(pl_list *list, pl_rect rect)
{
    pl_assert(list->clip_count < PAINT_CLIPS);
    add(list, PAINT_OP_CLIP, rect, 0);
    pl_rect inside = clipped(list, rect);
    list->clips[list->clip_count++] = inside;
}

void pl_list_unclip(pl_list *list)
{
    pl_assert(list->clip_count > 0);
    list->clip_count--;
    add(list, PAINT_OP_UNCLIP, (pl_rect){ 0 }, 0);
}

void pl_list_ring(pl_list *list, pl_rect rect, double radius, pl_ring ring)
{
    paint_op *op = add(list, PAINT_OP_RING, rect, ring == PL_RING_INSIDE ? 0 : 6);
    op->radius = radius;
    op->choice = (uint32_t)ring;
}

void pl_list_hatch(pl_list *list, pl_rect rect, const pl_hatch *hatch)
{
    if (pl_rect_empty(rect) || hatch->pitch <= 0)
        return;
    paint_op *op = add(list, PAINT_OP_HATCH, rect, 1);
    op->gap = hatch->pitch;
    op->width = hatch->width;
    op->radius = hatch->radius;
    op->choice = hatch->round;
    op->colour = (uint32_t)hatch->colour;
}
