/* The list of the library: what there is of each recording, and why there is nothing. */
#include "over.h"

#include "plumbline/command/feedback.h"
#include "plumbline/command/pictures.h"

#include <stdio.h>

enum {
    TABLE_HEAD = 32,
    ROW = 48,
    ROW_HIGH = 64, /* with pictures, or three lines */
    CARD = 76,
    PICTURED = 900, /* a narrower row has no room for pictures; a card has */
    SIDE = 20,
    GAP = 12,
    MIDDLE = 1100
};

/* ----- columns */

typedef enum column { SESSION, GROUP, DATE, LENGTH, PARTS, STATE, WATCHED, COLUMNS } column;

static bool has_column(const ui_state *ui, column which)
{
    return ui->width >= MIDDLE || (which != GROUP && which != PARTS);
}

static bool has_pictures(const ui_state *ui)
{
    return pl_app_lists_pictures(ui->app) && (ui->width >= PICTURED || ui->width < UI_SHELF_NARROW);
}

/* Cells by column; those that are not shown are empty. */
static void cells_of(pl_rect out[COLUMNS], const ui_state *ui, pl_rect row)
{
    enum { SPARE = 1200 }; /* a row so wide has room for a group's whole name */
    pl_rect room = pl_rect_inset(row, SIDE, 0);
    if (has_pictures(ui))
        pl_cut_left(&room, UI_ROW_PICTURE + GAP);
    const double widths[COLUMNS] = { 160, row.w >= SPARE ? 140 : 96, 88, 56, 34, 212, 80 };
    pl_part parts[COLUMNS];
    pl_rect cells[COLUMNS];
    int count = 0;
    for (int i = 0; i < COLUMNS; i++)
        if (has_column(ui, (column)i))
            parts[count++] = (pl_part){ widths[i], i == SESSION, 60 };
    pl_layout_row(cells, room, parts, count, GAP);
    count = 0;
    for (int i = 0; i < COLUMNS; i++)
        out[i] = has_column(ui, (column)i) ? cells[count++] : (pl_rect){ 0 };
}

static void draw_table_head(ui_view *v, pl_rect rect)
{
    static const char *const names[COLUMNS] = { "Session", "Group", "Date",
                                                "Length",  "Parts", "Facilitators and state",
                                                "Watched" };
    const pl_view *view = &v->app->view;
    pl_rect cells[COLUMNS], shown[COLUMNS];
    pl_column heads[COLUMNS];
    int count = 0;
    cells_of(cells, v->ui, rect);
    for (int i = 0; i < COLUMNS; i++) {
        if (pl_rect_empty(cells[i]))
            continue;
        bool right = i == LENGTH || i == PARTS;
        heads[count] = (pl_column){
            .is = ui_control(v, ui_id(v, "by", i), names[i], "sort-by", NULL, i),
            .align = right ? PL_ALIGN_RIGHT : PL_ALIGN_LEFT,
            .sorted = (int)view->sort != i ? 0
                      : view->sort_up      ? 1
                                           : -1,
        };
        shown[count++] = cells[i];
    }
    pl_part_table_head(v->list, rect, heads, shown, count);
}

/* ----- what a row says */

/* What a review is beside others of the same recording, else why it was chosen. */
static void review_line(char out[192], const pl_review *review)
{
    if (review->service) {
        snprintf(out, 192, "Review of a service%s%.140s", review->reason ? ": " : "",
                 review->reason ? review->reason : "");
        return;
    }
    static const char *const kinds[PL_REVIEW_KIND_COUNT] = {
        "Routine",     "Asked for by the facilitator", "For concern", "Training",
        "Calibration", "Second scorer, blind",         "Self-review", "Agreed record"
    };
    if (review->corrects)
        snprintf(out, 192, "%s: “%.120s”",
                 review->is_signed ? "Corrects an earlier record" : "A correction, begun",
                 review->correction_reason ? review->correction_reason : "");
    else if (review->kind >= PL_REVIEW_SECOND)
        snprintf(out, 192, "%s%s", kinds[review->kind], review->corrected_by ? ", corrected" : "");
    else
        snprintf(out, 192, "%s%.140s%s", pl_review_is_short(review) ? "Short review · " : "",
                 review->reason && review->reason[0] ? review->reason : kinds[review->kind],
                 review->corrected_by ? ", corrected" : "");
}

