/* The life of a review by command line: from start to closed, each step by its owner alone. */
#include "program.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

/* Whether a score of the item is missing still: what does not apply is not asked for. */
static bool is_asked(const char *shown, const char *item)
{
    char *line = pl_format("\"what\":\"score\",\"item\":\"%s\"", item);
    bool is = strstr(shown, line) != NULL;
    free(line);
    return is;
}

/* A level for each item of the setting, and what a signature asks beside it. `people`: "ABC". */
static void score_all(const job *j, const char *as, const char *review, const char *people,
                      int level)
{
    char *rubric = program_run(j->library, 0, "rubric show group-session-review --json");
    char *asked = program_run(j->library, 0, "--as %s review show %s --json", as, review);
    static const char key[] = "{\"id\":\"";
    for (char *at = rubric; (at = strstr(at, key)); at += sizeof key) {
        char *id = json_value(at, "id");
        const char *next = strstr(at, "\"per\":"), *after = strstr(at + sizeof key, key);
        bool item = next && (!after || next < after) && is_asked(asked, id);
        bool session = item && strncmp(next, "\"per\":\"session\"", 15) == 0;
        if (session)
            free(program_run(j->library, 0, "--as %s score set %s %s session %d --sentence Seen",
                             as, review, id, level));
        for (const char *who = people; item && !session && *who; who++)
            free(program_run(j->library, 0, "--as %s score set %s %s %c %d --sentence Seen", as,
                             review, id, *who, level));
        free(id);
    }
    free(rubric);
    free(asked);
    for (int i = 1; i <= 3; i++)
        free(program_run(j->library, 0, "--as %s score set %s 5.C%d session no", as, review, i));
    for (const char *who = people; *who; who++)
        free(program_run(j->library, 0,
                         "--as %s tag add %s --at 3 --item 2.4 --item 5.3 --item 5.1 --facilitator "
                         "%c --kind strength --note 'You waited.'",
                         as, review, *who));
}

static char *start(const job *j, const char *as, const char *options)
{
    char *out = program_run(j->library, 0,
                            "--as %s review new session_part1.mp4 --json --rubric "
                            "group-session-review %s",
                            as, options);
    char *review = json_value(out, "review");
    free(out);
    return review;
}

static void people(const job *j)
{
    static const char *const codes[] = { "T-03 --role treatment-manager",
                                         "F-027 --role facilitator" };
    for (size_t i = 0; i < PL_COUNT(codes); i++)
        free(program_run(j->library, 0, "person add %s", codes[i]));
}

static void check_step(const job *j, const char *command, const char *has)
{
    char *out = program_run(j->library, 0, "--as %s --json", command);
    check_has(out, has);
    free(out);
}

static void check_refused(const job *j, int status, const char *command, const char *has)
{
    char *said = program_error(j->library, status, "--as %s", command);
    check_has(said, has);
    free(said);
}

/* Puts the id of the review where (R) stands. */
static char *with(const char *command, const char *review)
{
    const char *at = strstr(command, "(R)");
    return pl_format("%.*s%s%s", (int)(at - command), command, review, at + 3);
}

typedef struct step {
    const char *command, *has;
    int status; /* 0: done; what it ends with otherwise */
} step;

static void take_steps(const job *j, const char *review, const step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *command = with(steps[i].command, review);
        if (steps[i].status)
            check_refused(j, steps[i].status, command, steps[i].has);
        else
            check_step(j, command, steps[i].has);
        free(command);
    }
}

