/* The open review: tags by keys, what is joined to one undo step, half-written words, the watched ledger;
 * with a real recording, a real library and the writer's thread, on a made clock. */
#include "desk_bench.h"
#include "test.h"

#include "../store/vfs.h"

#include "plumbline/store/tags.h"
#include "plumbline/store/undo.h"

#include <time.h>

static pl_tags stored(bench *b)
{
    pl_error err = { 0 };
    pl_tags tags;
    check_ok(pl_store_tags(&tags, b->store, b->review, &err));
    return tags;
}

/* What is in memory is what is in the library. */
static void check_same(bench *b)
{
    pl_tags tags = stored(b);
    check_int(b->desk->tag_count, tags.count);
    for (int i = 0; i < tags.count; i++) {
        const pl_tag *here = &b->desk->tags[i]->tag, *there = &tags.items[i];
        check_int(here->id, there->id);
        check_int(here->at_us, there->at_us);
        check_int(here->to_us, there->to_us);
        check_int(here->made_us, there->made_us);
        check_int(here->kind, there->kind);
        check_int(here->facilitators, there->facilitators);
        check_int(here->for_report, there->for_report);
        check_int(here->item_count, there->item_count);
        check_text(here->note, there->note);
        check_int(b->desk->tags[i]->waiting, 0);
    }
    pl_tags_free(&tags);
}

static int undo_steps(bench *b)
{
    int steps = 0;
    while (b->desk->undo_title && steps < 1000) {
        pl_desk_undo(b->desk);
        bench_drain(b);
        steps++;
    }
    return steps;
}

TEST(three_keys_make_a_tag_of_the_frame_at_the_first)
{
    bench *b = bench_start(false);
    bench_play_for(b, 5000000);
    pl_time made = b->desk->shown_us;
    pl_desk_digit(b->desk, 5);
    check_int(b->desk->tag_count, 0);
    bench_go_on(b, 400000);
    pl_desk_digit(b->desk, 3);
    check_int(b->desk->tag_count, 1);
    check_int(b->desk->tags[0]->waiting, 1); /* drawn at once, saved with its receipt */
    bench_drain(b);
    const pl_tag *tag = &b->desk->tags[0]->tag;
    check_text(tag->items[0], "5.3");
    check_int(tag->kind, PL_TAG_NEUTRAL);
    check_int(tag->made_us, made);
    check_int(tag->to_us, made);
    check_int(tag->at_us, made - 2000000); /* 2 s of watched time before it */
    check_int(tag->facilitators, PL_WHO_BIT('A'));
    pl_desk_kind(b->desk, PL_TAG_DEVELOPMENT);
    pl_desk_next_who(b->desk);
    bench_drain(b);
    check_same(b);
    check_int(b->desk->tags[0]->tag.facilitators, PL_WHO_BIT('B'));
    check_int(undo_steps(b), 1); /* all that was done with it in hand */
    check_int(b->desk->tag_count, 0);
    pl_desk_redo(b->desk);
    bench_drain(b);
    check_same(b);
    check_int(b->desk->tags[0]->tag.kind, PL_TAG_DEVELOPMENT);
    bench_stop(b);
}

TEST(a_span_goes_on_behind_the_frame_of_its_key_and_ends_with_the_recording)
{
    bench *b = bench_start(false);
    pl_time end = b->desk->facts.recording->duration_us;
    b->desk->span_us = 3000000;
    bench_play_for(b, 5000000);
    pl_time made = b->desk->shown_us;
    pl_desk_tag_item(b->desk, "5.3");
    bench_drain(b);
    check_int(b->desk->tags[0]->tag.at_us, made - 2000000);
    check_int(b->desk->tags[0]->tag.to_us, made + 3000000);
    check_int(b->desk->tags[0]->tag.made_us, made);
    pl_desk_delete(b->desk);
    b->desk->lead_us = 0; /* without a lead it begins at its key */
    pl_desk_tag_item(b->desk, "5.3");
    bench_drain(b);
    check_int(b->desk->tags[0]->tag.at_us, b->desk->tags[0]->tag.made_us);
    check_int(b->desk->tags[0]->tag.to_us, b->desk->tags[0]->tag.made_us + 3000000);
    pl_desk_delete(b->desk);
    b->desk->span_us = 3600LL * 1000000;
    pl_desk_tag_item(b->desk, "5.3");
    bench_drain(b);
    check(b->desk->tags[0]->tag.to_us <= end);
    check(b->desk->tags[0]->tag.to_us > end - 1000000);
    check_same(b);
    bench_stop(b);
}

