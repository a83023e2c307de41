/* Formulas, rates and guards, worked by hand. */
#include "plumbline/measure/counts.h"
#include "plumbline/model/score.h"

#include "test.h"

static const char text[] =
    "format: rubric 1\n"
    "id: counted\n"
    "edition: 1\n"
    "title: Counted\n"
    "language: en\n"
    "settings: [group]\n"
    "levels:\n"
    "  - { value: 1, words: Low, means: low }\n"
    "  - { value: 2, words: Between, means: between, between: yes }\n"
    "  - { value: 3, words: Middle, means: middle }\n"
    "no_score:\n"
    "  - { id: not-seen, title: Not seen, when: not seen, in_sums: missing }\n"
    "evidence:\n"
    "  items: { \"1\": moment, \"2\": moment, \"3\": nothing }\n"
    "  nothing_cited: no moment cited\n"
    "sums: { overall: no }\n"
    "domains:\n"
    "  - id: \"G\"\n"
    "    title: Globals\n"
    "    items:\n"
    "      - { id: G1, title: One, per: facilitator, weight: 1, look_for: x }\n"
    "      - { id: G2, title: Two, per: facilitator, weight: 1, look_for: x }\n"
    "counting: { minutes: 20, stretch: [random], rate_minutes: 20,\n"
    "  rate_from_minutes: 5 }\n"
    "counts:\n"
    "  - { id: Q, key: \"4\", title: Question }\n"
    "  - { id: SR, key: \"5\", title: Simple }\n"
    "  - { id: CR, key: \"6\", title: Complex }\n"
    "formulas:\n"
    "  - { id: technical, title: Technical, is: (G1+G2)/2 }\n"
    "  - { id: share, title: Share, is: CR / (SR + CR), shown_as: percent }\n"
    "  - { id: ratio, title: Ratio, is: (SR+CR)/Q, decimals: 2 }\n"
    "  - { id: less, title: Less, is: Q - SR - 2 * CR }\n"
    "  - { id: through, title: Through, is: \"3 * ratio / 4 + [G1]\" }\n";

static pl_rubric *counted(void)
{
    pl_problems problems = { 0 };
    pl_text said = { 0 };
    pl_rubric *rubric = NULL;
    pl_rubric_parse(&rubric, &problems, text, sizeof text - 1);
    pl_problems_print(&said, &problems, "f");
    check_text(pl_text_get(&said), "");
    pl_text_free(&said);
    pl_problems_free(&problems);
    return rubric;
}

TEST(formulas_by_hand)
{
    enum { NO = PL_NO_LEVEL };
    static const struct {
        int counts[3], levels[2];
        const char *words[5];
    } cases[] = {
        /* (2 + 3) / 2 · 5 / 8 = 62.5 · 8 / 4 · 4 - 3 - 10 · 3 x 2 / 4 + 2 */
        { { 4, 3, 5 }, { 2, 3 }, { "2.5", "63 %", "2.00", "−9.0", "3.5" } },
        /* nothing counted: two divisions by zero, and what is made of one */
        { { 0, 0, 0 },
          { 1, 1 },
          { "1.0", "a division by 0", "a division by 0", "0.0", "a division by 0" } },
        { { 3, 1, 0 }, { NO, 3 }, { "G1 has no level", "0 %", "0.33", "2.0", "G1 has no level" } },
        { { 3, 1, 1 }, { 3, NO }, { "G2 has no level", "50 %", "0.67", "0.0", "3.5" } },
    };
    pl_rubric *rubric = counted();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_computed out[5];
        pl_measure_formulas(out, rubric, cases[i].counts, cases[i].levels);
        for (int k = 0; k < rubric->formula_count; k++) {
            char words[PL_COMPUTED_ROOM], room[PL_COMPUTED_ROOM];
            const char *why = pl_computed_why(room, &out[k], rubric);
            pl_computed_words(words, &out[k], &rubric->formulas[k]);
            check_text(why ? why : words, cases[i].words[k]);
            check_int(why != NULL, strcmp(words, "not computable") == 0);
        }
    }
    pl_rubric_free(rubric);
}

TEST(rates_are_of_the_minutes_counted)
{
    const pl_time minute = (pl_time)60 * 1000 * 1000;
    static const struct {
        int count, seconds;
        const char *words;
    } cases[] = {
        { 12, 20 * 60, "12.0" }, { 12, 10 * 60, "24.0" },   { 7, 13 * 60 + 20, "10.5" },
        { 1, 299, "–" },         { 1, 300, "4.0" },         { 0, 20 * 60, "0.0" },
        { 0, 0, "–" },           { 1, 20 * 60 * 8, "0.1" }, { 1, 20 * 60 * 21, "0.0" },
    };
    pl_rubric *rubric = counted();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char words[PL_COMPUTED_ROOM];
        check_text(pl_rate_words(words, &rubric->counting, cases[i].count,
                                 cases[i].seconds * (minute / 60)),
                   cases[i].words);
    }
    pl_rubric_free(rubric);
}

TEST(a_guard_needs_both_sides)
{
    static const pl_guard guard = { .from_level = 4, .up_to_level = 1 };
    static const struct {
        int level, beside;
        bool shown;
    } cases[] = { { 4, 1, true },
                  { 5, 0, true },
                  { 3, 0, false },
                  { 5, 2, false },
                  { PL_NO_LEVEL, 0, false },
                  { 5, PL_NO_LEVEL, false } };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int(pl_measure_guard(&guard, cases[i].level, cases[i].beside), cases[i].shown);
}
