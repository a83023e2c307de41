/* Short reviews by command line: a drawn stretch, few items, levels and no figure. */
#include "program.h"

#include "plumbline/base/text.h"

static char *start(const job *j, const char *options)
{
    char *out = program_run(j->library, 0,
                            "--as T-02 review new session_part1.mp4 --json --rubric "
                            "group-session-review --facilitators A=F-014 %s",
                            options);
    char *review = json_value(out, "review");
    free(out);
    return review;
}

static void check_out(const job *j, const char *has, const char *command)
{
    char *out = program_run(j->library, 0, "--as T-02 %s", command);
    check_has(out, has);
    free(out);
}

static void check_refused(const job *j, const char *has, int status, const char *command)
{
    char *said = program_error(j->library, status, "--as T-02 %s", command);
    check_has(said, has);
    free(said);
}

/* Runs a command with the review's id in the place of %s. */
#define DO(has, format, ...)                             \
    do {                                                 \
        char *command_ = pl_format(format, __VA_ARGS__); \
        check_out(&j, has, command_);                    \
        free(command_);                                  \
    } while (0)
#define REFUSED(has, status, format, ...)                \
    do {                                                 \
        char *command_ = pl_format(format, __VA_ARGS__); \
        check_refused(&j, has, status, command_);        \
        free(command_);                                  \
    } while (0)

static void score_short(const job *j, const char *review)
{
    static const char *const lines[] = {
        "score set %s 2.2 A 3",
        "score set %s 3.5 A 3",
        "score set %s 2.4 A 3",
        "score set %s 5.3 A 3",
        "score set %s 5.1 session no-opportunity",
        "score set %s 5.C1 session no",
        "score set %s 5.C2 session no",
        "score set %s 5.C3 session no",
        "tag add %s --at 1 --item 2.4 --item 5.3 --item 2.2 --facilitator A --kind strength --note "
        "'You "
        "waited.'",
        "tag add %s --at 2 --item 5.3 --facilitator A --kind development --note 'Ask again.'",
        "action add %s --facilitator A --text 'Wait longer.' --by 2026-04-01 --item 2.2",
    };
    for (size_t i = 0; i < PL_COUNT(lines); i++) {
        const char *at = strstr(lines[i], "%s");
        free(program_run(j->library, 0, "--as T-02 %.*s%s%s", (int)(at - lines[i]), lines[i],
                         review, at + 2));
    }
}

TEST(a_short_review_has_its_items_and_no_figure)
{
    job j = job_open();
    char *review = start(&j, "--short --seed 31 --interest 'None of these'");
    DO("\"short\":{\"from_us\":0,", "review show %s --json", review);
    DO("\"seed\":31,\"items\":[\"2.2\",\"2.4\",\"3.5\",\"5.1\",\"5.3\",\"5.C\"],\"item_count\":5,"
       "\"item_count_whole\":26",
       "review show %s --json", review);
    DO("drawn at random, seed 31; 5 of 26 items", "review show %s", review);
    DO("to write: one strength, a sentence and a moment", "review show %s", review);
    REFUSED("Item 2.1 is not part of this short review", 3, "score set %s 2.1 A 3", review);
    REFUSED("A 0 on a critical item cannot be given here", 3, "score set %s 2.4 A 0", review);
    DO("one point to try: a development point, with its sentence in the note", "review show %s",
       review);
    DO("A: one action: what, by when, and which item it serves", "review show %s", review);
    score_short(&j, review);
    DO("\"missing\":[]", "review show %s --json", review);
    DO("a short review has none", "score list %s", review);
    DO("\"state\":\"signed\"", "review sign %s --json", review);
    free(program_run(j.library, 0, "--as T-02 report %s --format json,html -o %s/out", review,
                     j.folder));
    char *html = program_run(j.library, 0, "--as T-02 report %s --format json -o %s/again --json",
                             review, j.folder);
    free(html);
    /* not twice running, and what an open action serves comes into the next one */
    REFUSED("It is not short twice running", 3,
            "review new session_part1.mp4 --rubric group-session-review --facilitators A=F-014 "
            "--short%s",
            "");
    free(review);
    job_close(&j);
}

