/* A rubric of one's own, its second edition, and a draft that goes over to it: as it is typed. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

static void edit(const char *path, const char *from, const char *to)
{
    char *text = test_read(path), *at = strstr(text, from);
    check(at != NULL);
    char *fresh = pl_format("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    test_write(path, fresh);
    free(text);
    free(fresh);
}

/* Edition 1 of an own rubric in the library, edition 2 of it in the file: 2.4 put otherwise, 2.5 heavier,
 * 3.7 with another number. */
static char *two_editions(const job *j)
{
    char *file = pl_path_join(j->folder, "ours.yaml");
    free(program_run(j->library, 0, "rubric copy group-session-review -o '%s'", file));
    edit(file, "id: group-session-review", "id: ours");
    edit(file, "title: Group session review (Plumbline)", "title: Our review");
    free(program_run(j->library, 0, "rubric check '%s'", file));
    free(program_run(j->library, 0, "rubric add '%s'", file));
    edit(file, "edition: 1", "edition: 2");
    edit(file, "\"1\": goes along with a clear invitation", "\"1\": follows a clear invitation");
    edit(file, "Hope and strengths\n        per: facilitator\n        weight: 1",
         "Hope and strengths\n        per: facilitator\n        weight: 2");
    edit(file, "- id: \"3.7\"", "- id: \"3.8\"");
    edit(file, "\"3.2\", \"3.7\"]", "\"3.2\", \"3.8\"]");
    return file;
}

TEST(an_own_rubric_is_copied_kept_and_compared)
{
    job j = job_open();
    char *file = two_editions(&j);
    char *said = program_error(j.library, 1, "rubric add '%s/none.yaml'", j.folder);
    check_has(said, "none.yaml");
    free(said);
    char *out = program_run(j.library, 0, "rubric add '%s' --json", file);
    check_has(out, "\"id\":\"ours\",\"edition\":2");
    check_has(out, "/rubrics/ours-2.yaml");
    free(out);
    said = program_error(j.library, 3, "rubric copy ours -o '%s'", file);
    check_has(said, "is there already and is not written over");
    free(said);
    edit(file, "Hope and strengths", "Hope");
    said = program_error(j.library, 3, "rubric add '%s'", file);
    check_has(said, "The next is \"edition: 3\"");
    free(said);
    out = program_run(j.library, 0, "rubric list");
    check_has(out, "ours@1  Our review, edition 1");
    check_has(out, "ours@2  Our review, edition 2");
    free(out);

    out = program_run(j.library, 0, "rubric compare ours@1 ours@2");
    check_has(out, "Our review, edition 1 → edition 2\n");
    check_has(out, "Changed  item     2.4   Does not join in with abuse-supporting talk: words of "
                   "levels; scores are asked about\n");
    check_has(out, "Changed  item     2.5   Hope and strengths: weight 1 → 2\n");
    check_has(out, "Added    item     3.8   Board, media, movement\n");
    check_has(out, "Removed  item     3.7   Board, media, movement; scores go\n");
    check_has(out, "Each facilitator: 18 items, weight 38 → 18, weight 39\n");
    check_has(out, "Session: 8 items, weight 13, as before\n");
    free(out);
    out = program_run(j.library, 0, "rubric compare ours@1 '%s' --json", file);
    check_int(json_count(out, "\"change\":\"added\""), 1);
    check_int(json_count(out, "\"scores\":\"gone\""), 1);
    check_has(out, "\"what\":[\"title\",\"weight\"]");
    check_has(out, "\"per_facilitator\":{\"items_were\":18,\"weight_was\":38,\"items\":18,"
                   "\"weight\":39}");
    free(out);
    said = program_error(j.library, 1, "rubric compare ours@1 ours@7");
    check_has(said, "There is no rubric \"ours@7\"");
    free(said);
    free(file);
    job_close(&j);
}

TEST(a_draft_goes_over_when_every_word_is_said)
{
    job j = job_open();
    char *file = two_editions(&j);
    free(program_run(j.library, 0, "rubric add '%s'", file));
    char *out = program_run(j.library, 0,
                            "review new session_part1.mp4 --json --rubric ours@1 --facilitators "
                            "A=F-014");
    char *review = json_value(out, "review");
    free(out);
    free(program_run(j.library, 0, "score set %s 2.4 A 1", review));
    free(program_run(j.library, 0, "score set %s 2.5 A 3", review));
    free(program_run(j.library, 0, "score set %s 3.7 A 2", review));
    free(program_run(j.library, 0, "tag add %s --at 5 --item 3.7 --item 2.5 --facilitator A",
                     review));

    /* nothing is changed while a word is missing */
    out = program_run(j.library, 1, "review move %s --rubric ours@2 --json", review);
    check_has(out, "\"moved\":false");
    check_has(out, "\"verdict\":\"ask\",\"why\":[\"words of levels\"],\"becomes\":\"undecided\"");
    free(out);
    char *said = program_error(j.library, 1, "review move %s --rubric ours@2", review);
    check_has(said, "1 score is to be decided about: say --keep ITEM or --drop ITEM");
    free(said);
    said = program_error(j.library, 1, "review move %s --rubric ours@2 --keep 2.5", review);
    check_has(said, "\"2.5\" is not among those that are asked about");
    free(said);
    free(program_error(j.library, 2, "review move %s", review));
    free(program_error(j.library, 2, "review move %s --rubric ours --keep-all --drop-all", review));
    out = program_run(j.library, 0, "review show %s --json", review);
    check_int(json_number(out, "edition"), 1);
    check_int(json_number(out, "scores"), 3);
    free(out);

    out = program_run(j.library, 0, "review move %s --rubric ours --keep 2.4/A", review);
    check_has(out, "Scores: 1 keeps the meaning, 1 to be asked about, 1 with nothing left to say");
    check_has(out, "Kept     2.4 A, level 1: words of levels\n");
    check_has(out, "Goes     3.7 A, level 2: it is gone\n");
    check_has(out, "Tag      the tag at 0:00:04 stays, without item 3.7\n");
    check_has(out, "Moved: the review goes by edition 2.");
    free(out);
    out = program_run(j.library, 0, "review show %s --json", review);
    check_int(json_number(out, "edition"), 2);
    check_int(json_number(out, "scores"), 2);
    free(out);
    out = program_run(j.library, 0, "tag list %s --json", review);
    check_has(out, "\"items\":[\"2.5\"]");
    free(out);
    said = program_error(j.library, 1, "undo %s", review);
    check_has(said, "nothing to undo");
    free(said);
    out = program_run(j.library, 0, "log list");
    check_int(json_count(out, "review move"), 1);
    free(out);
    free(review);
    free(file);
    job_close(&j);
}
