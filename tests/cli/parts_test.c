/* Discs, and parts that are joined and split by hand, as they are typed. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

/* A folder with a disc that was not changed lately, and a path for a library; free() both. */
static char *disc_folder(const char *name, char **library)
{
    int status;
    char *folder = test_new_folder();
    free(test_run(&status,
                  "cp -r '%s/corpus/%s' '%s' && find '%s' -exec touch -d '1 hour ago' {} +",
                  PL_BUILD, name, folder, folder));
    check_int(status, 0);
    *library = pl_path_join(folder, "library");
    return folder;
}

TEST(a_disc_is_indexed_found_moved_and_looked_at)
{
    char *library, *folder = disc_folder("disc_cut", &library);
    char *out = program_run(library, 0, "--json index '%s'", folder);
    check_int(json_count(out, "\"recording\":"), 1);
    check_int(json_number(out, "duration_us"), 18000000);
    check_has(out, "/disc_cut/VIDEO_TS#title-1");
    check_has(out, "\"state\":\"new\"");
    char *signature = json_value(out, "signature");
    free(out);

    out = program_run(library, 0, "index '%s/disc_cut/VIDEO_TS' --json", folder);
    check_has(out, "\"state\":\"known\"");
    free(out);
    out = program_run(library, 0, "recordings");
    check_has(out, "1 part  disc_cut, title 1\n");
    free(out);
    out = program_run(library, 0, "recordings --json");
    check_has(out, "\"offline\":false");
    check_has(out, "\"state\":\"known\"");
    free(out);

    int status;
    free(test_run(&status, "mv '%s/disc_cut' '%s/NORTHGATE'", folder, folder));
    out = program_run(library, 0, "recordings --json");
    check_has(out, "\"offline\":true");
    free(out);
    out = program_run(library, 0, "index '%s' --json", folder);
    check_has(out, "\"state\":\"moved\"");
    check_has(out, "/NORTHGATE/VIDEO_TS#title-1");
    free(out);

    /* the image of it is the same recording */
    out = program_run(library, 0, "index '%s/corpus/disc.iso' --json", PL_BUILD);
    check_has(out, "\"state\":\"known\"");
    check_has(out, signature);
    free(out);
    free(signature);
    free(folder);
    free(library);
}

