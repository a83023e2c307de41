/* The open review: tags by keys, what is joined to one undo step, half-written words, the watched ledger;
 * with a real recording, a real library and the writer's thread, on a made clock. */
#include "test.h"

#include "../store/vfs.h"

#include "plumbline/base/file.h"
#include "plumbline/library/index.h"
#include "plumbline/review/desk.h"
#include "plumbline/store/tags.h"
#include "plumbline/store/undo.h"

#include <stdatomic.h>
#include <time.h>

typedef struct bench {
    char *folder;
    pl_store *store;
    pl_post *post;
    pl_desk *desk;
    pl_id review;
    atomic_llong now;
    bool real; /* the system's clock */
    const pl_frame *shown;
} bench;

static int64_t made_now(void *ctx)
{
    return ((bench *)ctx)->now;
}

static void make_library(bench *b)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
    check_ok(pl_store_open(&store, b->folder, &options, &err));
    char *path = pl_path_join(PL_BUILD, "corpus/mp4_25.mp4");
    pl_candidate candidate = { 0 };
    pl_names_add(&candidate.parts, path);
    pl_index_result result;
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_review_start start = { .recording = result.recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014,B=F-022" };
    check_ok(pl_review_new(&b->review, store, &start, &err));
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    free(path);
    pl_store_close(&store);
}

static void open_desk(bench *b)
{
    pl_error err = { 0 };
    pl_store_options write = { .as = "T-02", .vfs = vfs_name() };
    pl_store_options read = { .as = "T-02", .vfs = vfs_name(), .read_only = true };
    check_ok(pl_post_open(&b->post, b->folder, &write, NULL, NULL, &err));
    check_ok(pl_store_open(&b->store, b->folder, &read, &err));
    pl_desk_load *load = pl_desk_read(b->store, b->review, &err);
    check_ok(load != NULL);
    pl_desk_options options = { .post = b->post,
                                .store = b->store,
                                .lead_us = 2000000,
                                .player = { .now = b->real ? NULL : made_now, .now_ctx = b } };
    b->desk = pl_desk_open(load, &options);
    check(pl_player_settle(b->desk->player, 20000));
}

static void close_desk(bench *b)
{
    pl_frame_unref(&b->shown);
    pl_desk_close(&b->desk);
    pl_post_close(&b->post);
    pl_store_close(&b->store);
}

static bench *start_on(bool real)
{
    bench *b = pl_alloc(sizeof *b);
    b->folder = test_new_folder();
    b->now = 1000000;
    b->real = real;
    make_library(b);
    open_desk(b);
    return b;
}

static void stop(bench *b)
{
    close_desk(b);
    free(b->folder);
    free(b);
}

/* A round of the window: what came in, what is due, the picture on the screen. */
static void round_of(bench *b)
{
    int64_t next;
    pl_post_collect(b->post);
    pl_desk_tick(b->desk);
    int64_t now = pl_player_now(b->desk->player);
    const pl_frame *frame = pl_player_frame(b->desk->player, now, &next);
    if (!frame || frame == b->shown)
        return;
    pl_frame_unref(&b->shown);
    b->shown = pl_frame_ref(frame);
    pl_desk_presented(b->desk, frame, now, true);
}

static void go_on(bench *b, int64_t us)
{
    for (int64_t end = b->now + us; b->now < end;) {
        b->now += 40000;
        pl_player_settle(b->desk->player, 20000);
        round_of(b);
    }
}

static void drain(bench *b)
{
    pl_post_drain(b->post);
    round_of(b);
    if (b->desk->trouble.code)
        fail_msg("%s", b->desk->trouble.text);
}

static void play_for(bench *b, int64_t us)
{
    pl_player_settle(b->desk->player, 20000);
    round_of(b);
    if (!b->desk->play.playing)
        pl_desk_toggle(b->desk);
    go_on(b, us);
}

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
        drain(b);
        steps++;
    }
    return steps;
}

