/* A second scorer starts blind, with the people of the first; a facilitator looks at the own work, blind both
 * ways, and what two see differently is there for both once both are signed. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/command/records.h"
#include "plumbline/command/score.h"
#include "plumbline/command/start.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/people.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static pl_store *as(const opened *o, const char *code, pl_role role)
{
    pl_error err = { 0 };
    pl_store *store = NULL;
    pl_id id;
    pl_store_person_add(&id, o->store, code, role, &err);
    err = (pl_error){ 0 };
    check_ok(pl_store_open(&store, o->folder, &(pl_store_options){ .as = code }, &err));
    return store;
}

static void score(pl_store *store, pl_id review, const char *item, int level)
{
    pl_error err = { 0 };
    pl_id id;
    pl_score one = { .review = review, .item = item, .who = 'A', .level = level };
    check_ok(pl_store_score_set(&id, store, &one, &err));
}

static void sign(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews list;
    check_ok(pl_store_review(&list, store, review, &err));
    check_ok(pl_store_review_sign(store, review, list.items[0].revision, &err));
    pl_reviews_free(&list);
}

static bool offers(const pl_app *app, pl_review_kind kind)
{
    for (int i = 0; pl_app_start_kind(app, i); i++)
        if (pl_app_start_kind(app, i)->kind == kind)
            return true;
    return false;
}

/* The Library of this person, with the dialog that starts a review. */
static void show_start(opened *o, const char *code)
{
    pl_error err = { 0 };
    pl_store_close(&o->store);
    check_ok(ui_headless_start(&o->s, &(pl_ui_options){ .folder = o->folder, .as = code }, &err));
    check_ok(ui_headless_resize(o->s, "1440x900", &err));
    opened_settle(o);
    opened_run(o, "start-review");
    check_int(o->s->app->view.dialog, PL_DIALOG_START);
}

TEST(a_second_scorer_starts_blind_with_the_people_of_the_first)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_store *other = as(&o, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_store_close(&other);
    show_start(&o, "T-03");
    pl_app *app = o.s->app;
    check(!app->shelf.rows[0].review); /* the first one's draft is nobody else's */
    check_int(app->view.start_kind, PL_REVIEW_ROUTINE);
    check(offers(app, PL_REVIEW_SECOND));
    check(!offers(app, PL_REVIEW_SELF)); /* who is no facilitator looks at no own work */
    char *line = pl_format("start-kind %d", PL_REVIEW_SECOND);
    opened_run(&o, line);
    free(line);
    check_text(pl_edit_words(&app->fields[PL_FIELD_FACILITATORS]), "F-014, F-022");
    opened_run(&o, "start-interest 4");
    opened_run(&o, "start-now");
    check_int(app->desk->facts.review->kind, PL_REVIEW_SECOND);
    check_int(app->desk->facts.review->facilitator_count, 2);
    check_int(app->records.all.count, 1); /* nothing else is seen */
    opened_stop(&o);
}

/* T-02's signed review with 2.1, 2.2 and 2.3 of A at level 3; F-014's own at 1, 2 and 3. */
static opened two_views(bool self_signed)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_error err = { 0 };
    pl_store *own = as(&o, "F-014", PL_ROLE_FACILITATOR);
    pl_reviews list;
    check_ok(pl_store_review(&list, o.store, o.review, &err));
    pl_review review = list.items[0];
    pl_id self = 0;
    review.id = 0;
    review.kind = PL_REVIEW_SELF;
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = "F-014" };
    review.facilitator_count = 1;
    check_ok(pl_store_review_add(&self, own, &review, &err));
    pl_reviews_free(&list);
    for (int i = 0; i < 3; i++) {
        const char *item = i == 0 ? "2.1" : i == 1 ? "2.2" : "2.3";
        score(o.store, o.review, item, 3);
        score(own, self, item, i + 1);
    }
    opened_sign(&o);
    if (self_signed)
        sign(own, self);
    check_ok(pl_store_review_spoken(o.store, o.review, 'A', "2026-03-12", &err));
    check_ok(pl_store_feedback_release(o.store, o.review, 'A', NULL, &err));
    pl_store_close(&own);
    return o;
}

static bool says(const opened *o, const char *words)
{
    pl_notice list[PL_NOTICES_MOST];
    int count = pl_app_notices(list, o->s->app);
    for (int i = 0; i < count; i++)
        if (strstr(list[i].words, words))
            return true;
    return false;
}

TEST(a_self_review_is_blind_until_it_is_signed)
{
    opened o = two_views(false);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    check(!says(&o, "self-review"));
    check(pl_command_why_not(pl_command_find("gap-next"), o.s->app) != NULL);
    opened_hide(&o);
    opened_show_as(&o, "F-014", "1440x900"); /* the own draft is what opens */
    check_int(o.s->app->desk->facts.review->kind, PL_REVIEW_SELF);
    check_int(o.s->app->records.all.count, 1);
    opened_stop(&o);
}

