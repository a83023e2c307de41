/* What is different of two editions, and which scores keep their meaning. */
#include "shipped.h"

#include "plumbline/model/compare.h"

#include "test.h"

static pl_rubric *read(const char *text)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    pl_rubric_parse(&rubric, &problems, text, strlen(text));
    pl_text said = { 0 };
    pl_problems_print(&said, &problems, "f");
    if (!rubric)
        fail_msg("%s", pl_text_get(&said));
    pl_text_free(&said);
    pl_problems_free(&problems);
    return rubric;
}

static const char small[] =
    "format: rubric 1\n"
    "id: own\n"
    "edition: 1\n"
    "title: Own\n"
    "language: en\n"
    "settings: [group, one-to-one]\n"
    "levels:\n"
    "  - { value: 0, words: [Missed, Harmful], means: not done }\n"
    "  - { value: 1, words: Begun, means: tried }\n"
    "  - { value: 2, words: Sound, means: works }\n"
    "no_score:\n"
    "  - { id: not-seen, title: Not seen, when: not watched, in_sums: missing }\n"
    "  - { id: no-opportunity, title: None, when: not called for, in_sums: left out }\n"
    "evidence:\n"
    "  items: { \"0\": moment, \"1\": moment, \"2\": nothing }\n"
    "  critical_items: { \"0\": moment, \"1\": moment, \"2\": moment }\n"
    "  nothing_cited: no moment cited\n"
    "  minutes_after_0: 5\n"
    "sums: { rated_weight_percent: 75, rated_items_percent: 50, items_for_domain_mean: 3 }\n"
    "domains:\n"
    "  - id: \"1\"\n"
    "    title: Talk\n"
    "    items:\n"
    "      - id: \"1.1\"\n"
    "        title: Warmth\n"
    "        per: facilitator\n"
    "        weight: 2\n"
    "        look_for: Tone\n"
    "        helpful: [names]\n"
    "        anchors: { \"0\": cold, \"1\": lukewarm, \"2\": warm }\n"
    "      - id: \"1.2\"\n"
    "        title: Pace\n"
    "        per: facilitator\n"
    "        weight: 1\n"
    "        look_for: Time\n"
    "  - id: \"2\"\n"
    "    title: Room\n"
    "    items:\n"
    "      - id: \"2.1\"\n"
    "        title: Chairs\n"
    "        per: session\n"
    "        weight: 1\n"
    "        look_for: Places\n"
    "checks:\n"
    "  - id: \"2.C\"\n"
    "    title: Safe\n"

    "    questions:\n"
    "      - id: \"2.C1\"\n"
    "        question: Was the alarm known?\n"
    "counting:\n"
    "  minutes: 20\n"
    "  stretch: [random]\n"
    "  rate_minutes: 20\n"
    "counts:\n"
    "  - { id: Q, key: \"4\", title: Question, means: asks }\n"
    "prompts:\n"
    "  - { id: P1, text: What worked? }\n";

/* One line for each difference: "changed item 1.1: weight; ". */
static char *differences(const pl_rubric *was, const pl_rubric *is)
{
    pl_rubric_comparison found;
    pl_text out = { 0 };
    pl_rubric_compare(&found, was, is);
    if (found.other) {
        pl_text_add(&out, "whole: ");
        pl_other_words(&out, found.other);
        pl_text_add(&out, "; ");
    }
    for (int i = 0; i < found.count; i++) {
        const pl_rubric_difference *one = &found.items[i];
        pl_text_add_format(&out, "%s %s %s", pl_change_id(one->change),
                           pl_rubric_part_id(one->part), one->id);
        pl_text_add(&out, one->other ? ": " : "");
        pl_other_words(&out, one->other);
        pl_text_add(&out, "; ");
    }
    pl_rubric_comparison_free(&found);
    return pl_text_take(&out);
}

