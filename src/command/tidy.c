/* The library's cache is kept within its bound, beside everything else; and whether small pictures may lie in
 * it. */
#include "inside.h"

#include "plumbline/library/tidy.h"
#include "plumbline/store/kept.h"

typedef struct tidy_work {
    work_place place;
    char *open; /* signature of the recording that is open; or NULL */
} tidy_work;

static void run(void *arg, pl_job *job)
{
    tidy_work *work = arg;
    pl_error none = { 0 };
    pl_tidied tidied;
    (void)job;
    pl_store *store = place_open(&work->place, false, &none);
    if (!store)
        return;
    pl_library_tidy(&tidied, store, work->open);
    pl_store_close(&store);
}

static void free_work(void *arg)
{
    tidy_work *work = arg;
    place_free(&work->place);
    free(work->open);
    free(work);
}

/* Opening comes first: what is being opened is of use, but not yet known. */
void tidy_mind(pl_app *app)
{
    bool begins = app->opening || app->shelf_reading ||
                  (app->desk && app->desk->shown_us == PL_NO_TIME &&
                   app->desk->play.phase == PL_PLAYER_OPENING);
    if (!app->tidy_due || !app->store || begins)
        return;
    tidy_work *work = pl_alloc(sizeof *work);
    place_take(&work->place, app);
    if (app->desk)
        work->open = pl_copy_text(app->desk->facts.recording->signature);
    pl_task task = { run, NULL, free_work, work };
    pl_runner_post(app->aside, &task);
    app->tidy_due = false;
}

/* ----- the setting */

static bool run_keep(pl_store *store, void *arg, pl_error *err)
{
    const char *value = arg;
    return pl_store_setting_set(store, PL_SETTING_PICTURES, value, err);
}

static void keep_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    if (!receipt->ok) {
        settings_pictures(app, pl_app_library_known(app)->keeps_pictures); /* as it was */
        app_error(app, &receipt->error);
        return;
    }
    app->tidy_due = true;
    settings_pictures(app, arg != NULL);
    pl_app_say(app, PL_TOAST_TELL,
               arg ? "Small pictures of recordings are kept in this library's folder from now on."
                   : "Small pictures are not kept any more. Those that were are removed.");
}

void tidy_keep_pictures(pl_app *app, bool on)
{
    static char yes[] = "1";
    pl_error err = { 0 };
    pl_letter letter = { run_keep, keep_done, app, on ? yes : NULL, NULL };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static void keep_pictures(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    tidy_keep_pictures(app, !pl_library_keeps_pictures(app->store));
}

static const char *when_answering(const pl_app *app)
{
    if (!app->store)
        return "";
    bool may = pl_store_me(app->store)->roles & PL_ROLES_ANSWERING;
    return may ? NULL
               : "What holds for the whole library is set by those who answer for the service.";
}

const pl_command commands_tidy[] = {
    { "keep-pictures", "Library", "Small pictures kept on this computer, on / off", when_answering,
      keep_pictures, 0 },
    { 0 },
};
