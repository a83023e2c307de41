/* The file of a draft: begun from another text, written as it is typed, looked at for what somebody else put
 * there, and at last made an edition. */
#include "plumbline/command/rubric_desk.h"

#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"

enum { LOOK_US = 2 * 1000 * 1000, MOST_TEXT = 1 << 20 };

/* ----- writing, and looking */

typedef struct file_work {
    pl_app *app; /* for `done` alone */
    char *file;
    char *text; /* NULL: it is only looked at */
    size_t size;
    int64_t change, known_us; /* known_us 0: whatever stands there is replaced */
    char *outside;            /* what somebody else put there */
    int64_t file_us;          /* 0: there is none */
    pl_error error;
} file_work;

/* What stands there is another than this window wrote or read, and says something else. */
static bool is_other(file_work *work)
{
    pl_error none = { 0 };
    pl_file_facts facts;
    size_t size;
    if (!pl_file_facts_read(&facts, work->file, &none))
        return false;
    work->file_us = facts.changed_us;
    if (!work->known_us || facts.changed_us == work->known_us)
        return false;
    work->outside = pl_file_read(&size, work->file, MOST_TEXT, &none);
    return work->outside != NULL;
}

static void run_file(void *arg, pl_job *job)
{
    file_work *work = arg;
    (void)job;
    if (!is_other(work) && work->text)
        pl_rubric_draft_write(&work->file_us, work->file, work->text, work->size, &work->error);
}

static void take_file(void *arg)
{
    file_work *work = arg;
    pl_rubric_desk *desk = work->app->rubric_desk;
    if (!work->app->rubric_desk->file || strcmp(desk->file, work->file) != 0)
        return;
    desk->writing = desk->writing && !work->text;
    desk->looking = desk->looking && work->text;
    bool same = work->outside && strcmp(work->outside, pl_edit_words(desk->code.edit)) == 0;
    if (work->error.code) {
        app_error(work->app, &work->error);
        desk->kept = work->change; /* tried again with the next letter */
    } else if (work->outside && !same) {
        free(desk->outside);
        desk->outside = work->outside;
        desk->outside_us = work->file_us;
        work->outside = NULL;
    } else if (work->text || same) {
        desk->kept = work->text ? work->change : desk->kept;
        desk->kept_utc = work->text ? pl_utc_now() : desk->kept_utc;
        desk->file_us = work->file_us;
    } else if (work->file_us == 0) {
        desk->kept = -1; /* it was taken away: it is written again */
    } else if (!work->known_us) {
        desk->file_us = work->file_us;
    }
    pl_app_changed(work->app);
}

static void free_file(void *arg)
{
    file_work *work = arg;
    free(work->file);
    free(work->text);
    free(work->outside);
    free(work);
}

static file_work *work_of(pl_app *app, bool write)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    const pl_edit *edit = desk->code.edit;
    file_work *work = pl_alloc(sizeof *work);
    *work = (file_work){ .app = app,
                         .file = pl_copy_text(desk->file),
                         .change = edit->changes,
                         .known_us = desk->file_us };
    if (write) {
        work->text = pl_copy_bytes(edit->text, edit->size);
        work->size = edit->size;
    }
    return work;
}

static void post(pl_app *app, file_work *work)
{
    pl_task task = { run_file, take_file, free_file, work };
    pl_runner_post(app->aside, &task);
}

static bool is_kept(const pl_rubric_desk *desk)
{
    return !desk->draft || desk->kept == desk->code.edit->changes;
}

int64_t rubric_draft_mind(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    int64_t now = pl_app_now(app);
    if (!desk->draft || desk->outside || desk->saving || desk->writing)
        return PL_NO_TIME;
    if (!is_kept(desk)) {
        desk->writing = true;
        post(app, work_of(app, true));
        return PL_NO_TIME;
    }
    if (app->view.screen != PL_SCREEN_RUBRICS || desk->looking)
        return PL_NO_TIME;
    if (now < desk->looked + LOOK_US)
        return desk->looked + LOOK_US;
    desk->looked = now;
    desk->looking = true;
    post(app, work_of(app, false));
    return now + LOOK_US;
}

/* Beside a file that somebody else has changed and about which nothing was decided. */
static char *spare(const char *file)
{
    size_t size = strlen(file) - (pl_text_ends(file, ".yaml") ? 5 : 0);
    return pl_format("%.*s-mine.yaml", (int)size, file);
}

