#include "plumbline/command/overview.h"

#include "inside.h"

#include "plumbline/library/still.h"

struct pl_overview {
    pl_image *frames[PL_OVERVIEW_FRAMES];
    bool tried[PL_OVERVIEW_FRAMES]; /* a frame that is damaged stays NULL */
    uint64_t task;
    int serial;
};

typedef struct frame_work {
    pl_app *app;
    int serial; /* of the overview that it is for */
    char *folder, *as;
    pl_id recording;
    pl_time whole;
    pl_library_stills *stills; /* goes on from frame to frame */
    int n;
    pl_image *frame;
    bool failed;
} frame_work;

static void run(void *arg, pl_job *job)
{
    frame_work *work = arg;
    pl_error err = { 0 };
    if (!work->stills) {
        pl_store *store = NULL;
        pl_store_options options = { .as = work->as, .read_only = true };
        if (pl_store_open(&store, work->folder, &options, &err)) {
            work->stills = pl_library_stills_open(store, work->recording, job, &err);
            pl_store_close(&store);
        }
    }
    work->failed = !work->stills || pl_job_stopped(job);
    if (!work->failed)
        work->frame = pl_library_still_near(
            work->stills, work->whole * ((pl_time)work->n * 2 + 1) / PL_OVERVIEW_FRAMES / 2,
            PL_OVERVIEW_WIDTH, &err);
}

static void free_work(void *arg)
{
    frame_work *work = arg;
    pl_library_stills_close(work->stills);
    pl_image_free(work->frame);
    free(work->folder);
    free(work->as);
    free(work);
}

static void done(void *arg);

static void post(pl_app *app, frame_work *work)
{
    pl_task task = { run, done, free_work, work };
    app->overview->task = pl_runner_post(app->opener, &task);
}

/* Every third frame first: a coarse picture of the whole is there soon. */
static int next_frame(const struct pl_overview *overview)
{
    for (int from = 0; from < 3; from++)
        for (int n = from; n < PL_OVERVIEW_FRAMES; n += 3)
            if (!overview->tried[n])
                return n;
    return -1;
}

static void done(void *arg)
{
    frame_work *work = arg;
    pl_app *app = work->app;
    if (!app->overview || app->overview->serial != work->serial || work->failed)
        return;
    app->overview->tried[work->n] = true;
    app->overview->frames[work->n] = work->frame;
    work->frame = NULL;
    pl_app_changed(app);
    int n = next_frame(app->overview);
    if (n < 0)
        return;
    frame_work *next = pl_alloc(sizeof *next);
    *next = *work;
    next->n = n;
    work->stills = NULL; /* handed on, with what opened it */
    work->folder = work->as = NULL;
    post(app, next);
}

void pl_overview_start(pl_app *app)
{
    static int serial;
    const pl_recording *recording = app->desk->facts.recording;
    if (app->overview || !recording->picture || recording->growing || app->desk->away.code)
        return;
    app->overview = pl_alloc(sizeof *app->overview);
    app->overview->serial = ++serial;
    frame_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->serial = serial;
    work->folder = pl_copy_text(app->folder);
    work->as = pl_copy_text(app->as);
    work->recording = app->desk->facts.recording->id;
    work->whole = app->desk->facts.recording->duration_us;
    post(app, work);
}

void pl_overview_stop(pl_app *app)
{
    if (!app->overview)
        return;
    pl_runner_cancel(app->opener, app->overview->task);
    for (int i = 0; i < PL_OVERVIEW_FRAMES; i++)
        pl_image_free(app->overview->frames[i]);
    free(app->overview);
    app->overview = NULL;
}

const pl_image *pl_overview_frame(const pl_app *app, int n)
{
    return app->overview ? app->overview->frames[n] : NULL;
}
