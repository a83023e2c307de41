/* What the settings say of the library: its policy, its size, and whether all of it is whole. It is read on
 * other threads. */
#include "settings.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"
#include "plumbline/library/tidy.h"
#include "plumbline/store/policy.h"
#include "plumbline/store/recordings.h"

const pl_app_library *pl_app_library_known(const pl_app *app)
{
    return &app->settings->library;
}

void settings_pictures(pl_app *app, bool kept)
{
    pl_app_library *known = &app->settings->library;
    if (!app->settings->pictures_back)
        settings_note(app, SETTINGS_PICTURES, known->keeps_pictures, kept);
    app->settings->pictures_back = false;
    known->keeps_pictures = kept;
}

/* ----- reading */

typedef struct read_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    pl_app_library found;
    pl_error error;
} read_work;

static void read_run(void *arg, pl_job *job)
{
    read_work *work = arg;
    pl_error none = { 0 };
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    work->found.keeps_pictures = pl_library_keeps_pictures(store);
    work->found.answers = (pl_store_me(store)->roles & PL_ROLES_ANSWERING) != 0;
    work->found.format = pl_store_format(store);
    if (pl_store_policy(&work->found.policy, store, &work->error) && work->found.policy.set_utc)
        pl_store_policy_text(&work->found.policy_text, store, &none);
    pl_store_close(&store);
}

static void read_done(void *arg)
{
    read_work *work = arg;
    pl_app_library *known = &work->app->settings->library;
    work->app->settings->reading = false;
    if (work->error.code) {
        app_error(work->app, &work->error);
        return;
    }
    free(known->policy_text);
    pl_app_library before = *known;
    *known = work->found;
    work->found.policy_text = NULL;
    known->read = true;
    known->bytes = before.bytes;
    known->check = before.check;
    known->checked = before.checked;
    pl_app_changed(work->app);
}

static void read_free(void *arg)
{
    read_work *work = arg;
    free(work->found.policy_text);
    place_free(&work->place);
    free(work);
}

/* ----- its size */

typedef struct size_work {
    pl_app *app;
    char *folder;
    int64_t bytes;
} size_work;

static int64_t size_of(const char *folder, int depth, pl_job *job)
{
    enum { DEPTH = 6 }; /* what lies deeper is none of ours */
    pl_names names = { 0 };
    pl_error none = { 0 };
    int64_t bytes = 0;
    if (depth > DEPTH || !pl_folder_list(&names, folder, &none))
        return 0;
    for (int i = 0; i < names.count && !pl_job_stopped(job); i++) {
        pl_file_facts facts;
        char *path = pl_path_join(folder, names.items[i]);
        if (pl_file_facts_read(&facts, path, &none))
            bytes += facts.folder ? size_of(path, depth + 1, job) : facts.regular ? facts.bytes : 0;
        free(path);
    }
    pl_names_free(&names);
    return bytes;
}

static void size_run(void *arg, pl_job *job)
{
    size_work *work = arg;
    work->bytes = size_of(work->folder, 0, job);
}

static void size_done(void *arg)
{
    size_work *work = arg;
    work->app->settings->library.bytes = work->bytes;
    pl_app_changed(work->app);
}

static void size_free(void *arg)
{
    size_work *work = arg;
    free(work->folder);
    free(work);
}

void settings_library_read(pl_app *app)
{
    if (!app->store || app->settings->reading)
        return;
    app->settings->reading = true;
    read_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    pl_task task = { read_run, read_done, read_free, work };
    pl_runner_post(app->opener, &task);
    size_work *size = pl_alloc(sizeof *size);
    size->app = app;
    size->folder = pl_copy_text(app->folder);
    pl_task measure = { size_run, size_done, size_free, size };
    pl_runner_post(app->aside, &measure);
}

/* ----- whether it is whole */

typedef struct check_work {
    pl_app *app;
    work_place place;
    pl_app_checked found;
    pl_error error;
} check_work;

/* What stands in the place of recordings is another file, or nothing, where a drive is away. */
static void look_at_recordings(int *away, int *changed, const pl_recordings *all, pl_job *job)
{
    for (int i = 0; i < all->count && !pl_job_stopped(job); i++) {
        pl_job_tell(job, 0.5 + 0.5 * i / all->count, "Looking for the recordings");
        *away += pl_recording_offline(&all->items[i]);
        *changed += pl_recording_changed(&all->items[i]);
    }
}

static void say_verdict(pl_app_checked *out, const pl_verdict *verdict, int away, int changed)
{
    int n = verdict->problem_count;
    out->whole = n == 0 && changed == 0;
    out->utc = pl_utc_now();
    if (n > 0)
        snprintf(out->words, sizeof out->words, "%d problem%s. %s", n, n == 1 ? "" : "s",
                 verdict->problems[0]);
    else if (changed > 0)
        snprintf(out->words, sizeof out->words,
                 "The database and its log are whole. In the place of %d recording%s lies another "
                 "file.",
                 changed, changed == 1 ? "" : "s");
    else
        snprintf(out->words, sizeof out->words, "The database and its log are whole (%lld lines).",
                 (long long)verdict->entries);
    size_t used = strlen(out->words);
    if (away > 0)
        snprintf(out->words + used, sizeof out->words - used, " %d recording%s away.", away,
                 away == 1 ? " is" : "s are");
}

