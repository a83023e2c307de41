/* Which of a recording's sounds is heard: told by its tone, in what the sound device takes. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

#include "sound.h"

#include "plumbline/media/clip.h"
#include "plumbline/media/speech.h"
#include "plumbline/media/tracks.h"

#include <math.h>

enum { TICKS = 10, FRAMES = TICKS * TEST_TICK_FRAMES };

typedef struct heard {
    float samples[FRAMES * 2];
} heard;

/* The amplitude of a tone on one side (Goertzel). */
static double tone_in(const float *samples, int frames, int side, double hz)
{
    double step = 2 * cos(2 * acos(-1.0) * hz / PL_SOUND_RATE), a = 0, b = 0;
    for (int i = 0; i < frames; i++) {
        double next = (double)samples[2 * i + side] + step * a - b;
        b = a;
        a = next;
    }
    return sqrt(a * a + b * b - step * a * b) * 2 / frames;
}

static double tone(const float *samples, int side, double hz)
{
    return tone_in(samples, FRAMES, side, hz);
}

/* A tenth of a second, during which each picture comes in its time. */
static void listen(heard *out, test_player *t)
{
    for (int k = 0; k < TICKS; k++) {
        test_tick(t);
        memcpy(out->samples + (size_t)k * TEST_TICK_FRAMES * 2, t->block, sizeof t->block);
        const pl_frame *frame = test_frame(t);
        pl_player_state state = test_state(t);
        check(!frame ||
              (state.position_us >= frame->start_us && state.position_us < frame->end_us));
        check_int(state.stalls, 0);
        check_int(state.dropped, 0);
    }
}

static void listen_for(test_player *t, int tenths)
{
    heard h;
    while (tenths-- > 0)
        listen(&h, t);
}

/* What is on its way to the device is heard before another choice. */
static void wait_for_turn(test_player *t)
{
    listen_for(t, 6);
}

static void start(test_player *t, pl_time at)
{
    pl_player_seek(t->player, at);
    pl_player_play(t->player);
    test_settle(t);
    listen_for(t, 2);
}

/* In each ear this tone and not the other. */
static void check_tone(test_player *t, double hz, double other)
{
    heard h;
    listen(&h, t);
    for (int side = 0; side < 2; side++) {
        double own = tone(h.samples, side, hz), wrong = tone(h.samples, side, other);
        if (own < 0.05 || wrong > own / 30)
            fail_msg("%.0f Hz: %.4f, %.0f Hz: %.4f", hz, own, other, wrong);
    }
}

static void choose(test_player *t, int track, pl_side side)
{
    pl_player_choose_sound(t->player, (pl_sound_choice){ track, side });
    test_settle(t);
}

TEST(the_track_that_is_chosen_is_heard)
{
    static const char *const names[] = { "two_tracks.mkv", "two_tracks.mp4", "two_tracks.mpg",
                                         "two_tracks.ts", "two_tracks.mka" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], true);
        test_settle(t);
        start(t, 1000000);
        check_tone(t, 500, 1500);
        choose(t, 2, PL_SIDE_BOTH); /* while it plays */
        wait_for_turn(t);
        check_tone(t, 1500, 500);
        pl_player_seek(t->player, 8000000);
        test_settle(t);
        listen_for(t, 2);
        check_tone(t, 1500, 500);
        pl_player_pause(t->player);
        choose(t, 1, PL_SIDE_BOTH); /* while it stands: at once when it plays again */
        pl_player_play(t->player);
        test_settle(t);
        listen_for(t, 1);
        check_tone(t, 500, 1500);
        test_player_close(&t);
    }
}

