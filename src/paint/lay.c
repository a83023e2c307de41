/* Pango layouts from runs. */
#include "fonts.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

PangoFontDescription *paint_font_of(pl_type type)
{
    const pl_style_facts *style = pl_style_get(type.style);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, style->mono ? "DejaVu Sans Mono,monospace"
                                                               : "Inter,DejaVu Sans,sans-serif");
    pango_font_description_set_weight(font,
                                      (PangoWeight)(type.weight ? type.weight : style->weight));
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    return font;
}

static void add_attr(PangoAttrList *attrs, PangoAttribute *attr, int from, int to)
{
    attr->start_index = (guint)from;
    attr->end_index = to < 0 ? PANGO_ATTR_INDEX_TO_TEXT_END : (guint)to;
    pango_attr_list_insert(attrs, attr);
}

static PangoAttrList *attributes(const pl_run *run)
{
    const pl_style_facts *style = pl_style_get(run->type.style);
    PangoAttrList *attrs = pango_attr_list_new();
    if (run->type.tabular || style->tabular)
        add_attr(attrs, pango_attr_font_features_new("tnum"), 0, -1);
    if (style->spacing != 0) {
        int spacing = (int)lround(style->spacing * style->size * PANGO_SCALE);
        add_attr(attrs, pango_attr_letter_spacing_new(spacing), 0, -1);
    }
    for (int i = 0; i < run->span_count; i++) {
        const pl_span *span = &run->spans[i];
        if (span->weight && span->to > span->from && span->from >= 0)
            add_attr(attrs, pango_attr_weight_new((PangoWeight)span->weight), span->from, span->to);
    }
    return attrs;
}

char *paint_text_clean(const char *text, bool few_lines)
{
    pl_text out = { 0 };
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        size_t good = pl_utf8_check(text + at, size - at);
        pl_text_add_bytes(&out, text + at, good);
        at += good;
        if (at < size) {
            pl_text_add(&out, "\xEF\xBF\xBD");
            at++;
        }
    }
    char *clean = out.data ? pl_text_take(&out) : pl_copy_text("");
    for (char *c = clean; *c; c++)
        if ((unsigned char)*c < ' ' && (few_lines || *c != '\n'))
            *c = ' ';
    return clean;
}

PangoLayout *paint_layout_make(pl_fonts *fonts, const pl_run *run, double width)
{
    bool all = run->lines == PL_LINES_ALL;
    PangoLayout *layout = pango_layout_new(fonts->context);
    PangoFontDescription *font = paint_font_of(run->type);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);

    char *text = paint_text_clean(run->text ? run->text : "", !all);
    pango_layout_set_text(layout, text, -1);
    free(text);
    PangoAttrList *attrs = attributes(run);
    pango_layout_set_attributes(layout, attrs);
    pango_attr_list_unref(attrs);

    if (width > 0) {
        pango_layout_set_width(layout, (int)ceil(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        if (!all) {
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
            pango_layout_set_height(layout, -(run->lines > 1 ? run->lines : 1));
        }
    }
    return layout;
}

static void learn_metrics(pl_fonts *fonts, pl_style style)
{
    PangoFontDescription *font = paint_font_of((pl_type){ .style = style });
    PangoFontMetrics *metrics = pango_context_get_metrics(fonts->context, font, NULL);
    fonts->metrics[style].ascent = pango_font_metrics_get_ascent(metrics);
    fonts->metrics[style].descent = pango_font_metrics_get_descent(metrics);
    fonts->metrics[style].known = true;
    pango_font_metrics_unref(metrics);
    pango_font_description_free(font);
}

/* As browsers do: the font's ascent and descent, each rounded, in the middle of the line. */
int paint_baseline(pl_fonts *fonts, pl_style style, double scale)
{
    if (!fonts->metrics[style].known)
        learn_metrics(fonts, style);
    double unit = scale / PANGO_SCALE;
    int ascent = (int)lround(fonts->metrics[style].ascent * unit);
    int descent = (int)lround(fonts->metrics[style].descent * unit);
    int line = (int)lround(pl_style_get(style)->line * scale);
    return (int)floor((line - (ascent + descent)) / 2.0) + ascent;
}
