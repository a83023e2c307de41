/* The player: seeks, steps, the state it tells, and what it does without a drive. Numbers of frames are
 * read from the pixels. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

#include "plumbline/base/file.h"

#include <time.h>

enum { STORM = 300 };

TEST(opening_shows_the_first_picture_and_tells_what_it_is)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    pl_player_state state = test_state(t);
    check_int(state.phase, PL_PLAYER_READY);
    check_int(state.duration_us, 20020000);
    check(!state.playing && !state.waiting && !state.ended);
    check(state.has_picture && state.has_sound && !state.by_sound);
    check_int(state.answered, state.serial);
    check_int(test_number(test_frame(t)), 0);
    check(atomic_load(&t->wakes) >= 2);
    const pl_frame *frame = test_frame(t);
    check_int(frame->layout, PL_LAYOUT_YUV420P);
    check_int(frame->width, 320);
    check_int(frame->height, 180);
    check_int(frame->start_us, 0);
    check_int(frame->end_us, 33367);
    check(frame->planes[0] && frame->planes[1] && frame->planes[2] && frame->strides[0] >= 320);
    check(pl_player_media(t->player) != NULL);
    test_player_close(&t);
}

TEST(a_recording_that_cannot_be_opened_says_why)
{
    static const char *const names[] = { "empty.mp4", "garbage.mp4", "missing.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], true);
        pl_player_play(t->player);
        pl_player_seek(t->player, 5);
        pl_player_step(t->player, 1);
        pl_player_state state = test_state(t);
        check_int(state.phase, PL_PLAYER_FAILED);
        check(state.error.code != PL_OK);
        check_has(state.error.text, names[i]);
        pl_player_play(t->player);
        state = test_state(t);
        check(!state.playing);
        check(test_frame(t) == NULL && pl_player_media(t->player) == NULL);
        test_player_close(&t);
    }
}

/* Requests that are made before anything is open are kept; the newest wins. */
TEST(requests_while_it_opens_are_kept)
{
    test_player *t = test_player_open("mkv_25.mkv", false);
    pl_player_seek(t->player, 1000000);
    uint32_t serial = pl_player_seek(t->player, 7000000);
    test_settle(t);
    check_int(test_frame(t)->serial, serial);
    check_int(test_number(test_frame(t)), 175);
    test_player_close(&t);
}

/* 300 random seeks posted as fast as they go: the last one wins, exactly. */
TEST(of_a_storm_of_seeks_the_last_one_wins)
{
    static const char *const names[] = { "mp4_2997.mp4", "mkv_2997.mkv",    "ps_2997.mpg",
                                         "mts_2997.mts", "nocues_2997.mkv", "avi_2997.avi" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        uint32_t state = 11, serial = 0;
        test_player *t = test_player_open(names[i], false);
        test_settle(t);
        const pl_media *media = pl_player_media(t->player);
        int count = pl_media_frame_count(media), n = 0;
        for (int k = 0; k < STORM; k++) {
            n = (int)(test_random(&state) % (uint32_t)count);
            serial = pl_player_seek(t->player, pl_media_frame_start(media, n) + 5000);
            if (k % 7 == 0)
                test_frame(t);
            if (k % 31 == 0)
                nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
        }
        test_settle(t);
        check_int(test_frame(t)->serial, serial);
        check_int(test_number(test_frame(t)), n);
        check_int(test_frame(t)->n, n);
        test_player_close(&t);
    }
}

TEST(every_seek_is_exact_in_every_container)
{
    static const char *const names[] = { "mp4_25.mp4",
                                         "mp4_2997.mp4",
                                         "open_gop.mp4",
                                         "vfr.mp4",
                                         "fragments.mp4",
                                         "mkv_25.mkv",
                                         "nocues_25.mkv",
                                         "avi_25.avi",
                                         "h264.avi",
                                         "xvid.avi",
                                         "wmv.wmv",
                                         "ps_25.mpg",
                                         "mts_25.mts",
                                         "wrap.ts",
                                         "jump.ts",
                                         "disc.iso#title-1",
                                         "disc_cut/VIDEO_TS#title-1" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        uint32_t state = 23;
        test_player *t = test_player_open(names[i], false);
        test_settle(t);
        pl_time length = pl_media_duration(pl_player_media(t->player));
        for (int k = 0; k < 12; k++) {
            pl_time at = (pl_time)(test_random(&state) % (uint64_t)length);
            int n = pl_media_frame_at(pl_player_media(t->player), at);
            check_int(test_seek_number(t, at), n);
        }
        test_player_close(&t);
    }
}

