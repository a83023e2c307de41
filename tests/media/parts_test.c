/* One clock over several parts, over jumps, and over time: a map that was made once is kept. */
#include "corpus.h"
#include "test.h"

static const pl_time pal = 40000;

TEST(a_second_part_begins_where_the_first_ends)
{
    pl_media *media = corpus_open("part_a.mp4 part_b.mp4", NULL);
    const pl_clock_map *map = pl_media_clock(media);
    check_int(map->part_count, 2);
    check_int(map->parts[0].length_us, 10010000);
    check_int(map->parts[1].start_us, 10010000);
    check_int(pl_media_duration(media), 20020000);
    check_int(pl_media_frame_count(media), 600);
    for (int n = 0; n < 600; n++) {
        check_int(pl_media_frame_at(media, pl_media_frame_start(media, n)), n);
        check_int(pl_media_frame_part(media, n), n >= 300);
        check_int(pl_media_frame_start(media, n), ((int64_t)n * 1001 * 100 + 1) / 3);
    }
    pl_media_close(&media);
}

TEST(pictures_at_the_join_come_from_the_right_part)
{
    static const int numbers[] = { 299, 300, 298, 301, 0, 599, 300, 299, 302, 150, 450 };
    pl_media *media = corpus_open("part_a.mp4 part_b.mp4", NULL);
    for (size_t i = 0; i < PL_COUNT(numbers); i++) {
        pl_time shown = 0;
        pl_time start = pl_media_frame_start(media, numbers[i]);
        check_int(number_at(media, start, &shown, NULL), numbers[i]);
        check_int(shown, start);
    }
    check_int(number_at(media, 10009999, NULL, NULL), 299);
    check_int(number_at(media, 10010000, NULL, NULL), 300);
    pl_media_close(&media);
}

/* The cut lies in the middle of a picture; on either side of it times run on as if there were none. */
TEST(parts_cut_from_one_stream_keep_its_times)
{
    pl_media *media = corpus_open("cut_a.mpg cut_b.mpg", NULL);
    check(has_warning(pl_media_probe(media), "Part 2: Its timestamps go on"));
    check_int(pl_media_duration(media), 300 * pal);
    int count = pl_media_frame_count(media);
    check(count >= 297 && count <= 300);
    for (int n = 0; n<count; n += n> 140 && n < 160 ? 1 : 7) {
        pl_time start = pl_media_frame_start(media, n), shown = 0;
        int number = number_at(media, start, &shown, NULL);
        check_int(shown, start);
        check_int(number * pal, start);
    }
    pl_media_close(&media);
}

/* Each picture of these has its number times 40 ms as its time, whatever the counter did. */
TEST(jumps_of_all_streams_are_closed_and_wraps_carried_on)
{
    static const struct {
        const char *name, *warning;
        pl_jump_kind kind;
    } cases[] = {
        { "jump.ts", "the jump was closed", PL_JUMP_BREAK },
        { "wrap.ts", "it is carried on", PL_JUMP_WRAP },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_media *media = corpus_open(cases[i].name, NULL);
        const pl_clock_part *part = &pl_media_clock(media)->parts[0];
        check(has_warning(pl_media_probe(media), cases[i].warning));
        check_int(part->jump_count, 1);
        check_int(part->jumps[0].kind, cases[i].kind);
        check_int(pl_media_frame_count(media), 300);
        check_int(pl_media_duration(media), 300 * pal);
        for (int n = 0; n < 300; n++) {
            check_int(pl_media_frame_start(media, n), n * pal);
            if (n % 9 == 0 || (n > 145 && n < 155))
                check_int(number_at(media, n * pal, NULL, NULL), n);
        }
        pl_media_close(&media);
    }
}

TEST(a_gap_of_the_picture_alone_is_kept)
{
    pl_media *media = corpus_open("gap.ts", NULL);
    check_int(pl_media_clock(media)->parts[0].jump_count, 0);
    check_int(pl_media_frame_count(media), 225);
    check_int(pl_media_frame_start(media, 99), 99 * pal);
    check_int(pl_media_frame_start(media, 100), 175 * pal);
    check_int(number_at(media, 150 * pal, NULL, NULL), 99);
    check_int(number_at(media, 175 * pal, NULL, NULL), 175);
    pl_media_close(&media);
}

TEST(a_map_given_back_gives_the_same_times)
{
    static const char *const names[] = {
        "mp4_2997.mp4",          "edit_25.mp4",         "jump.ts",  "wrap.ts",
        "part_a.mp4 part_b.mp4", "cut_a.mpg cut_b.mpg", "sound.m4a"
    };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_clock_map map;
        pl_media *first = corpus_open(names[i], NULL);
        pl_clock_map_copy(&map, pl_media_clock(first));
        pl_media *again = corpus_open(names[i], &(pl_media_options){ .clock = &map });
        check_int(pl_media_frame_count(again), pl_media_frame_count(first));
        check_int(pl_media_duration(again), pl_media_duration(first));
        for (int n = 0; n < pl_media_frame_count(first); n++)
            check_int(pl_media_frame_start(again, n), pl_media_frame_start(first, n));
        check(!has_warning(pl_media_probe(again), "Today's rule"));
        pl_clock_map_clear(&map);
        pl_media_close(&first);
        pl_media_close(&again);
    }
}

/* Another rule began this recording at its second picture. A review rests on that: it stays. */
TEST(a_map_by_another_rule_is_kept_and_the_difference_named)
{
    pl_clock_map map;
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_clock_map_copy(&map, pl_media_clock(media));
    pl_media_close(&media);
    map.parts[0].raw_start += map.parts[0].unit_den / 25;
    map.parts[0].length_us -= pal;
    media = corpus_open("mp4_25.mp4", &(pl_media_options){ .clock = &map });
    check(has_warning(pl_media_probe(media), "Today's rule"));
    check_int(pl_media_frame_count(media), 299);
    check_int(number_at(media, 0, NULL, NULL), 1);
    check_int(number_at(media, 50 * pal, NULL, NULL), 51);
    pl_media_close(&media);
    pl_clock_map_clear(&map);
}

/* A jump that the given map closed otherwise than today's rule would. */
TEST(a_given_jump_is_carried_out_as_it_was_made)
{
    pl_clock_map map;
    pl_media *media = corpus_open("jump.ts", NULL);
    pl_clock_map_copy(&map, pl_media_clock(media));
    pl_media_close(&media);
    map.parts[0].jumps[0].shift += 90000;
    map.parts[0].length_us += 1000000;
    media = corpus_open("jump.ts", &(pl_media_options){ .clock = &map });
    check(has_warning(pl_media_probe(media), "Today's rule"));
    check_int(pl_media_frame_start(media, 149), 149 * pal);
    check_int(pl_media_frame_start(media, 150), 150 * pal + 1000000);
    pl_media_close(&media);
    pl_clock_map_clear(&map);
}

TEST(a_map_of_other_parts_is_refused)
{
    pl_error err = { 0 };
    pl_clock_map map;
    pl_media *media = corpus_open("part_a.mp4 part_b.mp4", NULL);
    pl_clock_map_copy(&map, pl_media_clock(media));
    pl_media_close(&media);
    char *path = corpus_path("part_a.mp4");
    const char *paths[] = { path };
    media = pl_media_open(paths, 1, &(pl_media_options){ .clock = &map }, NULL, &err);
    check_fails(media != NULL, PL_BAD_INPUT);
    check_has(err.text, "does not fit the clock");
    pl_clock_map_clear(&map);
    free(path);
}
