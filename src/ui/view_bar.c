/* The bar over watch, score and report; the strip that heads them while someone may be at risk. */
#include "ui.h"

#include <math.h>
#include <stdio.h>

double ui_bar_height(const ui_state *ui)
{
    return ui_size_class(ui) >= 2 ? 40 : 44;
}

const pl_risk *ui_open_risk(const pl_app *app)
{
    for (int i = 0; app->desk && i < app->desk->facts.risks.count; i++)
        if (!app->desk->facts.risks.items[i].answer)
            return &app->desk->facts.risks.items[i];
    return NULL;
}

static const pl_at_once *first_told(const pl_app *app)
{
    return app->desk ? pl_at_once_open(&app->desk->facts.at_once, 0) : NULL;
}

double ui_risk_height(const ui_state *ui)
{
    if (!ui_open_risk(ui->app))
        return first_told(ui->app) ? 40 : 0;
    return ui->width < 560 ? 106 : ui->width < 1100 ? 72 : 40;
}

/* ----- the bar */

enum { TIME_WORDS = 24, WATCHED_WORDS = 128 };

/* "65", of minutes; of a short recording "1:05", so that it says what the bar and the per cent say. */
static const char *watched_time(char out[TIME_WORDS], pl_time time, bool brief)
{
    int seconds = (int)(time / 1000000);
    if (brief)
        snprintf(out, TIME_WORDS, "%d:%02d", seconds / 60, seconds % 60);
    else
        snprintf(out, TIME_WORDS, "%d", seconds / 60);
    return out;
}

/* "65 of 152 min watched". All of it is said only where all of it was. */
static void watched_words(char out[WATCHED_WORDS], const pl_desk *desk)
{
    const pl_time minute = (pl_time)60 * 1000000;
    pl_time whole = pl_review_to_watch(&desk->facts), done = desk->watched_us;
    char words[3][TIME_WORDS];
    bool brief = whole < 20 * minute;
    const char *unit = brief ? "" : " min";
    watched_time(words[0], done >= whole ? whole + (brief ? 0 : minute / 2) : done, brief);
    watched_time(words[1], whole + (brief ? 0 : minute / 2), brief);
    watched_time(words[2], desk->skipped_us, brief);
    if (strcmp(words[2], brief ? "0:00" : "0") != 0)
        snprintf(out, WATCHED_WORDS, "%s of %s%s watched, %s%s of silence skipped", words[0],
                 words[1], unit, words[2], unit);
    else
        snprintf(out, WATCHED_WORDS, "%s of %s%s watched", words[0], words[1], unit);
}

/* The words, and the bar before them. */
static void watched(ui_view *v, pl_rect *row, bool sentence)
{
    const pl_desk *desk = v->app->desk;
    pl_time whole = pl_review_to_watch(&desk->facts);
    char words[WATCHED_WORDS];
    if (sentence)
        watched_words(words, desk);
    else
        snprintf(words, sizeof words, "%d %%",
                 whole > 0 ? (int)(desk->watched_us * 100 / whole) : 0);
    pl_run run = { .text = words, .type = { .style = PL_STYLE_SMALL, .tabular = true } };
    pl_rect text = pl_cut_right(row, pl_text_width(v->fonts, words, run.type) + 2);
    pl_part_text(v->list, text, &run);
    pl_cut_right(row, 6);
    pl_progress progress = { .name = "Watched",
                             .value = words,
                             .done = whole > 0 ? (double)desk->watched_us / (double)whole : 0,
                             .skipped = whole > 0 ? (double)desk->skipped_us / (double)whole : 0 };
    pl_part_progress(v->list, pl_cut_right(row, 48), &progress);
    pl_cut_right(row, 16);
}

/* This person's own time with this review: on their screen alone. */
static void spent(ui_view *v, pl_rect *row)
{
    char words[24];
    int minutes = pl_app_spent_minutes(v->app);
    snprintf(words, sizeof words, "%d:%02d spent", minutes / 60, minutes % 60);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL, .tabular = true },
                   .colour = PL_COLOUR_MUTED };
    pl_part_text(v->list, pl_cut_right(row, pl_text_width(v->fonts, words, run.type) + 2), &run);
    pl_rect icon = pl_cut_right(row, 20);
    pl_list_icon(v->list, PL_ICON_CLOCK, (pl_point){ icon.x, icon.y + (icon.h - 14) / 2 }, 14,
                 PL_COLOUR_MUTED, PL_COLOUR_NONE);
    pl_cut_right(row, 16);
}

