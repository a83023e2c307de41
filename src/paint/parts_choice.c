/* Segmented and score controls: one stop each, the choice moves inside. */
#include "parts.h"

#include <math.h>

enum { SEGMENT_GAP = 5, SEGMENT_ICON = 14, SEGMENT_AFTER = 12, MOST_SEGMENTS = 16 };

static pl_type segment_type(bool small, bool chosen)
{
    return (pl_type){ .style = small ? PL_STYLE_SMALL : PL_STYLE_BODY,
                      .weight = chosen ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_MEDIUM,
                      .tabular = true };
}

/* Icon, words and the icon after. Words count as chosen ones, so that choosing moves nothing. */
static double segment_content(pl_list *list, const pl_segment *part, bool small)
{
    double width = part_width(list, part->is.name, segment_type(small, true));
    if (part->icon)
        width += SEGMENT_ICON + SEGMENT_GAP;
    if (part->after)
        width += SEGMENT_GAP + SEGMENT_AFTER;
    return width;
}

static double pad_of(const pl_segmented *control)
{
    return control->pad > 0 ? control->pad : control->small ? 10 : 12;
}

double pl_segmented_width(pl_list *list, const pl_segmented *control)
{
    double width = 2;
    for (int i = 0; i < control->count; i++)
        width += segment_content(list, &control->parts[i], control->small) + 2 * pad_of(control) +
                 (i + 1 < control->count ? 1 : 0);
    return ceil(width);
}

static void segment_rects(pl_list *list, pl_rect *out, pl_rect inside, const pl_segmented *control)
{
    pl_part parts[MOST_SEGMENTS];
    for (int i = 0; i < control->count; i++) {
        const pl_segment *part = &control->parts[i];
        double own = segment_content(list, part, control->small) + 2 * pad_of(control) +
                     (i + 1 < control->count ? 1 : 0);
        double least = 2 * pad_of(control) + 1;
        parts[i] =
            part->share > 0 ? (pl_part){ least, part->share, least } : (pl_part){ own, own, 0 };
    }
    pl_layout_row(out, inside, parts, control->count, 0);
}

static void segment_words(pl_list *list, pl_rect rect, const pl_segmented *control,
                          const pl_segment *part, pl_colour fill)
{
    bool chosen = part_is(&part->is, PL_IS_SELECTED);
    bool fixed = part_is(&part->is, PL_IS_READ_ONLY);
    bool off = fixed || part_is(&part->is, PL_IS_DISABLED) || part_is(&control->is, PL_IS_DISABLED);
    pl_colour words = chosen ? fixed ? PL_COLOUR_TEXT : PL_COLOUR_ON_ACCENT
                      : off  ? PL_COLOUR_MUTED
                      : part_is(&part->is, PL_IS_HOVER) ? PL_COLOUR_TEXT
                                                        : PL_COLOUR_TEXT2;
    double width = fmin(segment_content(list, part, control->small), rect.w - 4);
    pl_rect at = { rect.x + (rect.w - width) / 2, rect.y, width, rect.h };
    if (part->icon) {
        pl_colour own = part->icon_colour ? part->icon_colour : words;
        part_icon(list, at, part->icon, SEGMENT_ICON, chosen ? PL_COLOUR_ON_ACCENT : own,
                  chosen ? fill : PL_COLOUR_FIELD);
        pl_cut_left(&at, SEGMENT_ICON + SEGMENT_GAP);
    }
    if (part->after) {
        pl_rect end = pl_cut_right(&at, SEGMENT_AFTER);
        pl_cut_right(&at, SEGMENT_GAP);
        part_icon(list, end, part->after, SEGMENT_AFTER, words, PL_COLOUR_NONE);
    }
    part_words(list, at, part->is.name, segment_type(control->small, chosen), words,
               part->icon || part->after ? PL_ALIGN_LEFT : PL_ALIGN_CENTRE);
}

/* What was chosen and cannot be changed any more: it can be read, and does not ask to be pressed. */
static void part_fixed(pl_list *list, pl_rect rect, bool first, bool last)
{
    unsigned round = (first ? PL_ROUND_LEFT : 0u) | (last ? PL_ROUND_RIGHT : 0u);
    pl_list_box(list, rect,
                &(pl_box){ .fill = PL_COLOUR_SEL,
                           .edge = PL_COLOUR_ACCENT,
                           .radius = round ? 5 : 0,
                           .round = round });
}

/* The ground of a part: only the first and the last have the control's round corners. */
static void part_ground(pl_list *list, pl_rect rect, pl_colour fill, bool first, bool last)
{
    unsigned round = (first ? PL_ROUND_LEFT : 0u) | (last ? PL_ROUND_RIGHT : 0u);
    pl_list_box(list, rect, &(pl_box){ .fill = fill, .radius = round ? 5 : 0, .round = round });
}

static void draw_segment(pl_list *list, pl_rect rect, const pl_segmented *control, int i)
{
    const pl_segment *part = &control->parts[i];
    bool chosen = part_is(&part->is, PL_IS_SELECTED), last = i + 1 == control->count;
    bool fixed = part_is(&part->is, PL_IS_READ_ONLY);
    pl_colour fill = fixed                               ? PL_COLOUR_NONE
                     : chosen                            ? PL_COLOUR_ACCENT
                     : part_is(&part->is, PL_IS_PRESSED) ? PL_COLOUR_PRESS
                     : part_is(&part->is, PL_IS_HOVER)   ? PL_COLOUR_HOVER
                                                         : PL_COLOUR_NONE;
    if (chosen && part->fill && !fixed)
        fill = part->fill;
    part_begin_inner(list, rect, PL_ROLE_OPTION, &part->is);
    if (fill)
        part_ground(list, rect, fill, i == 0, last);
    pl_rect face = rect;
    if (!last)
        pl_list_fill(list, pl_cut_right(&face, 1), PL_COLOUR_LINE);
    if (fixed && chosen)
        part_fixed(list, rect, i == 0, last);
    segment_words(list, face, control, part, fill);
    pl_list_end(list);
}

