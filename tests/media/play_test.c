/* Playing by a made clock: every frame in order, sound and picture together, at any speed. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/thread.h"

#include <math.h>
#include <time.h>

/* --- every frame, in order */

/* The numbers in the pixels of all frames, as single questions find them. */
static int *numbers_of(const char *names)
{
    pl_media *media = corpus_open(names, NULL);
    int count = pl_media_frame_count(media);
    int *numbers = pl_alloc_array((size_t)count, sizeof *numbers);
    for (int n = 0; n < count; n++)
        numbers[n] = number_at(media, pl_media_frame_start(media, n), NULL, NULL);
    pl_media_close(&media);
    return numbers;
}

/* Plays from `from` on to the end and checks that each frame of the list comes, once, in its time. Gives
 * the last. */
static int play_through(test_player *t, const int *numbers, int from, int speed, bool system)
{
    const pl_media *media = pl_player_media(t->player);
    int shown = from - 1;
    pl_player_set_speed(t->player, speed);
    pl_player_seek(t->player, pl_media_frame_start(media, from));
    test_settle(t);
    pl_player_play(t->player);
    test_settle(t);
    for (int k = 0; k < 20000; k++) {
        const pl_frame *frame = test_frame(t);
        pl_player_state state = test_state(t);
        if (frame->n != shown) {
            check_int(frame->n, shown + 1);
            check_int(test_number(frame), numbers[frame->n]);
            shown = frame->n;
        }
        check(state.position_us >= frame->start_us);
        check(state.position_us < frame->end_us || state.ended);
        check(!state.by_sound == system || state.ended);
        check_int(state.stalls, 0);
        if (!state.playing)
            break;
        test_tick(t);
    }
    return shown;
}

TEST(every_frame_comes_in_its_order)
{
    static const struct played {
        const char *names;
        int count;
        bool sound;
    } played[] = {
        { "mp4_2997.mp4", 600, true },
        { "part_a.mp4 part_b.mp4", 600, true },
        { "part_a.mp4 part_b.mp4", 600, false },
        { "first.ts later.ts", 300, true },
        { "cut_a.mpg cut_b.mpg", 0, true },
        { "ps_25.mpg", 300, true },
        { "jump.ts", 0, true },
        { "vfr.mp4", 300, true },
        { "nosound.mp4", 300, true },
        { "late_sound.mp4", 300, true },
        { "early_sound.mkv", 300, true },
        { "avi_25.avi", 300, true },
        { "disc_cut/VIDEO_TS#title-1", 450, true },
        { "disc.iso#title-1", 450, false },
    };
    for (size_t i = 0; i < PL_COUNT(played); i += TEST_STEP) {
        test_player *t = test_player_open(played[i].names, played[i].sound);
        pl_player_state state = test_state(t);
        int count = pl_media_frame_count(pl_player_media(t->player));
        if (played[i].count)
            check_int(count, played[i].count);
        bool system = !played[i].sound || !state.has_sound;
        int *numbers = numbers_of(played[i].names);
        check_int(play_through(t, numbers, 0, PL_SPEED_NORMAL, system), count - 1);
        free(numbers);
        state = test_state(t);
        check(state.ended && !state.playing);
        check_int(state.position_us, state.duration_us);
        check_int(state.dropped, 0);
        pl_player_play(t->player);
        check(!test_state(t).playing); /* at the end it stays there */
        test_player_close(&t);
    }
}

TEST(every_frame_comes_at_half_speed)
{
    test_player *t = test_player_open("part_a.mp4 part_b.mp4", true);
    int *numbers = numbers_of("part_a.mp4 part_b.mp4");
    test_settle(t);
    check_int(play_through(t, numbers, 240, 500, false), 599);
    check_int(numbers[599], 599);
    free(numbers);
    check_int(test_state(t).dropped, 0);
    test_player_close(&t);
}

/* The next frame is due when it is said to be. */
TEST(when_the_next_frame_is_due_is_told)
{
    for (int speed = 500; speed <= 2000; speed *= 2) {
        test_player *t = test_player_open("mp4_2997.mp4", false);
        int64_t next = 0;
        test_settle(t);
        pl_player_frame(t->player, atomic_load(&t->now), &next);
        check(next == PL_NO_TIME);
        pl_player_set_speed(t->player, speed);
        pl_player_play(t->player);
        test_settle(t);
        for (int n = 0; n < 60; n++) {
            check_int(pl_player_frame(t->player, atomic_load(&t->now), &next)->n, n);
            check_int(pl_player_frame(t->player, next - 1, NULL)->n, n);
            check(llabs(next - atomic_load(&t->now) - 33367 * 1000 / speed) <= 3);
            atomic_store(&t->now, next);
            test_settle(t);
        }
        test_player_close(&t);
    }
}