/* The lead takes the first tags of a recording back to its beginning, all of them. */
TEST(tags_that_begin_together_stand_in_the_order_they_were_made)
{
    bench *b = bench_start(false);
    bench_play_for(b, 200000);
    for (int i = 1; i <= 6; i++) {
        pl_desk_digit(b->desk, 2);
        pl_desk_digit(b->desk, i);
        bench_go_on(b, 200000);
    }
    bench_drain(b);
    check_int(b->desk->tag_count, 6);
    for (int i = 0; i < 6; i++) {
        const char item[] = { '2', '.', (char)('1' + i), '\0' };
        check_int(b->desk->tags[i]->tag.at_us, b->desk->tags[0]->tag.at_us);
        check_text(b->desk->tags[i]->tag.items[0], item);
    }
    check_same(b);
    pl_desk_let_go(b->desk);
    pl_desk_select(b->desk, b->desk->tags[5]->tag.id);
    pl_desk_select_next(b->desk, -1);
    check_text(b->desk->selected->tag.items[0], "2.5");
    bench_stop(b);
}

TEST(an_item_of_the_session_is_nobodys_alone)
{
    bench *b = bench_start(false);
    bench_play_for(b, 1000000);
    pl_desk_digit(b->desk, 3);
    pl_desk_digit(b->desk, 1);
    bench_drain(b);
    check_text(b->desk->tags[0]->tag.items[0], "3.1");
    check_int(b->desk->tags[0]->tag.facilitators, 0);
    pl_desk_digit(b->desk, 3);
    pl_desk_digit(b->desk, 9);
    check_has(b->desk->trouble.text, "no item 3.9");
    check_int(b->desk->tag_count, 1);
    bench_stop(b);
}

TEST(a_tag_is_let_go_by_time_and_by_moving)
{
    static const struct {
        const char *what;
        int64_t wait;
        pl_time jump;
        bool gone;
    } cases[] = { { "time passes", 9000000, 0, false },
                  { "ten seconds pass", 10100000, 0, true },
                  { "a jump", 0, -1000000, true } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        bench *b = bench_start(false);
        bench_play_for(b, 1000000);
        pl_desk_digit(b->desk, 2);
        pl_desk_digit(b->desk, 2);
        check(b->desk->hand != NULL);
        bench_go_on(b, cases[i].wait);
        if (cases[i].jump)
            pl_desk_jump(b->desk, cases[i].jump);
        check_int(b->desk->hand == NULL, cases[i].gone);
        /* a kind changes nothing any more */
        pl_desk_kind(b->desk, PL_TAG_STRENGTH);
        check_int(b->desk->tags[0]->tag.kind, cases[i].gone ? PL_TAG_NEUTRAL : PL_TAG_STRENGTH);
        bench_stop(b);
    }
}

TEST(speeds_go_from_a_quarter_to_four_times)
{
    static const int cases[][2] = {
        { 250, 250 }, { 4000, 4000 }, { 1000, 1000 }, { 100, 250 }, { 9000, 4000 }
    };
    bench *b = bench_start(false);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_desk_speed(b->desk, cases[i][0]);
        check_int(b->desk->play.speed, cases[i][1]);
    }
    bench_stop(b);
}

