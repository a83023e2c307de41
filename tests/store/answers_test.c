/* Answers in words: set, changed, taken away; whose they are; and that they are in no undo. */
#include "library.h"

#include "plumbline/store/answers.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/undo.h"

static void set_answer(const library *lib, const char *prompt, const char *words, bool kept)
{
    pl_error err = { 0 };
    pl_answer answer = {
        .prompt = prompt, .words = words, .at_us = PL_NO_TIME, .kept_private = kept
    };
    check_ok(pl_store_answer_set(lib->store, lib->review, &answer, &err));
}

/* As "1=words 4/2/next=more ". */
static void check_answers(pl_store *store, pl_id review, const char *want)
{
    pl_error err = { 0 };
    pl_answers list;
    pl_text text = { 0 };
    check_ok(pl_store_answers(&list, store, review, &err));
    for (int i = 0; i < list.count; i++)
        pl_text_add_format(&text, "%s=%s ", list.items[i].prompt, list.items[i].words);
    check_text(pl_text_get(&text), want);
    pl_text_free(&text);
    pl_answers_free(&list);
    library_at_rest(store);
}

TEST(an_answer_is_set_changed_and_taken_away)
{
    library lib = library_open();
    pl_error err = { 0 };
    set_answer(&lib, "4/2/next", "more", false);
    set_answer(&lib, "1", "first", false);
    set_answer(&lib, "1", "second Gruß", false);
    library_reopen(&lib);
    check_answers(lib.store, lib.review, "1=second Gruß 4/2/next=more ");
    pl_undo_titles titles;
    check_ok(pl_store_undo_titles(&titles, lib.store, lib.review, &err));
    check(!titles.undo);
    pl_undo_titles_free(&titles);
    set_answer(&lib, "1", "", false);
    set_answer(&lib, "1", NULL, false);
    check_answers(lib.store, lib.review, "4/2/next=more ");
    pl_answer moment = { .prompt = "2", .words = "", .at_us = 7000000 };
    check_ok(pl_store_answer_set(lib.store, lib.review, &moment, &err));
    pl_answers list;
    check_ok(pl_store_answers(&list, lib.store, lib.review, &err));
    check(pl_answers_find(&list, "2")->at_us == 7000000);
    check_int(pl_answers_rows(&list, "4"), 2);
    pl_answers_free(&list);
    library_close(&lib);
}

TEST(what_is_kept_for_its_writer_nobody_else_gets)
{
    library lib = library_open();
    pl_error err = { 0 };
    set_answer(&lib, "1", "for all", false);
    set_answer(&lib, "9", "for me", true);
    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    check_answers(lead, lib.review, "");
    int64_t revision = library_number(lib.folder, "SELECT revision FROM review");
    check_ok(pl_store_review_sign(lib.store, lib.review, revision, &err));
    check_answers(lead, lib.review, "1=for all ");
    check_answers(lib.store, lib.review, "1=for all 9=for me ");
    pl_answer late = { .prompt = "1", .words = "late", .at_us = PL_NO_TIME };
    check_fails(pl_store_answer_set(lib.store, lib.review, &late, &err), PL_REFUSED);
    check_fails(pl_store_answer_set(lead, lib.review, &late, &err), PL_REFUSED);
    pl_store_close(&lead);
    library_close(&lib);
}

TEST(a_kept_answer_ends_what_was_half_written)
{
    library lib = library_open();
    pl_error err = { 0 };
    check_ok(pl_store_unfinished_set(lib.store, lib.review, "answer 1", "half", &err));
    pl_store_finish_next(lib.store, "answer 1");
    set_answer(&lib, "1", "whole", false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM unfinished"), 0);
    library_close(&lib);
}

/* ----- what is added after signing */

static void sign(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, store, review, &err));
    check_ok(pl_store_review_sign(store, review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
}

static pl_id self_review(pl_store *store, const library *lib, const char *code)
{
    pl_error err = { 0 };
    pl_reviews list;
    pl_id id = 0;
    check_ok(pl_store_review(&list, lib->store, lib->review, &err));
    pl_review review = list.items[0];
    review.id = 0;
    review.kind = PL_REVIEW_SELF;
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = code };
    review.facilitator_count = 1;
    check_ok(pl_store_review_add(&id, store, &review, &err));
    pl_reviews_free(&list);
    return id;
}

static void check_lock(pl_store *store, pl_id review, pl_lock want)
{
    pl_error err = { 0 };
    pl_lock lock;
    check_ok(pl_store_answer_lock(&lock, store, review, &err));
    check_int(lock, want);
    library_at_rest(store);
}

/* "" where it is taken, else the sentence that refuses it; static. */
static const char *add(pl_store *store, pl_id review, const char *prompt, const char *words)
{
    static pl_error err;
    err = (pl_error){ 0 };
    pl_answer answer = { .prompt = prompt, .words = words, .at_us = PL_NO_TIME };
    bool ok = pl_store_answer_add(store, review, &answer, &err);
    check(ok || err.code == PL_REFUSED);
    library_at_rest(store);
    return ok ? "" : err.text;
}

static void step(pl_store *lead, pl_store *a, pl_id review)
{
    pl_error err = { 0 };
    check_ok(pl_store_review_spoken(lead, review, 'A', "2026-03-12", &err));
    check_ok(pl_store_feedback_release(lead, review, 'A', NULL, &err));
    check_ok(pl_store_feedback_read(a, review, &err));
}

TEST(what_was_locked_is_added_after_both_have_signed_and_until_it_is_closed)
{
    library lib = library_open();
    pl_store *a = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    pl_error err = { 0 };
    pl_id self = self_review(a, &lib, "F-014");
    pl_answer before = { .prompt = "1", .words = "before", .at_us = PL_NO_TIME };
    check_ok(pl_store_answer_set(a, self, &before, &err));
    check_lock(a, self, PL_LOCK_SHUT);
    check_has(add(a, self, "12", "heard"), "are both signed");
    sign(a, self);
    check_lock(a, self, PL_LOCK_SHUT); /* one of the two */
    check_has(add(a, self, "12", "heard"), "are both signed");
    sign(lib.store, lib.review);
    check_lock(a, self, PL_LOCK_OPEN);
    check_lock(lib.store, self, PL_LOCK_SHUT); /* its writer's alone */
    check_has(add(lib.store, self, "12", "heard"), "are both signed");
    check_has(add(lib.store, lib.review, "12", "heard"), "are both signed"); /* no self-review */
    check_text(add(a, self, "12", "heard"), "");
    check_text(add(a, self, "12", "heard, and T-02 knows"), "");
    check_has(add(a, self, "1", "after"), "answered before signing");
    check_answers(lib.store, self, "1=before 12=heard, and T-02 knows ");
    check_int(library_number(lib.folder, "SELECT count(*) FROM answer a JOIN review r ON r.id = "
                                         "a.review WHERE a.said_utc > r.signed_utc"),
              1);
    check_int(library_number(lib.folder, "SELECT count(*) FROM log WHERE kind = 'answer added'"),
              2);
    step(lib.store, a, lib.review);
    pl_reply reply = { .words = "Thank you." };
    check_ok(pl_store_reply_keep(a, lib.review, &reply, &err));
    check_ok(pl_store_reply_send(a, lib.review, &err));
    check_ok(pl_store_feedback_close(lib.store, lib.review, 'A', PL_OUTCOME_AGREED, &err));
    check_lock(a, self, PL_LOCK_CLOSED);
    check_has(add(a, self, "12", "more"), "nothing is added");
    check_answers(a, self, "1=before 12=heard, and T-02 knows ");
    pl_store_close(&a);
    library_close(&lib);
}