/* Seek to a frame, then step so many times so far; the number shown after each. */
TEST(steps_show_each_frame_in_turn)
{
    static const struct walk {
        const char *name;
        int from, step, times, count;
    } walks[] = {
        { "mp4_2997.mp4", 0, 1, 60, 600 },
        { "mp4_2997.mp4", 300, -1, 80, 600 },
        { "mp4_2997.mp4", 3, -1, 6, 600 },
        { "mp4_2997.mp4", 596, 1, 6, 600 },
        { "open_gop.mp4", 130, -1, 60, 300 },
        { "mkv_25.mkv", 200, -5, 30, 300 },
        { "ps_25.mpg", 150, -1, 40, 300 },
        { "mts_25.mts", 150, -1, 60, 300 },
        { "avi_25.avi", 150, -1, 40, 300 },
        { "part_a.mp4 part_b.mp4", 290, 1, 20, 600 },
        { "part_a.mp4 part_b.mp4", 310, -1, 20, 600 },
        { "disc_cut/VIDEO_TS#title-1", 310, -1, 30, 450 },
    };
    for (size_t i = 0; i < PL_COUNT(walks); i++) {
        const struct walk *walk = &walks[i];
        test_player *t = test_player_open(walk->name, false);
        test_settle(t);
        int n = walk->from;
        check_int(test_seek_number(t, pl_media_frame_start(pl_player_media(t->player), n)), n);
        for (int k = 0; k < walk->times; k++) {
            n += walk->step;
            n = n < 0 ? 0 : n >= walk->count ? walk->count - 1 : n;
            pl_player_step(t->player, walk->step);
            test_settle(t);
            check_int(test_number(test_frame(t)), n);
        }
        test_player_close(&t);
    }
}

/* Steps that come faster than they are answered add up. */
TEST(quick_steps_add_up)
{
    test_player *t = test_player_open("mp4_2997.mp4", false);
    check_int(test_seek_number(t, 10010000), 300);
    for (int k = 0; k < 25; k++)
        pl_player_step(t->player, -1);
    for (int k = 0; k < 5; k++)
        pl_player_step(t->player, 1);
    test_settle(t);
    check_int(test_number(test_frame(t)), 280);
    test_player_close(&t);
}

/* Seeks, steps and stretches of playing in any order: the frame at T is the frame at T. */
TEST(any_sequence_stays_exact)
{
    static const char *const names[] = { "mp4_2997.mp4", "ps_2997.mpg", "mts_2997.mts",
                                         "nocues_2997.mkv", "part_a.mp4 part_b.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        uint32_t state = 31;
        test_player *t = test_player_open(names[i], i % 2);
        test_settle(t);
        const pl_media *media = pl_player_media(t->player);
        for (int k = 0; k < 60; k++) {
            uint32_t roll = test_random(&state);
            if (roll % 3 == 0)
                pl_player_seek(t->player, (pl_time)((roll >> 4) % 20000000));
            if (roll % 3 == 1)
                pl_player_step(t->player, (int)((roll >> 4) % 21) - 10);
            if (roll % 3 == 2) {
                pl_player_play(t->player);
                test_settle(t);
                for (uint32_t m = 0; m < (roll >> 4) % 20; m++)
                    test_tick(t);
                test_frame(t);
                pl_player_pause(t->player);
            }
            pl_player_state now = test_state(t);
            check_int(test_number(test_frame(t)), pl_media_frame_at(media, now.position_us));
        }
        test_player_close(&t);
    }
}

TEST(a_turned_and_a_narrow_picture_are_shown_upright)
{
    test_player *t = test_player_open("turned.mp4", false);
    test_settle(t);
    int width = 0, height = 0;
    check_int(test_frame(t)->rotation, 270);
    check_int(test_seek_number(t, 400000), -1); /* the cells run downwards now */
    pl_frame_fit(&width, &height, test_frame(t), 1000, 1000);
    check_int(width, 563);
    check_int(height, 1000);
    test_player_close(&t);
    t = test_player_open("narrow.mp4", false);
    test_settle(t);
    pl_frame_fit(&width, &height, test_frame(t), 640, 640);
    check_int(width, 640);
    check_int(height, 360);
    test_player_close(&t);
}

