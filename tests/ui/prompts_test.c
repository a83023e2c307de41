/* Questions on the score screen: answered by keys and pointer, kept, and written half. */
#include "test.h"

#include "opened.h"

#include "plumbline/review/answer.h"
#include "plumbline/store/answers.h"
#include "plumbline/store/people.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };
static const char scales[] = PL_SOURCE "/tests/data/rubrics/scales.yaml";

static opened prompts_open(const char *rubric, const char *size)
{
    opened o = opened_make_by(recording, "A=F-014,B=F-022", rubric);
    opened_show(&o, size);
    opened_run(&o, "screen score");
    return o;
}

static void check_answer(const opened *o, const char *key, const char *want)
{
    const pl_answer *found = pl_answers_find(&o->s->app->desk->facts.answers, key);
    check_text(found ? found->words : "–", want);
}

TEST(questions_are_answered_by_keys)
{
    opened o = prompts_open(scales, "1440x900");
    ui_state *ui = &o.s->ui;
    opened_run(&o, "score-item Q1 S");
    ui_key(ui, "Enter");
    ui_type(ui, "They went on in their own words, 3 of them");
    ui_key(ui, "Tab");
    ui_type(ui, "the silence");
    ui_key(ui, "Tab");
    ui_type(ui, "nobody filled it");
    ui_key(ui, "Ctrl+Enter");
    check_int(o.s->app->view.menu, PL_MENU_NONE);
    opened_run(&o, "answer-choose Q3/1/who 6");
    ui_key(ui, "Tab");
    ui_key(ui, "2");
    ui_key(ui, "Tab");
    ui_type(ui, "catch-up");
    ui_key(ui, "Esc");
    opened_settle(&o);
    check_answer(&o, "Q1", "They went on in their own words, 3 of them");
    check_answer(&o, "Q2", "the silence");
    check_answer(&o, "Q2/why", "nobody filled it");
    check_answer(&o, "Q3/1/who", "P6");
    check_answer(&o, "Q3/1/how", "Absent");
    check_answer(&o, "Q3/1/next", "catch-up");
    check(opened_has(&o, PL_ROLE_STATUS, "saved "));
    opened_stop(&o);
}

TEST(rows_are_added_and_taken_away)
{
    opened o = prompts_open(scales, "1440x900");
    opened_run(&o, "answer-choose Q3/1/who 1");
    opened_run(&o, "answer-row Q3");
    opened_run(&o, "answer-choose Q3/2/who 2");
    opened_run(&o, "answer-row Q3");
    opened_run(&o, "answer-choose Q3/3/who 3");
    opened_run(&o, "answer-drop Q3 2");
    opened_settle(&o);
    check_answer(&o, "Q3/1/who", "P1");
    check_answer(&o, "Q3/2/who", "P3");
    check_answer(&o, "Q3/3/who", "–");
    opened_stop(&o);
}

TEST(a_moment_is_the_playhead_and_words_stay)
{
    opened o = prompts_open(scales, "1440x900");
    opened_run(&o, "go-to-time 0:05");
    opened_run(&o, "answer-open Q2");
    ui_type(&o.s->ui, "here");
    opened_run(&o, "answer-at Q2");
    opened_settle(&o);
    const pl_answer *found = pl_answers_find(&o.s->app->desk->facts.answers, "Q2");
    check(found && strcmp(found->words, "here") == 0 && found->at_us >= 0);
    opened_run(&o, "answer-at Q2 none");
    opened_settle(&o);
    check(pl_answers_find(&o.s->app->desk->facts.answers, "Q2")->at_us == PL_NO_TIME);
    opened_stop(&o);
}

TEST(half_written_answers_come_back)
{
    opened o = prompts_open(scales, "1440x900");
    pl_error err = { 0 };
    opened_run(&o, "answer-open Q1");
    ui_type(&o.s->ui, "half a tho");
    check_text(pl_desk_answer_of(o.s->app->desk, "Q1").half, "half a tho");
    ui_type(&o.s->ui, "ught");
    check_ok(ui_headless_wait(o.s, 1, &err));
    check_answer(&o, "Q1", "–");
    opened_run(&o, "answer-open Q1");
    check_text(pl_edit_words(&o.s->app->fields[PL_FIELD_ANSWER]), "half a thought");
    opened_stop(&o);
}

