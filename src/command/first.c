/* The first start: a new library asks for one code and one role, and says where it is kept. And what to do
 * when a recording is away. */
#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/store/people.h"

static const char *when_first(const pl_app *app)
{
    return app->view.screen == PL_SCREEN_FIRST ? NULL : "";
}

static const char *when_ready(const pl_app *app)
{
    const char *why = when_first(app), *code = field_words(app, PL_FIELD_CODE);
    if (why)
        return why;
    if (*code && !pl_code_valid(code))
        return "Use letters, digits and a dash, like T-02. No names.";
    if (!*code || (!app->view.first_role && !app->place.is_there))
        return "Your code and role first.";
    return app->place.why.code ? app->place.why.text : NULL;
}

/* ----- the folder */

/* A library with its log and its copies needs so much to begin with. */
static const int64_t least_room = (int64_t)20 * 1000 * 1000;

static void look_at(pl_app_place *out, const char *folder)
{
    char *file = pl_path_join(folder, "plumbline.db");
    *out = (pl_app_place){ .room = pl_path_room(folder), .is_there = pl_path_exists(file) };
    free(file);
    if (pl_path_exists(folder) && !pl_path_is_folder(folder))
        pl_fail(&out->why, PL_REFUSED, "There is a file at this place. Choose a folder.");
    else if (pl_path_network(folder))
        pl_fail(&out->why, PL_REFUSED,
                "A library cannot be kept on a network drive. Choose a folder on this computer.");
    else if (out->room >= 0 && out->room < least_room && !out->is_there)
        pl_fail(&out->why, PL_FULL, "There is no room here. Choose another folder.");
}

void first_look(pl_app *app)
{
    look_at(&app->place, app->folder);
}

static const char *when_choice(const pl_app *app)
{
    const char *why = when_first(app);
    return why ? why : app->library_file ? NULL : "";
}

static void first_folder(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_FOLDER, app->folder);
    dialog_open(app, PL_DIALOG_FOLDER);
}

static void first_folder_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_place place = { 0 };
    char *folder = path_typed(field_words(app, PL_FIELD_FOLDER));
    if (folder)
        look_at(&place, folder);
    else
        pl_fail(&place.why, PL_BAD_INPUT, "Write the whole path, like ~/Documents/Plumbline.");
    if (place.why.code) {
        field_fault(app, PL_FIELD_FOLDER, place.why.text);
        free(folder);
        return;
    }
    free(app->folder);
    app->folder = folder;
    app->place = place;
    app->place.chosen = true;
    dialog_close(app);
}

/* The next start finds the library there. */
typedef struct place_work {
    pl_app *app; /* for `done` alone */
    char *file, *folder;
    pl_error error;
} place_work;

static void run_place(void *arg, pl_job *job)
{
    place_work *work = arg;
    char *line = pl_format("%s\n", work->folder), *above = pl_path_folder(work->file);
    (void)job;
    if (pl_folder_make(above, 0700, &work->error))
        pl_file_write(work->file, line, strlen(line), &work->error);
    free(line);
    free(above);
}

static void place_done(void *arg)
{
    place_work *work = arg;
    if (work->error.code)
        app_error(work->app, &work->error);
}

static void free_place(void *arg)
{
    place_work *work = arg;
    free(work->file);
    free(work->folder);
    free(work);
}

static void keep_place(pl_app *app)
{
    if (!app->library_file || !app->place.chosen)
        return;
    place_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->file = pl_copy_text(app->library_file);
    work->folder = pl_path_absolute(app->folder);
    pl_task task = { run_place, place_done, free_place, work };
    pl_runner_post(app->aside, &task);
}

/* ----- who, and on */

static void first_role(pl_app *app, const pl_arg *arg)
{
    app->view.first_role = (int)arg->number;
}

static bool run_role(pl_store *store, void *arg, pl_error *err)
{
    pl_id id;
    pl_role role = *(const pl_role *)arg;
    return pl_store_person_add(&id, store, pl_store_me(store)->code, role, err);
}

static bool open_first(pl_app *app)
{
    static const pl_role roles[] = { PL_ROLE_TREATMENT_MANAGER, PL_ROLE_TREATMENT_MANAGER,
                                     PL_ROLE_CLINICAL_LEAD, PL_ROLE_FACILITATOR,
                                     PL_ROLE_ADMINISTRATOR };
    free(app->as);
    app->as = pl_copy_text(field_words(app, PL_FIELD_CODE));
    if (!app_open_library(app))
        return false;
    keep_place(app);
    if (app->view.first_role <= 1 || app->place.is_there) /* who is known there has their role */
        return true;
    pl_role *role = pl_alloc(sizeof *role);
    *role = roles[app->view.first_role];
    pl_letter letter = { run_role, NULL, app, role, free };
    pl_error err = { 0 };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
    return true;
}

static void first_go(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    open_first(app);
}

static void first_add(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (open_first(app))
        pl_command_run(app, pl_command_find("add-recordings"), NULL);
}

static const char *when_away(const pl_app *app)
{
    return app->desk && (app->desk->play.phase == PL_PLAYER_FAILED ||
                         app->desk->play.phase == PL_PLAYER_AWAY)
               ? NULL
               : "";
}

static void reopen(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_id review = app->desk->facts.review->id;
    app_close_review(app);
    app_open_review(app, review);
}

const pl_command commands_first[] = {
    { "first-role", "Library", "Role", when_first, first_role, PL_COMMAND_HIDDEN },
    { "first-go", "Library", "Open the library", when_ready, first_go, PL_COMMAND_HIDDEN },
    { "first-add", "Library", "Add recordings", when_ready, first_add, PL_COMMAND_HIDDEN },
    { "first-folder", "Library", "Choose another folder", when_choice, first_folder,
      PL_COMMAND_HIDDEN },
    { "first-folder-keep", "Library", "Take this folder", when_choice, first_folder_keep,
      PL_COMMAND_HIDDEN },
    { "reopen", "Always", "Look for the recording again", when_away, reopen, 0 },
    { 0 },
};
