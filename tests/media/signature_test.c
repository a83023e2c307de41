/* A recording is known by its content. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/thread.h"
#include "plumbline/base/time.h"
#include "plumbline/media/signature.h"

#include <stdatomic.h>

enum { MIB = 1 << 20, LONG = 3 * MIB };

static char *write_bytes(const char *name, size_t size, size_t changed)
{
    pl_error err = { 0 };
    char *path = test_path(name);
    uint8_t *bytes = pl_alloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)(i * 31 >> 3);
    if (changed < size)
        bytes[changed] ^= 1;
    check_ok(pl_file_write(path, bytes, size, &err));
    free(bytes);
    return path;
}

static void sign(char out[PL_HASH_ROOM], const char *a, const char *b)
{
    pl_error err = { 0 };
    const char *paths[] = { a, b };
    check_ok(pl_signature_read(out, paths, b ? 2 : 1, 0, &err));
    check_int(strlen(out), PL_HASH_ROOM - 1);
}

TEST(a_signature_is_of_size_first_and_last_mebibyte)
{
    static const struct {
        size_t size, changed;
        bool same;
    } cases[] = {
        { LONG, LONG, true },          { LONG, 0, false },        { LONG, MIB - 1, false },
        { LONG, MIB, true },           { LONG, LONG / 2, true },  { LONG, LONG - MIB - 1, true },
        { LONG, LONG - MIB, false },   { LONG, LONG - 1, false }, { LONG + 1, LONG + 1, false },
        { LONG - 1, LONG - 1, false },
    };
    char want[PL_HASH_ROOM], got[PL_HASH_ROOM];
    char *first = write_bytes("first", LONG, LONG);
    sign(want, first, NULL);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *path = write_bytes("other", cases[i].size, cases[i].changed);
        sign(got, path, NULL);
        check_int(strcmp(got, want) == 0, cases[i].same);
        free(path);
    }
    free(first);
}

TEST(the_order_of_parts_counts_and_short_ones_are_signed_too)
{
    char ab[PL_HASH_ROOM], ba[PL_HASH_ROOM], a[PL_HASH_ROOM];
    char *one = write_bytes("one", 1000, 1000), *two = write_bytes("two", 1000, 5);
    sign(ab, one, two);
    sign(ba, two, one);
    sign(a, one, NULL);
    check(strcmp(ab, ba) != 0 && strcmp(ab, a) != 0);
    sign(ba, one, two);
    check_text(ba, ab);
    free(one);
    free(two);
}

TEST(a_file_that_has_just_changed_is_still_being_copied)
{
    pl_error err = { 0 };
    char out[PL_HASH_ROOM] = "before";
    char *path = write_bytes("fresh", 1000, 1000);
    const char *paths[] = { path };
    pl_file_facts facts;
    check_ok(pl_file_facts_read(&facts, path, &err));
    static const struct {
        int64_t age_us;
        bool settled;
    } cases[] = { { 0, false },
                  { 9999999, false },
                  { 10000000, true },
                  { 3600000000, true },
                  { -5000000, true } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_utc_fix(facts.changed_us + cases[i].age_us);
        bool ok = pl_signature_read(out, paths, 1, PL_SETTLE_US, &err);
        check_int(ok, cases[i].settled);
        if (!ok) {
            check_int(err.code, PL_BUSY);
            check_has(err.text, "is still being copied. Try again in 10 s.");
            check_text(out, "before");
        }
        snprintf(out, sizeof out, "before");
    }
    pl_utc_fix(0);
    free(path);
}

typedef struct writer {
    const char *path;
    atomic_bool stop;
} writer;

static void *grow(void *arg)
{
    writer *w = arg;
    while (!atomic_load(&w->stop)) {
        FILE *file = fopen(w->path, "ab");
        if (!file)
            break;
        fputs("more", file);
        fclose(file);
    }
    return NULL;
}

TEST(a_file_that_grows_while_it_is_read_is_named)
{
    char *path = write_bytes("growing", LONG, LONG);
    const char *paths[] = { path };
    writer w = { .path = path };
    pl_thread thread = { 0 };
    pl_error err = { 0 };
    pl_thread_start(&thread, grow, &w);
    bool busy = false;
    for (int i = 0; i < 1000 && !busy; i++) {
        char out[PL_HASH_ROOM];
        busy = !pl_signature_read(out, paths, 1, 0, &err);
    }
    atomic_store(&w.stop, true);
    pl_thread_join(&thread);
    check(busy);
    check_int(err.code, PL_BUSY);
    check_has(err.text, "growing is still being copied");
    free(path);
}

TEST(a_missing_part_and_a_folder_have_no_signature)
{
    pl_error err = { 0 };
    char out[PL_HASH_ROOM];
    const char *missing[] = { "/nowhere/at/all.mp4" }, *folder[] = { test_folder() };
    check_fails(pl_signature_read(out, missing, 1, 0, &err), PL_NOT_FOUND);
    check_has(err.text, "/nowhere/at/all.mp4");
    check_fails(pl_signature_read(out, folder, 1, 0, &err), PL_BAD_INPUT);
}
