/* Stretches that playing passes over: where it is after how long, which pictures are shown, and that sound
 * and picture stay together over every join. */
#include "corpus.h"
#include "mixture.h"
#include "passes.h"
#include "playing.h"
#include "test.h"

#include "plumbline/base/memory.h"
#include "plumbline/media/speech.h"

#include <math.h>

enum { CUT = 0, FAST = 8000, MOST_TICKS = 4000 };

/* ----- the sums */

TEST(where_playing_is_after_how_long)
{
    static const pl_pass passes[] = { { 2000000, 5000000, CUT },
                                      { 6000000, 14000000, FAST },
                                      { 14000000, 15000000, CUT },
                                      { 20000000, 21000000, 2000 } };
    static const struct {
        pl_time at;
        int64_t ms;
        int speed;
        pl_time then;
    } cases[] = {
        { 0, 0, 1000, 0 },
        { 0, 1500, 1000, 1500000 },
        { 0, 2500, 1000, 5500000 },         /* 3 s left out */
        { 0, 3500, 1000, 10000000 },        /* half a second of eight times as fast */
        { 0, 4500, 1000, 15500000 },        /* the fast one, then what is left out behind it */
        { 3000000, 1000, 1000, 6000000 },   /* from within what is left out */
        { 10000000, 1000, 1000, 15500000 }, /* from within the fast one */
        { 0, 750, 2000, 1500000 },
        { 0, 1250, 2000, 5500000 },
        { 6000000, 1000, 2000,
          15000000 }, /* the fast one is as fast as ever; behind it nothing is played */
        { 20000000, 250, 4000, 21000000 }, /* no slower than what is set */
        { 30000000, 1000, 500, 30500000 },
    };
    pl_passes all;
    pl_passes_take(&all, passes, (int)PL_COUNT(passes));
    check_int(all.count, 4);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_time then = pl_passes_on(&all, cases[i].at, cases[i].ms * 1000000, cases[i].speed);
        check_int(then, cases[i].then);
        check_int(pl_passes_take_ns(&all, cases[i].at, then, cases[i].speed),
                  cases[i].ms * 1000000);
    }
    check_int(pl_passes_speed(&all, 2000000, 1000), 0);
    check_int(pl_passes_speed(&all, 5000000, 1500), 1500);
    check_int(pl_passes_speed(&all, 13999999, 1500), FAST);
    check_int(pl_passes_speed(&all, 20500000, 3000), 3000);
    pl_passes_clear(&all);
}

TEST(stretches_that_are_empty_or_out_of_order_are_left_out)
{
    static const pl_pass passes[] = { { 5, 5, 0 },   { 10, 20, 0 }, { 15, 30, 0 },
                                      { 20, 21, 0 }, { 3, 4, 0 },   { 40, 30, 0 } };
    pl_passes all;
    pl_passes_take(&all, passes, (int)PL_COUNT(passes));
    check_int(all.count, 2);
    check_int(all.items[1].from_us, 20);
    pl_passes_clear(&all);
}

/* ----- pictures */

static const pl_pass over[] = { { 1010000, 1730000, CUT },
                                { 3000000, 5000000, FAST },
                                { 6500000, 9200000, CUT } };

/* Whether a frame is seen, and must be (fast ones only in part). */
static bool may_be_seen(const pl_media *media, int n, bool *must)
{
    pl_time start = pl_media_frame_start(media, n), end = pl_media_frame_end(media, n);
    pl_time middle = start + (end - start) / 2;
    *must = true;
    for (size_t i = 0; i < PL_COUNT(over); i++) {
        bool within = middle >= over[i].from_us && middle < over[i].to_us;
        bool begins = start <= over[i].to_us && end > over[i].to_us;
        if (within && over[i].speed == CUT)
            return begins;
        *must = *must && !(within && over[i].speed);
    }
    return true;
}

static void check_pictures(const char *names, bool sound, int speed)
{
    test_player *t = test_player_open(names, sound);
    test_settle(t);
    const pl_media *media = pl_player_media(t->player);
    int count = pl_media_frame_count(media), fast = 0, ticks = 0, last = -1;
    pl_player_set_passes(t->player, over, (int)PL_COUNT(over));
    pl_player_set_speed(t->player, speed);
    pl_player_play(t->player);
    test_settle(t);
    for (; ticks < MOST_TICKS && test_state(t).playing; ticks++) {
        const pl_frame *frame = test_frame(t);
        pl_player_state state = test_state(t);
        bool must;
        check_int(state.stalls, 0);
        check(frame->n >= last && may_be_seen(media, frame->n, &must));
        fast += frame->n > last && !must;
        for (int n = last + 1; n < frame->n && speed <= PL_SPEED_NORMAL; n++)
            check(!may_be_seen(media, n, &must) || !must);
        if (must) /* the clock is within the frame that is shown, or within its neighbour's half */
            check(state.position_us >= frame->start_us - 1);
        last = frame->n;
        test_tick(t);
    }
    check_int(last, count - 1);
    check(fast >= 5 && fast <= 12); /* of fifty, in a quarter of a second */
    check_int(test_state(t).dropped, 0);
    pl_passes all;
    pl_passes_take(&all, over, (int)PL_COUNT(over));
    int64_t takes = pl_passes_take_ns(&all, 0, pl_media_duration(media), speed) / 1000;
    check(llabs(takes - (int64_t)ticks * TEST_TICK_US) <= 4 * TEST_TICK_US);
    pl_passes_clear(&all);
    test_player_close(&t);
}