/* What has to be written before the desk forgets it; NULL: nothing. */
static file_work *unwritten(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    if (!desk->file || desk->saving || (is_kept(desk) && !desk->outside))
        return NULL;
    file_work *work = work_of(app, true);
    work->known_us = 0;
    if (desk->outside) {
        free(work->file);
        work->file = spare(desk->file);
    }
    return work;
}

/* The list has the draft as it was when it was read: come back to, it is as it was left. */
static void remember(pl_rubric_desk *desk)
{
    pl_rubric_entry *entry = desk->at < 0 ? NULL : &desk->shelf.items[desk->at];
    if (!entry || !desk->draft || desk->outside || strcmp(entry->file, desk->file) != 0)
        return;
    free(entry->text);
    entry->text = pl_copy_text(pl_edit_words(desk->code.edit));
    entry->size = desk->code.edit->size;
    if (desk->check && desk->checked == desk->code.edit->changes) {
        pl_problems found = desk->check->problems;
        desk->check->problems = entry->problems;
        entry->problems = found;
    }
    entry->changed_us = 0; /* of its file: not known before it is written */
}

void rubric_draft_leave(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    file_work *work = unwritten(app);
    remember(desk);
    if (work)
        post(app, work);
    if (work && desk->outside)
        desk->old = true; /* there is one more */
    desk->writing = desk->looking = desk->draft = false;
}

/* The threads have ended: it is written here. */
void rubric_draft_stop(pl_app *app)
{
    file_work *work = unwritten(app);
    if (!work)
        return;
    pl_rubric_draft_write(&work->file_us, work->file, work->text, work->size, &work->error);
    free_file(work);
}

/* ----- what somebody else put there */

static void rubric_take(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    (void)arg;
    pl_listing_replace(&desk->code, 0, desk->code.edit->size, desk->outside); /* one step of undo */
    pl_edit_place(desk->code.edit, 0, false);
    desk->kept = desk->code.edit->changes;
    desk->file_us = desk->outside_us;
    free(desk->outside);
    desk->outside = NULL;
}

static void rubric_keep(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    (void)arg;
    desk->file_us = desk->outside_us;
    desk->kept = -1;
    free(desk->outside);
    desk->outside = NULL;
}

static const char *when_outside(const pl_app *app)
{
    return when_rubrics(app) || !app->rubric_desk->outside ? "" : NULL;
}

/* ----- beginning one */

char *pl_rubric_begin_id(const pl_app *app)
{
    const pl_rubric_entry *entry = pl_rubric_open(app);
    if (app->rubric_desk->begin == PL_BEGIN_EDITION)
        return pl_copy_text(entry ? entry->id : "");
    return pl_rubric_id_of(field_words(app, PL_FIELD_RUBRIC_TITLE));
}

static int newest_of(const pl_rubric_desk *desk, const char *id)
{
    int newest = 0;
    for (int i = 0; i < desk->shelf.count; i++)
        if (strcmp(desk->shelf.items[i].id, id) == 0 && desk->shelf.items[i].edition > newest)
            newest = desk->shelf.items[i].edition;
    return newest;
}

static const pl_rubric_entry *draft_of(const pl_rubric_desk *desk, const char *id)
{
    for (int i = 0; i < desk->shelf.count; i++)
        if (desk->shelf.items[i].draft && strcmp(desk->shelf.items[i].id, id) == 0)
            return &desk->shelf.items[i];
    return NULL;
}

static void ask(pl_app *app, pl_rubric_begin begin, const char *title)
{
    app->rubric_desk->begin = begin;
    field_set(app, PL_FIELD_RUBRIC_TITLE, title);
    dialog_open(app, PL_DIALOG_RUBRIC);
}

static void rubric_new(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    ask(app, PL_BEGIN_NEW, "");
}

/* "Group session review (Plumbline)" is begun as "Group session review": the name of the service follows. */
static void rubric_copy(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char *title = pl_copy_text(pl_rubric_open(app)->title);
    char *of = strstr(title, " (Plumbline)");
    if (of)
        *of = '\0';
    ask(app, PL_BEGIN_COPY, title);
    free(title);
}

typedef struct begin_work {
    pl_app *app; /* for `done` alone */
    char *folder, *id, *text;
    int edition;
    char *file; /* that was made */
    pl_error error;
} begin_work;

