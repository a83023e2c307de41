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
