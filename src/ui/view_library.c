/* The library: the recordings that are there, what is being added, and who may be at risk. */
#include "over.h"

#include "plumbline/base/file.h"
#include "plumbline/command/keys.h"
#include "plumbline/command/service.h"

#include <stdio.h>

enum { HEAD = 64, FOOT = 32, SIDE = 20, GAP = 12 };
enum { WORK_WIDE = 336, WORK_HIGH = 56, RISK = 40, WHOLE = 1400 };

/* ----- the head */

static void count_words(char out[64], const pl_app *app)
{
    int all = app->shelf.recordings.count, services = app->shelf.count - all;
    int used = snprintf(out, 64, all == 1 ? "1 recording" : "%d recordings", all);
    if (services)
        snprintf(out + used, 64 - (size_t)used, services == 1 ? ", 1 service" : ", %d services",
                 services);
}

static void draw_head(ui_view *v, pl_rect rect)
{
    const pl_app *app = v->app;
    bool narrow = v->ui->width < UI_SHELF_NARROW, empty = app->shelf.count == 0;
    char words[64];
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double title = ui_words_width(v, "Library", PL_STYLE_TITLE, PL_WEIGHT_OWN) + 1;
    pl_part_heading(v->list, pl_cut_left(&row, title), "Library", PL_STYLE_TITLE);
    pl_cut_left(&row, GAP);
    if (!app->store)
        return;
    ui_button add = { .name = "Add recordings",
                      .command = "add-recordings",
                      .kind = empty ? PL_BUTTON_PLAIN : PL_BUTTON_PRIMARY,
                      .icon = PL_ICON_PLUS,
                      .bare = narrow };
    pl_rect button = pl_cut_right(&row, ui_button_width(v, &add));
    pl_cut_right(&row, GAP);
    ui_button service = { .name = "Review a service…", .command = "review-service" };
    if (pl_app_service_offered(app) && v->ui->width >= WHOLE)
        ui_button_right(v, &row, PL_BUTTON_HIGH, GAP, &service);
    count_words(words, app);
    double count = ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_OWN) + 1;
    double field = row.w - count - GAP > 320 ? 320 : narrow ? row.w : row.w - count - GAP;
    if (!empty) {
        char slash[UI_CAPS_ROOM];
        bool key = ui_caps_of(slash, v, "library", "search", NULL);
        pl_field look = { .is = { .name = "Search sessions, groups, codes" },
                          .placeholder = "Search sessions, groups, codes",
                          .icon = PL_ICON_SEARCH,
                          .keys = key ? slash : NULL };
        pl_rect place = pl_cut_right(&row, field);
        ui_text_field(v, pl_rect_middle(place, place.w, PL_FIELD_HIGH), PL_FIELD_SEARCH, &look);
        pl_cut_right(&row, GAP);
        if (!narrow)
            ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    ui_part_button(v, pl_rect_middle(button, button.w, PL_BUTTON_HIGH), &add);
}

/* ----- someone may be at risk: heads the library until there is an answer */

static const pl_shelf_row *row_of_risk(const pl_app *app, const pl_risk *risk)
{
    for (int i = 0; i < app->shelf.count; i++)
        if (app->shelf.rows[i].review && app->shelf.rows[i].review->id == risk->review)
            return &app->shelf.rows[i];
    for (int i = 0; i < app->shelf.count; i++)
        if (app->shelf.rows[i].risk)
            return &app->shelf.rows[i];
    return NULL;
}

static void show_session(ui_view *v, pl_rect *line, pl_id recording)
{
    char id[PL_ID_ROOM];
    ui_button show = { .name = "Show the session",
                       .command = "row",
                       .text = pl_id_format(id, recording),
                       .small = true,
                       .id = "show-risk" };
    ui_button_right(v, line, PL_BUTTON_SMALL, GAP, &show);
}