TEST(three_facilitators_go_each_their_own_way)
{
    static const step steps[] = {
        { "T-02 review release (R) --facilitator A", "draft", 3 },
        { "T-02 review sign (R)", "\"state\":\"signed\"", 0 },
        { "T-02 review release (R) --facilitator A", "Speak with F-014 first", 3 },
        { "F-014 review read (R)", "There is no", 1 },
        { "T-02 review spoken (R) --facilitator A --on 2026-03-12", "review", 0 },
        { "T-02 review release (R) --facilitator A --answer-until 2026-03-20", "\"released\"", 0 },
        { "T-02 review read (R)", "for the facilitator whom", 3 },
        { "F-022 review read (R)", "There is no", 1 },
        { "F-014 review read (R)", "\"state\":\"read\"", 0 },
        { "F-014 review answer (R) --note 'At 0:41 I did answer.' --outcome different --keep",
          "\"state\":\"read\"", 0 },
        { "T-02 review close (R) --facilitator A --outcome agreed", "has not answered yet", 3 },
        { "F-014 review answer (R) --note 'At 0:41 I did answer.' --outcome different",
          "\"state\":\"answered\"", 0 },
        { "F-014 review close (R) --facilitator A --outcome different", "A treatment manager", 3 },
        { "T-03 review close (R) --facilitator A --outcome different",
          "\"outcome\":\"different\",\"closed_by\":\"T-03\"", 0 },
        { "T-02 review spoken (R) --facilitator B --on 2026-03-13", "review", 0 },
        { "T-03 review release (R) --facilitator B", "\"code\":\"F-022\",\"state\":\"released\"",
          0 },
        { "F-022 review answer (R) --outcome agreed", "\"state\":\"answered\"", 0 },
        { "T-02 review close (R) --facilitator B --outcome none", "has answered", 3 },
        { "T-02 review close (R) --facilitator B --outcome agreed", "\"outcome\":\"agreed\"", 0 },
        { "T-02 review close (R) --facilitator C --outcome none", "has not been released", 3 },
    };
    job j = job_open();
    people(&j);
    char *review = start(&j, "T-02", "--facilitators A=F-014,B=F-022,C=F-027");
    score_all(&j, "T-02", review, "ABC", 3);
    take_steps(&j, review, steps, PL_COUNT(steps));
    char *out = program_run(j.library, 0, "--as T-02 review show %s --json", review);
    check_has(out, "\"words\":\"At 0:41 I did answer.\",\"outcome\":\"different\"");
    check_int(json_count(out, "\"sent\":\"2"), 2);
    free(out);
    out = program_run(j.library, 0, "--as F-022 review show %s --json", review);
    check(!strstr(out, "0:41")); /* a colleague's answer is nobody's */
    free(out);
    out = program_run(j.library, 0, "--as T-02 review show %s", review);
    check_has(out, "A F-014: closed");
    check_has(out, "    At 0:41 I did answer.");
    free(out);
    out = program_run(j.library, 0, "log list --json");
    check_int(json_count(out, "\"feedback released\""), 2);
    check_int(json_count(out, "\"feedback closed\""), 2);
    free(out);
    free(review);
    job_close(&j);
}

TEST(one_to_one_has_its_items_and_goes_its_way)
{
    static const step steps[] = {
        { "T-02 review sign (R)", "\"state\":\"signed\"", 0 },
        { "T-02 review spoken (R) --facilitator A --on 2026-03-12", "review", 0 },
        { "T-02 review release (R) --facilitator A", "\"state\":\"released\"", 0 },
        { "F-014 review second (R) --note 'Look at 5.3 once more.'", "second", 0 },
        { "F-014 review answer (R) --note 'Thank you.'", "\"state\":\"answered\"", 0 },
        { "T-02 review close (R) --facilitator A --outcome agreed", "\"state\":\"closed\"", 0 },
        { "T-02 review delivery (R) --counts no --reason 'Ended after ten minutes.'", "review", 0 },
    };
    job j = job_open();
    people(&j);
    char *review = start(&j, "T-02", "--facilitators A=F-014 --setting one-to-one");
    char *out = program_run(j.library, 0, "review show %s --json", review);
    check_int(json_count(out, "\"what\":\"score\""), 23);
    free(out);
    score_all(&j, "T-02", review, "A", 2);
    take_steps(&j, review, steps, PL_COUNT(steps));
    out = program_run(j.library, 0, "--as T-02 review show %s --json", review);
    check_has(out, "\"delivery\":{\"said\":true,\"counts\":false,");
    char *wish = json_value(out, "second");
    free(out);
    free(program_run(j.library, 0, "--as T-02 review settle %s %s --by T-03", review, wish));
    out = program_run(j.library, 0, "--as F-014 review show %s", review);
    check_has(out, "wishes for a second reviewer: Look at 5.3 once more.; it is T-03");
    check_has(out, "May not count as delivered, says T-02: Ended after ten minutes.");
    free(out);
    free(wish);
    free(review);
    job_close(&j);
}

