/* The facilitators' own paths: each step by its owner alone, in its order, with its line in the log. */
#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/first.h"
#include "plumbline/store/log.h"

typedef struct path {
    library lib; /* T-02's review of F-014 (A), F-022 (B), F-027 (C) */
    pl_store *a, *b, *lead, *clinical;
} path;

static void sign(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, store, review, &err));
    check_ok(pl_store_review_sign(store, review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
}

static path open_path(void)
{
    path p = { .lib = library_open() };
    p.a = library_as(p.lib.folder, "F-014", PL_ROLE_FACILITATOR);
    p.b = library_as(p.lib.folder, "F-022", PL_ROLE_FACILITATOR);
    p.lead = library_as(p.lib.folder, "T-03", PL_ROLE_TREATMENT_MANAGER);
    p.clinical = library_as(p.lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    return p;
}

static void close_path(path *p)
{
    pl_store_close(&p->a);
    pl_store_close(&p->b);
    pl_store_close(&p->lead);
    pl_store_close(&p->clinical);
    pl_utc_fix(0);
    library_close(&p->lib);
}

static const pl_review_facilitator *look(pl_reviews *list, pl_store *store, pl_id review,
                                         pl_who slot)
{
    pl_error err = { 0 };
    check_ok(pl_store_review(list, store, review, &err));
    for (int i = 0; i < list->items[0].facilitator_count; i++)
        if (list->items[0].facilitators[i].slot == slot)
            return &list->items[0].facilitators[i];
    check_text("no such facilitator", "");
    return NULL;
}

static void check_state(pl_store *store, pl_id review, pl_who slot, pl_feedback_state state)
{
    pl_reviews list;
    check_int(look(&list, store, review, slot)->feedback, state);
    pl_reviews_free(&list);
}

static void release(path *p, pl_who slot, const char *until)
{
    pl_error err = { 0 };
    check_ok(pl_store_review_spoken(p->lib.store, p->lib.review, slot, "2026-03-12", &err));
    check_ok(pl_store_feedback_release(p->lib.store, p->lib.review, slot, until, &err));
}

TEST(feedback_goes_its_way_for_each_facilitator_apart)
{
    path p = open_path();
    pl_error err = { 0 };
    pl_id review = p.lib.review;
    sign(p.lib.store, review);
    release(&p, 'A', "2026-04-01");
    check_state(p.lib.store, review, 'A', PL_FEEDBACK_RELEASED);
    check_state(p.lib.store, review, 'B', PL_FEEDBACK_NONE);
    check_ok(pl_store_feedback_read(p.a, review, &err));
    check_ok(pl_store_feedback_read(p.a, review, &err)); /* again says nothing new */
    pl_reply reply = { .words = "I see that.", .outcome = PL_OUTCOME_DIFFERENT };
    check_ok(pl_store_reply_keep(p.a, review, &reply, &err));
    pl_replies replies;
    check_ok(pl_store_replies(&replies, p.lib.store, review, &err));
    check_int(replies.count, 0); /* only its writer can see it until it is sent */
    pl_replies_free(&replies);
    reply.words = "I see it differently.";
    check_ok(pl_store_reply_keep(p.a, review, &reply, &err)); /* in its place */
    check_ok(pl_store_reply_send(p.a, review, &err));
    check_ok(pl_store_replies(&replies, p.lib.store, review, &err));
    check_int(replies.count, 1);
    check_text(replies.items[0].words, "I see it differently.");
    check_int(replies.items[0].outcome, PL_OUTCOME_DIFFERENT);
    pl_replies_free(&replies);
    check_ok(pl_store_feedback_close(p.lead, review, 'A', PL_OUTCOME_DIFFERENT, &err));
    pl_reviews list;
    const pl_review_facilitator *who = look(&list, p.lib.store, review, 'A');
    check_int(who->feedback, PL_FEEDBACK_CLOSED);
    check_int(who->outcome, PL_OUTCOME_DIFFERENT);
    check_text(who->released_by, "T-02");
    check_text(who->closed_by, "T-03");
    check_text(who->answer_until, "2026-04-01");
    check(who->released_utc > 0 && who->read_utc >= who->released_utc &&
          who->answered_utc >= who->read_utc && who->closed_utc >= who->answered_utc);
    pl_reviews_free(&list);
    check_state(p.lib.store, review, 'B', PL_FEEDBACK_NONE);
    close_path(&p);
}

TEST(several_are_released_at_once_or_nobody_is)
{
    path p = open_path();
    pl_error err = { 0 };
    pl_id review = p.lib.review;
    sign(p.lib.store, review);
    pl_release both[] = { { 'A', "2026-03-12", "2026-03-20" }, { 'B', NULL, NULL } };
    check(!pl_store_feedback_release_all(p.lib.store, review, both, 2, &err));
    check_has(err.text, "Speak with F-022 first");
    check_state(p.lib.store, review, 'A', PL_FEEDBACK_NONE);
    both[1].spoken_on = "no day";
    check(!pl_store_feedback_release_all(p.lib.store, review, both, 2, &err));
    both[1].spoken_on = "2026-03-13";
    int64_t before = pl_store_change_number(p.lib.store);
    check_ok(pl_store_feedback_release_all(p.lib.store, review, both, 2, &err));
    check_int(pl_store_change_number(p.lib.store), before + 1); /* one change */
    pl_reviews list;
    const pl_review_facilitator *who = look(&list, p.lib.store, review, 'B');
    check_int(who->feedback, PL_FEEDBACK_RELEASED);
    check_text(who->spoken_on, "2026-03-13");
    pl_reviews_free(&list);
    who = look(&list, p.lib.store, review, 'A');
    check_text(who->answer_until, "2026-03-20");
    pl_reviews_free(&list);
    check(!pl_store_feedback_release_all(p.lib.store, review, both, 2, &err)); /* once */
    check_state(p.lib.store, review, 'C', PL_FEEDBACK_NONE);
    close_path(&p);
}

TEST(an_answer_that_was_not_sent_can_be_let_go)
{
    path p = open_path();
    pl_error err = { 0 };
    pl_replies replies;
    sign(p.lib.store, p.lib.review);
    release(&p, 'A', "2026-04-01");
    pl_reply reply = { .words = "I see that." };
    check_ok(pl_store_reply_keep(p.a, p.lib.review, &reply, &err));
    check(!pl_store_reply_drop(p.b, p.lib.review, 0, &err)); /* nobody else's */
    check_ok(pl_store_reply_drop(p.a, p.lib.review, 0, &err));
    check_ok(pl_store_replies(&replies, p.a, p.lib.review, &err));
    check_int(replies.count, 0);
    pl_replies_free(&replies);
    close_path(&p);
}

TEST(each_step_is_its_owners_alone)
{
    path p = open_path();
    pl_error err = { 0 };
    pl_id review = p.lib.review, look_id = 0;
    pl_reply reply = { .words = "Words" };
    check_fails(pl_store_feedback_release(p.lib.store, review, 'A', NULL, &err), PL_REFUSED);
    sign(p.lib.store, review);
    check_fails(pl_store_feedback_release(p.lib.store, review, 'A', NULL, &err), PL_REFUSED);
    check_has(err.text, "Speak with F-014 first");
    check_fails(pl_store_feedback_release(p.clinical, review, 'A', NULL, &err), PL_REFUSED);
    check_fails(pl_store_feedback_read(p.a, review, &err),
                PL_NOT_FOUND); /* says not whether it is */
    release(&p, 'A', NULL);
    check_fails(pl_store_feedback_release(p.lead, review, 'A', NULL, &err), PL_REFUSED);
    check_fails(pl_store_feedback_read(p.lib.store, review, &err), PL_REFUSED);
    check_fails(pl_store_feedback_read(p.lead, review, &err), PL_REFUSED);
    check_fails(pl_store_feedback_read(p.b, review, &err), PL_NOT_FOUND);
    check_state(p.lib.store, review, 'A', PL_FEEDBACK_RELEASED);
    check_fails(pl_store_reply_keep(p.lib.store, review, &reply, &err), PL_REFUSED);
    check_fails(pl_store_reply_send(p.a, review, &err), PL_REFUSED); /* nothing is written */
    check_fails(pl_store_second_ask(&look_id, p.lib.store, review, "Look", &err), PL_REFUSED);
    check_fails(pl_store_feedback_close(p.lib.store, review, 'A', PL_OUTCOME_AGREED, &err),
                PL_REFUSED);
    check_has(err.text, "has not answered yet");
    check_fails(pl_store_feedback_close(p.a, review, 'A', PL_OUTCOME_AGREED, &err), PL_REFUSED);
    check_fails(pl_store_feedback_close(p.lib.store, review, 'B', PL_OUTCOME_AGREED, &err),
                PL_REFUSED);
    check_fails(pl_store_feedback_close(p.lib.store, review, 'D', PL_OUTCOME_AGREED, &err),
                PL_BAD_INPUT);
    close_path(&p);
}

TEST(without_an_answer_it_is_closed_when_the_day_has_passed)
{
    path p = open_path();
    pl_error err = { 0 };
    const int64_t day = (int64_t)24 * 60 * 60 * 1000 * 1000;
    pl_utc start = (int64_t)1773300000 * 1000 * 1000; /* 12 March 2026 */
    pl_utc_fix(start);
    sign(p.lib.store, p.lib.review);
    release(&p, 'A', NULL);
    pl_reviews list;
    check_text(look(&list, p.lib.store, p.lib.review, 'A')->answer_until, "2026-03-26");
    pl_reviews_free(&list);
    check_fails(pl_store_feedback_close(p.lib.store, p.lib.review, 'A', PL_OUTCOME_NONE, &err),
                PL_REFUSED);
    check_has(err.text, "F-014 can answer until 2026-03-26");
    pl_utc_fix(start - 30 * day); /* the clock set back: still not passed */
    check_fails(pl_store_feedback_close(p.lib.store, p.lib.review, 'A', PL_OUTCOME_NONE, &err),
                PL_REFUSED);
    pl_utc_fix(start + 15 * day);
    err = (pl_error){ 0 };
    check_ok(pl_store_feedback_close(p.lib.store, p.lib.review, 'A', PL_OUTCOME_NONE, &err));
    check_state(p.lib.store, p.lib.review, 'A', PL_FEEDBACK_CLOSED);
    pl_reply reply = { .words = "Late" };
    check_fails(pl_store_reply_keep(p.a, p.lib.review, &reply, &err), PL_REFUSED);
    close_path(&p);
}

TEST(a_second_reviewer_is_named_or_refused_with_a_reason)
{
    path p = open_path();
    pl_error err = { 0 };
    pl_id first = 0, second = 0;
    sign(p.lib.store, p.lib.review);
    release(&p, 'A', NULL);
    check_fails(pl_store_second_ask(&first, p.a, p.lib.review, "", &err), PL_BAD_INPUT);
    err = (pl_error){ 0 };
    check_ok(pl_store_second_ask(&first, p.a, p.lib.review, "5.3: I did answer, at 0:41.", &err));
    check_ok(pl_store_second_ask(&second, p.a, p.lib.review, "2.4 as well.", &err));
    check_fails(pl_store_second_settle(p.a, first, "T-03", NULL, &err), PL_REFUSED);
    check_fails(pl_store_second_settle(p.lead, first, "T-02", NULL, &err), PL_REFUSED);
    check_has(err.text, "made the first record");
    check_fails(pl_store_second_settle(p.lead, first, "F-022", NULL, &err), PL_REFUSED);
    check_fails(pl_store_second_settle(p.lead, first, NULL, "", &err), PL_BAD_INPUT);
    check_fails(pl_store_second_settle(p.lead, first, "T-03", "no", &err), PL_BAD_INPUT);
    err = (pl_error){ 0 };
    check_ok(
        pl_store_second_settle(p.lead, second, NULL, "It was looked at with the first.", &err));
    check_fails(pl_store_second_settle(p.lead, second, "T-03", NULL, &err), PL_REFUSED);
    err = (pl_error){ 0 };
    check_ok(pl_store_second_settle(p.lead, first, "T-03", NULL, &err));
    pl_reviews none;
    check_fails(pl_store_review(&none, p.lead, p.lib.review, &err), PL_NOT_FOUND); /* blind now */
    pl_first known;
    err = (pl_error){ 0 };
    check_ok(pl_store_first(&known, p.lead, p.lib.recording, &err));
    check(known.there && known.named && !known.told);
    check_has(known.facilitators, "A=F-014");
    check_has(known.rubric, "@1");
    check_ok(pl_store_first(&known, p.a, p.lib.recording, &err));
    check(known.told && !known.named);
    pl_second_looks looks;
    err = (pl_error){ 0 };
    check_ok(pl_store_second_looks(&looks, p.a, p.lib.review, &err));
    check_int(looks.count, 2);
    check_text(looks.items[0].reviewer, "T-03");
    check_text(looks.items[1].refused, "It was looked at with the first.");
    check_text(looks.items[1].settled_by, "T-03");
    pl_second_looks_free(&looks);
    close_path(&p);
}

TEST(that_a_session_may_not_count_is_said_by_a_person)
{
    path p = open_path();
    pl_error err = { 0 };
    pl_delivery delivery;
    check_ok(pl_store_delivery(&delivery, p.lib.store, p.lib.review, &err));
    check(!delivery.said);
    check_fails(pl_store_delivery_say(p.lib.store, p.lib.review, false, "", &err), PL_BAD_INPUT);
    err = (pl_error){ 0 };
    check_ok(pl_store_delivery_say(p.lib.store, p.lib.review, false, "Half was left out.", &err));
    sign(p.lib.store, p.lib.review);
    check_ok(pl_store_delivery_say(p.lead, p.lib.review, true, "Made up for on 17 March.", &err));
    check_fails(pl_store_delivery_say(p.clinical, p.lib.review, true, "So be it.", &err),
                PL_REFUSED);
    err = (pl_error){ 0 };
    check_ok(pl_store_delivery(&delivery, p.lib.store, p.lib.review, &err));
    check(delivery.said && delivery.counts);
    check_text(delivery.reason, "Made up for on 17 March.");
    check_text(delivery.by, "T-03");
    pl_delivery_free(&delivery);
    close_path(&p);
}