/* The converter and pl_media draw the same turned picture. */
TEST(a_turned_frame_is_drawn_as_the_still_is)
{
    pl_error err = { 0 };
    pl_image *still = NULL;
    pl_media *media = corpus_open("turned.mp4", NULL);
    check_ok(pl_media_picture_at(&still, NULL, NULL, media, 400000, &err));
    test_player *t = test_player_open("turned.mp4", false);
    pl_player_seek(t->player, 400000);
    test_settle(t);
    pl_image *drawn = pl_image_new(still->width, still->height);
    pl_converter *converter = pl_converter_new();
    check_ok(pl_frame_draw(converter, drawn->pixels, drawn->stride, drawn->width, drawn->height,
                           test_frame(t), PL_SCALING_FINE, &err));
    for (int y = 0; y < still->height; y += 3)
        for (int x = 0; x < still->width; x += 3) {
            int a = (int)(pl_image_row(still, y)[x] & 255);
            int b = (int)(pl_image_row(drawn, y)[x] & 255);
            check(abs(a - b) <= 8);
        }
    pl_converter_free(converter);
    pl_image_free(drawn);
    pl_image_free(still);
    test_player_close(&t);
    pl_media_close(&media);
}

/* Rectangles of any size at any place: not one byte outside is written. */
TEST(drawing_stays_within_its_rectangle)
{
    enum { SIDE = 400, CANARY = 0x12345678 };
    static const char *const names[] = { "mp4_25.mp4", "turned.mp4", "avi_25.avi" };
    pl_converter *converter = pl_converter_new();
    uint32_t state = 5;
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], false);
        test_settle(t);
        uint32_t *surface = malloc(sizeof *surface * SIDE * SIDE);
        for (int k = 0; k < 40; k++) {
            pl_error err = { 0 };
            int w = 1 + (int)(test_random(&state) % 330), h = 1 + (int)(test_random(&state) % 200);
            w = k % 2 ? (w + 15) / 16 * 16 : w;
            int x = (int)(test_random(&state) % (uint32_t)(SIDE - w));
            int y = (int)(test_random(&state) % (uint32_t)(SIDE - h));
            y = k % 5 ? y : SIDE - h; /* to the surface's last row */
            for (int p = 0; p < SIDE * SIDE; p++)
                surface[p] = CANARY;
            check_ok(pl_frame_draw(converter, surface + y * SIDE + x, SIDE * 4, w, h, test_frame(t),
                                   k % 3 ? PL_SCALING_FAST : PL_SCALING_FINE, &err));
            for (int p = 0; p < SIDE * SIDE; p++) {
                bool inside =
                    p % SIDE >= x && p % SIDE < x + w && p / SIDE >= y && p / SIDE < y + h;
                check(inside ? surface[p] >> 24 == 0xff : surface[p] == CANARY);
            }
        }
        free(surface);
        test_player_close(&t);
    }
    pl_converter_free(converter);
}

TEST(a_drive_that_goes_while_playing_pauses_with_a_sentence_and_comes_back)
{
    static const char *const names[] = { "mp4_2997.mp4", "mkv_2997.mkv", "ps_2997.mpg" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], true);
        test_settle(t);
        pl_player_play(t->player);
        test_settle(t);
        atomic_store(&t->drive.gone, true);
        pl_player_state state = test_state(t);
        for (int k = 0; k < 2500 && state.phase == PL_PLAYER_READY; k++) {
            test_tick(t);
            test_frame(t);
            state = test_state(t);
        }
        check_int(state.phase, PL_PLAYER_AWAY);
        check(!state.playing);
        check_has(state.error.text, names[i]);
        check(test_frame(t) != NULL);
        check_int(atomic_load(&t->drive.open), 0);
        pl_time stood = state.position_us;
        pl_player_play(t->player);
        state = test_state(t);
        check(state.phase == PL_PLAYER_AWAY && !state.playing);
        pl_player_seek(t->player, 3000000);
        state = test_state(t);
        check(state.phase == PL_PLAYER_AWAY && state.waiting);
        atomic_store(&t->drive.gone, false);
        check_int(test_seek_number(t, stood), pl_media_frame_at(pl_player_media(t->player), stood));
        state = test_state(t);
        check_int(state.phase, PL_PLAYER_READY);
        check_int(state.error.code, PL_OK);
        pl_player_play(t->player);
        test_settle(t);
        for (int k = 0; k < 20; k++)
            test_tick(t);
        check(test_state(t).position_us > stood);
        test_player_close(&t);
    }
}

TEST(a_drive_that_comes_back_is_noticed_without_being_asked)
{
    test_player *t = test_player_open("avi_25.avi", false);
    test_settle(t);
    atomic_store(&t->drive.gone, true);
    pl_player_seek(t->player, 9000000);
    check_int(test_state(t).phase, PL_PLAYER_AWAY);
    atomic_store(&t->drive.gone, false);
    for (int k = 0; k < 400 && test_state(t).phase == PL_PLAYER_AWAY; k++)
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    check_int(test_state(t).phase, PL_PLAYER_READY);
    check_int(test_number(test_frame(t)), 225);
    test_player_close(&t);
}

