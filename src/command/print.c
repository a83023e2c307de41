/* The keyboard sheet as a file: its pages are the window's to make, and written on the job's thread. */
#include "inside.h"

#include "plumbline/base/file.h"

typedef struct print_work {
    pl_app *app; /* for `done` alone */
    char *folder, *path;
    void *bytes;
    size_t size;
    pl_error error;
} print_work;

static void free_work(void *arg)
{
    print_work *work = arg;
    free(work->folder);
    free(work->path);
    free(work->bytes);
    free(work);
}

static void run(void *arg, pl_job *job)
{
    print_work *work = arg;
    (void)job;
    if (pl_folder_make(work->folder, 0700, &work->error))
        pl_file_write(work->path, work->bytes, work->size, &work->error);
}

static void done(void *arg)
{
    print_work *work = arg;
    char words[PL_ERROR_ROOM];
    if (work->error.code) {
        app_error(work->app, &work->error);
        return;
    }
    snprintf(words, sizeof words, "Ready to print: %s.", work->path);
    pl_app_say(work->app, PL_TOAST_DONE, words);
}

static void print_keys(pl_app *app, const pl_arg *arg)
{
    pl_error err = { 0 };
    print_work *work = pl_alloc(sizeof *work);
    (void)arg;
    work->app = app;
    if (!app->host.keys_pdf(app->host.ctx, &work->bytes, &work->size, &err)) {
        app_error(app, &err);
        free_work(work);
        return;
    }
    work->folder = app_export_folder(app);
    work->path = pl_path_join(work->folder, "plumbline-keyboard.pdf");
    pl_task task = { run, done, free_work, work };
    app_work(app, "Keyboard sheet", &task);
}

static const char *when_print(const pl_app *app)
{
    return app->store && app->host.keys_pdf ? NULL : "";
}

const pl_command commands_print[] = {
    { "print-keys", "Always", "Print the keyboard sheet", when_print, print_keys, 0 },
    { 0 },
};
