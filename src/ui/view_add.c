/* Add recordings: the frame, and what a window of this size has room for. */
#include "add.h"

#include <stdio.h>

enum { WIDE = 1200, HIGH = 780, HEAD = 56, FOOT = 64, PLACES = 208, CARDS = 408 };
enum {
    THREE = 1060,
    TWO = 760,
    CARDS_LEAST = 340,
    LOW = 560,
    LOW_HEAD = 44,
    LOW_FOOT = 52,
    SIDES = 40
};

void ui_add_looked(char out[96], const pl_app_add *add)
{
    const pl_browse_list *list = &add->list;
    if (!list->listed)
        snprintf(out, 96, "Listing the folder…");
    else if (list->looked < list->count)
        snprintf(out, 96, "Looked at %d of %d. You can go on.", list->looked, list->count);
    else if (add->shown_count < list->count)
        snprintf(out, 96, "%d of %d shown.", add->shown_count, list->count);
    else if (list->count == 0)
        snprintf(out, 96, "Nothing to look at.");
    else
        snprintf(out, 96, list->count == 1 ? "Looked at it." : "Looked at all %d.", list->count);
}

void ui_add_number(char out[16], int number)
{
    static const char *const words[] = { "none", "one",   "two",   "three", "four", "five",
                                         "six",  "seven", "eight", "nine",  "ten" };
    if (number >= 0 && number <= 10)
        snprintf(out, 16, "%s", words[number]);
    else
        snprintf(out, 16, "%d", number);
}

void ui_add_sessions(char out[32], int count)
{
    snprintf(out, 32, count == 1 ? "%d session" : "%d sessions", count);
}

static void line_below(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
}

/* ----- head and foot */

