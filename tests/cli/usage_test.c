/* What is typed wrongly, oddly or at the wrong moment: the exit status says which, and nothing is left
 * half-done. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

/* A case's words with the review's id in place of %s. */
static char *fill(const char *words, const char *review)
{
    pl_text text = { 0 };
    const char *hole = strstr(words, "%s");
    pl_text_add_bytes(&text, words, hole ? (size_t)(hole - words) : strlen(words));
    pl_text_add(&text, hole ? review : "");
    pl_text_add(&text, hole ? hole + 2 : "");
    return pl_text_take(&text);
}

TEST(empty_and_malformed_words_are_wrong_usage_before_anything_is_opened)
{
    static const struct {
        const char *words, *says;
    } cases[] = {
        { "index ''", "is empty: PATH" },
        { "review show ''", "is empty: REVIEW" },
        { "score set r 2.2 A ''", "is empty: REVIEW ITEM WHO VALUE" },
        { "--library '' recordings", "--library wants DIR" },
        { "--as '' recordings", "--as wants CODE" },
        { "tag add r --at 1 --item ''", "--item wants ITEM" },
        { "tag add r --at 1 --to 1:7", "--to: \"1:7\" is no time" },
        { "tag edit t --at soon", "--at: \"soon\" is no time" },
        { "tag add r --at 1 --kind good", "no kind of tag" },
        { "tag edit t --report perhaps", "--report is yes or no" },
        { "review spoken r --facilitator A --on 2026-02-31", "is no date" },
        { "review new x --rubric r --facilitators A=F-014 --date ''", "--date wants DATE" },
        { "review no-strength r --facilitator A --reason ''", "--reason wants TEXT" },
        { "review risk-answer r --done --to '' --when now", "--to wants ROLE" },
        { "action add r --facilitator A --text '' --by 2026-03-01", "--text wants TEXT" },
        { "frame x.mp4 --at 1 -o x.bmp", "another ending" },
        { "frame x.mp4 --at 1 -o ''", "--out wants FILE" },
        { "--bogus", "no option --bogus" },
        { "--json", "A command is missing behind --json" },
    };
    char *library = test_path("none");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *said = program_error(library, 2, "%s", cases[i].words);
        check_has(said, cases[i].says);
        free(said);
    }
    check(!pl_path_exists(library));
    free(library);
}

TEST(help_is_there_for_a_noun_and_for_each_command)
{
    char *out = program_run("/none", 0, "tag --help");
    check_has(out, "tag add REVIEW");
    check_has(out, "tag delete TAG");
    check(strstr(out, "score") == NULL);
    free(out);
    out = program_run("/none", 0, "frame --help");
    check_has(out, "--at");
    free(out);
    free(program_run("/none", 2, "nothing --help"));
}

TEST(a_refused_step_changes_nothing)
{
    job j = job_open();
    free(program_run(j.library, 0, "tag add %s --at 3 --item 2.2 --facilitator A", j.review));
    free(program_run(j.library, 0, "score set %s 2.2 A 3", j.review));
    static const struct {
        const char *words, *says;
        int status;
    } cases[] = {
        { "score set %s 2.2 A 1 --evidence zzzz", "no tag \"zzzz\"", 1 },
        { "review risk %s --at 9:00:00", "behind the end of the recording", 1 },
        { "review concern %s --at 9:00:00 --note x", "behind the end of the recording", 1 },
        { "report %s -o report", "sign it first", 3 },
    };
    char *before = program_run(j.library, 0, "log list --json");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *words = fill(cases[i].words, j.review);
        char *said = program_error(j.library, cases[i].status, "%s", words);
        check_has(said, cases[i].says);
        free(said);
        free(words);
    }
    char *after = program_run(j.library, 0, "log list --json");
    check_text(after, before);
    check(!pl_path_exists("report"));
    free(before);
    free(after);
    job_close(&j);
}

