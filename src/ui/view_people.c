/* People: who is in post, and what is due. By code, in no order of figures. */
#include "over.h"

#include "plumbline/command/people.h"

#include <stdio.h>

enum {
    HEAD = 64,
    LINE = 40,
    TABLE_HEAD = 32,
    ROW = 46,
    FOOT = 32,
    DETAIL = 400,
    SIDE = 20,
    GAP = 12
};
enum { WHOLE = 1400, MIDDLE = 1100 };

/* ----- columns */

typedef enum column { CODE, ROLE, GROUPS, POST, PROGRAMMES, LAST, DUE, ACTIONS, COLUMNS } column;

/* Where there is little room, groups and programmes stand under the code, the days of the post nowhere. */
static bool has_column(double wide, column which)
{
    if (wide < 560)
        return which == CODE || which == DUE || (which == LAST && wide >= 420);
    return wide >= 860 || (which != GROUPS && which != PROGRAMMES && which != POST);
}

static void cells_of(pl_rect out[COLUMNS], pl_rect row)
{
    const double widths[COLUMNS] = { 60, 124, 100, 134, 80, 94, 160, 48 };
    bool folded = !has_column(row.w, GROUPS);
    pl_part parts[COLUMNS];
    pl_rect cells[COLUMNS];
    int count = 0;
    for (int i = 0; i < COLUMNS; i++)
        if (has_column(row.w, (column)i))
            parts[count++] = (pl_part){ widths[i], i == (folded ? CODE : PROGRAMMES), 60 };
    pl_layout_row(cells, pl_rect_inset(row, SIDE, 0), parts, count, GAP);
    count = 0;
    for (int i = 0; i < COLUMNS; i++)
        out[i] = has_column(row.w, (column)i) ? cells[count++] : (pl_rect){ 0 };
}

static void draw_table_head(ui_view *v, pl_rect rect)
{
    static const char *const names[COLUMNS] = {
        "Code",       "Role",           "Groups",          "In post",
        "Programmes", "Last monitored", "Next due (ours)", "Actions"
    };
    pl_rect cells[COLUMNS], shown[COLUMNS];
    pl_column heads[COLUMNS];
    int count = 0;
    cells_of(cells, rect);
    for (int i = 0; i < COLUMNS; i++) {
        if (pl_rect_empty(cells[i]))
            continue;
        heads[count] = (pl_column){ .is = { .name = names[i] },
                                    .align = i == ACTIONS ? PL_ALIGN_RIGHT : PL_ALIGN_LEFT };
        shown[count++] = cells[i];
    }
    pl_part_table_head(v->list, rect, heads, shown, count);
}

/* ----- a row */

static const char *role_words(unsigned roles)
{
    return roles & PL_ROLE_BIT(PL_ROLE_CLINICAL_LEAD)       ? "Clinical lead"
           : roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER) ? "Treatment manager"
           : roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR)       ? "Facilitator"
                                                            : "Administrator";
}

static bool is_facilitator(const pl_roster_row *row)
{
    return row->person->roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR);
}

/* "Sep 2023": without the day. */
static const char *month_of(char out[PL_DATE_ROOM], const char *day)
{
    char whole[PL_DATE_ROOM];
    const char *short_day = pl_date_short(whole, day);
    const char *space = strchr(short_day, ' ');
    snprintf(out, PL_DATE_ROOM, "%s", space ? space + 1 : short_day);
    return out;
}

static void post_words(char out[96], const pl_person *person)
{
    char from[PL_DATE_ROOM], left[PL_DATE_ROOM];
    const char *begin = person->post_from ? month_of(from, person->post_from) : NULL;
    const char *end = person->left_on ? month_of(left, person->left_on) : NULL;
    if (begin)
        snprintf(out, 96, "%.20s – %.20s", begin, end ? end : "now");
    else
        snprintf(out, 96, "%s%.20s", end ? "until " : "–", end ? end : "");
}