TEST(a_pause_keeps_the_picture_and_the_place)
{
    for (int sound = 0; sound < 2; sound++) {
        test_player *t = test_player_open("mp4_2997.mp4", sound);
        test_settle(t);
        pl_player_play(t->player);
        test_settle(t);
        for (int k = 0; k < 73; k++) {
            test_tick(t);
            test_frame(t);
        }
        int n = test_frame(t)->n;
        atomic_fetch_add(&t->now, 45000); /* the key comes a little later than the picture */
        pl_player_pause(t->player);
        check_int(test_frame(t)->n, n);
        check(test_state(t).position_us < test_frame(t)->end_us);
        for (int k = 0; k < 50; k++) {
            test_tick(t);
            check_int(test_frame(t)->n, n);
            for (int i = 0; i < TEST_TICK_FRAMES * 2; i++)
                check(t->block[i] == 0.0F);
        }
        pl_player_play(t->player);
        test_settle(t);
        for (int k = 0; k < 10; k++)
            test_tick(t);
        int later = test_frame(t)->n;
        check(later > n && later <= n + 5);
        test_player_close(&t);
    }
}

/* --- sound */

/* What a block has at a frequency (Goertzel). */
static double power_at(const float *block, int frames, double hz)
{
    double step = 2 * cos(2 * acos(-1.0) * hz / PL_SOUND_RATE), a = 0, b = 0;
    for (int i = 0; i < frames; i++) {
        double next = (double)block[2 * i] + step * a - b;
        b = a;
        a = next;
    }
    return (a * a + b * b - step * a * b) * 2 / ((double)frames * frames);
}

static bool beeps(const float *block)
{
    double all = 0;
    for (int i = 0; i < TEST_TICK_FRAMES; i++)
        all += (double)block[2 * i] * (double)block[2 * i];
    all /= TEST_TICK_FRAMES;
    return all > 0.005 && power_at(block, TEST_TICK_FRAMES, 1000) > all / 2;
}

/* The beep's first block and the frame of its moment come within one frame of each other. `latency` is
 * what the device adds. */
static void check_beep(const char *names, int seek_to, int frame, int speed, pl_time latency)
{
    test_player *t = test_player_open(names, true);
    test_settle(t);
    const pl_media *media = pl_player_media(t->player);
    pl_player_set_sound(t->player, true, latency);
    pl_player_set_speed(t->player, speed);
    pl_player_seek(t->player, pl_media_frame_start(media, seek_to));
    pl_player_play(t->player);
    test_settle(t);
    int64_t heard_at = 0, seen_at = 0;
    for (int k = 0; k < 2000 && (!heard_at || !seen_at); k++) {
        int64_t now = atomic_load(&t->now);
        const pl_frame *shown = test_frame(t);
        if (!seen_at && shown->n >= frame)
            seen_at = now;
        test_tick(
            t); /* the block is handed over at the tick's new time, and heard the latency later */
        if (!heard_at && beeps(t->block))
            heard_at = now + TEST_TICK_US + latency;
    }
    int64_t length =
        (pl_media_frame_end(media, frame) - pl_media_frame_start(media, frame)) * 1000 / speed;
    print_message("%s at %d: sound %lld us after the picture, a frame is %lld\n", names, speed,
                  (long long)(heard_at - seen_at), (long long)length);
    check(heard_at && seen_at);
    check(llabs(heard_at - seen_at) <= (length > 20000 ? length : 20000));
    test_player_close(&t);
}

