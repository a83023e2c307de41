/* The bound of the cache folder, on made files with made times of use. */
#include "test.h"

#include "cache.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KB = 1000, SIGNATURE = 64 };

/* A signature of one digit. */
static const char *signature(char digit)
{
    static char out[SIGNATURE + 1];
    memset(out, digit, SIGNATURE);
    return out;
}

static char *path_of(const char *folder, char digit, const char *ending)
{
    return pl_format("%s/%s.%s", folder, signature(digit), ending);
}

/* A file of one kilobyte, last of use at this second. */
static void put(const char *folder, char digit, const char *ending, int used)
{
    char bytes[KB + 1] = { 0 };
    char *path = path_of(folder, digit, ending);
    memset(bytes, 'x', KB);
    test_write(path, bytes);
    struct timespec times[2] = { { .tv_sec = used }, { .tv_sec = used } };
    check_int(utimensat(AT_FDCWD, path, times, 0), 0);
    free(path);
}

/* What is there, as digits and first letters: "a.i b.s". */
static char *left_in(const char *folder)
{
    pl_error err = { 0 };
    pl_names names = { 0 };
    pl_text words = { 0 };
    check_ok(pl_folder_list(&names, folder, &err));
    for (int i = 0; i < names.count; i++)
        if (strlen(names.items[i]) > SIGNATURE)
            pl_text_add_format(&words, "%s%c.%c", words.size ? " " : "", names.items[i][0],
                               names.items[i][SIGNATURE + 1]);
    pl_names_free(&names);
    return pl_text_take(&words);
}

static int refused; /* so many are not removed; -1: none at all is */

static bool remove_it(const char *path)
{
    if (refused < 0 || refused-- > 0)
        return false;
    refused = 0;
    return unlink(path) == 0;
}

/* Uses in this order: b.index, a.index, a.speech, a.thumbs, c.index, c.thumbs. */
static char *made_cache(void)
{
    char *folder = test_new_folder();
    put(folder, 'c', "index", 50);
    put(folder, 'a', "index", 20);
    put(folder, 'b', "index", 10);
    put(folder, 'a', "speech", 30);
    put(folder, 'a', "thumbs", 40);
    put(folder, 'c', "thumbs", 60);
    return folder;
}

