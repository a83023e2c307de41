/* The facilitators' own review of a session: opened behind the window, one question in hand, each answer kept
 * when it is left. */
#include "plumbline/command/session.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/command/answers.h"
#include "plumbline/store/session_review.h"

enum { LOOK_US = 10 * 1000 * 1000 };

/* ----- read, on a job's thread */

typedef struct session_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    pl_id recording;
    pl_session_sheet sheet;
    pl_error error;
} session_work;

static void read_run(void *arg, pl_job *job)
{
    session_work *work = arg;
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_session_sheet_read(&work->sheet, store, work->place.folder, work->recording, &work->error);
    pl_store_close(&store);
}

static void read_free(void *arg)
{
    session_work *work = arg;
    pl_session_sheet_free(&work->sheet);
    place_free(&work->place);
    free(work);
}

static void post_read(pl_app *app, pl_id recording, void (*done)(void *arg))
{
    session_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->recording = recording;
    place_take(&work->place, app);
    pl_task task = { read_run, done, read_free, work };
    pl_runner_post(app->opener, &task);
}

static const char *title_of(const pl_app *app, pl_id recording)
{
    for (int i = 0; i < app->shelf.count; i++)
        if (app->shelf.rows[i].recording->id == recording)
            return app->shelf.rows[i].title;
    return "";
}

static void open_done(void *arg)
{
    session_work *work = arg;
    pl_app *app = work->app;
    if (app->session_opening != work->recording || pl_screen_of_review(app->view.screen))
        return;
    app->session_opening = 0;
    if (work->error.code) {
        app_error(app, &work->error);
        return;
    }
    pl_view *view = &app->view;
    app->session = pl_session_desk_open(&work->sheet, app->post, title_of(app, work->recording));
    view->prompt = view->session_scroll = view->facts_scroll = 0;
    view->prompt_wanted = true;
    view->answer[0] = '\0';
    app->session_looked = pl_app_now(app);
    app->session_number = pl_store_change_number(app->store);
    app_screen(app, PL_SCREEN_SESSION);
    answer_first(app, &app->session->now->asks.prompts[0]);
    pl_app_changed(app);
}

static void fresh_done(void *arg)
{
    session_work *work = arg;
    pl_app *app = work->app;
    app->session_reading = false;
    if (work->error.code || !app->session || app->session->now->recording->id != work->recording)
        return;
    char rows_of[PL_ANSWER_KEY_ROOM] = "";
    if (app->view.rows_of)
        snprintf(rows_of, sizeof rows_of, "%s", app->view.rows_of);
    if (!pl_session_desk_fresh(app->session, &work->sheet))
        app->session_number = -1; /* once all that is on its way is there */
    const pl_prompt *rows = pl_rubric_prompt_find(&app->session->now->asks, rows_of);
    app->view.rows_of = rows ? rows->id : NULL; /* of what was read now */
    pl_app_changed(app);
}

/* What a colleague wrote meanwhile, and that somebody saw what is seen at once. */
static int64_t look_again(pl_app *app)
{
    int64_t now = pl_app_now(app);
    if (app->session->old && !app->session_reading && !pl_session_desk_waits(app->session)) {
        app->session_reading = true;
        post_read(app, app->session->now->recording->id, fresh_done);
    }
    if (now < app->session_looked + LOOK_US || app->session_reading)
        return app->session_looked + LOOK_US;
    app->session_looked = now;
    int64_t number = pl_store_change_number(app->store);
    if (number != app->session_number && !pl_session_desk_waits(app->session)) {
        app->session_number = number;
        app->session_reading = true;
        post_read(app, app->session->now->recording->id, fresh_done);
    }
    return now + LOOK_US;
}

int64_t session_mind(pl_app *app)
{
    pl_session_desk *desk = app->session;
    if (!desk)
        return PL_NO_TIME;
    if (desk->trouble.code) {
        app_error(app, &desk->trouble);
        desk->trouble = (pl_error){ 0 };
    }
    return look_again(app);
}

void session_leave(pl_app *app)
{
    pl_app_focus(app, 0, false); /* what stands in a field is kept */
    app->view.answer[0] = '\0';
    app->view.rows_of = NULL;
    if (app->session)
        app_shelf_old(app);
    pl_session_desk_close(&app->session);
}

/* ----- the one in hand */

void session_prompt(pl_app *app, const pl_prompt *prompt)
{
    const pl_session_review *now = app->session->now;
    for (int i = 0; i < now->asks.prompt_count; i++)
        if (&now->asks.prompts[i] == prompt)
            app->view.prompt = i;
    app->view.prompt_wanted = true;
}

const pl_prompt *pl_app_session_prompt(const pl_app *app)
{
    const pl_rubric *asks = &app->session->now->asks;
    int at = app->view.prompt;
    return &asks->prompts[at < 0 ? 0 : at < asks->prompt_count ? at : asks->prompt_count - 1];
}