static void check_run(void *arg, pl_job *job)
{
    check_work *work = arg;
    pl_verdict verdict;
    pl_recordings all;
    int away = 0, changed = 0;
    pl_job_tell(job, 0, "Reading the database and its log");
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    if (pl_store_recordings(&all, store, &work->error)) {
        if (pl_store_verify(&verdict, store, &work->error)) {
            look_at_recordings(&away, &changed, &all, job);
            say_verdict(&work->found, &verdict, away, changed);
            pl_verdict_free(&verdict);
        }
        pl_recordings_free(&all);
    }
    pl_store_close(&store);
    if (!work->error.code && pl_job_stopped(job))
        pl_fail(&work->error, PL_CANCELLED, "The check was stopped.");
}

static void check_done(void *arg)
{
    check_work *work = arg;
    pl_app_library *known = &work->app->settings->library;
    known->check = 0;
    if (work->error.code == PL_CANCELLED) {
        pl_app_say(work->app, PL_TOAST_TELL, work->error.text);
    } else if (work->error.code) {
        known->checked = (pl_app_checked){ .utc = pl_utc_now() };
        snprintf(known->checked.words, sizeof known->checked.words, "%s", work->error.text);
    } else {
        known->checked = work->found;
    }
    pl_app_changed(work->app);
}

static void check_free(void *arg)
{
    check_work *work = arg;
    place_free(&work->place);
    free(work);
}

static const char *when_check(const pl_app *app)
{
    if (!app->store)
        return "";
    return app->settings->library.check ? "It is being checked." : NULL;
}

static void library_check(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    check_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    pl_task task = { check_run, check_done, check_free, work };
    app->settings->library.check = app_work(app, "Checking the library", &task);
}

/* ----- another policy */

typedef struct policy_work {
    pl_app *app;
    char *path, *text;
    pl_problems problems;
    pl_error error;
} policy_work;

static const char *when_policy(const pl_app *app)
{
    if (!app->store)
        return "";
    bool may = pl_store_me(app->store)->roles & PL_ROLES_ANSWERING;
    return may ? NULL : "Local policy is set by those who answer for the service.";
}

static void policy_file(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_POLICY, "");
    dialog_open(app, PL_DIALOG_POLICY);
}

static void policy_read(void *arg, pl_job *job)
{
    enum { MOST_FILE = 1 << 20 };
    policy_work *work = arg;
    size_t size;
    (void)job;
    work->text = pl_file_read(&size, work->path, MOST_FILE, &work->error);
    if (work->text && strlen(work->text) != size)
        pl_fail(&work->error, PL_BAD_INPUT, "%s is no text: a policy is a file as UTF-8.",
                work->path);
}

static bool policy_write(pl_store *store, void *arg, pl_error *err)
{
    policy_work *work = arg;
    return pl_store_policy_set(store, pl_path_name(work->path), work->text, &work->problems, err);
}

static void policy_free(void *arg)
{
    policy_work *work = arg;
    pl_problems_free(&work->problems);
    free(work->path);
    free(work->text);
    free(work);
}

static void policy_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    policy_work *work = arg;
    char words[PL_ERROR_ROOM];
    if (receipt->ok) {
        if (app->view.dialog == PL_DIALOG_POLICY)
            dialog_close(app);
        settings_library_read(app);
        pl_app_say(app, PL_TOAST_DONE, "The policy is set. Its values are in force.");
        return;
    }
    int more = work->problems.faults - 1;
    int used = snprintf(words, sizeof words, "%s", receipt->error.text);
    if (more > 0 && used < (int)sizeof words)
        snprintf(words + used, sizeof words - (size_t)used, " And %d more problem%s.", more,
                 more == 1 ? "" : "s");
    if (app->view.dialog == PL_DIALOG_POLICY)
        field_fault(app, PL_FIELD_POLICY, words);
    else
        pl_app_say(app, PL_TOAST_WRONG, words);
}

static void policy_took(void *arg)
{
    policy_work *read = arg;
    pl_app *app = read->app;
    pl_error err = { 0 };
    if (read->error.code) {
        if (app->view.dialog == PL_DIALOG_POLICY)
            field_fault(app, PL_FIELD_POLICY, read->error.text);
        return;
    }
    policy_work *work = pl_alloc(sizeof *work);
    *work = (policy_work){ .app = app, .path = read->path, .text = read->text };
    read->path = read->text = NULL;
    pl_letter letter = { policy_write, policy_kept, app, work, policy_free };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static void policy_set(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char *path = path_typed(field_words(app, PL_FIELD_POLICY));
    if (!path) {
        field_fault(app, PL_FIELD_POLICY, "Write the whole path, like ~/Documents/policy.yaml.");
        return;
    }
    policy_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->path = path;
    pl_task task = { policy_read, policy_took, policy_free, work };
    pl_runner_post(app->opener, &task);
}

static const char *when_text(const pl_app *app)
{
    return app->settings->library.policy_text ? NULL : "All values are as shipped.";
}

static void policy_text(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_open(app, PL_DIALOG_POLICY_TEXT);
}

#define GROUP "Settings"

const pl_command commands_settings_library[] = {
    { "library-check", GROUP, "Check that the library is whole", when_check, library_check, 0 },
    { "policy-file", GROUP, "Set a local policy…", when_policy, policy_file, 0 },
    { "policy-set", GROUP, "Set this policy", when_policy, policy_set, PL_COMMAND_HIDDEN },
    { "policy-text", GROUP, "Show the text of the local policy", when_text, policy_text,
      PL_COMMAND_HIDDEN },
    { 0 },
};
