/* Starting the monitoring of a recording: who led it, which session it was, what holds for the reviewer. */
#include "plumbline/command/start.h"

#include "inside.h"

#include "plumbline/base/text.h"

#include <stdlib.h>

/* What was said of the recording before stands in the fields. */
static void say_session(pl_app *app, const pl_session *session)
{
    const pl_programme *of = NULL;
    char date[PL_DATE_ROOM] = "";
    field_set(app, PL_FIELD_PROGRAMME, "");
    field_set(app, PL_FIELD_SESSION, session->title);
    const pl_programme_session *found = programmes_session(&of, app);
    if (found)
        programmes_say(app, of, found);
    else
        field_set(app, PL_FIELD_SESSION, "");
    if (session->held_on)
        pl_date_short(date, session->held_on);
    field_set(app, PL_FIELD_GROUP, session->group);
    field_set(app, PL_FIELD_DATE, date);
}

/* "F-014,F-022" as it is written in the field. */
static void say_people(pl_app *app, const char *codes)
{
    pl_text words = { 0 };
    for (; codes && *codes; codes++)
        pl_text_add_bytes(&words, *codes == ',' ? ", " : codes, *codes == ',' ? 2 : 1);
    field_set(app, PL_FIELD_FACILITATORS, pl_text_get(&words));
    pl_text_free(&words);
}

void start_ask(pl_app *app)
{
    const char *service = library_row(app)->recording->service;
    if (service) { /* another review of the same */
        service_ask(app, service);
        return;
    }
    field_set(app, PL_FIELD_RUBRIC, "");
    rubrics_say(app, PL_FIRST_RUBRIC);
    texts_read(app);
    field_set(app, PL_FIELD_REASON, "");
    for (pl_field_id i = PL_FIELD_CONCERN_BY; i <= PL_FIELD_CONCERN_ITEMS; i++)
        field_set(app, i, "");
    app->view.start_setting = PL_SETTING_GROUP;
    say_people(app, library_row(app)->recording->session.facilitators);
    say_session(app, &library_row(app)->recording->session);
    app->view.start_interest = 0;
    app->view.start_short = false;
    start_kind_ask(app);
    dialog_open(app, PL_DIALOG_START);
}

void start_texts_read(pl_app *app)
{
    bool starts = app->view.dialog == PL_DIALOG_START;
    if ((!starts && app->view.dialog != PL_DIALOG_SERVICE) || *field_words(app, PL_FIELD_RUBRIC))
        return;
    rubrics_say(app, starts ? PL_FIRST_RUBRIC : NULL);
    if (starts && library_row(app) && !*field_words(app, PL_FIELD_PROGRAMME))
        say_session(app, &library_row(app)->recording->session);
}

static void start_review(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    start_ask(app);
}

static void start_interest(pl_app *app, const pl_arg *arg)
{
    app->view.start_interest = (int)arg->number;
    if (app->fault.field == PL_FIELD_NONE)
        field_fault_clear(app);
}

static void start_short(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.start_short = !app->view.start_short;
    field_fault_clear(app);
}

int pl_app_start_minutes(const pl_app *app)
{
    return rubrics_short_minutes(app);
}

bool pl_app_start_asks_setting(const pl_app *app)
{
    const pl_programme *of;
    return !programmes_session(&of, app);
}

static void start_setting(pl_app *app, const pl_arg *arg)
{
    if (arg->number >= 0 && arg->number < PL_SETTING_COUNT)
        app->view.start_setting = (pl_setting)arg->number;
    field_fault_clear(app);
}

static void start_kind(pl_app *app, const pl_arg *arg)
{
    for (int i = 0; pl_app_start_kind(app, i); i++)
        if ((int64_t)pl_app_start_kind(app, i)->kind == arg->number)
            start_kind_set(app, pl_app_start_kind(app, i)->kind);
    field_fault_clear(app);
}

/* ----- programme and session, chosen of a list or typed */

static void start_programme(pl_app *app, const pl_arg *arg)
{
    field_set(app, PL_FIELD_PROGRAMME, arg->text);
    const pl_programme *of = programmes_named(app);
    if (of)
        programmes_say(app, of, NULL);
    if (!pl_app_start_known(app, PL_FIELD_SESSION)) /* it was one of another programme */
        field_set(app, PL_FIELD_SESSION, "");
}

static void start_session(pl_app *app, const pl_arg *arg)
{
    const pl_programme *of;
    field_set(app, PL_FIELD_SESSION, arg->text);
    const pl_programme_session *session = programmes_session(&of, app);
    if (session)
        programmes_say(app, of, session);
}

static void start_rubric(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        rubrics_say(app, arg->text);
}

