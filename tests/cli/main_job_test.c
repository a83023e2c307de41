/* From a folder of recordings to signed reports, each step a process of its own. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

TEST(two_parts_are_one_recording_and_known_by_content)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "recordings --json");
    check_int(json_count(out, "\"recording\":"), 1);
    check_int(json_count(out, "\"start_us\":"), 2);
    check_int(json_number(out, "duration_us"), 20020000); /* 600 pictures at 30000/1001 */
    check_has(out, "\"offline\":false");
    check_has(out, "BBR \u00b7 My Emotions \u00b7 session 4");
    char *id = json_value(out, "recording");
    free(out);

    out = program_run(j.library, 0, "index '%s' --json", j.recordings);
    check_has(out, "\"state\":\"known\"");
    check_has(out, id);
    free(out);

    char *moved = pl_path_join(j.folder, "moved");
    int status;
    free(test_run(&status, "mv '%s' '%s'", j.recordings, moved));
    out = program_run(j.library, 0, "recordings --json");
    check_has(out, "\"offline\":true");
    free(out);
    out = program_run(j.library, 0, "index '%s' --json", moved);
    check_has(out, "\"state\":\"moved\"");
    check_has(out, id);
    free(out);
    out = program_run(j.library, 0, "recordings --json");
    check_has(out, "\"offline\":false");
    check_has(out, "/moved/session_part1.mp4");
    free(out);

    corpus_copy("mp4_25.mp4", moved, "session_part1.mp4");
    out = program_run(j.library, 0, "index '%s' --json", moved);
    check_has(out, "\"state\":\"changed\"");
    check(strstr(out, id) == NULL);
    free(out);
    free(moved);
    free(id);
    job_close(&j);
}

TEST(a_tag_stands_on_the_frame_that_was_shown)
{
    job j = job_open();
    char *out = program_run(j.library, 0,
                            "tag add %s --json --at 0:12.345 --to 15.5 --item 2.4 --item 5.3 "
                            "--facilitator A --facilitator F-022 --kind development --report yes "
                            "--note 'Gr\u00fc\u00dfe; \"quoted\"'",
                            j.review);
    /* the frame shown at 12.345 s is number 369: it starts at 369 x 1001 / 30000 s */
    check_int(json_number(out, "made_us"), 12312300);
    check_int(json_number(out, "at_us"), 12312300);
    check_int(json_number(out, "to_us"), 15482133);
    check_has(out, "\"items\":[\"2.4\",\"5.3\"]");
    check_has(out, "\"facilitators\":[\"A\",\"B\"]");
    check_has(out, "\"kind\":\"development\"");
    check_has(out, "Gr\u00fc\u00dfe; \\\"quoted\\\"");
    char *tag = json_value(out, "tag");
    free(out);

    out = program_run(j.library, 0, "tag edit %.6s --json --kind strength --facilitator session",
                      tag);
    check_has(out, "\"facilitators\":[]");
    check_has(out, "\"kind\":\"strength\"");
    check_has(out, "\"items\":[\"2.4\",\"5.3\"]");
    free(out);
    free(program_run(j.library, 0, "tag delete %s", tag));
    out = program_run(j.library, 0, "undo %s --json", j.review);
    check_has(out, "\"undone\":\"Tag deleted\"");
    free(out);
    free(program_run(j.library, 0, "undo %s", j.review));
    out = program_run(j.library, 0, "tag list %s --json", j.review);
    check_has(out, "\"kind\":\"development\"");
    free(out);
    free(program_run(j.library, 0, "redo %s", j.review));
    out = program_run(j.library, 0, "tag list %s --json", j.review);
    check_has(out, "\"kind\":\"strength\"");
    check_has(out, tag);
    free(out);
    free(tag);
    job_close(&j);
}

/* Level 3 for every item, as the shipped rubric lists them; gives how many scores that were. */
static int score_all(const job *j)
{
    int count = 0;
    char *rubric = program_run(j->library, 0, "rubric show group-session-review --json");
    static const char key[] = "{\"id\":\"";
    for (char *at = rubric; (at = strstr(at, key)); at += sizeof key) {
        char *id = json_value(at, "id"), *per = NULL;
        const char *next = strstr(at, "\"per\":"), *after = strstr(at + sizeof key, key);
        if (next && (!after || next < after))
            per = json_value(at, "per");
        bool session = per && strcmp(per, "session") == 0;
        if (per && session)
            free(program_run(j->library, 0, "score set %s %s session 3", j->review, id));
        for (char who = 'A'; per && !session && who <= 'B'; who++) {
            free(program_run(j->library, 0, "score set %s %s %c 3", j->review, id, who));
            count++;
        }
        count += session;
        free(id);
        free(per);
    }
    free(rubric);
    return count;
}

