/* Questions about runs of text. */
#include "fonts.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

pl_run_size pl_run_measure(pl_fonts *fonts, const pl_run *run, double width)
{
    const paint_laid *laid = paint_lay(fonts, run, width);
    return (pl_run_size){ laid->width, laid->lines * laid->style->line, laid->lines, laid->cut };
}

double pl_text_width(pl_fonts *fonts, const char *text, pl_type type)
{
    return paint_lay(fonts, &(pl_run){ .text = text, .type = type }, 0)->width;
}

double paint_indent(const PangoLayoutLine *line, const pl_run *run, double over)
{
    bool from_right = line->resolved_dir == PANGO_DIRECTION_RTL;
    return run->align == PL_ALIGN_RIGHT    ? over
           : run->align == PL_ALIGN_CENTRE ? over / 2
           : from_right                    ? fmax(over, 0)
                                           : 0;
}

static double indent(const paint_laid *laid, const pl_run *run, int number, double width)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(laid->layout, number);
    bool plain = run->align == PL_ALIGN_LEFT && line->resolved_dir != PANGO_DIRECTION_RTL;
    if (plain || width <= 0)
        return 0;
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    return paint_indent(line, run, width - logical.width / (double)PANGO_SCALE);
}

pl_caret pl_run_caret(pl_fonts *fonts, const pl_run *run, double width, size_t index)
{
    paint_laid *laid = paint_lay(fonts, run, width);
    const char *text = pango_layout_get_text(laid->layout);
    index = pl_utf8_cut(text, index < strlen(text) ? index : strlen(text));
    int line = 0, x = 0;
    pango_layout_index_to_line_x(laid->layout, (int)index, FALSE, &line, &x);
    PangoLayoutLine *at = pango_layout_get_line_readonly(laid->layout, line);
    bool from_right = at->resolved_dir == PANGO_DIRECTION_RTL;
    if (from_right && (int)index == at->start_index + at->length)
        x = 0; /* behind its last letter Pango gives the width, as of a line from the left */
    return (pl_caret){ .x = indent(laid, run, line, width) + x / (double)PANGO_SCALE,
                       .y = line * laid->style->line,
                       .height = laid->style->line,
                       .from_right = from_right };
}

size_t pl_run_index(pl_fonts *fonts, const pl_run *run, double width, double x, double y)
{
    paint_laid *laid = paint_lay(fonts, run, width);
    int number = (int)fmin(fmax(floor(y / laid->style->line), 0), laid->lines - 1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(laid->layout, number);
    double across = fmin(fmax(x - indent(laid, run, number, width), 0), 1e6);
    int index = 0, trailing = 0;
    /* behind a wrapped line Pango gives that line's own end, never the start of the next */
    pango_layout_line_x_to_index(line, (int)(across * PANGO_SCALE), &index, &trailing);
    const char *text = pango_layout_get_text(laid->layout);
    const char *at = g_utf8_offset_to_pointer(text + index, trailing);
    return (size_t)(at - text);
}

static bool stands(const PangoLogAttr *attrs, int count, int at, pl_step step)
{
    if (at <= 0 || at >= count - 1)
        return true;
    switch (step) {
    case PL_STEP_WORD_LEFT:
        return attrs[at].is_word_start;
    case PL_STEP_WORD_RIGHT:
        return attrs[at].is_word_end;
    default:
        return attrs[at].is_cursor_position;
    }
}

/* The paragraph that the byte stands in, its end not among it. */
static size_t paragraph(const char *text, size_t index, size_t *size)
{
    size_t from = index;
    while (from > 0 && text[from - 1] != '\n')
        from--;
    *size = strcspn(text + from, "\n");
    return from;
}

/* The blocks that Unicode keeps for letters that are read from the right (DerivedBidiClass). */
static bool is_from_right(gunichar c)
{
    return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
           (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
           (c >= 0x1e800 && c <= 0x1efff);
}

static bool reads_from_right(const char *text, size_t size)
{
    for (const char *at = text; at < text + size; at += g_utf8_skip[(unsigned char)*at])
        if (is_from_right(g_utf8_get_char(at)))
            return true;
    return false;
}

/* Where some of it is read from the right a caret moves as it is seen to: Pango knows how, of a layout. */
static bool step_seen(size_t *out, const char *text, size_t index, int way)
{
    size_t size, from = paragraph(text, index, &size);
    if (!reads_from_right(text + from, size))
        return false;
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoLayout *layout = pango_layout_new(context);
    int to = 0, trailing = 0;
    pango_layout_set_text(layout, text + from, (int)size);
    pango_layout_move_cursor_visually(layout, TRUE, (int)(index - from), 0, way, &to, &trailing);
    if (to < 0) /* before it, as it is written */
        *out = from > 0 ? from - 1 : from;
    else if (to > (int)size)
        *out = text[from + size] ? from + size + 1 : from + size;
    else
        *out = (size_t)(g_utf8_offset_to_pointer(text + from + to, trailing) - text);
    g_object_unref(layout);
    g_object_unref(context);
    return true;
}

size_t pl_text_step(const char *text, size_t index, pl_step step)
{
    size_t size = strlen(text), seen;
    if (pl_utf8_check(text, size) != size)
        return index < size ? index : size;
    bool by_sight = step == PL_STEP_SEEN_LEFT || step == PL_STEP_SEEN_RIGHT;
    if (by_sight && step_seen(&seen, text, pl_utf8_cut(text, index < size ? index : size),
                              step == PL_STEP_SEEN_LEFT ? -1 : 1))
        return seen;
    int count = (int)pl_utf8_length(text) + 1;
    PangoLogAttr *attrs = pl_alloc_array((size_t)count, sizeof *attrs);
    pango_get_log_attrs(text, (int)size, -1, pango_language_from_string("en-GB"), attrs, count);
    index = pl_utf8_cut(text, index < size ? index : size);
    int at = (int)g_utf8_pointer_to_offset(text, text + index);
    bool back = step == PL_STEP_LEFT || step == PL_STEP_WORD_LEFT || step == PL_STEP_SEEN_LEFT;
    int way = back ? -1 : 1;
    do
        at += way;
    while (at > 0 && at < count - 1 && !stands(attrs, count, at, step));
    at = at < 0 ? 0 : at > count - 1 ? count - 1 : at;
    free(attrs);
    return (size_t)(g_utf8_offset_to_pointer(text, at) - text);
}
