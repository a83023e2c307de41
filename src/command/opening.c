/* Reviews are opened and closed here: read on a job's thread, shown where they were left. */
#include "inside.h"

#include "plumbline/command/feedback.h"
#include "plumbline/command/speech.h"
#include "plumbline/command/thumbs.h"

static const pl_time zoom_us =
    (pl_time)24 * 60 * 1000 * 1000; /* shown of a long session at first */

typedef struct open_work {
    pl_app *app;
    work_place place;
    pl_id review;
    pl_desk_load *load;
    pl_records records;
    pl_error error;
} open_work;

static void run_open(void *arg, pl_job *job)
{
    open_work *work = arg;
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_error none = { 0 };
    work->load = pl_desk_read(store, work->review, &work->error);
    if (work->load) /* a newer edition is looked for behind it: for that each rubric is read */
        pl_records_read(&work->records, store, work->review, false, &none);
    pl_store_close(&store);
}

static void set_zoom(pl_app *app)
{
    pl_view *view = &app->view;
    pl_time whole = app->desk->facts.recording->duration_us;
    view->zoom_apart = false;
    view->zoom_from_us = app->desk->place.zoom_from_us;
    view->zoom_to_us = app->desk->place.zoom_to_us;
    if (view->zoom_from_us == PL_NO_TIME && whole > zoom_us * 5 / 4 &&
        !app->desk->place.screen[0]) {
        view->zoom_from_us = 0;
        view->zoom_to_us = zoom_us;
    }
}

/* What was being written when the program ended is open again. */
static void take_up(pl_app *app)
{
    const char *field = pl_desk_unfinished_field(app->desk, "note ");
    pl_id low, high;
    if (field && pl_id_range(&low, &high, field + strlen("note ")) &&
        pl_desk_find(app->desk, low)) {
        pl_desk_select(app->desk, low);
        note_open(app);
    }
    const char *moment = pl_desk_unfinished_words(app->desk, "critical");
    if (moment && app->desk->can_write)
        matter_take_up(app, moment);
}

/* What is asked before all else of a self-review that is opened for the first time, or NULL. */
static const pl_prompt *asked_first(const pl_app *app)
{
    const pl_desk *desk = app->desk;
    const pl_rubric *asks = pl_review_asks(&desk->facts);
    bool is_new = desk->can_write && !desk->place.screen[0] && !app->opening_screen;
    return is_new && desk->facts.review->kind == PL_REVIEW_SELF && asks && asks->prompt_count > 0
               ? &asks->prompts[0]
               : NULL;
}

static void begin_view(pl_app *app)
{
    pl_view *view = &app->view;
    const pl_review_facilitator *own = pl_app_reads_own(app);
    const pl_prompt *first = asked_first(app);
    bool service = app->desk->facts.review->service != NULL;
    pl_screen screen = own ? PL_SCREEN_REPORT : service ? PL_SCREEN_SCORE : PL_SCREEN_WATCH;
    for (int i = PL_SCREEN_WATCH; i < PL_SCREENS; i++)
        if (strcmp(app->desk->place.screen, pl_screen_name((pl_screen)i)) == 0)
            screen = (pl_screen)i;
    if (app->opening_screen)
        screen = app->opening_screen;
    app->opening_screen = PL_SCREEN_FIRST;
    view->domain = pl_sheet_at(app->desk, 0).domain; /* the first in which something is asked */
    view->tab = view->item = 0;
    view->answer[0] = '\0';
    view->rows_of = NULL;
    view->composer = view->scores = view->score_key = view->anchors = view->actions = false;
    view->who = view->figures = view->report =
        own ? own->slot : pl_review_first_who(app->desk->facts.review);
    view->critical_us = PL_NO_TIME;
    view->figures_scroll = view->score_scroll = view->panel_scroll = view->tags_scroll =
        view->page = 0;
    transcript_begin(app);
    notes_begin(app);
    view->stills = false; /* nothing is covered yet: whoever wants them says so */
    view->report_scores = true;
    set_zoom(app);
    app_screen(app, screen);
    if (first)
        score_go(app, first->id, 0);
}