bool pl_app_session_code(char out[32], const pl_app *app, int n)
{
    const char *at = app->session->now->recording->session.facilitators;
    while (at && *at && n > 0) {
        at += strcspn(at, ",");
        at += *at == ',';
        n--;
    }
    if (at)
        snprintf(out, 32, "%.*s", (int)strcspn(at, ","), at);
    return at && *at;
}

int session_led_parts(pl_answer_place *out, const pl_app *app, const pl_prompt *prompt)
{
    const pl_session_review *now = app->session->now;
    const pl_prompt_field *chosen = NULL;
    char code[32];
    int count = 0;
    for (int i = 0; i < prompt->field_count && !chosen; i++)
        if (prompt->fields[i].answer == PL_ANSWER_CHOICE)
            chosen = &prompt->fields[i];
    if (!chosen || prompt - now->asks.prompts < now->form_count || prompt->answer != PL_ANSWER_ROWS)
        return -1;
    for (; count < PL_ANSWER_ROWS_MOST && pl_app_session_code(code, app, count); count++)
        out[count] = (pl_answer_place){ .prompt = prompt,
                                        .field = chosen,
                                        .row = count + 1,
                                        .kind = PL_ANSWER_CHOICE,
                                        .choices = &chosen->choices };
    return count;
}

void session_row_named(pl_app *app, const pl_answer_place *place)
{
    char key[PL_ANSWER_KEY_ROOM], code[32];
    const pl_prompt *prompt = place->prompt;
    if (!place->row || prompt->fields[0].answer != PL_ANSWER_WORDS ||
        place->field == &prompt->fields[0])
        return;
    pl_answer_place who = { .prompt = prompt, .field = &prompt->fields[0], .row = place->row };
    if (!*pl_app_answer_of(app, pl_answer_key(key, &who)).words &&
        pl_app_session_code(code, app, place->row - 1))
        pl_session_desk_set(app->session, key, code);
}

static bool go(pl_app *app, int at)
{
    const pl_rubric *asks = &app->session->now->asks;
    if (at < 0 || at >= asks->prompt_count)
        return false;
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false);
    session_prompt(app, &asks->prompts[at]);
    answer_first(app, &asks->prompts[at]);
    return true;
}

/* Tab: the next part, then the next question; behind the last, what else is on the screen. */
static void session_part(pl_app *app, const pl_arg *arg)
{
    int way = arg->number < 0 ? -1 : 1;
    bool elsewhere = app->view.focus && pl_app_field(app) != PL_FIELD_ANSWER;
    if (elsewhere || !pl_session_desk_can_answer(app->session)) {
        pl_command_run(app, pl_command_find("focus-next"), arg);
        return;
    }
    if (answer_step(app, pl_app_session_prompt(app), way))
        return;
    if (go(app, app->view.prompt + way))
        answer_enter(app, pl_app_session_prompt(app), way);
    else if (app->host.focus_next)
        app->host.focus_next(app->host.ctx, way, false);
}

static void session_question(pl_app *app, const pl_arg *arg)
{
    go(app, app->view.prompt + (int)arg->number);
}

static void session_next(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (go(app, app->view.prompt + 1))
        answer_enter(app, pl_app_session_prompt(app), 1);
}

static void session_number(pl_app *app, const pl_arg *arg)
{
    answer_number(app, (int)arg->number);
}

static void session_finish(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false);
    if (pl_session_desk_finish(app->session)) {
        pl_app_say(app, PL_TOAST_DONE, "Finished. It can be changed until the day ends.");
        return;
    }
    const pl_prompt *missing = pl_session_review_missing(app->session->now);
    if (missing && !*pl_app_answer_of(app, missing->id).words)
        session_prompt(app, missing);
}

static void session_back(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app_screen(app, PL_SCREEN_LIBRARY);
}

/* ----- what is seen at once was seen */

typedef struct saw_work {
    pl_id recording;
    char prompt[PL_ANSWER_KEY_ROOM];
    pl_utc said_utc;
} saw_work;

static bool run_saw(pl_store *store, void *arg, pl_error *err)
{
    const saw_work *work = arg;
    return pl_store_session_saw(store, work->recording, work->prompt, work->said_utc, err);
}

static void saw_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    (void)arg;
    if (!receipt->ok)
        app_error(ctx, &receipt->error);
}

