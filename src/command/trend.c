/* The last sessions of the person who is chosen, read on a job's thread: of each all facts are needed. */
#include "inside.h"

#include "plumbline/command/people.h"

struct pl_app_trend {
    pl_id person; /* whose it is, or is to be */
    bool old;     /* the list was read anew since */
    bool there;
    pl_trend trend;
    uint64_t task;
};

typedef struct trend_work {
    pl_app *app;
    work_place place;
    pl_id person, ids[PL_TREND_MOST];
    int count;
    pl_trend trend;
    pl_error error;
} trend_work;

static void run(void *arg, pl_job *job)
{
    trend_work *work = arg;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (store && !pl_job_stopped(job))
        pl_trend_read(&work->trend, store, work->ids, work->count, work->person, &work->error);
    pl_store_close(&store);
}

/* One that was asked for meanwhile comes behind it. */
static void done(void *arg)
{
    trend_work *work = arg;
    struct pl_app_trend *t = work->app->trend;
    t->task = 0;
    if (work->person != t->person)
        return;
    t->trend = work->trend;
    t->there = work->error.code == PL_OK;
    pl_app_changed(work->app);
}

static void free_work(void *arg)
{
    trend_work *work = arg;
    place_free(&work->place);
    free(work);
}

static void post(pl_app *app)
{
    struct pl_app_trend *t = app->trend;
    trend_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->person = t->person;
    work->count =
        pl_trend_choose(work->ids, &app->shelf.reviews, app->shelf.roster.days, t->person);
    place_take(&work->place, app);
    pl_task task = { run, done, free_work, work };
    t->task = pl_runner_post(app->opener, &task);
    t->old = false;
}

void trend_mind(pl_app *app)
{
    bool seen = app->view.screen == PL_SCREEN_PEOPLE && app->shelf_read;
    const pl_roster_row *row = seen ? pl_app_person(app) : NULL;
    if (!row || !(row->person->roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR)))
        return;
    if (!app->trend)
        app->trend = pl_alloc(sizeof *app->trend);
    struct pl_app_trend *t = app->trend;
    if (t->person != row->person->id) {
        t->person = row->person->id;
        t->there = false;
        t->old = true;
    }
    if (t->old && !t->task)
        post(app);
}

void trend_old(pl_app *app)
{
    if (app->trend)
        app->trend->old = true;
}

const pl_trend *pl_person_trend(const pl_app *app)
{
    const struct pl_app_trend *t = app->trend;
    return t && t->there && t->person == app->view.person ? &t->trend : NULL;
}