/* What somebody wrote that is seen at once comes first; of what is not started, the file it comes from. */
static void second_line(char out[192], const pl_shelf_row *row)
{
    char words[192] = "";
    if (row->review)
        review_line(words, row->review);
    if (row->told)
        snprintf(out, 192, "%.30s writes: %.140s", row->told->writer, row->told->words);
    else if (row->offline)
        snprintf(out, 192, "The recording is not where it was");
    else if (row->recording->growing)
        snprintf(out, 192, "Still being read: what is there can be watched");
    else if (row->wish)
        snprintf(out, 192, "A second reviewer is wished for: “%.120s”", row->wish->words);
    else if (row->second)
        snprintf(out, 192, "Second scorer: yours, not started");
    else if (!row->review)
        snprintf(out, 192, "%.160s", strcmp(row->name, row->title) == 0 ? "" : row->name);
    else if (row->records > 1)
        snprintf(out, 192, "%d records · %.160s", row->records, words);
    else
        snprintf(out, 192, "%.190s", words);
}

/* Columns that a narrow window has no room for. */
static void folded_line(char out[320], const pl_shelf_row *row)
{
    char first[192], parts[32] = "";
    const char *group = row->recording->session.group;
    second_line(first, row);
    if (!row->recording->service)
        snprintf(parts, sizeof parts, row->recording->part_count == 1 ? "1 part" : "%d parts",
                 row->recording->part_count);
    snprintf(out, 320, "%s%s%s%s%s", group ? group : "", group ? " · " : "", first,
             first[0] && parts[0] ? " · " : "", parts);
}

static void date_words(char out[PL_DATE_ROOM], const pl_shelf_row *row)
{
    const char *date = row->recording->session.held_on;
    if (date)
        pl_date_short(out, date);
    else
        snprintf(out, PL_DATE_ROOM, "–");
}

typedef struct state_look {
    char words[48];
    pl_icon icon;
    pl_colour colour;
} state_look;

static state_look state_of(const pl_shelf_row *row)
{
    const pl_review *review = row->review;
    state_look look = { "Not started", PL_ICON_DASHED_RING, PL_COLOUR_MUTED };
    if (!review)
        return look;
    if (review->is_signed)
        look = (state_look){ "Signed", PL_ICON_PEN, PL_COLOUR_ACCENT };
    else
        look = (state_look){ "Draft", PL_ICON_HALF_DISC, PL_COLOUR_DEV };
    if (!row->own)
        snprintf(look.words, sizeof look.words, "%s, %.20s", review->is_signed ? "Signed" : "Draft",
                 review->reviewer_code);
    return look;
}

static bool is_released(const pl_review *review)
{
    for (int i = 0; review && i < review->facilitator_count; i++)
        if (review->facilitators[i].feedback != PL_FEEDBACK_NONE)
            return true;
    return false;
}

/* A colleague's path is not told to a facilitator. */
static bool is_told(const ui_view *v, const pl_shelf_row *row, const pl_review_facilitator *one)
{
    return row->own || pl_app_is_lead(v->app) || !v->app->store ||
           one->person == pl_store_me(v->app->store)->id;
}

/* A pill for the review until it is released, with two codes in a line where there are three; then a line for
 * each facilitator. */