TEST(what_is_left_out_is_not_shown_and_all_else_is)
{
    static const char *const names[] = { "mp4_25.mp4", "mkv_25.mkv", "ps_25.mpg", "mts_25.mts",
                                         "avi_25.avi" };
    for (size_t i = 0; i < PL_COUNT(names); i++)
        for (int sound = 0; sound < 2; sound++)
            check_pictures(names[i], sound, PL_SPEED_NORMAL);
    check_pictures("mp4_25.mp4", true, 500);
    check_pictures("mp4_25.mp4", true, 2000);
}

/* ----- sound */

/* Samples from the beginning of playing at `from` to the first that is as loud as a beep, and whether
 * anything clicked before: the samples of the fixtures never differ by more than a tone of 220 Hz does. */
static int64_t samples_to_beep(const char *name, pl_time from, const pl_pass *passes, int count,
                               double *steepest)
{
    test_player *t = test_player_open(name, true);
    int64_t made = 0;
    double before = 0;
    test_settle(t);
    pl_player_set_passes(t->player, passes, count);
    pl_player_seek(t->player, from);
    pl_player_play(t->player);
    test_settle(t);
    *steepest = 0;
    for (int ticks = 0; ticks < MOST_TICKS; ticks++) {
        test_tick(t);
        for (int i = 0; i < TEST_TICK_FRAMES; i++, made++) {
            double now = (double)t->block[2 * i];
            if (fabs(now) > 0.15) {
                test_player_close(&t);
                return made;
            }
            *steepest = fmax(*steepest, fabs(now - before));
            before = now;
        }
    }
    test_player_close(&t);
    return -1;
}

TEST(sound_goes_on_at_the_very_sample_behind_what_is_passed_over)
{
    static const pl_pass passes[] = { { 4200000, 4700000, CUT },
                                      { 5200000, 6700000, CUT },
                                      { 8200000, 9800000, FAST } };
    static const char *const names[] = { "sound.wav", "avi_25.avi" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        double plain = 0, joined = 0;
        int64_t all = samples_to_beep(names[i], 3200000, NULL, 0, &plain);
        int64_t less = samples_to_beep(names[i], 3200000, passes, (int)PL_COUNT(passes), &joined);
        check(llabs(all - 6800 * 48) <= 12); /* the sine takes a few samples to be as loud */
        check(llabs(all - less - (500 + 1500 + 1600 - 200) * 48) <= 1);
        check(joined < plain * 1.5 + 0.005);
    }
}

/* The beep at 10 s comes with its picture, however it is reached. */
TEST(sound_and_picture_stay_together_over_a_join)
{
    static const struct {
        const char *names;
        int frame, speed;
        pl_time beep;
        pl_pass pass;
    } cases[] = {
        { "mp4_25.mp4", 250, 1000, 10000000, { 8300000, 9900000, CUT } },
        { "mp4_25.mp4", 250, 1000, 10000000, { 6000000, 9900000, FAST } },
        { "mp4_25.mp4", 250, 1500, 10000000, { 8300000, 9900000, CUT } },
        { "mkv_25.mkv", 250, 1000, 10000000, { 8300000, 9800000, CUT } },
        { "ps_25.mpg", 250, 1000, 10000000, { 8300000, 9900000, CUT } },
        { "mts_25.mts", 250, 1000, 10000000, { 6000000, 9900000, FAST } },
        { "part_a.mp4 part_b.mp4", 300, 1000, 10010000, { 9000000, 10005000, CUT } },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        test_player *t = test_player_open(cases[i].names, true);
        test_settle(t);
        pl_player_set_passes(t->player, &cases[i].pass, 1);
        pl_player_set_speed(t->player, cases[i].speed);
        pl_player_seek(t->player, cases[i].pass.from_us - 700000);
        pl_player_play(t->player);
        test_settle(t);
        int64_t heard = 0, seen = 0;
        for (int k = 0; k < MOST_TICKS && (!heard || !seen); k++) {
            int64_t now = atomic_load(&t->now);
            if (!seen && test_frame(t)->n >= cases[i].frame)
                seen = now;
            test_tick(t);
            for (int s = 0; s < TEST_TICK_FRAMES && !heard; s++)
                if (fabs((double)t->block[2 * s]) > 0.15)
                    heard = now + TEST_TICK_US;
        }
        print_message("%s: sound %lld us after the picture\n", cases[i].names,
                      (long long)(heard - seen));
        check(heard && seen && llabs(heard - seen) <= 40000);
        test_player_close(&t);
    }
}