TEST(a_choice_holds_at_every_speed)
{
    static const int speeds[] = { 500, 1500, 3000 };
    for (size_t i = 0; i < PL_COUNT(speeds); i++) {
        test_player *t = test_player_open("two_tracks.mp4", true);
        heard h;
        pl_player_set_speed(t->player, speeds[i]);
        test_settle(t);
        pl_player_play(t->player);
        test_settle(t);
        for (int k = 0; k < 3 * TICKS; k++)
            test_tick(t);
        choose(t, 2, PL_SIDE_BOTH);
        for (int k = 0; k < 8 * TICKS; k++)
            test_tick(t);
        for (int k = 0; k < TICKS; k++) {
            test_tick(t);
            memcpy(h.samples + (size_t)k * TEST_TICK_FRAMES * 2, t->block, sizeof t->block);
        }
        check(tone(h.samples, 0, 1500) > 0.05);
        check(tone(h.samples, 0, 500) < tone(h.samples, 0, 1500) / 20);
        check_int(test_state(t).stalls, 0);
        test_player_close(&t);
    }
}

TEST(a_choice_holds_over_joins)
{
    static const char *const names[] = { "two_tracks.mkv two_tracks.mp4",
                                         "two_tracks.mp4 two_tracks.ts" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], true);
        test_settle(t);
        choose(t, 2, PL_SIDE_BOTH);
        start(t, 11000000);
        check_tone(t, 1500, 500);
        listen_for(t, 10);
        check_tone(t, 1500, 500);
        choose(t, 1, PL_SIDE_BOTH);
        pl_player_seek(t->player, 11500000);
        test_settle(t);
        listen_for(t, 2);
        check_tone(t, 500, 1500);
        listen_for(t, 10);
        check_tone(t, 500, 1500);
        test_player_close(&t);
    }
}

TEST(a_part_with_fewer_tracks_is_heard_with_its_own)
{
    test_player *t = test_player_open("two_tracks.mp4 two_sides.mp4", true);
    heard h;
    test_settle(t);
    const pl_probe *probe = pl_media_probe(pl_player_media(t->player));
    check_int(pl_tracks_most(probe), 2);
    check_int(pl_tracks_heard(probe, 0, 2)->track, 2);
    check_int(pl_tracks_heard(probe, 1, 2)->track, 1);
    choose(t, 2, PL_SIDE_BOTH);
    start(t, 11500000);
    check_tone(t, 1500, 500);
    listen_for(t, 5);
    listen(&h, t);
    check(tone(h.samples, 0, 700) > 0.1 && tone(h.samples, 1, 1900) > 0.1);
    test_player_close(&t);
}

/* Microphone one on the left, microphone two on the right: one alone is for both ears. */
TEST(one_side_alone_is_heard_in_both_ears)
{
    test_player *t = test_player_open("two_sides.mp4", true);
    heard h;
    test_settle(t);
    start(t, 1000000);
    listen(&h, t);
    check(tone(h.samples, 0, 700) > 0.15 && tone(h.samples, 0, 1900) < 0.01);
    check(tone(h.samples, 1, 1900) > 0.15 && tone(h.samples, 1, 700) < 0.01);
    choose(t, 0, PL_SIDE_RIGHT);
    wait_for_turn(t);
    check_tone(t, 1900, 700);
    choose(t, 0, PL_SIDE_LEFT);
    wait_for_turn(t);
    check_tone(t, 700, 1900);
    pl_player_seek(t->player, 6000000);
    test_settle(t);
    listen_for(t, 2);
    check_tone(t, 700, 1900);
    test_player_close(&t);
}

/* The picture of 10 s and the beep of 10 s come within one frame of each other, when the track that beeps was
 * chosen while it played, and at a jump behind that. */
TEST(another_track_is_heard_with_its_pictures)
{
    static const int speeds[] = { 500, 1000, 2000 };
    enum { BEEPS = 250, FRAME_US = 40000 };
    for (size_t i = 0; i < PL_COUNT(speeds); i++) {
        test_player *t = test_player_open("tone_beep.mp4", true);
        test_settle(t);
        pl_player_set_speed(t->player, speeds[i]);
        for (int again = 0; again < 2; again++) {
            int64_t heard_at = 0, seen_at = 0, length = FRAME_US * 1000 / speeds[i];
            pl_player_seek(t->player, 9000000 - (pl_time)speeds[i] * 200);
            pl_player_play(t->player);
            test_settle(t);
            for (int k = 0; k < 600 && (!heard_at || !seen_at); k++) {
                if (k == 20)
                    choose(t, 2, PL_SIDE_BOTH);
                if (!seen_at && test_frame(t)->n >= BEEPS)
                    seen_at = atomic_load(&t->now);
                test_tick(t);
                if (!heard_at && tone_in(t->block, TEST_TICK_FRAMES, 0, 1000) > 0.1)
                    heard_at = atomic_load(&t->now);
            }
            print_message("at %d: %lld us after the picture\n", speeds[i],
                          (long long)(heard_at - seen_at));
            check(heard_at && seen_at);
            check(llabs(heard_at - seen_at) <= (length > 20000 ? length : 20000));
        }
        check_int(test_state(t).stalls, 0);
        test_player_close(&t);
    }
}