static void draw_state(ui_view *v, pl_rect cell, const pl_shelf_row *row)
{
    enum { CODE = 60 };
    const pl_review *review = row->review;
    int people = review ? review->facilitator_count : 0;
    bool released = is_released(review);
    int beside = people > 2 && !released ? 2 : 1, lines = (people + beside - 1) / beside;
    double line = 18, y = cell.y + (double)(int)((cell.h - lines * line) / 2);
    for (int i = 0; i < people; i++) {
        char code[32];
        int over = i / beside; /* lines */
        double left = i % beside * CODE;
        pl_rect at = { cell.x + left, y + over * line, cell.w - left, line };
        const pl_review_facilitator *one = &review->facilitators[i];
        snprintf(code, sizeof code, "%c %.20s", one->slot, one->code);
        ui_small(v, pl_cut_left(&at, 56), code, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
        if (!released || !is_told(v, row, one))
            continue;
        ui_look look = ui_feedback_look(one->feedback);
        char outcome[64];
        if (one->feedback == PL_FEEDBACK_CLOSED)
            look.words = ui_outcome_words(outcome, one);
        pl_list_icon(v->list, look.icon, (pl_point){ at.x + 4, at.y + (line - 14) / 2 }, 14,
                     look.colour, PL_COLOUR_NONE);
        pl_cut_left(&at, 24);
        ui_small(v, at, look.words, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    }
    if (released)
        return;
    state_look look = state_of(row);
    double wide = pl_state_width(v->list, look.words), room = cell.w - beside * CODE;
    pl_rect pill = { cell.x + beside * CODE, cell.y, wide < room ? wide : room, cell.h };
    pl_part_state(v->list, pl_rect_middle(pill, pill.w, PL_STATE_HIGH), look.words, look.icon,
                  look.colour);
}

static void watched_words(char out[32], const pl_shelf_row *row)
{
    out[0] = '\0';
    if (row->watched_percent > 0)
        snprintf(out, 32, "%d %%", row->watched_percent);
    else if (!row->recording->service)
        snprintf(out, 32, row->review && !row->own ? "Not by you" : "Not watched");
}

static void draw_watched(ui_view *v, pl_rect cell, const pl_shelf_row *row)
{
    char words[32];
    if (row->recording->service)
        return;
    watched_words(words, row);
    cell = pl_rect_middle(cell, cell.w, ROW);
    pl_rect line = { cell.x, cell.y + 24, cell.w, 16 };
    if (!row->review || row->own) {
        double done = row->watched_percent > 0 ? row->watched_percent / 100.0 : 0;
        pl_progress progress = { .name = "Watched", .value = words, .done = done };
        pl_part_progress(v->list, (pl_rect){ cell.x, cell.y + 10, cell.w, 12 }, &progress);
    } else {
        line.y = cell.y + 16;
    }
    ui_small(v, line, words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void draw_title(ui_view *v, pl_rect cell, const pl_shelf_row *row, const char *second)
{
    double high = second[0] ? 36 : 20;
    pl_rect at = { cell.x, cell.y + (double)(int)((cell.h - high) / 2), cell.w, high };
    pl_rect title = pl_cut_top(&at, 20);
    if (row->risk || row->told) {
        pl_list_icon(v->list, PL_ICON_CRITICAL, (pl_point){ title.x, title.y + 2 }, 16,
                     PL_COLOUR_CRIT, PL_COLOUR_NONE);
        pl_cut_left(&title, 22);
    }
    ui_words(v, title, row->title, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    ui_small(v, at, second, PL_WEIGHT_OWN,
             row->offline || row->wish ? PL_COLOUR_DEV : PL_COLOUR_MUTED);
}

static void cell(ui_view *v, pl_rect rect, const char *words, pl_align align, pl_colour colour)
{
    pl_run run = { .text = words, .type = { .tabular = true }, .align = align, .colour = colour };
    if (!pl_rect_empty(rect))
        pl_part_cell(v->list, rect, &run);
}

static void draw_cells(ui_view *v, pl_rect rect, const pl_shelf_row *row)
{
    pl_rect cells[COLUMNS];
    char second[320], date[PL_DATE_ROOM], length[PL_TIME_ROOM], parts[16];
    cells_of(cells, v->ui, rect);
    if (v->ui->width >= MIDDLE)
        second_line(second, row);
    else
        folded_line(second, row);
    date_words(date, row);
    snprintf(parts, sizeof parts, "%d", row->recording->part_count);
    const char *group = row->recording->session.group;
    if (has_pictures(v->ui)) {
        pl_rect picture = { rect.x + SIDE, rect.y, UI_ROW_PICTURE, rect.h - 1 };
        ui_draw_row_picture(v, picture, row);
    }
    draw_title(v, cells[SESSION], row, second);
    cell(v, cells[GROUP], group ? group : "–", PL_ALIGN_LEFT, PL_COLOUR_TEXT2);
    cell(v, cells[DATE], date, PL_ALIGN_LEFT, PL_COLOUR_TEXT2);
    if (!row->recording->service) {
        cell(v, cells[LENGTH], ui_time(length, row->recording->duration_us), PL_ALIGN_RIGHT,
             PL_COLOUR_TEXT);
        cell(v, cells[PARTS], parts, PL_ALIGN_RIGHT, PL_COLOUR_MUTED);
    }
    draw_state(v, cells[STATE], row);
    draw_watched(v, cells[WATCHED], row);
}

/* " · A F-014", with how far it is once it is released to somebody; gives its length. */
static int person_words(char *out, size_t size, const pl_review_facilitator *one, bool released)
{
    char outcome[64];
    const char *state = !released ? "" : ui_feedback_look(one->feedback).words;
    if (one->feedback == PL_FEEDBACK_CLOSED)
        state = ui_outcome_words(outcome, one);
    return snprintf(out, size, " · %c %.16s%s%.40s", one->slot, one->code, released ? " " : "",
                    state);
}

/* Three lines where there is no room for columns. */
static void draw_card(ui_view *v, pl_rect rect, const pl_shelf_row *row)
{
    char second[320], third[320], date[PL_DATE_ROOM], length[PL_TIME_ROOM], watched[32];
    pl_rect at = pl_rect_inset(rect, SIDE, 8);
    if (has_pictures(v->ui)) {
        ui_draw_row_picture(v, pl_cut_left(&at, UI_ROW_PICTURE), row);
        pl_cut_left(&at, GAP);
    }
    state_look look = state_of(row);
    bool released = is_released(row->review);
    double wide = released ? 0 : pl_state_width(v->list, look.words);
    pl_rect title = pl_cut_top(&at, 24);
    pl_rect pill = pl_cut_right(&title, wide);
    if (!released) /* then each facilitator has a state of their own */
        pl_part_state(v->list, pl_rect_middle(pill, wide, PL_STATE_HIGH), look.words, look.icon,
                      look.colour);
    pl_cut_right(&title, GAP);
    draw_title(v, title, row, "");
    folded_line(second, row);
    ui_small(v, pl_cut_top(&at, 18), second, PL_WEIGHT_OWN,
             row->offline ? PL_COLOUR_DEV : PL_COLOUR_MUTED);
    date_words(date, row);
    watched_words(watched, row);
    int used =
        snprintf(third, sizeof third, "%s%s%s", row->recording->session.held_on ? date : "",
                 row->recording->session.held_on ? " · " : "",
                 row->recording->service ? "" : ui_time(length, row->recording->duration_us));
    for (int i = 0; row->review && i < row->review->facilitator_count; i++)
        used +=
            person_words(third + used, sizeof third - (size_t)used, &row->review->facilitators[i],
                         released && is_told(v, row, &row->review->facilitators[i]));
    if (watched[0])
        snprintf(third + used, sizeof third - (size_t)used, " · %s%s", watched,
                 row->watched_percent > 0 ? " watched" : "");
    ui_small(v, pl_cut_top(&at, 18), third, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
}

/* ----- the list */

static void row_value(char out[128], const pl_shelf_row *row)
{
    char watched[32];
    watched_words(watched, row);
    snprintf(out, 128, "%s%s%s%s", row->risk || row->told ? "someone may be at risk, " : "",
             state_of(row).words, watched[0] ? ", " : "", watched);
}

/* The chosen row alone is a stop of Tab, under one id, so that the ring goes along with the arrows. */
static void draw_row(ui_view *v, pl_rect rect, const pl_shelf_row *row, bool card)
{
    bool chosen = row->recording->id == v->app->view.row;
    char id[PL_ID_ROOM], value[128];
    uint64_t element =
        chosen ? ui_id(v, "chosen", 0) : ui_id(v, "row", (int64_t)row->recording->id);
    pl_id_format(id, row->recording->id);
    pl_control is = ui_control_press(v, element, row->title, "open-row", id, 0, UI_DOUBLE);
    v->panel->acts[v->panel->act_count - 1].first = pl_command_find("row");
    v->panel->acts[v->panel->act_count - 1].menu = pl_command_find("row-menu");
    is.state &= ~(unsigned)PL_IS_DISABLED; /* there is always something that can be done with it */
    is.hint = NULL;
    row_value(value, row);
    ui_list_row_begin(v, rect, &is, chosen, value);
    if (card)
        draw_card(v, rect, row);
    else
        draw_cells(v, rect, row);
    pl_row_end(v->list);
}

/* A key moved to the chosen row: it comes into sight. */
static void seek_row(ui_view *v, double room, int high)
{
    pl_view *view = &v->app->view;
    if (!view->row_wanted)
        return;
    view->row_wanted = false;
    for (int i = 0; i < v->app->shown_count; i++) {
        if (v->app->shelf.rows[v->app->shown[i]].recording->id != view->row)
            continue;
        if (view->list_scroll > i * high)
            view->list_scroll = i * high;
        if (view->list_scroll + room < (i + 1) * high)
            view->list_scroll = (i + 1) * high - (int)room;
    }
}

/* When the list is come to, and when keys move in it. */
static void take_focus(ui_view *v)
{
    pl_view *view = &v->app->view;
    if (!view->row_focus || view->dialog || view->menu || pl_app_field(v->app) != PL_FIELD_NONE)
        return;
    view->row_focus = false;
    pl_app_focus(v->app, ui_id(v, "chosen", 0), true);
}

/* All rows are of one height, for where one stands follows from its number: the higher one with pictures,
 * and where a review of three is released, for each has a line of their own. */
static int row_height(const ui_state *ui)
{
    const pl_app *app = ui->app;
    if (has_pictures(ui))
        return ROW_HIGH;
    for (int i = 0; i < app->shown_count; i++) {
        const pl_review *review = app->shelf.rows[app->shown[i]].review;
        if (review && review->facilitator_count > 2 && is_released(review))
            return ROW_HIGH;
    }
    return ROW;
}

static void draw_rows(ui_view *v, pl_rect room)
{
    const pl_app *app = v->app;
    bool card = v->ui->width < UI_SHELF_NARROW;
    int high = card ? CARD : row_height(v->ui);
    double all = (double)app->shown_count * high;
    take_focus(v);
    seek_row(v, room.h, high);
    if (app->view.list_scroll >
        all - room.h) /* the list has become shorter, or the window higher */
        v->app->view.list_scroll = all > room.h ? (int)(all - room.h + 0.999) : 0;
    int scroll = app->view.list_scroll, first = scroll / high;
    pl_list_clip(v->list, room);
    for (int i = first; i < app->shown_count && i * high - scroll < room.h; i++) {
        pl_rect rect = { room.x, room.y + i * high - scroll, room.w, high };
        draw_row(v, rect, &app->shelf.rows[app->shown[i]], card);
    }
    pl_list_unclip(v->list);
    ui_scrolls(v, room, &v->app->view.list_scroll, all); /* its bar stands upon the rows */
}

/* ----- nothing to list, and why */

static void say(ui_view *v, pl_rect rect, const pl_empty *look, const char *action,
                const char *command, bool primary)
{
    pl_empty empty = *look;
    pl_button button = { 0 };
    if (action) {
        button.is = ui_control(v, ui_id(v, command, 1), action, command, NULL, 0);
        button.kind = primary ? PL_BUTTON_PRIMARY : PL_BUTTON_PLAIN;
        empty.buttons = &button;
        empty.button_count = 1;
    }
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w - 16 : 460, 180), &empty);
}

static bool draw_nothing(ui_view *v, pl_rect rect)
{
    const pl_app *app = v->app;
    pl_empty failed = { .icon = PL_ICON_WARNING,
                        .colour = PL_COLOUR_CRIT,
                        .head = "The library cannot be opened",
                        .words = app->failed.text };
    pl_empty empty = { .icon = PL_ICON_FILM,
                       .head = "No recordings yet",
                       .words =
                           "Add a folder or drop video files here. Nothing leaves this computer "
                           "unless you export it." };
    pl_empty none = { .icon = PL_ICON_SEARCH, .head = "Nothing matches these filters" };
    if (!app->store && app->failed.code)
        say(v, rect, &failed, NULL, NULL, false);
    else if (!app->shelf_read)
        return true; /* a moment */
    else if (app->shelf.count == 0)
        say(v, rect, &empty, "Add recordings", "add-recordings", true);
    else if (app->shown_count == 0)
        say(v, rect, &none, "Clear filters", "filters-clear", false);
    else
        return false;
    return true;
}

void ui_draw_shelf(ui_view *v, pl_rect rect)
{
    pl_rect room = rect;
    if (draw_nothing(v, rect))
        return;
    if (v->ui->width >= UI_SHELF_NARROW)
        draw_table_head(v, pl_cut_top(&room, TABLE_HEAD));
    else
        pl_list_fill(v->list, pl_cut_top(&room, 1), PL_COLOUR_LINE);
    draw_rows(v, room);
}
