/* The keys among the settings: what is looked for, every action with its keys, and the press that one waits
 * for. Of the list only what is seen is drawn. */
#include "settings.h"

#include "plumbline/command/settings_keys.h"

#include <stdio.h>

enum {
    ROW = 32,
    TOOLS = 40,
    ASKS = 36,
    NOTE_PAD = 10,
    LEAST_ROWS = 5,
    MOST_ROWS = 9,
    LINK = 52,
    CAP_GAP = 6,
    BAR = 10
};
enum { ABOVE = 41, BELOW = 104 }; /* the field over the list; the switch and the foot under it */

static ui_button small(const char *name, const char *command, int64_t number)
{
    return (ui_button){ .name = name, .command = command, .number = number, .small = true };
}

/* ----- the key is something else's already */

typedef struct met_words {
    char head[PL_ACTION_TITLE + 96], words[PL_ACTION_TITLE + PL_KEY_ROOM + 48];
    char give[2 * PL_ACTION_TITLE];
} met_words;

static void met_say(met_words *out, const pl_app_keys *k, const pl_key_action *action)
{
    const char *where = k->met_section[0] ? pl_key_section_words(k->met_section) : "";
    snprintf(out->head, sizeof out->head, "%s is already “%.80s”%s%s.", k->key, k->met,
             *where ? " in " : "", where);
    if (action->count)
        snprintf(out->words, sizeof out->words, "“%.80s” keeps %s until you choose.", action->title,
                 action->keys[0]);
    else
        snprintf(out->words, sizeof out->words, "“%.80s” has no key until you choose.",
                 action->title);
    snprintf(out->give, sizeof out->give, "Give %s to this, none to %.60s", k->key, k->met);
}

static pl_run met_run(const char *words, bool head)
{
    return (pl_run){ .text = words,
                     .type = { .style = head ? PL_STYLE_BODY : PL_STYLE_SMALL },
                     .colour = head ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2,
                     .top = true,
                     .lines = 3 };
}

enum { NOTE_ICON = 24, NOTE_TOP = 9, NOTE_BUTTONS = 6, NOTE_FOOT = 6 };

/* The buttons stand below each other where they are too wide for one line. */
static bool met_stacks(ui_view *v, double wide, const met_words *words)
{
    ui_button again = small("Choose another", "key-again", 0),
              give = small(words->give, "key-give", 0);
    return ui_button_width(v, &again) + 8 + ui_button_width(v, &give) > wide;
}

static double met_height(ui_view *v, double wide, const met_words *words)
{
    double in = wide - 2 * NOTE_PAD - NOTE_ICON;
    pl_run head = met_run(words->head, true), rest = met_run(words->words, false);
    int lines = met_stacks(v, in, words) ? 2 : 1;
    return 2 * NOTE_TOP + pl_run_measure(v->fonts, &head, in).height +
           pl_run_measure(v->fonts, &rest, in).height + NOTE_BUTTONS + lines * PL_BUTTON_SMALL +
           (lines - 1) * 6 + NOTE_FOOT + 4;
}

/* Its focus is given by a command, which knows it by this number. */
static void again_button(ui_view *v, pl_rect rect)
{
    pl_button look = { .is = ui_control(v, PL_ELEMENT_KEY_AGAIN, "Choose another", "key-again",
                                        NULL, 0),
                       .small = true };
    pl_part_button(v->list, rect, &look);
}

static void draw_met(ui_view *v, pl_rect rect, const met_words *words)
{
    pl_box box = { .fill = PL_COLOUR_DEV_BG, .edge = PL_COLOUR_DEV, .radius = 6 };
    pl_rect frame = { rect.x, rect.y + 4, rect.w, rect.h - 4 - NOTE_FOOT };
    pl_element alert = { .role = PL_ROLE_ALERT, .rect = frame, .name = words->head };
    ui_button again = small("Choose another", "key-again", 0),
              give = small(words->give, "key-give", 0);
    pl_run head = met_run(words->head, true), rest = met_run(words->words, false);
    pl_list_begin(v->list, &alert);
    pl_list_box(v->list, frame, &box);
    pl_rect in = pl_rect_inset(frame, NOTE_PAD, NOTE_TOP);
    pl_list_icon(v->list, PL_ICON_WARNING, (pl_point){ in.x, in.y + 2 }, 16, PL_COLOUR_DEV,
                 PL_COLOUR_NONE);
    pl_cut_left(&in, NOTE_ICON);
    bool stacks = met_stacks(v, in.w, words);
    pl_list_run(v->list, pl_cut_top(&in, pl_run_measure(v->fonts, &head, in.w).height), &head);
    pl_part_text(v->list, pl_cut_top(&in, pl_run_measure(v->fonts, &rest, in.w).height), &rest);
    pl_cut_top(&in, NOTE_BUTTONS);
    pl_rect line = pl_cut_top(&in, PL_BUTTON_SMALL);
    again_button(v, pl_cut_left(&line, ui_button_width(v, &again)));
    pl_cut_left(&line, 8);
    if (stacks) {
        pl_cut_top(&in, 6);
        line = pl_cut_top(&in, PL_BUTTON_SMALL);
    }
    double wide = ui_button_width(v, &give);
    ui_part_button(v, pl_cut_left(&line, wide < line.w ? wide : line.w), &give);
    pl_list_end(v->list);
}

