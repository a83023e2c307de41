/* The beginning of a recording, used before the rest is read: its frames and their times are those that the
 * whole has, and what is read behind them is added. */
#include "corpus.h"
#include "plumbline/base/file.h"
#include "test.h"

static const char *const streams[] = {
    "ps_25.mpg",  "ps_2997.mpg",  "mts_25.mts",    "mts_2997.mts", "hevc.ts", "interlaced.mpg",
    "mpeg1.mpg",  "wrap.ts",      "jump.ts",       "gap.ts",       "torn.ts", "weave_top.mpg",
    "mkv_25.mkv", "mkv_2997.mkv", "nocues_25.mkv", "hole.mkv",     "cut.mkv", "vp9.webm"
};

static pl_media *open_paths(char **paths, int count, int64_t most, const pl_clock_map *clock)
{
    pl_error err = { 0 };
    pl_media *media =
        pl_media_open((const char *const *)paths, count,
                      &(pl_media_options){ .most_bytes = most, .clock = clock }, NULL, &err);
    check_ok(media != NULL);
    return media;
}

/* Frames of `part` are the first of `whole`, at the same times. */
static void check_begins(const pl_media *part, const pl_media *whole)
{
    int count = pl_media_frame_count(part);
    check(count > 0 && count <= pl_media_frame_count(whole));
    for (int n = 0; n < count; n++) {
        check_int(pl_media_frame_start(part, n), pl_media_frame_start(whole, n));
        check_int(pl_media_frame_part(part, n), pl_media_frame_part(whole, n));
    }
    check(pl_media_duration(part) <= pl_media_duration(whole));
    check(pl_clock_map_grew(pl_media_clock(part), pl_media_clock(whole)));
}

/* From a beginning of so many bytes to the whole, by as many again each time. Gives how often it grew. */
static int check_growth(char **paths, int count, int64_t first)
{
    int grew = 0;
    pl_media *whole = open_paths(paths, count, 0, NULL), *before = NULL;
    for (int64_t most = first;; most *= 2) {
        pl_media *now = open_paths(paths, count, most, before ? pl_media_clock(before) : NULL);
        check_begins(now, whole);
        if (before)
            check_begins(before, now);
        pl_media_close(&before);
        before = now;
        if (!pl_media_clock(now)->growing)
            break;
        grew++;
    }
    check(pl_clock_map_grew(pl_media_clock(before), pl_media_clock(whole)));
    check_int(pl_media_frame_count(before), pl_media_frame_count(whole));
    check_int(pl_media_duration(before), pl_media_duration(whole));
    pl_media_close(&before);
    pl_media_close(&whole);
    return grew;
}

TEST(a_beginning_has_the_frames_of_the_whole)
{
    int grew = 0;
    for (size_t i = 0; i < PL_COUNT(streams); i++) {
        char *path = corpus_path(streams[i]);
        for (int64_t first = 40000; first < 400000; first += 70000)
            grew += check_growth(&path, 1, first);
        free(path);
    }
    check(grew > 40);
}

static void append(const char *to, const char *from, int times)
{
    int status = 0;
    for (int i = 0; i < times; i++) {
        free(test_run(&status, "cat '%s' >> '%s'", from, to));
        check_int(status, 0);
    }
}

/* Timestamps that start again at every join: the breaks are closed in the beginning as in the whole. */
TEST(breaks_are_closed_in_a_beginning_as_in_the_whole)
{
    static const char *const names[] = { "ps_25.mpg", "jump.ts", "mts_25.mts" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        char *from = corpus_path(names[i]), *folder = test_new_folder();
        char *path = pl_path_join(folder, names[i]);
        append(path, from, 12);
        pl_media *part = open_paths(&path, 1, 3000000, NULL);
        check(pl_media_clock(part)->growing);
        check(pl_media_clock(part)->parts[0].jump_count >= 1);
        pl_media_close(&part);
        check(check_growth(&path, 1, 500000) >= 2);
        free(path);
        free(folder);
        free(from);
    }
}

/* Whoever goes on need not know how much was read. */
TEST(what_was_read_before_is_not_read_less_of)
{
    char *from = corpus_path("ps_25.mpg"), *folder = test_new_folder();
    char *path = pl_path_join(folder, "breaks.mpg");
    append(path, from, 12);
    pl_media *before = open_paths(&path, 1, 5000000, NULL);
    check(pl_media_clock(before)->parts[0].jump_count >= 3);
    for (int64_t most = 1000; most < 8000000; most *= 3) {
        pl_media *now = open_paths(&path, 1, most, pl_media_clock(before));
        check(pl_media_duration(now) >= pl_media_duration(before));
        check_begins(before, now);
        pl_media_close(&now);
    }
    pl_media_close(&before);
    free(path);
    free(folder);
    free(from);
}