static void draw_head(ui_view *v, pl_rect rect)
{
    static const char *const says =
        "Nothing is copied, moved or changed. Plumbline remembers where each file is.";
    line_below(v, rect);
    pl_rect row = pl_rect_inset(rect, 24, 0);
    ui_button shut = { .name = "Close",
                       .command = "close",
                       .icon = PL_ICON_CLOSE,
                       .bare = true,
                       .kind = PL_BUTTON_QUIET };
    pl_cut_right(&row, -8); /* the cross stands where the padding ends */
    ui_button_right(v, &row, 32, 12, &shut);
    double title = ui_words_width(v, "Add recordings", PL_STYLE_HEADING, PL_WEIGHT_OWN) + 1;
    pl_part_heading(v->list, pl_cut_left(&row, title), "Add recordings", PL_STYLE_HEADING);
    pl_cut_left(&row, 12);
    double keys = pl_keys_width(v->list, "Esc", PL_KEYS_PLAIN) + 6 +
                  ui_words_width(v, "close", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 2;
    if (row.w > keys) {
        pl_rect hint = pl_cut_right(&row, keys);
        ui_key_hint(v, &hint, "Esc", "close");
        pl_cut_right(&row, 12);
    }
    if (row.w > 80)
        ui_words(v, row, says, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

/* Its folder is said above already. */
static const char *why_words(char room[PL_ERROR_ROOM], const pl_browse_entry *entry)
{
    size_t size = strlen(entry->path);
    if (strncmp(entry->why, entry->path, size) != 0)
        return entry->why;
    snprintf(room, PL_ERROR_ROOM, "%.255s%s", entry->name, entry->why + size);
    return room;
}

static bool any_cut(const pl_browse_list *list)
{
    for (int i = 0; list->items && i < list->count; i++)
        if (list->items[i].cut && pl_add_can_choose(&list->items[i]))
            return true;
    return false;
}

/* Why a command of the dialog did not do what it was asked to, or what is to be known of what is shown. */
static const char *foot_words(ui_view *v, char room[PL_ERROR_ROOM], bool low)
{
    const pl_app *app = v->app;
    const pl_app_add *add = app->add;
    const pl_browse_entry *entry =
        add->row >= 0 && add->row < add->list.count ? &add->list.items[add->row] : NULL;
    if (app->fault.words[0] && app->fault.field == PL_FIELD_PATH)
        return app->fault.words;
    if (entry && entry->kind == PL_BROWSE_UNREAD && entry->why)
        return why_words(room, entry);
    if (any_cut(&add->list))
        return "A recording that was cut short can be added; what is there plays.";
    if (low)
        ui_add_looked(room, add);
    return low ? room : "";
}

static void draw_question(ui_view *v, pl_rect row)
{
    char words[96], count[32];
    pl_time length;
    int sessions = pl_add_sessions(&length, v->app->add);
    ui_add_sessions(count, sessions);
    snprintf(words, sizeof words, "%s %s chosen and not added yet. Close all the same?", count,
             sessions == 1 ? "is" : "are");
    ui_button leave = { .name = "Close without adding", .command = "add-leave" };
    ui_button stay = { .name = "Go on choosing", .command = "add-stay", .kind = PL_BUTTON_PRIMARY };
    pl_rect buttons =
        pl_cut_right(&row, ui_button_width(v, &leave) + 8 + ui_button_width(v, &stay));
    if (v->app->add->asks_wanted)
        pl_app_focus(v->app, ui_id(v, "add-stay", 0), true);
    v->app->add->asks_wanted = false;
    ui_button_left(v, &buttons, PL_BUTTON_FOOT, 8, &stay);
    ui_button_left(v, &buttons, PL_BUTTON_FOOT, 0, &leave);
    pl_cut_right(&row, 12);
    pl_run run = { .text = words, .colour = PL_COLOUR_TEXT, .lines = 2 };
    pl_element alert = {
        .id = ui_id(v, "asks", 0), .role = PL_ROLE_ALERT, .rect = row, .name = words
    };
    pl_list_begin(v->list, &alert);
    pl_list_run(v->list, row, &run);
    pl_list_end(v->list);
}

static void draw_foot(ui_view *v, pl_rect rect, bool low)
{
    char add[48], count[32], room[PL_ERROR_ROOM];
    pl_time length;
    pl_box ground = { .fill = PL_COLOUR_RAISED, .radius = 11, .round = PL_ROUND_BOTTOM };
    pl_list_box(v->list, rect, &ground);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, rect.w < 700 ? 12 : 24, 0);
    if (v->app->add->asks) {
        draw_question(v, row);
        return;
    }
    int sessions = pl_add_sessions(&length, v->app->add);
    ui_add_sessions(count, sessions);
    snprintf(add, sizeof add, sessions ? "Add %s" : "Add", count);
    ui_button cancel = { .name = "Cancel", .command = "close", .id = "cancel" };
    ui_button go = { .name = add, .command = "add-go", .kind = PL_BUTTON_PRIMARY };
    double caps = rect.w < 700 ? 0 : pl_keys_width(v->list, "Ctrl Enter", PL_KEYS_PLAIN);
    pl_rect buttons = pl_cut_right(&row, ui_button_width(v, &cancel) + 8 + ui_button_width(v, &go) +
                                             (caps > 0 ? 8 + caps : 0));
    ui_button_left(v, &buttons, PL_BUTTON_FOOT, 8, &cancel);
    ui_button_left(v, &buttons, PL_BUTTON_FOOT, 8, &go);
    if (caps > 0)
        pl_part_keys(v->list, buttons, "Ctrl Enter", PL_KEYS_PLAIN);
    pl_cut_right(&row, 12);
    pl_run run = { .text = foot_words(v, room, low), .colour = PL_COLOUR_TEXT2, .lines = 2 };
    if (run.text[0])
        pl_part_text(v->list, row, &run);
}

/* ----- columns */

static void begin_part(ui_view *v, pl_rect rect, const char *name)
{
    pl_element part = {
        .id = ui_id(v, name, 0), .role = PL_ROLE_REGION, .rect = rect, .name = name
    };
    pl_list_begin(v->list, &part);
}

static void draw_part(ui_view *v, pl_rect rect, pl_add_side side, bool low, bool head)
{
    static const char *const names[] = { "folder", "will be added", "places" };
    begin_part(v, rect, names[side]);
    if (side == PL_ADD_PLACES)
        ui_draw_add_places(v, rect);
    else if (side == PL_ADD_CARDS)
        ui_draw_add_cards(v, rect, head);
    else
        ui_draw_add_list(v, rect, low);
    pl_list_end(v->list);
}

/* Which of them a narrow window shows. */
static void draw_sides(ui_view *v, pl_rect rect, bool cards)
{
    static const pl_add_side order[] = { PL_ADD_PLACES, PL_ADD_LIST, PL_ADD_CARDS };
    static const char *const names[] = { "Folder", "Will be added", "Places" };
    char count[16];
    snprintf(count, sizeof count, "%d", v->app->add->card_count);
    line_below(v, rect);
    pl_rect row = pl_rect_inset(rect, 8, 0);
    for (int i = 0; i < (cards ? 3 : 2); i++) {
        pl_add_side side = order[i], now = v->app->add->side;
        bool on = side == now || (!cards && side == PL_ADD_LIST && now == PL_ADD_CARDS);
        pl_tab tab = { .is = on ? ui_plain(v, ui_id(v, "side", side), names[side])
                                : ui_control(v, ui_id(v, "side", side), names[side], "add-side",
                                             NULL, side),
                       .count = side == PL_ADD_CARDS ? count : NULL };
        tab.is.state |= on ? PL_IS_SELECTED : 0u;
        pl_part_tab(v->list, pl_cut_left(&row, pl_tab_width(v->list, &tab)), &tab);
        pl_cut_left(&row, 8);
    }
}

static void draw_columns(ui_view *v, pl_rect room, bool low)
{
    pl_add_side side = v->app->add->side;
    bool three = room.w >= THREE, two = room.w >= TWO;
    if (!three)
        draw_sides(v, pl_cut_top(&room, SIDES), !two);
    if (three) {
        pl_rect places = pl_cut_left(&room, PLACES);
        draw_part(v, places, PL_ADD_PLACES, low, true);
        pl_list_fill(v->list, (pl_rect){ places.x + PLACES - 1, room.y, 1, room.h },
                     PL_COLOUR_LINE);
    }
    if (!two) {
        draw_part(v, room, side, low, false);
        return;
    }
    pl_rect cards = pl_cut_right(&room, three ? CARDS : CARDS_LEAST);
    draw_part(v, room, side == PL_ADD_PLACES && !three ? PL_ADD_PLACES : PL_ADD_LIST, low, true);
    draw_part(v, cards, PL_ADD_CARDS, low, true);
    pl_list_fill(v->list, (pl_rect){ cards.x, cards.y, 1, cards.h }, PL_COLOUR_LINE);
}

void ui_draw_add(ui_view *v)
{
    pl_rect frame = ui_frame_rect(v->ui, WIDE, HIGH);
    bool low = frame.h < LOW;
    ui_frame_begin(v, frame, "Add recordings");
    pl_rect room = pl_rect_inset(frame, 1, 1);
    draw_head(v, pl_cut_top(&room, low ? LOW_HEAD : HEAD));
    pl_rect foot = pl_cut_bottom(&room, low ? LOW_FOOT : FOOT);
    draw_columns(v, room, low);
    draw_foot(v, foot, low);
    pl_dialog_end(v->list);
}
