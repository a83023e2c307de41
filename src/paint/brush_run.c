/* Runs of text: lines are set by our own rule, so that they stand alike with every font. */
#include "brush.h"

#include <math.h>

typedef struct line_place {
    paint_laid *laid;
    PangoLayoutLine *line;
    int number;
    int x, baseline; /* device pixels */
} line_place;

/* Where a byte of the line stands, device pixels from its left. */
static double across(const paint_brush *brush, const line_place *at, int index)
{
    int x = 0;
    pango_layout_line_index_to_x(at->line, index, FALSE, &x);
    return x / (double)PANGO_SCALE * brush->look.scale;
}

static void ink(paint_brush *brush, const line_place *at, uint32_t colour)
{
    paint_set_colour(brush->cr, brush_colour(brush, colour));
    if (at->laid->coloured) {
        cairo_save(brush->cr);
        cairo_translate(brush->cr, at->x, at->baseline);
        cairo_scale(brush->cr, brush->look.scale, brush->look.scale);
        pango_cairo_show_layout_line(brush->cr, at->line);
        cairo_restore(brush->cr);
        return;
    }
    const paint_mask *mask = paint_mask_get(brush->fonts, at->laid, at->number, brush->look.scale);
    if (mask->surface)
        cairo_mask_surface(brush->cr, mask->surface, at->x + mask->x, at->baseline + mask->y);
}

/* The line between two places in one colour; the ends reach to where nothing is. */
static void ink_part(paint_brush *brush, const line_place *at, double from, double to,
                     uint32_t colour)
{
    if (to <= from)
        return;
    cairo_save(brush->cr);
    cairo_rectangle(brush->cr, at->x + round(from), brush->damage.y, round(to) - round(from),
                    brush->damage.h);
    cairo_clip(brush->cr);
    ink(brush, at, colour);
    cairo_restore(brush->cr);
}

static const double FAR = 1e5; /* device pixels: beyond every line */

/* Spans in order of their bytes. */
static void ink_spans(paint_brush *brush, const line_place *at, const pl_run *run)
{
    double done = -FAR;
    int end = at->line->start_index + at->line->length;
    for (int i = 0; i < run->span_count; i++) {
        const pl_span *span = &run->spans[i];
        if (!span->colour || span->to <= at->line->start_index || span->from >= end)
            continue;
        double from = span->from <= at->line->start_index ? -FAR : across(brush, at, span->from);
        double to = span->to >= end ? FAR : across(brush, at, span->to);
        ink_part(brush, at, done, from, (uint32_t)run->colour);
        ink_part(brush, at, from, to, (uint32_t)span->colour);
        done = to;
    }
    ink_part(brush, at, done, FAR, (uint32_t)run->colour);
}

static void rule(paint_brush *brush, const line_place *at, double from, double to, double below,
                 uint32_t colour)
{
    double thick = brush_width(brush, 1);
    paint_set_colour(brush->cr, brush_colour(brush, colour));
    cairo_rectangle(brush->cr, at->x + round(from), at->baseline + round(below),
                    round(to) - round(from), thick);
    cairo_fill(brush->cr);
}

static void rules(paint_brush *brush, const line_place *at, double from, double to,
                  const pl_span *how)
{
    double size = at->laid->style->size * brush->look.scale;
    if (how->underline)
        rule(brush, at, from, to, 2 * brush->look.scale, (uint32_t)how->colour);
    if (how->strike)
        rule(brush, at, from, to, -size * 0.33, (uint32_t)how->colour);
}

static void all_rules(paint_brush *brush, const line_place *at, const pl_run *run, double width)
{
    pl_span whole = { .colour = run->colour,
                      .underline = run->type.underline,
                      .strike = run->type.strike };
    rules(brush, at, 0, width, &whole);
    int start = at->line->start_index, end = start + at->line->length;
    for (int i = 0; i < run->span_count; i++) {
        pl_span span = run->spans[i];
        int from = span.from > start ? span.from : start, to = span.to < end ? span.to : end;
        if (from >= to || !(span.underline || span.strike))
            continue;
        span.colour = span.colour ? span.colour : run->colour;
        rules(brush, at, across(brush, at, from), across(brush, at, to), &span);
    }
}

static bool has_coloured_span(const pl_run *run)
{
    for (int i = 0; i < run->span_count; i++)
        if (run->spans[i].colour)
            return true;
    return false;
}

static void draw_line(paint_brush *brush, line_place *at, const pl_run *run, pl_rect room)
{
    PangoRectangle logical;
    at->line = pango_layout_get_line_readonly(at->laid->layout, at->number);
    pango_layout_line_get_extents(at->line, NULL, &logical);
    double width = logical.width / (double)PANGO_SCALE * brush->look.scale;
    at->x = (int)round(room.x + paint_indent(at->line, run, room.w - width));
    if (has_coloured_span(run) && !at->laid->coloured)
        ink_spans(brush, at, run);
    else
        ink(brush, at, (uint32_t)run->colour);
    all_rules(brush, at, run, width);
}

void brush_run(paint_brush *brush, const paint_op *op)
{
    pl_run run = paint_op_run(brush->list, op);
    paint_laid *laid = paint_lay(brush->fonts, &run, op->rect.w);
    double line = round(laid->style->line * brush->look.scale);
    pl_rect room = { brush_x(brush, op->rect.x), round(brush_y(brush, op->rect.y)),
                     op->rect.w * brush->look.scale, op->rect.h * brush->look.scale };
    double top = run.top ? room.y : room.y + round((room.h - laid->lines * line) / 2);
    int baseline = paint_baseline(brush->fonts, run.type.style, brush->look.scale);
    for (int i = 0; i < laid->lines; i++, top += line) {
        if (top + 2 * line < brush->damage.y || top - line > brush->damage.y + brush->damage.h)
            continue;
        line_place at = { .laid = laid, .number = i, .baseline = (int)top + baseline };
        draw_line(brush, &at, &run, room);
    }
}
