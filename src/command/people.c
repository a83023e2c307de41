/* People: the list, one person in it, who is in post. */
#include "plumbline/command/people.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/store/people.h"

#include <ctype.h>
#include <stdlib.h>

/* ----- which are shown */

static bool has_words(const pl_roster_row *row, const char *words)
{
    char *all = pl_format("%s\n%s\n%s", row->person->code, row->programmes, row->groups);
    for (char *c = all; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    bool has = pl_text_has_all(all, words);
    free(all);
    return has;
}

static bool is_shown(const pl_app *app, const pl_roster_row *row)
{
    char today[PL_DATE_ROOM];
    pl_date_of(today, pl_utc_now());
    if (row->person->left_on && !app->view.people_left)
        return false;
    if (app->view.people_due && (!row->due[0] || pl_roster_days(row, today) > PL_OWED_DAYS))
        return false;
    return has_words(row, field_words(app, PL_FIELD_PEOPLE));
}

static int place_of(const pl_app *app)
{
    for (int i = 0; i < app->people_count; i++)
        if (app->shelf.roster.rows[app->people[i]].person->id == app->view.person)
            return i;
    return -1;
}

const pl_roster_row *pl_app_person(const pl_app *app)
{
    int at = place_of(app);
    return at < 0 ? NULL : &app->shelf.roster.rows[app->people[at]];
}

void people_filter(pl_app *app)
{
    const pl_roster *roster = &app->shelf.roster;
    free(app->people);
    app->people = pl_alloc_array((size_t)roster->count + 1, sizeof *app->people);
    app->people_count = 0;
    for (int i = 0; i < roster->count; i++)
        if (is_shown(app, &roster->rows[i]))
            app->people[app->people_count++] = i;
    if (place_of(app) < 0)
        app->view.person = app->people_count ? roster->rows[app->people[0]].person->id : 0;
}

/* ----- what is due, in words */

static const char *ordinal(int number)
{
    static const char *const words[] = {
        "", "first", "second", "third", "fourth", "fifth", "sixth"
    };
    return number > 0 && number < (int)PL_COUNT(words) ? words[number] : NULL;
}

static const char *cardinal(int number)
{
    static const char *const words[] = { "", "one", "two", "three", "four", "five", "six" };
    return number > 0 && number < (int)PL_COUNT(words) ? words[number] : NULL;
}

static void over_words(char out[PL_DUE_ROOM], int days)
{
    if (days < 14)
        snprintf(out, PL_DUE_ROOM, days == 1 ? "1 day over (ours)" : "%d days over (ours)", days);
    else if (days < 7 * 9)
        snprintf(out, PL_DUE_ROOM, "%d weeks over (ours)", days / 7);
    else
        snprintf(out, PL_DUE_ROOM, "%d months over (ours)", days / 30);
}

const char *pl_day_words(char out[PL_DATE_ROOM], const char *day)
{
    enum { FAR = 183 };
    char today[PL_DATE_ROOM];
    pl_date_of(today, pl_utc_now());
    pl_date_short(out, day);
    int days = pl_date_days(today, day);
    char *year = strrchr(out, ' ');
    if (year && days < FAR && days > -FAR)
        *year = '\0';
    return out;
}

const char *pl_due_words(char out[PL_DUE_ROOM], const pl_roster *roster, const pl_roster_row *row,
                         bool *late, bool *soon)
{
    enum { SOON = 14 };
    char today[PL_DATE_ROOM], day[PL_DATE_ROOM];
    out[0] = '\0';
    *late = *soon = false;
    if (!row->due[0])
        return out;
    pl_date_of(today, pl_utc_now());
    int left = pl_roster_days(row, today), first = roster->policy.values[PL_POLICY_FIRST_SESSIONS];
    *late = left < 0;
    *soon = left >= 0 && left <= SOON;
    pl_day_words(day, row->due);
    if (*late)
        over_words(out, -left);
    else if (row->why == PL_DUE_FIRST && ordinal(row->number) && cardinal(first))
        snprintf(out, PL_DUE_ROOM, "%.16s, %s of %s", day, ordinal(row->number), cardinal(first));
    else
        snprintf(out, PL_DUE_ROOM, "by %.16s", day);
    return out;
}

int pl_owed_minutes(const pl_roster *roster, const pl_owed *owed)
{
    enum { STEP = 5 };
    int share = roster->policy.values[PL_POLICY_WATCHED_PERCENT];
    int64_t us = owed->recording ? owed->recording->duration_us * (share ? share : 100) / 100 : 0;
    int minutes = (int)(us / 60000000);
    return minutes > 2 * STEP ? (minutes + STEP - 1) / STEP * STEP : minutes + 1;
}

/* ----- who may */

bool pl_app_answers(const pl_app *app)
{
    return app->store && (pl_store_me(app->store)->roles & PL_ROLES_ANSWERING);
}

bool pl_app_monitors(const pl_app *app)
{
    return app->store && (pl_store_me(app->store)->roles & PL_ROLES_LEADING);
}

static const char *when_people(const pl_app *app)
{
    return app->store && app->view.screen == PL_SCREEN_PEOPLE ? NULL : "";
}

static const char *when_person(const pl_app *app)
{
    const char *why = when_people(app);
    return why ? why : pl_app_person(app) ? NULL : "Choose a code first.";
}

static const char *when_answering(const pl_app *app)
{
    const char *why = when_people(app);
    return why                   ? why
           : pl_app_answers(app) ? NULL
                                 : "Who works here is said by those who answer for the service.";
}

static const char *when_change(const pl_app *app)
{
    const char *why = when_answering(app);
    return why ? why : when_person(app);
}

/* ----- moving in the list */

static void person(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    for (int i = 0; arg->text && i < app->shelf.roster.count; i++) {
        pl_id id = app->shelf.roster.rows[i].person->id;
        if (pl_id_range(&low, &high, arg->text) && id >= low && id <= high)
            app->view.person = id;
    }
    app->view.person_wanted = true;
    app->view.person_scroll = 0;
}

static void person_next(pl_app *app, const pl_arg *arg)
{
    int at = place_of(app), next = at < 0 ? 0 : at + (int)arg->number;
    if (!app->people_count)
        return;
    next = next < 0 ? 0 : next >= app->people_count ? app->people_count - 1 : next;
    app->view.person = app->shelf.roster.rows[app->people[next]].person->id;
    app->view.person_scroll = 0;
    app->view.person_wanted = app->view.row_focus = true;
}

static void person_show(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        person(app, arg);
    app->view.person_shown = true;
}

static void person_hide(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.person_shown = false;
    app->view.row_focus = true;
}

static const char *when_shown(const pl_app *app)
{
    return !when_people(app) && app->view.person_shown ? NULL : "";
}

static void find_person(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_focus(app, PL_FIELD_PEOPLE);
    pl_edit_select_all(&app->fields[PL_FIELD_PEOPLE]);
}

static void due_only(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.people_due = !app->view.people_due;
    people_filter(app);
}

static void those_who_left(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.people_left = !app->view.people_left;
    people_filter(app);
}

/* ----- to a review, to monitoring */

static void person_review(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    for (int i = 0; arg->text && i < app->shelf.reviews.count; i++) {
        pl_id id = app->shelf.reviews.items[i].id;
        if (!pl_id_range(&low, &high, arg->text) || id < low || id > high)
            continue;
        app_open_review(app, id);
        return;
    }
}

/* The row may be left out of the list just now. */
static void start_on(pl_app *app, const pl_recording *recording)
{
    app_screen(app, PL_SCREEN_LIBRARY);
    app->view.row = recording->id;
    library_filter(app);
    if (app->view.row != recording->id) {
        pl_command_run(app, pl_command_find("filters-clear"), NULL);
        app->view.row = recording->id;
        library_filter(app);
    }
    app->view.row_wanted = true;
    pl_command_run(app, pl_command_find("open-row"), NULL);
}

static const char *when_owed(const pl_app *app)
{
    return app->store && !pl_screen_of_review(app->view.screen) && app->shelf.roster.owed_count
               ? NULL
               : "";
}

static void owed_start(pl_app *app, const pl_arg *arg)
{
    const pl_roster *roster = &app->shelf.roster;
    if (arg->number < 0 || arg->number >= roster->owed_count)
        return;
    const pl_owed *owed = &roster->owed[arg->number];
    if (owed->recording)
        start_on(app, owed->recording);
}

/* The session that clears most, else the newest that this person led. */
static const pl_recording *to_monitor(const pl_app *app, const pl_roster_row *row)
{
    const pl_roster *roster = &app->shelf.roster;
    for (int i = 0; i < roster->owed_count; i++)
        for (int k = 0; k < roster->owed[i].count; k++)
            if (&roster->rows[roster->owed[i].rows[k]] == row)
                return roster->owed[i].recording;
    for (int i = 0; i < app->shelf.count; i++) {
        const pl_shelf_row *one = &app->shelf.rows[i];
        if (!one->review && one->recording->session.facilitators &&
            strstr(one->recording->session.facilitators, row->person->code))
            return one->recording;
    }
    return NULL;
}

static void person_monitor(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_recording *recording = to_monitor(app, pl_app_person(app));
    if (recording)
        start_on(app, recording);
    else
        pl_app_say(app, PL_TOAST_TELL,
                   "There is no recording of a session of theirs without a review. Say on the "
                   "recording who led it, or start from the library.");
}

static const char *when_monitor(const pl_app *app)
{
    const char *why = when_person(app);
    if (why)
        return why;
    return pl_app_monitors(app) &&
                   (pl_app_person(app)->person->roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR))
               ? NULL
               : "Only a facilitator is monitored, by a treatment manager or a clinical lead.";
}

