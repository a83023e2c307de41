/* What answers a jump before the exact frame is decoded, and what is ready before it is asked for. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

#include <time.h>

static pl_time start_of(test_player *t, int n)
{
    return pl_media_frame_start(pl_player_media(t->player), n);
}

/* Waits until a frame stands in for the one that was asked for, or that one came. */
static const pl_frame *wait_for(test_player *t, uint32_t serial)
{
    for (int ms = 0; ms < 20000; ms++) {
        const pl_frame *frame = test_frame(t);
        if (frame && frame->serial == serial)
            return frame;
        nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    }
    return NULL;
}

/* Key pictures stand 250 frames apart. */
TEST(a_far_frame_is_stood_in_for_until_it_is_decoded)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    pl_player_presented(t->player, test_frame(t), 0);
    check_int(test_state(t).presented, 1);
    atomic_store(&t->drive.delay_us, 3000); /* for each packet */
    uint32_t serial = pl_player_seek(t->player, start_of(t, 440) + 10);
    const pl_frame *near = wait_for(t, serial);
    check(near != NULL);
    check_int(near->standing, PL_FRAME_NEAR);
    check_int(near->n, 440);
    check_int(near->start_us, start_of(t, 440));
    check_int(near->end_us, start_of(t, 441));
    check_int(test_number(near), 250);
    pl_player_state state;
    pl_player_state_read(&state, t->player);
    check(state.answered != serial && state.waiting);
    pl_player_presented(t->player, near, 0);
    state = test_state(t);
    check_int(state.presented, 1);
    check_int(state.answered, serial);
    check_int(test_frame(t)->standing, PL_FRAME_WHOLE);
    check_int(test_frame(t)->n, 440);
    check_int(test_number(test_frame(t)), 440);
    test_player_close(&t);
}

/* A pause, or a step, while another picture stands in goes by what was asked for. */
TEST(what_stands_in_moves_nothing)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    pl_player_play(t->player);
    test_settle(t);
    atomic_store(&t->drive.delay_us, 3000);
    uint32_t serial = pl_player_seek(t->player, start_of(t, 470));
    check_int(wait_for(t, serial)->standing, PL_FRAME_NEAR);
    pl_player_pause(t->player);
    pl_player_state state;
    pl_player_state_read(&state, t->player);
    check_int(state.position_us, start_of(t, 470));
    pl_player_step(t->player, 1);
    test_settle(t);
    check_int(test_number(test_frame(t)), 471);
    check_int(test_frame(t)->standing, PL_FRAME_WHOLE);
    test_player_close(&t);
}

/* Whatever is kept needs no drive. */
static void step_back_without_a_drive(test_player *t, int from, int steps)
{
    atomic_store(&t->drive.gone, true);
    for (int k = 1; k <= steps; k++) {
        pl_player_step(t->player, -1);
        check_int(test_state(t).phase, PL_PLAYER_READY);
        check_int(test_number(test_frame(t)), from - k);
    }
    atomic_store(&t->drive.gone, false);
}

TEST(behind_a_step_back_a_whole_group_is_ready)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    check_int(test_seek_number(t, start_of(t, 480)), 480);
    pl_player_step(t->player, -1);
    test_settle(t);
    step_back_without_a_drive(t, 479, 229); /* to the key picture */
    pl_player_step(t->player, -1);
    test_settle(t);
    step_back_without_a_drive(t, 249, 249); /* the group before it */
    test_player_close(&t);
}

TEST(behind_a_seek_the_first_steps_back_are_ready)
{
    static const int places[] = { 250, 251, 255, 300, 599 };
    for (size_t i = 0; i < PL_COUNT(places); i++) {
        test_player *t = test_player_open("mp4_2997.mp4", false);
        test_settle(t);
        check_int(test_seek_number(t, start_of(t, places[i])), places[i]);
        step_back_without_a_drive(t, places[i], 5);
        test_player_close(&t);
    }
}

/* --- places that are expected */

