/* Counting by command line: the stretch, single counts, rates and formulas. */
#include "program.h"

#include "plumbline/base/text.h"

/* A draft by the guiding-style review beside the one that a job has; free(). */
static char *counting_review(const job *j)
{
    char *out = program_run(j->library, 0, "recordings --json");
    char *recording = json_value(out, "recording");
    free(out);
    out = program_run(j->library, 0,
                      "review new %s --json --rubric guiding-style-review"
                      " --facilitators A=F-014,B=F-022",
                      recording);
    char *review = json_value(out, "review");
    free(out);
    free(recording);
    return review;
}

TEST(counts_stand_in_a_stretch_and_on_frames)
{
    job j = job_open();
    char *review = counting_review(&j);
    char *out = program_error(j.library, 3, "count add %s SR A --at 5", review);
    check_has(out, "Choose the stretch first");
    free(out);
    out = program_run(j.library, 0, "count stretch %s --from 4 --to 15 --json", review);
    check_has(out, "\"chosen\":\"chosen\"");
    check_int(json_number(out, "from_us"), 4000000);
    check_int(json_number(out, "to_us"), 15000000);
    check_has(out, "\"seed\":null");
    free(out);
    out =
        program_run(j.library, 0, "count add %s Q F-022 --at 0:12.345 --kind open --json", review);
    check_int(json_number(out, "at_us"), 12312300);
    check_has(out, "\"facilitator\":\"B\"");
    check_has(out, "\"kind\":\"open\"");
    check_has(out, "\"to_us\":null");
    char *count = json_value(out, "count");
    free(out);
    out = program_error(j.library, 3, "count add %s SR A --at 16", review);
    check_has(out, "Outside the stretch. Not counted.");
    free(out);
    out = program_run(j.library, 0, "count delete %s %.8s --json", review, count);
    check_has(out, "\"deleted\":true");
    free(out);
    out = program_run(j.library, 0, "undo %s --json", review);
    check_has(out, "\"undone\":\"Count deleted\"");
    free(out);
    out = program_run(j.library, 0, "count list %s", review);
    check_has(out, "From one-to-one work. Not for judging a group session on its own.");
    check_has(out, "0:00:04 to 0:00:15, chosen\n");
    check_has(out, "Nothing was watched in Plumbline: rates are over the whole stretch, 0:00:11.");
    check_has(out, "0:00:12.312  Q  B  open\n");
    free(out);
    free(count);
    free(review);
    job_close(&j);
}

TEST(sums_and_formulas_are_whole_numbers_in_json)
{
    static const char *const counts[] = { "SR A", "SR A", "CR A", "Q A", "Q A", "AF B" };
    job j = job_open();
    char *review = counting_review(&j);
    free(program_run(j.library, 0, "count stretch %s --chosen whole", review));
    for (size_t i = 0; i < PL_COUNT(counts); i++)
        free(program_run(j.library, 0, "count add %s %s --at %zu", review, counts[i], i + 1));
    free(program_run(j.library, 0, "count add %s TC session --at 3", review));
    free(program_run(j.library, 0, "score set %s G1 A 3", review));
    char *out = program_run(j.library, 0, "count list %s --json", review);
    check_has(out, "\"chosen\":\"whole\"");
    check_int(json_number(out, "counted_us"), 20020000);
    check_has(out, "\"by_ledger\":false");
    check_has(out, "{\"counter\":\"SR\",\"count\":2,\"rate_tenths\":null}"); /* under 5 minutes */
    check_has(out, "{\"counter\":\"TC\",\"count\":1,");
    check_has(out,
              "{\"formula\":\"complex-reflections\",\"text\":\"33 %\",\"over\":1,\"under\":3}");
    check_has(out, "{\"formula\":\"reflections-to-questions\",\"text\":\"1.5\",\"over\":3,"
                   "\"under\":2}");
    check_has(out, "{\"formula\":\"technical\",\"text\":\"not computable\","
                   "\"why\":\"G2 has no level\"}");
    check_has(out, "{\"formula\":\"reflections-to-questions\",\"text\":\"not computable\","
                   "\"why\":\"a division by 0\"}"); /* B */
    check_int(json_count(out, "\"count\":\""), 7);
    free(out);
    out = program_run(j.library, 0, "count list %s", review);
    check_has(out, "A F-014\n");
    check_has(out, "Complex reflections, of all reflections: 33 %");
    check_has(out, "Participants\n");
    free(out);
    free(review);
    job_close(&j);
}

TEST(a_random_stretch_is_drawn_by_a_seed_that_is_kept)
{
    job j = job_open();
    char *review = counting_review(&j);
    char *out = program_run(j.library, 0, "count stretch %s --json", review);
    check_has(out, "\"chosen\":\"random\"");
    check(json_number(out, "seed") > 0);
    free(out);
    out = program_run(j.library, 0, "count stretch %s --chosen random --seed 12 --json", review);
    check_int(json_number(out, "seed"), 12);
    check_int(json_number(out, "to_us"), 20020000); /* no more than 20 minutes: all of it */
    free(out);
    out = program_run(j.library, 0, "count stretch %s --chosen none", review);
    check_text(out, "No stretch is chosen.\n");
    free(out);
    free(review);
    job_close(&j);
}

TEST(wrong_words_for_counts_are_told)
{
    static const struct {
        const char *words;
        int status;
        const char *says;
    } cases[] = {
        { "count add R SR A", 2, "--at TIME" },
        { "count add R XX A --at 5", 1, "no counter \"XX\"" },
        { "count add R SR C --at 5", 1, "nobody in this review" },
        { "count add R SR session --at 5", 1, "for each facilitator" },
        { "count add R TC A --at 5", 1, "of the participants" },
        { "count add R Q A --at 5 --kind wide", 1, "no kind of Question" },
        { "count add R SR A --at 5 --to 6", 1, "it has no end" },
        { "count add R SR A --at 99", 1, "behind the end of the recording" },
        { "count delete R zzzz", 1, "There is no count" },
        { "count stretch R --chosen some", 2, "random, chosen, whole or none" },
        { "count stretch R --chosen chosen", 2, "--from TIME" },
        { "count stretch R --to 9", 2, "--from TIME" },
        { "count stretch R --chosen whole --from 9", 2, "take no times" },
        { "count stretch R --seed x", 2, "--seed is a whole number" },
        { "count stretch R --from 2 --seed 4", 2, "leave --from out" },
        { "count stretch R --from 9 --to 8", 1, "an end after it" },
        { "count stretch R --from 9 --to 80", 1, "both in the recording" },
    };
    job j = job_open();
    char *review = counting_review(&j);
    free(program_run(j.library, 0, "count stretch %s --chosen whole", review));
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const char *at = strchr(cases[i].words, 'R');
        char *out = program_error(j.library, cases[i].status, "%.*s%s%s",
                                  (int)(at - cases[i].words), cases[i].words, review, at + 1);
        check_has(out, cases[i].says);
        free(out);
    }
    char *out = program_error(j.library, 3, "count list %s", j.review);
    check_has(out, "counts nothing");
    free(out);
    free(review);
    job_close(&j);
}