TEST(what_is_locked_says_so_and_what_is_refused_stays_half_written)
{
    opened o = prompts_open(scales, "1440x900");
    opened_run(&o, "score-domain 2");
    check(opened_has(&o, PL_ROLE_TEXT, "Opens when the self-review"));
    opened_run(&o, "answer-open Q4");
    ui_type(&o.s->ui, "eight");
    ui_key(&o.s->ui, "Esc");
    opened_settle(&o);
    check_answer(&o, "Q4", "–");
    check(strstr(o.s->app->toast.words, "no number"));
    check_text(pl_desk_answer_of(o.s->app->desk, "Q4").half, "eight");
    check(opened_has(&o, PL_ROLE_STATUS, "Not yet"));
    opened_stop(&o);
}

TEST(a_rubric_of_questions_alone_is_shown_in_windows_of_all_sizes)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1100x640", "720x450" };
    static const char *const rubrics[] = { "session-review", "session-facts", "self-review" };
    for (size_t i = 0; i < PL_COUNT(rubrics); i++)
        for (size_t k = 0; k < PL_COUNT(sizes); k++) {
            opened o = prompts_open(rubrics[i], sizes[k]);
            const pl_list *sheet = opened_region(&o, "sheet");
            for (int n = 0; n < pl_list_count(sheet); n++) {
                pl_element e = pl_list_element(sheet, n);
                if ((e.state & PL_IS_TARGET) && e.seen.h > 0 && strcmp(e.name, "Scroll") != 0)
                    if (e.seen.w < e.rect.w - 0.5)
                        fail_msg("%s %s: %s is cut", rubrics[i], sizes[k], e.name);
            }
            opened_run(&o, "screen watch");
            opened_run(&o, "screen score");
            ui_key(&o.s->ui, "0");
            ui_key(&o.s->ui, "X");
            ui_key(&o.s->ui, "Shift+X");
            ui_key(&o.s->ui, "E");
            ui_key(&o.s->ui, "W");
            opened_settle(&o);
            opened_stop(&o);
        }
}

/* ----- what is seen at once, and what opens after signing */

/* A self-review of F-014 beside the review that is there; gives its id. */
static pl_id self_review(const opened *o, pl_store **a)
{
    pl_error err = { 0 };
    pl_reviews list;
    pl_id self = 0;
    check_ok(pl_store_open(a, o->folder, &(pl_store_options){ .as = "F-014" }, &err));
    check_ok(pl_store_review(&list, o->store, o->review, &err));
    pl_review_start start = { .recording = list.items[0].recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014",
                              .kind = PL_REVIEW_SELF };
    pl_reviews_free(&list);
    check_ok(pl_review_new(&self, *a, &start, &err));
    return self;
}

static void write_answer(pl_store *store, pl_id review, const char *prompt, const char *words)
{
    pl_error err = { 0 };
    pl_answer answer = { .prompt = prompt, .words = words, .at_us = PL_NO_TIME };
    check_ok(pl_store_answer_set(store, review, &answer, &err));
}

TEST(what_is_seen_at_once_heads_library_and_watch_until_it_is_seen)
{
    static const char told[] = "Someone may be at risk";
    opened o = opened_make(recording, "A=F-014");
    pl_store *a;
    pl_id self = self_review(&o, &a);
    write_answer(a, self, "0", "Yes, and now passed on");
    write_answer(a, self, "0/passed-on-to", "duty manager");
    write_answer(a, self, "2", "The opening"); /* waits */
    pl_store_close(&a);
    opened_show(&o, "1280x720");
    check(opened_has(&o, PL_ROLE_ALERT, told));
    check(opened_has(&o, PL_ROLE_BUTTON, "I have seen this"));
    opened_run(&o, "screen library");
    check(opened_has(&o, PL_ROLE_ALERT, told));
    check_has(opened_find(&o, PL_ROLE_ROW, "mp4_25").value, "someone may be at risk");
    pl_error err = { 0 };
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_BUTTON, "I have seen this", 1, &err));
    opened_settle(&o);
    check(!opened_has(&o, PL_ROLE_ALERT, told));
    check_has(opened_find(&o, PL_ROLE_ROW, "mp4_25").value, "someone may be at risk"); /* stays */
    opened_run(&o, "screen watch");
    check(!opened_has(&o, PL_ROLE_ALERT, told));
    opened_stop(&o);
}