/* What is copied from the sentence must work, or the question stays unanswered. */
TEST(the_question_about_risk_names_the_command_that_answers_it)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "review risk %s --at 5 --json", j.review);
    char *risk = json_value(out, "risk");
    free(out);
    char *said = program_error(j.library, 0, "review list");
    char *command = pl_format("risk-answer %.8s", risk),
         *which = pl_format("(review %.8s)", j.review);
    check_has(said, command);
    check_has(said, which);
    free(program_run(j.library, 0, "review %s --done --to 'case holder' --when now", command));
    free(said);
    said = program_error(j.library, 0, "review list");
    check_text(said, "");
    free(said);
    free(which);
    free(command);
    free(risk);
    job_close(&j);
}

/* A tag of one review is no evidence in another. */
TEST(evidence_is_of_its_own_review)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "tag add %s --at 3 --item 2.2 --json", j.review);
    char *tag = json_value(out, "tag");
    free(out);
    out = program_run(j.library, 0,
                      "review new session_part1.mp4 --json --rubric group-session-review "
                      "--facilitators A=F-014");
    char *other = json_value(out, "review");
    free(out);
    char *said = program_error(j.library, 1, "score set %s 2.2 A 3 --evidence %s", other, tag);
    check_has(said, "another review");
    free(said);
    out = program_run(j.library, 0, "score list %s --json", other);
    check_has(out, "\"scores\":[]");
    free(out);
    free(other);
    free(tag);
    job_close(&j);
}

TEST(an_edited_tag_keeps_the_moment_at_which_it_was_made)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "tag add %s --at 3.003 --json", j.review);
    char *tag = json_value(out, "tag");
    check_int(json_number(out, "made_us"), 3003000);
    free(out);
    out = program_run(j.library, 0, "tag edit %s --at 5.005 --json", tag);
    check_int(json_number(out, "at_us"), 5005000);
    check_int(json_number(out, "made_us"), 3003000);
    free(out);
    out = program_run(j.library, 0, "tag delete %s --json", tag);
    check_int(json_number(out, "at_us"), 5005000);
    check_has(out, "\"deleted\":true");
    free(out);
    free(tag);
    job_close(&j);
}

TEST(a_time_behind_the_end_has_no_frame)
{
    static const struct {
        const char *at;
        int status;
    } cases[] = { { "11.96", 0 }, { "12", 0 }, { "12.000001", 1 }, { "9:00:00", 1 } };
    char *folder = test_new_folder();
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        free(program_run("/none", cases[i].status,
                         "frame '%s/corpus/mp4_25.mp4' --at %s -o '%s/x%zu.png'", PL_BUILD,
                         cases[i].at, folder, i));
    free(program_run("/none", 0, "frame '%s/corpus/mp4_25.mp4' --at 1 -o '%s/y.JPG'", PL_BUILD,
                     folder));
    char *path = pl_path_join(folder, "y.JPG"), *bytes = test_read(path);
    check(memcmp(bytes, "\xFF\xD8\xFF", 3) == 0); /* as JPEG begins */
    free(bytes);
    free(path);
    free(program_run("/none", 1, "frame '%s/corpus/mp4_25.mp4' /no/such.mp4 --at 1 -o '%s/z.png'",
                     PL_BUILD, folder));
    free(folder);
}

TEST(what_cannot_be_printed_is_a_failure_and_no_file_is_written_into)
{
    static const char *const words[] = { "--help", "--version", "tag add --help", "rubric list" };
    int status;
    for (size_t i = 0; i < PL_COUNT(words); i++) {
        free(test_run(&status, "%s %s 2>&1 >/dev/full", PL_PROGRAM, words[i]));
        check_int(status, 1);
        free(test_run(&status, "%s %s 2>&1 >&-", PL_PROGRAM, words[i]));
        check_int(status, 1);
    }
    char *folder = test_new_folder();
    free(test_run(&status, "%s frame '%s/corpus/mp4_25.mp4' --at 1 -o '%s/x.png' <&- >&- 2>&-",
                  PL_PROGRAM, PL_BUILD, folder));
    check_int(status, 1);
    free(test_run(&status, "ffmpeg -v error -xerror -i '%s/x.png' -f null - 2>&1", folder));
    check_int(status, 0);
    free(folder);
}

