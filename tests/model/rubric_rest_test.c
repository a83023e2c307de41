/* A problem knows what mends it, and what else stands in a text can be read without it. */
#include "shipped.h"
#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/model/rubric_rest.h"

static pl_problems problems_of(const char *text)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    pl_rubric_parse(&rubric, &problems, text, strlen(text));
    pl_rubric_free(rubric);
    return problems;
}

static const pl_problem *find(const pl_problems *problems, const char *words)
{
    for (int i = 0; i < problems->count; i++)
        if (strstr(problems->items[i].text, words))
            return &problems->items[i];
    fail_msg("no problem has the words \"%s\"", words);
    return NULL;
}

TEST(a_problem_knows_the_word_that_is_right_or_the_key_that_is_missing)
{
    static const struct {
        const char *from, *to, *words, *right, *missing;
    } cases[] = {
        { "        anchors:", "        anchor:", "did you mean", "anchors", NULL },
        { "        look_for: ", "        # ", "has no 'look_for'", NULL, "look_for" },
        { "edition: 1", "# 1", "has no 'edition'", NULL, "edition" },
        { "language: en", "language: en\nlanguge: en", "did you mean", "language", NULL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *shipped = shipped_text("group-session-review.yaml");
        char *text = shipped_but(shipped, cases[i].from, cases[i].to);
        pl_problems problems = problems_of(text);
        const pl_problem *one = find(&problems, cases[i].words);
        check_int(one->right != NULL, cases[i].right != NULL);
        if (cases[i].right)
            check_text(one->right, cases[i].right);
        check_int(one->missing != NULL, cases[i].missing != NULL);
        if (cases[i].missing)
            check_text(one->missing, cases[i].missing);
        pl_problems_free(&problems);
        free(shipped);
        free(text);
    }
}

TEST(without_its_wrong_lines_the_rest_of_a_text_can_be_read)
{
    char *shipped = shipped_text("group-session-review.yaml");
    char *text = shipped_but(shipped, "        anchors:", "        anchor:");
    pl_problems problems = problems_of(text);
    check(problems.faults > 0);
    pl_rubric *rest = pl_rubric_parse_rest(text, &problems), *whole = shipped_rubric();
    check(rest != NULL);
    check_int(rest->item_count, whole->item_count);
    check(!rest->items[0].words[PL_SETTING_GROUP].anchors[0]); /* its words went with the key */
    pl_rubric_free(rest);
    pl_rubric_free(whole);
    pl_problems_free(&problems);
    free(shipped);
    free(text);
}

TEST(of_a_text_that_is_wrong_from_its_beginning_nothing_is_left)
{
    static const char *const texts[] = { "", "x", "- a\n- b\n", "{{{", "format: rubric 9\n" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pl_problems problems = problems_of(texts[i]);
        check(pl_rubric_parse_rest(texts[i], &problems) == NULL);
        pl_problems_free(&problems);
    }
}