/* One goes over into the other without a step or a hole: between two samples of a tone of 700 Hz and
 * one of 1900 Hz there is never more than the steeper of them has. */
TEST(a_turn_is_without_a_click)
{
    test_player *t = test_player_open("two_sides.mp4", true);
    float last = 0;
    double most = 0, steepest = 2 * acos(-1.0) * 1900 / PL_SOUND_RATE * 0.2;
    test_settle(t);
    choose(t, 0, PL_SIDE_LEFT);
    start(t, 1000000);
    for (int turn = 0; turn < 6; turn++) {
        choose(t, 0, turn % 2 ? PL_SIDE_LEFT : PL_SIDE_RIGHT);
        for (int k = 0; k < 7 * TICKS; k++) {
            test_tick(t);
            for (int i = 0; i < TEST_TICK_FRAMES; i++) {
                double by = fabs((double)t->block[2 * i] - (double)last);
                most = k + turn > 0 && by > most ? by : most;
                last = t->block[2 * i];
            }
        }
    }
    print_message("largest step %.4f of %.4f\n", most, steepest);
    check(most < steepest * 1.15);
    test_player_close(&t);
}

/* The centre, where voices are, comes 3 dB lower to each ear, as loud together as alone; what is behind too;
 * low effects are left out. One channel is in both ears as it is. */
TEST(many_channels_are_folded_down_with_the_voices_kept)
{
    static const struct {
        double hz, left, right;
    } cases[] = {
        { 400, 0.1, 0 },     { 700, 0, 0.1 },     { 1100, 0.0707, 0.0707 },
        { 1700, 0.0707, 0 }, { 2300, 0, 0.0707 }, { 60, 0, 0 },
    };
    test_player *t = test_player_open("surround.mkv", true);
    heard h;
    test_settle(t);
    start(t, 1000000);
    listen(&h, t);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        double left = tone(h.samples, 0, cases[i].hz), right = tone(h.samples, 1, cases[i].hz);
        print_message("%.0f Hz: %.4f %.4f\n", cases[i].hz, left, right);
        check(fabs(left - cases[i].left) < 0.003);
        check(fabs(right - cases[i].right) < 0.003);
    }
    choose(t, 0, PL_SIDE_LEFT);
    wait_for_turn(t);
    listen(&h, t);
    check(fabs(tone(h.samples, 1, 400) - 0.1) < 0.003);
    check(fabs(tone(h.samples, 1, 1100) - 0.0707) < 0.003);
    check(tone(h.samples, 1, 700) < 0.003);
    test_player_close(&t);
    t = test_player_open("two_tracks.mkv", true);
    test_settle(t);
    start(t, 1000000);
    listen(&h, t);
    check(fabs(tone(h.samples, 0, 500) - 0.125) < 0.004);
    check(fabs(tone(h.samples, 1, 500) - 0.125) < 0.004);
    test_player_close(&t);
}

TEST(the_sounds_of_a_disc_have_their_languages)
{
    test_player *t = test_player_open("disc_tracks/VIDEO_TS#title-1", true);
    test_settle(t);
    const pl_probe *probe = pl_media_probe(pl_player_media(t->player));
    check_text(pl_tracks_heard(probe, 0, 1)->language, "en");
    check_text(pl_tracks_heard(probe, 0, 2)->language, "cy");
    start(t, 1000000);
    check_tone(t, 500, 1500);
    choose(t, 2, PL_SIDE_BOTH);
    wait_for_turn(t);
    check_tone(t, 1500, 500);
    test_player_close(&t);
}