void pl_part_segmented(pl_list *list, pl_rect rect, const pl_segmented *control)
{
    bool off = part_is(&control->is, PL_IS_DISABLED);
    pl_segmented shown = *control;
    shown.count = control->count < MOST_SEGMENTS ? control->count : MOST_SEGMENTS;
    const char *value = NULL;
    for (int i = 0; i < shown.count; i++)
        if (part_is(&shown.parts[i].is, PL_IS_SELECTED))
            value = shown.parts[i].is.name;
    part_begin(list, rect, PL_ROLE_CHOICE, &control->is, value);
    pl_list_box(list, rect, &(pl_box){ .fill = PL_COLOUR_FIELD, .radius = 6 });
    pl_rect rects[MOST_SEGMENTS];
    segment_rects(list, rects, pl_rect_inset(rect, 1, 1), &shown);
    for (int i = 0; i < shown.count; i++)
        draw_segment(list, rects[i], &shown, i);
    pl_list_box(list, rect, &(pl_box){ .edge = off ? PL_COLOUR_LINE : PL_COLOUR_CTL, .radius = 6 });
    part_end(list, rect, &control->is, 6);
}

static double cell_width(const pl_score_control *score)
{
    return score->cell > 0 ? score->cell : 40;
}

static double none_width(const pl_score_control *score)
{
    return !score->none ? 0 : score->none_wide > 0 ? score->none_wide : 76;
}

double pl_score_width(const pl_score_control *score)
{
    return 2 + score->count * cell_width(score) + none_width(score);
}

static void draw_cell(pl_list *list, pl_rect rect, const pl_control *is, bool first, bool last,
                      bool none)
{
    bool chosen = part_is(is, PL_IS_SELECTED), off = part_is(is, PL_IS_DISABLED);
    bool fixed = part_is(is, PL_IS_READ_ONLY);
    pl_colour fill = fixed                        ? PL_COLOUR_NONE
                     : chosen                     ? PL_COLOUR_ACCENT
                     : off                        ? PL_COLOUR_RAISED
                     : part_is(is, PL_IS_PRESSED) ? PL_COLOUR_PRESS
                     : part_is(is, PL_IS_HOVER)   ? PL_COLOUR_HOVER
                                                  : PL_COLOUR_NONE;
    pl_type type = { .style = none ? PL_STYLE_SMALL : PL_STYLE_BODY,
                     .weight = off || (fixed && !chosen) ? PL_WEIGHT_REGULAR
                               : none                    ? PL_WEIGHT_MEDIUM
                                                         : PL_WEIGHT_SEMIBOLD,
                     .tabular = true,
                     .strike = off };
    part_begin_inner(list, rect, PL_ROLE_OPTION, is);
    if (fill)
        part_ground(list, rect, fill, first, last);
    pl_rect face = rect;
    if (none && !first)
        pl_list_fill(list, pl_cut_left(&face, 1), fixed ? PL_COLOUR_LINE : PL_COLOUR_CTL);
    if (!last)
        pl_list_fill(list, pl_cut_right(&face, 1), PL_COLOUR_LINE);
    if (fixed && chosen)
        part_fixed(list, rect, first, last);
    part_words(list, face, is->name, type,
               fixed && chosen ? PL_COLOUR_TEXT
               : chosen        ? PL_COLOUR_ON_ACCENT
               : off || fixed  ? PL_COLOUR_MUTED
                               : PL_COLOUR_TEXT2,
               PL_ALIGN_CENTRE);
    pl_list_end(list);
}

static const char *score_value(const pl_score_control *score)
{
    for (int i = 0; i < score->count; i++)
        if (part_is(&score->cells[i], PL_IS_SELECTED))
            return score->cells[i].name;
    return score->none && part_is(score->none, PL_IS_SELECTED) ? score->none->name : NULL;
}

void pl_part_score(pl_list *list, pl_rect rect, const pl_score_control *score)
{
    part_begin(list, rect, PL_ROLE_CHOICE, &score->is, score_value(score));
    pl_list_box(list, rect, &(pl_box){ .fill = PL_COLOUR_FIELD, .radius = 6 });
    pl_rect inside = pl_rect_inset(rect, 1, 1);
    for (int i = 0; i < score->count; i++)
        draw_cell(list, pl_cut_left(&inside, cell_width(score)), &score->cells[i], i == 0,
                  i + 1 == score->count && !score->none, false);
    if (score->none)
        draw_cell(list, pl_cut_left(&inside, none_width(score)), score->none, score->count == 0,
                  true, true);
    bool fixed = score->count > 0 && part_is(&score->cells[0], PL_IS_READ_ONLY);
    pl_list_box(list, rect,
                &(pl_box){ .edge = fixed ? PL_COLOUR_LINE : PL_COLOUR_CTL, .radius = 6 });
    part_end(list, rect, &score->is, 6);
}