TEST(every_draw_stays_listed_with_its_reason)
{
    job j = job_open();
    char *review = start(&j, "--short --seed 31");
    REFUSED("wants --reason TEXT", 2, "review draw %s", review);
    DO("\"number\":2,\"from_us\":0,", "review draw %s --reason 'Nobody is heard.' --seed 8 --json",
       review);
    DO("\"reason\":\"Nobody is heard.\"", "review show %s --json", review);
    DO("draw 1: 0:00:00 to", "review show %s", review);
    DO("review drawn again", "log list --json%s", "");
    free(review);
    job_close(&j);
}

TEST(a_short_review_goes_on_as_a_whole_one)
{
    job j = job_open();
    char *review = start(&j, "--short --seed 31");
    free(program_run(j.library, 0, "--as T-02 score set %s 2.2 A 3", review));
    DO("\"short\":null,\"draws\":[{\"number\":1,", "review whole %s --json", review);
    DO("It was begun as a short review", "review show %s", review);
    REFUSED("This is no short review", 3, "review draw %s --reason Again", review);
    DO("\"item\":\"2.1\"", "review show %s --json", review);
    DO("\"value\":3", "score list %s --json", review);
    free(program_run(j.library, 0, "--as T-02 score set %s 2.1 A 3", review));
    free(review);
    job_close(&j);
}

TEST(a_short_review_is_a_look_between_whole_ones)
{
    job j = job_open();
    static const char start_words[] =
        "review new session_part1.mp4 --facilitators A=F-014 --rubric %s";
    REFUSED("does not say what a short review has in it", 1, start_words,
            "guiding-style-review --short");
    REFUSED("is a whole one", 3, start_words, "group-session-review --short --kind second");
    REFUSED("add --short", 1, start_words, "group-session-review --seed 7");
    REFUSED("a whole number above 0", 1, start_words, "group-session-review --short --seed x");
    job_close(&j);
}

TEST(an_action_names_the_item_that_it_serves)
{
    job j = job_open();
    REFUSED("has no item \"9.9\"", 1,
            "action add %s --facilitator A --text Wait --by 2026-04-01 --item 9.9", j.review);
    DO("\"item\":\"2.2\"",
       "action add %s --facilitator A --text Wait --by 2026-04-01 --item 2.2 --json", j.review);
    DO("2.2  Wait", "action list %s", j.review);
    job_close(&j);
}

TEST(an_action_is_changed_deleted_and_taken_back)
{
    job j = job_open();
    char *out = program_run(j.library, 0,
                            "--as T-02 action add %s --facilitator A --text Wait --by 2026-04-01 "
                            "--practised 'in pairs' --item 2.2 --json",
                            j.review);
    char *action = json_value(out, "action");
    free(out);
    DO("\"facilitator\":\"B\",\"text\":\"Wait longer.\",\"practised\":null,\"by\":\"2026-04-01\"",
       "action edit %s --facilitator B --text 'Wait longer.' --practised '' --json", action);
    DO("2.2  Wait longer.", "action list %s", j.review);
    REFUSED("has no item \"9.9\"", 1, "action edit %s --item 9.9", action);
    REFUSED("is no date", 2, "action edit %s --by soon", action);
    DO("Action deleted", "action delete %s", action);
    REFUSED("no action", 1, "action delete %s", action);
    free(program_run(j.library, 0, "--as T-02 undo %s", j.review));
    DO("2.2  Wait longer.", "action list %s", j.review);
    free(program_run(j.library, 0, "--as T-02 action done %s", action));
    REFUSED("What became of this action was said already", 3, "action delete %s", action);
    free(action);
    job_close(&j);
}
