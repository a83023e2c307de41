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
    pl_candidates_group(&found, &paths, bytes);
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
                  "cd '%s' && mkdir -p VIDEO_TS deep/er .hidden && touch a.MP4 notes.txt "
                  "VIDEO_TS/VTS_01_0.VOB VIDEO_TS/VTS_01_1.VOB VIDEO_TS/VTS_01_2.VOB "
                  "VIDEO_TS/VIDEO_TS.VOB VIDEO_TS/VTS_01_0.IFO deep/er/b.avi .hidden/c.mp4 "
                  "&& ln -s .. deep/round",
                  folder));
    check_int(status, 0);
    pl_candidates found;
    const char *paths[] = { folder };
    check_ok(pl_candidates_find(&found, paths, 1, NULL, &err));
    check_int(found.count, 3);
    check_int(found.items[0].parts.count, 2);
    check_has(found.items[0].parts.items[0], "VIDEO_TS/VTS_01_1.VOB");
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