void session_saw(pl_app *app, pl_id recording, const char *prompt, pl_utc said_utc)
{
    pl_error err = { 0 };
    saw_work *work = pl_alloc(sizeof *work);
    work->recording = recording;
    work->said_utc = said_utc;
    snprintf(work->prompt, sizeof work->prompt, "%s", prompt);
    pl_letter letter = { run_saw, saw_done, app, work, free };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

/* ----- words that are added after the day */

static void session_add(pl_app *app, const pl_arg *arg)
{
    const pl_prompt *prompt =
        arg->text ? pl_rubric_prompt_find(&app->session->now->asks, arg->text) : NULL;
    if (prompt)
        session_prompt(app, prompt);
    field_set(app, PL_FIELD_WORDS, "");
    dialog_open(app, PL_DIALOG_ADDITION);
}

static void session_add_now(pl_app *app, const pl_arg *arg)
{
    const char *words = field_words(app, PL_FIELD_WORDS);
    (void)arg;
    if (!words[strspn(words, " \n")]) {
        field_fault(app, PL_FIELD_WORDS, "Write what is to be added.");
        return;
    }
    if (pl_session_desk_add(app->session, pl_app_session_prompt(app)->id, words)) {
        dialog_close(app);
    }
}

/* ----- who led it, too */

static void session_colleague(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_COLLEAGUE, "");
    dialog_open(app, PL_DIALOG_COLLEAGUE);
}

static void session_colleague_now(pl_app *app, const pl_arg *arg)
{
    const char *code = field_words(app, PL_FIELD_COLLEAGUE);
    (void)arg;
    if (!pl_code_valid(code))
        field_fault(app, PL_FIELD_COLLEAGUE,
                    "Use letters, digits and a dash, like F-014. No names.");
    else if (pl_session_desk_colleague(app->session, code))
        dialog_close(app);
}

/* ----- opening */

static bool may_open(const pl_app *app)
{
    unsigned roles = pl_store_me(app->store)->roles;
    return roles & (PL_ROLES_LEADING | PL_ROLE_BIT(PL_ROLE_FACILITATOR));
}

static const char *when_session_row(const pl_app *app)
{
    const char *why = app->store ? when_row(app) : "";
    if (why)
        return why;
    if (library_row(app)->recording->service)
        return "A service has no session.";
    return may_open(app) ? NULL : "It is for the facilitators of a session and who reviews them.";
}

static void session_review(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    app->session_opening = library_row(app)->recording->id;
    if (arg->text && pl_id_range(&low, &high, arg->text) && low == high)
        app->session_opening = low;
    post_read(app, app->session_opening, open_done);
}

static const char *when_session(const pl_app *app)
{
    return pl_app_on_session(app) ? NULL : "";
}

static const char *when_session_write(const pl_app *app)
{
    const char *why = when_session(app);
    return why ? why : pl_session_review_shut(app->session->now);
}

static const char *when_session_add(const pl_app *app)
{
    const char *why = when_session(app);
    if (why)
        return why;
    const pl_session_review *now = app->session->now;
    return now->writes && now->begun && !now->is_day ? NULL : "";
}

static const char *when_dialog(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_ADDITION ? when_session_add(app) : "";
}

/* ----- beside the recording */

static const char *when_read(const pl_app *app)
{
    if (!app->desk)
        return "";
    return app->records.session.begun ? NULL
                                      : "No session review found. Ask the facilitators of the "
                                        "session; what rests on it alone could not be seen.";
}

static void session_read(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.sheet_scroll = 0;
    dialog_open(app, PL_DIALOG_ACCOUNT);
}

static const char *when_colleague(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_COLLEAGUE ? when_session_write(app) : "";
}

/* Behind the first answer: there is a session to hang it on then. */
static const char *when_begun(const pl_app *app)
{
    const char *why = when_session_write(app);
    return why ? why : app->session->now->begun ? NULL : "";
}

#define GROUP "Session review"

const pl_command commands_session[] = {
    { "session-review", "Library", "Session review by its facilitators", when_session_row,
      session_review, 0 },
    { "session-part", GROUP, "Next / previous field", when_session, session_part,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "session-question", GROUP, "Next / previous question", when_session, session_question,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "session-next", GROUP, "On to the next question", when_session, session_next,
      PL_COMMAND_HIDDEN },
    { "session-number", GROUP, "Choose an answer", when_session_write, session_number,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "session-finish", GROUP, "We have finished", when_session_write, session_finish, 0 },
    { "session-add", GROUP, "Add words…", when_session_add, session_add, PL_COMMAND_HIDDEN },
    { "session-add-now", GROUP, "Add", when_dialog, session_add_now, PL_COMMAND_HIDDEN },
    { "session-colleague", GROUP, "Add a colleague…", when_begun, session_colleague, 0 },
    { "session-colleague-now", GROUP, "Add", when_colleague, session_colleague_now,
      PL_COMMAND_HIDDEN },
    { "session-read", "Find and go", "Read the facilitators’ review of the session", when_read,
      session_read, 0 },
    { "session-back", GROUP, "Back to the list", when_session, session_back, 0 },
    { 0 },
};
