/* Sums worked by hand from section "Sums" of docs/rubric-format.md, over the shipped rubric. */
#include "plumbline/base/file.h"
#include "plumbline/measure.h"

#include "test.h"

static pl_rubric *shipped(void)
{
    pl_error err = { 0 };
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    size_t size = 0;
    char *text = pl_file_read(&size, PL_SOURCE "/rubrics/group-session-review.yaml", 1 << 20, &err);
    check_text(err.text, "");
    check(pl_rubric_parse(&rubric, &problems, text, size));
    pl_problems_free(&problems);
    free(text);
    return rubric;
}

/* One letter for each item of the rubric of this kind, in order: a level; 'o' no opportunity, 'n'
 * does not apply, '-' missing. Items that do not apply in the setting have no letter. */
static int facts_of(pl_score_fact *facts, const pl_rubric *rubric, pl_per per, pl_setting setting,
                    const char *letters)
{
    int count = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        if (item->per != per)
            continue;
        pl_score_fact *fact = &facts[count++];
        *fact = (pl_score_fact){ .per = per, .domain = item->domain, .weight = item->weight };
        char c = 'n';
        if (item->applies[setting]) {
            check(*letters != 0);
            c = *letters++;
        }
        fact->state = c == 'o'   ? PL_SCORE_LEFT_OUT
                      : c == 'n' ? PL_SCORE_NOT_COUNTED
                      : c == '-' ? PL_SCORE_MISSING
                                 : PL_SCORE_RATED;
        fact->level = c >= '0' && c <= '9' ? c - '0' : 0;
    }
    check_text(letters, "");
    return count;
}

/* Facilitator items and weights: 1.5:3 | 2.1:2 2.2:2 2.3:3 2.4:3 2.5:1 2.6:2 | 3.2:2 3.3:2 3.4:3
 * 3.5:3 3.7:1 | 4.1:2 4.2:1 4.3:1 4.4:2 | 5.2:2 5.3:3. Session: 1.1:2 1.2:2 1.3:2 1.4:1 1.6:0 |
 * 3.1:1 3.6:2 | 5.1:3. One-to-one has no 3.2, 3.3, 3.6. */
static const struct {
    pl_per per;
    pl_setting setting;
    bool critical;
    const char *letters, *words;
    int rated_weight, missing_weight, rated, counted;
} cases[] = {
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "333333333333333333", "3.0", 38, 0, 18, 18 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "444444444444444444", "4.0", 38, 0, 18, 18 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "000000000000000000", "0.0", 38, 0, 18, 18 },
    /* weights 1 (2.5) at 4, the rest at 2: (37 x 2 + 4) / 38 = 78 / 38 = 2.0526 */
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "222224222222222222", "2.1", 38, 0, 18, 18 },
    /* 38 x 75 % = 28.5: missing 3 + 3 + 3 leaves 29 (76.3 %), one point more missing leaves 28 */
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "-22-2222222222222-", "2.0", 29, 9, 15, 18 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "-22-2-22222222222-",
      "No overall figure: 73 % rated", 28, 10, 14, 18 },
    /* no opportunity leaves the weight: 9 of 18 rated, nothing missing */
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "333333333ooooooooo", "3.0", 20, 0, 9, 18 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "33333333oooooooooo",
      "No overall figure: 8 of 18 items rated", 18, 0, 8, 18 },
    /* does not apply (no practice in the plan) leaves both: 9 of 17, 8 of 17 */
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "n33333333ooooooooo",
      "No overall figure: 8 of 17 items rated", 17, 0, 8, 17 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "n333333333oooooooo", "3.0", 20, 0, 9, 17 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, true, "333333333333333333",
      "No overall figure: a critical matter is recorded", 38, 0, 18, 18 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "oooooooooooooooooo",
      "No overall figure: nothing is rated", 0, 0, 0, 18 },
    { PL_PER_FACILITATOR, PL_SETTING_GROUP, false, "------------------",
      "No overall figure: nothing is rated", 0, 38, 0, 18 },
    /* session: 13 x 75 % = 9.75; 10 of 13 is 76.9 %, 9 of 13 is 69.2 %; 1.6 counts nowhere */
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "33330333", "3.0", 13, 0, 7, 7 },
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "33332-3-", "No overall figure: 69 % rated", 9, 4, 5,
      7 },
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "33332333", "3.0", 13, 0, 7, 7 },
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "3333---3", "3.0", 10, 3, 5, 7 },
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "333o4oo3", "3.0", 9, 0, 4, 7 },
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "33oo4oo3", "No overall figure: 3 of 7 items rated",
      7, 0, 3, 7 },
    { PL_PER_SESSION, PL_SETTING_GROUP, false, "oooo4ooo", "No overall figure: nothing is rated", 0,
      0, 0, 7 },
    /* one-to-one: 34 x 75 % = 25.5; 26 is enough, 25 is not; eight of sixteen */
    { PL_PER_FACILITATOR, PL_SETTING_ONE_TO_ONE, false, "2222222222222222", "2.0", 34, 0, 16, 16 },
    { PL_PER_FACILITATOR, PL_SETTING_ONE_TO_ONE, false, "--2-222222222222", "2.0", 26, 8, 13, 16 },
    { PL_PER_FACILITATOR, PL_SETTING_ONE_TO_ONE, false, "-22--22222222222",
      "No overall figure: 73 % rated", 25, 9, 13, 16 },
    { PL_PER_FACILITATOR, PL_SETTING_ONE_TO_ONE, false, "22222222oooooooo", "2.0", 19, 0, 8, 16 },
    { PL_PER_FACILITATOR, PL_SETTING_ONE_TO_ONE, false, "2222222ooooooooo",
      "No overall figure: 7 of 16 items rated", 16, 0, 7, 16 },
    /* one-to-one session: 11 x 75 % = 8.25; 9 is enough, 8 is not; three of six */
    { PL_PER_SESSION, PL_SETTING_ONE_TO_ONE, false, "-333133", "3.0", 9, 2, 5, 6 },
    { PL_PER_SESSION, PL_SETTING_ONE_TO_ONE, false, "-33-133", "No overall figure: 72 % rated", 8,
      3, 4, 6 },
    { PL_PER_SESSION, PL_SETTING_ONE_TO_ONE, false, "333o1oo", "3.0", 6, 0, 3, 6 },
    { PL_PER_SESSION, PL_SETTING_ONE_TO_ONE, false, "33oo1oo",
      "No overall figure: 2 of 6 items rated", 4, 0, 2, 6 },
};

