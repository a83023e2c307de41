/* What a folder holds, told thing by thing. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/browse.h"
#include "plumbline/library/index.h"
#include "plumbline/store/recordings.h"

#include <time.h>

static void rest(void)
{
    nanosleep(&(struct timespec){ .tv_nsec = 5 * 1000 * 1000 }, NULL);
}

static void settled(pl_browse_list *out, pl_browse *browse)
{
    for (int tries = 0; !(out->listed && out->looked == out->count) && tries < 4000; tries++) {
        pl_browse_take(out, browse);
        rest();
    }
    check(out->listed);
    check_int(out->looked, out->count);
}

static pl_browse *begin(const char *folder, const char *library, int64_t settle_us)
{
    return pl_browse_start(&(pl_browse_options){ .folder = folder,
                                                 .library = library,
                                                 .as = library ? "T-02" : NULL,
                                                 .settle_us = settle_us,
                                                 .again_us = 100 * 1000 });
}

static void words_of(pl_text *out, const pl_browse_entry *one)
{
    static const char *const kinds[] = { "looking", "folder",  "disc",   "image", "file",
                                         "series",  "copying", "unread", "other" };
    pl_text_add_format(out, "%s: %s", one->name, kinds[one->kind]);
    if (one->kind == PL_BROWSE_FOLDER)
        pl_text_add_format(out, " of %d", one->things);
    if (one->part_count && one->kind != PL_BROWSE_UNREAD) {
        pl_text_add_format(out, " %d parts, %d s", one->part_count,
                           (int)(one->length_us / 1000000));
        if (pl_browse_recordings(one) > 1)
            pl_text_add_format(out, ", %d recordings", pl_browse_recordings(one));
    }
    if (one->cut)
        pl_text_add_format(out, ", cut of %d s", (int)(one->claimed_us / 1000000));
    if (one->known)
        pl_text_add_format(out, ", known: %s", one->title);
    pl_text_add(out, "\n");
}

static char *told(const char *folder, const char *library)
{
    pl_browse *browse = begin(folder, library, 0);
    pl_browse_list list = { 0 };
    pl_text words = { 0 };
    settled(&list, browse);
    for (int i = 0; i < list.count; i++)
        words_of(&words, &list.items[i]);
    pl_browse_list_clear(&list);
    pl_browse_free(&browse);
    return pl_text_take(&words);
}

#define CORPUS PL_BUILD "/corpus"

TEST(each_thing_in_a_folder_is_told_for_what_it_is)
{
    int status;
    char *folder = test_new_folder();
    free(test_run(&status,
                  "cd '%s' && mkdir -p night older/deep 'Harbour Thu' && cp -r " CORPUS
                  "/disc NORTHGATE && cp " CORPUS "/disc.iso 'Mill Lane.iso' && cp " CORPUS
                  "/part_a.mp4 session_part1.mp4 && cp " CORPUS
                  "/part_b.mp4 session_part2.mp4 && cp " CORPUS "/cut.mkv " CORPUS
                  "/cut.avi . && cp " CORPUS "/card/PRIVATE/AVCHD/BDMV/STREAM/0000[01].MTS "
                  "'Harbour Thu' && cp " CORPUS "/garbage.mp4 broken.mp4 && cp " CORPUS
                  "/mkv_25.mkv one.mkv && touch 'Room plan.pdf' older/a older/b && ln -s nowhere "
                  "lost.mp4 && ln -s round round && mkfifo pipe.mp4",
                  folder));
    check_int(status, 0);
    char *words = told(folder, NULL);
    check_has(words, "Harbour Thu: series 2 parts, ");
    check_has(words, "NORTHGATE: disc 1 parts, ");
    check_has(words, "Mill Lane.iso: image 1 parts, ");
    check_has(words, "session_part1.mp4 – session_part2.mp4: series 2 parts, 20 s\n");
    check_has(words, "broken.mp4: unread\n");
    check_has(words, "lost.mp4: unread\n");
    check_has(words, "older: folder of 3\n");
    check_has(words, "night: folder of 0\n");
    check_has(words, "pipe.mp4: other\n");
    check_has(words, "Room plan.pdf: other\n");
    check_has(words, "round: unread\n");
    check_has(words, "one.mkv: file 1 parts, ");
    check_has(words, "cut.avi: file 1 parts, 6 s, cut of 12 s\n");
    free(words);
    free(folder);
}

/* Names of cameras that count: what follows on in time is one, and what begins anew another. */
TEST(files_of_a_camera_are_one_row_and_tell_where_another_begins)
{
    char *words = told(CORPUS "/card/PRIVATE/AVCHD/BDMV/STREAM", NULL);
    check_has(words, "00000.MTS – 00002.MTS: series 3 parts, ");
    check_has(words, ", 2 recordings");
    free(words);
}