static void cell(ui_view *v, pl_rect rect, const char *words, pl_align align, pl_colour colour,
                 pl_weight weight)
{
    pl_run run = { .text = words,
                   .type = { .tabular = true, .weight = weight },
                   .align = align,
                   .colour = colour };
    if (!pl_rect_empty(rect))
        pl_part_cell(v->list, rect, &run);
}

static void draw_due(ui_view *v, pl_rect rect, const pl_roster_row *row)
{
    char words[PL_DUE_ROOM];
    bool late, soon;
    pl_due_words(words, &v->app->shelf.roster, row, &late, &soon);
    if (late || soon) {
        pl_list_icon(v->list, late ? PL_ICON_WARNING : PL_ICON_CLOCK,
                     (pl_point){ rect.x, rect.y + (double)(int)((rect.h - 14) / 2) }, 14,
                     PL_COLOUR_DEV, PL_COLOUR_NONE);
        pl_cut_left(&rect, 20);
    }
    const char *none = row->person->left_on ? "none, left the post" : "–";
    cell(v, rect, words[0] ? words : none, PL_ALIGN_LEFT,
         late || soon ? PL_COLOUR_DEV
         : words[0]   ? PL_COLOUR_TEXT2
                      : PL_COLOUR_MUTED,
         late || soon ? PL_WEIGHT_MEDIUM : PL_WEIGHT_OWN);
}

static void draw_code(ui_view *v, pl_rect rect, const pl_roster_row *row, bool folded)
{
    char second[160];
    pl_colour colour = row->person->left_on ? PL_COLOUR_MUTED : PL_COLOUR_TEXT;
    snprintf(second, sizeof second, "%.70s%s%.70s", row->groups,
             row->groups[0] && row->programmes[0] ? " · " : "", row->programmes);
    if (!folded || !second[0]) {
        cell(v, rect, row->person->code, PL_ALIGN_LEFT, colour, PL_WEIGHT_MEDIUM);
        return;
    }
    pl_rect at = pl_rect_middle(rect, rect.w, 36);
    cell(v, pl_cut_top(&at, 20), row->person->code, PL_ALIGN_LEFT, colour, PL_WEIGHT_MEDIUM);
    ui_small(v, at, second, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void draw_cells(ui_view *v, pl_rect rect, const pl_roster_row *row)
{
    char post[96], last[PL_DATE_ROOM], actions[16];
    pl_rect cells[COLUMNS];
    cells_of(cells, rect);
    bool facilitator = is_facilitator(row), left = row->person->left_on;
    pl_colour quiet = left ? PL_COLOUR_MUTED : PL_COLOUR_TEXT2;
    pl_colour plain = left || !facilitator ? PL_COLOUR_MUTED : PL_COLOUR_TEXT;
    post_words(post, row->person);
    snprintf(actions, sizeof actions, "%d", row->actions);
    draw_code(v, cells[CODE], row, pl_rect_empty(cells[GROUPS]));
    cell(v, cells[ROLE], role_words(row->person->roles), PL_ALIGN_LEFT, quiet, PL_WEIGHT_OWN);
    cell(v, cells[GROUPS], row->groups[0] ? row->groups : "–", PL_ALIGN_LEFT, quiet, PL_WEIGHT_OWN);
    cell(v, cells[POST], post, PL_ALIGN_LEFT, quiet, PL_WEIGHT_OWN);
    cell(v, cells[PROGRAMMES], row->programmes[0] ? row->programmes : "–", PL_ALIGN_LEFT, quiet,
         PL_WEIGHT_OWN);
    cell(v, cells[LAST], row->last && facilitator ? pl_day_words(last, row->last) : "–",
         PL_ALIGN_LEFT, plain, PL_WEIGHT_OWN);
    draw_due(v, cells[DUE], row);
    cell(v, cells[ACTIONS], facilitator ? actions : "–", PL_ALIGN_RIGHT, plain, PL_WEIGHT_OWN);
}

static void draw_row(ui_view *v, pl_rect rect, const pl_roster_row *row)
{
    bool chosen = row->person->id == v->app->view.person, late, soon;
    char id[PL_ID_ROOM], due[PL_DUE_ROOM], value[128];
    uint64_t element = chosen ? ui_id(v, "chosen", 0) : ui_id(v, "row", (int64_t)row->person->id);
    pl_id_format(id, row->person->id);
    pl_due_words(due, &v->app->shelf.roster, row, &late, &soon);
    snprintf(value, sizeof value, "%s%s%s", role_words(row->person->roles), due[0] ? ", due " : "",
             due);
    pl_control is =
        ui_control_press(v, element, row->person->code, "person-show", id, 0, UI_DOUBLE);
    v->panel->acts[v->panel->act_count - 1].first = pl_command_find("person");
    ui_list_row_begin(v, rect, &is, chosen, value);
    draw_cells(v, rect, row);
    pl_row_end(v->list);
}

/* ----- the list */

static void seek(ui_view *v, double room)
{
    pl_view *view = &v->app->view;
    bool wanted = view->person_wanted;
    view->person_wanted = false;
    for (int i = 0; wanted && i < v->app->people_count; i++) {
        if (v->app->shelf.roster.rows[v->app->people[i]].person->id != view->person)
            continue;
        if (view->people_scroll > i * ROW)
            view->people_scroll = i * ROW;
        if (view->people_scroll + room < (i + 1) * ROW)
            view->people_scroll = (i + 1) * ROW - (int)room;
    }
    if (view->row_focus && !view->dialog && !view->menu && pl_app_field(v->app) == PL_FIELD_NONE) {
        view->row_focus = false;
        pl_app_focus(v->app, ui_id(v, "chosen", 0), true);
    }
}

static void draw_none(ui_view *v, pl_rect rect)
{
    bool any = v->app->shelf.roster.count > 0;
    pl_empty empty = {
        .icon = any ? PL_ICON_SEARCH : PL_ICON_PEOPLE,
        .head = any ? "Nobody matches" : "No one is here yet",
        .words = any ? NULL : "Add a code, or say on your recordings who led the session."
    };
    if (v->app->shelf_read)
        pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w - 16 : 460, 180), &empty);
}