static void state(ui_view *v, pl_rect *row, bool whole)
{
    const pl_desk *desk = v->app->desk;
    const pl_review *review = desk->facts.review;
    char words[64] = "Draft", at[8], date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    pl_utc saved = v->app->post ? pl_post_saved(v->app->post) : 0;
    if (review->is_signed) {
        pl_date_short(shown, pl_date_of(date, review->signed_utc));
        snprintf(words, sizeof words, "Signed %.40s", shown);
    } else if (!desk->can_write) {
        snprintf(words, sizeof words, "Draft · read only");
    } else if (v->app->stalled) {
        snprintf(words, sizeof words, "Draft · not saved");
    } else if (pl_post_waiting(v->app->post) > 0 && whole) {
        snprintf(words, sizeof words, "Draft · saving");
    } else if (saved && whole) {
        ui_clock(at, saved);
        snprintf(words, sizeof words, "Draft · saved %s", at);
    }
    pl_rect place = pl_cut_right(row, pl_state_width(v->list, words));
    place = pl_rect_middle(place, place.w, PL_STATE_HIGH);
    pl_part_state(v->list, place, words, review->is_signed ? PL_ICON_PEN : PL_ICON_HALF_DISC,
                  review->is_signed ? PL_COLOUR_ACCENT : PL_COLOUR_DEV);
    pl_cut_right(row, 12);
}

static void screens(ui_view *v, pl_rect *row, double height)
{
    static const struct {
        const char *name, *text;
        pl_screen screen;
    } all[] = { { "Watch", "watch", PL_SCREEN_WATCH },
                { "Score", "score", PL_SCREEN_SCORE },
                { "Report", "report", PL_SCREEN_REPORT } };
    pl_segment parts[3] = { 0 };
    int first = v->app->desk->facts.review->service ? 1 : 0; /* there is nothing to watch */
    for (int i = first; i < 3; i++) {
        parts[i].is = ui_control(v, ui_id(v, "screen", i), all[i].name, "screen", all[i].text, 0);
        if (v->app->view.screen == all[i].screen)
            parts[i].is.state |= PL_IS_SELECTED;
    }
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "screens", 0), "Screen"),
                             .parts = parts + first,
                             .count = 3 - first,
                             .small = true };
    pl_rect place = pl_cut_right(row, pl_segmented_width(v->list, &control));
    pl_part_segmented(v->list, pl_rect_middle(place, place.w, height), &control);
    pl_cut_right(row, 12);
}

void ui_key_button_right(ui_view *v, pl_rect *row, const char *keys, const char *command,
                         const char *name)
{
    double wide = pl_keys_width(v->list, keys, PL_KEYS_PLAIN) + 8;
    pl_rect place = pl_rect_middle(pl_cut_right(row, wide < 32 ? 32 : wide), wide, 28);
    pl_control is = ui_control(v, ui_id(v, command, 0), name, command, NULL, 0);
    pl_button button = { .is = is, .kind = PL_BUTTON_QUIET, .small = true, .bare = true };
    pl_part_button(v->list, place, &button);
    pl_part_keys(v->list, pl_rect_inset(place, 4, 0), keys, PL_KEYS_PLAIN);
    pl_cut_right(row, 4);
}

