/* The panel and the lanes in counting mode. */
#include "test.h"

#include "opened.h"

#include "plumbline/review/counts.h"
#include "plumbline/store/tally.h"

static const char *const recording[] = { "part_a.mp4", "part_b.mp4", NULL };

static opened made(const char *facilitators)
{
    opened o = opened_make_by(recording, facilitators, "guiding-style-review");
    pl_error err = { 0 };
    pl_counted whole = { PL_CHOSEN_WHOLE, 0, 20000000, 0 };
    check_ok(pl_store_counted_set(o.store, o.review, &whole, &err));
    return o;
}

static void count_at(const opened *o, const char *counter, pl_who who, double seconds)
{
    pl_error err = { 0 };
    pl_tally tally = { .id = pl_id_new(),
                       .review = o->review,
                       .counter = counter,
                       .who = who,
                       .at_us = (pl_time)(seconds * 1e6),
                       .to_us = PL_NO_TIME };
    check_ok(pl_store_tally_add(o->store, &tally, &err));
}

TEST(a_row_of_a_counter_says_counts_and_rates)
{
    opened o = made("A=F-014,B=F-022");
    count_at(&o, "SR", 'A', 2);
    count_at(&o, "SR", 'A', 6);
    count_at(&o, "SR", 'B', 12);
    opened_show(&o, "1440x900");
    check(!opened_has(&o, PL_ROLE_TAB, "Counts"));
    opened_run(&o, "counting");
    check(opened_find(&o, PL_ROLE_TAB, "Counts").state & PL_IS_SELECTED);
    check_text(opened_find(&o, PL_ROLE_ROW, "5 Simple").value,
               "A 2, B 1; per 20 min A –, B –"); /* under five minutes there is no rate */
    check_text(opened_find(&o, PL_ROLE_ROW, "0 Confronts").value, "A 0, B 0; per 20 min A –, B –");
    check(opened_has(&o, PL_ROLE_ROW, "0:00:00 – 0:00:20"));
    check(opened_has(&o, PL_ROLE_TEXT, "From one-to-one work."));
    check(opened_has(&o, PL_ROLE_BUTTON, "Counting mode · A"));
    check(opened_find(&o, PL_ROLE_SWITCH, "Speech only").state & PL_IS_DISABLED);
    opened_run(&o, "close");
    check(!opened_has(&o, PL_ROLE_TAB, "Counts"));
    check(!opened_has(&o, PL_ROLE_BUTTON, "Counting mode"));
    opened_stop(&o);
}

TEST(the_score_has_counts_and_formulas_of_one_person)
{
    static const char *const sizes[] = { "1440x900", "1280x720" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        opened o = made("A=F-014,B=F-022");
        pl_error err = { 0 };
        pl_id id;
        pl_score score = { .review = o.review, .item = "G1", .who = 'A', .level = 3 };
        check_ok(pl_store_score_set(&id, o.store, &score, &err));
        count_at(&o, "SR", 'A', 2);
        count_at(&o, "CR", 'A', 6);
        count_at(&o, "SR", 'B', 12);
        opened_show(&o, sizes[i]);
        opened_run(&o, "screen score");
        check_text(opened_find(&o, PL_ROLE_TEXT, "Simple reflection").value, "1, – in 20 min");
        check_text(opened_find(&o, PL_ROLE_TEXT, "Complex reflections, of all").value, "50 %");
        check_text(opened_find(&o, PL_ROLE_TEXT, "Technical").value,
                   "not computable: G2 has no level");
        check_text(opened_find(&o, PL_ROLE_TEXT, "Reflections to one question").value,
                   "not computable: a division by 0");
        opened_run(&o, "figures B");
        check_text(opened_find(&o, PL_ROLE_TEXT, "Complex reflections, of all").value, "0 %");
        opened_run(&o, "figures S");
        check(!opened_has(&o, PL_ROLE_TEXT, "Simple reflection")); /* nobody's figure */
        check(!opened_has(&o, PL_ROLE_TEXT, "Technical"));
        check(!opened_has(&o, PL_ROLE_TEXT, "To talk about"));
        opened_stop(&o);
    }
}

