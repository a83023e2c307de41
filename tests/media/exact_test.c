/* The exact picture at any time, told from the number in its pixels. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

enum { RANDOM_TIMES = 200, FEWER_TIMES = 60, BACK_STEPS = 30, WALK = 120 };

/* The file's first picture has the number `first`, the last first + count - 1; picture n of the file
 * starts at n × num / den seconds, rounded to the nearest microsecond. */
static const struct exact {
    const char *name;
    int first, count;
    int num, den;
    int times; /* random ones that are asked for */
} exact[] = {
    { "mp4_25.mp4", 0, 300, 1, 25, RANDOM_TIMES },
    { "mp4_2997.mp4", 0, 600, 1001, 30000, RANDOM_TIMES },
    { "mp4_23976.mp4", 0, 300, 1001, 24000, FEWER_TIMES },
    { "open_gop.mp4", 0, 300, 1, 25, FEWER_TIMES },
    { "fragments.mp4", 0, 600, 1001, 30000, FEWER_TIMES },
    { "edit_25.mp4", 33, 267, 1, 25, RANDOM_TIMES },
    { "edit_2997.mp4", 150, 450, 1001, 30000, RANDOM_TIMES },
    { "nosound.mp4", 0, 300, 1, 25, FEWER_TIMES },
    { "late_sound.mp4", 0, 300, 1, 25, FEWER_TIMES },
    { "cover.mp4", 0, 300, 1, 25, FEWER_TIMES },
    { "mkv_25.mkv", 0, 300, 1, 25, RANDOM_TIMES },
    { "nocues_25.mkv", 0, 300, 1, 25, RANDOM_TIMES },
    { "early_sound.mkv", 0, 300, 1, 25, FEWER_TIMES },
    { "avi_25.avi", 0, 300, 1, 25, RANDOM_TIMES },
    { "avi_2997.avi", 0, 360, 1001, 30000, RANDOM_TIMES },
    { "xvid.avi", 0, 300, 1, 25, FEWER_TIMES },
    { "h264.avi", 0, 300, 1, 25, FEWER_TIMES },
    { "wmv.wmv", 0, 300, 1, 25, FEWER_TIMES },
    { "ps_25.mpg", 0, 300, 1, 25, RANDOM_TIMES },
    { "ps_2997.mpg", 0, 600, 1001, 30000, RANDOM_TIMES },
    { "mts_25.mts", 0, 300, 1, 25, RANDOM_TIMES },
    { "mts_2997.mts", 0, 600, 1001, 30000, RANDOM_TIMES },
    { "vp9.webm", 0, 150, 1, 25, FEWER_TIMES },
    { "hevc.mp4", 0, 150, 1, 25, FEWER_TIMES },
    { "hevc.ts", 0, 150, 1, 25, FEWER_TIMES },
    { "intra.mov", 0, 75, 1, 25, FEWER_TIMES },
    { "full.mp4", 0, 75, 1, 25, FEWER_TIMES },
    { "one.mp4", 5, 1, 1, 25, FEWER_TIMES },
    { "late.ts", 0, 150, 1, 25, FEWER_TIMES },
    { "fields.mts", 0, 150, 1, 25, FEWER_TIMES },
    { "mpeg1.mpg", 0, 150, 1, 25, FEWER_TIMES },
    { "interlaced.mpg", 0, 100, 1, 25, FEWER_TIMES },
    { "wrap.ts", 0, 300, 1, 25, FEWER_TIMES },
    { "jump.ts", 0, 300, 1, 25, FEWER_TIMES },
    { "part_a.mp4 part_b.mp4", 0, 600, 1001, 30000, FEWER_TIMES },
    { "first.ts later.ts", 0, 300, 1, 25, FEWER_TIMES },
};

static pl_time start_of(const struct exact *file, int n)
{
    return ((int64_t)n * file->num * 2000000 + file->den) / (2 * (int64_t)file->den);
}

static void check_index(const pl_media *media)
{
    int count = pl_media_frame_count(media);
    for (int n = 0; n < count; n++) {
        pl_time start = pl_media_frame_start(media, n);
        check_int(pl_media_frame_at(media, start), n);
        check_int(pl_media_frame_at(media, pl_media_frame_end(media, n) - 1), n);
        if (n > 0)
            check_int(pl_media_frame_at(media, start - 1), n - 1);
    }
    check_int(pl_media_frame_at(media, -5000000), 0);
    check_int(pl_media_frame_at(media, pl_media_duration(media) + 5000000), count - 1);
}

static void check_picture(pl_media *media, pl_time at, int first)
{
    pl_time shown = PL_NO_TIME;
    bool key = false;
    int n = pl_media_frame_at(media, at);
    int number = number_at(media, at, &shown, &key);
    if (number != first + n)
        print_message("%s at %lld: %d\n", pl_media_probe(media)->parts[0].path, (long long)at,
                      number);
    check_int(number, first + n);
    check_int(shown, pl_media_frame_start(media, n));
    check_int(key, pl_media_frame_key(media, n));
}

TEST(every_start_is_where_the_rate_puts_it)
{
    for (size_t i = 0; i < PL_COUNT(exact); i++) {
        pl_media *media = corpus_open(exact[i].name, NULL);
        check_int(pl_media_frame_count(media), exact[i].count);
        check_int(pl_media_duration(media), start_of(&exact[i], exact[i].count));
        for (int n = 0; n < exact[i].count; n++)
            check_int(pl_media_frame_start(media, n), start_of(&exact[i], n));
        check_index(media);
        pl_media_close(&media);
    }
}