TEST(what_two_see_differently_is_shown_to_both_in_words)
{
    opened o = two_views(true);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen report");
    check(says(&o, "The self-review by F-014 was signed on"));
    check(says(&o, "On 1 item the two are apart"));
    opened_run(&o, "gap-next");
    check_int(o.s->app->view.screen, PL_SCREEN_SCORE);
    check_text(pl_sheet_at(o.s->app->desk, o.s->app->view.item).id, "2.1");
    opened_find(&o, PL_ROLE_TEXT,
                "2.1: F-014 rated this lower than the reviewer did. Talk about it.");
    check(!opened_has(&o, PL_ROLE_TEXT, "2.2: F-014 rated"));
    opened_hide(&o);
    pl_error err = { 0 };
    check_ok(ui_headless_start(&o.s, &(pl_ui_options){ .folder = o.folder, .as = "F-014" }, &err));
    check_ok(ui_headless_resize(o.s, "1440x900", &err));
    opened_settle(&o);
    opened_run(&o, "records-menu");
    opened_run(&o, "choose-number 1");
    if (o.s->app->desk->facts.review->kind != PL_REVIEW_SELF) {
        opened_run(&o, "records-menu");
        opened_run(&o, "choose-number 2");
    }
    check_int(o.s->app->desk->facts.review->kind, PL_REVIEW_SELF);
    opened_run(&o, "screen score");
    check(says(&o, "The review by T-02 was signed on"));
    opened_run(&o, "gap-next");
    opened_find(&o, PL_ROLE_TEXT,
                "2.1: you rated this lower than your reviewer did. Talk about it.");
    opened_stop(&o);
}

TEST(a_facilitator_starts_a_self_review)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_store *own = as(&o, "F-014", PL_ROLE_FACILITATOR);
    pl_store_close(&own);
    show_start(&o, "F-014");
    pl_app *app = o.s->app;
    check_int(app->view.start_kind, PL_REVIEW_SELF);
    check(!opened_has(&o, PL_ROLE_FIELD, "Facilitators, by code"));
    opened_run(&o, "start-now");
    check_int(app->desk->facts.review->kind, PL_REVIEW_SELF);
    check(app->desk->facts.form != NULL);
    opened_stop(&o);
}

TEST(a_review_for_concern_says_who_raised_it_and_when)
{
    opened o = opened_make(recording, "A=F-014");
    pl_store *other = as(&o, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_store_close(&other);
    show_start(&o, "T-03");
    pl_app *app = o.s->app;
    char *line = pl_format("start-kind %d", PL_REVIEW_CONCERN);
    opened_run(&o, line);
    free(line);
    check_text(pl_edit_words(&app->fields[PL_FIELD_CONCERN_BY]), "");
    pl_edit_set(&app->fields[PL_FIELD_FACILITATORS], "F-014");
    opened_run(&o, "start-interest 4");
    opened_run(&o, "start-now"); /* nothing is said yet: it stays open and goes to the field */
    check_int(app->view.dialog, PL_DIALOG_START);
    check_int(pl_app_field(app), PL_FIELD_CONCERN_BY);
    ui_type(&o.s->ui, "Programme manager");
    opened_run(&o, "start-now");
    check_int(pl_app_field(app), PL_FIELD_CONCERN_ON);
    ui_type(&o.s->ui, "10 Mar 2026");
    pl_edit_set(&app->fields[PL_FIELD_CONCERN_ITEMS], "2.4");
    opened_run(&o, "start-now");
    opened_settle(&o);
    check(app->desk != NULL);
    const pl_review *review = app->desk->facts.review;
    check_int(review->kind, PL_REVIEW_CONCERN);
    check_text(review->concern_by, "Programme manager");
    check_text(review->concern_on, "2026-03-10");
    check_text(review->concern_items, "2.4");
    opened_stop(&o);
}

TEST(without_a_programme_the_kind_of_session_is_asked_for)
{
    opened o = opened_make(recording, "A=F-014");
    pl_store *other = as(&o, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_store_close(&other);
    show_start(&o, "T-03");
    pl_app *app = o.s->app;
    check(pl_app_start_asks_setting(app));
    check(opened_has(&o, PL_ROLE_RADIO, "One-to-one"));
    opened_run(&o, "start-setting 1");
    pl_edit_set(&app->fields[PL_FIELD_FACILITATORS], "F-014");
    opened_run(&o, "start-interest 4");
    opened_run(&o, "start-now");
    opened_settle(&o);
    check_int(app->desk->facts.review->setting, PL_SETTING_ONE_TO_ONE);
    opened_stop(&o);
}

/* As somebody makes an own rubric with the window open: the dialog lists it, and no restart is asked for. */
TEST(a_rubric_that_comes_while_the_window_is_open_is_listed)
{
    opened o = opened_make(recording, "A=F-014");
    pl_store *other = as(&o, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_store_close(&other);
    show_start(&o, "T-03");
    opened_key(&o, "Esc");
    pl_error err = { 0 };
    size_t size;
    char *folder = pl_path_join(o.folder, "rubrics"), *path = pl_path_join(folder, "own.yaml");
    char *text = pl_file_read(&size, PL_SOURCE "/rubrics/guiding-style-review.yaml", 1 << 20, &err);
    check(text != NULL);
    char *id = strstr(text, "\nid: "), *rest = id ? strchr(id + 1, '\n') : NULL;
    check(rest != NULL);
    char *own = pl_format("%.*s\nid: our-style%s", (int)(id - text), text, rest);
    check_ok(pl_folder_make(folder, 0700, &err));
    check_ok(pl_file_write(path, own, strlen(own), &err));
    opened_run(&o, "start-review");
    pl_edit_set(&o.s->app->fields[PL_FIELD_RUBRIC], "our-style");
    opened_run(&o, "start-interest 4");
    pl_edit_set(&o.s->app->fields[PL_FIELD_FACILITATORS], "F-014");
    opened_run(&o, "start-now");
    check_text(o.s->app->fault.words, "");
    check(o.s->app->desk != NULL);
    check_text(o.s->app->desk->facts.rubric->id, "our-style");
    free(own);
    free(path);
    free(folder);
    free(text);
    opened_stop(&o);
}