/* The forms are there, hold the words, and are the same each time. */
static void check_reports(const job *j)
{
    char *said = program_error(j->library, 1, "report %s -o /proc/none", j->review);
    check_has(said, "/proc/none");
    free(said);
    char *out =
        program_run(j->library, 0, "report %s --json --stills --format pdf,html,json -o '%s/out'",
                    j->review, j->folder);
    check_int(json_count(out, ".html\""), 2);
    check_int(json_count(out, ".pdf\""), 2);
    free(out);
    int status;
    out = test_run(&status, "cat '%s'/out/*F-014*.html", j->folder);
    check_int(status, 0);
    check_has(out, "At 0:00:03 you waited.");
    check_has(out, "Building Better Relationships, My Emotions, session 4");
    check_has(out, "data:image/jpeg;base64,");
    check(strstr(out, "http:") == NULL && strstr(out, "https:") == NULL);
    free(out);
    free(program_run(j->library, 0, "report %s --stills --format pdf,html,json -o '%s/again'",
                     j->review, j->folder));
    free(test_run(&status, "diff -r '%s/out' '%s/again'", j->folder, j->folder));
    check_int(status, 0); /* the same review, the same bytes */
    out = program_run(j->library, 0, "log list --json");
    check_int(json_count(out, "report exported"), 4);
    free(out);
}

/* Nothing of it can be changed, and each refusal names a way; that of risk is never shut. */
static void check_signed(const job *j)
{
    char *said = program_error(j->library, 3, "tag add %s --at 3", j->review);
    check_has(said, "A correction is a new record");
    free(said);
    said = program_error(j->library, 3, "review concern %s --at 3 --note x", j->review);
    check_has(said, "plumbline review new ");
    check_has(said, "plumbline review risk ");
    free(said);
    free(program_run(j->library, 0, "review risk %s --at 3", j->review));
    free(program_error(j->library, 3, "undo %s", j->review));
}

TEST(a_whole_review_is_scored_signed_and_reported)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "review show %s --json", j.review);
    check_int(json_count(out, "\"what\":\"score\""), 44);
    check_int(json_count(out, "\"what\":\"check\""), 3);
    check_int(json_count(out, "\"what\":\"strength\""), 2);
    free(out);
    check_int(score_all(&j), 44);
    for (int i = 1; i <= 3; i++)
        free(program_run(j.library, 0, "score set %s 5.C%d session no", j.review, i));
    out = program_run(j.library, 1, "review sign %s --json", j.review);
    /* 2.4 and 5.3 for two people, 5.1 once: critical, so a moment even at 3; and two strengths */
    check_int(json_count(out, "\"what\":\"moment\""), 5);
    check_int(json_count(out, "\"what\":\"strength\""), 2);
    check_int(json_count(out, "\"what\":"), 7);
    check_has(out, "\"state\":\"draft\"");
    free(out);

    free(program_run(
        j.library, 0,
        "score set %s 2.4 A 3 --sentence 'no invitation was heard in the part watched'", j.review));
    free(program_run(j.library, 0,
                     "tag add %s --at 3 --item 2.4 --item 5.3 --facilitator A --facilitator B "
                     "--kind strength --note 'At 0:00:03 you waited.'",
                     j.review));
    free(program_run(j.library, 0, "tag add %s --at 4 --item 5.1 --facilitator session", j.review));
    out = program_run(j.library, 0, "review risk %s --at 5 --json", j.review);
    check_has(out, "\"open\":true");
    char *risk = json_value(out, "risk");
    free(out);
    out = program_run(j.library, 1, "review sign %s --json", j.review);
    check_int(json_count(out, "\"what\":\"risk\""), 1);
    free(out);
    free(program_run(j.library, 2, "review risk-answer %s --passed-on", risk));
    free(program_run(j.library, 0,
                     "review risk-answer %s --passed-on --to 'case holder' --when '10 March'",
                     risk));
    free(program_error(j.library, 3, "report %s -o '%s/out'", j.review, j.folder));
    out = program_run(j.library, 0, "review sign %s --json", j.review);
    check_has(out, "\"state\":\"signed\"");
    check_has(out, "\"missing\":[]");
    free(out);

    check_signed(&j);
    out = program_run(j.library, 0, "score list %s --json", j.review);
    check_int(json_count(out, "\"item\":"), 47);
    check_int(json_count(out, "\"figure\":3"), 3);
    free(out);

    check_reports(&j);
    free(risk);
    job_close(&j);
}