TEST(sound_and_picture_stay_within_one_frame)
{
    static const struct beep {
        const char *names;
        int seek_to, frame;
    } cases[] = {
        { "mp4_25.mp4", 100, 250 },
        { "mp4_25.mp4", 230, 250 },
        { "mkv_25.mkv", 190, 250 },
        { "avi_25.avi", 215, 250 },
        { "ps_25.mpg", 180, 250 },
        { "mts_25.mts", 201, 250 },
        { "wmv.wmv", 220, 250 },
        { "late_sound.mp4", 20, 50 },
        { "fragments.mp4", 250, 300 },
        { "part_a.mp4 part_b.mp4", 270, 300 },
        { "jump.ts", 130, 150 },
        { "first.ts later.ts", 130, 150 },
        { "wrap.ts", 200, 250 },
        { "edit_25.mp4", 190, 217 },
        { "disc.iso#title-1", 230, 250 },
        { "disc_cut/VIDEO_TS#title-1", 280, 300 },
        { "disc/VIDEO_TS#title-1", 299, 300 },
        { "disc_bare#title-1", 430, 450 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_beep(cases[i].names, cases[i].seek_to, cases[i].frame, PL_SPEED_NORMAL, 0);
    check_beep("mp4_25.mp4", 230, 250, PL_SPEED_NORMAL, 120000);
    check_beep("mp4_25.mp4", 230, 250, PL_SPEED_NORMAL, -100000);
    check_beep("mp4_25.mp4", 200, 250, 2000, 0);
    check_beep("mp4_25.mp4", 240, 250, 500, 0);
    check_beep("mp4_25.mp4", 150, 250, 4000, 0);
    check_beep("mp4_25.mp4", 246, 250, 250, 0);
}

/* A sine of 440 Hz for 20 s over pictures: what is heard at each speed. */
static const char *sine(void)
{
    static char *path;
    int status = 0;
    if (path)
        return path;
    path = test_path("sine.wav");
    free(test_run(&status,
                  "ffmpeg -v error -nostdin -y -f lavfi -i "
                  "'sine=frequency=440:sample_rate=44100:duration=20' '%s'",
                  path));
    check_int(status, 0);
    return path;
}

/* The frequency with the most in half a second of sound, in steps of 2 Hz. */
static double loudest(const float *sound, int frames)
{
    double best = 0, most = -1;
    for (double hz = 60; hz < 2000; hz += 2) {
        double power = power_at(sound, frames, hz);
        if (power > most) {
            most = power;
            best = hz;
        }
    }
    return best;
}

TEST(the_pitch_is_kept_and_the_rate_is_right_at_every_speed)
{
    enum { FRAMES = PL_SOUND_RATE / 2 };
    static const int speeds[] = { 250, 500, 800, 1000, 1250, 1500, 2000, 3000, 4000 };
    float *sound = malloc(sizeof *sound * FRAMES * 2);
    for (size_t i = 0; i < PL_COUNT(speeds); i++) {
        const char *paths[] = { sine() };
        pl_player_options options = { .sound = true };
        pl_player *player = pl_player_start(paths, 1, &options);
        pl_player_state before, after;
        pl_player_set_speed(player, speeds[i]);
        pl_player_play(player);
        check(pl_player_settle(player, 60000));
        for (int k = 0; k < 20; k++) { /* let the filter settle */
            pl_player_sound(player, sound, TEST_TICK_FRAMES);
            check(pl_player_settle(player, 60000));
        }
        pl_player_state_read(&before, player);
        for (int at = 0; at < FRAMES; at += TEST_TICK_FRAMES) {
            pl_player_sound(player, sound + (size_t)at * 2, TEST_TICK_FRAMES);
            check(pl_player_settle(player, 60000));
        }
        pl_player_state_read(&after, player);
        check(fabs(loudest(sound, FRAMES) - 440) <= 4);
        double passed = (double)(after.position_us - before.position_us);
        check(fabs(passed - 500.0 * speeds[i]) <= 20.0 * speeds[i]);
        pl_player_stop(&player);
    }
    free(sound);
}

TEST(sound_alone_plays_to_its_end)
{
    static const char *const names[] = { "sound.wav", "sound.m4a" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], true);
        pl_player_state state = test_state(t);
        check(state.has_sound && !state.has_picture);
        pl_player_seek(t->player, 9500000);
        pl_player_play(t->player);
        test_settle(t);
        int first = -1, ticks = 0;
        for (; ticks < 2000 && test_state(t).playing; ticks++) {
            test_tick(t);
            check(test_frame(t) == NULL);
            if (first < 0 && beeps(t->block))
                first = ticks;
        }
        check(first >= 49 && first <= 52); /* the beep at 10 s */
        state = test_state(t);
        check(state.ended);
        check(labs((long)(state.duration_us - 9500000) / TEST_TICK_US - ticks) <= 3);
        check_int(pl_player_step(t->player, 1), state.serial);
        test_player_close(&t);
    }
}