TEST(parts_that_are_not_reached_are_added_later)
{
    static const char *const parts[][3] = { { "disc_a.mpg", "disc_b.mpg", "disc_c.mpg" },
                                            { "first.ts", "later.ts", "ps_25.mpg" } };
    for (size_t i = 0; i < PL_COUNT(parts); i++) {
        char *paths[3];
        for (int k = 0; k < 3; k++)
            paths[k] = corpus_path(parts[i][k]);
        pl_media *part = open_paths(paths, 3, 200000, NULL);
        check(pl_media_clock(part)->growing);
        check_int(pl_media_clock(part)->part_count, 1);
        pl_media_close(&part);
        for (int64_t first = 100000; first < 1200000; first += 130000)
            check(check_growth(paths, 3, first) >= 1 || first > 600000);
        for (int k = 0; k < 3; k++)
            free(paths[k]);
    }
}

TEST(pictures_of_a_beginning_are_those_that_belong_there)
{
    uint32_t state = 3;
    char *path = corpus_path("ps_2997.mpg");
    pl_media *part = open_paths(&path, 1, 1000000, NULL);
    pl_media *whole = open_paths(&path, 1, 0, NULL);
    check(pl_media_clock(part)->growing);
    for (int k = 0; k < 40; k++) {
        pl_time at = (pl_time)(test_random(&state) % (uint64_t)pl_media_duration(part));
        check_int(number_at(part, at, NULL, NULL), number_at(whole, at, NULL, NULL));
    }
    pl_time last = pl_media_frame_start(part, pl_media_frame_count(part) - 1);
    check_int(number_at(part, last, NULL, NULL), number_at(whole, last, NULL, NULL));
    pl_media_close(&part);
    pl_media_close(&whole);
    free(path);
}

TEST(matroska_is_used_from_its_beginning_too)
{
    static const char *const names[] = { "mkv_25.mkv", "nocues_2997.mkv" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        char *path = corpus_path(names[i]);
        pl_media *part = open_paths(&path, 1, 150000, NULL), *whole = open_paths(&path, 1, 0, NULL);
        check(pl_media_clock(part)->growing);
        check_begins(part, whole);
        pl_time last = pl_media_frame_start(part, pl_media_frame_count(part) - 1);
        check_int(number_at(part, last, NULL, NULL), number_at(whole, last, NULL, NULL));
        pl_media_close(&part);
        pl_media_close(&whole);
        free(path);
    }
}

TEST(other_recordings_are_read_whole_at_once)
{
    static const char *const names[] = { "mp4_25.mp4", "avi_25.avi", "sound.wav", "wmv.wmv" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_media *media = corpus_open(names[i], &(pl_media_options){ .most_bytes = 1000 });
        check(!pl_media_clock(media)->growing);
        pl_media_close(&media);
    }
}

/* Its index is kept, and found again under its map alone. */
TEST(the_index_of_a_beginning_comes_back_from_its_cache_file)
{
    char *path = corpus_path("mts_2997.mts"), *cache = test_path("growing.index");
    pl_error err = { 0 };
    pl_media_options options = { .most_bytes = 300000, .cache_path = cache, .signature = "a" };
    pl_media *part = pl_media_open((const char *const *)&path, 1, &options, NULL, &err);
    check_ok(part != NULL);
    check(pl_media_clock(part)->growing && !pl_media_cached(part));
    pl_clock_map map;
    pl_clock_map_copy(&map, pl_media_clock(part));
    options.clock = &map;
    options.most_bytes = 0;
    pl_media *again = pl_media_open((const char *const *)&path, 1, &options, NULL, &err);
    check_ok(again != NULL);
    check(pl_media_cached(again));
    check_int(pl_media_frame_count(again), pl_media_frame_count(part));
    pl_media_close(&again);
    options.cache_path = NULL; /* without it no more is read than the map has, or somewhat more */
    again = pl_media_open((const char *const *)&path, 1, &options, NULL, &err);
    check_ok(again != NULL);
    check_begins(part, again);
    pl_media_close(&again);
    options.cache_path = cache;
    options.clock = NULL; /* nobody said that it was begun: the whole is wanted */
    again = pl_media_open((const char *const *)&path, 1, &options, NULL, &err);
    check_ok(again != NULL);
    check(!pl_media_cached(again) && !pl_media_clock(again)->growing);
    pl_media_close(&again);
    pl_media_close(&part);
    pl_clock_map_clear(&map);
    free(path);
    free(cache);
}