TEST(figures_of_the_shipped_rubric)
{
    pl_rubric *rubric = shipped();
    pl_score_fact facts[32];
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        int count = facts_of(facts, rubric, cases[i].per, cases[i].setting, cases[i].letters);
        pl_figure figure =
            pl_measure_figure(facts, count, cases[i].per, &rubric->sums, cases[i].critical);
        char words[PL_FIGURE_ROOM];
        check_text(pl_figure_words(words, &figure), cases[i].words);
        check_int(figure.rated_weight, cases[i].rated_weight);
        check_int(figure.missing_weight, cases[i].missing_weight);
        check_int(figure.rated_items, cases[i].rated);
        check_int(figure.counted_items, cases[i].counted);
    }
    pl_rubric_free(rubric);
}

/* A share of exactly 75 % is enough: weights of own making, since 38 and 13 have no such share. */
TEST(exactly_at_the_boundary_is_enough)
{
    static const pl_sum_rules rules = { 75, 50, 3, false, false };
    static const struct {
        int rated, missing;
        pl_figure_rule rule;
    } edges[] = {
        { 75, 25, PL_FIGURE_SHOWN }, { 74, 26, PL_FIGURE_WEIGHT }, { 3, 1, PL_FIGURE_SHOWN },
        { 2, 1, PL_FIGURE_WEIGHT },  { 30, 10, PL_FIGURE_SHOWN },  { 2999, 1000, PL_FIGURE_WEIGHT },
    };
    for (size_t i = 0; i < PL_COUNT(edges); i++) {
        pl_score_fact facts[] = {
            { .weight = edges[i].rated, .state = PL_SCORE_RATED, .level = 2 },
            { .weight = edges[i].missing, .state = PL_SCORE_MISSING },
        };
        pl_figure figure = pl_measure_figure(facts, 2, PL_PER_FACILITATOR, &rules, false);
        check_int(figure.rule, edges[i].rule);
    }
}

TEST(a_share_under_the_boundary_never_prints_as_reaching_it)
{
    static const pl_sum_rules rules = { 75, 50, 3, false, false };
    pl_score_fact facts[] = { { .weight = 2999, .state = PL_SCORE_RATED, .level = 2 },
                              { .weight = 1000, .state = PL_SCORE_MISSING } };
    pl_figure figure = pl_measure_figure(facts, 2, PL_PER_FACILITATOR, &rules, false);
    char words[PL_FIGURE_ROOM];
    check_text(pl_figure_words(words, &figure), "No overall figure: 74 % rated");
}

