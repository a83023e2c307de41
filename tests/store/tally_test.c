#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/records.h"
#include "plumbline/store/tally.h"

/* Counts and the stretch that they stand in: stored, listed, taken back, and for the reviewer of a draft
 * alone. */

static pl_tally tally_at(const library *lib, pl_time at)
{
    return (pl_tally){ .id = pl_id_new(),
                       .review = lib->review,
                       .counter = "SR",
                       .who = 'A',
                       .at_us = at,
                       .to_us = PL_NO_TIME };
}

static pl_counted minutes(int from, int to)
{
    return (pl_counted){ .chosen = PL_CHOSEN_RANDOM,
                         .from_us = from * (pl_time)60000000,
                         .to_us = to * (pl_time)60000000,
                         .seed = 4711 };
}

static int count_of(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_tallies list;
    check_ok(pl_store_tallies(&list, store, review, &err));
    int count = list.count;
    pl_tallies_free(&list);
    return count;
}

TEST(a_count_is_there_as_it_was_given)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tally later = tally_at(&lib, 5000000), first = tally_at(&lib, 2000000);
    first.kind = "open";
    first.to_us = 4000000;
    first.who = PL_WHO_SESSION;
    check_ok(pl_store_tally_add(lib.store, &later, &err));
    check_ok(pl_store_tally_add(lib.store, &first, &err));
    library_reopen(&lib);
    pl_tallies list;
    check_ok(pl_store_tallies(&list, lib.store, lib.review, &err));
    check_int(list.count, 2);
    check_int(list.items[0].id, first.id);
    check_text(list.items[0].kind, "open");
    check_int(list.items[0].who, PL_WHO_SESSION);
    check_int(list.items[0].to_us, 4000000);
    check_int(list.items[1].id, later.id);
    check_text(list.items[1].counter, "SR");
    check(list.items[1].kind == NULL);
    check_int(list.items[1].to_us, PL_NO_TIME);
    pl_tallies_free(&list);
    library_close(&lib);
}

TEST(times_that_cannot_be_are_refused)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tally early = tally_at(&lib, -1), back = tally_at(&lib, 10);
    back.to_us = 9;
    check_fails(pl_store_tally_add(lib.store, &early, &err), PL_BAD_INPUT);
    check_fails(pl_store_tally_add(lib.store, &back, &err), PL_BAD_INPUT);
    pl_counted none = minutes(20, 20);
    check_fails(pl_store_counted_set(lib.store, lib.review, &none, &err), PL_BAD_INPUT);
    check_int(count_of(lib.store, lib.review), 0);
    library_close(&lib);
}

static void step(library *lib, bool forth, const char *title)
{
    pl_error err = { 0 };
    char *said;
    check_ok((forth ? pl_store_redo : pl_store_undo)(&said, lib->store, lib->review, &err));
    check_text(said, title);
    free(said);
}

/* Rows behind each change; taken back and forth they are the same again. */
TEST(each_change_is_one_step_back_and_forth)
{
    static const char *const titles[] = { "Stretch for counting chosen",
                                          "Count added",
                                          "Count added",
                                          "Count changed",
                                          "Count deleted",
                                          "Stretch taken out" };
    library lib = library_open();
    pl_error err = { 0 };
    pl_counted stretch = minutes(10, 30), none = { 0 };
    pl_tally one = tally_at(&lib, 700000000), other = tally_at(&lib, 710000000), open = other;
    open.kind = "open";
    char *rows[PL_COUNT(titles) + 1] = { library_rows(&lib) };
    for (size_t i = 0; i < PL_COUNT(titles); i++) {
        bool ok = i == 0   ? pl_store_counted_set(lib.store, lib.review, &stretch, &err)
                  : i == 1 ? pl_store_tally_add(lib.store, &one, &err)
                  : i == 2 ? pl_store_tally_add(lib.store, &other, &err)
                  : i == 3 ? pl_store_tally_set(lib.store, &open, &err)
                  : i == 4 ? pl_store_tally_delete(lib.store, one.id, &err)
                           : pl_store_counted_set(lib.store, lib.review, &none, &err);
        check_ok(ok);
        rows[i + 1] = library_rows(&lib);
    }
    for (size_t i = PL_COUNT(titles); i > 0; i--) {
        step(&lib, false, titles[i - 1]);
        char *now = library_rows(&lib);
        check_text(now, rows[i - 1]);
        free(now);
    }
    for (size_t i = 0; i < PL_COUNT(titles); i++) {
        step(&lib, true, titles[i]);
        char *now = library_rows(&lib);
        check_text(now, rows[i + 1]);
        free(now);
    }
    for (size_t i = 0; i <= PL_COUNT(titles); i++)
        free(rows[i]);
    library_close(&lib);
}

