/* Words on paper: the same layouts as on a screen, shown as text that can be searched and read aloud. */
#include "print.h"

#include <math.h>

static void add(PangoAttrList *attrs, PangoAttribute *attr, const pl_span *span)
{
    if (span) {
        attr->start_index = (guint)(span->from > 0 ? span->from : 0);
        attr->end_index = (guint)(span->to > 0 ? span->to : 0);
    }
    pango_attr_list_insert(attrs, attr);
}

static void add_colour(PangoAttrList *attrs, const pl_span *span)
{
    uint32_t argb = pl_colour_get(PL_THEME_LIGHT, span->colour);
    add(attrs,
        pango_attr_foreground_new((guint16)((argb >> 16 & 0xff) * 257),
                                  (guint16)((argb >> 8 & 0xff) * 257),
                                  (guint16)((argb & 0xff) * 257)),
        span);
}

static bool is_plain(const pl_run *run)
{
    bool plain = !run->type.underline && !run->type.strike;
    for (int i = 0; i < run->span_count; i++)
        plain = plain && !run->spans[i].colour && !run->spans[i].underline && !run->spans[i].strike;
    return plain;
}

/* Colours of spans and rules stand in the words' own attributes, so that no word is shown twice. */
static PangoLayout *with_looks(PangoLayout *laid, const pl_run *run)
{
    PangoLayout *layout = pango_layout_copy(laid);
    PangoAttrList *attrs = pango_attr_list_copy(pango_layout_get_attributes(layout));
    if (run->type.underline)
        add(attrs, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), NULL);
    if (run->type.strike)
        add(attrs, pango_attr_strikethrough_new(TRUE), NULL);
    for (int i = 0; i < run->span_count; i++) {
        const pl_span *span = &run->spans[i];
        if (span->colour)
            add_colour(attrs, span);
        if (span->underline)
            add(attrs, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), span);
        if (span->strike)
            add(attrs, pango_attr_strikethrough_new(TRUE), span);
    }
    pango_layout_set_attributes(layout, attrs);
    pango_attr_list_unref(attrs);
    return layout;
}

static bool is_left_to_right(PangoLayoutLine *line)
{
    bool left = line->resolved_dir == PANGO_DIRECTION_LTR;
    for (GSList *at = line->runs; at; at = at->next)
        left = left && ((PangoLayoutRun *)at->data)->item->analysis.level == 0;
    return left;
}

/* Where a line is wrapped Pango takes the space at its end away, which Cairo then describes in a mark of
 * its own within the tag: readers lose the lines behind it. A layout of the one line keeps the space. */
static PangoLayout *alone(PangoLayout *layout, PangoLayoutLine *line)
{
    PangoLayout *one = pango_layout_copy(layout);
    pango_layout_set_width(one, -1);
    pango_layout_set_text(one, pango_layout_get_text(layout) + line->start_index, line->length);
    PangoAttrList *attrs = pango_attr_list_copy(pango_layout_get_attributes(layout));
    pango_attr_list_update(attrs, 0, line->start_index, 0);
    pango_layout_set_attributes(one, attrs);
    pango_attr_list_unref(attrs);
    return one;
}

static void show_line(paint_print *print, PangoLayout *layout, int number, const pl_run *run,
                      pl_rect room, double baseline)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, number);
    bool wrapped = pango_layout_is_wrapped(layout) && !pango_layout_is_ellipsized(layout);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    double over = room.w - logical.width / (double)PANGO_SCALE;
    cairo_move_to(print->cr, room.x + paint_indent(line, run, over), baseline);
    if (wrapped && is_left_to_right(line)) {
        PangoLayout *one = alone(layout, line);
        pango_cairo_show_layout_line(print->cr, pango_layout_get_line_readonly(one, 0));
        g_object_unref(one);
    } else {
        pango_cairo_show_layout_line(print->cr, line);
    }
}

void print_run(paint_print *print, const paint_op *op)
{
    pl_run run = paint_op_run(print->list, op);
    paint_laid *laid = paint_lay(print->fonts, &run, op->rect.w);
    double high = laid->style->line, all = laid->lines * high;
    double top = op->rect.y + (run.top ? 0 : (op->rect.h - all) / 2);
    double baseline = top + paint_baseline(print->fonts, run.type.style, 1);
    PangoLayout *layout =
        is_plain(&run) ? g_object_ref(laid->layout) : with_looks(laid->layout, &run);
    paint_set_colour(print->cr, pl_colour_get(PL_THEME_LIGHT, run.colour));
    for (int i = 0; i < pango_layout_get_line_count(layout); i++)
        show_line(print, layout, i, &run, op->rect, baseline + i * high);
    g_object_unref(layout);
}