TEST(a_half_rounds_up)
{
    static const struct {
        int64_t sum, weight;
        int tenths;
    } means[] = {
        { 0, 1, 0 },
        { 5, 2, 25 },
        { 9, 4, 23 },         /* 2.25 */
        { 45, 20, 23 },       /* 2.25 */
        { 44999, 20000, 22 }, /* 2.24995 */
        { 47, 20, 24 },       /* 2.35, which a double keeps as 2.3499… */
        { 57, 20, 29 },       /* 2.85 */
        { 99, 38, 26 },       /* 2.605 */
        { 1, 3, 3 },
        { 2, 3, 7 },
        { 79, 20, 40 }, /* 3.95 */
        { 4000000000, 1000000000, 40 },
    };
    for (size_t i = 0; i < PL_COUNT(means); i++)
        check_int(pl_measure_tenths(means[i].sum, means[i].weight), means[i].tenths);
}

TEST(a_session_item_never_enters_a_persons_figure)
{
    static const pl_sum_rules rules = { 75, 50, 3, false, false };
    pl_score_fact facts[] = {
        { .per = PL_PER_FACILITATOR, .weight = 1, .state = PL_SCORE_RATED, .level = 4 },
        { .per = PL_PER_SESSION, .weight = 100, .state = PL_SCORE_RATED, .level = 0 },
        { .per = PL_PER_SESSION, .weight = 100, .state = PL_SCORE_MISSING },
    };
    pl_figure figure = pl_measure_figure(facts, 3, PL_PER_FACILITATOR, &rules, false);
    check_int(figure.tenths, 40);
    check_int(figure.counted_items, 1);
    figure = pl_measure_figure(facts, 3, PL_PER_SESSION, &rules, false);
    check_int(figure.rule, PL_FIGURE_WEIGHT);
}

TEST(domain_means_stand_on_three_items)
{
    static const struct {
        pl_per per;
        const char *letters, *words[5];
    } rows[] = {
        { PL_PER_FACILITATOR,
          "333333333333333333",
          { "No mean: 1 item rated, 3 needed", "3.0", "3.0", "3.0",
            "No mean: 2 items rated, 3 needed" } },
        { PL_PER_FACILITATOR,
          "444----33ooo43o2--",
          { "No mean: 1 item rated, 3 needed", "No mean: 2 items rated, 3 needed",
            "No mean: 2 items rated, 3 needed", "3.0", "No mean: 0 items rated, 3 needed" } },
        { PL_PER_SESSION,
          "21034444",
          { "1.3", "No mean: 0 items rated, 3 needed", "No mean: 2 items rated, 3 needed",
            "No mean: 0 items rated, 3 needed", "No mean: 1 item rated, 3 needed" } },
        { PL_PER_SESSION,
          "33--4333",
          { "No mean: 2 items rated, 3 needed", "No mean: 0 items rated, 3 needed",
            "No mean: 2 items rated, 3 needed", "No mean: 0 items rated, 3 needed",
            "No mean: 1 item rated, 3 needed" } },
    };
    pl_rubric *rubric = shipped();
    pl_score_fact facts[32];
    for (size_t i = 0; i < PL_COUNT(rows); i++) {
        int count = facts_of(facts, rubric, rows[i].per, PL_SETTING_GROUP, rows[i].letters);
        for (int domain = 0; domain < 5; domain++) {
            pl_figure figure = pl_measure_domain(facts, count, rows[i].per, domain, &rubric->sums);
            char words[PL_FIGURE_ROOM];
            check_text(pl_domain_words(words, &figure, &rubric->sums), rows[i].words[domain]);
        }
    }
    pl_rubric_free(rubric);
}

TEST(reasons_become_states)
{
    pl_rubric *rubric = shipped();
    static const pl_score_state states[] = { PL_SCORE_LEFT_OUT, PL_SCORE_NOT_COUNTED,
                                             PL_SCORE_MISSING, PL_SCORE_MISSING };
    for (int i = 0; i < rubric->no_score_count; i++)
        check_int(pl_measure_state(rubric->no_score[i].sums), states[i]);
    pl_rubric_free(rubric);
}

