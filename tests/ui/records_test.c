/* Records beside the open review: a correction, an agreed record, a second reviewer; each both ways. */
#include "test.h"

#include "opened.h"

#include "plumbline/command/records.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/people.h"
#include "plumbline/store/records.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static void score(pl_store *store, pl_id review, const char *item, pl_who who, int level)
{
    pl_error err = { 0 };
    pl_id id;
    pl_score one = { .review = review, .item = item, .who = who, .level = level };
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

static pl_store *as(const opened *o, const char *code, pl_role role)
{
    pl_error err = { 0 };
    pl_store *store = NULL;
    pl_id id;
    if (o->store)
        pl_store_person_add(&id, o->store, code, role, &err);
    err = (pl_error){ 0 };
    check_ok(pl_store_open(&store, o->folder, &(pl_store_options){ .as = code }, &err));
    return store;
}

/* Whether one of the lines beside the review says this. */
static bool says(const opened *o, const char *words)
{
    pl_notice list[PL_NOTICES_MOST];
    int count = pl_app_notices(list, o->s->app);
    for (int i = 0; i < count; i++)
        if (strstr(list[i].words, words))
            return true;
    return false;
}

TEST(a_correction_is_begun_with_its_reason_and_both_records_lead_to_each_other)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_id first = o.review;
    score(o.store, first, "2.2", 'A', 3);
    opened_sign(&o);
    opened_show(&o, "1440x900");
    pl_app *app = o.s->app;
    opened_run(&o, "screen score");
    opened_find(&o, PL_ROLE_BUTTON, "Correct…");
    opened_run(&o, "correct");
    opened_key(&o, "Ctrl+Enter"); /* not without a reason */
    check_int(app->view.dialog, PL_DIALOG_CORRECT);
    check_has(app->fault.words, "stands in both records");
    opened_type(&o, "2.2 was about B.");
    opened_key(&o, "Ctrl+Enter");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    pl_id second = app->desk->facts.review->id;
    check(second != first && app->desk->can_write);
    check(app->desk->facts.review->corrects == first);
    check_int(app->view.screen, PL_SCREEN_SCORE);
    check_int(pl_desk_score_of(app->desk, "2.2", 'A').level, 3);
    check(says(&o, "This record corrects the one that T-02 signed"));
    check(says(&o, "“2.2 was about B.”"));
    pl_error err = { 0 };
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_BUTTON, "Open the earlier one", 1, &err));
    check_ok(ui_headless_settle(o.s, &err));
    check(app->desk->facts.review->id == first);
    check(says(&o, "A correction of this record is begun"));
    check(pl_command_why_not(pl_command_find("correct"), app) != NULL);
    pl_store *store = as(&o, "T-02", PL_ROLE_TREATMENT_MANAGER);
    sign(store, second);
    pl_store_close(&store);
    opened_run(&o, "screen library");
    check_int(app->shelf.rows[0].records, 2);
    check(app->shelf.rows[0].review->id == second); /* the one that holds */
    opened_run(&o, "records-menu");
    opened_key(&o, "2");
    check(app->desk->facts.review->id == first);
    check(says(&o, "Corrected by T-02"));
    opened_stop(&o);
}

/* Signed by T-02 and by T-03, with one score alike and two otherwise. */
static opened two_signed(void)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_error err = { 0 };
    pl_reviews list;
    pl_store *other = as(&o, "T-03", PL_ROLE_TREATMENT_MANAGER);
    check_ok(pl_store_review(&list, o.store, o.review, &err));
    pl_review review = list.items[0];
    review.id = 0;
    review.kind = PL_REVIEW_SECOND;
    pl_id second = 0;
    check_ok(pl_store_review_add(&second, other, &review, &err));
    pl_reviews_free(&list);
    score(o.store, o.review, "2.2", 'A', 3);
    score(other, second, "2.2", 'A', 3);
    score(o.store, o.review, "2.1", 'A', 3);
    score(other, second, "2.1", 'A', 1);
    score(o.store, o.review, "2.4", 'A', 3);
    score(other, second, "2.4", 'A', 2);
    opened_sign(&o);
    sign(other, second);
    pl_store_close(&other);
    return o;
}