static void draw_list(ui_view *v, pl_rect rect)
{
    const pl_app *app = v->app;
    pl_rect room = rect;
    draw_table_head(v, pl_cut_top(&room, TABLE_HEAD));
    if (!app->people_count) {
        draw_none(v, room);
        return;
    }
    seek(v, room.h);
    double all = (double)app->people_count * ROW;
    if (app->view.people_scroll > all - room.h)
        v->app->view.people_scroll = all > room.h ? (int)(all - room.h + 0.999) : 0;
    int scroll = app->view.people_scroll;
    pl_list_clip(v->list, room);
    for (int i = scroll / ROW; i < app->people_count && i * ROW - scroll < room.h; i++)
        draw_row(v, (pl_rect){ room.x, room.y + i * ROW - scroll, room.w, ROW },
                 &app->shelf.roster.rows[app->people[i]]);
    pl_list_unclip(v->list);
    ui_scrolls(v, room, &v->app->view.people_scroll, all);
}

/* ----- head, filters, foot */

static void count_words(char out[64], const pl_roster *roster)
{
    int left = 0;
    for (int i = 0; i < roster->count; i++)
        left += roster->rows[i].person->left_on != NULL;
    int used = snprintf(out, 64, "%d in post", roster->count - left);
    if (left)
        snprintf(out + used, 64 - (size_t)used, ", %d left", left);
}