TEST(an_expected_place_shows_its_own_picture_at_once)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    pl_time places[] = { start_of(t, 430), start_of(t, 90) + 1000, start_of(t, 599) };
    pl_player_expect(t->player, places, 3);
    test_settle(t);
    atomic_store(&t->drive.delay_us, 3000);
    for (int i = 0; i < 3; i++) {
        int n = pl_media_frame_at(pl_player_media(t->player), places[i]);
        uint32_t serial = pl_player_seek(t->player, places[i]);
        const pl_frame *frame = wait_for(t, serial);
        check_int(frame->standing, PL_FRAME_STILL);
        check_int(frame->n, n);
        check_int(test_number(frame), n);
        pl_player_state state;
        pl_player_state_read(&state, t->player);
        check(state.answered != serial);
        test_settle(t);
        check_int(test_frame(t)->standing, PL_FRAME_WHOLE);
        check_int(test_number(test_frame(t)), n);
    }
    test_player_close(&t);
}

/* While they are made, whatever is asked comes first. */
TEST(making_ready_gives_way)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    pl_time places[PL_EXPECT_MOST + 1];
    for (int i = 0; i <= PL_EXPECT_MOST; i++)
        places[i] = start_of(t, 249 + (i * 37) % 350);
    for (int k = 0; k < 40; k++) {
        pl_player_expect(t->player, places + k % 2, PL_EXPECT_MOST + 1 - k % 2);
        nanosleep(&(struct timespec){ .tv_nsec = 3000000 }, NULL);
        int n = (k * 113) % 600;
        if (k % 4 == 3)
            pl_player_play(t->player);
        uint32_t serial = pl_player_seek(t->player, start_of(t, n));
        const pl_frame *frame = wait_for(t, serial);
        check_int(frame->n, n);
        check(frame->standing == PL_FRAME_NEAR || test_number(frame) == n);
    }
    test_player_close(&t);
}

TEST(a_place_that_cannot_be_read_is_left_out)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    atomic_store(&t->drive.gone, true);
    pl_player_expect(t->player, (pl_time[]){ start_of(t, 400) }, 1);
    check_int(test_state(t).phase, PL_PLAYER_READY);
    atomic_store(&t->drive.gone, false);
    check_int(test_seek_number(t, start_of(t, 400)), 400);
    test_player_close(&t);
}

/* --- small pictures of the whole recording */

/* Key pictures stand 250 frames apart; each read of the drive takes long. */
TEST(a_small_picture_answers_a_far_jump_at_once)
{
    enum { WIDTH = 240, SLOW_US = 100000 };
    pl_error err = { 0 };
    pl_media *media = corpus_open("mp4_2997.mp4", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, 20, WIDTH);
    check_ok(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ 0 }, NULL, &err));
    test_player *t = test_player_open("mp4_2997.mp4", false);
    test_settle(t);
    pl_player_set_thumbs(t->player, thumbs);
    const pl_frame *whole = test_frame(t);
    int width = whole->width, full_wide = 1, full_high = 1, wide = 1, high = 1;
    pl_frame_fit(&full_wide, &full_high, whole, 1024, 1024);
    static const struct {
        int n, key; /* key -1: no small picture stands in */
    } jumps[] = { { 440, 250 }, { 500, -1 }, { 60, 0 }, { 599, 500 } };
    for (size_t i = 0; i < PL_COUNT(jumps); i++) {
        int n = jumps[i].n;
        atomic_store(&t->drive.delay_us, SLOW_US);
        uint32_t serial = pl_player_seek(t->player, start_of(t, n));
        const pl_frame *frame = wait_for(t, serial);
        check_int(frame->n, n);
        check_int(frame->start_us, start_of(t, n));
        check((frame->width == WIDTH) == (jumps[i].key >= 0));
        if (frame->width == WIDTH) {
            check_int(frame->standing, PL_FRAME_NEAR);
            check_int(test_number(frame), jumps[i].key);
            pl_frame_fit(&wide, &high, frame, 1024, 1024);
            check(wide == full_wide && high == full_high);
        }
        atomic_store(&t->drive.delay_us, 0);
        test_settle(t);
        check_int(test_frame(t)->standing, PL_FRAME_WHOLE);
        check_int(test_frame(t)->width, width);
        check_int(test_number(test_frame(t)), n);
    }
    /* a step is no jump, however far its picture is from being decoded */
    atomic_store(&t->drive.delay_us, SLOW_US);
    const pl_frame *frame = wait_for(t, pl_player_step(t->player, -590));
    atomic_store(&t->drive.delay_us, 0);
    check_int(frame->width, width);
    test_player_close(&t);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}