/* ----- the dialog */

const char *pl_person_role_words(int which)
{
    static const char *const words[] = { "", "Facilitator", "Treatment manager", "Clinical lead",
                                         "Administrator" };
    return which > 0 && which < (int)PL_COUNT(words) ? words[which] : NULL;
}

pl_role pl_person_role(int which)
{
    static const pl_role roles[] = { PL_ROLE_FACILITATOR, PL_ROLE_FACILITATOR,
                                     PL_ROLE_TREATMENT_MANAGER, PL_ROLE_CLINICAL_LEAD,
                                     PL_ROLE_ADMINISTRATOR };
    return roles[which];
}

static void day_set(pl_app *app, pl_field_id field, const char *day)
{
    char words[PL_DATE_ROOM];
    field_set(app, field, day ? pl_date_short(words, day) : "");
}

static void ask(pl_app *app, const pl_person *person)
{
    app->view.person_new = !person;
    app->view.person_role = 0;
    field_set(app, PL_FIELD_PERSON_CODE, person ? person->code : "");
    day_set(app, PL_FIELD_PERSON_FROM, person ? person->post_from : NULL);
    day_set(app, PL_FIELD_PERSON_LEFT, person ? person->left_on : NULL);
    dialog_open(app, PL_DIALOG_PERSON);
}

