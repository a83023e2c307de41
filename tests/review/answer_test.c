/* Answers in words, held against the kinds of their prompts; what is missing to sign where there are some. */
#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/review/answer.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/people.h"
#include "plumbline/store/recordings.h"

static const char scales[] = PL_SOURCE "/tests/data/rubrics/scales.yaml";

typedef struct asked {
    char *folder;
    pl_store *store;
    pl_id review;
} asked;

static asked asked_open(const char *as, const pl_review_start *like)
{
    pl_error err = { 0 };
    asked a = { .folder = test_new_folder() };
    pl_id person;
    check_ok(pl_store_open(&a.store, a.folder, &(pl_store_options){ .as = "T-02" }, &err));
    check_ok(pl_store_person_add(&person, a.store, "F-014", PL_ROLE_FACILITATOR, &err));
    pl_stored_part part = { .path = "/nowhere/a.mp4", .bytes = 1, .length_us = 600000000 };
    pl_recording recording = {
        .signature = "s", .duration_us = 600000000, .parts = &part, .part_count = 1
    };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = 600000000 };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    pl_review_start start = *like;
    start.facilitators = "A=F-014";
    check_ok(pl_store_recording_add(&start.recording, a.store, &recording, &map, &err));
    pl_store_close(&a.store);
    check_ok(pl_store_open(&a.store, a.folder, &(pl_store_options){ .as = as }, &err));
    check_ok(pl_review_new(&a.review, a.store, &start, &err));
    return a;
}

static void asked_close(asked *a)
{
    pl_store_close(&a->store);
    free(a->folder);
}

/* "" where it is taken, else the sentence that refuses it; static. */
static const char *answer(asked *a, const char *prompt, const char *words, pl_time at)
{
    static pl_error err;
    pl_review_facts facts;
    err = (pl_error){ 0 };
    check_ok(pl_store_facts(&facts, a->store, a->review, &err));
    pl_answer_wish wish = { .prompt = prompt, .words = words, .at_us = at };
    bool ok = pl_review_answer(a->store, &facts, &wish, &err);
    pl_review_facts_free(&facts);
    return ok ? "" : err.text;
}

static void check_words(asked *a, const char *key, const char *want)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, a->store, a->review, &err));
    const pl_answer *found = pl_answers_find(&facts.answers, key);
    check_text(found ? found->words : "–", want);
    pl_review_facts_free(&facts);
}

TEST(answers_are_of_the_kind_that_is_asked)
{
    static const struct {
        const char *prompt, *words;
        pl_time at;
        const char *want;       /* in the refusal; "": it is taken */
        const char *words_kept; /* NULL: as they are */
    } cases[] = {
        { "Q1", "Two words", PL_NO_TIME, "", NULL },
        { "Q1", "x", 1, "takes no moment", NULL },
        { "Q9", "x", PL_NO_TIME, "has no question \"Q9\"", NULL },
        { "Q2", "this one", 599000000, "", NULL },
        { "Q2", "this one", 601000000, "behind the end", NULL },
        { "Q2/why", "because", PL_NO_TIME, "", NULL },
        { "Q2/who", "because", PL_NO_TIME, "has no question", NULL },
        { "Q3", "x", PL_NO_TIME, "Q3/1/who", NULL },
        { "Q3/1/who", "p6", PL_NO_TIME, "", "P6" },
        { "Q3/1/who", "Peter", PL_NO_TIME, "no names", NULL },
        { "Q3/2/how", "absent", PL_NO_TIME, "", "Absent" },
        { "Q3/2/how", "late", PL_NO_TIME, "\"Quiet\", \"Absent\"", NULL },
        { "Q3/99/how", "absent", PL_NO_TIME, "at most", NULL },
        { "Q4", "8", PL_NO_TIME, "", NULL },
        { "Q4", "eight", PL_NO_TIME, "no number", NULL },
        { "Q4/from", "18:05", PL_NO_TIME, "", NULL },
        { "Q4/from", "18.05", PL_NO_TIME, "no time of day", NULL },
        { "Q4/from", "24:05", PL_NO_TIME, "no time of day", NULL },
        { "Q7", "x", PL_NO_TIME, "locked", NULL },
    };
    asked a = asked_open("T-02", &(pl_review_start){ .rubric = scales });
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const char *got = answer(&a, cases[i].prompt, cases[i].words, cases[i].at);
        if (*cases[i].want ? !strstr(got, cases[i].want) : *got != 0)
            fail_msg("%s %s: %s", cases[i].prompt, cases[i].words, got);
        if (!*cases[i].want)
            check_words(&a, cases[i].prompt,
                        cases[i].words_kept ? cases[i].words_kept : cases[i].words);
    }
    check_text(answer(&a, "Q4", "", PL_NO_TIME), "");
    check_words(&a, "Q4", "–");
    asked_close(&a);
}

TEST(what_is_kept_for_the_writer_is_sent_when_chosen)
{
    pl_error err = { 0 };
    asked a = asked_open("T-02", &(pl_review_start){ .rubric = scales });
    static const struct {
        pl_says send;
        bool kept;
    } cases[] = { { PL_SAYS_NOTHING, true },
                  { PL_SAYS_YES, false },
                  { PL_SAYS_NOTHING, false },
                  { PL_SAYS_NO, true } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_review_facts facts;
        check_ok(pl_store_facts(&facts, a.store, a.review, &err));
        pl_answer_wish wish = {
            .prompt = "Q6", .words = "it", .at_us = PL_NO_TIME, .send = cases[i].send
        };
        check_ok(pl_review_answer(a.store, &facts, &wish, &err));
        pl_review_facts_free(&facts);
        check_ok(pl_store_facts(&facts, a.store, a.review, &err));
        check_int(pl_answers_find(&facts.answers, "Q6")->kept_private, cases[i].kept);
        pl_review_facts_free(&facts);
    }
    asked_close(&a);
}

