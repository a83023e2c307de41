/* What may be counted in a review, how often it was, and over how much time. */
#include "plumbline/base/memory.h"
#include "plumbline/measure/review.h"
#include "plumbline/review/counts.h"

#include "test.h"

#include <string.h>

static const pl_time minute = 60 * 1000 * 1000;

typedef struct scene {
    pl_review_facts facts;
    pl_review review;
    pl_recording recording;
} scene;

/* A recording of two hours with F-014 and F-022, by the shipped guiding-style review. */
static scene *make_scene(void)
{
    scene *s = pl_alloc(sizeof *s);
    pl_problems problems = { 0 };
    char *text = test_read(PL_SOURCE "/rubrics/guiding-style-review.yaml");
    check(pl_rubric_parse(&s->facts.rubric, &problems, text, strlen(text)));
    pl_problems_free(&problems);
    s->review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = "F-014" };
    s->review.facilitators[1] = (pl_review_facilitator){ .slot = 'B', .code = "F-022" };
    s->review.facilitator_count = 2;
    s->recording.duration_us = 120 * minute;
    s->facts.review = &s->review;
    s->facts.recording = &s->recording;
    s->facts.counted = (pl_counted){ PL_CHOSEN_CHOSEN, 42 * minute, 62 * minute, 0 };
    free(text);
    return s;
}

static void free_scene(scene *s)
{
    pl_rubric_free(s->facts.rubric);
    free(s);
}

TEST(what_may_be_counted)
{
    static const struct {
        const char *counter, *kind;
        pl_who who;
        int at, to; /* minutes; -1: none */
        const char *refused;
    } cases[] = {
        { "SR", NULL, 'A', 42, -1, NULL },
        { "SR", NULL, 'B', 61, -1, NULL },
        { "SR", NULL, 'A', 62, -1, "Outside the stretch. Not counted." },
        { "SR", NULL, 'A', 41, -1, "Outside the stretch. Not counted." },
        { "SR", NULL, 'C', 50, -1, "There is no facilitator C" },
        { "SR", NULL, 'S', 50, -1, "for each facilitator" },
        { "SR", "open", 'A', 50, -1, "has no kinds" },
        { "SR", NULL, 'A', 50, 51, "it has no end" },
        { "Q", "open", 'A', 50, -1, NULL },
        { "Q", "wide", 'A', 50, -1, "One of them is open" },
        { "TC", NULL, 'S', 50, -1, NULL },
        { "TC", NULL, 'A', 50, -1, "of the participants" },
        { "XX", NULL, 'A', 50, -1, "no counter \"XX\"" },
    };
    scene *s = make_scene();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_tally tally = { .counter = cases[i].counter,
                           .kind = cases[i].kind,
                           .who = cases[i].who,
                           .at_us = cases[i].at * minute,
                           .to_us = cases[i].to < 0 ? PL_NO_TIME : cases[i].to * minute };
        bool ok = pl_review_tally_check(&s->facts, &tally, &err);
        check_int(ok, !cases[i].refused);
        if (cases[i].refused)
            check_has(err.text, cases[i].refused);
    }
    pl_error err = { 0 };
    pl_tally tally = { .counter = "SR", .who = 'A', .at_us = 50 * minute, .to_us = PL_NO_TIME };
    s->facts.counted.chosen = PL_CHOSEN_NOT;
    check_fails(pl_review_tally_check(&s->facts, &tally, &err), PL_REFUSED);
    check_has(err.text, "Choose the stretch first");
    free_scene(s);
}