/* From 9.995 s on the beep of 10 s begins with the 240th sample. */
TEST(a_seek_is_exact_to_the_sample)
{
    static const char *const names[] = { "avi_25.avi", "sound.wav" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], true);
        test_settle(t);
        for (int k = 0; k < 3; k++) {
            int first = 0;
            pl_player_seek(t->player, 9995000);
            pl_player_play(t->player);
            test_settle(t);
            test_tick(t);
            while (first < TEST_TICK_FRAMES && fabs((double)t->block[first * 2]) < 0.02)
                first++;
            check(first >= 240 && first <= 250); /* the first block comes in softly */
        }
        test_player_close(&t);
    }
}

TEST(volume_and_mute_change_what_is_heard)
{
    test_player *t = test_player_open("avi_25.avi", true);
    test_settle(t);
    pl_player_seek(t->player, 10010000);
    pl_player_play(t->player);
    test_settle(t);
    test_tick(t);
    test_tick(t);
    double full = power_at(t->block, TEST_TICK_FRAMES, 1000);
    pl_player_set_volume(t->player, 50);
    test_tick(t);
    test_tick(t);
    double half = power_at(t->block, TEST_TICK_FRAMES, 1000);
    check(fabs(full / half - 64) < 8); /* an eighth of the amplitude */
    pl_player_set_muted(t->player, true);
    test_tick(t);
    test_tick(t);
    check(power_at(t->block, TEST_TICK_FRAMES, 1000) < full / 1e6);
    check_int(test_state(t).volume, 50);
    check(test_state(t).muted);
    test_player_close(&t);
}

/* The device stops calling: the clock goes on by the system; it calls again: sound and picture meet. */
TEST(a_sound_device_is_lost_and_regained)
{
    test_player *t = test_player_open("mp4_25.mp4", true);
    test_settle(t);
    pl_player_seek(t->player, 7000000);
    pl_player_play(t->player);
    test_settle(t);
    for (int k = 0; k < 50; k++)
        test_tick(t);
    check(test_state(t).by_sound);
    pl_time at = test_state(t).position_us;
    check(llabs(at - 7500000) <= 20000);
    for (int k = 0; k < 150; k++) {
        atomic_fetch_add(&t->now, TEST_TICK_US);
        test_settle(t);
        test_frame(t);
    }
    check(!test_state(t).by_sound);
    at = test_state(t).position_us;
    check(at > 8400000 && at < 8600000);
    for (int k = 0; k < 20; k++)
        test_tick(t);
    check(test_state(t).by_sound);
    int64_t heard_at = 0, seen_at = 0;
    for (int k = 0; k < 300 && (!heard_at || !seen_at); k++) {
        if (!seen_at && test_frame(t)->n >= 250)
            seen_at = atomic_load(&t->now);
        test_tick(t);
        if (!heard_at && beeps(t->block))
            heard_at = atomic_load(&t->now);
    }
    check(heard_at && seen_at && llabs(heard_at - seen_at) <= 40000);
    test_player_close(&t);
}

TEST(the_speed_changes_while_it_plays)
{
    test_player *t = test_player_open("mp4_25.mp4", true);
    test_settle(t);
    pl_player_play(t->player);
    test_settle(t);
    static const int speeds[] = { 1000, 2000, 500, 1500, 9999, 1 };
    static const int real[] = { 1000, 2000, 500, 1500, 4000, 250 };
    for (size_t i = 0; i < PL_COUNT(speeds); i++) {
        pl_player_set_speed(t->player, speeds[i]);
        test_settle(t);
        check_int(test_state(t).speed, real[i]);
        pl_time from = test_state(t).position_us;
        for (int k = 0; k < 50; k++) {
            test_tick(t);
            test_frame(t);
        }
        pl_time passed = test_state(t).position_us - from;
        check(llabs(passed - (pl_time)real[i] * 500) <= (pl_time)real[i] * 20 + 1000);
    }
    test_player_close(&t);
}

TEST(a_report_of_what_was_presented_comes_back)
{
    test_player *t = test_player_open("mp4_25.mp4", true);
    test_settle(t);
    check_int(test_state(t).presented_us, PL_NO_TIME);
    pl_player_play(t->player);
    test_settle(t);
    for (int k = 0; k < 40; k++) {
        test_tick(t);
        const pl_frame *frame = test_frame(t);
        pl_player_presented(t->player, frame, atomic_load(&t->now));
        pl_player_state state = test_state(t);
        check_int(state.presented_us, frame->start_us);
        check(state.offset_us >= 0 && state.offset_us < 40000);
    }
    check_int(test_state(t).presented, 40);
    test_player_close(&t);
}