static void run_begin(void *arg, pl_job *job)
{
    begin_work *work = arg;
    (void)job;
    pl_rubric_draft_begin(&work->file, work->folder, work->id, work->edition, work->text,
                          &work->error);
}

static void take_begin(void *arg)
{
    begin_work *work = arg;
    pl_app *app = work->app;
    bool asks = app->view.dialog == PL_DIALOG_RUBRIC;
    app->rubric_desk->beginning = false;
    if (work->error.code) {
        if (asks)
            field_fault(app, PL_FIELD_NONE, work->error.text);
        else
            app_error(app, &work->error);
        return;
    }
    if (asks)
        dialog_close(app);
    rubric_desk_old(app, work->file);
    field_set(app, PL_FIELD_RUBRIC_FIND, "");
    field_focus(app, PL_FIELD_RUBRIC_TEXT);
    app->rubric_desk->tab = PL_RUBRIC_TEXT;
    app->rubric_desk->list_open = false;
}

static void free_begin(void *arg)
{
    begin_work *work = arg;
    free(work->folder);
    free(work->id);
    free(work->text);
    free(work->file);
    free(work);
}

/* Takes ownership of the text. */
static void begin(pl_app *app, const char *id, int edition, char *text)
{
    if (app->rubric_desk->beginning) {
        free(text);
        return;
    }
    app->rubric_desk->beginning = true;
    begin_work *work = pl_alloc(sizeof *work);
    *work = (begin_work){ .app = app,
                          .folder = pl_copy_text(app->folder),
                          .id = pl_copy_text(id),
                          .edition = edition,
                          .text = text };
    pl_task task = { run_begin, take_begin, free_begin, work };
    pl_runner_post(app->opener, &task);
}

/* Of the newest edition there is a draft: that one goes on. */
static void rubric_edition(pl_app *app, const pl_arg *arg)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    const pl_rubric_entry *entry = pl_rubric_open(app), *draft = draft_of(desk, entry->id);
    (void)arg;
    if (draft && entry->id[0]) {
        pl_app_say(app, PL_TOAST_TELL, "There is a draft of the next edition already: here it is.");
        rubric_desk_open(app, (int)(draft - desk->shelf.items));
        app->rubric_desk->row_wanted = true;
        return;
    }
    int next = newest_of(desk, entry->id) + (entry->rubric ? 1 : 0);
    next = next > 0 ? next : 1;
    char *id = entry->id[0] ? pl_copy_text(entry->id) : pl_rubric_id_of(entry->title);
    begin(app, id, next, pl_rubric_text_begin(entry->text, NULL, next, NULL));
    free(id);
}

static const char *missing(const pl_app *app, const char *id)
{
    if (!id[0])
        return "Give it a title of its own.";
    if (newest_of(app->rubric_desk, id) || draft_of(app->rubric_desk, id))
        return "There is a rubric of this name already. Give it a title of its own.";
    return NULL;
}

static void rubric_begin_now(pl_app *app, const pl_arg *arg)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    const char *title = field_words(app, PL_FIELD_RUBRIC_TITLE);
    char *id = pl_rubric_begin_id(app);
    const char *why = missing(app, id);
    (void)arg;
    if (why)
        field_fault(app, PL_FIELD_RUBRIC_TITLE, why);
    else if (desk->begin == PL_BEGIN_COPY && pl_rubric_open(app))
        begin(app, id, 1, pl_rubric_text_begin(pl_rubric_open(app)->text, id, 1, title));
    else
        begin(app, id, 1, pl_rubric_text_new(id, title));
    free(id);
}

/* ----- an edition */

typedef struct save_work {
    pl_app *app; /* for `done` alone */
    char *file, *text;
    pl_rubric_added added;
} save_work;

static bool run_save(pl_store *store, void *arg, pl_error *err)
{
    save_work *work = arg;
    return pl_rubric_draft_save(&work->added, store, work->file, work->text, err);
}

static void save_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const save_work *work = arg;
    char words[128];
    if (!receipt->ok) {
        app->rubric_desk->saving = false;
        app_error(app, &receipt->error);
        return;
    }
    snprintf(words, sizeof words, "Edition %d is saved, and never changes again.",
             work->added.rubric->edition);
    pl_app_say(app, PL_TOAST_DONE, words);
    app->rubric_desk->draft = false; /* its file is no more; the edition is opened in its place */
    rubric_desk_old(app, work->added.path);
    texts_read(app); /* from now on reviews can go by it */
}