TEST(a_clip_has_the_sound_that_was_chosen)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    heard h;
    int have = 0;
    pl_media *media = corpus_open("two_tracks.mkv", NULL);
    pl_clip_options options = { .from_us = 2000000, .to_us = 5000000, .sound = { 2, 0 } };
    char *path = test_path("second.mp4");
    const char *paths[] = { path };
    check_ok(pl_clip_write(&facts, media, &options, path, NULL, &err));
    pl_media_close(&media);
    media = pl_media_open(paths, 1, NULL, NULL, &err);
    check_ok(media != NULL);
    pl_sound *sound = pl_sound_new(media, NULL);
    check_ok(pl_sound_seek(sound, 1000000, PL_SPEED_NORMAL, &err));
    while (have < FRAMES)
        have += pl_sound_read(h.samples + (size_t)have * 2, FRAMES - have, sound, &err);
    check(tone(h.samples, 0, 1500) > 0.1 && tone(h.samples, 1, 500) < 0.005);
    pl_sound_free(sound);
    pl_media_close(&media);
    free(path);
}

/* Somebody speaks on the left, and nobody on the right. */
TEST(speech_is_found_in_what_is_heard)
{
    pl_media *media = corpus_open("one_side.wav", NULL);
    pl_speech *found[PL_SIDES];
    for (int side = 0; side < PL_SIDES; side++) {
        pl_error err = { 0 };
        pl_speech_options options = { .sound = { 0, (pl_side)side } };
        found[side] = pl_speech_read(media, &options, NULL, &err);
        check_ok(found[side] != NULL);
    }
    check(found[PL_SIDE_BOTH]->speech_us > 5000000);
    check_int(found[PL_SIDE_LEFT]->speech_us, found[PL_SIDE_BOTH]->speech_us);
    check_int(found[PL_SIDE_RIGHT]->speech_us, 0);
    for (int side = 0; side < PL_SIDES; side++)
        pl_speech_free(found[side]);
    pl_media_close(&media);
}

/* What was kept of one sound is not taken for another. */
TEST(what_was_found_in_one_sound_is_not_given_for_another)
{
    pl_error err = { 0 };
    pl_media *media = corpus_open("one_side.wav", NULL);
    char *path = test_path("one_side.speech");
    for (int k = 0; k < 4; k++) {
        pl_speech_options options = { .cache_path = path,
                                      .signature = "one",
                                      .sound = { 0, k % 2 ? PL_SIDE_RIGHT : PL_SIDE_LEFT } };
        pl_speech *speech = pl_speech_read(media, &options, NULL, &err);
        check_ok(speech != NULL);
        check((speech->speech_us == 0) == (k % 2 == 1));
        pl_speech_free(speech);
    }
    free(path);
    pl_media_close(&media);
}

TEST(a_probe_tells_each_track)
{
    pl_media *media = corpus_open("two_tracks.mkv", NULL);
    const pl_probe *probe = pl_media_probe(media);
    const pl_probe_stream *one = pl_tracks_heard(probe, 0, 1), *two = pl_tracks_heard(probe, 0, 2);
    check_text(one->language, "eng");
    check_text(one->title, "Lapel one");
    check_text(two->language, "cym");
    check_text(two->title, "Lapel two");
    check(one->chosen && !two->chosen);
    check(pl_tracks_heard(probe, 0, 0) == one && pl_tracks_heard(probe, 0, 3) == one);
    pl_media_close(&media);
}

TEST(a_choice_is_read_as_it_is_written)
{
    static const char *const good[] = { "0 both", "2 left", "12 right" };
    static const char *const bad[] = { "", "2", "left", "-1 left", "2 up", "2 left 3", "99 both" };
    char text[PL_SOUND_CHOICE_ROOM];
    pl_sound_choice choice;
    for (size_t i = 0; i < PL_COUNT(good); i++) {
        check(pl_sound_choice_parse(&choice, good[i]));
        check_text(pl_sound_choice_format(text, choice), good[i]);
    }
    for (size_t i = 0; i < PL_COUNT(bad); i++)
        check(!pl_sound_choice_parse(&choice, bad[i]));
}
