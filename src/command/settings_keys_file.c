/* The person's own key file while the settings are open: read, changed and written on a job's thread, each
 * time as it is there then, so that what an editor wrote meanwhile is not lost. */
#include "settings.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

enum { MOST_BYTES = 256 * 1024 };

void keys_change_add(keys_change *change, const char *section, const char *key, const char *line)
{
    if (change->count == KEYS_CHANGE_MOST)
        return;
    keys_line *one = &change->lines[change->count++];
    *one = (keys_line){ .goes = !line };
    snprintf(one->section, sizeof one->section, "%s", section);
    snprintf(one->key, sizeof one->key, "%s", key);
    snprintf(one->line, sizeof one->line, "%s", line ? line : "");
}

typedef struct keys_work {
    pl_app *app; /* for `done` alone */
    char *path;
    keys_change change;
    bool writes, back;
    char *wanted, *expected; /* going back: what it shall be, and what it is then */
    char *before, *now;
    pl_error error;
} keys_work;

static void make_now(keys_work *work)
{
    pl_key_edit edits[KEYS_CHANGE_MOST];
    const keys_change *change = &work->change;
    for (int i = 0; i < change->count; i++)
        edits[i] = (pl_key_edit){ change->lines[i].section, change->lines[i].key,
                                  change->lines[i].goes ? NULL : change->lines[i].line };
    pl_key_edit all = { NULL, NULL, NULL };
    if (work->back)
        work->now = pl_copy_text(work->wanted);
    else if (change->all)
        work->now = pl_keys_edit(work->before, &all, 1);
    else
        work->now = pl_keys_edit(work->before, edits, change->count);
}

static void keys_run(void *arg, pl_job *job)
{
    keys_work *work = arg;
    size_t size;
    (void)job;
    work->before = pl_path_exists(work->path)
                       ? pl_file_read(&size, work->path, MOST_BYTES, &work->error)
                       : pl_copy_text("");
    if (!work->before)
        return;
    if (work->back && strcmp(work->before, work->expected) != 0) {
        pl_fail(&work->error, PL_REFUSED,
                "%s was changed since. It stays as it is: nothing was taken back.", work->path);
        return;
    }
    make_now(work);
    if (!work->writes || strcmp(work->now, work->before) == 0)
        return;
    char *above = pl_path_folder(work->path);
    if (pl_folder_make(above, 0700, &work->error))
        pl_file_write(work->path, work->now, strlen(work->now), &work->error);
    free(above);
}

/* Its keys hold from now on; what is wrong in it is shown with its lines. */
static void take(pl_app *app, const char *text)
{
    pl_problems problems = { 0 };
    pl_text lines = { 0 };
    pl_app_keys *k = &app->settings->keys;
    pl_keys_free(app->keys);
    app->keys = pl_keys_new(pl_command_check);
    pl_keys_read(app->keys, &problems, text, strlen(text));
    pl_keys_single(app->keys, pl_app_habit(app, PL_HABIT_SINGLE) == 1);
    pl_problems_print(&lines, &problems, app->keys_file);
    snprintf(k->faults, sizeof k->faults, "%s", pl_text_get(&lines));
    k->faults[pl_utf8_cut(k->faults, strlen(k->faults))] = '\0';
    size_t size = strlen(k->faults);
    if (size && k->faults[size - 1] == '\n')
        k->faults[size - 1] = '\0';
    pl_text_free(&lines);
    pl_problems_free(&problems);
    settings_keys_again(app);
    pl_app_changed(app);
}

static void keys_done(void *arg)
{
    keys_work *work = arg;
    pl_app *app = work->app;
    if (work->error.code) {
        app_error(app, &work->error);
        return;
    }
    if (work->writes && !work->back && strcmp(work->before, work->now) != 0)
        settings_note_keys(app, work->before, work->now);
    take(app, work->now);
}

static void keys_free(void *arg)
{
    keys_work *work = arg;
    free(work->path);
    free(work->wanted);
    free(work->expected);
    free(work->before);
    free(work->now);
    free(work);
}

static void post(pl_app *app, keys_work *work)
{
    work->app = app;
    work->path = pl_copy_text(app->keys_file);
    pl_task task = { keys_run, keys_done, keys_free, work };
    pl_runner_post(app->opener, &task);
}

void settings_keys_read(pl_app *app)
{
    settings_keys_list(app);
    if (app->keys_file)
        post(app, pl_alloc(sizeof(keys_work)));
}

void settings_keys_write(pl_app *app, const keys_change *change)
{
    keys_work *work = pl_alloc(sizeof *work);
    work->change = *change;
    work->writes = true;
    post(app, work);
}

void settings_keys_restore(pl_app *app, const char *wanted, const char *expected)
{
    keys_work *work = pl_alloc(sizeof *work);
    work->writes = work->back = true;
    work->wanted = pl_copy_text(wanted);
    work->expected = pl_copy_text(expected);
    post(app, work);
}
