/* The folder that is shown: its path, what lies in it and what that is, and how far it has been looked at. */
#include "add.h"

#include "plumbline/base/time.h"

#include <stdio.h>
#include <strings.h>

enum { PATH = 48, TITLES = 32, ROW = 52, LOOKED = 40, MARK = 18, DAY = 76 };

/* ----- the path */

static void draw_crumb(ui_view *v, pl_rect *row, const pl_add_crumb *crumb, bool last)
{
    pl_weight weight = last ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_OWN;
    double wide = ui_words_width(v, crumb->name, PL_STYLE_BODY, weight) + 2;
    pl_rect at = pl_cut_left(row, wide);
    at = pl_rect_middle(at, at.w, 24);
    if (last) {
        ui_words(v, at, crumb->name, PL_STYLE_BODY, weight, PL_COLOUR_TEXT);
        return;
    }
    pl_control is = ui_control(v, ui_id(v, "crumb", crumb->place), crumb->name, "add-crumb", NULL,
                               crumb->place);
    pl_element link = { .id = is.id,
                        .role = PL_ROLE_LINK,
                        .state = is.state | PL_IS_TARGET | PL_IS_STOP,
                        .rect = at,
                        .name = crumb->name };
    pl_run run = { .text = crumb->name,
                   .type = { .underline = is.state & PL_IS_HOVER },
                   .colour = PL_COLOUR_TEXT };
    pl_list_begin(v->list, &link);
    pl_list_run(v->list, at, &run);
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, at, 4, PL_RING_OUTSIDE);
    pl_list_end(v->list);
    pl_cut_left(row, 4);
    pl_list_icon(v->list, PL_ICON_CHEVRON_RIGHT, (pl_point){ row->x, row->y + row->h / 2 - 6 }, 12,
                 PL_COLOUR_MUTED, PL_COLOUR_NONE);
    pl_cut_left(row, 18);
}

/* As many of the last names as there is room for. */
static int first_crumb(ui_view *v, const pl_add_crumb *crumbs, int count, double room)
{
    enum { BETWEEN = 24 };
    int first = count - 1;
    double used = ui_words_width(v, crumbs[first].name, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD) + 2;
    for (; first > 0; first--) {
        used += BETWEEN + ui_words_width(v, crumbs[first - 1].name, PL_STYLE_BODY, PL_WEIGHT_OWN);
        if (used > room)
            break;
    }
    return first;
}

static void draw_crumbs(ui_view *v, pl_rect row)
{
    int count;
    pl_add_crumb *crumbs = pl_add_crumbs(&count, v->app->add);
    /* a press beside them is a wish to type */
    pl_control type = ui_control(v, ui_id(v, "type-path", 0), "Type or paste a path (Ctrl+L)",
                                 "add-type-path", NULL, 0);
    pl_element room = { .id = type.id,
                        .role = PL_ROLE_BUTTON,
                        .state = type.state | PL_IS_TARGET,
                        .rect = row,
                        .name = type.name };
    pl_list_begin(v->list, &room);
    pl_list_end(v->list);
    for (int i = first_crumb(v, crumbs, count, row.w); i < count; i++)
        draw_crumb(v, &row, &crumbs[i], i == count - 1);
    for (int i = 0; i < count; i++)
        free(crumbs[i].name);
    free(crumbs);
}

static void draw_path(ui_view *v, pl_rect rect)
{
    bool types = pl_app_field(v->app) == PL_FIELD_PATH || v->app->fault.words[0];
    char slash[UI_CAPS_ROOM];
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, UI_ADD_PAD, 0);
    ui_button above = { .name = "The folder above",
                        .command = "add-up",
                        .icon = PL_ICON_UP,
                        .bare = true,
                        .kind = PL_BUTTON_QUIET };
    ui_button_left(v, &row, 32, 8, &above);
    if (types && v->app->fault.field != PL_FIELD_PATH)
        types = pl_app_field(v->app) == PL_FIELD_PATH;
    if (types) {
        pl_field path = ui_form_look("Path", "/media/recordings/17 March");
        path.is.state |= v->app->fault.words[0] ? PL_IS_ERROR : 0u;
        ui_text_field(v, pl_rect_middle(row, row.w, PL_FIELD_HIGH), PL_FIELD_PATH, &path);
        return;
    }
    double wide = row.w < 320 ? row.w * 0.4 : 150;
    bool key = ui_caps_of(slash, v, "add", "add-find", NULL);
    pl_field find = { .is = { .name = "Find in this folder" },
                      .placeholder = "Find",
                      .icon = PL_ICON_SEARCH,
                      .keys = key ? slash : NULL };
    pl_rect field = pl_cut_right(&row, wide);
    pl_cut_right(&row, 12);
    draw_crumbs(v, row);
    ui_text_field(v, pl_rect_middle(field, field.w, PL_FIELD_HIGH), PL_FIELD_ADD_FIND, &find);
}

