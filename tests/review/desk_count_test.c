/* Counting in the open review: digits at the frame on the screen, each kept and taken back by itself. */
#include "desk_bench.h"
#include "test.h"

#include "../store/vfs.h"

#include "plumbline/store/tally.h"

static const pl_time second = 1000 * 1000;

/* The recording of the bench, reviewed with a rubric that counts. */
static bench *start_counting(void)
{
    bench *b = bench_start(false);
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
    pl_review_start start = { .recording = b->desk->facts.recording->id,
                              .rubric = "guiding-style-review",
                              .facilitators = "A=F-014,B=F-022" };
    bench_close(b);
    check_ok(pl_store_open(&store, b->folder, &options, &err));
    check_ok(pl_review_new(&b->review, store, &start, &err));
    pl_store_close(&store);
    bench_open(b);
    return b;
}

static void choose(bench *b, pl_time from, pl_time to)
{
    pl_counted stretch = { PL_CHOSEN_CHOSEN, from, to, 0 };
    check(pl_desk_stretch(b->desk, &stretch));
    check(b->desk->counts.stretch_waiting);
    bench_drain(b);
    pl_desk_refresh(b->desk);
    check(!b->desk->counts.stretch_waiting);
    check_int(b->desk->counts.stretch.to_us, to);
}

/* What is in memory is what is in the library. */
static void check_same(bench *b)
{
    pl_error err = { 0 };
    pl_tallies stored;
    pl_desk_refresh(b->desk);
    check_ok(pl_store_tallies(&stored, b->store, b->review, &err));
    check_int(b->desk->counts.list.count, stored.count);
    for (int i = 0; i < stored.count; i++) {
        const pl_tally *here = &b->desk->counts.list.items[i], *there = &stored.items[i];
        check_int(here->id, there->id);
        check_text(here->counter, there->counter);
        check_text(here->kind, there->kind);
        check_int(here->who, there->who);
        check_int(here->at_us, there->at_us);
        check_int(here->to_us, there->to_us);
        check(!b->desk->counts.waiting[i]);
    }
    pl_tallies_free(&stored);
}

TEST(a_digit_counts_at_the_frame_on_the_screen)
{
    bench *b = start_counting();
    check(pl_desk_counting(b->desk, true));
    choose(b, 0, 8 * second);
    bench_play_for(b, 3 * second);
    pl_time shown = b->desk->shown_us;
    check_int(pl_desk_tally(b->desk, 5), PL_COUNT_KEPT);
    check_int(b->desk->counts.list.count, 1);
    check(b->desk->counts.waiting[0]); /* drawn at once, kept with its receipt */
    bench_drain(b);
    check_same(b);
    const pl_tally *tally = &b->desk->counts.list.items[0];
    check_text(tally->counter, "SR");
    check_int(tally->who, 'A');
    check_int(tally->at_us, shown);
    check_int(tally->to_us, PL_NO_TIME);
    pl_desk_tally_for(b->desk, 'B');
    check_int(pl_desk_tally(b->desk, 0), PL_COUNT_KEPT);
    pl_desk_tally_for(b->desk, 'C'); /* who is not present */
    check_int(pl_desk_tally_who(b->desk), 'B');
    bench_drain(b);
    check_same(b);
    check_text(b->desk->counts.list.items[1].counter, "CO");
    check_int(b->desk->counts.list.items[1].who, 'B');
    bench_stop(b);
}