/* Of the shipped self-review. */
TEST(what_its_writer_chooses_is_the_questions)
{
    static const struct {
        const char *prompt, *words;
        pl_says at_once, in_report;
        int code; /* 0: done */
        bool sent, printed;
    } cases[] = {
        { "1", "", PL_SAYS_YES, 0, PL_BAD_INPUT, false, false },
        { "1", "The pairs", 0, 0, 0, false, false },
        { "1", "The pairs", PL_SAYS_YES, 0, 0, true, false },
        { "1", "The pairs, please", 0, 0, 0, true, false },
        { "1", "The pairs, please", PL_SAYS_NO, 0, 0, false, false },
        { "1", "The pairs", 0, PL_SAYS_YES, PL_BAD_INPUT, false, false },
        { "2", "The opening", PL_SAYS_YES, 0, PL_BAD_INPUT, false, false },
        { "0", "No", PL_SAYS_YES, 0, PL_BAD_INPUT, false, false },
        { "8", "By turns", 0, PL_SAYS_YES, 0, false, true },
        { "8", "In turns", 0, 0, 0, false, true },
        { "8", "In turns", 0, PL_SAYS_NO, 0, false, false },
        { "9", "Tired", 0, PL_SAYS_YES, PL_BAD_INPUT, false, false },
    };
    asked a = asked_open("F-014", &(pl_review_start){ .rubric = "group-session-review",
                                                      .facilitators = "A=F-014",
                                                      .kind = PL_REVIEW_SELF });
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_review_facts facts;
        check_ok(pl_store_facts(&facts, a.store, a.review, &err));
        pl_answer_wish wish = { .prompt = cases[i].prompt,
                                .words = cases[i].words,
                                .at_us = PL_NO_TIME,
                                .at_once = cases[i].at_once,
                                .in_report = cases[i].in_report };
        bool ok = pl_review_answer(a.store, &facts, &wish, &err);
        check_int(ok ? 0 : (int)err.code, cases[i].code);
        pl_review_facts_free(&facts);
        if (!ok)
            continue;
        check_ok(pl_store_facts(&facts, a.store, a.review, &err));
        const pl_answer *now = pl_answers_find(&facts.answers, cases[i].prompt);
        check(now && (now->sent_utc != 0) == cases[i].sent && now->in_report == cases[i].printed);
        pl_review_facts_free(&facts);
    }
    asked_close(&a);
}

/* What is missing, as "what item, …"; free() */
static char *missing(asked *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_missing_list list;
    pl_text out = { 0 };
    check_ok(pl_store_facts(&facts, a->store, a->review, &err));
    pl_review_missing(&list, &facts);
    for (int i = 0; i < list.count; i++)
        pl_text_add_format(&out, "%s%s %s", out.size ? ", " : "", list.items[i].what,
                           list.items[i].item ? list.items[i].item : "");
    pl_missing_free(&list);
    pl_review_facts_free(&facts);
    return out.size ? pl_text_take(&out) : pl_copy_text("");
}

static void check_missing(asked *a, const char *want)
{
    char *got = missing(a);
    check_text(got, want);
    free(got);
}

TEST(a_self_review_needs_its_needed_answers_alone)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    asked a = asked_open(
        "F-014", &(pl_review_start){ .rubric = "group-session-review", .kind = PL_REVIEW_SELF });
    check_ok(pl_store_facts(&facts, a.store, a.review, &err));
    check_text(facts.review->form_id, "self-review");
    check(pl_review_asks(&facts) == facts.form && facts.form->choose_items == 6);
    pl_score_wish wish = { .item = "2.4", .who = 'A', .value = "0" };
    check_ok(pl_review_score(a.store, &facts, &wish, &err));
    pl_review_facts_free(&facts);
    check_missing(&a, "prompt 0");
    check_text(answer(&a, "0", "No", PL_NO_TIME), "");
    check_missing(&a, "");
    check_ok(pl_review_sign(a.store, a.review, &err));
    asked_close(&a);
}

TEST(a_rubric_of_questions_alone_needs_no_strength)
{
    asked a = asked_open("T-02", &(pl_review_start){ .rubric = "session-review" });
    check_missing(&a, "prompt 1");
    check_text(answer(&a, "1", "nothing heard", PL_NO_TIME), "");
    check_missing(&a, "");
    asked_close(&a);
}

TEST(a_rubric_about_a_service_reviews_no_recording)
{
    pl_error err = { 0 };
    asked a = asked_open("T-02", &(pl_review_start){ .rubric = "session-review" });
    pl_recordings all;
    check_ok(pl_store_recordings(&all, a.store, &err));
    pl_review_start start = { .recording = all.items[0].id,
                              .rubric = "seven-standards-review",
                              .facilitators = "A=F-014" };
    pl_id review;
    check_fails(pl_review_new(&review, a.store, &start, &err), PL_BAD_INPUT);
    check(strstr(err.text, "about a service"));
    pl_recordings_free(&all);
    asked_close(&a);
}