TEST(a_read_error_at_one_place_is_told_and_left_behind)
{
    test_player *t = test_player_open("avi_25.avi", false);
    test_settle(t);
    atomic_store(&t->drive.fail_at, 500000);
    pl_player_seek(t->player, 10000000);
    pl_player_state state = test_state(t);
    check_int(state.phase, PL_PLAYER_AWAY);
    check_has(state.error.text, "cannot be read at byte");
    atomic_store(&t->drive.fail_at, -1);
    check_int(test_seek_number(t, 10000000), 250);
    test_player_close(&t);
}

/* A slow drive, and an end at any moment of opening, seeking and playing: what was asked for is not read
 * any more. */
TEST(stopping_is_quick_at_any_moment)
{
    enum { FEW = 40 };
    int most = 0;
    for (int k = 0; k < 24; k++) {
        test_player *t = test_player_open(k % 2 ? "mp4_2997.mp4" : "mkv_2997.mkv", true);
        atomic_store(&t->drive.delay_us, k % 3 * 1000);
        if (k % 4 > 1)
            test_settle(t);
        pl_player_seek(t->player, k * 700000);
        if (k % 4 == 3)
            pl_player_play(t->player);
        nanosleep(&(struct timespec){ .tv_nsec = k * 1000000L }, NULL);
        int before = atomic_load(&test_reads);
        test_player_close(&t);
        int reads = atomic_load(&test_reads) - before;
        most = reads > most ? reads : most;
    }
    print_message("%d reads at most\n", most);
    check(most <= FEW);
}

TEST(what_is_kept_stays_within_its_memory)
{
    enum { MOST = 4 << 20 };
    char *path = corpus_path("mp4_2997.mp4");
    const char *paths[] = { path };
    pl_player_options options = { .kept_bytes = MOST };
    pl_player *player = pl_player_start(paths, 1, &options);
    pl_player_state state = { 0 };
    uint32_t roll = 3;
    int64_t most = 0;
    for (int k = 0; k < 60; k++) {
        pl_player_seek(player, (pl_time)(test_random(&roll) % 20000000));
        check(pl_player_settle(player, 60000));
        pl_player_state_read(&state, player);
        check(state.kept_bytes <= MOST);
        most = state.kept_bytes > most ? state.kept_bytes : most;
    }
    check(most > MOST / 2);
    pl_player_stop(&player);
    free(path);
}

/* A frame that is held outlives the player. */
TEST(a_frame_that_is_held_lives_on)
{
    test_player *t = test_player_open("mp4_25.mp4", false);
    check_int(test_seek_number(t, 2000000), 50);
    const pl_frame *held = pl_frame_ref(test_frame(t));
    test_player_close(&t);
    check_int(test_number(held), 50);
    pl_frame_unref(&held);
    check(held == NULL);
    pl_frame_unref(&held);
}

TEST(an_open_recording_can_be_handed_over)
{
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_player *player = pl_player_start_media(media, NULL);
    pl_player_seek(player, 4000000);
    check(pl_player_settle(player, 60000));
    check_int(test_number(pl_player_frame(player, pl_player_now(player), NULL)), 100);
    pl_player_stop(&player);
    pl_player_stop(&player);
}

/* The name of the coding is changed in a copy, so that no decoder is found for it. */
static char *without_decoder(const char *name)
{
    size_t size = 0;
    pl_error err = { 0 };
    char *from = corpus_path(name), *path = test_path("no_picture.mp4");
    char *bytes = pl_file_read(&size, from, 16 << 20, &err);
    check_ok(bytes != NULL);
    for (size_t i = 0; i + 4 < size; i++)
        if (memcmp(bytes + i, "avc1", 4) == 0)
            memcpy(bytes + i, "zzz1", 4);
    check_ok(pl_file_write(path, bytes, size, &err));
    free(bytes);
    free(from);
    return path;
}

TEST(sound_is_played_where_there_is_no_decoder_for_the_picture)
{
    char *path = without_decoder("mp4_25.mp4");
    const char *paths[] = { path };
    pl_player *player = pl_player_start(paths, 1, NULL);
    pl_player_state state;
    check(pl_player_settle(player, 60000));
    pl_player_state_read(&state, player);
    check_int(state.phase, PL_PLAYER_READY);
    check(!state.has_picture && state.has_sound);
    check_has(state.error.text, "no decoder");
    check(pl_player_frame(player, pl_player_now(player), NULL) == NULL);
    pl_player_stop(&player);
    free(path);
}

TEST(without_a_decoder_and_without_sound_nothing_can_be_played)
{
    test_player *t = test_player_open("no_decoder.mp4", true);
    pl_player_state state = test_state(t);
    check_int(state.phase, PL_PLAYER_FAILED);
    check_has(state.error.text, "no decoder");
    test_player_close(&t);
}