/* A change of the text, what is found different, and the verdict on level 1 of item 1.1. */
static const struct {
    const char *from, *to, *found;
    pl_kept_verdict verdict;
    const char *why;
} changes[] = {
    { "edition: 1", "edition: 2", "", PL_KEPT, "" },
    { "title: Own\n", "title: Ours\n", "whole: title; ", PL_KEPT, "" },
    { "title: Warmth", "title: Warmth and respect", "changed item 1.1: title; ", PL_KEPT, "" },
    { "weight: 2", "weight: 3", "changed item 1.1: weight; ", PL_KEPT, "" },
    { "helpful: [names]", "helpful: [names, waits]", "changed item 1.1: signs; ", PL_KEPT, "" },
    { "        helpful: [names]\n", "        helpful: [names]\n        notes: [as heard]\n",
      "changed item 1.1: notes; ", PL_KEPT, "" },
    { "        helpful: [names]\n", "        helpful: [names]\n        critical_at: 0\n",
      "changed item 1.1: what is critical, evidence; ", PL_KEPT, "" },
    { "        helpful: [names]\n", "        helpful: [names]\n        every_role: yes\n",
      "changed item 1.1: role of who supports; ", PL_KEPT, "" },
    { "look_for: Tone", "look_for: Tone and names", "changed item 1.1: what to look for; ",
      PL_KEPT_ASK, "what to look for" },
    { "\"1\": lukewarm", "\"1\": tepid", "changed item 1.1: words of levels; ", PL_KEPT_ASK,
      "words of levels" },
    { "\"2\": warm", "\"2\": hot", "changed item 1.1: words of levels; ", PL_KEPT_ASK,
      "words of levels" },
    { "words: Begun", "words: Tried",
      "whole: words of levels; changed item 1.1: words of levels; changed item 1.2: words of "
      "levels; changed item 2.1: words of levels; ",
      PL_KEPT_ASK, "words of levels" },
    /* general words do not touch an item that has words of its own */
    { "means: tried", "means: attempted",
      "whole: words of levels; changed item 1.2: words of levels; changed item 2.1: words of "
      "levels; ",
      PL_KEPT, "" },
    { "\"1\": moment, \"2\": nothing", "\"1\": moment or sentence, \"2\": nothing",
      "changed item 1.1: evidence; changed item 1.2: evidence; changed item 2.1: evidence; ",
      PL_KEPT, "" },
    { "minutes_after_0: 5", "minutes_after_0: 6",
      "changed item 1.1: evidence; changed item 1.2: evidence; changed item 2.1: evidence; ",
      PL_KEPT, "" },
    { "id: \"1.1\"\n        title: Warmth\n        per: facilitator",
      "id: \"1.1\"\n        title: Warmth\n        per: session", "changed item 1.1: for whom; ",
      PL_KEPT_GONE, "for whom" },
    { "id: \"1.1\"", "id: \"1.3\"", "added item 1.3; removed item 1.1; ", PL_KEPT_GONE,
      "it is gone" },
    { "rated_weight_percent: 75", "rated_weight_percent: 80", "whole: sums; ", PL_KEPT, "" },
    { "settings: [group, one-to-one]", "settings: [group]", "whole: settings; ", PL_KEPT, "" },
    { "title: Talk", "title: Speech", "changed domain 1: title; ", PL_KEPT, "" },
    { "when: not watched", "when: left out", "whole: reasons for no score; ", PL_KEPT, "" },
    { "Was the alarm known?", "Was the way out known?", "changed question 2.C1: question; ",
      PL_KEPT, "" },
    { "means: asks", "means: asks openly", "changed count Q: question; ", PL_KEPT, "" },
    { "What worked?", "What helped?", "changed prompt P1: question; ", PL_KEPT, "" },
    { "    items:\n      - id: \"2.1\"",
      "    items:\n      - { id: \"2.2\", title: Light, per: session, weight: 1, look_for: x }\n"
      "      - id: \"2.1\"",
      "added item 2.2; ", PL_KEPT, "" },
};