/* G4 at 4 beside 2.4 at 1 of the same person, both by this reviewer. */
TEST(a_guard_stands_at_the_figure_that_it_touches)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_error err = { 0 };
    pl_id id;
    pl_reviews list;
    pl_score score = { .review = o.review, .item = "2.4", .who = 'B', .level = 1 };
    check_ok(pl_store_score_set(&id, o.store, &score, &err));
    check_ok(pl_store_review(&list, o.store, o.review, &err));
    pl_review_start start = { .recording = list.items[0].recording,
                              .rubric = "guiding-style-review",
                              .facilitators = "A=F-022,B=F-014" };
    pl_reviews_free(&list);
    check_ok(pl_review_new(&score.review, o.store, &start, &err));
    score.item = "G4";
    score.who = 'A'; /* who was B there */
    score.level = 4;
    check_ok(pl_store_score_set(&id, o.store, &score, &err));
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    check(opened_has(&o, PL_ROLE_TEXT,
                     "To talk about: understanding is not agreement. (G4 is 4 here; 2.4 is 1 in "
                     "another review of the session.)"));
    opened_run(&o, "figures B");
    check(!opened_has(&o, PL_ROLE_TEXT, "To talk about"));
    opened_stop(&o);
}

static int marks(const opened *o)
{
    const pl_list *list = opened_region(o, "timeline");
    int count = 0;
    for (int i = 0; i < pl_list_count(list); i++)
        count += pl_list_element(list, i).role == PL_ROLE_MARK;
    return count;
}

TEST(marks_nearer_than_their_size_are_one_with_a_number)
{
    opened o = made("A=F-014,B=F-022");
    count_at(&o, "SR", 'A', 5);
    count_at(&o, "CR", 'B', 5.08);
    count_at(&o, "SR", 'A', 15);
    count_at(&o, "Q", 'B', 5.08); /* in another lane */
    opened_show(&o, "1440x900");
    opened_run(&o, "counting");
    check_int(marks(&o), 3);
    check_text(opened_find(&o, PL_ROLE_MARK, "2 counts").name,
               "2 counts: Simple reflection, 0:00:05, facilitator A; Complex reflection, 0:00:05, "
               "facilitator B");
    check_text(opened_find(&o, PL_ROLE_MARK, "Question").name, "Question, 0:00:05, facilitator B");
    opened_stop(&o);
}

/* What was counted last and its row are seen in the smallest window as well. */
TEST(what_was_counted_last_is_seen)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1100x640", "720x450" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        opened o = made("A=F-014,B=F-022,C=F-027");
        opened_show(&o, sizes[i]);
        opened_run(&o, "counting");
        opened_run(&o, "count 0");
        pl_element row = opened_find(&o, PL_ROLE_ROW, "0 Confronts");
        check(row.state & PL_IS_SELECTED);
        check_int((int)row.seen.h, (int)row.rect.h);
        pl_element kept = opened_find(&o, PL_ROLE_STATUS, "Kept");
        check_int((int)kept.seen.h, (int)kept.rect.h);
        opened_stop(&o);
    }
}

TEST(a_global_is_given_beside_the_counts)
{
    opened o = made("A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "counting");
    check(opened_has(&o, PL_ROLE_TEXT, "none chosen"));
    opened_run(&o, "score G2 A 3");
    check(opened_has(&o, PL_ROLE_TEXT, "1 of 4 chosen"));
    opened_run(&o, "facilitator B");
    check(opened_has(&o, PL_ROLE_TEXT, "Globals, B, 1 to 5"));
    check(opened_has(&o, PL_ROLE_TEXT, "none chosen"));
    opened_stop(&o);
}