TEST(three_keys_make_a_tag_of_the_frame_at_the_first)
{
    bench *b = start_on(false);
    play_for(b, 5000000);
    pl_time made = b->desk->shown_us;
    pl_desk_digit(b->desk, 5);
    check_int(b->desk->tag_count, 0);
    go_on(b, 400000);
    pl_desk_digit(b->desk, 3);
    check_int(b->desk->tag_count, 1);
    check_int(b->desk->tags[0]->waiting, 1); /* drawn at once, saved with its receipt */
    drain(b);
    const pl_tag *tag = &b->desk->tags[0]->tag;
    check_text(tag->items[0], "5.3");
    check_int(tag->kind, PL_TAG_NEUTRAL);
    check_int(tag->made_us, made);
    check_int(tag->to_us, made);
    check_int(tag->at_us, made - 2000000); /* 2 s of watched time before it */
    check_int(tag->facilitators, PL_WHO_BIT('A'));
    pl_desk_kind(b->desk, PL_TAG_DEVELOPMENT);
    pl_desk_next_who(b->desk);
    drain(b);
    check_same(b);
    check_int(b->desk->tags[0]->tag.facilitators, PL_WHO_BIT('B'));
    check_int(undo_steps(b), 1); /* all that was done with it in hand */
    check_int(b->desk->tag_count, 0);
    pl_desk_redo(b->desk);
    drain(b);
    check_same(b);
    check_int(b->desk->tags[0]->tag.kind, PL_TAG_DEVELOPMENT);
    stop(b);
}

/* The lead takes the first tags of a recording back to its beginning, all of them. */
TEST(tags_that_begin_together_stand_in_the_order_they_were_made)
{
    bench *b = start_on(false);
    play_for(b, 200000);
    for (int i = 1; i <= 6; i++) {
        pl_desk_digit(b->desk, 2);
        pl_desk_digit(b->desk, i);
        go_on(b, 200000);
    }
    drain(b);
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
    stop(b);
}

TEST(an_item_of_the_session_is_nobodys_alone)
{
    bench *b = start_on(false);
    play_for(b, 1000000);
    pl_desk_digit(b->desk, 3);
    pl_desk_digit(b->desk, 1);
    drain(b);
    check_text(b->desk->tags[0]->tag.items[0], "3.1");
    check_int(b->desk->tags[0]->tag.facilitators, 0);
    pl_desk_digit(b->desk, 3);
    pl_desk_digit(b->desk, 9);
    check_has(b->desk->trouble.text, "no item 3.9");
    check_int(b->desk->tag_count, 1);
    stop(b);
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
        bench *b = start_on(false);
        play_for(b, 1000000);
        pl_desk_digit(b->desk, 2);
        pl_desk_digit(b->desk, 2);
        check(b->desk->hand != NULL);
        go_on(b, cases[i].wait);
        if (cases[i].jump)
            pl_desk_jump(b->desk, cases[i].jump);
        check_int(b->desk->hand == NULL, cases[i].gone);
        /* a kind changes nothing any more */
        pl_desk_kind(b->desk, PL_TAG_STRENGTH);
        check_int(b->desk->tags[0]->tag.kind, cases[i].gone ? PL_TAG_NEUTRAL : PL_TAG_STRENGTH);
        stop(b);
    }
}

TEST(speeds_go_from_a_quarter_to_four_times)
{
    static const int cases[][2] = {
        { 250, 250 }, { 4000, 4000 }, { 1000, 1000 }, { 100, 250 }, { 9000, 4000 }
    };
    bench *b = start_on(false);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_desk_speed(b->desk, cases[i][0]);
        check_int(b->desk->play.speed, cases[i][1]);
    }
    stop(b);
}

TEST(a_score_in_between_stays_a_step_of_its_own)
{
    bench *b = start_on(false);
    play_for(b, 1000000);
    pl_desk_digit(b->desk, 2);
    pl_desk_digit(b->desk, 2);
    pl_desk_kind(b->desk, PL_TAG_STRENGTH);
    pl_score_wish wish = { .item = "2.2", .who = 'A', .value = "3" };
    check(pl_desk_score(b->desk, &wish));
    check_int(pl_desk_score_of(b->desk, "2.2", 'A').level, 3); /* before its receipt */
    check(pl_desk_score_of(b->desk, "2.2", 'A').waiting);
    pl_desk_star(b->desk);
    drain(b);
    pl_desk_refresh(b->desk);
    check(!pl_desk_score_of(b->desk, "2.2", 'A').waiting);
    check_int(pl_desk_score_of(b->desk, "2.2", 'A').stored->evidence_count, 1);
    check_same(b);
    check_int(undo_steps(b), 3);
    stop(b);
}