/* What somebody wrote of it, which is seen at once: until this person says that they have. */
static void draw_told(ui_view *v, pl_rect rect, const pl_at_once *told)
{
    ui_risk_begin(v, rect);
    pl_rect line = pl_rect_inset(rect, SIDE, 0);
    show_session(v, &line, told->recording);
    ui_draw_told(v, line, told);
    pl_list_end(v->list);
}

static void draw_risk(ui_view *v, pl_rect rect)
{
    const pl_risks *risks = &v->app->shelf.risks;
    if (risks->count == 0) {
        draw_told(v, rect, pl_at_once_open(&v->app->shelf.at_once, 0));
        return;
    }
    const pl_shelf_row *row = row_of_risk(v->app, &risks->items[0]);
    char at[PL_TIME_ROOM], words[320], more[32] = "";
    ui_risk_begin(v, rect);
    pl_rect line = pl_rect_inset(rect, SIDE, 0);
    pl_list_icon(v->list, PL_ICON_OCTAGON, (pl_point){ line.x, line.y + 11 }, 18, PL_COLOUR_CRIT,
                 PL_COLOUR_NONE);
    pl_cut_left(&line, 26);
    if (row)
        show_session(v, &line, row->recording->id);
    const char *head = "Someone may be at risk.";
    double wide = ui_words_width(v, head, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD) + 1;
    ui_words(v, pl_cut_left(&line, wide), head, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
    pl_cut_left(&line, 8);
    if (risks->count > 1)
        snprintf(more, sizeof more, " And %d more.", risks->count - 1);
    snprintf(words, sizeof words, "%.160s, %s. Stop and check this first.%s",
             row ? row->title : "A review", ui_time(at, risks->items[0].at_us), more);
    ui_words(v, line, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    pl_list_end(v->list);
}

/* ----- the foot */

static bool nothing_is_started(const pl_app *app)
{
    for (int i = 0; i < app->shown_count; i++) {
        const pl_shelf_row *row = &app->shelf.rows[app->shown[i]];
        if (row->recording->id == app->view.row)
            return !row->review;
    }
    return false;
}

/* The same key opens a review or starts one; the second is named where there is none yet. */
static void draw_row_hints(ui_view *v, pl_rect *row)
{
    static const char *const words[] = { "open", "start monitoring" };
    char keys[2][PL_KEY_ROOM], caps[UI_CAPS_ROOM];
    int most = nothing_is_started(v->app) ? 2 : 1;
    int count = pl_keys_of(keys, most, v->app->keys, "library", "open-row", NULL);
    ui_key_hint(v, row, "↑ ↓", "move");
    for (int i = 0; i < count && i < most; i++) {
        ui_caps(caps, keys[i]);
        ui_key_hint(v, row, caps, words[i]);
    }
}

static void draw_foot(ui_view *v, pl_rect rect)
{
    char words[256];
    snprintf(words, sizeof words, "Everything is in “%.120s”. Nothing is sent anywhere.",
             pl_path_name(v->app->folder));
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_right(&row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(&row, 16);
    if (v->app->opening) {
        ui_words(v, row, "Opening the review", PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
        return;
    }
    if (v->app->shown_count > 0)
        draw_row_hints(v, &row);
    ui_key_hint(v, &row, "Ctrl P", "everything else");
    ui_key_hint(v, &row, "?", "keys");
}

/* ----- what is being added */

static void job_progress(pl_progress *out, char percent[16], const pl_app_job *job)
{
    bool known = job->done >= 0;
    percent[0] = '\0';
    if (known)
        snprintf(percent, 16, "%d %%", (int)(job->done * 100));
    *out = (pl_progress){ .name = job->title,
                          .value = known ? percent : job->words,
                          .kind = known ? PL_PROGRESS_KNOWN : PL_PROGRESS_UNKNOWN,
                          .done = job->done };
}

static void draw_job_card(ui_view *v, pl_rect card)
{
    const pl_app_job *job = &v->app->job;
    pl_progress progress;
    char percent[16];
    job_progress(&progress, percent, job);
    pl_list_fill(v->list, (pl_rect){ card.x, card.y, card.w, 1 }, PL_COLOUR_LINE);
    pl_rect at = pl_rect_inset(card, 16, 16);
    pl_part_heading(v->list, pl_cut_top(&at, 20), "Adding", PL_STYLE_SECTION);
    pl_cut_top(&at, 12);
    pl_rect words = pl_cut_top(&at, 36);
    ui_button stop = { .name = "Cancel", .command = "cancel-job", .small = true };
    ui_button_right(v, &words, PL_BUTTON_SMALL, GAP, &stop);
    ui_card_picture(v, &words, atomic_load(&v->app->job_about));
    ui_words(v, pl_cut_top(&words, 20), job->title, PL_STYLE_BODY, PL_WEIGHT_MEDIUM,
             PL_COLOUR_TEXT);
    ui_small(v, words, job->words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_top(&at, 10);
    pl_part_progress(v->list, pl_cut_top(&at, 10), &progress);
    pl_cut_top(&at, 6);
    ui_small(v, pl_cut_top(&at, 16), percent, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT2);
    pl_cut_top(&at, 4);
    ui_small(v, pl_cut_top(&at, 16), "You can watch and tag while this runs.", PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
}

/* What is owed, and at the foot of it what runs. */
static void draw_side(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    if (v->app->job.id)
        draw_job_card(v, pl_cut_bottom(&rect, 162));
    if (ui_owed_is_there(v->ui))
        ui_draw_owed(v, rect);
}

/* The same over the foot of a window that has no room for a panel. */
static void draw_job_strip(ui_view *v, pl_rect rect)
{
    const pl_app_job *job = &v->app->job;
    pl_progress progress;
    char percent[16], words[300];
    job_progress(&progress, percent, job);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect at = pl_rect_inset(rect, SIDE, 0);
    ui_button stop = { .name = "Cancel", .command = "cancel-job", .small = true };
    ui_button_right(v, &at, PL_BUTTON_SMALL, GAP, &stop);
    ui_small(v, pl_cut_right(&at, 40), percent, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT2);
    pl_cut_right(&at, 8);
    pl_rect bar = pl_cut_right(&at, at.w > 480 ? 240 : at.w / 3);
    pl_part_progress(v->list, bar, &progress);
    pl_cut_right(&at, GAP);
    snprintf(words, sizeof words, "%s", job->title);
    at = pl_rect_middle(at, at.w, 36);
    ui_words(v, pl_cut_top(&at, 20), words, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    ui_small(v, at, job->words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

/* ----- the screen */

int ui_library_regions(ui_state *ui, ui_region *out)
{
    pl_rect rest = { 0, 0, ui->width, ui->height };
    bool job = ui->app->job.id != 0;
    int n = 0;
    n += ui_rail_region(ui, &out[n], &rest);
    if ((job || ui_owed_is_there(ui)) && ui->width >= WHOLE)
        out[n++] =
            (ui_region){ "side", pl_cut_right(&rest, WORK_WIDE), draw_side, UI_STILL, false };
    if (ui->app->shelf.risks.count > 0 || pl_at_once_open(&ui->app->shelf.at_once, 0))
        out[n++] = (ui_region){ "risk", pl_cut_top(&rest, RISK), draw_risk, UI_STILL, false };
    out[n++] = (ui_region){ "head", pl_cut_top(&rest, HEAD), draw_head, UI_STILL, false };
    n += ui_filters_region(ui, &out[n], &rest);
    out[n++] = (ui_region){ "foot", pl_cut_bottom(&rest, FOOT), draw_foot, UI_STILL, true };
    if (job && ui->width < WHOLE)
        out[n++] =
            (ui_region){ "work", pl_cut_bottom(&rest, WORK_HIGH), draw_job_strip, UI_STILL, false };
    out[n++] = (ui_region){ "list", rest, ui_draw_shelf, UI_STILL, false };
    return n;
}