TEST(a_score_in_between_stays_a_step_of_its_own)
{
    bench *b = bench_start(false);
    bench_play_for(b, 1000000);
    pl_desk_digit(b->desk, 2);
    pl_desk_digit(b->desk, 2);
    pl_desk_kind(b->desk, PL_TAG_STRENGTH);
    pl_score_wish wish = { .item = "2.2", .who = 'A', .value = "3" };
    check(pl_desk_score(b->desk, &wish));
    check_int(pl_desk_score_of(b->desk, "2.2", 'A').level, 3); /* before its receipt */
    check(pl_desk_score_of(b->desk, "2.2", 'A').waiting);
    pl_desk_star(b->desk);
    bench_drain(b);
    pl_desk_refresh(b->desk);
    check(!pl_desk_score_of(b->desk, "2.2", 'A').waiting);
    check_int(pl_desk_score_of(b->desk, "2.2", 'A').stored->evidence_count, 1);
    check_same(b);
    check_int(undo_steps(b), 3);
    bench_stop(b);
}

TEST(without_watched_time_a_tag_is_a_point)
{
    bench *b = bench_start(false);
    pl_player_settle(b->desk->player, 20000);
    bench_round(b);
    pl_desk_go(b->desk, 8000000);
    pl_player_settle(b->desk->player, 20000);
    bench_round(b);
    pl_desk_tag_item(b->desk, "2.2");
    bench_drain(b);
    check_int(b->desk->tags[0]->tag.at_us, 8000000);
    check_int(b->desk->tags[0]->tag.to_us, PL_NO_TIME);
    pl_desk_nudge(b->desk, true, 1);
    bench_drain(b);
    check_int(b->desk->tags[0]->tag.to_us, 8040000);
    check_same(b);
    bench_stop(b);
}

TEST(half_written_words_are_there_after_a_kill)
{
    bench *b = bench_start(false);
    char field[PL_DESK_FIELD_ROOM];
    bench_play_for(b, 1000000);
    pl_desk_tag_item(b->desk, "2.2");
    pl_id id = b->desk->tags[0]->tag.id;
    pl_desk_note_field(field, id);
    pl_desk_unfinished(b->desk, field, "A wai");
    bench_go_on(b, 200000);
    pl_desk_unfinished(b->desk, field, "A waits");
    bench_go_on(b, 600000);
    bench_drain(b);
    pl_frame_unref(&b->shown);
    /* the process is gone: nothing is kept at closing */
    pl_desk *lost = b->desk;
    pl_post *post = b->post;
    pl_store *store = b->store;
    bench_open(b);
    check_text(pl_desk_unfinished_field(b->desk, "note "), field);
    check_text(pl_desk_unfinished_words(b->desk, field), "A waits");
    pl_desk_note(b->desk, id, "A waits, and P3 goes on.");
    bench_drain(b);
    check(pl_desk_unfinished_field(b->desk, "note ") == NULL);
    check_text(b->desk->tags[0]->tag.note, "A waits, and P3 goes on.");
    check_same(b);
    bench_close(b);
    pl_desk_close(&lost);
    pl_post_close(&post);
    pl_store_close(&store);
    free(b->folder);
    free(b);
}

TEST(what_was_watched_counts_once_and_is_kept)
{
    bench *b = bench_start(false);
    bench_play_for(b, 4000000);
    pl_desk_go(b->desk, 1000000);
    bench_go_on(b, 2000000);
    pl_desk_toggle(b->desk);
    bench_go_on(b, 200000);
    bench_drain(b);
    check(b->desk->watched_us >= 3900000 && b->desk->watched_us <= 4200000);
    pl_time before = b->desk->watched_us;
    bench_close(b);
    bench_open(b);
    check_int(b->desk->watched_us, before);
    check(b->desk->play.position_us > 2500000); /* and the place is that where it was left */
    bench_stop(b);
}