/* ----- the head */

static void draw_mark(ui_view *v, pl_point at, bool on, bool mixed, bool off)
{
    pl_box box = { .fill = off           ? PL_COLOUR_RAISED
                           : on || mixed ? PL_COLOUR_ACCENT
                                         : PL_COLOUR_FIELD,
                   .edge = off           ? PL_COLOUR_LINE
                           : on || mixed ? PL_COLOUR_NONE
                                         : PL_COLOUR_CTL,
                   .radius = 4 };
    pl_list_box(v->list, (pl_rect){ at.x, at.y, MARK, MARK }, &box);
    if (on || mixed)
        pl_list_icon(v->list, mixed ? PL_ICON_MINUS : PL_ICON_CHECK,
                     (pl_point){ at.x + 2, at.y + 2 }, 14, PL_COLOUR_ON_ACCENT, PL_COLOUR_NONE);
}

static bool any_chosen(const pl_app_add *add)
{
    for (int i = 0; i < add->shown_count; i++)
        if (pl_add_card_of(add, add->list.items[add->shown[i]].path) >= 0)
            return true;
    return false;
}

static void draw_titles(ui_view *v, pl_rect rect)
{
    const pl_app_add *add = v->app->add;
    bool any = any_chosen(add), all = any && pl_add_all_chosen(add);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, UI_ADD_PAD, 0);
    pl_control is =
        ui_control(v, ui_id(v, "all", 0), all ? "Choose none" : "Choose all", "add-all", NULL, 0);
    is.state |= all ? PL_IS_CHECKED : any ? PL_IS_MIXED : 0u;
    pl_part_checkbox(v->list, pl_rect_middle(pl_cut_left(&row, MARK), MARK, MARK + 6), &is, false);
    pl_cut_left(&row, 12);
    pl_run day = { .text = "Date",
                   .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_RIGHT };
    pl_part_text(v->list, pl_cut_right(&row, DAY), &day);
    ui_small(v, row, "Name and what it is", PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
}

/* ----- rows */

typedef struct row_look {
    char words[160];
    pl_icon icon, sign; /* of the thing; before the words */
    pl_colour colour;   /* of the words */
    bool quiet;         /* there is nothing to do with it */
} row_look;

static const char *time_words(char out[PL_TIME_ROOM], pl_time time)
{
    return time == PL_NO_TIME ? "length not told yet" : ui_time(out, time);
}

static void recording_words(row_look *look, const pl_browse_entry *entry)
{
    char length[PL_TIME_ROOM], claimed[PL_TIME_ROOM];
    int parts = entry->part_count, groups = pl_browse_recordings(entry);
    time_words(length, entry->length_us);
    if (entry->cut) {
        snprintf(look->words, sizeof look->words, "cut short: %s of a claimed %s", length,
                 ui_time(claimed, entry->claimed_us));
        look->sign = PL_ICON_WARNING;
        look->colour = PL_COLOUR_DEV;
    } else if (entry->kind == PL_BROWSE_SERIES && groups > 1) {
        snprintf(look->words, sizeof look->words, "%d camera files, probably %d sessions, %s",
                 parts, groups, length);
    } else if (entry->kind == PL_BROWSE_SERIES) {
        snprintf(look->words, sizeof look->words, "%d camera files, probably one session, %s",
                 parts, length);
    } else if (entry->kind == PL_BROWSE_FILE) {
        snprintf(look->words, sizeof look->words, "recording, %s", length);
    } else {
        snprintf(look->words, sizeof look->words,
                 parts == 1 ? "DVD %s, %d part, %s" : "DVD %s, %d parts, %s",
                 entry->kind == PL_BROWSE_DISC ? "folder" : "image", parts, length);
    }
}

