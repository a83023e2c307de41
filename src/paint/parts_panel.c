/* Tooltips, toasts, dialogs, menus, messages. */
#include "parts.h"

#include <math.h>

static const pl_type small_type = { .style = PL_STYLE_SMALL };
static const pl_type body_type = { .style = PL_STYLE_BODY };

double pl_tooltip_width(pl_list *list, const char *words, const char *keys)
{
    double width = part_width(list, words, small_type) + 12;
    return ceil(keys ? width + 8 + pl_keys_width(list, keys, PL_KEYS_TOOLTIP) + 8 : width + 12);
}

void pl_part_tooltip(pl_list *list, pl_rect rect, const char *words, const char *keys)
{
    part_say(list, rect, PL_ROLE_TOOLTIP, words, keys);
    pl_list_box(list, rect, &(pl_box){ .fill = PL_COLOUR_TEXT, .radius = 6 });
    pl_rect at = rect;
    pl_cut_left(&at, 12);
    if (keys) {
        pl_cut_right(&at, 8);
        pl_part_keys(list, pl_cut_right(&at, pl_keys_width(list, keys, PL_KEYS_TOOLTIP)), keys,
                     PL_KEYS_TOOLTIP);
    }
    part_words(list, at, words, small_type, PL_COLOUR_BG, PL_ALIGN_LEFT);
    pl_list_end(list);
}

enum { TOAST_GAP = 12 };

double pl_toast_width(pl_list *list, const pl_toast *toast)
{
    double width = 2 + 2 * 16 + 16 + TOAST_GAP + part_width(list, toast->words, body_type);
    if (toast->undo)
        width += TOAST_GAP + pl_link_width(list, toast->undo->name, PL_STYLE_BODY);
    if (toast->keys)
        width += TOAST_GAP + pl_keys_width(list, toast->keys, PL_KEYS_PLAIN);
    return ceil(width);
}

void pl_part_toast(pl_list *list, pl_rect rect, const pl_toast *toast)
{
    part_say(list, rect, PL_ROLE_STATUS, toast->words, NULL);
    pl_list_box(list, rect,
                &(pl_box){ .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_CTL, .radius = 8 });
    pl_rect at = pl_rect_inset(rect, 17, 0);
    part_icon(list, at, toast->icon, 16, toast->colour, PL_COLOUR_RAISED);
    pl_cut_left(&at, 16 + TOAST_GAP);
    if (toast->keys) {
        pl_part_keys(list, pl_cut_right(&at, pl_keys_width(list, toast->keys, PL_KEYS_PLAIN)),
                     toast->keys, PL_KEYS_PLAIN);
        pl_cut_right(&at, TOAST_GAP);
    }
    if (toast->undo) {
        pl_rect link = pl_cut_right(&at, pl_link_width(list, toast->undo->name, PL_STYLE_BODY));
        pl_part_link(list, pl_rect_middle(link, link.w, 24), toast->undo, PL_STYLE_BODY);
        pl_cut_right(&at, TOAST_GAP);
    }
    part_words(list, at, toast->words, body_type, PL_COLOUR_TEXT, PL_ALIGN_LEFT);
    pl_list_end(list);
}

pl_rect pl_dialog_begin(pl_list *list, pl_rect window, pl_rect frame, uint64_t id,
                        const char *heading)
{
    pl_list_scrim(list, window);
    pl_list_begin(list, &(pl_element){ .id = id,
                                       .role = PL_ROLE_DIALOG,
                                       .state = PL_IS_MODAL,
                                       .rect = frame,
                                       .name = heading });
    pl_list_box(list, frame,
                &(pl_box){ .fill = PL_COLOUR_PANEL, .edge = PL_COLOUR_CTL, .radius = 12 });
    pl_rect inside = pl_rect_inset(frame, 21, 21);
    pl_rect head = pl_cut_top(&inside, 24);
    part_words(list, head, heading, (pl_type){ .style = PL_STYLE_HEADING }, PL_COLOUR_TEXT,
               PL_ALIGN_LEFT);
    pl_cut_top(&inside, 8);
    return inside;
}

void pl_dialog_end(pl_list *list)
{
    pl_list_end(list);
}

pl_rect pl_menu_begin(pl_list *list, pl_rect frame, uint64_t id, const char *name)
{
    pl_list_begin(list,
                  &(pl_element){ .id = id, .role = PL_ROLE_MENU, .rect = frame, .name = name });
    pl_list_box(list, frame,
                &(pl_box){ .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_CTL, .radius = 8 });
    return pl_rect_inset(frame, 5, 5);
}