TEST(an_agreed_record_and_a_correction_stand_beside_the_originals)
{
    static const step closed[] = {
        { "T-03 review spoken (R) --facilitator A --on 2026-03-12", "review", 0 },
        { "T-03 review release (R) --facilitator A", "\"state\":\"released\"", 0 },
        { "F-014 review read (R)", "\"state\":\"read\"", 0 },
        { "F-014 review answer (R) --note 'Thank you.'", "\"state\":\"answered\"", 0 },
        { "T-02 review close (R) --facilitator A --outcome agreed", "\"state\":\"closed\"", 0 },
    };
    job j = job_open();
    people(&j);
    char *second = start(&j, "T-03", "--facilitators A=F-014,B=F-022 --kind second");
    score_all(&j, "T-02", j.review, "AB", 3);
    score_all(&j, "T-03", second, "AB", 2);
    char *said = program_error(j.library, 1, "--as T-03 review show %s", j.review);
    check_has(said, "no review"); /* blind, and it is not said whether there is one */
    free(said);
    free(program_run(j.library, 0, "--as T-02 review sign %s", j.review));
    free(program_run(j.library, 0, "--as T-03 score set %s 2.2 A 3", second));
    free(program_run(j.library, 0, "--as T-03 review sign %s", second));
    char *out =
        program_run(j.library, 0, "--as T-03 review consensus %s %s --json", j.review, second);
    char *agreed = json_value(out, "review");
    free(out);
    out = program_run(j.library, 0, "--as T-03 review show %s --json", agreed);
    check_has(out, "\"kind\":\"consensus\"");
    check_int(json_count(out, "\"what\":\"score\""), 43); /* 44, and 2.2 A was given alike */
    free(out);
    score_all(&j, "T-03", agreed, "AB", 3);
    free(program_run(j.library, 0, "--as T-03 review sign %s", agreed));

    out = program_run(j.library, 0,
                      "--as T-03 review correct %s --reason '3.6 was not seen.' --json", agreed);
    char *correction = json_value(out, "review");
    free(out);
    free(program_run(j.library, 0, "--as T-03 score set %s 3.6 session not-seen", correction));
    free(program_run(j.library, 0, "--as T-03 review sign %s", correction));
    out = program_run(j.library, 0, "--as T-03 review show %s --json", agreed);
    check_has(out, "\"corrected_by\":\"");
    check_has(out, "\"state\":\"signed\"");
    free(out);
    out = program_run(j.library, 0, "--as T-03 review show %s --json", correction);
    check_has(out, "\"correction_reason\":\"3.6 was not seen.\"");
    free(out);
    out = program_run(j.library, 0, "--as T-03 review list --json");
    check_int(json_count(out, "\"state\":\"signed\""), 4);
    free(out);
    /* the correction is the one that is released; the record that it corrects is not */
    said = program_error(j.library, 3, "--as T-03 review release %s --facilitator A", agreed);
    check_has(said, "corrected");
    free(said);
    take_steps(&j, correction, closed, PL_COUNT(closed));
    free(correction);
    free(agreed);
    free(second);
    job_close(&j);
}