static void folder_words(row_look *look, const pl_browse_entry *entry)
{
    if (entry->things < 0)
        snprintf(look->words, sizeof look->words, "folder");
    else if (entry->things == 0)
        snprintf(look->words, sizeof look->words, "folder, empty");
    else
        snprintf(look->words, sizeof look->words, "folder, %d thing%s", entry->things,
                 entry->things == 1 ? "" : "s");
}

static pl_icon icon_of(const pl_browse_entry *entry)
{
    const char *dot = strrchr(entry->name, '.');
    bool image = dot && (strcasecmp(dot, ".iso") == 0 || strcasecmp(dot, ".img") == 0);
    if (entry->kind == PL_BROWSE_DISC || entry->kind == PL_BROWSE_IMAGE ||
        (image && !entry->folder))
        return PL_ICON_DISC;
    if (entry->folder)
        return PL_ICON_FOLDER;
    return entry->kind == PL_BROWSE_OTHER ? PL_ICON_DOCUMENT : PL_ICON_FILM;
}

static row_look look_of(const pl_browse_entry *entry)
{
    row_look look = { .icon = icon_of(entry), .colour = PL_COLOUR_TEXT2 };
    const char *plain = NULL;
    switch (entry->kind) {
    case PL_BROWSE_LOOKING:
        plain = "looking…";
        break;
    case PL_BROWSE_FOLDER:
        folder_words(&look, entry);
        break;
    case PL_BROWSE_COPYING:
        plain = "still being copied; tried again in 10 s";
        look.sign = PL_ICON_CLOCK;
        break;
    case PL_BROWSE_UNREAD:
        plain = "cannot be read";
        look.sign = PL_ICON_WARNING;
        break;
    case PL_BROWSE_OTHER:
        plain = "not a recording";
        break;
    default:
        recording_words(&look, entry);
    }
    if (entry->known) {
        snprintf(look.words, sizeof look.words, "already in the library: %.110s",
                 entry->title ? entry->title : "");
        look.sign = PL_ICON_CHECK;
    }
    if (plain)
        snprintf(look.words, sizeof look.words, "%s", plain);
    look.quiet = !pl_add_can_choose(entry) && entry->kind != PL_BROWSE_FOLDER &&
                 entry->kind != PL_BROWSE_LOOKING;
    if (look.quiet || entry->kind == PL_BROWSE_LOOKING)
        look.colour = PL_COLOUR_MUTED;
    return look;
}

static void day_words(char out[PL_DATE_ROOM], int64_t changed_us)
{
    char date[PL_DATE_ROOM], today[PL_DATE_ROOM];
    out[0] = '\0';
    if (!changed_us)
        return;
    pl_date_of(date, changed_us);
    pl_date_of(today, pl_utc_now());
    if (strcmp(date, today) == 0)
        snprintf(out, PL_DATE_ROOM, "today");
    else
        pl_date_short(out, date);
    if (strncmp(date, today, 4) == 0 && strrchr(out, ' '))
        *strrchr(out, ' ') = '\0'; /* of this year */
}

/* A box that the pointer finds; keys have the row. */
static void draw_box(ui_view *v, pl_rect place, const pl_browse_entry *entry, int row, bool on)
{
    bool can = pl_add_can_choose(entry), held = entry->known || entry->kind == PL_BROWSE_COPYING;
    pl_point at = { place.x, place.y + (place.h - MARK) / 2 };
    if (!can && !on) {
        if (held)
            draw_mark(v, at, false, false, true);
        return;
    }
    pl_control is = ui_control(v, ui_id(v, "box", row), "Choose", "add-choose", "row", row);
    pl_element box = { .id = is.id,
                       .role = PL_ROLE_CHECKBOX,
                       .state = is.state | PL_IS_TARGET | (on ? PL_IS_CHECKED : 0u),
                       .rect = pl_rect_inset(place, -8, 8),
                       .name = entry->name };
    pl_list_begin(v->list, &box);
    draw_mark(v, at, on, false, false);
    pl_list_end(v->list);
}