TEST(the_longest_unused_goes_first_and_what_is_open_stays)
{
    static const struct {
        int64_t most;
        char open;
        bool pictures;
        int refused, removed;
        const char *left;
    } cases[] = {
        { 6 * KB, 0, true, 0, 0, "a.i a.s a.t b.i c.i c.t" },
        { 6 * KB - 1, 0, true, 0, 1, "a.i a.s a.t c.i c.t" },
        { 3 * KB, 0, true, 0, 3, "a.t c.i c.t" },
        { 3 * KB, 'b', true, 0, 3, "b.i c.i c.t" },
        { 3 * KB, 'a', true, 0, 3, "a.i a.s a.t" },
        { 0, 'c', true, 0, 4, "c.i c.t" },
        { 0, 0, true, 0, 6, "" },
        { 6 * KB, 0, false, 0, 2, "a.i a.s b.i c.i" },
        { 6 * KB, 'a', false, 0, 2, "a.i a.s b.i c.i" }, /* also of what is open */
        { 3 * KB, 0, false, 0, 3, "a.i a.s c.i" },
        /* one that cannot be removed stays, and another goes in its place */
        { 5 * KB, 0, true, 1, 1, "a.s a.t b.i c.i c.t" },
        { 0, 0, true, -1, 0, "a.i a.s a.t b.i c.i c.t" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *folder = made_cache();
        cache_rules rules = { .most = cases[i].most,
                              .open = cases[i].open ? signature(cases[i].open) : NULL,
                              .pictures = cases[i].pictures,
                              .remove = remove_it };
        pl_tidied got;
        refused = cases[i].refused;
        cache_tidy(&got, folder, &rules);
        char *left = left_in(folder);
        check_text(left, cases[i].left);
        check_int(got.removed, cases[i].removed);
        check_int(got.freed, cases[i].removed * KB);
        check_int(got.left, (6 - cases[i].removed) * KB);
        free(left);
        free(folder);
    }
}

TEST(only_files_that_are_ours_are_looked_at)
{
    char *folder = test_new_folder(), *notes = pl_path_join(folder, "notes.txt");
    char *inner = path_of(folder, 'd', "index"), *link = path_of(folder, 'e', "index");
    char *half = path_of(folder, 'f', "index.0123abcd.new");
    test_write(notes, "a person's own");
    test_write(half, "of a program that was killed");
    check_int(mkdir(inner, 0700), 0);
    check_int(symlink(notes, link), 0);
    pl_tidied got;
    refused = 0;
    cache_tidy(&got, folder, &(cache_rules){ .remove = remove_it });
    check_int(got.removed, 1);
    check(!pl_path_exists(half));
    check(pl_path_exists(notes) && pl_path_is_folder(inner) && pl_path_exists(link));
    free(notes);
    free(inner);
    free(link);
    free(half);
    free(folder);
}

TEST(a_cache_that_is_not_there_is_no_failure)
{
    char *folder = test_path("no cache here");
    pl_tidied got;
    cache_tidy(&got, folder, &(cache_rules){ .remove = remove_it });
    check(got.removed == 0 && got.freed == 0 && got.left == 0);
    free(folder);
}

TEST(the_bound_is_5_gb_or_a_tenth_of_what_is_free)
{
    const int64_t gb = (int64_t)1000 * 1000 * 1000;
    static const struct {
        int free, held, most; /* tenths of a GB */
    } cases[] = { { 1000, 0, 50 }, { 500, 0, 50 }, { 499, 1, 50 }, { 200, 0, 20 },
                  { 180, 20, 20 }, { 0, 100, 10 }, { 0, 0, 0 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int(cache_most(cases[i].free * gb / 10, cases[i].held * gb / 10),
                  cases[i].most * gb / 10);
}

static int64_t used_of(const char *path)
{
    pl_error err = { 0 };
    pl_file_facts facts;
    check_ok(pl_file_facts_read(&facts, path, &err));
    return facts.changed_us;
}

TEST(what_is_opened_is_of_use_now)
{
    char *folder = made_cache(), *index = path_of(folder, 'a', "index");
    char *speech = path_of(folder, 'a', "speech"), *other = path_of(folder, 'b', "index");
    cache_used(index);
    check(used_of(index) > 1000000000 && used_of(speech) > 1000000000);
    check_int(used_of(other), 10 * 1000 * 1000);
    cache_used(other); /* with nothing beside it */
    cache_used(NULL);
    free(index);
    free(speech);
    free(other);
    free(folder);
}

TEST(pictures_are_kept_where_the_library_says_so_and_nowhere_else)
{
    pl_error err = { 0 };
    pl_store *store = NULL;
    char *library = test_new_folder(), *cache = pl_path_join(library, "cache");
    check_ok(pl_store_open(&store, library, &(pl_store_options){ .as = "T-02" }, &err));
    check_ok(pl_folder_make(cache, 0700, &err));
    static const struct {
        const char *value;
        bool kept;
    } cases[] = { { NULL, false }, { "1", true }, { "0", false }, { "yes", false } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_tidied got;
        put(cache, 'a', "index", 20);
        put(cache, 'a', "thumbs", 20);
        check_ok(pl_store_setting_set(store, PL_SETTING_PICTURES, cases[i].value, &err));
        check(pl_library_keeps_pictures(store) == cases[i].kept);
        pl_library_tidy(&got, store, signature('a'));
        char *left = left_in(cache);
        check_text(left, cases[i].kept ? "a.i a.t" : "a.i");
        free(left);
    }
    pl_store_close(&store);
    free(cache);
    free(library);
}
