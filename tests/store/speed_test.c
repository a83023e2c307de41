#include "library.h"
#include "vfs.h"

#include <time.h>

/* A key costs the same in a review of 20,000 tags as in one of 100. Without the waits for the drive, which
 * are not ours to shorten. */

enum { SAMPLES = 200, MOST = 20000 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double add_tags(library *lib, double times[SAMPLES])
{
    pl_error err = { 0 };
    for (int i = 0; i < SAMPLES; i++) {
        pl_tag tag = library_tag(lib, i * 1000);
        double start = now_ms();
        check_ok(pl_store_tag_add(lib->store, &tag, &err));
        times[i] = now_ms() - start;
    }
    qsort(times, SAMPLES, sizeof *times, by_size);
    return times[SAMPLES / 2];
}

/* Rows as a long review leaves them, each with its step to undo. */
static void fill(library *lib, int count)
{
    long long have = library_number(lib->folder, "SELECT count(*) FROM tag");
    library_sql(
        lib->folder,
        "WITH RECURSIVE n(i) AS (SELECT %lld UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
        " INSERT INTO tag (id, review, made_us, at_us, to_us, kind, for_report, note,"
        " made_utc) SELECT i * 1000003 + 7, %lld, i * 1000, i * 1000, NULL, 'neutral', 0,"
        " 'a note', 1 FROM n;"
        "INSERT INTO tag_item SELECT id, '2.2', 0 FROM tag WHERE id NOT IN (SELECT tag FROM"
        " tag_item); INSERT INTO tag_facilitator SELECT id, 'A' FROM tag WHERE id NOT IN (SELECT"
        " tag FROM tag_facilitator);"
        "INSERT INTO undo_step (id, review, number, undone, title, inverse) SELECT id, review, "
        "(SELECT coalesce(max(number), 0) FROM undo_step)"
        " + row_number() OVER (), 0, 'Tag added',"
        " zeroblob(150) FROM tag WHERE id NOT IN (SELECT id FROM undo_step) AND id IN (SELECT i *"
        " 1000003 + 7 FROM (WITH RECURSIVE n(i) AS (SELECT %lld UNION ALL SELECT i + 1 FROM n"
        " WHERE i < %d) SELECT i FROM n));",
        have + 1, count, (long long)lib->review, have + 1, count);
}

TEST(a_tag_costs_the_same_with_20000_as_with_100)
{
    static const int sizes[] = { 100, 1000, MOST };
    library lib = library_open();
    double first = 0, last = 0, times[SAMPLES];
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        fill(&lib, sizes[i]);
        last = add_tags(&lib, times);
        first = i ? first : last;
        print_message("tag add with %5d tags: p50 %.3f ms, p95 %.3f ms\n", sizes[i], last,
                      times[SAMPLES * 95 / 100]);
    }
    check(last < first * 3 + 0.2);

    pl_error err = { 0 };
    pl_tags tags;
    double start = now_ms();
    check_ok(pl_store_tags(&tags, lib.store, lib.review, &err));
    print_message("all %d tags: %.1f ms\n", tags.count, now_ms() - start);
    check(tags.count >= MOST);
    pl_tags_free(&tags);
    char *title = NULL;
    double undo = now_ms();
    check_ok(pl_store_undo(&title, lib.store, lib.review, &err));
    free(title);
    double redo = now_ms();
    check_ok(pl_store_redo(&title, lib.store, lib.review, &err));
    free(title);
    print_message("undo %.3f ms, redo %.3f ms\n", redo - undo, now_ms() - redo);
    start = now_ms();
    library_close(&lib);
    print_message("the look at everything: %.1f ms\n", now_ms() - start);
}
