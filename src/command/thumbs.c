#include "plumbline/command/thumbs.h"

#include "inside.h"

#include "plumbline/library/thumbs.h"

/* One task at a time is out; it gives way and is posted again. The main thread's. */
struct pl_app_thumbs {
    pl_library_thumbs *set;
    uint64_t task;  /* 0: none is out */
    bool gives_way; /* the task was asked to stop because something plays */
    bool over;      /* all are there, or a person stopped it */
    bool failed;    /* it is tried again when something has played */
    bool handed;    /* to the player, for jumps */
    bool left;      /* the review is closed: whoever is out puts it away */
};

typedef struct thumbs_work {
    pl_app *app;
    struct pl_app_thumbs *of; /* NULL: nobody waits for this one; it owns the set */
    work_place place;
    pl_library_thumbs *set;
    bool kept; /* something was written */
    pl_error error;
} thumbs_work;

static void run(void *arg, pl_job *job)
{
    thumbs_work *work = arg;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    if (pl_library_thumbs_make(work->set, store, job, &work->error))
        work->kept = pl_library_thumbs_keep(work->set, store);
    pl_store_close(&store);
}

static thumbs_work *new_work(pl_app *app, pl_library_thumbs *set)
{
    thumbs_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->set = set;
    return work;
}

/* ----- putting away */

static void keep_and_close(thumbs_work *work)
{
    pl_store *store = place_open(&work->place, false, &work->error);
    if (store)
        work->kept = pl_library_thumbs_keep(work->set, store);
    pl_store_close(&store);
    pl_library_thumbs_free(work->set);
    work->set = NULL;
}

static void run_last(void *arg, pl_job *job)
{
    (void)job;
    keep_and_close(arg);
}

static void done_last(void *arg)
{
    thumbs_work *work = arg;
    work->app->tidy_due |= work->kept;
}

/* Of the last task, also where the program ends before its turn; and of one that was out when it ended. */
static void free_work(void *arg)
{
    thumbs_work *work = arg;
    if (work->of) { /* nobody was told of its end */
        work->of->task = 0;
        if (work->of->left) {
            free(work->of);
            work->of = NULL;
        }
    }
    if (!work->of && work->set)
        keep_and_close(work);
    place_free(&work->place);
    free(work);
}

static void put_away(pl_app *app, struct pl_app_thumbs *t)
{
    pl_task task = { run_last, done_last, free_work, new_work(app, t->set) };
    pl_runner_post(app->aside, &task);
    free(t);
}

void pl_app_thumbs_stop(pl_app *app)
{
    struct pl_app_thumbs *t = app->thumbs;
    app->thumbs = NULL;
    if (!t)
        return;
    pl_runner_cancel(app->runner, t->task); /* one that waits is gone with this */
    if (t->task)
        t->left = true;
    else
        put_away(app, t);
}

/* ----- making */

static void done(void *arg)
{
    thumbs_work *work = arg;
    struct pl_app_thumbs *t = work->of;
    pl_app *app = work->app;
    pl_code code = work->error.code;
    t->over = code == PL_OK || (code == PL_CANCELLED && !t->gives_way);
    t->failed = code != PL_OK && code != PL_CANCELLED;
    t->task = 0;
    t->gives_way = false;
    work->of = NULL;
    work->set = NULL;
    app->tidy_due |= work->kept;
    if (t->left)
        put_away(app, t);
    else
        pl_app_changed(app);
}

static void post(pl_app *app)
{
    thumbs_work *work = new_work(app, app->thumbs->set);
    work->of = app->thumbs;
    const char *title = app->desk->facts.recording->session.title;
    pl_task task = { run, done, free_work, work };
    app->thumbs->task = app_work(app, title ? title : "Making small pictures", &task);
}

/* Once it is known how many there will be. */
static void hand_over(pl_app *app)
{
    struct pl_app_thumbs *t = app->thumbs;
    pl_thumbs *thumbs = t && !t->handed ? pl_library_thumbs_get(t->set) : NULL;
    if (!thumbs)
        return;
    pl_player_set_thumbs(app->desk->player, thumbs);
    t->handed = true;
}

void pl_app_thumbs_mind(pl_app *app)
{
    const pl_desk *desk = app->desk;
    bool plays = desk->play.playing || desk->shuttle < 0;
    bool begins = !app->thumbs && desk->shown_us != PL_NO_TIME && !desk->away.code &&
                  desk->facts.recording->picture && !desk->facts.recording->growing && !plays;
    if (begins) { /* the first picture comes first */
        app->thumbs = pl_alloc(sizeof *app->thumbs);
        app->thumbs->set = pl_library_thumbs_new(desk->facts.recording->id);
    }
    struct pl_app_thumbs *t = app->thumbs;
    hand_over(app);
    if (!t || t->over)
        return;
    t->failed = t->failed && !plays;
    if (plays && t->task && !t->gives_way) {
        t->gives_way = true;
        pl_runner_cancel(app->runner, t->task);
        t->gives_way = t->task != 0; /* one that waited is gone */
    } else if (!plays && !t->task && !t->failed) {
        post(app);
    }
}

/* ----- what is there */

static pl_thumbs *thumbs_of(const pl_app *app)
{
    bool seen = app->thumbs && !app->view.no_pictures;
    return seen ? pl_library_thumbs_get(app->thumbs->set) : NULL;
}

const pl_image *pl_app_thumb_near(pl_time *start_us, const pl_app *app, pl_time at)
{
    pl_thumbs *thumbs = thumbs_of(app);
    return thumbs ? pl_thumbs_near(start_us, thumbs, at) : NULL;
}

const pl_image *pl_app_thumb_among(pl_time *start_us, const pl_app *app, pl_time from, pl_time to)
{
    pl_thumbs *thumbs = thumbs_of(app);
    const pl_image *image = thumbs ? pl_thumbs_among(start_us, thumbs, from, to) : NULL;
    if (!image && thumbs && app->thumbs->over)
        image = pl_thumbs_near(start_us, thumbs, from + (to - from) / 2);
    return image;
}