void pl_menu_end(pl_list *list)
{
    pl_list_end(list);
}

void pl_part_menu_item(pl_list *list, pl_rect rect, const pl_menu_item *item)
{
    const pl_control *is = &item->is;
    pl_colour ground = part_is(is, PL_IS_SELECTED)  ? PL_COLOUR_SEL
                       : part_is(is, PL_IS_PRESSED) ? PL_COLOUR_PRESS
                       : part_is(is, PL_IS_HOVER)   ? PL_COLOUR_HOVER
                                                    : PL_COLOUR_NONE;
    part_begin(list, rect, PL_ROLE_MENU_ITEM, is, item->keys);
    if (ground)
        pl_list_box(list, rect, &(pl_box){ .fill = ground, .radius = 4 });
    pl_rect at = pl_rect_inset(rect, 8, 0);
    if (item->keys && item->keys_first) {
        double caps = pl_keys_width(list, item->keys, PL_KEYS_PLAIN);
        pl_part_keys(list, pl_cut_left(&at, caps), item->keys, PL_KEYS_PLAIN);
        pl_cut_left(&at, 8);
    } else if (item->keys) {
        double caps = pl_keys_width(list, item->keys, PL_KEYS_PLAIN);
        pl_part_keys(list, pl_cut_right(&at, caps), item->keys, PL_KEYS_PLAIN);
        pl_cut_right(&at, 8);
    }
    if (item->icon) {
        part_icon(list, at, item->icon, 14, item->colour, ground ? ground : PL_COLOUR_RAISED);
        pl_cut_left(&at, 14 + 8);
    }
    part_words(list, at, is->name, body_type,
               part_is(is, PL_IS_DISABLED) ? PL_COLOUR_MUTED : PL_COLOUR_TEXT, PL_ALIGN_LEFT);
    if (part_is(is, PL_IS_FOCUS))
        pl_list_ring(list, rect, 4, PL_RING_INSIDE);
    pl_list_end(list);
}

enum { BANNER_PAD_X = 11, BANNER_PAD_Y = 9, BANNER_GAP = 8, BANNER_LINE = 20 };

static double banner_icon(const pl_banner *banner)
{
    return banner->head && banner->words ? 20 : 16;
}

static double banner_room(double width, const pl_banner *banner)
{
    return width - 2 * BANNER_PAD_X - banner_icon(banner) - BANNER_GAP - banner->aside;
}

static pl_run head_run(const pl_banner *banner)
{
    return (pl_run){ .text = banner->head,
                     .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD },
                     .top = true,
                     .lines = PL_LINES_ALL };
}

static pl_run words_run(const pl_banner *banner)
{
    return (pl_run){ .text = banner->words,
                     .type = { .style = PL_STYLE_BODY },
                     .colour = banner->head ? PL_COLOUR_TEXT2 : PL_COLOUR_TEXT,
                     .top = true,
                     .lines = PL_LINES_ALL };
}

static double run_height(pl_list *list, const pl_run *run, double width)
{
    return run->text ? pl_run_measure(pl_list_fonts(list), run, width).height : 0;
}

double pl_banner_height(pl_list *list, double width, const pl_banner *banner)
{
    pl_run head = head_run(banner), words = words_run(banner);
    double room = banner_room(width, banner);
    return run_height(list, &head, room) + run_height(list, &words, room) + 2 * BANNER_PAD_Y;
}

double pl_banner_width(pl_list *list, const pl_banner *banner)
{
    double head = part_width(list, banner->head, head_run(banner).type);
    return ceil(fmax(head, part_width(list, banner->words, body_type)) + 2 * BANNER_PAD_X +
                banner_icon(banner) + BANNER_GAP + banner->aside);
}

static pl_colour banner_ground(pl_colour colour)
{
    switch (colour) {
    case PL_COLOUR_CRIT:
        return PL_COLOUR_CRIT_BG;
    case PL_COLOUR_DEV:
        return PL_COLOUR_DEV_BG;
    case PL_COLOUR_STRENGTH:
        return PL_COLOUR_STRENGTH_BG;
    default:
        return PL_COLOUR_RAISED;
    }
}

