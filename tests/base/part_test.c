#include "test.h"

#include "plumbline/base/part.h"

TEST(a_path_of_a_title_is_taken_apart_and_a_file_of_that_name_is_a_file)
{
    static const struct {
        const char *path, *disc; /* NULL: it is no title's */
        int title;
    } cases[] = {
        { "/x/VIDEO_TS#title-2", "/x/VIDEO_TS", 2 },
        { "/x/disc.iso#title-1", "/x/disc.iso", 1 },
        { "/x/a#title-3/VIDEO_TS#title-99", "/x/a#title-3/VIDEO_TS", 99 },
        { "/x/VIDEO_TS#title-0", NULL, 0 },
        { "/x/VIDEO_TS#title-100", NULL, 0 },
        { "/x/VIDEO_TS#title-", NULL, 0 },
        { "/x/VIDEO_TS#title-1a", NULL, 0 },
        { "/x/VIDEO_TS#Title-1", NULL, 0 },
        { "/x/VIDEO_TS", NULL, 0 },
        { "#title-1", NULL, 0 },
        { "/x/a#title-1/b", NULL, 0 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *disc = NULL;
        int title = 0;
        check_int(pl_part_split(&disc, &title, cases[i].path), cases[i].disc != NULL);
        check_text(disc, cases[i].disc);
        check_int(title, cases[i].title);
        free(disc);
    }
    char *file = test_path("notes#title-1"), *disc = NULL;
    int title = 0;
    test_write(file, "words");
    check(!pl_part_split(&disc, &title, file));
    free(file);
}

TEST(a_title_is_shown_by_the_name_of_its_disc)
{
    static const char *const cases[][2] = {
        { "/x/NORTHGATE 17 MAR/VIDEO_TS#title-2", "NORTHGATE 17 MAR, title 2" },
        { "/x/Mill Lane.iso#title-1", "Mill Lane.iso, title 1" },
        { "/x/copied#title-1", "copied, title 1" },
        { "/VIDEO_TS#title-1", "VIDEO_TS, title 1" },
        { "/x/a.mp4", "a.mp4" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *name = pl_part_name(cases[i][0]);
        check_text(name, cases[i][1]);
        free(name);
    }
}

TEST(facts_of_a_title_are_those_of_its_disc)
{
    pl_error err = { 0 };
    int status;
    char *folder = test_new_folder();
    free(test_run(
        &status,
        "cd '%s' && mkdir VIDEO_TS VIDEO_TS/in && printf 12345 > VIDEO_TS/VTS_01_1.VOB && "
        "printf 123 > VIDEO_TS/VTS_01_0.IFO && touch -d @1000 VIDEO_TS/VTS_01_1.VOB && touch "
        "-d @2000 VIDEO_TS/VTS_01_0.IFO && printf 1234567 > a.iso",
        folder));
    check_int(status, 0);
    char *video = pl_path_join(folder, "VIDEO_TS"), *image = pl_path_join(folder, "a.iso");
    char *titles[] = { pl_part_join(video, 1), pl_part_join(image, 2),
                       pl_path_join(folder, "b#title-1") };
    pl_file_facts facts;
    check_ok(pl_part_facts_read(&facts, titles[0], &err));
    check_int(facts.bytes, 8);
    check_int(facts.changed_us, (int64_t)2000 * 1000000);
    check(facts.regular && !facts.folder && pl_part_exists(titles[0]));
    check_ok(pl_part_facts_read(&facts, titles[1], &err));
    check_int(facts.bytes, 7);
    check(pl_part_exists(titles[1]) && !pl_part_exists(titles[2]));
    check_fails(pl_part_facts_read(&facts, titles[2], &err), PL_NOT_FOUND);
    for (int i = 0; i < 3; i++)
        free(titles[i]);
    free(video);
    free(image);
    free(folder);
}
