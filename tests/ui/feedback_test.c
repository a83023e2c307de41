/* After signing, in the window: release, read, answer, close, each by its owner, from the report. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/text.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/people.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened signed_review(void)
{
    static const opened_tag tags[] = {
        { "2.2", 1, 0, PL_TAG_STRENGTH, PL_WHO_BIT('A') },
        { "2.3", 2, 0, PL_TAG_STRENGTH, PL_WHO_BIT('B') },
        { "3.1", 3, 0, PL_TAG_DEVELOPMENT, PL_WHO_BIT('A') },
    };
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_sign(&o);
    return o;
}

static pl_store *as(const opened *o, const char *code)
{
    pl_error err = { 0 };
    pl_store *store;
    check_ok(pl_store_open(&store, o->folder, &(pl_store_options){ .as = code, .must_exist = true },
                           &err));
    return store;
}

typedef struct stand {
    pl_feedback_state state;
    pl_outcome outcome;
    char spoken[PL_DATE_ROOM], until[PL_DATE_ROOM];
} stand;

static stand stand_of(const opened *o, pl_who slot)
{
    pl_error err = { 0 };
    pl_reviews list;
    pl_store *store = as(o, "T-02");
    check_ok(pl_store_review(&list, store, o->review, &err));
    const pl_review_facilitator *one = pl_review_slot(list.items, slot);
    stand out = { .state = one->feedback, .outcome = one->outcome };
    snprintf(out.spoken, sizeof out.spoken, "%s", one->spoken_on ? one->spoken_on : "");
    snprintf(out.until, sizeof out.until, "%s", one->answer_until ? one->answer_until : "");
    pl_reviews_free(&list);
    pl_store_close(&store);
    return out;
}

static void retype(opened *o, pl_field_id field, const char *words)
{
    pl_app_focus(o->s->app, pl_field_element(field), true);
    opened_settle(o);
    opened_key(o, "Ctrl+A");
    opened_type(o, words);
}

static void release_a(opened *o)
{
    opened_show(o, "1440x900");
    opened_run(o, "screen report");
    opened_press(o, PL_ROLE_BUTTON, "Release to F-014 and F-022…");
    opened_press(o, PL_ROLE_CHECKBOX, "B · F-022");
    retype(o, PL_FIELD_SPOKEN_A, "soon");
    opened_press(o, PL_ROLE_BUTTON, "Release");
    check_int(o->s->app->view.dialog, PL_DIALOG_RELEASE); /* it says what is wrong, and stays */
    check_has(o->s->app->fault.words, "10 Mar 2026");
    retype(o, PL_FIELD_SPOKEN_A, "1 Jan 2190");
    opened_press(o, PL_ROLE_BUTTON, "Release");
    check_has(o->s->app->fault.words, "still to come");
    retype(o, PL_FIELD_SPOKEN_A, "10 Mar 2026");
    retype(o, PL_FIELD_UNTIL_A, "31 December 2189");
    opened_press(o, PL_ROLE_BUTTON, "Release");
    check_int(o->s->app->view.dialog, PL_DIALOG_NONE);
    opened_find(o, PL_ROLE_BUTTON, "Release to F-022…");
    opened_hide(o);
}

TEST(one_dialog_releases_to_each_with_a_day_of_their_own)
{
    opened o = signed_review();
    release_a(&o);
    stand a = stand_of(&o, 'A'), b = stand_of(&o, 'B');
    check_int(a.state, PL_FEEDBACK_RELEASED);
    check_text(a.spoken, "2026-03-10");
    check_text(a.until, "2189-12-31");
    check_int(b.state, PL_FEEDBACK_NONE);
    check_text(b.spoken, "");
    opened_stop(&o);
}

