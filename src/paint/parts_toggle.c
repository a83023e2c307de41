/* Tabs, chips, switches, boxes, radios and sliders. */
#include "parts.h"

#include <math.h>

enum { TAB_PAD = 10, TAB_GAP = 6, CHIP_PAD = 11, CHIP_GAP = 6, WORDS_GAP = 8 };

static pl_type tab_type(const pl_tab *tab)
{
    return (pl_type){ .style = PL_STYLE_BODY,
                      .weight = part_is(&tab->is, PL_IS_SELECTED) ? PL_WEIGHT_SEMIBOLD
                                                                  : PL_WEIGHT_MEDIUM };
}

double pl_tab_width(pl_list *list, const pl_tab *tab)
{
    double width = part_width(list, tab->is.name, tab_type(tab)) + 2 * TAB_PAD;
    return ceil(tab->count ? width + TAB_GAP + pl_count_width(list, tab->count) : width);
}

void pl_part_tab(pl_list *list, pl_rect rect, const pl_tab *tab)
{
    bool on = part_is(&tab->is, PL_IS_SELECTED), hover = part_is(&tab->is, PL_IS_HOVER);
    part_begin(list, rect, PL_ROLE_TAB, &tab->is, tab->count);
    if (hover || part_is(&tab->is, PL_IS_PRESSED))
        pl_list_fill(list, rect, hover ? PL_COLOUR_HOVER : PL_COLOUR_PRESS);
    pl_rect at = pl_rect_inset(rect, TAB_PAD, 0);
    at.h -= 2; /* the underline */
    double words = part_width(list, tab->is.name, tab_type(tab));
    part_words(list, pl_cut_left(&at, words), tab->is.name, tab_type(tab),
               on || hover ? PL_COLOUR_TEXT : PL_COLOUR_MUTED, PL_ALIGN_LEFT);
    if (tab->count) {
        pl_cut_left(&at, TAB_GAP);
        pl_part_count(list, pl_rect_middle(at, at.w, PL_COUNT_HIGH), tab->count, tab->fresh);
    }
    if (on)
        pl_list_fill(list, (pl_rect){ rect.x, rect.y + rect.h - 2, rect.w, 2 }, PL_COLOUR_ACCENT);
    if (part_is(&tab->is, PL_IS_FOCUS))
        pl_list_ring(list, rect, 0, PL_RING_INSIDE);
    pl_list_end(list);
}

static pl_type chip_type(const pl_chip *chip)
{
    return (pl_type){ .style = PL_STYLE_SMALL,
                      .weight = part_is(&chip->is, PL_IS_CHECKED) ? PL_WEIGHT_MEDIUM
                                                                  : PL_WEIGHT_REGULAR };
}

double pl_chip_width(pl_list *list, const pl_chip *chip)
{
    double width = part_width(list, chip->is.name, chip_type(chip)) + 2 * CHIP_PAD;
    if (part_is(&chip->is, PL_IS_CHECKED))
        width += 14 + CHIP_GAP;
    return ceil(chip->after ? width + CHIP_GAP + 12 : width);
}

static pl_box chip_box(const pl_control *is, double radius)
{
    bool on = part_is(is, PL_IS_CHECKED), off = part_is(is, PL_IS_DISABLED);
    pl_colour fill = off                          ? PL_COLOUR_RAISED
                     : part_is(is, PL_IS_PRESSED) ? PL_COLOUR_PRESS
                     : on                         ? PL_COLOUR_SEL
                     : part_is(is, PL_IS_HOVER)   ? PL_COLOUR_HOVER
                                                  : PL_COLOUR_NONE;
    pl_colour edge = off ? PL_COLOUR_LINE : on ? PL_COLOUR_ACCENT : PL_COLOUR_CTL;
    return (pl_box){ .fill = fill, .edge = edge, .radius = radius };
}

void pl_part_chip(pl_list *list, pl_rect rect, const pl_chip *chip)
{
    const pl_control *is = &chip->is;
    bool on = part_is(is, PL_IS_CHECKED);
    pl_colour words = part_is(is, PL_IS_DISABLED)      ? PL_COLOUR_MUTED
                      : on || part_is(is, PL_IS_HOVER) ? PL_COLOUR_TEXT
                                                       : PL_COLOUR_TEXT2;
    part_begin(list, rect, PL_ROLE_CHIP, is, NULL);
    pl_box box = chip_box(is, rect.h / 2);
    pl_list_box(list, rect, &box);
    pl_rect at = pl_rect_inset(rect, CHIP_PAD, 0);
    if (on) {
        part_icon(list, at, PL_ICON_CHECK, 14, words, PL_COLOUR_NONE);
        pl_cut_left(&at, 14 + CHIP_GAP);
    }
    if (chip->after) {
        pl_rect end = pl_cut_right(&at, 12);
        pl_cut_right(&at, CHIP_GAP);
        part_icon(list, end, chip->after, 12, words, PL_COLOUR_NONE);
    }
    part_words(list, at, is->name, chip_type(chip), words, PL_ALIGN_LEFT);
    part_end(list, rect, is, rect.h / 2);
}

/* The name beside the mark, and the ring about the mark. */
static void end_marked(pl_list *list, pl_rect rect, const pl_control *is, pl_rect mark,
                       double radius, bool words)
{
    pl_rect beside = rect;
    pl_cut_left(&beside, mark.w + WORDS_GAP);
    pl_colour colour = part_is(is, PL_IS_DISABLED) ? PL_COLOUR_MUTED : PL_COLOUR_TEXT;
    if (words)
        part_words(list, beside, is->name, (pl_type){ .style = PL_STYLE_BODY }, colour,
                   PL_ALIGN_LEFT);
    part_end(list, mark, is, radius);
}