TEST(a_file_that_may_not_grow_is_a_sentence)
{
    int status;
    char *folder = test_new_folder();
    char *said = test_run(&status,
                          "bash -c \"ulimit -f 1; exec %s frame '%s/corpus/mp4_25.mp4' --at 1 -o "
                          "'%s/x.png'\" 2>&1",
                          PL_PROGRAM, PL_BUILD, folder);
    check_int(status, 1);
    check_has(said, "cannot be written");
    free(said);
    said = test_run(&status, "ls -A '%s'", folder);
    check_text(said, "");
    free(said);
    free(folder);
}

TEST(with_no_home_the_library_must_be_named)
{
    int status;
    char *said =
        test_run(&status, "env -u HOME -u XDG_DATA_HOME -u PLUMBLINE_LIBRARY %s recordings 2>&1",
                 PL_PROGRAM);
    check_int(status, 1);
    check_has(said, "--library DIR");
    free(said);
    free(test_run(&status, "env -u HOME -u XDG_DATA_HOME -u PLUMBLINE_LIBRARY %s rubric list",
                  PL_PROGRAM));
    check_int(status, 0);
}

TEST(texts_do_not_steer_the_terminal)
{
    job j = job_open();
    char *out = program_run(
        j.library, 0, "tag add %s --at 3 --note \"$(printf 'a\\033[31mb\\302\\233c')\"", j.review);
    check(strchr(out, '\033') == NULL && strstr(out, "\302\233") == NULL);
    check_has(out, "a\u00b7[31mb\u00b7c");
    free(out);
    out = program_run(j.library, 0, "tag list %s --json", j.review);
    check_has(out, "a\\u001b[31mb"); /* kept as it was typed */
    free(out);
    char *said = program_error(j.library, 1, "review show \"$(printf '\\033[2Jx')\"");
    check(strchr(said, '\033') == NULL);
    free(said);
    job_close(&j);
}

TEST(one_path_that_is_not_there_does_not_stop_the_others)
{
    job j = job_open();
    char *said = program_error(j.library, 4, "index '%s' /no/such.mp4", j.recordings);
    check_has(said, "/no/such.mp4 cannot be opened");
    free(said);
    char *deep = pl_path_join(j.folder, "deep");
    int status;
    free(test_run(&status,
                  "mkdir -p '%s'/$(seq -s/ 1 40) && cp '%s/corpus/mp4_25.mp4' '%s'/$(seq "
                  "-s/ 1 40)/x.mp4",
                  deep, PL_BUILD, deep));
    said = program_error(j.library, 1, "index '%s'", deep);
    check_has(said, "more than 32 folders deep");
    free(said);
    free(deep);
    job_close(&j);
}

TEST(another_file_in_a_recordings_place_is_named)
{
    job j = job_open();
    corpus_copy("mp4_25.mp4", j.recordings, "session_part2.mp4");
    char *out = program_run(j.library, 0, "recordings --json");
    check_has(out, "\"state\":\"changed\"");
    check_has(out, "\"offline\":false");
    free(out);
    out = program_run(j.library, 0, "recordings");
    check_has(out, "another file stands in its place");
    free(out);
    out = program_run(j.library, 0, "verify --json");
    check_has(out, "\"changed\":[\"");
    free(out);
    job_close(&j);
}