/* Files of half an hour that a camera wrote one behind the other, far below any limit of size. */
TEST(files_that_were_written_one_behind_the_other_are_probably_one_session)
{
    int status;
    char *folder = test_new_folder();
    free(test_run(
        &status,
        "cd '%s' && mkdir near far copied && for f in near far copied; do for n in 1 2 3; do "
        "cp " CORPUS "/mp4_25.mp4 $f/C000$n.MP4; done; done && cd near && touch -d "
        "@1000000000 C0001.MP4 && touch -d @1000000009 C0002.MP4 && touch -d @1000000018 "
        "C0003.MP4 && cd ../far && touch -d @1000000000 C0001.MP4 && touch -d @1000003600 "
        "C0002.MP4 && touch -d @1000007200 C0003.MP4 && cd ../copied && touch -d "
        "@1000000000 C000?.MP4",
        folder));
    check_int(status, 0);
    char *words = told(folder, NULL);
    check_has(words, "near: series 3 parts");
    check_has(words, "far: folder of 3\n");
    check_has(words, "copied: folder of 3\n");
    free(words);
    free(folder);
}

TEST(what_the_library_has_is_told_by_its_content)
{
    int status;
    pl_error err = { 0 };
    char *home = test_new_folder(), *library = pl_path_join(home, "library");
    char *folder = test_new_folder();
    pl_store *store;
    pl_store_options options = { .as = "T-02" };
    check_ok(pl_store_open(&store, library, &options, &err));
    free(test_run(&status,
                  "cd '%s' && cp " CORPUS "/part_a.mp4 s_part1.mp4 && cp " CORPUS
                  "/part_b.mp4 s_part2.mp4 && cp " CORPUS "/mkv_25.mkv other.mkv && mkdir apart && "
                  "cp s_part1.mp4 apart/elsewhere.mp4",
                  folder));
    check_int(status, 0);
    char *first = pl_path_join(folder, "s_part1.mp4"),
         *second = pl_path_join(folder, "s_part2.mp4");
    char *parts[] = { first, second };
    pl_candidate both = { .parts = { parts, 2, 2 } };
    pl_index_result result;
    pl_library_index(&result, store, &both, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_session said = { .recording = result.recording, .title = "BBR 4", .language = "en-GB" };
    pl_id id;
    check_ok(pl_store_session_set(&id, store, &said, &err));
    pl_index_result_free(&result);
    pl_store_close(&store);
    char *words = told(folder, library);
    check_has(words, "s_part1.mp4 – s_part2.mp4: series 2 parts, 20 s, known: BBR 4\n");
    check_has(words, "other.mkv: file 1 parts, ");
    check_has(words, "other.mkv: file 1 parts, 12 s\n");
    free(words);
    char *apart = pl_path_join(folder, "apart");
    words = told(apart, library);
    check_has(words, "elsewhere.mp4: file 1 parts, 10 s, known: BBR 4\n");
    free(words);
    free(apart);
    free(first);
    free(second);
    free(folder);
    free(library);
    free(home);
}

TEST(a_file_that_has_just_changed_is_looked_at_again)
{
    int status;
    char *folder = test_new_folder();
    free(test_run(&status, "cp " CORPUS "/mp4_25.mp4 '%s/copy.mp4'", folder));
    pl_browse_list list = { 0 };
    pl_browse *browse = begin(folder, NULL, 1000 * 1000);
    settled(&list, browse);
    check_int(list.items[0].kind, PL_BROWSE_COPYING);
    for (int tries = 0; list.items[0].kind == PL_BROWSE_COPYING && tries < 2000; tries++) {
        pl_browse_take(&list, browse);
        rest();
    }
    check_int(list.items[0].kind, PL_BROWSE_FILE);
    check_int(list.looked, 1);
    for (int tries = 0; !pl_browse_ended(browse) && tries < 2000; tries++)
        rest();
    check(pl_browse_ended(browse));
    pl_browse_free(&browse);
    pl_browse_list_clear(&list);
    free(folder);
}

TEST(a_folder_that_cannot_be_listed_says_why)
{
    pl_browse_list list = { 0 };
    char *folder = test_new_folder(), *gone = pl_path_join(folder, "gone");
    pl_browse *browse = begin(gone, NULL, 0);
    settled(&list, browse);
    check_int(list.count, 0);
    check_int(list.why.code, PL_NOT_FOUND);
    check_has(list.why.text, "there is no such file or folder");
    pl_browse_free(&browse);
    pl_browse_list_clear(&list);
    free(gone);
    free(folder);
}

TEST(thousands_of_things_are_listed_at_once_and_can_be_left)
{
    int status;
    char *folder = test_new_folder();
    free(
        test_run(&status, "cd '%s' && seq -f 'clip %%g.mp4' 20000 | xargs -d '\\n' touch", folder));
    check_int(status, 0);
    pl_browse_list list = { 0 };
    pl_browse *browse = begin(folder, NULL, 0);
    for (int tries = 0; !list.listed && tries < 4000; tries++) {
        pl_browse_take(&list, browse);
        rest();
    }
    check_int(list.count, 20000);
    check_text(list.items[9].name, "clip 10.mp4");
    pl_browse_seen(browse, 15000);
    for (int tries = 0; list.items[15010].kind == PL_BROWSE_LOOKING && tries < 4000; tries++) {
        pl_browse_take(&list, browse);
        rest();
    }
    check_int(list.items[15010].kind, PL_BROWSE_UNREAD);
    pl_browse_leave(browse);
    pl_browse_free(&browse);
    pl_browse_list_clear(&list);
    free(folder);
}

TEST(names_of_every_age_are_shown)
{
    int status;
    char *folder = test_new_folder();
    free(test_run(&status,
                  "cd '%s' && cp " CORPUS
                  "/one.mp4 \"$(printf 'Gr\\374n \\377.mp4')\" && cp " CORPUS
                  "/one.mp4 \"$(printf '%%0250d' 7)\".mp4",
                  folder));
    check_int(status, 0);
    pl_browse_list list = { 0 };
    pl_browse *browse = begin(folder, NULL, 0);
    settled(&list, browse);
    check_int(list.count, 2);
    check_int(list.items[0].kind, PL_BROWSE_FILE);
    check_int(list.items[1].kind, PL_BROWSE_FILE);
    check_text(list.items[1].name, "Gr\374n \377.mp4");
    pl_browse_entry copy;
    pl_browse_entry_copy(&copy, &list.items[1]);
    check(pl_browse_can_add(&copy));
    pl_browse_entry_clear(&copy);
    pl_browse_free(&browse);
    pl_browse_list_clear(&list);
    free(folder);
}

TEST(names_tell_the_day)
{
    const int64_t changed = (int64_t)1773792000 * 1000000; /* 18 March 2026 */
    static const struct {
        const char *name, *want;
    } cases[] = {
        { "NORTHGATE 17 MAR", "2026-03-17" },
        { "Harbour Thu 19 March", "2025-03-19" },
        { "recorder 18th March 2026.mkv", "2026-03-18" },
        { "2026-03-10 Tue.mp4", "2026-03-10" },
        { "20260310_183000.mp4", "2026-03-10" },
        { "10.3.2026.mp4", "2026-03-10" },
        { "10032026.avi", "2026-03-10" },
        { "Room 31_12.mp4", "" },
        { "31 Feb", "" },
        { "00001.MTS", "" },
        { "clip 123456789.mp4", "" },
        { "Group 4", "" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char day[PL_DATE_ROOM] = "";
        pl_browse_day(day, cases[i].name, changed);
        check_text(day, cases[i].want);
    }
}