TEST(random_times_show_the_picture_that_belongs_there)
{
    for (size_t i = 0; i < PL_COUNT(exact); i++) {
        uint32_t state = 7;
        pl_media *media = corpus_open(exact[i].name, NULL);
        pl_time length = pl_media_duration(media);
        for (int k = 0; k < exact[i].times; k += TEST_STEP)
            check_picture(media, (pl_time)(test_random(&state) % (uint64_t)length), exact[i].first);
        int n = pl_media_frame_at(media, length / 2 + length / 4);
        for (int k = 0; k < BACK_STEPS && n - k >= 0; k++)
            check_picture(media, pl_media_frame_start(media, n - k), exact[i].first);
        pl_media_close(&media);
    }
}

/* As people do it: a seek anywhere, steps back, again and again, while decoders and kept frames stay from
 * one to the next. */
TEST(the_player_shows_the_same_after_any_seeks_and_steps_back)
{
    enum { SEEKS = 60, EACH = 10, BACK = 5 };
    for (size_t i = 0; i < PL_COUNT(exact); i++) {
        uint32_t state = 11;
        test_player *t = test_player_open(exact[i].name, false);
        test_settle(t);
        const pl_media *media = pl_player_media(t->player);
        pl_time length = pl_media_duration(media);
        for (int k = 0; k < SEEKS; k++) {
            pl_time at = (pl_time)(test_random(&state) % (uint64_t)length);
            int n = pl_media_frame_at(media, at);
            check_int(test_seek_number(t, at), exact[i].first + n);
            for (int back = 0; k % EACH == 0 && back < BACK && n > 0; back++) {
                pl_player_step(t->player, -1);
                test_settle(t);
                check_int(test_number(test_frame(t)), exact[i].first + --n);
            }
        }
        test_player_close(&t);
    }
}

/* Steps of one to three frames in both directions with a jump now and then: what stays open between
 * two questions must not change an answer. */
TEST(a_walk_of_steps_and_jumps_stays_exact)
{
    static const char *const names[] = { "mp4_2997.mp4", "open_gop.mp4", "nocues_2997.mkv",
                                         "mkv_2997.mkv", "avi_2997.avi", "vfr.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        uint32_t state = 99;
        pl_media *media = corpus_open(names[i], NULL);
        int count = pl_media_frame_count(media), n = count / 2;
        for (int k = 0; k < WALK; k++) {
            uint32_t roll = test_random(&state);
            n = roll % 8 == 0 ? (int)(roll >> 4) % count : n + (int)(roll >> 8) % 7 - 3;
            n = n < 0 ? 0 : n >= count ? count - 1 : n;
            check_picture(media, pl_media_frame_start(media, n), 0);
        }
        pl_media_close(&media);
    }
}

/* MKV keeps milliseconds: 29.97 pictures a second start up to half a millisecond beside the rate. The
 * timestamps are believed, and the picture at each start is still the one it says. */
TEST(milliseconds_of_mkv_are_believed)
{
    static const char *const names[] = { "mkv_2997.mkv", "nocues_2997.mkv" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_media *media = corpus_open(names[i], NULL);
        check_int(pl_media_frame_count(media), 600);
        check_index(media);
        for (int n = 0; n < 600; n++) {
            pl_time start = pl_media_frame_start(media, n);
            check_int(start % 1000, 0);
            check(llabs(start - (int64_t)n * 1001000000 / 30000) <= 1000);
        }
        uint32_t state = 5;
        for (int k = 0; k < RANDOM_TIMES; k++)
            check_picture(media, (pl_time)(test_random(&state) % 20000000), 0);
        pl_media_close(&media);
    }
}

TEST(variable_steps_of_a_90000th_are_exact)
{
    pl_media *media = corpus_open("vfr.mp4", NULL);
    check_int(pl_media_frame_count(media), 300);
    for (int64_t n = 0; n < 300; n++) {
        int64_t ticks = n * 3003 + n * n * 37 % 1500;
        check_int(pl_media_frame_start(media, (int)n), (ticks * 100 * 2 + 9) / (9 * 2));
    }
    check_index(media);
    uint32_t state = 3;
    for (int k = 0; k < RANDOM_TIMES; k++)
        check_picture(media, (pl_time)(test_random(&state) % (uint64_t)pl_media_duration(media)),
                      0);
    pl_media_close(&media);
}

/* In each ten pictures three were dropped: the picture before them is shown the longer, and the number
 * in the pixels says which of the original ones it is. */
TEST(dropped_pictures_of_avi_keep_their_place_in_time)
{
    pl_media *media = corpus_open("drop.avi", NULL);
    check_int(pl_media_frame_count(media), 210);
    check_index(media);
    for (int n = 0; n < 300; n += 7) {
        int shown = n % 10 >= 6 && n % 10 <= 8 ? n - n % 10 + 5 : n;
        check_int(number_at(media, (pl_time)n * 40000 + 20000, NULL, NULL), shown);
    }
    pl_media_close(&media);
}

TEST(the_first_and_the_last_picture_answer_for_times_outside)
{
    pl_media *media = corpus_open("edit_25.mp4", NULL);
    pl_time shown = PL_NO_TIME;
    check_int(number_at(media, -1, &shown, NULL), 33);
    check_int(shown, 0);
    check_int(number_at(media, pl_media_duration(media) + 1, &shown, NULL), 299);
    check_int(shown, 266 * 40000);
    pl_media_close(&media);
}