static void title(ui_view *v, pl_rect row, bool aside)
{
    const pl_review_facts *facts = &v->app->desk->facts;
    const char *name = facts->recording->session.title;
    if (!name)
        name = facts->review->session_title ? facts->review->session_title : "Recording";
    double wide = ui_words_width(v, name, PL_STYLE_SECTION, PL_WEIGHT_SEMIBOLD) + 1;
    pl_rect place = pl_cut_left(&row, wide < row.w ? wide : row.w);
    pl_run run = { .text = name,
                   .type = { .style = PL_STYLE_SECTION, .weight = PL_WEIGHT_SEMIBOLD } };
    pl_part_text(v->list, place, &run);
    pl_cut_left(&row, 8);
    char words[192];
    ui_session_words(words, facts);
    if (aside && row.w > 60 && words[0])
        ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

/* Four strokes crossed by a fifth. */
static void strokes(ui_view *v, pl_point at)
{
    pl_stroke stroke = { .colour = PL_COLOUR_TEXT, .width = 1.5 };
    for (int i = 0; i < 4; i++)
        pl_list_line(v->list, (pl_point){ at.x + 1.5 + i * 3.5, at.y + 1 },
                     (pl_point){ at.x + 1.5 + i * 3.5, at.y + 13 }, &stroke);
    pl_list_line(v->list, (pl_point){ at.x - 0.5, at.y + 11 }, (pl_point){ at.x + 14, at.y + 3 },
                 &stroke);
}

/* What digits do now, for whom, and how it is left. */
static void counting(ui_view *v, pl_rect *row, bool whole)
{
    const pl_desk *desk = v->app->desk;
    char words[48];
    if (desk->counts.participants)
        snprintf(words, sizeof words, whole ? "Counting mode · participants" : "Counting · S");
    else
        snprintf(words, sizeof words, "%s · %c", whole ? "Counting mode" : "Counting",
                 pl_desk_tally_who(desk));
    double text = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD) + 1;
    double caps = whole ? pl_keys_width(v->list, "Esc", PL_KEYS_PLAIN) + 10 : 0;
    pl_rect pill = pl_cut_left(row, 12 + 15 + 8 + text + caps + 12);
    pill = pl_rect_middle(pill, pill.w, 28);
    pl_control is = ui_control(v, ui_id(v, "counting", 0), words, "counting", NULL, 0);
    is.hint = "Leave counting mode";
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_BUTTON,
                           .state = is.state | PL_IS_CHECKED | PL_IS_TARGET | PL_IS_STOP,
                           .rect = pill,
                           .name = is.name,
                           .hint = is.hint };
    pl_list_begin(v->list, &element);
    pl_list_box(v->list, pill,
                &(pl_box){ .fill = PL_COLOUR_SEL, .edge = PL_COLOUR_ACCENT, .radius = 14 });
    strokes(v, (pl_point){ pill.x + 12, pill.y + 7 });
    ui_words(v, (pl_rect){ pill.x + 35, pill.y, text, pill.h }, words, PL_STYLE_SMALL,
             PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
    if (whole)
        pl_part_keys(v->list, (pl_rect){ pill.x + 35 + text + 10, pill.y, caps, pill.h }, "Esc",
                     PL_KEYS_PLAIN);
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, pill, 14, PL_RING_OUTSIDE);
    pl_list_end(v->list);
    pl_cut_left(row, 8);
}

static double title_width(ui_view *v)
{
    const pl_review_facts *facts = &v->app->desk->facts;
    const char *name = facts->recording->session.title;
    if (!name)
        name = facts->review->session_title ? facts->review->session_title : "Recording";
    return ui_words_width(v, name, PL_STYLE_SECTION, PL_WEIGHT_SEMIBOLD) + 12;
}

/* It stands behind the title, which keeps the half of the room at least. */
static void counting_behind(ui_view *v, pl_rect *row, bool whole)
{
    enum { LEAST = 190, WHOLE = 270 };
    char words[192];
    double own = whole ? WHOLE : LEAST, wide = title_width(v);
    if (row->w < LEAST - 60) { /* the panel's tabs and lanes say it */
        *row = (pl_rect){ row->x, row->y, 0, row->h };
        return;
    }
    ui_session_words(words, &v->app->desk->facts);
    double all = wide + ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_OWN) + 12;
    double before = whole && row->w - own >= all ? all : row->w - own < wide ? row->w - own : wide;
    pl_rect rest = *row;
    pl_rect own_row = { 0 };
    *row = pl_cut_left(&rest, before > 0 ? before : 0);
    own_row = rest;
    counting(v, &own_row, whole);
}