static void person_add(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    ask(app, NULL);
}

static void person_change(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    ask(app, pl_app_person(app)->person);
}

static void person_role(pl_app *app, const pl_arg *arg)
{
    if (arg->number >= 0 && arg->number <= 4)
        app->view.person_role = app->view.person_role == (int)arg->number && !app->view.person_new
                                    ? 0 /* of one who has a role already, none needs to be added */
                                    : (int)arg->number;
}

typedef struct person_work {
    pl_app *app;
    char code[32], from[PL_DATE_ROOM], left[PL_DATE_ROOM];
    int role; /* 0: none is added */
    pl_id id;
} person_work;

/* Code and days are two lines of the log; a refusal of the second leaves the code, which is then changed. */
static bool run_person(pl_store *store, void *arg, pl_error *err)
{
    person_work *work = arg;
    if (work->role &&
        !pl_store_person_add(&work->id, store, work->code, pl_person_role(work->role), err))
        return false;
    return pl_store_person_post(store, work->code, work->from[0] ? work->from : NULL,
                                work->left[0] ? work->left : NULL, err);
}

static void person_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const person_work *work = arg;
    if (!dialog_answered(app, PL_DIALOG_PERSON, receipt))
        return;
    if (work->id)
        app->view.person = work->id;
    app->view.person_wanted = true;
    app_shelf_old(app);
}