TEST(what_is_typed_of_an_answer_is_kept_and_seen_by_nobody)
{
    opened o = signed_review();
    pl_error err = { 0 };
    release_a(&o);
    opened_show_as(&o, "F-014", "1440x900");
    check_int(o.s->app->view.screen, PL_SCREEN_REPORT); /* their feedback, not the recording */
    check(!opened_has(&o, PL_ROLE_OPTION, "B · F-022"));
    opened_press(&o, PL_ROLE_ROW, "2.2 Draws out rather than tells");
    opened_type(&o, "P4 had asked me before the ses");
    opened_hide(&o); /* in the midst of a word */
    pl_replies replies;
    pl_store *store = as(&o, "T-02");
    check_ok(pl_store_replies(&replies, store, o.review, &err));
    check_int(replies.count, 0);
    pl_replies_free(&replies);
    pl_store_close(&store);
    check_int(stand_of(&o, 'A').state, PL_FEEDBACK_RELEASED);
    opened_show_as(&o, "F-014", "1440x900");
    opened_press(&o, PL_ROLE_ROW, "2.2 Draws out rather than tells");
    check_text(pl_edit_words(&o.s->app->fields[PL_FIELD_WORDS]), "P4 had asked me before the ses");
    opened_key(&o, "Ctrl+A");
    opened_key(&o, "Delete");
    opened_key(&o, "Esc");
    opened_press(&o, PL_ROLE_ROW, "2.2 Draws out rather than tells");
    check_text(pl_edit_words(&o.s->app->fields[PL_FIELD_WORDS]), "");
    opened_hide(&o);
    store = as(&o, "F-014");
    check_ok(pl_store_replies(&replies, store, o.review, &err));
    check_int(replies.count, 0); /* and let go again */
    pl_replies_free(&replies);
    pl_store_close(&store);
    opened_stop(&o);
}

static void answer(opened *o)
{
    opened_show_as(o, "F-014", "1440x900");
    opened_press(o, PL_ROLE_BUTTON, "I have read this");
    opened_press(o, PL_ROLE_ROW, "The report as a whole");
    opened_type(o, "Thank you.");
    opened_key(o, "Ctrl+Enter"); /* goes to the first point */
    opened_type(o, "I had planned it with F-022.");
    opened_press(o, PL_ROLE_RADIO, "I see this differently");
    opened_key(o, "Esc");
    opened_press(o, PL_ROLE_BUTTON, "Ask for a second reviewer…");
    opened_key(o, "Ctrl+Enter");
    check_has(o->s->app->fault.words, "few words");
    opened_type(o, "Please look at 2.2.");
    opened_key(o, "Ctrl+Enter");
    opened_press(o, PL_ROLE_BUTTON, "Send my answers…");
    opened_press(o, PL_ROLE_BUTTON, "Send");
    opened_hide(o);
}

TEST(a_facilitator_reads_answers_and_sends_and_the_manager_closes)
{
    opened o = signed_review();
    pl_error err = { 0 };
    pl_replies replies;
    pl_second_looks looks;
    release_a(&o);
    answer(&o);
    check_int(stand_of(&o, 'A').state, PL_FEEDBACK_ANSWERED);
    pl_store *store = as(&o, "T-02");
    check_ok(pl_store_replies(&replies, store, o.review, &err));
    check_int(replies.count, 2);
    check_text(replies.items[0].words, "Thank you.");
    check_text(replies.items[1].words, "I had planned it with F-022.");
    check_int(replies.items[1].outcome, PL_OUTCOME_DIFFERENT);
    pl_replies_free(&replies);
    check_ok(pl_store_second_looks(&looks, store, o.review, &err));
    check_int(looks.count, 1);
    pl_second_looks_free(&looks);
    pl_store_close(&store);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen report");
    opened_press(&o, PL_ROLE_BUTTON, "Answers, and closing…");
    opened_press(&o, PL_ROLE_BUTTON, "Close the feedback");
    check_has(o.s->app->fault.words, "Choose how");
    opened_press(&o, PL_ROLE_RADIO, "Seen differently");
    opened_press(&o, PL_ROLE_BUTTON, "Close the feedback");
    opened_hide(&o);
    check_int(stand_of(&o, 'A').state, PL_FEEDBACK_CLOSED);
    check_int(stand_of(&o, 'A').outcome, PL_OUTCOME_DIFFERENT);
    check_int(stand_of(&o, 'B').state, PL_FEEDBACK_NONE);
    opened_show_as(&o, "F-014", "1440x900");
    check(!opened_has(&o, PL_ROLE_BUTTON, "Send my answers…"));
    check(pl_command_why_not(pl_command_find("reply"), o.s->app) != NULL);
    opened_stop(&o);
}