/* PL_MENU_NONE: the field has none. */
static pl_menu list_of(pl_field_id field)
{
    return field == PL_FIELD_PROGRAMME     ? PL_MENU_PROGRAMME
           : field == PL_FIELD_SESSION     ? PL_MENU_SESSION
           : field == PL_FIELD_RUBRIC      ? PL_MENU_RUBRIC
           : field == PL_FIELD_ADD_SESSION ? PL_MENU_ADD_SESSION
           : field == PL_FIELD_ADD_GROUP   ? PL_MENU_ADD_GROUP
                                           : PL_MENU_NONE;
}

bool start_has_list(pl_field_id field)
{
    return list_of(field) != PL_MENU_NONE;
}

void start_list(pl_app *app, pl_field_id field)
{
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    pl_menu menu = list_of(field);
    if (app->view.menu != menu)
        menu_open(app, menu);
    app->view.menu_at = pl_field_element(field);
    app->view.chosen = 0;
    int count = pl_menu_rows(rows, app);
    for (int i = 0; i < count; i++)
        if (rows[i].chosen)
            app->view.chosen = i;
    pl_app_changed(app);
}

/* Leaving the field takes what its list stands at, where something was typed. */
void start_left(pl_app *app, pl_field_id field)
{
    bool open = app->view.menu == list_of(field);
    const pl_programme *of = programmes_named(app);
    if (*field_words(app, field) && open && !pl_app_start_known(app, field))
        pl_command_run(app, pl_command_find("choose-run"), NULL);
    if (open)
        menu_close(app);
    if (field == PL_FIELD_RUBRIC && rubrics_named(app))
        rubrics_say(app, rubrics_named(app));
    if (field == PL_FIELD_PROGRAMME && of)
        programmes_say(app, of, NULL);
    const pl_programme_session *session = programmes_session(&of, app);
    if (field == PL_FIELD_SESSION && session)
        programmes_say(app, of, session);
}

/* ----- the start itself */

typedef struct start_work {
    pl_app *app;
    pl_id recording, review;
    char *facilitators, *programme, *session, *group, *date, *reason, *rubric;
    char *concern_by, *concern_on, *concern_items;
    pl_setting setting;
    const char *interest;
    bool is_short;
    pl_review_kind kind;
    pl_error why;
} start_work;

/* "F-014, F-022" as "A=F-014,B=F-022"; letters that are given stay. */
static char *slots_of(const char *words)
{
    pl_text out = { 0 };
    char slot = 'A';
    while (*words) {
        words += strspn(words, " ,;");
        size_t size = strcspn(words, " ,;");
        if (!size)
            break;
        if (out.size)
            pl_text_add_char(&out, ',');
        if (!(size > 2 && words[1] == '='))
            pl_text_add_format(&out, "%c=", slot);
        pl_text_add_bytes(&out, words, size);
        slot++;
        words += size;
    }
    return pl_text_take(&out);
}

static bool start_run(pl_store *store, void *arg, pl_error *err)
{
    start_work *work = arg;
    pl_review_start start = { .recording = work->recording,
                              .rubric = work->rubric,
                              .facilitators = work->facilitators,
                              .programme = work->programme,
                              .session = work->session,
                              .group = work->group,
                              .date = work->date,
                              .reason = work->reason,
                              .interest = work->interest,
                              .is_short = work->is_short,
                              .setting = work->setting,
                              .concern_by = work->concern_by,
                              .concern_on = work->concern_on,
                              .concern_items = work->concern_items,
                              .kind = work->kind };
    return pl_review_new(&work->review, store, &start, err);
}

static void start_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const start_work *work = arg;
    if (!dialog_answered(app, PL_DIALOG_START, receipt))
        return;
    app_shelf_old(app);
    app_open_review(app, work->review);
}

static void free_start(void *arg)
{
    start_work *work = arg;
    free(work->facilitators);
    free(work->programme);
    free(work->session);
    free(work->group);
    free(work->date);
    free(work->reason);
    free(work->rubric);
    free(work->concern_by);
    free(work->concern_on);
    free(work->concern_items);
    free(work);
}

static char *said(const pl_app *app, pl_field_id field)
{
    const char *words = field_words(app, field);
    return *words ? pl_copy_text(words) : NULL;
}

const char *pl_app_interest(int which)
{
    static const char *const words[] = { "", "I line-manage a facilitator of this session",
                                         "I was in this session",
                                         "I have an open matter with a facilitator",
                                         "None of these" };
    return words[which < 0 || which > 4 ? 0 : which];
}