/* ----- a row */

static double below_height(ui_view *v, double wide, const pl_app_keys *k)
{
    const pl_key_action *action = pl_app_key_chosen(v->app);
    met_words words;
    if (!k->open || !action)
        return 0;
    if (k->ask == PL_KEY_ASK_PRESS)
        return ASKS;
    if (k->ask == PL_KEY_ASK_NOTHING)
        return TOOLS;
    met_say(&words, k, action);
    return met_height(v, wide, &words);
}

/* As many as there is room for; the last that are left out are told by an ellipsis. */
static void draw_caps(ui_view *v, pl_rect *row, const pl_key_action *action)
{
    double either = ui_words_width(v, "or", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    for (int i = action->count - 1; i >= 0; i--) {
        char caps[UI_CAPS_ROOM];
        ui_caps(caps, action->keys[i]);
        double wide = pl_keys_width(v->list, caps, PL_KEYS_PLAIN);
        if (wide > row->w / 2)
            continue;
        pl_part_keys(v->list, pl_cut_right(row, wide), caps, PL_KEYS_PLAIN);
        if (i > 0) {
            pl_cut_right(row, CAP_GAP);
            ui_words(v, pl_cut_right(row, either), "or", PL_STYLE_SMALL, PL_WEIGHT_OWN,
                     PL_COLOUR_MUTED);
            pl_cut_right(row, CAP_GAP);
        }
    }
}

/* What a press makes a key of; it has the look of the focus, though no control may have it. */
static void draw_press(ui_view *v, pl_rect *row, const pl_app_keys *k)
{
    enum { WIDE = 120, HIGH = 24 };
    pl_rect at = pl_rect_middle(pl_cut_right(row, WIDE), WIDE, HIGH);
    bool met = k->ask == PL_KEY_ASK_MET;
    char caps[UI_CAPS_ROOM];
    ui_caps(caps, k->key);
    pl_element field = { .role = PL_ROLE_STATUS,
                         .rect = at,
                         .name = met ? "Key" : "Press the keys",
                         .value = met ? caps : NULL };
    pl_box box = { .fill = PL_COLOUR_FIELD, .edge = PL_COLOUR_CTL, .radius = 6 };
    pl_list_begin(v->list, &field);
    pl_list_box(v->list, at, &box);
    ui_small(v, pl_rect_inset(at, 8, 0), met ? caps : "press the keys", PL_WEIGHT_OWN,
             met ? PL_COLOUR_TEXT : PL_COLOUR_MUTED);
    if (met)
        pl_list_icon(v->list, PL_ICON_WARNING, (pl_point){ at.x + at.w - 22, at.y + 5 }, 14,
                     PL_COLOUR_DEV, PL_COLOUR_NONE);
    else
        pl_list_ring(v->list, at, 6, PL_RING_FIELD);
    pl_list_end(v->list);
}

/* Only what the pointer needs: by keys the row itself is what changes. */
static void draw_link(ui_view *v, pl_rect at, int index, bool asks)
{
    const char *words = asks ? "Cancel" : "Change";
    pl_control is = ui_control(v, ui_id(v, asks ? "key-leave" : "key-link", index), words,
                               asks ? "key-leave" : "key-change", NULL, index);
    pl_element link = { .id = is.id,
                        .role = PL_ROLE_LINK,
                        .state = is.state | PL_IS_TARGET,
                        .rect = pl_rect_inset(at, 0, 3),
                        .name = words };
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL, .underline = true },
                   .colour = is.state & PL_IS_DISABLED ? PL_COLOUR_MUTED : PL_COLOUR_ACCENT,
                   .align = PL_ALIGN_RIGHT };
    pl_list_begin(v->list, &link);
    pl_list_run(v->list, at, &run);
    pl_list_end(v->list);
}