TEST(a_concern_says_who_raised_it_and_a_departure_why)
{
    job j = job_open();
    free(program_error(j.library, 1,
                       "review new session_part1.mp4 --rubric group-session-review --facilitators "
                       "A=F-014 --kind concern"));
    char *review = start(&j, "T-02",
                         "--facilitators A=F-014 --kind concern --concern-by 'programme manager' "
                         "--concern-on 2026-03-11 --concern-items '2.4, 5.3'");
    char *out = program_run(j.library, 0, "review show %s --json", review);
    check_has(out, "\"concern_by\":\"programme manager\"");
    free(out);
    out = program_run(j.library, 0, "tag add %s --at 5 --item 1.2 --kind agreed-departure --json",
                      review);
    char *tag = json_value(out, "tag");
    free(out);
    out = program_run(j.library, 0, "review show %s --json", review);
    check_int(json_count(out, "\"what\":\"departure\""), 1);
    free(out);
    free(program_run(j.library, 0,
                     "tag departure %s --reason 'The clip was broken.' --agreed-with T-02", tag));
    out = program_run(j.library, 0, "review show %s --json", review);
    check_int(json_count(out, "\"what\":\"departure\""), 0);
    free(out);
    out = program_run(j.library, 0, "tag departures --json");
    check_has(out, "\"agreed_with\":\"T-02\",\"programme\":\"bbr\",\"place\":\"my-emotions/4\"");
    free(out);
    free(program_run(j.library, 0, "undo %s", review));
    out = program_run(j.library, 0, "tag departures %s --json", review);
    check_has(out, "\"reason\":null");
    free(out);
    free(tag);
    free(review);
    job_close(&j);
}

TEST(a_review_about_a_service_needs_no_recording)
{
    job j = job_open();
    char *said = program_error(j.library, 1,
                               "review new session_part1.mp4 --rubric seven-standards-review "
                               "--facilitators A=F-014");
    check_has(said, "is about a service and not about a recording");
    free(said);
    job_close(&j);
}

/* Question 12 of the self-review opens when both are signed, and not before. */
TEST(what_was_locked_is_answered_after_both_have_signed)
{
    static const char lock[] = "are both signed";
    job j = job_open();
    people(&j);
    char *out = program_run(j.library, 0,
                            "--as F-014 review new session_part1.mp4 --json --rubric "
                            "group-session-review --self F-014");
    char *self = json_value(out, "review"), *review = start(&j, "T-03", "--facilitators A=F-014");
    free(out);
    const step before[] = {
        { "F-014 prompt set (R) 0 No", "\"words\":\"No\"", 0 },
        { "F-014 prompt set (R) 12 'P2; T-03 knows.'", lock, 3 },
        { "F-014 review sign (R)", "\"state\":\"signed\"", 0 },
        { "F-014 prompt set (R) 12 'P2; T-03 knows.'", lock, 3 },
        { "F-014 prompt list (R)", "\"prompt\":\"12\"", 0 },
    };
    take_steps(&j, self, before, PL_COUNT(before));
    out = program_run(j.library, 0, "--as F-014 prompt list %s", self);
    check_has(out, "12 What risk did you hear, and who knows? (Opens when");
    free(out);
    score_all(&j, "T-03", review, "A", 3);
    free(program_run(j.library, 0, "--as T-03 review sign %s", review));
    const step after[] = {
        { "F-014 prompt set (R) 12 'P2; T-03 knows.'", "\"words\":\"P2; T-03 knows.\"", 0 },
        { "F-014 prompt set (R) 0 No", "nothing in it can be changed", 3 },
        { "F-014 prompt set (R) 2 'The opening'", "nothing in it can be changed", 3 },
        { "T-03 prompt set (R) 12 'Not so.'", lock, 3 },
    };
    take_steps(&j, self, after, PL_COUNT(after));
    out = program_run(j.library, 0, "--as T-03 prompt list %s", self);
    check_has(out, "P2; T-03 knows.");
    free(out);
    out = program_run(j.library, 0, "log list --json");
    check_int(json_count(out, "\"answer added\""), 1);
    free(out);
    static const step close[] = {
        { "T-03 review spoken (R) --facilitator A --on 2026-03-12", "review", 0 },
        { "T-03 review release (R) --facilitator A", "released", 0 },
        { "F-014 review answer (R) --note 'Thank you.'", "answered", 0 },
        { "T-03 review close (R) --facilitator A --outcome agreed", "closed", 0 },
    };
    take_steps(&j, review, close, PL_COUNT(close));
    static const step closed = { "F-014 prompt set (R) 12 More", "nothing is added any more", 3 };
    take_steps(&j, self, &closed, 1);
    free(program_run(j.library, 0, "log verify"));
    free(self);
    free(review);
    job_close(&j);
}