TEST(each_difference_is_named_and_says_what_becomes_of_a_score)
{
    pl_rubric *was = read(small);
    for (size_t i = 0; i < PL_COUNT(changes); i++) {
        char *text = shipped_but(small, changes[i].from, changes[i].to);
        pl_rubric *is = read(text);
        char *found = differences(was, is);
        check_text(found, changes[i].found);
        unsigned why;
        pl_text words = { 0 };
        check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", 1, NULL),
                  changes[i].verdict);
        pl_other_words(&words, why);
        check_text(pl_text_get(&words), changes[i].why);
        pl_text_free(&words);
        free(found);
        free(text);
        pl_rubric_free(is);
    }
    pl_rubric_free(was);
}

/* Two changes at once, for what one alone does not make. */
static char *but_two(const char *from, const char *to, const char *from2, const char *to2)
{
    char *once = shipped_but(small, from, to), *twice = shipped_but(once, from2, to2);
    free(once);
    return twice;
}

TEST(a_level_that_is_gone_takes_its_scores_along_and_the_others_are_asked_about)
{
    char *shorter = but_two("  - { value: 2, words: Sound, means: works }\n", "",
                            "\"1\": lukewarm, \"2\": warm", "\"1\": lukewarm");
    char *text = shipped_but(shorter, "\"1\": moment, \"2\": nothing", "\"1\": moment");
    free(shorter);
    shorter = shipped_but(text, "\"1\": moment, \"2\": moment }", "\"1\": moment }");
    pl_rubric *was = read(small), *is = read(shorter);
    unsigned why;
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", 2, NULL), PL_KEPT_GONE);
    check_int(why, PL_OTHER_LEVEL_GONE);
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", 1, NULL), PL_KEPT_ASK);
    check_int(why, PL_OTHER_SCALE);
    /* without a level there is none that could be gone */
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", -1, "not-seen"),
              PL_KEPT);
    free(text);
    free(shorter);
    pl_rubric_free(was);
    pl_rubric_free(is);
}

TEST(reasons_questions_and_counts_have_verdicts_of_their_own)
{
    static const struct {
        const char *from, *to;
        pl_kept_verdict reason, question, counts;
    } cases[] = {
        { "edition: 1", "edition: 2", PL_KEPT, PL_KEPT, PL_KEPT },
        { "when: not watched", "when: left out", PL_KEPT_ASK, PL_KEPT, PL_KEPT },
        { "in_sums: missing", "in_sums: left out", PL_KEPT_ASK, PL_KEPT, PL_KEPT },
        { "id: not-seen", "id: unseen", PL_KEPT_GONE, PL_KEPT, PL_KEPT },
        { "\"1\": lukewarm", "\"1\": tepid", PL_KEPT, PL_KEPT, PL_KEPT },
        { "look_for: Tone", "look_for: Names", PL_KEPT_ASK, PL_KEPT, PL_KEPT },
        { "Was the alarm known?", "Was it safe?", PL_KEPT, PL_KEPT_ASK, PL_KEPT },
        { "id: \"2.C1\"", "id: \"2.C2\"", PL_KEPT, PL_KEPT_GONE, PL_KEPT },
        { "title: Question", "title: Asked", PL_KEPT, PL_KEPT, PL_KEPT },
        { "means: asks", "means: asks openly", PL_KEPT, PL_KEPT, PL_KEPT_ASK },
        { "means: asks", "means: asks, kinds: [open]", PL_KEPT, PL_KEPT, PL_KEPT_ASK },
        { "means: asks", "means: asks, spans: yes", PL_KEPT, PL_KEPT, PL_KEPT_GONE },
        { "means: asks", "means: asks, of: participants", PL_KEPT, PL_KEPT, PL_KEPT_GONE },
        { "id: Q", "id: QQ", PL_KEPT, PL_KEPT, PL_KEPT_GONE },
    };
    pl_rubric *was = read(small);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *text = shipped_but(small, cases[i].from, cases[i].to);
        pl_rubric *is = read(text);
        unsigned why;
        check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", -1, "not-seen"),
                  cases[i].reason);
        check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "2.C1", 0, NULL),
                  cases[i].question);
        check_int(pl_rubric_counter_kept(&why, was, is, "Q"), cases[i].counts);
        free(text);
        pl_rubric_free(is);
    }
    pl_rubric_free(was);
}