TEST(a_disc_is_probed_by_its_longest_title_or_the_one_that_is_named)
{
    static const struct {
        const char *path, *title;
        int pictures;
    } cases[] = {
        { "disc", "disc/VIDEO_TS#title-1", 450 },
        { "disc.iso", "disc.iso#title-1", 450 },
        { "disc.iso#title-2", "disc.iso#title-2", 150 },
        { "disc_bare", "disc_bare#title-1", 600 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *out = program_run("/none", 0, "probe '%s/corpus/%s' --json", PL_BUILD, cases[i].path);
        check_has(out, cases[i].title);
        check_int(json_number(out, "duration_us"), cases[i].pictures * 40000);
        free(out);
    }
    char *picture = test_path("of_disc.png");
    char *out = program_run("/none", 0, "frame '%s/corpus/disc.iso' --at 12 -o '%s' --json",
                            PL_BUILD, picture);
    check_int(json_number(out, "shown_us"), 12000000);
    free(out);
    free(picture);
}

TEST(a_scrambled_disc_fails_with_a_sentence)
{
    char *library, *folder = disc_folder("disc_locked", &library);
    char *said = program_error(library, 1, "index '%s'", folder);
    check_has(said, "disc_locked is encrypted (CSS)");
    free(said);
    said = program_error("/none", 1, "probe '%s/disc_locked#title-1'", folder);
    check_has(said, "does not decrypt");
    free(said);
    free(folder);
    free(library);
}

/* --- joined and split by hand */

typedef struct hand {
    char *folder, *library;
} hand;

/* Three recordings that nothing joins by itself: 300 pictures each but the last, which has 3. */
static hand open_hand(void)
{
    hand h = { .folder = test_new_folder() };
    h.library = test_new_folder();
    corpus_copy("part_a.mp4", h.folder, "morning.mp4");
    corpus_copy("part_b.mp4", h.folder, "noon.mp4");
    corpus_copy("small.mp4", h.folder, "night.mp4");
    free(program_run(h.library, 0, "index '%s'", h.folder));
    return h;
}

static void close_hand(hand *h)
{
    char *out = program_run(h->library, 0, "verify --json");
    check_has(out, "\"ok\":true");
    free(out);
    free(h->folder);
    free(h->library);
}

static void check_index(const hand *h, const char *folder, const char *state, int count)
{
    char *out = program_run(h->library, 0, "index '%s' --json", folder);
    char *words = pl_format("\"state\":\"%s\"", state);
    check_int(json_count(out, words), 3);
    free(words);
    free(out);
    out = program_run(h->library, 0, "recordings --json");
    check_int(json_count(out, "\"recording\":"), count);
    free(out);
}

TEST(recordings_are_joined_in_the_order_given_and_stay_so)
{
    hand h = open_hand();
    char *out = program_run(h.library, 0, "join noon.mp4 morning.mp4 --json");
    check_int(json_number(out, "duration_us"), 20020000);
    check_int(json_count(out, "\"start_us\":"), 2);
    check(strstr(out, "noon.mp4") < strstr(out, "morning.mp4"));
    free(out);
    check_index(&h, h.folder, "known", 2);

    char *moved = pl_format("%s-moved", h.folder);
    int status;
    free(test_run(&status, "mv '%s' '%s'", h.folder, moved));
    check_index(&h, moved, "moved", 2);
    out = program_run(h.library, 0, "recordings --json");
    check_int(json_count(out, "-moved/"), 6); /* each path stands twice */
    check(strstr(out, "\"offline\":true") == NULL);
    free(out);
    free(moved);

    /* the pictures of the second file stand behind those of the first */
    char *picture = test_path("joined.png");
    out = program_run(h.library, 0, "log list");
    check_has(out, "recordings joined");
    free(out);
    free(picture);
    close_hand(&h);
}

TEST(a_recording_is_split_after_a_part_and_stays_so)
{
    hand h = open_hand();
    free(program_run(h.library, 0, "join morning.mp4 noon.mp4 night.mp4"));
    char *out = program_run(h.library, 0, "split night.mp4 --after 2 --json");
    check_int(json_count(out, "\"recording\":"), 2);
    check(strstr(out, "noon.mp4") < strstr(out, "night.mp4"));
    free(out);
    check_index(&h, h.folder, "known", 2);
    out = program_run(h.library, 0, "split morning.mp4 --after 1");
    check_has(out, "1 part  ");
    free(out);
    check_index(&h, h.folder, "known", 3);
    close_hand(&h);
}

TEST(what_cannot_be_joined_or_split_is_refused_and_nothing_changes)
{
    hand h = open_hand();
    free(program_run(h.library, 0, "join morning.mp4 noon.mp4"));
    free(program_run(h.library, 0,
                     "review new night.mp4 --rubric group-session-review --facilitators A=F-014"));
    static const struct {
        const char *words, *says;
        int status;
    } cases[] = {
        { "join morning.mp4 night.mp4", "Monitoring has begun on this recording", 3 },
        { "split night.mp4 --after 1", "Monitoring has begun on this recording", 3 },
        { "join morning.mp4 noon.mp4", "cannot be joined to itself", 1 },
        { "split morning.mp4 --after 2", "has 2 parts", 1 },
        { "split morning.mp4 --after 0", "--after wants PART", 2 },
        { "split morning.mp4", "--after wants PART", 2 },
        { "join morning.mp4", "", 2 },
        { "join morning.mp4 nothing.mp4", "nothing.mp4", 1 },
    };
    char *before = program_run(h.library, 0, "recordings --json");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *said = program_error(h.library, cases[i].status, "%s", cases[i].words);
        check_has(said, cases[i].says);
        free(said);
    }
    char *behind = program_run(h.library, 0, "recordings --json");
    check_text(behind, before);
    free(before);
    free(behind);
    close_hand(&h);
}

/* Titles of a disc that are one session. */
TEST(titles_of_a_disc_are_joined_as_parts)
{
    char *library, *folder = disc_folder("disc", &library);
    free(program_run(library, 0, "index '%s/disc/VIDEO_TS#title-1' '%s/disc/VIDEO_TS#title-2'",
                     folder, folder));
    char *out = program_run(library, 0, "join 'disc, title 1' 'disc, title 2' --json");
    check_int(json_number(out, "duration_us"), 600 * 40000);
    check_int(json_count(out, "\"start_us\":"), 2);
    free(out);
    free(folder);
    free(library);
}