/* What is still missing, or NULL, and the field that it is said at. */
static const char *missing(pl_field_id *at, const pl_app *app)
{
    char date[PL_DATE_ROOM];
    const char *day = field_words(app, PL_FIELD_DATE);
    const char *codes = field_words(app, PL_FIELD_FACILITATORS);
    *at = PL_FIELD_FACILITATORS;
    if (!codes[strspn(codes, " ,;")])
        return "Write the codes of the facilitators, like F-014, F-022.";
    *at = PL_FIELD_PROGRAMME;
    if (!pl_app_start_known(app, PL_FIELD_PROGRAMME))
        return "There is no programme of this name. Press ↓ in its field for those there are.";
    *at = PL_FIELD_SESSION;
    if (!pl_app_start_known(app, PL_FIELD_SESSION))
        return "There is no session of this name. Press ↓ in its field for those there are.";
    *at = PL_FIELD_RUBRIC;
    if (!rubrics_named(app))
        return "There is no rubric of this name. Press ↓ in its field for those there are.";
    *at = PL_FIELD_DATE;
    if (*day && !pl_date_read(date, day))
        return "Write the day like 10 Mar 2026.";
    if (app->view.start_kind == PL_REVIEW_CONCERN) {
        *at = PL_FIELD_CONCERN_BY;
        if (!*field_words(app, PL_FIELD_CONCERN_BY))
            return "Say who raised it: a role, no name. The facilitator is told.";
        *at = PL_FIELD_CONCERN_ON;
        if (!pl_date_read(date, field_words(app, PL_FIELD_CONCERN_ON)))
            return "Write the day like 10 Mar 2026. The facilitator is told.";
    }
    *at = PL_FIELD_NONE;
    bool own = app->view.start_kind == PL_REVIEW_SELF; /* nothing else can hold for it */
    return own || app->view.start_interest ? NULL
                                           : "Choose what holds for you and this session first.";
}

static void take_concern(start_work *work, const pl_app *app)
{
    char date[PL_DATE_ROOM];
    if (work->kind != PL_REVIEW_CONCERN)
        return;
    work->concern_by = said(app, PL_FIELD_CONCERN_BY);
    work->concern_items = said(app, PL_FIELD_CONCERN_ITEMS);
    if (pl_date_read(date, field_words(app, PL_FIELD_CONCERN_ON)))
        work->concern_on = pl_copy_text(date);
}

static void take_words(start_work *work, const pl_app *app)
{
    char date[PL_DATE_ROOM];
    const pl_programme *of = programmes_named(app);
    const pl_programme_session *session = programmes_session(&of, app);
    work->facilitators = slots_of(field_words(app, PL_FIELD_FACILITATORS));
    work->programme = of ? pl_copy_text(of->id) : NULL;
    work->session = session ? pl_programme_session_id(of, session) : NULL;
    work->group = said(app, PL_FIELD_GROUP);
    work->date = pl_date_read(date, field_words(app, PL_FIELD_DATE)) ? pl_copy_text(date) : NULL;
    work->reason = said(app, PL_FIELD_REASON);
    work->rubric = start_kind_rubric(app, rubrics_named(app));
    work->kind = app->view.start_kind;
    work->setting = pl_app_start_asks_setting(app) ? app->view.start_setting : PL_SETTING_GROUP;
    take_concern(work, app);
    work->interest =
        work->kind == PL_REVIEW_SELF ? NULL : pl_app_interest(app->view.start_interest);
    work->is_short =
        work->kind == PL_REVIEW_ROUTINE && app->view.start_short && rubrics_short_minutes(app) > 0;
}

static void start_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_field_id at;
    const char *why = missing(&at, app);
    if (why) {
        field_fault(app, at, why);
        return;
    }
    start_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->recording = app->view.row;
    take_words(work, app);
    pl_letter letter = { start_run, start_done, app, work, free_start };
    pl_error err = { 0 };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static const char *when_start(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_START ? NULL : "";
}

static const char *when_either(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_SERVICE ? NULL : when_start(app);
}

#define GROUP "Library"

const pl_command commands_start[] = {
    { "start-review", GROUP, "Start monitoring this recording", when_row, start_review, 0 },
    { "start-programme", GROUP, "Programme of the session", when_start, start_programme,
      PL_COMMAND_HIDDEN },
    { "start-session", GROUP, "Session of the programme", when_start, start_session,
      PL_COMMAND_HIDDEN },
    { "start-rubric", GROUP, "Rubric of the review", when_either, start_rubric, PL_COMMAND_HIDDEN },
    { "start-kind", GROUP, "What kind of review", when_start, start_kind, PL_COMMAND_HIDDEN },
    { "start-setting", GROUP, "What kind of session", when_start, start_setting,
      PL_COMMAND_HIDDEN },
    { "start-interest", GROUP, "What holds for you", when_either, start_interest,
      PL_COMMAND_HIDDEN },
    { "start-short", GROUP, "Short review", when_start, start_short, PL_COMMAND_HIDDEN },
    { "start-now", GROUP, "Start", when_start, start_now, PL_COMMAND_HIDDEN },
    { 0 },
};