TEST(without_watched_time_a_tag_is_a_point)
{
    bench *b = start_on(false);
    pl_player_settle(b->desk->player, 20000);
    round_of(b);
    pl_desk_go(b->desk, 8000000);
    pl_player_settle(b->desk->player, 20000);
    round_of(b);
    pl_desk_tag_item(b->desk, "2.2");
    drain(b);
    check_int(b->desk->tags[0]->tag.at_us, 8000000);
    check_int(b->desk->tags[0]->tag.to_us, PL_NO_TIME);
    pl_desk_nudge(b->desk, true, 1);
    drain(b);
    check_int(b->desk->tags[0]->tag.to_us, 8040000);
    check_same(b);
    stop(b);
}

TEST(half_written_words_are_there_after_a_kill)
{
    bench *b = start_on(false);
    char field[PL_DESK_FIELD_ROOM];
    play_for(b, 1000000);
    pl_desk_tag_item(b->desk, "2.2");
    pl_id id = b->desk->tags[0]->tag.id;
    pl_desk_note_field(field, id);
    pl_desk_unfinished(b->desk, field, "A wai");
    go_on(b, 200000);
    pl_desk_unfinished(b->desk, field, "A waits");
    go_on(b, 600000);
    drain(b);
    pl_frame_unref(&b->shown);
    /* the process is gone: nothing is kept at closing */
    pl_desk *lost = b->desk;
    pl_post *post = b->post;
    pl_store *store = b->store;
    open_desk(b);
    check_text(pl_desk_unfinished_field(b->desk, "note "), field);
    check_text(pl_desk_unfinished_words(b->desk, field), "A waits");
    pl_desk_note(b->desk, id, "A waits, and P3 goes on.");
    drain(b);
    check(pl_desk_unfinished_field(b->desk, "note ") == NULL);
    check_text(b->desk->tags[0]->tag.note, "A waits, and P3 goes on.");
    check_same(b);
    close_desk(b);
    pl_desk_close(&lost);
    pl_post_close(&post);
    pl_store_close(&store);
    free(b->folder);
    free(b);
}

TEST(what_was_watched_counts_once_and_is_kept)
{
    bench *b = start_on(false);
    play_for(b, 4000000);
    pl_desk_go(b->desk, 1000000);
    go_on(b, 2000000);
    pl_desk_toggle(b->desk);
    go_on(b, 200000);
    drain(b);
    check(b->desk->watched_us >= 3900000 && b->desk->watched_us <= 4200000);
    pl_time before = b->desk->watched_us;
    close_desk(b);
    open_desk(b);
    check_int(b->desk->watched_us, before);
    check(b->desk->play.position_us > 2500000); /* and the place is that where it was left */
    stop(b);
}

/* Speech from 0 to 1 s, 2.2 to 4 s, 10 s on. */
static pl_speech *made_speech(void)
{
    pl_speech *speech = pl_alloc(sizeof *speech);
    speech->duration_us = 12000000;
    speech->level_count = 1200;
    speech->peak_count = 240;
    speech->levels = pl_alloc(1200);
    speech->peaks = pl_alloc(240);
    pl_ranges_add(&speech->ranges, 0, 1000000);
    pl_ranges_add(&speech->ranges, 2200000, 4000000);
    pl_ranges_add(&speech->ranges, 10000000, 12000000);
    return speech;
}

static void check_near(pl_time got, pl_time want, pl_time by)
{
    if (llabs(got - want) > by)
        fail_msg("%lld is not near %lld", (long long)got, (long long)want);
}