static void draw_row(ui_view *v, pl_rect rect, const pl_app_keys *k, int index)
{
    const pl_key_action *action = &k->actions[k->shown[index]];
    bool chosen = index == k->chosen, open = chosen && k->open, asks = open && k->ask;
    char value[3 * PL_KEY_ROOM + 64];
    uint64_t id = chosen ? PL_ELEMENT_KEY_CHOSEN : ui_id(v, "key", index);
    snprintf(value, sizeof value, "%s%s%s", action->count ? action->keys[0] : "no key",
             action->count > 1 ? " or " : "", action->count > 1 ? action->keys[1] : "");
    pl_control is = ui_control_press(v, id, action->title, "key-change", NULL, index, UI_DOUBLE);
    ui_act *act = &v->panel->acts[v->panel->act_count - 1];
    act->first = pl_command_find("key-row");
    pl_element row = { .id = id,
                       .role = PL_ROLE_ROW,
                       .state = (is.state & ~(unsigned)PL_IS_DISABLED) | PL_IS_TARGET |
                                (chosen ? PL_IS_STOP : 0u) | (open ? PL_IS_SELECTED : 0u),
                       .rect = rect,
                       .name = action->title,
                       .value = value };
    pl_list_begin(v->list, &row);
    if (open || is.state & PL_IS_HOVER)
        pl_list_fill(v->list, rect, open ? PL_COLOUR_SEL : PL_COLOUR_HOVER);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect at = pl_rect_inset(rect, 6, 0);
    draw_link(v, pl_cut_right(&at, LINK), index, asks);
    pl_cut_right(&at, UI_SETTING_GAP);
    if (asks)
        draw_press(v, &at, k);
    else
        draw_caps(v, &at, action);
    pl_cut_right(&at, UI_SETTING_GAP);
    const char *where = pl_key_section_words(action->section);
    pl_weight weight = action->changed ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_OWN;
    double title = ui_words_width(v, action->title, PL_STYLE_BODY, weight) + 1;
    ui_words(v, pl_cut_left(&at, title), action->title, PL_STYLE_BODY, weight, PL_COLOUR_TEXT);
    pl_cut_left(&at, 8);
    if (at.w > 40)
        ui_small(v, at, where, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, rect, 0, PL_RING_INSIDE);
    pl_list_end(v->list);
}

static void draw_tools(ui_view *v, pl_rect rect, int index)
{
    ui_button all[] = { small("Change", "key-change", index), small("Add a key", "key-add", index),
                        small("No key", "key-none", index),
                        small("As shipped", "key-shipped", index) };
    rect = pl_rect_inset(rect, 6, 0);
    for (size_t i = 0; i < PL_COUNT(all); i++)
        if (ui_button_width(v, &all[i]) <= rect.w)
            ui_button_left(v, &rect, PL_BUTTON_SMALL, 6, &all[i]);
}

