/* The list of the library is read on a job's thread, and anew when something changed. */
#include "inside.h"

typedef struct shelf_work {
    pl_app *app;
    work_place place;
    pl_shelf shelf;
    pl_error error;
} shelf_work;

static void run_shelf(void *arg, pl_job *job)
{
    shelf_work *work = arg;
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_shelf_read(&work->shelf, store, &work->error);
    pl_store_close(&store);
}

/* Where the recordings are is looked up behind the list: a drive that sleeps holds nothing up. */
typedef struct away_work {
    pl_app *app;
    work_place place;
    pl_away away;
    pl_error error;
} away_work;

static void run_away(void *arg, pl_job *job)
{
    away_work *work = arg;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_away_read(&work->away, store, job, &work->error);
    pl_store_close(&store);
}

static void take_away(void *arg)
{
    away_work *work = arg;
    pl_app *app = work->app;
    app->away_asked = false;
    if (work->error.code)
        return; /* as it was said: the list itself could be read */
    pl_away_free(&app->away);
    app->away = work->away;
    work->away = (pl_away){ 0 };
    pictures_again(app);
    pl_shelf_mark(&app->shelf, &app->away);
    growing_finish(app);
    pl_app_changed(app);
}

static void free_away(void *arg)
{
    away_work *work = arg;
    pl_away_free(&work->away);
    place_free(&work->place);
    free(work);
}

static void look_where(pl_app *app)
{
    if (app->away_asked)
        return;
    away_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    pl_task task = { run_away, take_away, free_away, work };
    pl_runner_post(app->aside, &task);
    app->away_asked = true;
}

static void take_shelf(void *arg)
{
    shelf_work *work = arg;
    pl_app *app = work->app;
    app->shelf_reading = false;
    if (work->error.code) {
        app_error(app, &work->error);
        return;
    }
    pl_shelf_free(&app->shelf);
    app->shelf = work->shelf;
    work->shelf = (pl_shelf){ 0 };
    app->shelf_read = true;
    pl_shelf_mark(&app->shelf, &app->away);
    library_filter(app);
    people_filter(app);
    trend_old(app);
    look_where(app);
    pl_app_changed(app);
}

static void free_shelf(void *arg)
{
    shelf_work *work = arg;
    pl_shelf_free(&work->shelf);
    place_free(&work->place);
    free(work);
}

void app_shelf_old(pl_app *app)
{
    app->shelf_old = true;
}

void shelf_read(pl_app *app)
{
    shelf_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    pl_task task = { run_shelf, take_shelf, free_shelf, work };
    pl_runner_post(app->opener, &task);
    app->shelf_old = false;
    app->shelf_reading = true;
}

/* What long work brings into the library is on the list as it comes. */
void shelf_look(pl_app *app)
{
    enum { LOOK_US = 1000 * 1000 };
    int64_t now = pl_app_now(app);
    if (!app->store || pl_screen_of_review(app->view.screen) || app->shelf_reading ||
        now < app->shelf_looked + LOOK_US)
        return;
    int64_t number = pl_store_change_number(app->store);
    app->shelf_old = app->shelf_old || number != app->shelf_number;
    app->shelf_number = number;
    app->shelf_looked = now;
}