TEST(two_signed_reviews_become_an_agreed_record_with_both_levels_beside_each_score)
{
    opened o = two_signed();
    opened_show(&o, "1440x900");
    pl_app *app = o.s->app;
    check(app->desk->facts.review->id == o.review); /* the own one */
    opened_run(&o, "screen score");
    check(says(&o, "T-02 and T-03 have both signed"));
    opened_run(&o, "agree");
    opened_find(&o, PL_ROLE_TEXT, "Second review by T-03");
    opened_run(&o, "agree-now");
    check_int(app->desk->facts.review->kind, PL_REVIEW_CONSENSUS);
    check(app->desk->can_write && app->records.sources[0] && app->records.sources[1]);
    check_int(pl_desk_score_of(app->desk, "2.2", 'A').level, 3);
    check(!pl_desk_score_of(app->desk, "2.1", 'A').any);
    check_int(pl_records_source(&app->records, 1, "2.1", 'A')->level, 1);
    opened_run(&o, "score-item 2.1 A");
    opened_find(&o, PL_ROLE_TEXT, "3 Sound");
    opened_find(&o, PL_ROLE_TEXT, "1 Begun");
    opened_find(&o, PL_ROLE_TEXT, "Apart by two or more");
    opened_find(&o, PL_ROLE_TEXT, "Both gave this");
    opened_run(&o, "score-item 2.4 A");
    opened_find(&o, PL_ROLE_TEXT, "Apart on a critical item");
    opened_stop(&o);
}

/* Released to A, who asked for a second reviewer. */
static pl_id ask(opened *o)
{
    pl_error err = { 0 };
    pl_id look = 0;
    opened_sign(o);
    check_ok(pl_store_review_spoken(o->store, o->review, 'A', "2026-03-12", &err));
    check_ok(pl_store_feedback_release(o->store, o->review, 'A', NULL, &err));
    pl_store *facilitator = as(o, "F-014", PL_ROLE_FACILITATOR);
    check_ok(pl_store_second_ask(&look, facilitator, o->review, "Look at 5.3 once more.", &err));
    pl_store_close(&facilitator);
    return look;
}

TEST(a_wish_for_a_second_reviewer_is_seen_and_settled)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_store *other = as(&o, "T-03", PL_ROLE_TREATMENT_MANAGER);
    ask(&o);
    opened_show(&o, "1440x900");
    pl_app *app = o.s->app;
    check_text(app->shelf.rows[0].wish->words, "Look at 5.3 once more.");
    opened_run(&o, "screen score");
    check(says(&o, "F-014 wishes for a second reviewer: “Look at 5.3 once more.”"));
    opened_run(&o, "settle");
    opened_type(&o, "T-02"); /* made the first record */
    opened_key(&o, "Enter");
    check_int(app->view.dialog, PL_DIALOG_SETTLE);
    check_has(app->fault.words, "made the first record");
    opened_run(&o, "close");
    opened_run(&o, "settle");
    opened_type(&o, "T-03");
    opened_key(&o, "Enter");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    check_text(app->desk->facts.looks.items[0].reviewer, "T-03");
    check(!says(&o, "wishes for"));
    pl_error err = { 0 };
    pl_reviews none;
    check_fails(pl_store_review(&none, other, o.review, &err), PL_NOT_FOUND); /* blind */
    pl_store_close(&other);
    opened_stop(&o);
}

TEST(a_wish_is_refused_with_a_reason)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    ask(&o);
    opened_show(&o, "1440x900");
    opened_run(&o, "settle");
    opened_run(&o, "settle-kind 1");
    opened_run(&o, "settle-now");
    check_has(o.s->app->fault.words, "a refusal stays on record");
    opened_type(&o, "It was looked at twice.");
    opened_key(&o, "Ctrl+Enter");
    check_text(o.s->app->desk->facts.looks.items[0].refused, "It was looked at twice.");
    opened_stop(&o);
}
