/* Buttons. */
#include "parts.h"

#include <math.h>

typedef struct button_look {
    pl_colour fill, edge, words, icon;
} button_look;

static button_look plain_look(const pl_button *button)
{
    const pl_control *is = &button->is;
    bool touched = part_is(is, PL_IS_HOVER | PL_IS_PRESSED);
    button_look look = { PL_COLOUR_NONE, PL_COLOUR_CTL, PL_COLOUR_TEXT, PL_COLOUR_TEXT };
    if (part_is(is, PL_IS_CHECKED))
        return (button_look){ PL_COLOUR_SEL, PL_COLOUR_ACCENT, PL_COLOUR_TEXT, PL_COLOUR_TEXT };
    if (button->kind == PL_BUTTON_RAISED)
        look.fill = PL_COLOUR_RAISED;
    if (button->kind == PL_BUTTON_DANGER)
        look.edge = look.words = look.icon = PL_COLOUR_CRIT;
    if (button->kind == PL_BUTTON_QUIET) {
        look.edge = PL_COLOUR_NONE;
        look.words = look.icon = touched ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2;
    }
    if (part_is(is, PL_IS_PRESSED))
        look.fill = PL_COLOUR_PRESS;
    else if (touched)
        look.fill = PL_COLOUR_HOVER;
    return look;
}

static button_look look_of(const pl_button *button)
{
    if (part_is(&button->is, PL_IS_DISABLED)) {
        bool quiet = button->kind == PL_BUTTON_QUIET;
        return (button_look){ quiet ? PL_COLOUR_NONE : PL_COLOUR_RAISED,
                              quiet ? PL_COLOUR_NONE : PL_COLOUR_LINE, PL_COLOUR_MUTED,
                              PL_COLOUR_MUTED };
    }
    if (button->kind != PL_BUTTON_PRIMARY)
        return plain_look(button);
    pl_colour fill = part_is(&button->is, PL_IS_PRESSED) ? PL_COLOUR_ACCENT_PRESS
                     : part_is(&button->is, PL_IS_HOVER) ? PL_COLOUR_ACCENT_HOVER
                                                         : PL_COLOUR_ACCENT;
    return (button_look){ fill, PL_COLOUR_NONE, PL_COLOUR_ON_ACCENT, PL_COLOUR_ON_ACCENT };
}

static pl_type type_of(const pl_button *button)
{
    bool primary = button->kind == PL_BUTTON_PRIMARY && !part_is(&button->is, PL_IS_DISABLED);
    bool bold = primary || button->label;
    return (pl_type){ .style = button->small ? PL_STYLE_SMALL : PL_STYLE_BODY,
                      .weight = bold ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_MEDIUM };
}

enum { GAP = 8, QUIET_GAP = 4, ICON = 16, AFTER = 12, BIG_ICON = 18 };

static const pl_type label_type = { .style = PL_STYLE_SMALL };

static double icon_size(const pl_button *button)
{
    return button->kind == PL_BUTTON_RAISED && button->bare ? BIG_ICON
           : button->small && !button->bare                 ? 14
                                                            : ICON;
}

static double icon_gap(const pl_button *button)
{
    return button->kind == PL_BUTTON_QUIET ? QUIET_GAP : GAP;
}

/* Icon, words, caps and the icon after them, with their gaps. */
static double content_width(pl_list *list, const pl_button *button)
{
    if (button->bare)
        return icon_size(button);
    double width = part_width(list, button->is.name, type_of(button));
    if (button->icon)
        width += icon_size(button) + icon_gap(button);
    if (button->label)
        width += part_width(list, button->label, label_type) + GAP;
    if (button->keys)
        width += GAP + pl_keys_width(list, button->keys, PL_KEYS_PLAIN);
    if (button->after)
        width += GAP + AFTER;
    return width;
}

double pl_button_width(pl_list *list, const pl_button *button)
{
    if (button->bare)
        return button->kind == PL_BUTTON_RAISED ? 40 : PL_BUTTON_HIGH;
    return ceil(content_width(list, button) + 2 * (button->small ? 10 : 12) + 2);
}

static void draw_content(pl_list *list, pl_rect rect, const pl_button *button, button_look look)
{
    double width = content_width(list, button);
    pl_rect at = { rect.x + (rect.w - width) / 2, rect.y, width, rect.h };
    if (at.x < rect.x + 5)
        at = pl_rect_inset(rect, 5, 0); /* too narrow: the words are cut */
    if (button->icon) {
        part_icon(list, at, button->icon, icon_size(button), look.icon, PL_COLOUR_NONE);
        pl_cut_left(&at, icon_size(button) + icon_gap(button));
    }
    if (button->bare)
        return;
    if (button->after) {
        pl_rect end = pl_cut_right(&at, AFTER);
        pl_cut_right(&at, GAP);
        part_icon(list, end, button->after, AFTER, look.icon, PL_COLOUR_NONE);
    }
    if (button->keys) {
        pl_keys_look caps = button->kind == PL_BUTTON_PRIMARY ? PL_KEYS_ON_ACCENT : PL_KEYS_PLAIN;
        pl_rect end = pl_cut_right(&at, pl_keys_width(list, button->keys, caps));
        pl_cut_right(&at, GAP);
        pl_part_keys(list, end, button->keys, caps);
    }
    if (button->label) {
        double wide = part_width(list, button->label, label_type);
        part_words(list, pl_cut_left(&at, wide + 1), button->label, label_type, PL_COLOUR_MUTED,
                   PL_ALIGN_LEFT);
        pl_cut_left(&at, GAP - 1);
    }
    part_words(list, at, button->is.name, type_of(button), look.words, PL_ALIGN_LEFT);
}

void pl_part_button(pl_list *list, pl_rect rect, const pl_button *button)
{
    button_look look = look_of(button);
    pl_element_role role = button->toggle ? PL_ROLE_TOGGLE : PL_ROLE_BUTTON;
    pl_control is = button->is;
    if (button->label)
        is.name = button->label;
    part_begin(list, rect, role, &is, button->label ? button->is.name : NULL);
    pl_list_box(list, rect, &(pl_box){ .fill = look.fill, .edge = look.edge, .radius = 6 });
    draw_content(list, rect, button, look);
    part_end(list, rect, &button->is, 6);
}
