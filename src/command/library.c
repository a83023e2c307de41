/* The list of recordings, and what is added to it. */
#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"

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

/* ----- adding recordings, as a job; what is found is written through a store of the job's own */

typedef struct add_work {
    pl_app *app; /* for `done` alone */
    char *folder, *as, *path;
    int found, known, failed;
    int left_out;    /* titles of discs, as they are short */
    char note[1024]; /* on the first of them */
    pl_error error;
} add_work;

static void take_words(add_work *work, const pl_candidates *found)
{
    work->failed += found->troubles.count;
    if (found->troubles.count)
        pl_fail(&work->error, PL_BAD_INPUT, "%s", found->troubles.items[0]);
    work->left_out = found->notes.count;
    if (found->notes.count)
        snprintf(work->note, sizeof work->note, "%s", found->notes.items[0]);
}

static void count_one(add_work *work, const pl_index_result *result)
{
    if (result->state == PL_INDEX_FAILED) {
        work->failed++;
        work->error = result->error;
    } else if (result->state == PL_INDEX_KNOWN) {
        work->known++;
    } else {
        work->found++;
    }
}

/* First all of them, so far that they can be used; then each to its end. */
static void add_all(add_work *work, pl_store *store, const pl_candidates *found, pl_job *job)
{
    pl_index_result *results = pl_alloc_array((size_t)found->count + 1, sizeof *results);
    int count = 0;
    for (; count < found->count && !pl_job_stopped(job); count++) {
        pl_library_begin(&results[count], store, &found->items[count], PL_SETTLE_US, job);
        count_one(work, &results[count]);
    }
    for (int i = 0; i < count; i++) {
        bool rest = results[i].state != PL_INDEX_FAILED && !pl_job_stopped(job);
        if (rest)
            pl_library_finish(&results[i], store, job);
        if (rest && results[i].state == PL_INDEX_FAILED)
            work->error = results[i].error; /* it is in the library, and is read on another time */
        pl_index_result_free(&results[i]);
    }
    free(results);
}

static void add_run(void *arg, pl_job *job)
{
    add_work *work = arg;
    pl_store *store = NULL;
    pl_candidates found = { 0 };
    pl_store_options options = { .as = work->as, .must_exist = true };
    const char *paths[] = { work->path };
    pl_job_tell(job, -1, "Looking for recordings");
    if (!pl_store_open(&store, work->folder, &options, &work->error))
        return;
    if (pl_candidates_find(&found, paths, 1, job, &work->error)) {
        take_words(work, &found);
        add_all(work, store, &found, job);
    }
    pl_candidates_free(&found);
    pl_store_close(&store);
}

static void add_done(void *arg)
{
    add_work *work = arg;
    char words[PL_ERROR_ROOM];
    pl_app *app = work->app;
    app_shelf_old(app);
    app->tidy_due = true;
    if (work->error.code == PL_CANCELLED) {
        app->rest_tried = true; /* nor is it read on by itself */
        app->rest_opened = app->desk ? app->desk->facts.recording->id : 0;
        pl_app_say(app, PL_TOAST_TELL, "Stopped. What was found before is in the library.");
    } else if (work->error.code) {
        app_error(app, &work->error);
    } else {
        int used = snprintf(words, sizeof words,
                            work->found ? "%d recording%s added." : "Already in the library.",
                            work->found, work->found == 1 ? "" : "s");
        if (work->left_out == 1)
            snprintf(words + used, sizeof words - (size_t)used, " %s", work->note);
        else if (work->left_out)
            snprintf(words + used, sizeof words - (size_t)used,
                     " %d short titles of discs were left out.", work->left_out);
        pl_app_say(app, PL_TOAST_DONE, words);
    }
}

static void add_free(void *arg)
{
    add_work *work = arg;
    free(work->folder);
    free(work->as);
    free(work->path);
    free(work);
}

void library_add(pl_app *app, const char *path)
{
    add_work *work = pl_alloc(sizeof *work);
    app->rest_tried = false;
    work->app = app;
    work->folder = pl_copy_text(app->folder);
    work->as = pl_copy_text(app->as);
    work->path = pl_path_absolute(path);
    pl_task task = { add_run, add_done, add_free, work };
    app_work(app, pl_path_name(work->path), &task);
}

void pl_app_drop(pl_app *app, const char *path)
{
    if (app->store)
        library_add(app, path);
    pl_app_changed(app);
}

static void add_recordings(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_PATH, "");
    dialog_open(app, PL_DIALOG_ADD);
}

static void add_path(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char *path = pl_copy_text(field_words(app, PL_FIELD_PATH));
    if (!pl_part_exists(path)) {
        field_fault(app, PL_FIELD_PATH, "There is no file or folder at this place.");
    } else {
        dialog_close(app);
        library_add(app, path);
    }
    free(path);
}

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
    { "add-recordings", GROUP, "Add recordings", when_library, add_recordings, 0 },
    { "add-path", GROUP, "Add what is at this place", when_library, add_path, PL_COMMAND_HIDDEN },
    { "cancel-job", GROUP, "Stop what is running", when_job, cancel_job, 0 },
    { 0 },
};