static void draw_below(ui_view *v, pl_rect rect, const pl_app_keys *k)
{
    const pl_key_action *action = pl_app_key_chosen(v->app);
    met_words words = { 0 };
    if (k->ask == PL_KEY_ASK_NOTHING) {
        pl_list_fill(v->list, rect, PL_COLOUR_SEL);
        draw_tools(v, rect, k->chosen);
    } else if (k->ask == PL_KEY_ASK_PRESS) {
        pl_list_fill(v->list, rect, PL_COLOUR_SEL);
        ui_small(v, pl_rect_inset(rect, 6, 0),
                 k->adds ? "They are one more for it. Esc leaves it as it is."
                         : "They take the place of its own. Esc leaves it as it is.",
                 PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    } else {
        met_say(&words, k, action);
        draw_met(v, rect, &words);
    }
}

/* ----- the list */

/* What a key moved to is seen, with what stands below it. */
static void seek(pl_app_keys *k, double room, double below)
{
    double top = (double)k->chosen * ROW, bottom = top + ROW + below;
    if (!k->wanted)
        return;
    k->wanted = false;
    if (bottom > k->scroll + room)
        k->scroll = (int)(bottom - room + 0.999);
    if (top < k->scroll)
        k->scroll = (int)top;
}

static void draw_list(ui_view *v, pl_rect room, pl_app_keys *k)
{
    pl_rect rows = { room.x, room.y, room.w - BAR, room.h }; /* its scroll bar stands beside */
    double below = below_height(v, rows.w, k), whole = (double)k->shown_count * ROW + below;
    seek(k, room.h, below);
    ui_scrolls(v, (pl_rect){ room.x, room.y, room.w + 2, room.h }, &k->scroll, whole);
    pl_list_clip(v->list, room);
    for (int i = 0; i < k->shown_count; i++) {
        double y = (double)i * ROW + (i > k->chosen ? below : 0) - k->scroll;
        double high = ROW + (i == k->chosen ? below : 0);
        if (y + high <= 0 || y >= room.h)
            continue;
        draw_row(v, (pl_rect){ rows.x, room.y + y, rows.w, ROW }, k, i);
        if (i == k->chosen && below > 0)
            draw_below(v, (pl_rect){ rows.x, room.y + y + ROW, rows.w, below }, k);
    }
    pl_list_unclip(v->list);
}

/* It takes what the window leaves, where the keys have a column of their own. */
static double list_height(ui_view *v, double wide, double above, const pl_app_keys *k)
{
    enum { HEAD = 64, CARD = 60, FOOT = 20 };
    const ui_state *ui = v->ui;
    int rows = (int)((ui->height - HEAD - CARD - FOOT - BELOW - above) / ROW);
    rows = rows < LEAST_ROWS ? LEAST_ROWS : rows;
    if (ui->width < UI_SETTINGS_THREE && rows > MOST_ROWS)
        rows = MOST_ROWS;
    double most = (double)rows * ROW;
    double whole = (double)k->shown_count * ROW + below_height(v, wide - BAR, k);
    return k->shown_count == 0 ? ROW : whole < most ? whole : most;
}

static void foot(ui_card *card, const pl_app_keys *k)
{
    ui_view *v = card->form.v;
    char words[96];
    ui_button all = { .name = "All as shipped", .command = "keys-shipped", .small = true };
    int used = snprintf(words, sizeof words, "%d actions", k->count);
    if (k->changed)
        snprintf(words + used, sizeof words - (size_t)used, " · %d changed by you", k->changed);
    pl_rect room;
    if (!ui_setting_fits(card, "All as shipped"))
        return;
    bool draw = ui_setting_room(card, "All as shipped", 40, &room);
    ui_form_focus(&card->form, room, ui_id(v, "keys-shipped", 0));
    if (!draw)
        return;
    pl_list_fill(v->list, (pl_rect){ room.x, room.y, room.w, 1 }, PL_COLOUR_LINE);
    pl_cut_top(&room, 8);
    if (k->changed)
        ui_button_right(v, &room, PL_BUTTON_SMALL, 8, &all);
    ui_small(v, room, words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void find(ui_card *card)
{
    ui_view *v = card->form.v;
    pl_rect room = ui_form_take(&card->form, ABOVE, 0);
    ui_form_focus(&card->form, room, pl_field_element(PL_FIELD_KEY_FIND));
    if (!card->form.draw)
        return;
    pl_field look = { .is = { .name = "Find a key or an action" },
                      .placeholder = "Find a key or an action",
                      .icon = PL_ICON_SEARCH };
    ui_text_field(v, (pl_rect){ room.x, room.y + 1, room.w, PL_FIELD_HIGH }, PL_FIELD_KEY_FIND,
                  &look);
}

void ui_settings_keys(ui_card *card)
{
    ui_view *v = card->form.v;
    pl_app_keys *k = pl_app_keys_of(v->app);
    bool all = !*pl_edit_words(&v->app->fields[PL_FIELD_SETTINGS]);
    double top = card->form.y;
    if (all || k->shown_count > 0) {
        find(card);
        if (k->faults[0])
            ui_setting_state(card, k->faults, PL_ICON_WARNING, PL_COLOUR_DEV);
        double high = list_height(v, card->form.w, card->form.y - top, k);
        pl_rect room = ui_form_take(&card->form, high, 0);
        ui_form_focus(&card->form, room, PL_ELEMENT_KEY_CHOSEN);
        card->rows++;
        if (card->form.draw && k->shown_count)
            draw_list(v, room, k);
        else if (card->form.draw)
            ui_small(v, room, "Nothing is found.", PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    ui_setting_switch(card, "Single keys",
                      pl_app_habit(v->app, PL_HABIT_SINGLE)
                          ? "Off: letters, digits and signs need Alt."
                          : "Letters, digits and signs need Alt, or Ctrl and Alt.",
                      "single-keys", pl_app_habit(v->app, PL_HABIT_SINGLE) == 1);
    foot(card, k);
}