TEST(rubrics_and_programmes_have_the_keys_of_the_contract_in_check_and_list)
{
    static const char *const rubric[] = { "\"id\":\"group-session-review\"", "\"version\":1",
                                          "\"domains\":[", "\"per\":\"facilitator\"",
                                          "\"critical\":true" };
    static const char *const programme[] = { "\"id\":\"bbr\"", "\"modules\":[", "\"sessions\":[" };
    static const struct {
        const char *words;
        const char *const *keys;
        size_t count;
    } cases[] = {
        { "rubric list", rubric, PL_COUNT(rubric) },
        { "rubric show group-session-review", rubric, PL_COUNT(rubric) },
        { "rubric check " PL_SOURCE "/rubrics/group-session-review.yaml", rubric,
          PL_COUNT(rubric) },
        { "programme list", programme, PL_COUNT(programme) },
        { "programme show bbr", programme, PL_COUNT(programme) },
        { "programme check " PL_SOURCE "/rubrics/programmes/*.yaml", programme,
          PL_COUNT(programme) },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *out = program_run("/none", 0, "%s --json", cases[i].words);
        check(json_valid(out));
        for (size_t k = 0; k < cases[i].count; k++)
            check_has(out, cases[i].keys[k]);
        free(out);
    }
    char *parts = program_run("/none", 0, "rubric show guiding-style-review --json");
    check_has(parts, "\"key\":\"0\"");
    check_has(parts, "\"is\":\"(SR + CR) / Q\"");
    free(parts);
    char *said = program_error(
        "/none", 4, "rubric check /no/such.yaml " PL_SOURCE "/rubrics/group-session-review.yaml");
    check_has(said, "/no/such.yaml cannot be opened");
    check(strstr(said, ":1:1:") == NULL); /* it has no lines */
    free(said);
}

TEST(a_library_of_a_newer_program_is_refused_by_every_command_that_looks_into_it)
{
    static const char *const words[] = { "recordings",     "rubric list", "rubric show bbr",
                                         "programme list", "verify",      "log list" };
    job j = job_open();
    char *newer = pl_path_join(j.folder, "newer");
    int status;
    free(test_run(&status,
                  "cp -r '%s' '%s' && printf '\\377\\377' | dd of='%s/plumbline.db' bs=1 seek=62 "
                  "conv=notrunc 2>/dev/null; sha256sum '%s'/plumbline.db > '%s.sum'",
                  j.library, newer, newer, newer, newer));
    for (size_t i = 0; i < PL_COUNT(words); i++) {
        char *said = program_error(newer, 1, "%s", words[i]);
        check_has(said, "made by a newer Plumbline");
        free(said);
    }
    free(test_run(&status, "sha256sum -c '%s.sum'", newer));
    check_int(status, 0);
    free(newer);
    job_close(&j);
}

TEST(a_list_says_what_is_missing_in_each_draft)
{
    job j = job_open();
    char *out = program_run(j.library, 0, "review list --json");
    check_int(json_count(out, "\"what\":\"score\""), 44);
    check_has(out, "\"state\":\"draft\"");
    free(out);
    free(program_run(j.library, 0, "score set %s 2.2 A 3", j.review));
    out = program_run(j.library, 0, "score set %s 2.2 A none --json", j.review);
    check_has(out, "\"facilitator\":\"A\",\"value\":null,\"evidence\":[]");
    free(out);
    job_close(&j);
}

/* What the first start was told holds for the command line as well; what is named wins. */
TEST(the_library_is_where_the_first_start_was_told)
{
    int status;
    pl_error err = { 0 };
    char *folder = test_new_folder(), *settings = pl_path_join(folder, "plumbline");
    char *file = pl_path_join(settings, "library"), *line = pl_format("%s/other\n", folder);
    check_ok(pl_folder_make(settings, 0700, &err));
    check_ok(pl_file_write(file, line, strlen(line), &err));
    static const char run[] = "env -u PLUMBLINE_LIBRARY XDG_CONFIG_HOME='%s' XDG_DATA_HOME='%s' "
                              "'%s' %s recordings 2>&1";
    char *said = test_run(&status, run, folder, folder, PL_PROGRAM, "");
    check_has(said, "/other");
    free(said);
    said = test_run(&status, run, folder, folder, PL_PROGRAM, "--library /nowhere/named");
    check_has(said, "/nowhere/named");
    free(said);
    check_ok(pl_file_write(file, "no path\n", 8, &err)); /* then where it always was */
    said = test_run(&status, run, folder, folder, PL_PROGRAM, "");
    check_has(said, "/plumbline/library");
    free(said);
    free(line);
    free(file);
    free(settings);
    free(folder);
}
