/* Recordings that are used before they are read to their end. One job reads them on; the open review is told
 * what has come, which the job has written into the library. */
#include "inside.h"

#include "plumbline/library/index.h"
#include "plumbline/store/recordings.h"

/* --- reading on */

typedef struct rest_work {
    pl_app *app;
    work_place place;
    pl_id *recordings;
    int count;
    pl_error error;
} rest_work;

static void run_rest(void *arg, pl_job *job)
{
    rest_work *work = arg;
    pl_store *store = place_open(&work->place, true, &work->error);
    if (!store)
        return;
    for (int i = 0; i < work->count && !pl_job_stopped(job); i++) {
        pl_index_result result = { .recording = work->recordings[i] };
        atomic_store(&work->app->job_about, result.recording);
        pl_library_finish(&result, store, job);
        if (result.state == PL_INDEX_FAILED)
            work->error = result.error;
        pl_index_result_free(&result);
    }
    atomic_store(&work->app->job_about, 0);
    pl_store_close(&store);
}

static void take_rest(void *arg)
{
    rest_work *work = arg;
    app_shelf_old(work->app);
    pictures_again(work->app);
    if (work->error.code && work->error.code != PL_CANCELLED)
        app_error(work->app, &work->error);
    pl_app_changed(work->app);
}

static void free_rest(void *arg)
{
    rest_work *work = arg;
    free(work->recordings);
    place_free(&work->place);
    free(work);
}

static void add_rest(rest_work *work, pl_id recording)
{
    for (int i = 0; i < work->count; i++)
        if (work->recordings[i] == recording)
            return;
    work->recordings[work->count++] = recording;
}

/* The open one first; each once by itself, for what fails would fail again. */
static void find_rest(rest_work *work, pl_app *app)
{
    const pl_recording *open = app->desk ? app->desk->facts.recording : NULL;
    work->recordings = pl_alloc_array((size_t)app->shelf.count + 1, sizeof *work->recordings);
    if (open && open->growing && !app->desk->away.code && open->id != app->rest_opened) {
        add_rest(work, open->id);
        app->rest_opened = open->id;
    }
    for (int i = 0; !app->rest_tried && i < app->shelf.count; i++)
        if (app->shelf.rows[i].recording->growing && !app->shelf.rows[i].offline)
            add_rest(work, app->shelf.rows[i].recording->id);
    app->rest_tried = app->rest_tried || app->shelf.count > 0;
}

void growing_finish(pl_app *app)
{
    if (app->job.id)
        return;
    rest_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    find_rest(work, app);
    if (work->count == 0) {
        free_rest(work);
        return;
    }
    pl_task task = { run_rest, take_rest, free_rest, work };
    app_work(app, "Reading recordings to their end", &task);
}

/* --- the open review */

enum { LOOK_US = 500 * 1000 };

struct pl_growing {
    int64_t due;
    bool opening; /* what has come is being opened */
};

typedef struct more_work {
    pl_app *app;
    work_place place;
    pl_id recording;
    pl_recordings list;
    pl_media *media;
} more_work;

static void run_more(void *arg, pl_job *job)
{
    more_work *work = arg;
    pl_error err = { 0 }; /* a file that is away now is told by the player */
    pl_store *store = place_open(&work->place, false, &err);
    if (!store)
        return;
    if (pl_store_recording(&work->list, store, work->recording, &err))
        pl_library_open(&work->media, store, work->recording, job, &err);
    pl_store_close(&store);
}

static void take_more(void *arg)
{
    more_work *work = arg;
    pl_app *app = work->app;
    if (!app->growing)
        return;
    app->growing->opening = false;
    if (!work->media || !app->desk || app->desk->facts.recording->id != work->recording)
        return;
    pl_desk_grow(app->desk, work->media, &work->list.items[0]);
    work->media = NULL;
    if (!app->desk->facts.recording->growing) {
        growing_stop(app);
        pl_app_say(app, PL_TOAST_DONE, "The recording has been read to its end.");
    }
    pl_app_changed(app);
}

static void free_more(void *arg)
{
    more_work *work = arg;
    pl_media_close(&work->media);
    pl_recordings_free(&work->list);
    place_free(&work->place);
    free(work);
}

static void open_more(pl_app *app)
{
    more_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->recording = app->desk->facts.recording->id;
    app->growing->opening = true;
    pl_task task = { run_more, take_more, free_more, work };
    pl_runner_post(app->opener, &task);
}

static bool has_more(pl_app *app)
{
    pl_error none = { 0 };
    pl_recordings list;
    const pl_recording *shown = app->desk->facts.recording;
    if (!pl_store_recording(&list, app->store, shown->id, &none))
        return false;
    bool more = list.items[0].duration_us != shown->duration_us || !list.items[0].growing;
    pl_recordings_free(&list);
    return more;
}

int64_t growing_mind(pl_app *app)
{
    int64_t now = pl_app_now(app);
    if (!app->desk->facts.recording->growing || app->desk->play.phase == PL_PLAYER_OPENING)
        return PL_NO_TIME;
    if (!app->growing)
        app->growing = pl_alloc(sizeof *app->growing);
    if (app->growing->opening || now < app->growing->due)
        return app->growing->due > now ? app->growing->due : PL_NO_TIME;
    app->growing->due = now + LOOK_US;
    if (has_more(app))
        open_more(app);
    return app->growing->due;
}

void growing_stop(pl_app *app)
{
    free(app->growing);
    app->growing = NULL;
}