static void draw_head(ui_view *v, pl_rect rect)
{
    char words[64];
    bool narrow = rect.w < 720;
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double title = ui_words_width(v, "People", PL_STYLE_TITLE, PL_WEIGHT_OWN) + 1;
    ui_button add = { .name = "Add a code",
                      .command = "person-add",
                      .kind = PL_BUTTON_PRIMARY,
                      .icon = PL_ICON_PLUS,
                      .bare = rect.w < 560 };
    pl_field look = { .is = { .name = "Search codes, groups" },
                      .placeholder = rect.w < 560 ? "Search" : "Search codes, groups",
                      .icon = PL_ICON_SEARCH,
                      .keys = narrow ? NULL : "/" };
    ui_rail_back(v, &row);
    pl_part_heading(v->list, pl_cut_left(&row, title), "People", PL_STYLE_TITLE);
    pl_cut_left(&row, GAP);
    if (pl_app_answers(v->app))
        ui_button_right(v, &row, PL_BUTTON_HIGH, GAP, &add);
    double field = narrow ? (row.w < 240 ? row.w : 240) : 280;
    pl_rect place = pl_cut_right(&row, field);
    ui_text_field(v, pl_rect_middle(place, place.w, PL_FIELD_HIGH), PL_FIELD_PEOPLE, &look);
    pl_cut_right(&row, GAP);
    count_words(words, &v->app->shelf.roster);
    ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void chip(ui_view *v, pl_rect *row, const char *name, const char *command, bool on)
{
    pl_chip look = { .is = ui_control(v, ui_id(v, command, 0), name, command, NULL, 0),
                     .after = on ? PL_ICON_CLOSE : PL_ICON_NONE };
    look.is.state |= on ? PL_IS_CHECKED : 0;
    double wide = pl_chip_width(v->list, &look);
    if (wide > row->w)
        return; /* in the palette */
    pl_part_chip(v->list, pl_rect_middle(pl_cut_left(row, wide), wide, PL_CHIP_HIGH), &look);
    pl_cut_left(row, 8);
}

static void draw_filters(ui_view *v, pl_rect rect)
{
    const pl_view *view = &v->app->view;
    const char *words = "Shown by code";
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    if (row.w > 560) {
        ui_words(v, pl_cut_right(&row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_TEXT2);
        pl_rect lock = pl_cut_right(&row, 20);
        pl_list_icon(v->list, PL_ICON_LOCK, (pl_point){ lock.x, lock.y + 13 }, 14, PL_COLOUR_TEXT2,
                     PL_COLOUR_NONE);
    }
    if (pl_app_monitors(v->app))
        chip(v, &row, "Due within 4 weeks", "people-due", view->people_due);
    chip(v, &row, "With those who left", "people-left", view->people_left);
}

static void draw_foot(ui_view *v, pl_rect rect)
{
    const char *words = "By code. In no order of figures, and none can be set.";
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_right(&row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(&row, 16);
    ui_key_hint(v, &row, "↑ ↓", "move");
    if (v->ui->width < WHOLE)
        ui_key_hint(v, &row, "Enter", "show");
    if (pl_app_monitors(v->app))
        ui_key_hint(v, &row, "M", "start monitoring");
    ui_key_hint(v, &row, "?", "keys");
}

/* ----- the screen */

int ui_people_regions(ui_state *ui, ui_region *out)
{
    pl_rect rest = { 0, 0, ui->width, ui->height };
    const pl_view *view = &ui->app->view;
    bool beside = ui->width >= WHOLE, over = !beside && view->person_shown;
    int n = 0;
    n += ui_rail_region(ui, &out[n], &rest);
    if (over && rest.w < MIDDLE - 80) {
        out[n++] = (ui_region){ "person", rest, ui_draw_person, UI_STILL, false };
        return n;
    }
    if (beside || over)
        out[n++] =
            (ui_region){ "person", pl_cut_right(&rest, DETAIL), ui_draw_person, UI_STILL, false };
    out[n++] = (ui_region){ "head", pl_cut_top(&rest, HEAD), draw_head, UI_STILL, false };
    out[n++] = (ui_region){ "filters", pl_cut_top(&rest, LINE), draw_filters, UI_STILL, false };
    out[n++] = (ui_region){ "foot", pl_cut_bottom(&rest, FOOT), draw_foot, UI_STILL, true };
    out[n++] = (ui_region){ "list", rest, draw_list, UI_STILL, false };
    return n;
}
