/* Bad input and faults, as they are met on the command line: each gets a sentence. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

TEST(wrong_usage_is_told_apart)
{
    static const struct {
        const char *words;
        int status;
        const char *says;
    } cases[] = {
        { "", 1, "There is no display" }, /* no command: the window */
        { "--size 1x1 --script /no/such", 1, "there is no such file or folder" },
        { "indx x", 2, "did you mean index?" },
        { "tag", 2, "Behind \"tag\" stands one of: add, list, edit, delete" },
        { "tag make x", 2, "(not \"make\")" },
        { "index", 2, "something is missing" },
        { "recordings more", 2, "too many words: more" },
        { "frame x --at 1", 2, "--at TIME -o PNG" },
        { "frame x --at 1:60 -o y.png", 2, "is no time" },
        { "frame x --att 1 -o y", 2, "did you mean --at?" },
        { "frame x --at", 2, "wants TIME behind it" },
        { "rubric list --json=yes", 2, "takes no value" },
        { "tag add x --at 1 --at 2", 2, "can be given once" },
        { "review new x", 2, "--rubric ID" },
        { "person add T-09", 2, "--role" },
        { "frame /no/such --at 1 -o y.png", 1, "there is no such file or folder" },
        { "probe /no/such", 1, "there is no such file or folder" },
        { "index /no/such", 1, "there is no such file or folder" },
        { "rubric show grup-session-review", 1, "There is no rubric" },
        { "recordings", 1, "There is no library" },
        { "review show abc", 1, "There is no library" },
    };
    char *folder = test_new_folder(), *library = pl_path_join(folder, "none");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *said = program_error(library, cases[i].status, "%s", cases[i].words);
        check_has(said, cases[i].says);
        free(said);
    }
    check(!pl_path_exists(library)); /* what needs no library never makes one */
    free(library);
    free(folder);
}

TEST(files_that_are_no_recordings_are_named_and_the_others_go_in)
{
    job j = job_open();
    char *folder = pl_path_join(j.folder, "odd");
    pl_error err = { 0 };
    check_ok(pl_folder_make(folder, 0700, &err));
    char *out = program_error(j.library, 1, "index '%s'", folder);
    check_has(out, "There are no recordings in");
    free(out);
    int status;
    free(test_run(
        &status,
        "cd '%s' && : > empty.mp4 && echo words > text.mp4 && head -c 5000 /dev/urandom > "
        "garbage.avi && echo plain > notes.txt && mkdir folder.mp4 && touch -d '1 hour ago' *",
        folder));
    out = program_error(j.library, 1, "index '%s'", folder);
    check_has(out, "empty.mp4");
    check_has(out, "text.mp4");
    check_has(out, "garbage.avi");
    check(strstr(out, "notes.txt") == NULL);
    free(out);
    corpus_copy("mkv_25.mkv", folder, "good.mkv");
    corpus_copy("nosound.mp4", folder, "silent.mp4");
    corpus_copy("sound.m4a", folder, "only sound.m4a");
    out = program_run(j.library, 4, "index '%s' --json", folder);
    check_int(json_count(out, "\"state\":\"failed\""), 3);
    check_int(json_count(out, "\"state\":\"new\""), 3);
    free(out);
    free(folder);
    job_close(&j);
}

TEST(a_file_that_grows_is_named_and_tried_again)
{
    job j = job_open();
    char *folder = pl_path_join(j.folder, "card");
    int status;
    free(test_run(&status, "mkdir '%s' && cp '%s/corpus/mp4_25.mp4' '%s/a.mp4'", folder, PL_BUILD,
                  folder));
    char *said = program_error(j.library, 0, "index '%s'", folder); /* fresh, then left alone */
    check_has(said, "still being copied");
    free(said);
    free(test_run(&status,
                  "cp '%s/corpus/mkv_25.mkv' '%s/b.mkv'; (for i in $(seq 60); do printf x >> "
                  "'%s/b.mkv'; sleep 0.25; done) > /dev/null 2>&1 &",
                  PL_BUILD, folder, folder));
    said = program_error(j.library, 4, "index '%s'", folder);
    check_has(said, "b.mkv");
    free(said);
    free(folder);
    job_close(&j);
}

TEST(a_recording_that_is_away_stops_no_work)
{
    job j = job_open();
    int status;
    free(test_run(&status, "mv '%s' '%s.away'", j.recordings, j.recordings));
    char *out = program_run(j.library, 0, "tag add %s --json --at 3.01 --item 2.2 --facilitator A",
                            j.review);
    free(out);
    char *said =
        program_error(j.library, 0, "tag add %s --at 3.01 --item 2.2 --facilitator A", j.review);
    check_has(said, "cannot be found");
    check_has(said, "Tags, scores and notes are safe");
    free(said);
    out = program_run(j.library, 0, "tag list %s --json", j.review);
    check_int(json_count(out, "\"tag\":"), 2);
    free(out);
    job_close(&j);
}