TEST(memory_and_library_stay_the_same_through_anything)
{
    bench *b = bench_start(false);
    uint32_t seed = 7;
    bench_play_for(b, 2000000);
    for (int i = 0; i < 400; i++) {
        switch (test_random(&seed) % 12) {
        case 0:
        case 1:
            pl_desk_digit(b->desk, 1 + (int)(test_random(&seed) % 5));
            pl_desk_digit(b->desk, 1 + (int)(test_random(&seed) % 3));
            break;
        case 2:
            pl_desk_kind(b->desk, (pl_tag_kind)(test_random(&seed) % 3));
            break;
        case 3:
            pl_desk_people(b->desk, 1 + test_random(&seed) % 3);
            break;
        case 4:
            pl_desk_select_next(b->desk, test_random(&seed) % 2 ? 1 : -1);
            break;
        case 5:
            pl_desk_delete(b->desk);
            break;
        case 6:
            pl_desk_undo(b->desk);
            break;
        case 7:
            pl_desk_redo(b->desk);
            break;
        case 8:
            pl_desk_go(b->desk, (pl_time)(test_random(&seed) % 15) * 1000000);
            break;
        case 9:
            if (b->desk->tag_count)
                pl_desk_note(b->desk, b->desk->tags[0]->tag.id, i % 2 ? "one" : "another");
            break;
        case 10:
            pl_desk_set_out(b->desk);
            break;
        default:
            pl_desk_also(b->desk, "2.2");
            break;
        }
        b->desk->trouble = (pl_error){ 0 }; /* nothing to undo, a critical tag for all: refused */
        if (i % 5 == 0)
            bench_round(b);
        if (i % 40 == 39) {
            pl_post_drain(b->post);
            b->desk->trouble = (pl_error){ 0 };
            check_same(b);
        }
    }
    bench_stop(b);
}

static void rest_ms(int ms)
{
    struct timespec rest = { ms / 1000, (long)(ms % 1000) * 1000000 };
    nanosleep(&rest, NULL);
}

/* Twelve tags while it plays in real time; the drive takes 200 ms a change, or somebody holds the library
 * for two seconds. */
static void tag_while_playing(bool slow)
{
    bench *b = bench_start(true);
    if (slow)
        vfs_slow(200);
    else
        vfs_busy(2000);
    bench_round(b);
    pl_desk_toggle(b->desk);
    int made = 0;
    for (int i = 0; i < 3000 / 8; i++) {
        bench_round(b);
        if (i % 25 == 24 && made < 12) {
            pl_desk_digit(b->desk, 2);
            pl_desk_digit(b->desk, 1 + made % 6);
            pl_desk_kind(b->desk, PL_TAG_STRENGTH);
            made++;
        }
        rest_ms(8);
    }
    check_int(made, 12);
    check_int(b->desk->tag_count, 12);
    check(b->desk->play.playing);
    /* none on a machine with nothing else to do; one that waited for the drive would drop five with each
     * of the twelve tags. A sanitizer makes decoding itself too slow now and then. */
    if (b->desk->play.dropped > 4 * TEST_STEP * TEST_STEP)
        fail_msg("%lld frames dropped", (long long)b->desk->play.dropped);
    vfs_slow(0);
    bench_drain(b);
    check_same(b);
    vfs_lift();
    bench_stop(b);
}

TEST(a_slow_drive_drops_no_frame_and_loses_no_key)
{
    tag_while_playing(true);
}

TEST(a_busy_library_drops_no_frame_and_loses_no_key)
{
    tag_while_playing(false);
}

TEST(a_full_drive_is_told_and_what_waits_is_kept)
{
    bench *b = bench_start(false);
    pl_error why;
    bench_play_for(b, 1000000);
    bench_drain(b);
    vfs_fail_at(1, VFS_FULL);
    pl_desk_digit(b->desk, 2);
    pl_desk_digit(b->desk, 1);
    pl_post_drain(b->post);
    check(pl_post_stalled(&why, b->post));
    check_int(b->desk->tags[0]->waiting, 1);
    pl_desk_tag_item(b->desk, "2.2"); /* a second one is refused, in words */
    check_int(b->desk->trouble.code, PL_FULL);
    check_int(b->desk->tag_count, 1);
    b->desk->trouble = (pl_error){ 0 };
    vfs_lift();
    pl_post_try_again(b->post);
    bench_drain(b);
    check_same(b);
    check_int(b->desk->tag_count, 1);
    bench_stop(b);
}
