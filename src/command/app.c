#include "inside.h"

#include "plumbline/command/speech.h"
#include "plumbline/command/thumbs.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"

#include <time.h>

enum { TOAST_US = 8 * 1000 * 1000 };

int64_t pl_app_now(const pl_app *app)
{
    struct timespec now;
    if (app->host.now)
        return app->host.now(app->host.now_ctx);
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void pl_app_changed(pl_app *app)
{
    app->version++;
}

void pl_app_say(pl_app *app, pl_toast_look look, const char *words)
{
    snprintf(app->toast.words, sizeof app->toast.words, "%s", words);
    app->toast.look = look;
    app->toast.undo = false;
    app->toast.within = (int)app->view.dialog;
    /* what went wrong stays until it is taken away */
    app->toast.until = look == PL_TOAST_WRONG ? PL_NO_TIME : pl_app_now(app) + TOAST_US;
    pl_app_changed(app);
}

void app_error(pl_app *app, const pl_error *err)
{
    pl_app_say(app, err->code == PL_BAD_INPUT ? PL_TOAST_TELL : PL_TOAST_WRONG, err->text);
}

/* ----- settings */

typedef struct setting_change {
    char *name, *value;
} setting_change;

static bool run_setting(pl_store *store, void *arg, pl_error *err)
{
    const setting_change *change = arg;
    return pl_store_setting_set(store, change->name, change->value, err);
}

static void free_setting(void *arg)
{
    setting_change *change = arg;
    free(change->name);
    free(change->value);
    free(change);
}

void app_setting(pl_app *app, const char *name, const char *value)
{
    if (!app->post)
        return;
    setting_change *change = pl_alloc(sizeof *change);
    *change = (setting_change){ pl_copy_text(name), pl_copy_text(value) };
    pl_letter letter = { run_setting, NULL, app, change, free_setting };
    pl_error none = { 0 };
    pl_post_send(app->post, &letter, &none); /* a setting that is not kept is no loss to speak of */
}

char *app_setting_of(const pl_app *app, const char *name)
{
    char *value = NULL;
    pl_error none = { 0 };
    return pl_store_setting(&value, app->store, name, &none) ? value : NULL;
}

int app_number(const pl_app *app, const char *name, int otherwise)
{
    char *value = app_setting_of(app, name);
    int number = value ? atoi(value) : otherwise;
    free(value);
    return number;
}

void app_keep_theme(pl_app *app)
{
    app_setting(app, "window.theme", pl_tone_name(app->view.tone));
    app->look_chosen = true;
}

void app_keep_text_size(pl_app *app)
{
    char words[8];
    snprintf(words, sizeof words, "%d", app->view.text_scale);
    app_setting(app, "window.text-size", words);
    app->size_chosen = true;
}

/* What was chosen before there was a library to keep it in is what this person wants of it as well. */
static void read_look(pl_app *app)
{
    char *theme = app_setting_of(app, "window.theme");
    if (app->look_chosen)
        app_keep_theme(app);
    else
        for (int i = 0; theme && i < PL_TONES; i++)
            if (strcmp(theme, pl_tone_name((pl_tone)i)) == 0)
                app->view.tone = (pl_tone)i;
    free(theme);
    int scale = app_number(app, "window.text-size", 100);
    if (app->size_chosen)
        app_keep_text_size(app);
    else
        app->view.text_scale = scale < 100 ? 100 : scale > 200 ? 200 : scale / 25 * 25;
}

static void read_settings(pl_app *app)
{
    read_look(app);
    settings_read(app);
    filter_read(app);
    app->was_open = app_setting_of(app, "window.review");
    app->was_killed = app_number(app, "window.running", 0) == 1;
    app_setting(app, "window.running", "1");
}

/* ----- the library */

static void fail_to_open(pl_app *app, const pl_error *err)
{
    app->failed = *err;
    app->view.screen = PL_SCREEN_LIBRARY;
    app_error(app, err);
}

bool app_open_library(pl_app *app)
{
    pl_error err = { 0 };
    pl_store_options write = { .as = app->as, .vfs = app->vfs };
    pl_store_options read = { .as = app->as, .vfs = app->vfs, .read_only = true };
    if (!pl_post_open(&app->post, app->folder, &write, app->host.wake, app->host.ctx, &err) ||
        !pl_store_open(&app->store, app->folder, &read, &err)) {
        pl_post_close(&app->post);
        if (app->view.screen == PL_SCREEN_FIRST)
            app_error(app, &err);
        else
            fail_to_open(app, &err);
        return false;
    }
    read_settings(app);
    app->view.screen = PL_SCREEN_LIBRARY;
    app->view.row_focus = true;
    app->tidy_due = true;
    texts_read(app);
    app_shelf_old(app);
    return true;
}

/* ----- long work */

uint64_t app_work(pl_app *app, const char *title, const pl_task *task)
{
    uint64_t id = pl_runner_post(app->runner, task);
    if (!app->job.id) {
        app->job.id = id;
        snprintf(app->job.title, sizeof app->job.title, "%s", title);
        app->job.words[0] = '\0';
        app->job.done = -1;
    }
    pl_app_changed(app);
    return id;
}

static void mind_work(pl_app *app)
{
    pl_task_progress progress;
    bool came = pl_runner_collect(app->runner), runs;
    came = pl_runner_collect(app->opener) || came;
    pl_runner_collect(app->aside);
    runs = pl_runner_progress(&progress, app->runner, 0);
    if (runs)
        shelf_look(app);
    if (!runs && app->job.id) {
        app->job.id = 0;
        growing_finish(app);
        came = true;
    } else if (runs &&
               (progress.done != app->job.done || strcmp(progress.words, app->job.words) != 0)) {
        app->job.id = progress.id;
        app->job.done = progress.done;
        snprintf(app->job.words, sizeof app->job.words, "%.127s", progress.words);
        came = true;
    }
    if (came)
        pl_app_changed(app);
}

/* ----- once a round */

static void take_trouble(pl_app *app)
{
    if (!app->desk->trouble.code)
        return;
    app_error(app, &app->desk->trouble);
    app->desk->trouble = (pl_error){ 0 };
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a == PL_NO_TIME ? b : b == PL_NO_TIME || a < b ? a : b;
}

static void tell_sleep(pl_app *app)
{
    if (app->sleeps == app->desk->play.sleeps)
        return;
    app->sleeps = app->desk->play.sleeps;
    pl_app_say(app, PL_TOAST_TELL, "Paused: the computer slept.");
}

static int64_t mind_desk(pl_app *app)
{
    bool played = app->desk->play.playing;
    int phase = app->desk->play.phase;
    int64_t due = pl_desk_tick(app->desk);
    if (played)
        pl_app_used(app);
    if (played != app->desk->play.playing || phase != (int)app->desk->play.phase)
        pl_app_changed(app);
    records_mind(app);
    zoom_mind(app);
    take_trouble(app);
    tell_sleep(app);
    pl_app_thumbs_mind(app);
    pl_app_speech_start(app);
    due = sooner(due, growing_mind(app));
    if (app->view.screen == PL_SCREEN_SCORE || app->view.screen == PL_SCREEN_REPORT ||
        app->view.scores)
        app_missing(app);
    if (app->view.screen == PL_SCREEN_REPORT)
        pl_app_report_want(app);
    if (app->view.composer && !app->desk->selected)
        app->view.composer = false; /* the tag went: an undo took it */
    if (app->desk_version != app->desk->version) {
        app->desk_version = app->desk->version;
        pl_app_changed(app);
    }
    return due;
}

int64_t pl_app_tick(pl_app *app)
{
    int64_t now = pl_app_now(app), due = PL_NO_TIME;
    pl_error why;
    mind_work(app);
    if (app->post && pl_post_collect(app->post))
        pl_app_changed(app);
    bool stalled = app->post && pl_post_stalled(&why, app->post);
    if (stalled != app->stalled) {
        app->stalled = stalled;
        pl_app_changed(app);
    }
    if (app->shelf_old && app->store && !pl_screen_of_review(app->view.screen))
        shelf_read(app);
    tidy_mind(app);
    pictures_mind(app);
    trend_mind(app);
    add_mind(app);
    due = rubric_desk_mind(app);
    if (app->toast.words[0] && app->toast.until != PL_NO_TIME && now >= app->toast.until) {
        app->toast.words[0] = '\0';
        pl_app_changed(app);
    }
    if (app->toast.words[0])
        due = sooner(due, app->toast.until);
    due = sooner(due, session_mind(app));
    return app->desk ? sooner(due, mind_desk(app)) : due;
}

/* ----- keys and text */

pl_field_id pl_app_field(const pl_app *app)
{
    for (int i = 0; i < PL_FIELDS; i++)
        if (app->view.focus == pl_field_element((pl_field_id)i))
            return (pl_field_id)i;
    return PL_FIELD_NONE;
}

void pl_app_focus(pl_app *app, uint64_t element, bool ring)
{
    pl_field_id before = pl_app_field(app);
    if (app->view.focus != element && before != PL_FIELD_NONE)
        pl_edit_preedit(&app->fields[before], "", 0);
    app->view.focus = element;
    app->view.ring = ring && element;
    pl_field_id after = pl_app_field(app);
    if (before != PL_FIELD_NONE && before != after)
        field_left(app, before);
    note_focus(app, before, after);
    settings_key_focus(app, element);
    pl_app_changed(app);
}

const char *pl_app_section(const pl_app *app)
{
    if (app->view.dialog == PL_DIALOG_ADD && !app->view.menu)
        return "add";
    if (app->view.menu || app->view.dialog)
        return "dialog";
    return count_is_on(app) ? "counting" : pl_screen_name(app->view.screen);
}

/* Behind a dialog nothing else is done by a key. */
static bool passes_dialog(const pl_app *app, const char *line)
{
    static const char *const always[] = { "close",      "focus-next", "text-size",   "choose",
                                          "words-keep", "theme",      "full-screen", "quit",
                                          "add-",       "region-next" };
    if (!app->view.menu && !app->view.dialog)
        return true;
    for (size_t i = 0; i < PL_COUNT(always); i++)
        if (strncmp(line, always[i], strlen(always[i])) == 0)
            return true;
    return false;
}

/* Keys that are no text and move no caret either, with Shift as without: Esc, Tab, F8, Shift+Tab. */
static bool leaves_text(const char *key)
{
    bool shift = strncmp(key, "Shift+", 6) == 0;
    const char *name = shift ? key + 6 : key;
    if (shift)
        return strcmp(name, "Tab") == 0 || (name[0] == 'F' && name[1]);
    return name[0] && name[1] && strcmp(name, "Space") != 0;
}

bool pl_app_key(pl_app *app, const char *key)
{
    pl_field_id field = pl_app_field(app);
    pl_error err = { 0 };
    if (settings_key(app, key))
        return true;
    if (field != PL_FIELD_NONE && field_key(app, field, key))
        return true;
    const char *line = pl_keys_find(app->keys, pl_app_section(app), key);
    bool plain = strncmp(key, "Ctrl+", 5) != 0 && strncmp(key, "Alt+", 4) != 0;
    if (!line || (field != PL_FIELD_NONE && plain && !leaves_text(key)))
        return false;
    if (field != PL_FIELD_NONE && field_takes_back(app, field, line))
        return true;
    if (!passes_dialog(app, line))
        return false;
    if (field != PL_FIELD_NONE && (strcmp(key, "Left") == 0 || strcmp(key, "Right") == 0))
        return true;
    if (!pl_command_line(app, line, &err))
        app_error(app, &err);
    return true;
}

void pl_app_text(pl_app *app, const char *text)
{
    pl_field_id field = pl_app_field(app);
    if (field == PL_FIELD_NONE || (field == PL_FIELD_RUBRIC_TEXT && !rubric_text_typed(app)))
        return;
    pl_edit_preedit(&app->fields[field], "", 0);
    if (!pl_edit_insert(&app->fields[field], text))
        pl_app_say(app, PL_TOAST_WRONG, "There is no more room in this field.");
    field_changed(app, field);
}

void pl_app_preedit(pl_app *app, const char *text, int caret)
{
    pl_field_id field = pl_app_field(app);
    if (field == PL_FIELD_NONE)
        return;
    pl_edit_preedit(&app->fields[field], text, caret);
    pl_app_changed(app);
}

/* ----- start and stop */

static void read_keys(pl_app *app)
{
    enum { MOST_BYTES = 256 * 1024 };
    size_t size = 0;
    pl_error err = { 0 };
    pl_problems problems = { 0 };
    app->keys = pl_keys_new(pl_command_check);
    if (!app->keys_file || !pl_path_exists(app->keys_file))
        return;
    char *text = pl_file_read(&size, app->keys_file, MOST_BYTES, &err);
    if (!text) {
        app_error(app, &err);
    } else if (!pl_keys_read(app->keys, &problems, text, size)) {
        pl_text lines = { 0 };
        pl_problems_print(&lines, &problems, app->keys_file);
        lines.data[--lines.size] = '\0'; /* the end of the last line is no line of a message */
        pl_app_say(app, PL_TOAST_WRONG, pl_text_get(&lines));
        pl_text_free(&lines);
    }
    pl_problems_free(&problems);
    free(text);
}

static bool is_path(pl_field_id field)
{
    return field == PL_FIELD_PATH || field == PL_FIELD_FOLDER || field == PL_FIELD_POLICY ||
           field == PL_FIELD_TRANSCRIPT;
}

pl_app *pl_app_start(const pl_app_options *options, const pl_host *host)
{
    enum { SHORT = 300, CODE = 16, MOST_TEXT = 1 << 20 };
    pl_app *app = pl_alloc(sizeof *app);
    app->host = *host;
    app->folder = pl_copy_text(options->folder);
    app->as = pl_copy_text(options->as);
    app->vfs = pl_copy_text(options->vfs);
    app->keys_file = pl_copy_text(options->keys_file);
    app->library_file = pl_copy_text(options->library_file);
    app->export_folder = pl_copy_text(options->export_folder);
    app->media = options->media;
    app->steps = options->steps;
    app->missing_version = -1;
    app->view.text_scale = 100;
    app->view.filter.state = -1;
    app->view.sort = PL_SORT_DATE;
    app->view.zoom_from_us = app->view.zoom_to_us = app->view.critical_us = PL_NO_TIME;
    for (int i = 0; i < PL_FIELDS; i++)
        pl_edit_start(&app->fields[i], field_many_lines((pl_field_id)i),
                      field_most_note((pl_field_id)i) ? PL_MOST_NOTE
                      : is_path((pl_field_id)i)       ? 4096
                      : i == PL_FIELD_RUBRIC_TEXT     ? MOST_TEXT
                      : i == PL_FIELD_CODE            ? CODE
                                                      : SHORT,
                      app->steps.left ? &app->steps : NULL);
    rubric_desk_start(app);
    read_keys(app);
    settings_start(app);
    app->runner = pl_runner_start(host->wake, host->ctx);
    app->opener = pl_runner_start(host->wake, host->ctx);
    app->aside = pl_runner_start(host->wake, host->ctx);
    char *file = pl_path_join(app->folder, "plumbline.db");
    if (pl_path_exists(file) || app->as) {
        app_open_library(app);
    } else {
        app->view.screen = PL_SCREEN_FIRST;
        first_look(app);
        pl_app_focus(app, pl_field_element(PL_FIELD_CODE), true);
    }
    free(file);
    pl_id low, high;
    if (app->was_open && pl_id_range(&low, &high, app->was_open) && low == high)
        app_open_review(app, low);
    return app;
}

void pl_app_stop(pl_app **app)
{
    pl_app *a = *app;
    if (!a)
        return;
    if (a->desk) { /* it is opened again at the next start */
        note_leave(a);
        spent_keep(a);
        if (a->host.player)
            a->host.player(a->host.ctx, NULL);
        pl_app_speech_stop(a);
        growing_stop(a);
        pl_desk_close(&a->desk);
        pl_app_thumbs_stop(a); /* its pictures were borrowed */
    }
    if (a->session)
        session_leave(a);
    app_setting(a, "window.running", "0");
    add_end(a);
    pictures_stop(a);
    pl_runner_stop(&a->runner);
    pl_runner_stop(&a->opener);
    pl_runner_stop(&a->aside);
    pl_post_close(&a->post);
    records_forget(a);
    pl_store_close(&a->store);
    pl_shelf_free(&a->shelf);
    pl_away_free(&a->away);
    if (a->missing.arena)
        pl_missing_free(&a->missing);
    pl_app_report_free(a->report);
    pl_palette_free(a->palette);
    programmes_free(a->programmes);
    rubrics_free(a->rubrics);
    rubric_desk_stop(a);
    pl_keys_free(a->keys);
    settings_stop(a);
    free(a->trend);
    for (int i = 0; i < PL_FIELDS; i++)
        pl_edit_stop(&a->fields[i]);
    free(a->shown);
    free(a->people);
    free(a->folder);
    free(a->as);
    free(a->vfs);
    free(a->keys_file);
    free(a->library_file);
    free(a->export_folder);
    free(a->was_open);
    free(a);
    *app = NULL;
}
