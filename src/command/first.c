/* The first start: a new library asks for one code and one role. And what to do when a recording is away. */
#include "inside.h"

#include "plumbline/store/people.h"

static const char *when_first(const pl_app *app)
{
    return app->view.screen == PL_SCREEN_FIRST ? NULL : "";
}

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

static void first_go(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const char *code = field_words(app, PL_FIELD_CODE);
    if (!pl_code_valid(code)) {
        pl_app_say(app, PL_TOAST_WRONG, "Use letters, digits and a dash, like T-02. No names.");
        return;
    }
    if (!app->view.first_role) {
        pl_app_say(app, PL_TOAST_WRONG, "Choose your role first.");
        return;
    }
    free(app->as);
    app->as = pl_copy_text(code);
    if (!app_open_library(app) || app->view.first_role == 1)
        return;
    static const pl_role roles[] = { PL_ROLE_TREATMENT_MANAGER, PL_ROLE_TREATMENT_MANAGER,
                                     PL_ROLE_CLINICAL_LEAD, PL_ROLE_FACILITATOR,
                                     PL_ROLE_ADMINISTRATOR };
    pl_role *role = pl_alloc(sizeof *role);
    *role = roles[app->view.first_role];
    pl_letter letter = { run_role, NULL, app, role, free };
    pl_error err = { 0 };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
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
    { "first-go", "Library", "Open the library", when_first, first_go, PL_COMMAND_HIDDEN },
    { "reopen", "Always", "Look for the recording again", when_away, reopen, 0 },
    { 0 },
};