TEST(a_storm_of_changes_never_runs_back_and_never_hangs)
{
    test_player *t = test_player_open("mp4_2997.mp4", true);
    uint32_t state = 5;
    pl_time last = 0;
    test_settle(t);
    pl_player_play(t->player);
    for (int k = 0; k < 600; k++) {
        uint32_t what = test_random(&state) % 40;
        if (what == 0)
            pl_player_set_passes(t->player, over, (int)PL_COUNT(over));
        else if (what == 1)
            pl_player_set_passes(t->player, NULL, 0);
        else if (what == 2)
            pl_player_set_speed(t->player, 500 + (int)(test_random(&state) % 3000));
        else if (what == 3)
            pl_player_seek(t->player, last = test_random(&state) % 18000000);
        if (!test_state(t).playing)
            pl_player_play(t->player);
        test_tick(t);
        pl_time at = test_state(t).position_us;
        const pl_frame *frame = test_frame(t);
        check(at >= last - 1 || test_state(t).ended);
        check(frame->start_us <= at || test_state(t).waiting);
        last = test_state(t).ended ? 0 : at;
        if (test_state(t).ended)
            pl_player_seek(t->player, 0);
    }
    test_player_close(&t);
}

/* ----- speech only, on a recording whose words are marked */

enum { HEARD_S = 50, HEARD_US = HEARD_S * 1000000, RATE = 48000 };

/* What the device takes from the beginning on; gives the number of samples. */
static int hear(float *out, int most, const char *name, const pl_passes *passes)
{
    int made = 0;
    test_player *t = test_player_open(name, true);
    test_settle(t);
    pl_player_set_passes(t->player, passes->items, passes->count);
    pl_player_play(t->player);
    test_settle(t);
    while (made + TEST_TICK_FRAMES <= most && test_state(t).position_us < HEARD_US) {
        test_tick(t);
        for (int i = 0; i < TEST_TICK_FRAMES; i++)
            out[made++] = t->block[2 * i];
    }
    test_player_close(&t);
    return made;
}

static void take_silence(pl_passes *out, const pl_speech *speech)
{
    pl_pass *all = pl_alloc_array((size_t)speech->ranges.count + 1, sizeof *all);
    pl_time behind = 0;
    for (int i = 0; i < speech->ranges.count; i++) {
        all[i] = (pl_pass){ behind, speech->ranges.items[i].from_us, CUT };
        behind = speech->ranges.items[i].to_us;
    }
    pl_passes_take(out, all, speech->ranges.count);
    free(all);
}

/* The samples of a word are those of the recording, to one that is rounded. */
static bool same_word(const float *heard, const float *all, int count)
{
    for (int shift = -1; shift <= 1; shift++) {
        double most = 0;
        for (int i = 1; i < count - 1; i++)
            most = fmax(most, fabs((double)heard[i + shift] - (double)all[i]));
        if (most < 1e-4)
            return true;
    }
    return false;
}

TEST(every_marked_word_is_heard_whole_and_silence_is_not)
{
    const char *name = "../spoken/demo_part1.m4a";
    pl_ranges lines = { 0 };
    pl_passes none = { 0 }, silence;
    pl_time second = 0;
    int words = 0, most = (HEARD_S + 1) * RATE;
    pl_media *media = corpus_open(name, NULL);
    pl_speech *speech = pl_speech_read(media, NULL, NULL, NULL);
    check(speech && speech->ranges.count > 3);
    demo_lines(&lines, &second);
    take_silence(&silence, speech);
    float *all = pl_alloc_array((size_t)most, sizeof *all);
    float *heard = pl_alloc_array((size_t)most, sizeof *heard);
    hear(all, most, name, &none);
    int made = hear(heard, most, name, &silence);
    for (int i = 0; i < lines.count && lines.items[i].to_us < HEARD_US; i++, words++) {
        pl_time from = lines.items[i].from_us, length = lines.items[i].to_us - from;
        pl_time at = pl_passes_take_ns(&silence, 0, from, PL_SPEED_NORMAL) / 1000;
        check(same_word(heard + at * RATE / 1000000, all + from * RATE / 1000000,
                        (int)(length * RATE / 1000000)));
    }
    pl_time takes = pl_passes_take_ns(&silence, 0, HEARD_US, PL_SPEED_NORMAL) / 1000;
    printf("  %d lines heard whole, %.1f s of %d s\n", words, (double)made / RATE, HEARD_S);
    check(words > 3 && takes < HEARD_US - 2000000);
    check(llabs((int64_t)made * 1000000 / RATE - takes) <= 3 * TEST_TICK_US);
    free(heard);
    free(all);
    pl_passes_clear(&silence);
    pl_ranges_free(&lines);
    pl_speech_free(speech);
    pl_media_close(&media);
}