/* The report as somebody makes it, as json; free() */
static char *report_of(const job *j, const char *as, const char *review)
{
    char *out = program_run(j->library, 0, "--as %s report %s --format json -o '%s/%s' --json", as,
                            review, j->folder, as);
    const char *at = strstr(out, "[\"");
    check(at != NULL);
    char *path = pl_copy_bytes(at + 2, strcspn(at + 2, "\"")), *text = test_read(path);
    free(out);
    free(path);
    return text;
}

static void check_report(const job *j, const char *as, const char *review, const char *has)
{
    char *text = report_of(j, as, review);
    check_has(text, has);
    free(text);
}

static void write_blind(const job *j, const char *self)
{
    static const char signed_as[] = "\"state\":\"signed\"", none[] = "There is no review";
    static const step blind[] = {
        { "F-014 prompt set (R) 0 No", "\"words\":\"No\"", 0 },
        { "F-014 prompt set (R) 1 'The pairs' --at 0:02", "\"sent\":null", 0 },
        { "F-014 prompt set (R) 1 --at-once", "\"words\":\"The pairs\",\"at_us\":2000000", 0 },
        { "F-014 prompt set (R) 2 --at-once", "goes with the rest", 1 },
        { "F-014 prompt set (R) 2 'The opening'", "\"sent\":null", 0 },
        { "F-014 prompt set (R) 8 'By turns' --report yes", "\"in_report\":true", 0 },
        { "F-014 prompt set (R) 9 'Tired'", "\"kept_private\":true", 0 },
        { "F-014 prompt set (R) 11 Yes", "\"in_report\":false", 0 },
        { "F-014 score set (R) 2.2 A 1", "2.2", 0 },
        { "F-014 score set (R) 2.1 A 4", "2.1", 0 },
        { "F-014 prompt set (R) 12 'P2; T-03 knows.'", "are both signed", 3 },
        { "T-03 review show (R)", none, 1 },
        { "T-03 prompt list (R)", none, 1 },
        { "F-014 review sign (R)", signed_as, 0 },
        { "T-03 review show (R)", none, 1 },
    };
    take_steps(j, self, blind, PL_COUNT(blind));
}

/* What the writer sends before the rest is told to the reviewer, and to nobody else, until it is seen. */
static void tell_before(const job *j, const char *self)
{
    char *said = program_error(j->library, 0, "--as T-03 review list");
    check_has(said, "F-014 writes to the reviewer");
    check_has(said, "The pairs. (at 0:00:02)");
    check(!strstr(said, "at risk") && !strstr(said, "The opening"));
    free(said);
    said = program_error(j->library, 0, "--as F-022 review list");
    check(!strstr(said, "The pairs"));
    free(said);
    free(program_run(j->library, 0, "--as T-03 prompt seen %s 1", self));
    said = program_error(j->library, 0, "--as T-03 review list");
    check(!strstr(said, "The pairs"));
    free(said);
}

static void review_blind(const job *j, const char *review)
{
    static const char signed_as[] = "\"state\":\"signed\"", none[] = "There is no review";
    score_all(j, "T-03", review, "A", 3);
    free(program_run(j->library, 0, "--as T-03 score set %s 2.1 A 2 --sentence Told", review));
    static const step reviewed[] = {
        { "F-014 review show (R)", none, 1 },
        { "T-03 review sign (R)", signed_as, 0 },
        { "F-014 review show (R)", none, 1 }, /* not released yet */
        { "T-03 review spoken (R) --facilitator A --on 2026-03-12", "review", 0 },
        { "T-03 review release (R) --facilitator A", "released", 0 },
    };
    take_steps(j, review, reviewed, PL_COUNT(reviewed));
}

/* Both sides read what they see differently, and what the writer put into the report. */
static void read_both(const job *j, const char *self, const char *review)
{
    static const char lower[] = "you rated this lower than your reviewer did",
                      higher[] = "you rated this higher than your reviewer did";
    char *out;
    for (int i = 0; i < 2; i++) {
        const char *who = i ? "F-014" : "T-03";
        check_report(j, who, review, lower);
        check_report(j, who, review, higher);
        check_report(j, who, self, "By turns");
        out = report_of(j, who, self);
        check(!strstr(out, "Tired") && !strstr(out, "A clip for training"));
        free(out);
    }
    out = program_run(j->library, 0, "--as T-03 prompt list %s", self);
    check_has(out, "The opening");
    check(!strstr(out, "Tired"));
    free(out);
}