void pl_part_banner(pl_list *list, pl_rect rect, const pl_banner *banner)
{
    pl_colour ground = banner_ground(banner->colour);
    part_say(list, rect, banner->colour == PL_COLOUR_CRIT ? PL_ROLE_ALERT : PL_ROLE_STATUS,
             banner->head ? banner->head : banner->words, banner->head ? banner->words : NULL);
    pl_list_box(list, rect,
                &(pl_box){ .fill = ground,
                           .edge = ground == PL_COLOUR_RAISED ? PL_COLOUR_LINE : banner->colour,
                           .radius = 6 });
    pl_rect at = pl_rect_inset(rect, BANNER_PAD_X, BANNER_PAD_Y);
    double icon = banner_icon(banner), spare = rect.h - pl_banner_height(list, rect.w, banner);
    if (banner->middle && spare > 0)
        pl_cut_top(&at, floor(spare / 2));
    double beside = floor((BANNER_LINE - icon) / 2); /* in the middle of the first line */
    pl_list_icon(list, banner->icon, (pl_point){ at.x, at.y + beside }, icon, banner->colour,
                 ground);
    pl_cut_left(&at, icon + BANNER_GAP);
    pl_cut_right(&at, banner->aside);
    pl_run head = head_run(banner), words = words_run(banner);
    if (banner->head)
        pl_list_run(list, pl_cut_top(&at, run_height(list, &head, at.w)), &head);
    if (banner->words)
        pl_list_run(list, at, &words);
    pl_list_end(list);
}

enum { EMPTY_GAP = 8, EMPTY_WORDS = 480, EMPTY_ICON = 24 };

static void empty_buttons(pl_list *list, pl_rect row, const pl_empty *empty)
{
    double width = -EMPTY_GAP;
    for (int i = 0; i < empty->button_count; i++)
        width += EMPTY_GAP + pl_button_width(list, &empty->buttons[i]);
    double x = row.x + floor((row.w - width) / 2);
    for (int i = 0; i < empty->button_count; i++) {
        pl_rect at = { x, row.y, pl_button_width(list, &empty->buttons[i]), row.h };
        pl_part_button(list, at, &empty->buttons[i]);
        x += at.w + EMPTY_GAP;
    }
}

void pl_part_empty(pl_list *list, pl_rect rect, const pl_empty *empty)
{
    pl_colour muted = empty->stage ? PL_COLOUR_ON_STAGE_MUTED : PL_COLOUR_MUTED;
    pl_run words = { .text = empty->words,
                     .type = body_type,
                     .colour = muted,
                     .align = PL_ALIGN_CENTRE,
                     .top = true,
                     .lines = PL_LINES_ALL };
    double width = fmin(rect.w - 2 * 20, EMPTY_WORDS), high = run_height(list, &words, width);
    double buttons = empty->button_count ? EMPTY_GAP + PL_BUTTON_HIGH : 0;
    double all = EMPTY_ICON + EMPTY_GAP + 20 + EMPTY_GAP + high + buttons;
    pl_rect at = pl_rect_middle(rect, width, fmin(all, rect.h));
    part_say(list, rect, PL_ROLE_GROUP, empty->head, empty->words);
    pl_rect icon = pl_rect_middle(pl_cut_top(&at, EMPTY_ICON), EMPTY_ICON, EMPTY_ICON);
    pl_list_icon(list, empty->icon, (pl_point){ icon.x, icon.y }, EMPTY_ICON,
                 empty->colour ? empty->colour : muted, PL_COLOUR_NONE);
    pl_cut_top(&at, EMPTY_GAP);
    part_words(list, pl_cut_top(&at, 20), empty->head, (pl_type){ .style = PL_STYLE_SECTION },
               empty->stage ? PL_COLOUR_ON_STAGE : PL_COLOUR_TEXT, PL_ALIGN_CENTRE);
    pl_cut_top(&at, EMPTY_GAP);
    pl_list_run(list, pl_cut_top(&at, high), &words);
    pl_cut_top(&at, EMPTY_GAP);
    if (empty->button_count)
        empty_buttons(list, pl_cut_top(&at, PL_BUTTON_HIGH), empty);
    pl_list_end(list);
}

void pl_part_card(pl_list *list, pl_rect rect)
{
    pl_list_box(list, rect,
                &(pl_box){ .fill = PL_COLOUR_PANEL, .edge = PL_COLOUR_LINE, .radius = 8 });
}
