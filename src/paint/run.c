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

/* How far a line begins from the left of the room. */
static double indent(const paint_laid *laid, const pl_run *run, int line, double width)
{
    if (run->align == PL_ALIGN_LEFT || width <= 0)
        return 0;
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(laid->layout, line), NULL,
                                  &logical);
    double over = width - logical.width / (double)PANGO_SCALE;
    return run->align == PL_ALIGN_RIGHT ? over : over / 2;
}

pl_caret pl_run_caret(pl_fonts *fonts, const pl_run *run, double width, size_t index)
{
    paint_laid *laid = paint_lay(fonts, run, width);
    const char *text = pango_layout_get_text(laid->layout);
    index = pl_utf8_cut(text, index < strlen(text) ? index : strlen(text));
    int line = 0, x = 0;
    pango_layout_index_to_line_x(laid->layout, (int)index, FALSE, &line, &x);
    return (pl_caret){ indent(laid, run, line, width) + x / (double)PANGO_SCALE,
                       line * laid->style->line, laid->style->line };
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

size_t pl_text_step(const char *text, size_t index, pl_step step)
{
    size_t size = strlen(text);
    if (pl_utf8_check(text, size) != size)
        return index < size ? index : size;
    int count = (int)pl_utf8_length(text) + 1;
    PangoLogAttr *attrs = pl_alloc_array((size_t)count, sizeof *attrs);
    pango_get_log_attrs(text, (int)size, -1, pango_language_from_string("en-GB"), attrs, count);
    index = pl_utf8_cut(text, index < size ? index : size);
    int at = (int)g_utf8_pointer_to_offset(text, text + index);
    int way = step == PL_STEP_LEFT || step == PL_STEP_WORD_LEFT ? -1 : 1;
    do
        at += way;
    while (at > 0 && at < count - 1 && !stands(attrs, count, at, step));
    at = at < 0 ? 0 : at > count - 1 ? count - 1 : at;
    free(attrs);
    return (size_t)(g_utf8_offset_to_pointer(text, at) - text);
}