TEST(what_does_not_fit_the_rubric_is_refused_with_a_way_out)
{
    job j = job_open();
    static const struct {
        const char *words, *says;
    } cases[] = {
        { "tag add %s --at 3 --item 24", "Did you mean 2.4?" },
        { "tag add %s --at 3 --item 2.2 --facilitator C", "nobody in this review" },
        { "tag add %s --at 9:00:00", "behind the end of the recording" },
        { "tag add %s --at 5 --to 4", "end before it begins" },
        { "tag add %s --at 5 --item 2.2 --item 2.2", "named twice" },
        { "tag add %s --at 5 --kind critical --facilitator A --facilitator B", "one person" },
        { "score set %s 2.4 A 5", "Write a level from 0 to 4" },
        { "score set %s 2.4 A well", "no-opportunity" },
        { "score set %s 2.4 session 3", "for each facilitator" },
        { "score set %s 1.1 A 3", "once for the session" },
        { "score set %s 5.C2 session 3", "yes, no or not-judged" },
        { "score set %s 2.4 A 0 --word bad", "no word" },
        { "score set %s 9.9 A 3", "has no item" },
        { "score set %s 2.4 A none", "no score to clear" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_text words = { 0 };
        const char *hole = strstr(cases[i].words, "%s");
        pl_text_add_bytes(&words, cases[i].words, (size_t)(hole - cases[i].words));
        pl_text_add(&words, j.review);
        pl_text_add(&words, hole + 2);
        char *said = program_error(j.library, 1, "%s", pl_text_get(&words));
        check_has(said, cases[i].says);
        free(said);
        pl_text_free(&words);
    }
    job_close(&j);
}

TEST(a_report_is_made_in_a_known_form)
{
    job j = job_open();
    char *said = program_error(j.library, 2, "report %s --format docx", j.review);
    check_has(said, "pdf, html or json");
    free(said);
    job_close(&j);
}

/* A process that tags, killed after a moment; true when it had reported its tag. */
static bool tag_and_kill(const job *j, unsigned us, char id[64])
{
    int ends[2];
    check(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execl(PL_PROGRAM, "plumbline", "--library", j->library, "tag", "add", j->review, "--at",
              "3", "--item", "2.2", "--facilitator", "A", "--json", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    usleep(us);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    char out[1024] = "";
    ssize_t got = read(ends[0], out, sizeof out - 1);
    close(ends[0]);
    bool whole = got > 0 && out[got - 1] == '\n';
    if (whole) {
        char *tag = json_value(out, "tag");
        snprintf(id, 64, "%s", tag);
        free(tag);
    }
    return whole;
}

/* How long it takes when nobody kills it. */
static uint32_t us_of_a_tag(const job *j)
{
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    free(program_run(j->library, 0, "tag add %s --at 3 --item 2.2 --facilitator A --json",
                     j->review));
    clock_gettime(CLOCK_MONOTONIC, &to);
    return (uint32_t)((to.tv_sec - from.tv_sec) * 1000000 + (to.tv_nsec - from.tv_nsec) / 1000);
}

TEST(killed_at_any_moment_what_was_reported_is_there)
{
    enum { ROUNDS = 60 };
    job j = job_open();
    static char ids[ROUNDS][64];
    uint32_t seed = 11;
    int reported = 0, killed_early = 0;
    uint32_t usual = us_of_a_tag(&j); /* this machine's, today */
    for (int i = 0; i < ROUNDS; i++) {
        if (tag_and_kill(&j, test_random(&seed) % (2 * usual), ids[reported]))
            reported++;
        else
            killed_early++;
    }
    char *out = program_run(j.library, 0, "tag list %s --json", j.review);
    for (int i = 0; i < reported; i++)
        check_has(out, ids[i]);
    check(json_count(out, "\"tag\":") >= reported);
    check(json_count(out, "\"tag\":") <= ROUNDS + 1);
    check(reported > 0 && killed_early > 0); /* else nothing was put to the test */
    free(out);
    job_close(&j);
}

TEST(the_man_page_is_that_of_this_program)
{
    int status;
    char *made = test_run(&status, "%s --man", PL_PROGRAM);
    check_int(status, 0);
    char *kept = test_read(PL_SOURCE "/docs/plumbline.1");
    check_text(made, kept);
    free(made);
    free(kept);
}
