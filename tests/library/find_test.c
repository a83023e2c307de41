#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/find.h"

/* The grouping as words: files of one recording joined by +, recordings parted by a blank. */
static char *grouped(const char *const *names, const int64_t *bytes, int count)
{
    pl_names paths = { 0 };
    for (int i = 0; i < count; i++) {
        char *path = pl_path_join("/card", names[i]);
        pl_names_add(&paths, path);
        free(path);
    }
    pl_candidates found = { 0 };
    pl_candidates_group(&found, &paths, bytes, NULL);
    pl_text words = { 0 };
    for (int i = 0; i < found.count; i++) {
        pl_text_add(&words, i ? " " : "");
        for (int k = 0; k < found.items[i].parts.count; k++)
            pl_text_add_format(&words, "%s%s", k ? "+" : "",
                               pl_path_name(found.items[i].parts.items[k]));
    }
    pl_candidates_free(&found);
    pl_names_free(&paths);
    return pl_text_take(&words);
}

TEST(files_of_one_recording_stand_together)
{
    enum { MOST = 8 };
    const int64_t gb = (int64_t)1 << 30;
    const struct {
        const char *names[MOST];
        int64_t bytes[MOST];
        const char *want;
    } cases[] = {
        { { "a.mp4", "b.mp4" }, { 5, 5 }, "a.mp4 b.mp4" },
        { { "s_part1.mp4", "s_part2.mp4", "s_part3.mp4" },
          { 5, 5, 5 },
          "s_part1.mp4+s_part2.mp4+s_part3.mp4" },
        { { "s_part1.mp4", "s_part3.mp4" }, { 5, 5 }, "s_part1.mp4 s_part3.mp4" },
        { { "s part10.mp4", "s part9.mp4" }, { 5, 5 }, "s part9.mp4+s part10.mp4" },
        { { "a_part1.mp4", "b_part2.mp4" }, { 5, 5 }, "a_part1.mp4 b_part2.mp4" },
        { { "a_part1.mp4", "a_part2.avi" }, { 5, 5 }, "a_part1.mp4 a_part2.avi" },
        { { "Tue-pt1.MP4", "Tue-pt2.MP4" }, { 5, 5 }, "Tue-pt1.MP4+Tue-pt2.MP4" },
        { { "VTS_01_1.VOB", "VTS_01_2.VOB", "VTS_02_1.VOB" },
          { 5, 5, 5 },
          "VTS_01_1.VOB+VTS_01_2.VOB VTS_02_1.VOB" },
        { { "GH010123.MP4", "GH010124.MP4", "GH020123.MP4" },
          { 5, 5, 5 },
          "GH010123.MP4+GH020123.MP4 GH010124.MP4" },
        /* counted files are parts only where the camera had to cut at its limit */
        { { "00000.MTS", "00001.MTS", "00002.MTS" }, { 5, 5, 5 }, "00000.MTS 00001.MTS 00002.MTS" },
        { { "00000.MTS", "00001.MTS", "00002.MTS" },
          { 2 * gb - 6144, 2 * gb - 6144, gb },
          "00000.MTS+00001.MTS+00002.MTS" },
        { { "MOV001.MOD", "MOV002.MOD" }, { 4 * gb - 1, 5 }, "MOV001.MOD+MOV002.MOD" },
        { { "MOV001.MOD", "MOV003.MOD" }, { 4 * gb - 1, 5 }, "MOV001.MOD MOV003.MOD" },
        { { "session_1.mp4", "session_2.mp4" }, { 5, 5 }, "session_1.mp4 session_2.mp4" },
        { { "session_1.mp4", "session_2.mp4" }, { 4 * gb - 99, 5 }, "session_1.mp4+session_2.mp4" },
        { { "DVR-001.avi", "DVR-002.avi", "DVR-003.avi" },
          { 2 * gb - 7, 5, 5 },
          "DVR-001.avi+DVR-002.avi DVR-003.avi" },
        { { "session_1.mp4", "session_2.avi" }, { 4 * gb - 99, 5 }, "session_1.mp4 session_2.avi" },
        { { "GOPR0123.MP4", "GP010123.MP4", "GP020123.MP4", "GOPR0124.MP4" },
          { 5, 5, 5, 5 },
          "GOPR0123.MP4+GP010123.MP4+GP020123.MP4 GOPR0124.MP4" },
        { { "GX010007.MP4", "GX020007.MP4" }, { 5, 5 }, "GX010007.MP4+GX020007.MP4" },
        { { "party1.mp4", "party2.mp4" }, { 5, 5 }, "party1.mp4 party2.mp4" },
        { { "2026-03-10 1830.mp4", "2026-03-10 1831.mp4" },
          { 5, 5 },
          "2026-03-10 1830.mp4 2026-03-10 1831.mp4" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        int count = 0;
        while (count < MOST && cases[i].names[count])
            count++;
        char *words = grouped(cases[i].names, cases[i].bytes, count);
        check_text(words, cases[i].want);
        free(words);
    }
}

TEST(folders_are_looked_through_and_links_to_folders_are_not)
{
    pl_error err = { 0 };
    char *folder = test_new_folder();
    int status;
    free(test_run(&status,
                  "cd '%s' && mkdir -p card deep/er .hidden && touch a.MP4 notes.txt system.iso "
                  "card/GH010123.MP4 card/GH020123.MP4 deep/er/b.avi .hidden/c.mp4 "
                  "&& ln -s .. deep/round && ln -s ../deep/er deep/er.mp4",
                  folder));
    check_int(status, 0);
    pl_candidates found;
    const char *paths[] = { folder };
    check_ok(pl_candidates_find(&found, paths, 1, NULL, &err));
    check_int(found.count, 3);
    check_int(found.troubles.count, 1); /* the image is empty */
    check_int(found.items[0].parts.count, 2);
    check_has(found.items[0].parts.items[0], "card/GH010123.MP4");
    check_has(found.items[1].parts.items[0], "deep/er/b.avi");
    check_has(found.items[2].parts.items[0], "a.MP4");
    pl_candidates_free(&found);

    char *empty = test_new_folder();
    paths[0] = empty;
    check_fails(pl_candidates_find(&found, paths, 1, NULL, &err), PL_NOT_FOUND);
    pl_job job = { .abort = true };
    paths[0] = folder;
    check_fails(pl_candidates_find(&found, paths, 1, &job, &err), PL_CANCELLED);
    free(empty);
    free(folder);
}

/* The card of a camera: it cut the first recording in the midst of a picture, far below any limit of size. */
TEST(counted_files_are_parts_where_their_time_goes_on)
{
    pl_error err = { 0 };
    pl_candidates found;
    const char *path = PL_BUILD "/corpus/card";
    check_ok(pl_candidates_find(&found, &path, 1, NULL, &err));
    check_int(found.count, 2);
    check_int(found.items[0].parts.count, 2);
    check_has(found.items[0].parts.items[0], "STREAM/00000.MTS");
    check_has(found.items[0].parts.items[1], "STREAM/00001.MTS");
    check_int(found.items[1].parts.count, 1);
    check_has(found.items[1].parts.items[0], "STREAM/00002.MTS");
    pl_candidates_free(&found);
}

/* --- discs */

/* The recordings that are found at a path, as words: "disc/VIDEO_TS#title-1 …", + before further titles;
 * then the troubles and the notes in lines of their own. */
static char *found_at(const char *path)
{
    pl_error err = { 0 };
    pl_candidates found;
    pl_text words = { 0 };
    if (!pl_candidates_find(&found, &path, 1, NULL, &err))
        return pl_copy_text(err.text);
    for (int i = 0; i < found.count; i++) {
        const pl_names *parts = &found.items[i].parts;
        pl_text_add_format(&words, "%s%s", i ? " " : "", found.items[i].further ? "+" : "");
        for (int k = 0; k < parts->count; k++)
            pl_text_add_format(&words, "%s%s", k ? "&" : "", pl_path_name(parts->items[k]));
    }
    for (int i = 0; i < found.troubles.count; i++)
        pl_text_add_format(&words, "\ntrouble: %s", found.troubles.items[i]);
    for (int i = 0; i < found.notes.count; i++)
        pl_text_add_format(&words, "\nnote: %s", found.notes.items[i]);
    pl_candidates_free(&found);
    return pl_text_take(&words);
}

static char *corpus(const char *name)
{
    return pl_path_join(PL_BUILD "/corpus", name);
}

TEST(of_a_disc_the_longest_title_is_the_recording)
{
    static const struct {
        const char *name, *want;
    } cases[] = {
        { "disc",
          "VIDEO_TS#title-1\nnote: disc, title 2 was left out: it lasts 0:00:06. To add it, " },
        { "disc/VIDEO_TS", "VIDEO_TS#title-1\nnote: disc, title 2 was left out" },
        { "disc.iso", "disc.iso#title-1\nnote: disc.iso, title 2 was left out" },
        { "disc_cut", "VIDEO_TS#title-1\nnote: disc_cut, title 2 was left out" },
        { "disc_bare", "disc_bare#title-1" },
        { "disc.iso#title-2", "disc.iso#title-2" },
        { "disc/VIDEO_TS#title-2", "VIDEO_TS#title-2" },
        { "disc_cut/VIDEO_TS/VTS_01_2.VOB", "VTS_01_2.VOB" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *path = corpus(cases[i].name), *words = found_at(path);
        check_has(words, cases[i].want);
        check_int(strstr(words, cases[i].want) == words, true);
        free(words);
        free(path);
    }
}

/* As the tables have it: a decimal digit in each half of a byte. */
static unsigned decimal(int number)
{
    return (unsigned)(number / 10 * 16 + number % 10);
}

/* The minutes of the two titles in the table and its copy, at their places there. */
static char *disc_of(int minutes_1, int minutes_2)
{
    int status;
    char *folder = test_new_folder(), *from = corpus("disc");
    free(test_run(&status,
                  "cp -r '%s/.' '%s' && cd '%s/VIDEO_TS' && for f in VTS_01_0.*; do "
                  "printf '\\%03o' | dd of=$f bs=1 seek=$((0x101D)) conv=notrunc status=none; "
                  "printf '\\%03o' | dd of=$f bs=1 seek=$((0x11AB)) conv=notrunc status=none; done",
                  from, folder, folder, decimal(minutes_1), decimal(minutes_2)));
    check_int(status, 0);
    free(from);
    return folder;
}

TEST(further_titles_of_a_session_s_length_are_recordings_too)
{
    static const struct {
        int minutes[2];
        const char *want;
    } cases[] = {
        { { 52, 48 }, "VIDEO_TS#title-1 +VIDEO_TS#title-2" },
        { { 48, 52 }, "VIDEO_TS#title-2 +VIDEO_TS#title-1" },
        { { 52, 9 }, "VIDEO_TS#title-1\nnote: " },
        { { 8, 52 }, "VIDEO_TS#title-2\nnote: " },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *folder = disc_of(cases[i].minutes[0], cases[i].minutes[1]);
        char *words = found_at(folder);
        check_int(strncmp(words, cases[i].want, strlen(cases[i].want)), 0);
        check_int(strstr(words, "note: ") != NULL, strstr(cases[i].want, "note: ") != NULL);
        free(words);
        free(folder);
    }
}

TEST(a_disc_that_cannot_be_used_is_told_and_other_images_are_passed_over)
{
    char *locked = corpus("disc_locked"), *words = found_at(locked);
    check_has(words, "is encrypted (CSS)");
    free(words);
    free(locked);
    char *folder = test_new_folder(), *image = pl_path_join(folder, "system.iso");
    int status;
    free(test_run(&status,
                  "cd '%s' && mkdir in && touch in/file a.mp4 && genisoimage -quiet -udf -o "
                  "system.iso in",
                  folder));
    check_int(status, 0);
    words = found_at(folder);
    check_text(words, "a.mp4");
    free(words);
    words = found_at(image);
    check_has(words, "holds no DVD-Video");
    free(words);
    free(image);
    free(folder);
}