/* Two domains of weights 3 and 1: means 2 + 1/2 and 4, (3 x 2.5 + 4) / 4 = 11.5 / 4 = 2.875. One in which
 * nothing is rated takes no part; a third domain of the session's takes none in a person's. */
TEST(domains_may_have_weights)
{
    static const pl_sum_rules rules = { 0, 0, 1, false, false };
    pl_score_fact facts[] = {
        { .domain = 0, .domain_weight = 3, .weight = 1, .state = PL_SCORE_RATED, .level = 1 },
        { .domain = 0, .domain_weight = 3, .weight = 1, .state = PL_SCORE_RATED, .level = 4 },
        { .domain = 1, .domain_weight = 1, .weight = 50, .state = PL_SCORE_RATED, .level = 4 },
        { .domain = 2, .domain_weight = 9, .weight = 50, .state = PL_SCORE_MISSING },
        { .per = PL_PER_SESSION,
          .domain = 3,
          .domain_weight = 90,
          .weight = 9,
          .state = PL_SCORE_RATED,
          .level = 0 },
    };
    pl_figure figure = pl_measure_figure(facts, 5, PL_PER_FACILITATOR, &rules, false);
    check_int(figure.rule, PL_FIGURE_SHOWN);
    check_int(figure.tenths, 29);
    check_int(figure.mean_over, 23);
    check_int(figure.mean_under, 8);
    facts[0].domain_weight = facts[1].domain_weight = facts[2].domain_weight = 0;
    facts[3].domain_weight = 0;
    figure = pl_measure_figure(facts, 5, PL_PER_FACILITATOR, &rules, false);
    check_int(figure.tenths, 39); /* (1 + 4 + 200) / 52 = 3.942 */
}

TEST(weights_beyond_64_bits_make_no_figure)
{
    static const pl_sum_rules rules = { 0, 0, 1, false, false };
    static const int primes[] = { 9973, 9967, 9949, 9941, 9931, 9929, 9923 };
    pl_score_fact facts[2 * PL_COUNT(primes)];
    for (size_t i = 0; i < PL_COUNT(primes); i++) {
        facts[2 * i] = (pl_score_fact){ .domain = (int)i,
                                        .domain_weight = 1,
                                        .weight = primes[i] - 1,
                                        .state = PL_SCORE_RATED,
                                        .level = 1 };
        facts[2 * i + 1] = (pl_score_fact){
            .domain = (int)i, .domain_weight = 1, .weight = 1, .state = PL_SCORE_RATED, .level = 2
        };
    }
    pl_figure figure = pl_measure_figure(facts, PL_COUNT(facts), PL_PER_FACILITATOR, &rules, false);
    char words[PL_FIGURE_ROOM];
    check_text(pl_figure_words(words, &figure),
               "No overall figure: the weights cannot be summed exactly");
}

TEST(a_rubric_may_make_no_figure)
{
    static const pl_sum_rules rules = { .no_overall = true };
    pl_score_fact facts[] = { { .weight = 1, .state = PL_SCORE_RATED, .level = 4 } };
    pl_figure figure = pl_measure_figure(facts, 1, PL_PER_FACILITATOR, &rules, false);
    char words[PL_FIGURE_ROOM];
    check_text(pl_figure_words(words, &figure), "No overall figure: this rubric makes none");
    figure = pl_measure_domain(facts, 1, PL_PER_FACILITATOR, 0, &rules);
    check_text(pl_domain_words(words, &figure, &rules), "No mean: this rubric makes none");
}

TEST(bands_are_compared_before_rounding)
{
    static const pl_band bands[] = { { 150, "one" }, { 250, "two" } };
    static const pl_rubric rubric = { .bands = bands, .band_count = 2 };
    static const pl_rubric without = { 0 };
    static const struct {
        int64_t over, under;
        const char *title;
    } edges[] = { { 149, 100, NULL },
                  { 3, 2, "one" },
                  { 2499, 1000, "one" }, /* 2.499 prints as 2.5 */
                  { 5, 2, "two" },
                  { 4, 1, "two" } };
    for (size_t i = 0; i < PL_COUNT(edges); i++) {
        pl_figure figure = { .mean_over = edges[i].over, .mean_under = edges[i].under };
        check_text(pl_measure_band(&figure, &rubric), edges[i].title);
        check(!pl_measure_band(&figure, &without));
        figure.rule = PL_FIGURE_CRITICAL;
        check(!pl_measure_band(&figure, &rubric));
    }
}