static void free_save(void *arg)
{
    save_work *work = arg;
    pl_rubric_added_free(&work->added);
    free(work->file);
    free(work->text);
    free(work);
}

static void save(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    pl_error err = { 0 };
    desk->save_wanted = false;
    if (desk->check->problems.faults > 0) {
        pl_app_say(app, PL_TOAST_TELL,
                   "It can be saved as an edition when its problems are mended.");
        pl_command_run(app, pl_command_find("rubric-problem"), &(pl_arg){ .number = 1 });
        return;
    }
    save_work *work = pl_alloc(sizeof *work);
    *work = (save_work){ .app = app,
                         .file = pl_copy_text(desk->file),
                         .text = pl_copy_text(pl_edit_words(desk->code.edit)) };
    pl_letter letter = { run_save, save_done, app, work, free_save };
    desk->saving = true;
    if (!pl_post_send(app->post, &letter, &err)) {
        desk->saving = false;
        app_error(app, &err);
    }
}

/* What was typed last is checked first. */
static void rubric_save(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    (void)arg;
    desk->save_wanted = true;
    rubric_draft_checked(app);
}

void rubric_draft_checked(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    if (desk->save_wanted && desk->check && desk->checked == desk->code.edit->changes)
        save(app);
}

/* ----- a draft that is not wanted */

static void rubric_drop(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_open(app, PL_DIALOG_RUBRIC_DROP);
}

static void rubric_drop_now(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    pl_error err = { 0 };
    (void)arg;
    dialog_close(app);
    if (!pl_rubric_draft_drop(desk->file, &err)) {
        app_error(app, &err);
        return;
    }
    desk->draft = false; /* nothing of it is written any more */
    rubric_desk_open(app, -1);
    rubric_desk_old(app, NULL);
}

/* ----- commands */

static const char *when_may(const pl_app *app)
{
    if (when_rubrics(app))
        return "";
    return pl_rubric_may_edit(app)
               ? NULL
               : "Rubrics are written by those who answer for the service: a treatment manager, a "
                 "clinical lead or an administrator.";
}

static const char *when_fixed(const pl_app *app)
{
    const pl_rubric_entry *entry = pl_rubric_open(app);
    if (when_rubrics(app) || !entry || entry->draft)
        return "";
    return when_may(app);
}

static const char *when_own(const pl_app *app)
{
    const char *why = when_fixed(app);
    return why ? why : pl_rubric_open(app)->shipped ? "" : NULL;
}

static const char *when_draft(const pl_app *app)
{
    const pl_rubric_entry *entry = pl_rubric_open(app);
    if (when_rubrics(app) || !entry || !entry->draft)
        return "";
    if (app->rubric_desk->outside)
        return "Choose first which of the two texts stays.";
    return pl_rubric_read_only(app);
}

static const char *when_save(const pl_app *app)
{
    const char *why = when_draft(app);
    if (why)
        return why;
    return pl_rubric_faults(app) ? "It can be saved as an edition when its problems are mended: F8 "
                                   "goes to the next."
                                 : NULL;
}

static const char *when_begin(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_RUBRIC ? NULL : "";
}

static const char *when_drop(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_RUBRIC_DROP ? when_draft(app) : "";
}

#define GROUP "Rubrics"

const pl_command commands_rubric_draft[] = {
    { "rubric-new", GROUP, "A new rubric", when_may, rubric_new, 0 },
    { "rubric-copy", GROUP, "Make a copy of this rubric", when_fixed, rubric_copy, 0 },
    { "rubric-edition", GROUP, "New edition from this", when_own, rubric_edition, 0 },
    { "rubric-begin-now", GROUP, "Begin the draft", when_begin, rubric_begin_now,
      PL_COMMAND_HIDDEN },
    { "rubric-save", GROUP, "Save as an edition", when_save, rubric_save, 0 },
    { "rubric-drop", GROUP, "Throw the draft away", when_draft, rubric_drop, 0 },
    { "rubric-drop-now", GROUP, "Throw it away now", when_drop, rubric_drop_now,
      PL_COMMAND_HIDDEN },
    { "rubric-take", GROUP, "Take the text that was put into the file", when_outside, rubric_take,
      0 },
    { "rubric-keep", GROUP, "Keep the text of this window", when_outside, rubric_keep, 0 },
    { 0 },
};