/* Main looks away for two seconds: what it missed is counted, and then the picture is the clock's. */
TEST(frames_that_are_not_fetched_are_counted)
{
    test_player *t = test_player_open("mp4_25.mp4", true);
    test_settle(t);
    pl_player_play(t->player);
    test_settle(t);
    for (int k = 0; k < 20; k++) {
        test_tick(t);
        test_frame(t);
    }
    for (int k = 0; k < 200; k++)
        test_tick(t);
    for (int k = 0; k < 40; k++) {
        test_frame(t);
        test_tick(t);
    }
    pl_player_state state = test_state(t);
    check(state.dropped > 5);
    check_int(test_frame(t)->n, pl_media_frame_at(pl_player_media(t->player), state.position_us));
    test_player_close(&t);
}

typedef struct device {
    pl_player *player;
    atomic_bool stop;
    int blocks;
} device;

static void *call_device(void *ctx)
{
    device *d = ctx;
    float block[TEST_TICK_FRAMES * 2];
    while (!atomic_load(&d->stop)) {
        pl_player_sound(d->player, block, TEST_TICK_FRAMES);
        d->blocks++;
        nanosleep(&(struct timespec){ .tv_nsec = 9000000 }, NULL);
    }
    return NULL;
}

/* The system's clock, a device on a thread of its own, and requests in any order: for the thread
 * sanitizer as much as for what it checks. */
TEST(three_threads_play_together)
{
    char *path = corpus_path("mp4_2997.mp4");
    const char *paths[] = { path };
    pl_player_options options = { .sound = true, .kept_bytes = 8 << 20 };
    device d = { .player = pl_player_start(paths, 1, &options) };
    pl_thread thread;
    uint32_t roll = 17;
    pl_thread_start(&thread, call_device, &d);
    pl_player_play(d.player);
    for (int k = 0; k < 300; k++) {
        uint32_t what = test_random(&roll);
        const pl_frame *frame = pl_player_frame(d.player, pl_player_now(d.player), NULL);
        if (frame)
            pl_player_presented(d.player, frame, pl_player_now(d.player));
        if (what % 11 == 0)
            pl_player_seek(d.player, (pl_time)((what >> 4) % 20000000));
        if (what % 13 == 0)
            pl_player_set_speed(d.player, 500 + (int)((what >> 4) % 1500));
        if (what % 17 == 0)
            pl_player_step(d.player, -1);
        if (what % 7 == 0)
            pl_player_play(d.player);
        if (what % 23 == 0)
            pl_player_choose_sound(d.player,
                                   (pl_sound_choice){ 0, (pl_side)((what >> 4) % PL_SIDES) });
        if (what % 19 == 0)
            pl_player_set_volume(d.player, (int)((what >> 4) % 100));
        nanosleep(&(struct timespec){ .tv_nsec = 5000000 }, NULL);
    }
    pl_player_pause(d.player);
    uint32_t serial = pl_player_seek(d.player, 10010000);
    check(pl_player_settle(d.player, 60000));
    const pl_frame *frame = pl_player_frame(d.player, pl_player_now(d.player), NULL);
    check_int(frame->serial, serial);
    check_int(test_number(frame), 300);
    atomic_store(&d.stop, true);
    pl_thread_join(&thread);
    check(d.blocks > 50);
    pl_player_stop(&d.player);
    free(path);
}

/* Damage in the middle is passed over: the frames before and behind it come, in order. */
TEST(damage_is_passed_over)
{
    size_t size = 0;
    pl_error err = { 0 };
    char *from = corpus_path("mts_25.mts"), *path = test_path("hole.mts");
    char *bytes = pl_file_read(&size, from, 16 << 20, &err);
    check_ok(bytes != NULL);
    memset(bytes + size / 2, 0, 30000);
    check_ok(pl_file_write(path, bytes, size, &err));
    const char *paths[] = { path };
    pl_player *player = pl_player_start(paths, 1, NULL);
    check(pl_player_settle(player, 60000));
    int all = pl_media_frame_count(pl_player_media(player)), shown = 0, last = -1;
    pl_player_set_speed(player, PL_SPEED_MOST);
    pl_player_play(player);
    for (int k = 0; k < 3000 && last < all - 1; k++) {
        int64_t next = 0, now = pl_player_now(player);
        const pl_frame *frame = pl_player_frame(player, now, &next);
        check(frame->n >= last);
        shown += frame->n > last;
        last = frame->n;
        nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    }
    print_message("%d of %d frames shown\n", shown, all);
    check_int(last, all - 1);
    check(shown > all * 2 / 3 && shown <= all);
    pl_player_stop(&player);
    free(bytes);
    free(from);
    free(path);
}