TEST(each_count_is_taken_back_by_itself_also_after_a_restart)
{
    bench *b = start_counting();
    pl_desk_counting(b->desk, true);
    choose(b, 0, 8 * second);
    for (int i = 1; i <= 3; i++)
        check_int(pl_desk_tally(b->desk, i), PL_COUNT_KEPT);
    pl_desk_tally_kind(b->desk, "open"); /* persuading has none: left out */
    bench_drain(b);
    check_same(b);
    bench_close(b);
    bench_open(b);
    check_int(b->desk->counts.list.count, 3);
    for (int left = 2; left >= 0; left--) {
        check_text(b->desk->undo_title, "Count added");
        pl_desk_undo(b->desk);
        bench_drain(b);
        check_same(b);
        check_int(b->desk->counts.list.count, left);
    }
    check_text(b->desk->undo_title, "Stretch for counting chosen");
    pl_desk_undo(b->desk);
    bench_drain(b);
    check_int(b->desk->counts.stretch.chosen, PL_CHOSEN_NOT);
    pl_desk_redo(b->desk);
    pl_desk_redo(b->desk);
    bench_drain(b);
    check_same(b);
    check_int(b->desk->counts.list.count, 1);
    bench_stop(b);
}

TEST(outside_the_stretch_nothing_is_counted)
{
    bench *b = start_counting();
    pl_desk_counting(b->desk, true);
    check_int(pl_desk_tally(b->desk, 1), PL_COUNT_REFUSED); /* no stretch yet */
    check_has(b->desk->trouble.text, "Choose the stretch first");
    b->desk->trouble = (pl_error){ 0 };
    choose(b, 4 * second, 8 * second);
    check_int(pl_desk_tally(b->desk, 1), PL_COUNT_OUTSIDE);
    bench_play_for(b, 5 * second);
    check_int(pl_desk_tally(b->desk, 1), PL_COUNT_KEPT);
    pl_desk_counting_pass(b->desk, true);
    check_int(pl_desk_tally(b->desk, 7), PL_COUNT_NO_KEY);
    check_int(pl_desk_tally(b->desk, 2), PL_COUNT_KEPT);
    bench_drain(b);
    check_same(b);
    check_text(b->desk->counts.list.items[1].counter, "TS");
    check_int(b->desk->counts.list.items[1].who, PL_WHO_SESSION);
    pl_counted later = { PL_CHOSEN_CHOSEN, 7 * second, 8 * second, 0 };
    check(!pl_desk_stretch(b->desk, &later)); /* counts would lie outside */
    check_has(b->desk->trouble.text, "2 counts would lie outside");
    bench_stop(b);
}

TEST(a_chosen_count_is_deleted_and_comes_back)
{
    bench *b = start_counting();
    pl_desk_counting(b->desk, true);
    choose(b, 0, 8 * second);
    check_int(pl_desk_tally(b->desk, 4), PL_COUNT_KEPT);
    pl_desk_tally_kind(b->desk, "closed");
    bench_drain(b);
    check_same(b);
    check_text(b->desk->counts.list.items[0].kind, "closed");
    pl_desk_tally_choose(b->desk, b->desk->counts.list.items[0].id);
    check(pl_desk_tally_delete(b->desk));
    check_int(b->desk->counts.list.count, 0);
    bench_drain(b);
    check_same(b);
    check(!pl_desk_tally_delete(b->desk)); /* nothing is chosen any more */
    pl_desk_undo(b->desk);
    bench_drain(b);
    check_same(b);
    check_int(b->desk->counts.list.count, 1);
    bench_stop(b);
}

TEST(minutes_counted_are_those_watched_within_the_stretch)
{
    bench *b = start_counting();
    pl_desk_counting(b->desk, true);
    choose(b, 2 * second, 8 * second);
    check_int(pl_desk_counted_us(b->desk), 0);
    bench_play_for(b, 5 * second);
    pl_desk_toggle(b->desk);
    bench_go_on(b, 200000);
    pl_time counted = pl_desk_counted_us(b->desk);
    check(counted > 2800000 && counted < 3200000);
    bench_stop(b);
}

TEST(a_rubric_without_counters_counts_nothing)
{
    bench *b = bench_start(false);
    check(!pl_desk_counting(b->desk, true));
    check_has(b->desk->trouble.text, "counts nothing");
    check(!b->desk->counts.on);
    bench_stop(b);
}