TEST(that_a_session_may_not_count_is_said_with_a_reason_and_taken_back)
{
    opened o = signed_review();
    pl_error err = { 0 };
    pl_delivery said;
    opened_show(&o, "1440x900");
    opened_run(&o, "screen report");
    opened_press(&o, PL_ROLE_BUTTON, "May not count as delivered…");
    opened_type(&o, "Half of it was left out.");
    opened_key(&o, "Ctrl+Enter");
    opened_find(&o, PL_ROLE_TEXT, "May not count as delivered (T-02): Half of it was left out.");
    opened_press(&o, PL_ROLE_BUTTON, "It counts as delivered…");
    opened_type(&o, "The rest was given on the day after.");
    opened_key(&o, "Ctrl+Enter");
    check(!opened_has(&o, PL_ROLE_TEXT, "May not count"));
    opened_hide(&o);
    pl_store *store = as(&o, "T-02");
    check_ok(pl_store_delivery(&said, store, o.review, &err));
    check(said.said && said.counts);
    pl_delivery_free(&said);
    pl_store_close(&store);
    opened_stop(&o);
}

TEST(in_a_small_window_the_same_stands_in_a_dialog)
{
    static const char *const sizes[] = { "720x450", "640x400" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        opened o = signed_review();
        opened_show(&o, sizes[i]);
        opened_run(&o, "screen report");
        opened_press(&o, PL_ROLE_BUTTON, "Feedback…");
        check_int(o.s->app->view.dialog, PL_DIALOG_FEEDBACK);
        opened_press(&o, PL_ROLE_BUTTON, "Release to F-014 and F-022…");
        check_int(o.s->app->view.dialog, PL_DIALOG_RELEASE);
        opened_press(&o, PL_ROLE_BUTTON, "Release");
        opened_hide(&o);
        check_int(stand_of(&o, 'A').state, PL_FEEDBACK_RELEASED);
        check_int(stand_of(&o, 'B').state, PL_FEEDBACK_RELEASED);
        opened_stop(&o);
    }
}

static opened three_released(void)
{
    opened o = opened_make(recording, "A=F-014,B=F-022,C=F-030");
    opened_sign(&o);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen report");
    opened_run(&o, "release");
    opened_settle(&o);
    return o;
}

TEST(three_who_were_released_to_have_a_line_each_inside_the_row)
{
    opened o = three_released();
    opened_press(&o, PL_ROLE_BUTTON, "Release");
    opened_run(&o, "screen library");
    opened_settle(&o);
    pl_rect row = opened_find(&o, PL_ROLE_ROW, "").rect;
    double above = row.y + 3; /* the ring is inside the row */
    for (char slot = 'A'; slot <= 'C'; slot++) {
        char name[] = { slot, ' ', 'F', '\0' };
        pl_rect line = opened_find(&o, PL_ROLE_TEXT, name).rect;
        check(line.y >= above);
        check(line.h >= 16);
        above = line.y + line.h;
    }
    check(above <= row.y + row.h - 3);
    opened_stop(&o);
}

TEST(a_dialog_about_a_review_goes_with_it)
{
    opened o = three_released();
    check_int(o.s->app->view.dialog, PL_DIALOG_RELEASE);
    opened_run(&o, "screen library");
    opened_settle(&o);
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    opened_stop(&o);
}
