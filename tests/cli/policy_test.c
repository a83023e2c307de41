/* Local policy by command line: checked, set, shown; and what goes by it. */
#include "program.h"

#include "plumbline/base/text.h"

static char *policy_file(const job *j, const char *name, const char *text)
{
    char *path = pl_format("%s/%s", j->folder, name);
    FILE *file = fopen(path, "w");
    check(file != NULL);
    fputs(text, file);
    fclose(file);
    return path;
}

static void check_out(const char *out, const char *has)
{
    check_has(out, has);
}

TEST(what_no_policy_says_is_as_shipped)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "--as T-02 policy show --json");
    check_out(out, "\"file\":null,\"set_by\":null,\"set\":null");
    check_out(out, "{\"key\":\"review_days\",\"value\":42,\"shipped\":true,\"line\":null");
    check_out(out, "{\"key\":\"short_counts\",\"value\":false,\"shipped\":true");
    free(out);
    out = program_run(j.library, 0, "--as T-02 policy show");
    check_out(out, "No policy is set in this library: all values are as shipped.");
    free(out);
    job_close(&j);
}

TEST(the_values_in_force_stay_when_a_file_has_a_problem)
{
    job j = job_open();
    char *good = policy_file(
        &j, "north.yaml", "format: policy 1\ntitle: North\nanswer_days: 10\nshort_counts: yes\n");
    char *bad = policy_file(&j, "bad.yaml",
                            "format: policy 1\ntitle: North\nanswer_day: 10\nreview_days: 0\n");
    char *out = program_run(j.library, 1, "policy check %s", bad);
    check_out(out, "bad.yaml:3:1: unknown key 'answer_day'; did you mean 'answer_days'?");
    check_out(out, "bad.yaml:4:");
    free(out);
    out = program_error(j.library, 1, "--as T-02 policy set %s", bad);
    check_out(out, "line 3, column 1: unknown key 'answer_day'");
    check_out(out, "The shipped values are in force.");
    free(out);
    out = program_run(j.library, 0, "--as T-02 plan policy %s --json", good);
    check_out(out, "\"set_by\":\"T-02\"");
    check_out(out, "{\"key\":\"answer_days\",\"value\":10,\"shipped\":false,\"line\":3");
    free(out);
    out = program_error(j.library, 1, "--as T-02 policy set %s", bad);
    check_out(out, "The values of ");
    free(out);
    out = program_run(j.library, 0, "--as T-02 policy show");
    check_out(out, "answer_days          10  line 3");
    check_out(out, "review_days          42  shipped");
    free(out);
    out = program_error(j.library, 3, "--as F-014 policy set %s", good);
    check_out(out, "those who answer for the service");
    free(out);
    out = program_run(j.library, 0, "log list --json");
    check_int(json_count(out, "\"policy set\""), 1);
    free(out);
    free(good);
    free(bad);
    job_close(&j);
}

TEST(less_than_policy_asks_for_is_signed_with_a_reason)
{
    job j = job_open();
    char *file =
        policy_file(&j, "half.yaml", "format: policy 1\ntitle: Half\nwatched_percent: 50\n");
    free(program_run(j.library, 0, "--as T-02 policy set %s", file));
    char *out = program_run(j.library, 0, "--as T-02 review show %s --json", j.review);
    check_out(out, "\"what\":\"watched\"");
    check_out(out, "Watched 0 %. Local policy asks for 50 %.");
    check_out(out, "\"watched_asked_percent\":50,\"watched_reason\":null");
    free(out);
    out = program_run(j.library, 1,
                      "--as T-02 review sign %s --reason 'The disc breaks off.' --json", j.review);
    check(!strstr(out, "\"watched\""));
    free(out);
    out = program_run(j.library, 0, "--as T-02 review show %s --json", j.review);
    check_out(out, "\"watched_reason\":\"The disc breaks off.\"");
    free(out);
    /* a short review has its own stretch */
    out = program_run(j.library, 0,
                      "--as T-02 review new session_part1.mp4 --rubric group-session-review "
                      "--facilitators A=F-022 --short --json");
    char *brief = json_value(out, "review");
    free(out);
    out = program_run(j.library, 0, "--as T-02 review show %s --json", brief);
    check_out(out, "\"watched_asked_percent\":0");
    free(out);
    free(brief);
    free(file);
    job_close(&j);
}