static void draw_show(ui_view *v, pl_rect *line, int row)
{
    pl_control is = ui_control(v, ui_id(v, "show", row), "Show", "add-show", "row", row);
    pl_element link = { .id = is.id,
                        .role = PL_ROLE_LINK,
                        .state = is.state | PL_IS_TARGET,
                        .rect =
                            pl_cut_right(line, pl_link_width(v->list, "Show", PL_STYLE_SMALL) + 2),
                        .name = "Show" };
    pl_run run = { .text = "Show",
                   .type = { .style = PL_STYLE_SMALL, .underline = true },
                   .colour = PL_COLOUR_ACCENT };
    pl_list_begin(v->list, &link);
    pl_list_run(v->list, link.rect, &run);
    pl_list_end(v->list);
    pl_cut_right(line, 6);
}

static void draw_words(ui_view *v, pl_rect cell, const pl_browse_entry *entry, const row_look *look,
                       int row)
{
    pl_rect at = pl_rect_middle(cell, cell.w, 36);
    pl_run name = { .text = entry->name,
                    .type = { .weight = PL_WEIGHT_MEDIUM },
                    .colour = look->quiet ? PL_COLOUR_MUTED : PL_COLOUR_TEXT };
    pl_list_run(v->list, pl_cut_top(&at, 20), &name);
    if (look->sign) {
        pl_list_icon(v->list, look->sign, (pl_point){ at.x, at.y + 1 }, 13, look->colour,
                     PL_COLOUR_NONE);
        pl_cut_left(&at, 17);
    }
    if (entry->known) {
        double wide = ui_small_width(v, look->words, PL_WEIGHT_OWN) + 4;
        double link = pl_link_width(v->list, "Show", PL_STYLE_SMALL) + 8;
        at.w = wide + link < at.w ? wide + link : at.w;
        draw_show(v, &at, row);
    }
    ui_small(v, at, look->words, PL_WEIGHT_OWN, look->colour);
}

static void draw_row(ui_view *v, pl_rect rect, int row)
{
    const pl_app_add *add = v->app->add;
    const pl_browse_entry *entry = &add->list.items[row];
    bool in_hand = row == add->row, on = pl_add_card_of(add, entry->path) >= 0;
    char day[PL_DATE_ROOM];
    row_look look = look_of(entry);
    uint64_t id = in_hand ? ui_id(v, "in-hand", 0) : ui_id(v, "thing", row);
    pl_control is = ui_control_press(v, id, entry->name, "add-open", "row", row, UI_DOUBLE);
    v->panel->acts[v->panel->act_count - 1].first = pl_command_find("add-row");
    pl_element plain = { .id = id,
                         .role = PL_ROLE_ROW,
                         .state = is.state | PL_IS_TARGET | (in_hand ? PL_IS_STOP : 0u) |
                                  (on ? PL_IS_SELECTED : 0u),
                         .rect = rect,
                         .name = entry->name,
                         .value = look.words,
                         .hint = entry->kind == PL_BROWSE_UNREAD ? entry->why : NULL };
    bool hover = is.state & PL_IS_HOVER;
    pl_list_begin(v->list, &plain);
    if (on || hover || in_hand)
        pl_list_fill(v->list, rect,
                     on      ? PL_COLOUR_SEL
                     : hover ? PL_COLOUR_HOVER
                             : PL_COLOUR_RAISED);
    if (on)
        pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 3, rect.h }, PL_COLOUR_ACCENT);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect at = pl_rect_inset(rect, UI_ADD_PAD, 0);
    draw_box(v, pl_cut_left(&at, MARK), entry, row, on);
    pl_cut_left(&at, 12);
    pl_list_icon(v->list, look.icon, (pl_point){ at.x + 1, at.y + 17 }, 18,
                 look.quiet ? PL_COLOUR_MUTED : PL_COLOUR_TEXT2, PL_COLOUR_NONE);
    pl_cut_left(&at, 32);
    day_words(day, entry->changed_us);
    pl_run date = { .text = day,
                    .type = { PL_STYLE_SMALL, PL_WEIGHT_OWN, .tabular = true },
                    .colour = PL_COLOUR_MUTED,
                    .align = PL_ALIGN_RIGHT };
    pl_list_run(v->list, pl_cut_right(&at, DAY), &date);
    pl_cut_right(&at, 12);
    draw_words(v, at, entry, &look, row);
    pl_row_end(v->list);
}

