/* The list of recordings, and what is added to it. */
#include "inside.h"

#include "plumbline/base/text.h"

/* ----- choosing a row */

static int shown_at(const pl_app *app)
{
    for (int i = 0; i < app->shown_count; i++)
        if (app->shelf.rows[app->shown[i]].recording->id == app->view.row)
            return i;
    return -1;
}

const pl_shelf_row *library_row(const pl_app *app)
{
    int at = shown_at(app);
    return at < 0 ? NULL : &app->shelf.rows[app->shown[at]];
}

void library_filter(pl_app *app)
{
    filter_rows(app);
    if (shown_at(app) < 0)
        app->view.row = app->shown_count ? app->shelf.rows[app->shown[0]].recording->id : 0;
}

static void row(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    for (int i = 0; arg->text && i < app->shelf.count; i++)
        if (pl_id_range(&low, &high, arg->text) && app->shelf.rows[i].recording->id >= low &&
            app->shelf.rows[i].recording->id <= high)
            app->view.row = app->shelf.rows[i].recording->id;
    app->view.row_wanted = true;
}

static void row_next(pl_app *app, const pl_arg *arg)
{
    int at = shown_at(app), next = at < 0 ? 0 : at + (int)arg->number;
    if (app->shown_count == 0)
        return;
    next = next < 0 ? 0 : next >= app->shown_count ? app->shown_count - 1 : next;
    app->view.row = app->shelf.rows[app->shown[next]].recording->id;
    app->view.row_wanted = app->view.row_focus = true;
}

static void search(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_focus(app, PL_FIELD_SEARCH);
    pl_edit_select_all(&app->fields[PL_FIELD_SEARCH]);
}

/* ----- long work */

static void cancel_job(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_runner_cancel(app->runner, app->job.id);
}

static const char *when_job(const pl_app *app)
{
    return app->job.id ? NULL : "";
}

/* ----- opening */

const char *when_row(const pl_app *app)
{
    if (app->view.screen != PL_SCREEN_LIBRARY)
        return "";
    return library_row(app) ? NULL : "Choose a recording first.";
}

static void open_row(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        row(app, arg);
    const pl_shelf_row *chosen = library_row(app);
    if (chosen->review)
        app_open_review(app, chosen->review->id);
    else
        start_ask(app);
}

#define GROUP "Library"

const pl_command commands_library[] = {
    { "row", GROUP, "Choose a recording", when_library, row, PL_COMMAND_HIDDEN },
    { "row-next", GROUP, "Previous / next recording", when_library, row_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "open-row", GROUP, "Open, or start monitoring", when_row, open_row, 0 },
    { "search", GROUP, "Search the list", when_library, search, PL_COMMAND_HIDDEN },
    { "cancel-job", GROUP, "Stop what is running", when_job, cancel_job, 0 },
    { 0 },
};
