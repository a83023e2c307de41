#include "library.h"

#include "plumbline/store/log.h"
#include "plumbline/store/watched.h"

static int64_t revision_of(const library *lib)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib->store, lib->review, &err));
    int64_t revision = seen.items[0].revision;
    pl_reviews_free(&seen);
    return revision;
}

static pl_watched stretch(const library *lib, pl_time from, pl_time to)
{
    return (pl_watched){ pl_id_new(), lib->review, from, to, 1000, false, 77 };
}

static void set(library *lib, const pl_watched *watched, bool ended)
{
    pl_error err = { 0 };
    check_ok(pl_store_watched_set(lib->store, watched, ended, &err));
    library_at_rest(lib->store);
}

static void check_sums(pl_store *store, pl_id review, pl_time shown, pl_time skipped)
{
    pl_error err = { 0 };
    pl_time got_shown = -1, got_skipped = -1;
    check_ok(pl_store_watched(&got_shown, &got_skipped, store, review, &err));
    check_int(got_shown, shown);
    check_int(got_skipped, skipped);
}

TEST(a_stretch_grows_and_the_log_has_it_once)
{
    library lib = library_open();
    pl_error err = { 0 };
    int64_t log = pl_store_change_number(lib.store), revision = revision_of(&lib);
    pl_watched one = stretch(&lib, 1000, 2000);
    set(&lib, &one, false);
    one.to_us = 3000;
    set(&lib, &one, false);
    one.from_us = 1500, one.to_us = 2500, one.wall_utc = 99; /* never shorter */
    set(&lib, &one, false);
    check_int(pl_store_change_number(lib.store), log);
    one.to_us = 5000;
    set(&lib, &one, true);
    check_int(pl_store_change_number(lib.store), log + 1);
    check_int(revision_of(&lib), revision);
    check_int(library_number(lib.folder, "SELECT count(*) FROM undo_step"), 0);
    pl_log_lines lines;
    check_ok(pl_store_log(&lines, lib.store, log + 1, 1, &err));
    check_text(lines.items[0].kind, "watched");
    check_int(lines.items[0].object, one.id);
    pl_log_lines_free(&lines);
    pl_watched_list list;
    check_ok(pl_store_watched_list(&list, lib.store, lib.review, &err));
    check_int(list.count, 1);
    check_int(list.items[0].from_us, 1000);
    check_int(list.items[0].to_us, 5000);
    check_int(list.items[0].speed_milli, 1000);
    check_int(list.items[0].wall_utc, 77);
    pl_watched_list_free(&list);
    check_ok(
        pl_store_review_sign(lib.store, lib.review, revision, &err)); /* watching is no change */
    check_fails(pl_store_watched_set(lib.store, &one, false, &err), PL_REFUSED);
    library_close(&lib);
}

TEST(what_was_watched_twice_counts_once)
{
    library lib = library_open();
    pl_error err = { 0 };
    static const struct {
        pl_time from, to;
        bool skipped;
        pl_time shown_sum, skipped_sum;
    } cases[] = {
        { 5000, 6000, false, 1000, 0 },   { 1000, 3000, false, 3000, 0 },
        { 2000, 4000, false, 4000, 0 },   { 2000, 4000, false, 4000, 0 },
        { 3500, 5500, true, 4000, 1000 }, { 4000, 4500, false, 4500, 500 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_watched one = stretch(&lib, cases[i].from, cases[i].to);
        one.skipped = cases[i].skipped;
        one.speed_milli = 1000 + (int)i * 250;
        set(&lib, &one, false);
        check_sums(lib.store, lib.review, cases[i].shown_sum, cases[i].skipped_sum);
    }
    pl_watched_list list;
    check_ok(pl_store_watched_list(&list, lib.store, lib.review, &err));
    check_int(list.count, PL_COUNT(cases));
    for (int i = 1; i < list.count; i++)
        check(list.items[i].from_us >= list.items[i - 1].from_us);
    check(list.items[list.count - 2].to_us == 4500 && !list.items[list.count - 2].skipped);
    pl_watched_list_free(&list);
    library_close(&lib);
}

TEST(a_stretch_that_is_none_is_refused)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_watched good = stretch(&lib, 1000, 2000), bad = good;
    set(&lib, &good, false);
    char *before = library_all(lib.folder);
    bad.to_us = 1000;
    check_fails(pl_store_watched_set(lib.store, &bad, true, &err), PL_BAD_INPUT);
    bad = good, bad.from_us = -1;
    check_fails(pl_store_watched_set(lib.store, &bad, true, &err), PL_BAD_INPUT);
    bad = good, bad.speed_milli = 0;
    check_fails(pl_store_watched_set(lib.store, &bad, true, &err), PL_BAD_INPUT);
    bad = good, bad.speed_milli = 1500, bad.to_us = 9000; /* another stretch under the same id */
    check_fails(pl_store_watched_set(lib.store, &bad, true, &err), PL_BAD_INPUT);
    check_has(err.text, "another way");
    bad = good, bad.skipped = true;
    check_fails(pl_store_watched_set(lib.store, &bad, true, &err), PL_BAD_INPUT);
    char *after = library_all(lib.folder);
    check_text(after, before);
    free(before);
    free(after);
    library_at_rest(lib.store);
    library_close(&lib);
}

static void check_list(pl_store *store, pl_id review, int count, pl_utc wall)
{
    pl_error err = { 0 };
    pl_watched_list list;
    check_ok(pl_store_watched_list(&list, store, review, &err));
    check_int(list.count, count);
    if (count)
        check_int(list.items[0].wall_utc, wall);
    pl_watched_list_free(&list);
}

TEST(nobody_elses_watching_is_written_or_shown)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_watched one = stretch(&lib, 1000, 2000);
    set(&lib, &one, true);
    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    pl_store *about = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    pl_watched other = stretch(&lib, 5000, 9000);
    check_fails(pl_store_watched_set(lead, &other, false, &err), PL_REFUSED);
    check_has(err.text, "only its reviewer");
    check_list(lead, lib.review, 0, 0);
    check_sums(lead, lib.review, 0, 0);
    check_ok(pl_store_review_sign(lib.store, lib.review, revision_of(&lib), &err));
    library_sql(lib.folder, "UPDATE feedback SET state = 'released' WHERE slot = 'A'");
    check_list(lib.store, lib.review, 1, 77);
    check_list(lead, lib.review, 1, 0);
    check_sums(lead, lib.review, 1000, 0);
    check_list(about, lib.review, 0, 0); /* the sums and no more */
    check_sums(about, lib.review, 1000, 0);
    pl_store_close(&lead);
    pl_store_close(&about);
    library_close(&lib);
}