/* A key moved to the row in hand: it comes into sight. */
static void seek_row(pl_app_add *add, double room)
{
    add->row_wanted = add->row_wanted || add->list_high != (int)room;
    add->list_high = (int)room;
    for (int i = 0; add->row_wanted && i < add->shown_count; i++) {
        if (add->shown[i] != add->row)
            continue;
        if (add->list_scroll > i * ROW)
            add->list_scroll = i * ROW;
        if (add->list_scroll + room < (i + 1) * ROW)
            add->list_scroll = (i + 1) * ROW - (int)room;
    }
    add->row_wanted = false;
}

/* Nothing to list, and why; it has the focus that the list would have. */
static void draw_nothing(ui_view *v, pl_rect room)
{
    const pl_browse_list *list = &v->app->add->list;
    pl_empty empty = { .icon = PL_ICON_FOLDER, .head = "Nothing lies in this folder" };
    if (!list->listed)
        empty = (pl_empty){ .icon = PL_ICON_FOLDER, .head = "Listing the folder…" };
    else if (list->why.code)
        empty = (pl_empty){ .icon = PL_ICON_WARNING,
                            .colour = PL_COLOUR_DEV,
                            .head = "This folder cannot be opened",
                            .words = list->why.text };
    else if (list->count)
        empty = (pl_empty){ .icon = PL_ICON_SEARCH, .head = "Nothing here has these words" };
    pl_control is = ui_plain(v, ui_id(v, "in-hand", 0), empty.head);
    pl_element place = { .id = is.id,
                         .role = PL_ROLE_LIST,
                         .state = is.state | PL_IS_STOP,
                         .rect = room,
                         .name = empty.head };
    pl_list_begin(v->list, &place);
    pl_part_empty(v->list, pl_rect_middle(room, room.w < 400 ? room.w - 16 : 400, 120), &empty);
    pl_row_end(v->list);
}

static void draw_rows(ui_view *v, pl_rect room)
{
    pl_app_add *add = v->app->add;
    double all = (double)add->shown_count * ROW;
    if (add->shown_count == 0) {
        draw_nothing(v, room);
        return;
    }
    seek_row(add, room.h);
    if (add->list_scroll > all - room.h)
        add->list_scroll = all > room.h ? (int)(all - room.h + 0.999) : 0;
    int scroll = add->list_scroll, first = scroll / ROW;
    pl_list_clip(v->list, room);
    for (int i = first; i < add->shown_count && i * ROW - scroll < room.h; i++)
        draw_row(v, (pl_rect){ room.x, room.y + i * ROW - scroll, room.w, ROW }, add->shown[i]);
    pl_list_unclip(v->list);
    ui_scrolls(v, room, &add->list_scroll, all);
}

/* ----- how far */

static void draw_looked(ui_view *v, pl_rect rect)
{
    char words[96];
    const pl_browse_list *list = &v->app->add->list;
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, UI_ADD_PAD, 0);
    ui_add_looked(words, v->app->add);
    pl_progress bar = { .name = "Looking",
                        .value = words,
                        .kind = list->listed ? PL_PROGRESS_KNOWN : PL_PROGRESS_UNKNOWN,
                        .done = list->count ? (double)list->looked / list->count : 1 };
    pl_part_progress(v->list, pl_cut_left(&row, 96), &bar);
    pl_cut_left(&row, 8);
    double wide = ui_small_width(v, words, PL_WEIGHT_OWN) + 8;
    ui_small(v, pl_cut_left(&row, wide), words, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    if (list->listed && list->why.code && list->count) {
        ui_small(v, row, list->why.text, PL_WEIGHT_OWN, PL_COLOUR_DEV);
        return;
    }
    double hints = pl_keys_width(v->list, "Space", PL_KEYS_PLAIN) +
                   pl_keys_width(v->list, "Enter", PL_KEYS_PLAIN) + 12 + 16 +
                   ui_words_width(v, "choose", PL_STYLE_SMALL, PL_WEIGHT_OWN) +
                   ui_words_width(v, "open", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 4;
    if (row.w < hints)
        return;
    pl_rect keys = pl_cut_right(&row, hints);
    ui_key_hint(v, &keys, "Space", "choose");
    ui_key_hint(v, &keys, "Enter", "open");
}

void ui_draw_add_list(ui_view *v, pl_rect rect, bool low)
{
    draw_path(v, pl_cut_top(&rect, PATH));
    draw_titles(v, pl_cut_top(&rect, TITLES));
    if (!low)
        draw_looked(v, pl_cut_bottom(&rect, LOOKED));
    draw_rows(v, rect);
}