void ui_draw_bar(ui_view *v, pl_rect rect)
{
    int size = ui_size_class(v->ui);
    bool counts = v->app->desk && v->app->desk->counts.on && v->app->view.screen == PL_SCREEN_WATCH;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    if (!v->app->desk)
        return;
    pl_rect row = pl_rect_inset((pl_rect){ rect.x, rect.y, rect.w, rect.h - 1 }, 12, 0);
    ui_button back = { .name = "Library",
                       .command = "screen",
                       .text = "library",
                       .id = "back",
                       .kind = PL_BUTTON_QUIET,
                       .icon = PL_ICON_BACK,
                       .bare = size >= 2 };
    row.x -= 8;
    row.w += 8;
    ui_button_left(v, &row, 32, size < 2 ? 8 : 1, &back);
    if (size < 2) {
        pl_list_fill(v->list, pl_rect_middle(pl_cut_left(&row, 1), 1, 20), PL_COLOUR_LINE);
        pl_cut_left(&row, 12);
    }
    if (size < 2) {
        ui_key_button_right(v, &row, "?", "keyboard-sheet", "Keyboard");
        ui_key_button_right(v, &row, "Ctrl P", "palette", "Command palette");
        pl_cut_right(&row, 8);
    } else {
        ui_button more = { .name = "More",
                           .command = "more-menu",
                           .icon = PL_ICON_MORE,
                           .bare = true,
                           .kind = PL_BUTTON_QUIET };
        ui_button_right(v, &row, 32, 4, &more);
    }
    screens(v, &row, 28);
    if (size < 2) {
        state(v, &row, size == 0);
        if (size == 0 && !counts)
            spent(v, &row);
        bool service = v->app->desk->facts.review->service != NULL;
        if (!service)
            watched(v, &row, size == 0);
        if (size == 1 && !service) {
            double wide = ui_words_width(v, "Watched", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
            row.w += 8;
            ui_words(v, pl_cut_right(&row, wide), "Watched", PL_STYLE_SMALL, PL_WEIGHT_OWN,
                     PL_COLOUR_MUTED);
            pl_cut_right(&row, 16);
        }
    }
    if (counts)
        counting_behind(v, &row, size == 0);
    title(v, row, size == 0);
}

/* ----- the strip */

enum { ANSWERS = 3, BETWEEN = 8, STRIP = 40, ANSWER_ROW = 34 };

typedef struct answers {
    char id[PL_ID_ROOM];
    ui_button buttons[ANSWERS];
    double wide[ANSWERS];
} answers;

/* Short where the whole words of the three have no room in one row: the dialog asks the rest. */
static void answers_of(answers *out, ui_view *v, const pl_risk *risk, bool brief)
{
    static const ui_button all[ANSWERS] = {
        { .name = "Yes: by whom, to whom, when…", .command = "risk-open" },
        { .name = "No or not sure: follow your safeguarding route now", .command = "risk-route" },
        { .name = "Done: who was told, when…", .command = "risk-open", .number = 1 },
    };
    static const char *const names[ANSWERS] = { "Yes: by whom…", NULL, "Done: who was told…" };
    pl_id_format(out->id, risk->id);
    for (int i = 0; i < ANSWERS; i++) {
        out->buttons[i] = all[i];
        if (brief && names[i]) {
            out->buttons[i].name = names[i];
            out->buttons[i].hint = all[i].name;
        }
        out->buttons[i].text = out->id;
        out->buttons[i].small = true;
        out->buttons[i].id = "risk";
        out->buttons[i].index = i;
        out->wide[i] = ui_button_width(v, &out->buttons[i]);
    }
}

/* At the right of the one row. */
static void answers_beside(ui_view *v, pl_rect *row, const answers *a)
{
    for (int i = ANSWERS - 1; i >= 0; i--)
        ui_button_right(v, row, 28, BETWEEN, &a->buttons[i]);
}

static double answers_width(const answers *a)
{
    return a->wide[0] + a->wide[1] + a->wide[2] + 2 * BETWEEN;
}

/* In the rows below the words, each as full as it gets. */
static void answers_below(ui_view *v, pl_rect rest, const answers *a)
{
    bool placed[ANSWERS] = { false };
    while (!pl_rect_empty(rest)) {
        pl_rect line = pl_cut_top(&rest, ANSWER_ROW);
        bool last = rest.h < ANSWER_ROW;
        for (int i = 0; i < ANSWERS; i++)
            if (!placed[i] && (last || a->wide[i] <= line.w)) {
                ui_button_left(v, &line, 28, BETWEEN, &a->buttons[i]);
                placed[i] = true;
            }
    }
}

void ui_risk_begin(ui_view *v, pl_rect rect)
{
    pl_element alert = { .id = ui_id(v, "alert", 0),
                         .role = PL_ROLE_ALERT,
                         .rect = rect,
                         .name = "Someone may be at risk" };
    pl_list_begin(v->list, &alert);
    pl_list_fill(v->list, rect, PL_COLOUR_CRIT_BG);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_CRIT);
}

