/* Transcripts and search by command line. */
#include "program.h"

#include "plumbline/base/text.h"

static char *file_of(const job *j, const char *name, const char *text)
{
    char *path = pl_format("%s/%s", j->folder, name);
    test_write(path, text);
    return path;
}

static char *recording_of(const job *j)
{
    char *out = program_run(j->library, 0, "recordings --json"), *id = json_value(out, "recording");
    free(out);
    return id;
}

static const char vtt[] = "WEBVTT\n\n00:00.500 --> 00:02.000\n<v P4>I only looked at her phone.\n\n"
                          "00:02.000 --> 00:03.000\nA: And then?\n";

TEST(a_transcript_is_added_and_searched)
{
    job j = job_open();
    char *id = recording_of(&j), *file = file_of(&j, "four.vtt", vtt);
    char *on = file_of(&j, "on.yaml", "format: policy 1\ntitle: North\ntranscript_search: yes\n");
    char *out = program_run(j.library, 0, "--as T-02 transcript add %s %s --json", id, file);
    check_int(json_number(out, "lines"), 2);
    check_int(json_number(out, "behind_end"), 0);
    free(out);
    free(program_run(j.library, 0, "--as T-02 tag add %s --at 1 --item 2.2 --note 'only a look'",
                     j.review));
    out = program_run(j.library, 0, "--as T-02 search only --json");
    check_has(out, "\"transcripts\":false");
    check_int(json_count(out, "\"at_us\""), 1);
    check_has(out, "\"in\":\"note\"");
    free(out);
    out = program_error(j.library, 0, "--as T-02 search phone");
    check_has(out, "Nothing was found.");
    check_has(out,
              "\"transcript_search: yes\" in the policy file. Then: plumbline policy set FILE.");
    free(out);
    free(program_run(j.library, 0, "--as T-02 policy set %s", on));
    out = program_run(j.library, 0, "--as T-02 search only --json");
    check_has(out, "\"transcripts\":true");
    check_has(out, "\"at_us\":500000,\"in\":\"transcript\",\"review\":null,\"tag\":null,"
                   "\"speaker\":\"P4\",\"text\":\"I only looked at her phone.\"");
    check_int(json_count(out, "\"at_us\""), 2);
    free(out);
    out = program_run(j.library, 0, "--as T-02 search her PHONE --recording %s", id);
    check_has(out, "0:00:00  transcript  P4: I only looked at her phone.");
    free(out);
    out = program_run(j.library, 0, "--as T-02 log list");
    check_int(json_count(out, "transcript search"), 2);
    free(out);
    free(program_run(j.library, 0, "--as T-02 transcript remove %s", id));
    out = program_run(j.library, 0, "--as T-02 transcript list %s", id);
    check_has(out, "There is no transcript for this session.");
    free(out);
    free(id);
    free(file);
    free(on);
    job_close(&j);
}

TEST(a_transcript_of_one_part_goes_by_its_clock)
{
    job j = job_open();
    char *id = recording_of(&j), *file = file_of(&j, "four.vtt", vtt);
    free(program_run(j.library, 0, "--as T-02 transcript add %s %s", id, file));
    free(program_run(j.library, 0, "--as T-02 transcript add %s %s --part 2", id, file));
    char *out = program_run(j.library, 0, "--as T-02 transcript list %s --json", id);
    check_int(json_count(out, "\"file\":\"four.vtt\",\"added_by\":\"T-02\""), 2);
    check_has(out, "\"from_us\":500000");
    free(out);
    out = program_error(j.library, 1, "--as T-02 transcript add %s %s --part 3", id, file);
    check_has(out, "This recording has parts 1 to 2; \"3\" is none.");
    free(out);
    out = program_error(j.library, 3, "--as T-02 transcript add %s %s", id, file);
    check_has(out, "has a transcript for these times already: four.vtt");
    free(out);
    free(id);
    free(file);
    job_close(&j);
}

TEST(what_is_wrong_in_a_transcript_is_said_with_its_place)
{
    job j = job_open();
    char *id = recording_of(&j);
    char *file = file_of(&j, "bad.srt", "1\n00:00:02,000 --> 00:00:01,000\nback\n");
    char *out = program_run(j.library, 1, "--as T-02 transcript add %s %s", id, file);
    check_has(out, "bad.srt:2:18: the line ends before it begins");
    free(out);
    out = program_run(j.library, 0, "--as T-02 transcript list %s --json", id);
    check_has(out, "\"transcripts\":[]");
    free(out);
    free(id);
    free(file);
    job_close(&j);
}