TEST(in_another_rubric_an_equal_number_is_not_enough)
{
    char *text = but_two("id: own", "id: north", "title: Pace", "title: Names");
    pl_rubric *was = read(small), *is = read(text);
    unsigned why;
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", 1, NULL), PL_KEPT);
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.2", 1, NULL), PL_KEPT_ASK);
    check_int(why, PL_OTHER_TITLE);
    free(text);
    pl_rubric_free(was);
    pl_rubric_free(is);
}

/* Words and what applies go by the setting of the review. */
TEST(the_verdict_goes_by_the_setting)
{
    static const char own[] = "        helpful: [names]\n"
                              "        changed_words:\n"
                              "          one-to-one:\n"
                              "            anchors: { \"0\": cold, \"1\": so-so, \"2\": warm }\n";
    char *words = shipped_but(small, "        helpful: [names]\n", own);
    char *none = shipped_but(small, "        helpful: [names]\n",
                             "        helpful: [names]\n        settings: [group]\n");
    pl_rubric *was = read(small), *is = read(words), *not_in = read(none);
    unsigned why;
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, "1.1", 1, NULL), PL_KEPT);
    check_int(pl_rubric_score_kept(&why, was, is, PL_SETTING_ONE_TO_ONE, "1.1", 1, NULL),
              PL_KEPT_ASK);
    check_int(pl_rubric_score_kept(&why, was, not_in, PL_SETTING_GROUP, "1.1", 1, NULL), PL_KEPT);
    check_int(pl_rubric_score_kept(&why, was, not_in, PL_SETTING_ONE_TO_ONE, "1.1", 1, NULL),
              PL_KEPT_GONE);
    check_int(why, PL_OTHER_SETTINGS);
    free(words);
    free(none);
    pl_rubric_free(was);
    pl_rubric_free(is);
    pl_rubric_free(not_in);
}

TEST(the_sums_of_weights_are_given_before_and_after)
{
    char *text = but_two("weight: 2", "weight: 3",
                         "id: \"1.2\"\n        title: Pace\n        per: "
                         "facilitator",
                         "id: \"1.2\"\n        title: Pace\n        per: session");
    pl_rubric *was = read(small), *is = read(text);
    pl_rubric_comparison found;
    pl_rubric_compare(&found, was, is);
    check_int(found.was[0].items, 2);
    check_int(found.was[0].weight, 3);
    check_int(found.is[0].items, 1);
    check_int(found.is[0].weight, 3);
    check_int(found.was[1].items, 1);
    check_int(found.is[1].items, 2);
    check_int(found.is[1].weight, 2);
    pl_rubric_comparison_free(&found);
    free(text);
    pl_rubric_free(was);
    pl_rubric_free(is);
}

/* Every shipped rubric is the same as itself, and all of its scores are kept. */
TEST(a_rubric_does_not_differ_from_itself)
{
    static const char *const names[] = {
        "group-session-review.yaml",  "guiding-style-review.yaml", "self-review.yaml",
        "session-facts.yaml",         "session-review.yaml",       "seven-standards-review.yaml",
        "twenty-two-week-review.yaml"
    };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_rubric *one = shipped_rubric_of(names[i]), *other = shipped_rubric_of(names[i]);
        char *found = differences(one, other);
        check_text(found, "");
        for (int k = 0; k < one->item_count; k++) {
            unsigned why;
            check_int(pl_rubric_score_kept(&why, one, other, PL_SETTING_GROUP, one->items[k].id,
                                           one->items[k].scale->levels[0].value, NULL),
                      PL_KEPT);
        }
        free(found);
        pl_rubric_free(one);
        pl_rubric_free(other);
    }
}