void ui_draw_told(ui_view *v, pl_rect line, const pl_at_once *told)
{
    char name[PL_SEEN_ROOM], words[600];
    pl_list_icon(v->list, PL_ICON_OCTAGON, (pl_point){ line.x, line.y + 11 }, 18, PL_COLOUR_CRIT,
                 PL_COLOUR_NONE);
    pl_cut_left(&line, 26);
    ui_button seen = { .name = "I have seen this",
                       .command = "at-once-seen",
                       .text = pl_at_once_setting(name, told),
                       .small = true,
                       .id = "told" };
    ui_button_right(v, &line, PL_BUTTON_SMALL, 12, &seen);
    const char *head = "Someone may be at risk.";
    double wide = ui_words_width(v, head, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD) + 1;
    ui_words(v, pl_cut_left(&line, fmin(wide, line.w)), head, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_TEXT);
    pl_cut_left(&line, 8);
    snprintf(words, sizeof words, "%.40s writes: %.500s", told->writer, told->words);
    ui_words(v, line, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
}

static void draw_risk(ui_view *v, pl_rect rect)
{
    const pl_risk *risk = ui_open_risk(v->app);
    const pl_at_once *told = first_told(v->app);
    char at[PL_TIME_ROOM], id[PL_ID_ROOM];
    if (!risk && told) {
        ui_risk_begin(v, rect);
        ui_draw_told(v, (pl_rect){ rect.x + 12, rect.y, rect.w - 24, STRIP }, told);
        pl_list_end(v->list);
    }
    if (!risk)
        return;
    ui_risk_begin(v, rect);
    answers all;
    answers_of(&all, v, risk, false);
    pl_rect row = { rect.x + 12, rect.y, rect.w - 24, STRIP - 1 };
    pl_rect below = { row.x, rect.y + 36, row.w, rect.h - 38 };
    if (below.h < 2 * ANSWER_ROW && answers_width(&all) > below.w)
        answers_of(&all, v, risk, true);
    if (rect.h > STRIP)
        answers_below(v, below, &all);
    else
        answers_beside(v, &row, &all);
    pl_list_icon(v->list, PL_ICON_OCTAGON, (pl_point){ row.x, row.y + 11 }, 18, PL_COLOUR_CRIT,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 26);
    const char *words = "Someone may be at risk,";
    double wide = ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD);
    ui_words(v, pl_cut_left(&row, wide + 1), words, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_TEXT);
    pl_cut_left(&row, 4);
    ui_time(at, risk->at_us);
    pl_control link =
        ui_control(v, ui_id(v, "moment", 0), at, "risk-watch", pl_id_format(id, risk->id), 0);
    pl_part_link_in(v->list, pl_cut_left(&row, pl_link_width(v->list, at, PL_STYLE_BODY)), &link,
                    PL_STYLE_BODY, PL_COLOUR_TEXT);
    pl_cut_left(&row, 12);
    const char *question = "Stop and check this first. Do you know that it was passed on?";
    if (row.w >= ui_words_width(v, question, PL_STYLE_BODY, PL_WEIGHT_OWN) + 4)
        ui_words(v, row, question, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    pl_list_end(v->list);
}

int ui_head_regions(const ui_state *ui, ui_region *out, pl_rect *rest, bool strip)
{
    int count = 0;
    double risk = strip ? ui_risk_height(ui) : 0;
    *rest = (pl_rect){ 0, 0, ui->width, ui->height };
    out[count++] =
        (ui_region){ "bar", pl_cut_top(rest, ui_bar_height(ui)), ui_draw_bar, UI_STILL, false };
    if (risk > 0)
        out[count++] = (ui_region){ "risk", pl_cut_top(rest, risk), draw_risk, UI_STILL, false };
    double records = ui_records_height(ui);
    if (records > 0)
        out[count++] =
            (ui_region){ "records", pl_cut_top(rest, records), ui_draw_records, UI_STILL, false };
    return count;
}