TEST(an_answer_is_sent_to_the_reviewer_by_its_switch)
{
    opened o = opened_make(recording, "A=F-014");
    pl_store *a;
    pl_id self = self_review(&o, &a);
    write_answer(a, self, "1", "The pairs");
    write_answer(a, self, "8", "By turns");
    pl_store_close(&a);
    opened_show_as(&o, "F-014", "1440x900");
    opened_run(&o, "screen score");
    opened_run(&o, "score-item 1 S");
    pl_error err = { 0 };
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_SWITCH, "Send this to your reviewer now", 1, &err));
    opened_settle(&o);
    const pl_answers *answers = &o.s->app->desk->facts.answers;
    check(pl_answers_find(answers, "1")->sent_utc != 0);
    check(opened_has(&o, PL_ROLE_SWITCH, "Sent to your reviewer at "));
    opened_run(&o, "answer-open 1"); /* what is written later goes too */
    ui_type(&o.s->ui, "!");
    ui_key(&o.s->ui, "Esc");
    opened_settle(&o);
    check(pl_answers_find(answers, "1")->sent_utc != 0);
    opened_run(&o, "score-item 8 S");
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_SWITCH, "Put this in the report", 1, &err));
    opened_settle(&o);
    check(pl_answers_find(answers, "8")->in_report);
    check(!pl_answers_find(answers, "8")->sent_utc);
    opened_stop(&o);
}

TEST(the_reviewer_has_what_was_sent_as_a_quiet_line_until_it_is_seen)
{
    static const char line[] = "F-014 writes to the reviewer: The pairs.";
    opened o = opened_make(recording, "A=F-014");
    pl_store *a;
    pl_error err = { 0 };
    pl_id self = self_review(&o, &a);
    write_answer(a, self, "2", "The opening");
    pl_answer sent = {
        .prompt = "1", .words = "The pairs", .at_us = 2000000, .sent_utc = pl_utc_now()
    };
    check_ok(pl_store_answer_set(a, self, &sent, &err));
    pl_store_close(&a);
    opened_show(&o, "1440x900");
    check(opened_has(&o, PL_ROLE_GROUP, line));
    check(!opened_has(&o, PL_ROLE_ALERT, "Someone may be at risk"));
    opened_run(&o, "screen score");
    check(opened_has(&o, PL_ROLE_GROUP, line));
    check(!opened_has(&o, PL_ROLES, "The opening"));
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_BUTTON, "Watch 0:00:02", 1, &err));
    opened_settle(&o);
    check_int(o.s->app->view.screen, PL_SCREEN_WATCH);
    check_int(pl_desk_now(o.s->app->desk) / 100000, 20);
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_BUTTON, "I have seen this", 1, &err));
    opened_settle(&o);
    check(!opened_has(&o, PL_ROLE_GROUP, line));
    opened_run(&o, "screen library");
    check(!opened_has(&o, PL_ROLE_ALERT, "Someone may be at risk"));
    opened_stop(&o);
}

TEST(nothing_to_tell_heads_nothing)
{
    opened o = opened_make(recording, "A=F-014");
    pl_store *a;
    pl_id self = self_review(&o, &a);
    write_answer(a, self, "0", "No");
    pl_store_close(&a);
    opened_show(&o, "1280x720");
    check(!opened_has(&o, PL_ROLE_ALERT, "Someone may be at risk"));
    opened_stop(&o);
}

static void sign(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews list;
    check_ok(pl_store_review(&list, store, review, &err));
    check_ok(pl_store_review_sign(store, review, list.items[0].revision, &err));
    pl_reviews_free(&list);
}

TEST(a_locked_question_opens_when_both_are_signed)
{
    for (int both = 0; both < 2; both++) {
        opened o = opened_make(recording, "A=F-014");
        pl_store *a;
        pl_id self = self_review(&o, &a);
        write_answer(a, self, "0", "No");
        sign(a, self);
        pl_store_close(&a);
        if (both)
            sign(o.store, o.review);
        opened_show_as(&o, "F-014", "1440x900");
        opened_run(&o, "screen score");
        opened_run(&o, "score-item 12 S");
        check(opened_has(&o, PL_ROLES, "Opens when the self-review") == !both);
        check(opened_has(&o, PL_ROLES, "Both are signed.") == both);
        if (both) {
            opened_run(&o, "answer-open 12");
            ui_type(&o.s->ui, "P2; T-02 knows.");
            ui_key(&o.s->ui, "Esc");
            opened_settle(&o);
            check_answer(&o, "12", "P2; T-02 knows.");
            pl_error err = { 0 };
            pl_command_line(o.s->app, "answer-choose 0 2", &err); /* was signed */
            opened_settle(&o);
            check_answer(&o, "0", "No");
        }
        opened_stop(&o);
    }
}