TEST(what_is_not_there_can_not_be_changed)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tally none = tally_at(&lib, 5);
    check_fails(pl_store_tally_set(lib.store, &none, &err), PL_NOT_FOUND);
    check_fails(pl_store_tally_delete(lib.store, none.id, &err), PL_NOT_FOUND);
    library_close(&lib);
}

static void sign(const library *lib)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib->store, lib->review, &err));
    check_ok(pl_store_review_sign(lib->store, lib->review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
}

TEST(nothing_is_counted_in_a_signed_review_or_by_another)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_counted stretch = minutes(10, 30);
    pl_tally tally = tally_at(&lib, 5), fresh = tally_at(&lib, 6);
    check_ok(pl_store_tally_add(lib.store, &tally, &err));
    pl_store *other = library_as(lib.folder, "T-05", PL_ROLE_TREATMENT_MANAGER);
    check(!pl_store_tally_add(other, &fresh, &err));
    check(!pl_store_tally_delete(other, tally.id, &err));
    check(!pl_store_counted_set(other, lib.review, &stretch, &err));
    check_int(count_of(other, lib.review), 0); /* a draft is its reviewer's alone */
    pl_store_close(&other);
    sign(&lib);
    check_fails(pl_store_tally_add(lib.store, &fresh, &err), PL_REFUSED);
    check_fails(pl_store_tally_set(lib.store, &tally, &err), PL_REFUSED);
    check_fails(pl_store_tally_delete(lib.store, tally.id, &err), PL_REFUSED);
    check_fails(pl_store_counted_set(lib.store, lib.review, &stretch, &err), PL_REFUSED);
    check_int(count_of(lib.store, lib.review), 1);
    library_close(&lib);
}

/* A facilitator reads what was counted of the own talk and of the session's participants. */
TEST(a_facilitator_sees_the_own_counts_only)
{
    static const struct {
        const char *code;
        int count;
    } cases[] = { { "F-014", 3 }, { "F-022", 2 }, { "F-027", 1 }, { "F-099", 0 }, { "T-02", 4 } };
    library lib = library_open();
    pl_error err = { 0 };
    pl_id id[4];
    for (int i = 0; i < 4; i++) {
        pl_tally tally = tally_at(&lib, i);
        tally.who = "AABS"[i];
        id[i] = tally.id;
        check_ok(pl_store_tally_add(lib.store, &tally, &err));
    }
    pl_counted stretch = minutes(10, 30), seen;
    check_ok(pl_store_counted_set(lib.store, lib.review, &stretch, &err));
    sign(&lib);
    library_sql(lib.folder, "UPDATE feedback SET state = 'released'");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        bool lead = cases[i].code[0] == 'T';
        pl_store *store = library_as(lib.folder, cases[i].code,
                                     lead ? PL_ROLE_TREATMENT_MANAGER : PL_ROLE_FACILITATOR);
        check_int(count_of(store, lib.review), cases[i].count);
        check_ok(pl_store_counted(&seen, store, lib.review, &err));
        check_int(seen.chosen, cases[i].count ? PL_CHOSEN_RANDOM : PL_CHOSEN_NOT);
        check_int(seen.seed, cases[i].count ? 4711 : 0);
        char name[PL_ID_ROOM];
        pl_id found;
        bool own = pl_store_find(&found, store, PL_NOUN_TALLY, pl_id_format(name, id[2]), &err);
        check_int(own, cases[i].code[0] == 'T' || strcmp(cases[i].code, "F-022") == 0);
        pl_store_close(&store);
    }
    library_close(&lib);
}

TEST(a_correction_begins_with_counts_and_stretch)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_counted stretch = minutes(10, 30), copied;
    pl_tally tally = tally_at(&lib, 700000000);
    check_ok(pl_store_counted_set(lib.store, lib.review, &stretch, &err));
    check_ok(pl_store_tally_add(lib.store, &tally, &err));
    sign(&lib);
    pl_id fresh;
    check_ok(pl_store_review_correct(&fresh, lib.store, lib.review, "A count was wrong", &err));
    check_int(count_of(lib.store, fresh), 1);
    check_ok(pl_store_counted(&copied, lib.store, fresh, &err));
    check_int(copied.from_us, stretch.from_us);
    check_int(copied.to_us, stretch.to_us);
    check_int(copied.chosen, PL_CHOSEN_RANDOM);
    check_int(copied.seed, 4711);
    library_close(&lib);
}