/* A pause is left out and counted apart; a silence of five seconds or more is evidence: it is watched. */
static void check_speech_only(int64_t round_us)
{
    bench *b = start_on(false);
    pl_desk_take_speech(b->desk, made_speech());
    check_int(b->desk->pass_count, 0);
    check_int(b->desk->saved_us, 1200000 + 6000000 - 750000);
    pl_desk_speech_only(b->desk, true);
    check_int(b->desk->pass_count, 2);
    int64_t began = b->now;
    play_for(b, 400000);
    for (; b->desk->play.playing && b->now < began + 20000000; go_on(b, 40000))
        b->now += round_us - 40000;
    check_near(b->now - began, 12000000 - b->desk->saved_us, 200000);
    drain(b);
    check_near(b->desk->skipped_us, 1200000, 1);
    check_near(b->desk->watched_us, 12000000 - 1200000, round_us);
    int fast = 0, skipped = 0;
    for (int i = 0; i < b->desk->watched.count; i++) {
        const pl_watched *one = &b->desk->watched.items[i];
        if (one->speed_milli == 8000) {
            fast++;
            check_near(one->from_us, 4000000, 8 * round_us - 280000);
            check_near(one->to_us, 10000000, 8 * round_us - 280000);
        }
        skipped += one->skipped;
    }
    check(fast == 1 && skipped == 1);
    pl_time watched = b->desk->watched_us, passed = b->desk->skipped_us;
    close_desk(b);
    open_desk(b);
    check(b->desk->watched_us == watched && b->desk->skipped_us == passed);
    stop(b);
}

TEST(speech_only_leaves_pauses_out_and_shows_silence_fast)
{
    check_speech_only(40000);
    check_speech_only(120000); /* a slow window: pictures beside what is left out are missed */
}

TEST(a_silence_that_was_left_out_and_is_shown_later_counts_as_shown)
{
    bench *b = start_on(false);
    pl_desk_take_speech(b->desk, made_speech());
    pl_desk_speech_only(b->desk, true);
    play_for(b, 2400000);
    drain(b);
    check_near(b->desk->skipped_us, 1200000, 1);
    pl_desk_speech_only(b->desk, false);
    pl_desk_go(b->desk, 900000);
    play_for(b, 2000000);
    pl_desk_toggle(b->desk);
    go_on(b, 200000);
    drain(b);
    check_int(b->desk->skipped_us, 0);
    check(b->desk->watched_us >= 2900000);
    stop(b);
}

TEST(keys_go_from_one_end_of_a_silence_to_the_next)
{
    static const struct {
        int way;
        pl_time then;
    } steps[] = { { 1, 2200000 }, { 1, 10000000 }, { 1, 10000000 }, { -1, 2200000 }, { -1, 0 } };
    bench *b = start_on(false);
    pl_desk_silence(b->desk, 1);
    check_int(b->desk->play.position_us, 0);
    pl_desk_take_speech(b->desk, made_speech());
    for (size_t i = 0; i < PL_COUNT(steps); i++) {
        pl_desk_silence(b->desk, steps[i].way);
        go_on(b, 80000);
        check_int(b->desk->play.position_us, steps[i].then);
    }
    stop(b);
}

TEST(memory_and_library_stay_the_same_through_anything)
{
    bench *b = start_on(false);
    uint32_t seed = 7;
    play_for(b, 2000000);
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
            round_of(b);
        if (i % 40 == 39) {
            pl_post_drain(b->post);
            b->desk->trouble = (pl_error){ 0 };
            check_same(b);
        }
    }
    stop(b);
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
    bench *b = start_on(true);
    if (slow)
        vfs_slow(200);
    else
        vfs_busy(2000);
    round_of(b);
    pl_desk_toggle(b->desk);
    int made = 0;
    for (int i = 0; i < 3000 / 8; i++) {
        round_of(b);
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
     * of the twelve tags */
    if (b->desk->play.dropped > 4)
        fail_msg("%lld frames dropped", (long long)b->desk->play.dropped);
    vfs_slow(0);
    drain(b);
    check_same(b);
    vfs_lift();
    stop(b);
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
    bench *b = start_on(false);
    pl_error why;
    play_for(b, 1000000);
    drain(b);
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
    drain(b);
    check_same(b);
    check_int(b->desk->tag_count, 1);
    stop(b);
}