static void go_to_closed(const job *j, const char *self, const char *review)
{
    static const step after[] = {
        { "F-014 prompt set (R) 12 'P2; T-03 knows.' --report yes", "\"in_report\":true", 0 },
        { "F-014 prompt set (R) 1 --later", "nothing in it can be changed", 3 },
    };
    take_steps(j, self, after, PL_COUNT(after));
    check_report(j, "F-014", self, "P2; T-03 knows.");
    static const step close[] = {
        { "F-014 review read (R)", "\"state\":\"read\"", 0 },
        { "F-014 review answer (R) --note 'Let us talk about 2.2.' --outcome different",
          "\"state\":\"answered\"", 0 },
        { "T-03 review close (R) --facilitator A --outcome different", "\"state\":\"closed\"", 0 },
    };
    take_steps(j, review, close, PL_COUNT(close));
    static const step closed = { "F-014 prompt set (R) 12 More", "nothing is added any more", 3 };
    take_steps(j, self, &closed, 1);
}

/* From blind to closed: neither side sees the other before both have signed, and what they see
 * differently is told to both. */
TEST(a_self_review_goes_its_whole_way)
{
    job j = job_open();
    people(&j);
    char *out = program_run(j.library, 0,
                            "--as F-014 review new session_part1.mp4 --json --rubric "
                            "group-session-review --self F-014");
    char *self = json_value(out, "review"), *review = start(&j, "T-03", "--facilitators A=F-014");
    free(out);
    write_blind(&j, self);
    tell_before(&j, self);
    review_blind(&j, review);
    read_both(&j, self, review);
    go_to_closed(&j, self, review);
    free(program_run(j.library, 0, "log verify"));
    free(self);
    free(review);
    job_close(&j);
}

/* The tick before a self-review: seen in a draft, by a treatment manager who is blind to the rest. */
TEST(what_is_seen_at_once_is_told_until_it_is_seen)
{
    job j = job_open();
    char *out = program_run(j.library, 0,
                            "--as F-014 review new session_part1.mp4 --json --rubric "
                            "group-session-review --self F-014");
    char *self = json_value(out, "review");
    free(out);
    free(program_run(j.library, 0, "--as F-014 prompt set %s 0 'Yes, and now passed on'", self));
    free(program_run(j.library, 0, "--as F-014 prompt set %s 0/when 18:05", self));
    free(program_run(j.library, 0, "--as F-014 prompt set %s 2 'The opening'", self));
    char *said = program_error(j.library, 0, "--as T-02 review list");
    check_has(said, "Someone may be at risk. F-014 writes in Facilitator self-review (Plumbline)");
    check_has(said, "Yes, and now passed on. Time: 18:05.");
    check(!strstr(said, "The opening"));
    free(said);
    free(program_error(j.library, 1, "--as T-02 prompt list %s", self)); /* all else is blind */
    said = program_error(j.library, 0, "--as F-022 review list");
    check(!strstr(said, "at risk"));
    free(said);
    free(program_error(j.library, 1, "--as T-02 prompt seen %s 2", self));
    free(program_run(j.library, 0, "--as T-02 prompt seen %s 0 --json", self));
    said = program_error(j.library, 0, "--as T-02 review list");
    check(!strstr(said, "at risk"));
    free(said);
    out = program_run(j.library, 0, "--as T-02 review list --json");
    check_has(out, "\"prompt\":\"0\",\"words\":\"Yes, and now passed on. Time: 18:05.\"");
    check_has(out, "\"tells\":true,\"seen\":true");
    free(out);
    out = program_run(j.library, 0, "--as F-014 review show %s --json", self);
    check_has(out, "\"prompt\":\"2\"");
    check_has(out, "\"words\":\"The opening\"");
    free(out);
    free(self);
    job_close(&j);
}