/* False, said at the field, where the words are no day. */
static bool day_of(pl_app *app, char out[PL_DATE_ROOM], pl_field_id field)
{
    const char *words = field_words(app, field);
    out[0] = '\0';
    if (!words[strspn(words, " ")] || pl_date_read(out, words))
        return true;
    field_fault(app, field, "Write a day, like 11 Sep 2023.");
    return false;
}

static bool code_is_good(pl_app *app)
{
    const char *code = field_words(app, PL_FIELD_PERSON_CODE);
    if (!pl_code_valid(code)) {
        field_fault(app, PL_FIELD_PERSON_CODE,
                    "Use letters, digits and a dash, like F-014. No names.");
        return false;
    }
    if (app->view.person_new && !app->view.person_role) {
        field_fault(app, PL_FIELD_NONE, "Choose a role.");
        return false;
    }
    return true;
}

static void person_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_error err = { 0 };
    person_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->role = app->view.person_role;
    snprintf(work->code, sizeof work->code, "%s", field_words(app, PL_FIELD_PERSON_CODE));
    bool good = code_is_good(app) && day_of(app, work->from, PL_FIELD_PERSON_FROM) &&
                day_of(app, work->left, PL_FIELD_PERSON_LEFT);
    if (good && work->from[0] && work->left[0] && strcmp(work->from, work->left) > 0) {
        field_fault(app, PL_FIELD_PERSON_LEFT, "The post was left before it began.");
        good = false;
    }
    pl_letter letter = { run_person, person_done, app, work, free };
    if (!good)
        free(work);
    else if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static const char *when_dialog(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_PERSON ? NULL : "";
}

#define GROUP "People"

const pl_command commands_people[] = {
    { "person", GROUP, "Choose a code", when_people, person, PL_COMMAND_HIDDEN },
    { "person-next", GROUP, "Previous / next code", when_people, person_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "person-show", GROUP, "Show what is known", when_person, person_show, PL_COMMAND_HIDDEN },
    { "person-hide", GROUP, "Back to the list", when_shown, person_hide, PL_COMMAND_HIDDEN },
    { "person-review", GROUP, "Open the review", when_people, person_review, PL_COMMAND_HIDDEN },
    { "person-monitor", GROUP, "Start monitoring", when_monitor, person_monitor, 0 },
    { "owed-start", GROUP, "Start", when_owed, owed_start, PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "find-person", GROUP, "Search codes, groups", when_people, find_person, PL_COMMAND_HIDDEN },
    { "people-due", GROUP, "Due within 4 weeks", when_people, due_only, 0 },
    { "people-left", GROUP, "With those who left", when_people, those_who_left, 0 },
    { "person-add", GROUP, "Add a code…", when_answering, person_add, 0 },
    { "person-change", GROUP, "Change from when to when somebody is in post…", when_change,
      person_change, 0 },
    { "person-role", GROUP, "Role", when_dialog, person_role,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "person-keep", GROUP, "Keep", when_dialog, person_keep, PL_COMMAND_HIDDEN },
    { 0 },
};
