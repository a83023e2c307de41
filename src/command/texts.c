/* The programmes and rubrics there are: read on a job's thread when the library opens and each time that a
 * dialog lists them, so that no dialog waits for files. The lists before stand until the newer are there. */
#include "inside.h"

typedef struct texts_work {
    pl_app *app; /* for `done` alone */
    char *folder;
    pl_programmes *programmes;
    pl_rubrics *rubrics;
} texts_work;

static void run_texts(void *arg, pl_job *job)
{
    texts_work *work = arg;
    (void)job;
    work->programmes = programmes_read(work->folder);
    work->rubrics = rubrics_read(work->folder);
}

static void take_texts(void *arg)
{
    texts_work *work = arg;
    pl_app *app = work->app;
    app->texts_asked = false;
    programmes_free(app->programmes);
    rubrics_free(app->rubrics);
    app->programmes = work->programmes;
    app->rubrics = work->rubrics;
    work->programmes = NULL;
    work->rubrics = NULL;
    start_texts_read(app);
    pl_app_changed(app);
}

static void free_texts(void *arg)
{
    texts_work *work = arg;
    programmes_free(work->programmes);
    rubrics_free(work->rubrics);
    free(work->folder);
    free(work);
}

void texts_read(pl_app *app)
{
    if (app->texts_asked)
        return;
    texts_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->folder = pl_copy_text(app->folder);
    pl_task task = { run_texts, take_texts, free_texts, work };
    pl_runner_post(app->aside, &task);
    app->texts_asked = true;
}
