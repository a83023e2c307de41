/* The review of a session by its facilitators: written by keys, kept, read beside the recording. */
#include "test.h"

#include "opened.h"

#include "plumbline/command/answers.h"
#include "plumbline/store/session_review.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

/* The library as this person has it, then the session. */
static void show_session(opened *o, const char *as)
{
    pl_error err = { 0 };
    pl_store_close(&o->store);
    check_ok(ui_headless_start(&o->s, &(pl_ui_options){ .folder = o->folder, .as = as }, &err));
    check_ok(ui_headless_resize(o->s, "1440x900", &err));
    opened_settle(o);
    opened_run(o, "session-review");
    opened_settle(o);
    check_int(o->s->app->view.screen, PL_SCREEN_SESSION);
}

static opened session_open(void)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    show_session(&o, "F-014");
    return o;
}

/* Again, by this person, from what is in the library. */
static void reopen(opened *o, const char *as)
{
    opened_hide(o);
    show_session(o, as);
}

static void check_answer(const opened *o, const char *key, const char *want)
{
    check_text(pl_app_answer_of(o->s->app, key).words, want);
}

TEST(a_session_is_reviewed_by_keys)
{
    opened o = session_open();
    check(opened_has(&o, PL_ROLE_STATUS, "Not begun"));
    opened_key(&o, "1"); /* nothing heard */
    opened_key(&o, "Tab");
    opened_type(&o, "Exercise 2 cut to one round");
    opened_key(&o, "Tab");
    opened_type(&o, "both");
    opened_key(&o, "Ctrl+Enter");
    opened_type(&o, "P7 spoke first");
    opened_key(&o, "Ctrl+Enter");
    opened_key(&o, "5"); /* P5 */
    opened_key(&o, "Tab");
    opened_key(&o, "2");
    opened_key(&o, "Tab");
    opened_type(&o, "speak before session 6");
    opened_key(&o, "Esc");
    opened_run(&o, "answer-open f1");
    opened_type(&o, "10");
    opened_key(&o, "Tab");
    opened_type(&o, "8");
    opened_key(&o, "Esc");
    opened_run(&o, "answer-choose f3/who 4");
    opened_run(&o, "answer-choose f3/who 2");
    check(opened_has(&o, PL_ROLE_STATUS, "Open · saved "));
    opened_press(&o, PL_ROLE_BUTTON, "We have finished");
    check(opened_has(&o, PL_ROLE_STATUS, "Finished "));
    reopen(&o, "F-014");
    check_answer(&o, "1", "Nothing heard");
    check_answer(&o, "2", "Exercise 2 cut to one round");
    check_answer(&o, "2/agreed-with", "both");
    check_answer(&o, "3", "P7 spoke first");
    check_answer(&o, "4/1/who", "P5");
    check_answer(&o, "4/1/how", "Unsettled");
    check_answer(&o, "4/1/next", "speak before session 6");
    check_answer(&o, "f1", "10");
    check_answer(&o, "f2", "8");
    check_answer(&o, "f3/who", "P2 P4");
    opened_stop(&o);
}

TEST(it_is_not_finished_without_the_question_about_risk)
{
    opened o = session_open();
    opened_key(&o, "Ctrl+Enter");
    opened_type(&o, "Nothing");
    opened_key(&o, "Esc");
    opened_press(&o, PL_ROLE_BUTTON, "We have finished");
    check(strncmp(o.s->app->toast.words, "Question 1 is still open", 24) == 0);
    check_int(o.s->app->view.prompt, 0);
    check(!opened_has(&o, PL_ROLE_STATUS, "Finished "));
    opened_stop(&o);
}

TEST(words_half_written_are_there_again)
{
    opened o = session_open();
    opened_key(&o, "Ctrl+Enter");
    opened_type(&o, "Half a sen");
    opened_settle(&o);
    pl_error err = { 0 };
    pl_store *store; /* as if the program had been killed: the answer itself was never kept */
    check_ok(pl_store_open(&store, o.folder, &(pl_store_options){ .as = "F-014" }, &err));
    pl_session_sheet sheet;
    pl_id id = o.s->app->session->now->recording->id;
    check_ok(pl_session_sheet_read(&sheet, store, o.folder, id, &err));
    check(!sheet.now.begun);
    check_text(sheet.half_key, "2");
    check_text(sheet.half_words, "Half a sen");
    pl_session_sheet_free(&sheet);
    pl_store_close(&store);
    opened_stop(&o);
}

TEST(what_cannot_wait_heads_the_library_and_its_writer_is_told)
{
    opened o = session_open();
    opened_key(&o, "2");
    check(opened_has(&o, PL_ROLE_STATUS, "Heads T-02’s Library since "));
    opened_key(&o, "Tab");
    opened_type(&o, "Duty officer");
    opened_key(&o, "Esc");
    opened_hide(&o);
    opened_show(&o, "1440x900");
    opened_settle(&o);
    opened_run(&o, "screen library");
    opened_settle(&o);
    check(opened_has(&o, PL_ROLE_ALERT, "Someone may be at risk"));
    opened_press(&o, PL_ROLE_BUTTON, "I have seen this");
    reopen(&o, "F-014");
    check(opened_has(&o, PL_ROLE_STATUS, "Opened by T-02 at "));
    opened_stop(&o);
}

TEST(who_reviews_reads_it_beside_the_recording)
{
    opened o = session_open();
    opened_key(&o, "1");
    opened_key(&o, "Tab");
    opened_type(&o, "Exercise 2 cut");
    opened_key(&o, "Esc");
    opened_press(&o, PL_ROLE_BUTTON, "We have finished");
    opened_hide(&o);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    opened_settle(&o);
    opened_press(&o, PL_ROLE_BUTTON, "Read it");
    check_int(o.s->app->view.dialog, PL_DIALOG_ACCOUNT);
    check(o.s->app->desk != NULL);
    opened_key(&o, "Esc");
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    opened_stop(&o);
}