TEST(a_stretch_leaves_no_count_outside)
{
    scene *s = make_scene();
    pl_error err = { 0 };
    pl_tally items[2] = { { .counter = "SR", .at_us = 43 * minute, .to_us = PL_NO_TIME },
                          { .counter = "SR", .at_us = 61 * minute, .to_us = PL_NO_TIME } };
    pl_tallies list = { .items = items, .count = 2 }, none = { 0 };
    pl_counted whole = pl_review_stretch_whole(&s->facts);
    pl_counted later = pl_review_stretch_from(&s->facts, 50 * minute);
    pl_counted last = pl_review_stretch_from(&s->facts, 110 * minute), beyond = last;
    check_int(last.to_us, 120 * minute);
    check_ok(pl_review_stretch_check(&s->facts, &list, &whole, &err));
    check_fails(pl_review_stretch_check(&s->facts, &list, &later, &err), PL_REFUSED);
    check_has(err.text, "1 count would lie outside");
    check_fails(pl_review_stretch_check(&s->facts, &list, &last, &err), PL_REFUSED);
    check_has(err.text, "2 counts would lie outside");
    check_ok(pl_review_stretch_check(&s->facts, &none, &last, &err));
    beyond.to_us++;
    check_fails(pl_review_stretch_check(&s->facts, &none, &beyond, &err), PL_BAD_INPUT);
    free_scene(s);
}

TEST(a_seed_draws_the_same_stretch_again)
{
    scene *s = make_scene();
    bool differ = false;
    for (int64_t seed = 1; seed < 500; seed++) {
        pl_counted one = pl_review_stretch_draw(&s->facts, seed);
        pl_counted again = pl_review_stretch_draw(&s->facts, seed);
        pl_error err = { 0 };
        pl_tallies none = { 0 };
        check_int(one.from_us, again.from_us);
        check_int(one.to_us - one.from_us, 20 * minute);
        check_ok(pl_review_stretch_check(&s->facts, &none, &one, &err));
        differ = differ || one.from_us != pl_review_stretch_draw(&s->facts, 1).from_us;
    }
    check(differ);
    s->recording.duration_us = 7 * minute;
    pl_counted all = pl_review_stretch_draw(&s->facts, 5);
    check_int(all.from_us, 0);
    check_int(all.to_us, 7 * minute);
    free_scene(s);
}

TEST(minutes_counted_are_those_that_were_watched)
{
    pl_watched items[3] = {
        { .id = 1, .from_us = 40 * minute, .to_us = 50 * minute },
        { .id = 2, .from_us = 45 * minute, .to_us = 55 * minute },
        { .id = 3, .from_us = 55 * minute, .to_us = 60 * minute, .skipped = true }
    };
    pl_watched_list list = { .items = items, .count = 3 }, none = { 0 };
    pl_counted counted = { PL_CHOSEN_CHOSEN, 42 * minute, 62 * minute, 0 }, no_stretch = { 0 };
    bool by_ledger;
    check_int(pl_counted_within(&by_ledger, &counted, &list), 13 * minute);
    check(by_ledger);
    check_int(pl_counted_within(&by_ledger, &counted, &none), 20 * minute);
    check(!by_ledger);
    check_int(pl_counted_within(&by_ledger, &no_stretch, &list), 0);
}

TEST(sums_are_of_one_person_and_of_all_participants)
{
    scene *s = make_scene();
    pl_tally items[5] = { { .counter = "SR", .who = 'A' },
                          { .counter = "SR", .who = 'A' },
                          { .counter = "SR", .who = 'B' },
                          { .counter = "TC", .who = 'S' },
                          { .counter = "gone", .who = 'A' } };
    pl_tallies list = { .items = items, .count = 5 };
    int of[PL_COUNTERS_MOST];
    pl_measure_tally_sums(of, s->facts.rubric, &list, 'A');
    check_int(of[pl_rubric_counter(s->facts.rubric, "SR")], 2);
    check_int(of[pl_rubric_counter(s->facts.rubric, "TC")], 1);
    check_int(of[pl_rubric_counter(s->facts.rubric, "IN")], 0);
    pl_measure_tally_sums(of, s->facts.rubric, &list, 'B');
    check_int(of[pl_rubric_counter(s->facts.rubric, "SR")], 1);
    check_int(pl_rubric_counter(s->facts.rubric, "gone"), -1);
    free_scene(s);
}