static pl_rect mark_rect(pl_rect rect, double w, double h)
{
    return (pl_rect){ rect.x, rect.y + floor((rect.h - h) / 2), w, h };
}

static pl_colour edge_of(const pl_control *is)
{
    return part_is(is, PL_IS_DISABLED)                ? PL_COLOUR_LINE
           : part_is(is, PL_IS_HOVER | PL_IS_PRESSED) ? PL_COLOUR_TEXT2
                                                      : PL_COLOUR_CTL;
}

void pl_part_switch(pl_list *list, pl_rect rect, const pl_control *is, bool words)
{
    bool on = part_is(is, PL_IS_CHECKED), off = part_is(is, PL_IS_DISABLED);
    pl_rect mark = mark_rect(rect, 32, 18);
    part_begin(list, rect, PL_ROLE_SWITCH, is, on ? "on" : "off");
    pl_list_box(list, mark,
                &(pl_box){ .fill = off  ? PL_COLOUR_RAISED
                                   : on ? PL_COLOUR_ACCENT
                                        : PL_COLOUR_FIELD,
                           .edge = on && !off ? PL_COLOUR_NONE : edge_of(is),
                           .radius = 9 });
    pl_rect knob = { mark.x + (on ? 17 : 3), mark.y + 3, 12, 12 };
    pl_list_box(list, knob,
                &(pl_box){ .fill = off  ? PL_COLOUR_MUTED
                                   : on ? PL_COLOUR_ON_ACCENT
                                        : PL_COLOUR_CTL,
                           .radius = 6 });
    end_marked(list, rect, is, mark, 9, words);
}

void pl_part_checkbox(pl_list *list, pl_rect rect, const pl_control *is, bool words)
{
    bool on = part_is(is, PL_IS_CHECKED), mixed = part_is(is, PL_IS_MIXED);
    bool off = part_is(is, PL_IS_DISABLED), filled = (on || mixed) && !off;
    pl_rect mark = mark_rect(rect, 18, 18);
    part_begin(list, rect, PL_ROLE_CHECKBOX, is, NULL);
    pl_list_box(list, mark,
                &(pl_box){ .fill = off      ? PL_COLOUR_RAISED
                                   : filled ? PL_COLOUR_ACCENT
                                            : PL_COLOUR_FIELD,
                           .edge = filled ? PL_COLOUR_NONE : edge_of(is),
                           .radius = 4 });
    if (on || mixed)
        pl_list_icon(list, mixed ? PL_ICON_MINUS : PL_ICON_CHECK,
                     (pl_point){ mark.x + 2, mark.y + 2 }, 14,
                     off ? PL_COLOUR_MUTED : PL_COLOUR_ON_ACCENT, PL_COLOUR_NONE);
    end_marked(list, rect, is, mark, 4, words);
}

void pl_part_radio(pl_list *list, pl_rect rect, const pl_control *is, bool words)
{
    bool on = part_is(is, PL_IS_CHECKED | PL_IS_SELECTED), off = part_is(is, PL_IS_DISABLED);
    pl_rect mark = mark_rect(rect, 16, 16);
    part_begin(list, rect, PL_ROLE_RADIO, is, NULL);
    pl_list_box(list, mark,
                &(pl_box){ .fill = off ? PL_COLOUR_RAISED : PL_COLOUR_FIELD,
                           .edge = on && !off ? PL_COLOUR_ACCENT : edge_of(is),
                           .radius = 8 });
    if (on)
        pl_list_box(list, pl_rect_inset(mark, 4, 4),
                    &(pl_box){ .fill = off ? PL_COLOUR_MUTED : PL_COLOUR_ACCENT, .radius = 4 });
    end_marked(list, rect, is, mark, 8, words);
}

void pl_part_slider(pl_list *list, pl_rect rect, const pl_control *is, double at, const char *value)
{
    double y = rect.y + rect.h / 2, x = rect.x + 6 + fmin(fmax(at, 0), 1) * (rect.w - 12);
    bool off = part_is(is, PL_IS_DISABLED);
    part_begin(list, rect, PL_ROLE_SLIDER, is, value);
    pl_list_box(list, (pl_rect){ rect.x, y - 2, rect.w, 4 },
                &(pl_box){ .fill = PL_COLOUR_WAVE0, .radius = 2 });
    pl_list_box(list, (pl_rect){ rect.x, y - 2, x - rect.x, 4 },
                &(pl_box){ .fill = off ? PL_COLOUR_CTL : PL_COLOUR_TEXT2, .radius = 2 });
    pl_rect knob = { round(x) - 6, y - 6, 12, 12 };
    if (part_is(is, PL_IS_FOCUS)) {
        pl_list_box(list, pl_rect_inset(knob, -3, -3),
                    &(pl_box){ .fill = PL_COLOUR_FOCUS_GAP, .radius = 9 });
        pl_list_box(list, pl_rect_inset(knob, -6, -6),
                    &(pl_box){ .edge = PL_COLOUR_FOCUS, .width = 3, .radius = 12 });
    }
    pl_list_box(list, knob, &(pl_box){ .fill = off ? PL_COLOUR_CTL : PL_COLOUR_TEXT, .radius = 6 });
    pl_list_end(list);
}
