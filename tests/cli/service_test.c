/* Reviews about a service by command line: no recording, no person, evidence by link. */
#include "program.h"

#include "plumbline/base/text.h"

static char *start(const job *j)
{
    char *out = program_run(j->library, 0,
                            "--as T-02 review new --service 'Northgate service' --rubric "
                            "seven-standards-review --json");
    char *review = json_value(out, "review");
    free(out);
    return review;
}

static void score_all(const job *j, const char *review)
{
    char *rubric = program_run(j->library, 0, "rubric show seven-standards-review --json");
    static const char key[] = "{\"id\":\"";
    for (char *at = rubric; (at = strstr(at, key)); at += sizeof key) {
        char *id = json_value(at, "id");
        if (strchr(id, '.'))
            free(program_run(j->library, 0, "--as T-02 score set %s %s service 1", review, id));
        free(id);
    }
    free(rubric);
}

static void refused(const job *j, int status, const char *has, const char *command,
                    const char *review)
{
    char *said = program_error(j->library, status, "--as T-02 %s %s", command, review);
    check_has(said, has);
    free(said);
}

TEST(a_service_is_reviewed_without_a_recording)
{
    job j = job_open();
    char *review = start(&j);
    char *out = program_run(j.library, 0, "--as T-02 review show %s --json", review);
    check_has(out, "\"service\":\"Northgate service\"");
    check_has(out, "\"facilitators\":[]");
    free(out);
    score_all(&j, review);
    free(program_run(j.library, 0, "--as T-02 score set %s 2.1 service 2", review));
    out = program_run(j.library, 0, "--as T-02 review show %s --json", review);
    check_has(out, "\"what\":\"link\",\"item\":\"2.1\"");
    check_int(json_count(out, "\"what\":"), 1);
    free(out);
    out = program_run(j.library, 0,
                      "--as T-02 link add %s --item 2.1 --address 'https://example.org/rules' "
                      "--note 'Sharing rules, 2026' --json",
                      review);
    char *link = json_value(out, "link");
    free(out);
    free(program_run(j.library, 0, "--as T-02 link delete %s", link));
    free(program_run(j.library, 0, "--as T-02 undo %s", review));
    out = program_run(j.library, 0, "--as T-02 link list %s", review);
    check_has(out, "https://example.org/rules  Sharing rules, 2026");
    free(out);
    out = program_run(j.library, 0, "--as T-02 review sign %s --json", review);
    check_has(out, "\"state\":\"signed\",\"missing\":[]");
    free(out);
    free(program_run(j.library, 0, "--as T-02 report %s --format json,html,pdf -o %s/out", review,
                     j.folder));
    out = program_run(j.library, 0, "verify --json");
    check_has(out, "\"ok\":true");
    free(out);
    out = program_run(j.library, 0, "recordings --json");
    check(!strstr(out, "Northgate service"));
    free(out);
    free(link);
    free(review);
    job_close(&j);
}

TEST(what_is_about_a_service_names_nobody)
{
    job j = job_open();
    char *review = start(&j);
    refused(&j, 1, "is about a session",
            "review new --service 'Northgate service' --rubric group-session-review", "");
    refused(&j, 1, "names no facilitator",
            "review new --service N --rubric seven-standards-review --facilitators A=F-014", "");
    refused(&j, 2, "wants a RECORDING, or --service NAME",
            "review new --rubric seven-standards-review", "");
    refused(&j, 1, "its evidence is moments", "link add --item 2.1 --address https://example.org",
            j.review);
    refused(&j, 1, "has no item \"9.9\"", "link add --item 9.9 --address https://example.org",
            review);
    free(review);
    job_close(&j);
}