static void open_desk(pl_app *app, open_work *work)
{
    pl_desk_options options = {
        .post = app->post,
        .store = app->store,
        .lead_us = (pl_time)pl_app_habit(app, PL_HABIT_LEAD) * 1000 * 1000,
        .span_us = (pl_time)pl_app_habit(app, PL_HABIT_SPAN) * 1000 * 1000,
        .player = { .media = app->media,
                    .sound = app->host.sound,
                    .wake = app->host.wake,
                    .wake_ctx = app->host.ctx,
                    .now = app->host.now,
                    .now_ctx = app->host.now_ctx,
                    .slept = app->host.slept,
                    .slept_ctx = app->host.now_ctx },
    };
    char id[PL_ID_ROOM];
    app->desk = pl_desk_open(work->load, &options);
    work->load = NULL;
    records_forget(app);
    app->records = work->records;
    work->records = (pl_records){ 0 };
    app->sleeps = 0;
    pl_player_set_volume(app->desk->player, app_number(app, "window.volume", 100));
    if (app->host.player)
        app->host.player(app->host.ctx, app->desk->player);
    app_setting(app, "window.review", pl_id_format(id, work->review));
    spent_begin(app);
    begin_view(app);
    take_up(app);
    if (!app->desk->facts.recording->growing)
        return;
    app->rest_opened = 0;
    growing_finish(app);
    pl_app_say(app, PL_TOAST_TELL,
               "This recording is still being read. What has been read can be watched and tagged.");
}

static void take_open(void *arg)
{
    open_work *work = arg;
    pl_app *app = work->app;
    app->opening = 0;
    if (work->load && !app->desk)
        open_desk(app, work);
    else if (work->error.code)
        app_error(app, &work->error);
    if (app->was_killed && app->desk && app->desk->can_write) {
        pl_app_say(app, PL_TOAST_TELL,
                   "Plumbline closed without warning. Everything up to the last receipt is here.");
        app->was_killed = false;
    }
    pl_app_changed(app);
}

static void free_open(void *arg)
{
    open_work *work = arg;
    pl_desk_load_free(work->load);
    pl_records_free(&work->records);
    place_free(&work->place);
    free(work);
}

bool app_open_review(pl_app *app, pl_id review)
{
    if (app->opening || app->desk)
        return false;
    open_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->review = review;
    app->opening = review;
    pl_task task = { run_open, take_open, free_open, work };
    pl_runner_post(app->opener, &task);
    return true;
}

void app_close_review(pl_app *app)
{
    if (!app->desk)
        return;
    note_leave(app);
    spent_keep(app);
    if (app->host.player)
        app->host.player(app->host.ctx, NULL);
    pl_app_speech_stop(app);
    growing_stop(app);
    pl_desk_close(&app->desk);
    transcript_forget(app);
    pl_app_thumbs_stop(app); /* its pictures were borrowed */
    pl_missing_free(&app->missing);
    app->missing_version = -1;
    pl_app_report_free(app->report);
    app->report = NULL;
    records_forget(app);
    app_setting(app, "window.review", NULL);
    app_shelf_old(app);
}

const pl_missing_list *app_missing(pl_app *app)
{
    pl_desk_refresh(app->desk);
    if (app->missing_version == app->desk->version && app->missing.arena)
        return &app->missing;
    if (app->missing.arena)
        pl_missing_free(&app->missing);
    pl_desk_missing(&app->missing, app->desk);
    app->missing_version = app->desk->version;
    return &app->missing;
}

void app_place(pl_app *app)
{
    if (!app->desk)
        return;
    pl_desk_place place = { .zoom_from_us = app->view.zoom_from_us,
                            .zoom_to_us = app->view.zoom_to_us };
    snprintf(place.screen, sizeof place.screen, "%s", pl_screen_name(app->view.screen));
    pl_desk_keep_place(app->desk, &place);
}

void app_screen(pl_app *app, pl_screen screen)
{
    pl_view *view = &app->view;
    if (screen == PL_SCREEN_WATCH && app->desk && app->desk->facts.review->service)
        screen = PL_SCREEN_SCORE; /* there is nothing to watch */
    menu_close(app);
    if (view->screen == screen)
        return;
    note_leave(app);
    if (view->screen == PL_SCREEN_SESSION)
        session_leave(app);
    view->screen = screen;
    pl_app_focus(app, 0, false);
    view->row_focus = screen == PL_SCREEN_LIBRARY || screen == PL_SCREEN_PEOPLE;
    if (screen == PL_SCREEN_RUBRICS)
        rubric_desk_show(app);
    if (screen == PL_SCREEN_SETTINGS)
        settings_enter(app);
    if (app->desk && screen != PL_SCREEN_WATCH) {
        pl_desk_let_go(app->desk);
        if (app->desk->play.playing && screen != PL_SCREEN_SCORE)
            pl_desk_toggle(app->desk);
    }
    if (screen == PL_SCREEN_REPORT)
        pl_app_report_want(app);
    if (screen == PL_SCREEN_SCORE && app->desk)
        score_settle(app);
    app_place(app);
    pl_app_changed(app);
}
