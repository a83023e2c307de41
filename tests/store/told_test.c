#include "library.h"

#include "plumbline/store/undo.h"

/* What a step back or forth says that it touched, its titles, and what a tag in hand is joined to. */

static void add_tag(library *lib, const pl_tag *tag)
{
    pl_error err = { 0 };
    check_ok(pl_store_tag_add(lib->store, tag, &err));
}

static void set_score(library *lib, const char *item)
{
    pl_error err = { 0 };
    pl_id id;
    pl_score score = { .review = lib->review, .item = item, .who = 'A', .level = 2 };
    check_ok(pl_store_score_set(&id, lib->store, &score, &err));
}

/* The step goes back (or forth), has this title and touched these tags (0: none) and, or not, others. */
static void check_step(library *lib, bool forth, const char *title, pl_id first, pl_id second,
                       bool other)
{
    pl_error err = { 0 };
    pl_undone undone;
    check_ok(forth ? pl_store_redo_step(&undone, lib->store, lib->review, &err)
                   : pl_store_undo_step(&undone, lib->store, lib->review, &err));
    check_text(undone.title, title);
    check_int(undone.tag_count, (first != 0) + (second != 0));
    for (int i = 0; i < undone.tag_count; i++)
        check(undone.tags[i] == first || undone.tags[i] == second);
    if (undone.tag_count == 2)
        check(undone.tags[0] != undone.tags[1]);
    check_int(undone.other, other);
    pl_undone_free(&undone);
    library_at_rest(lib->store);
}

TEST(a_step_says_which_tags_it_touched)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag one = library_tag(&lib, 1000), two = library_tag(&lib, 2000);
    add_tag(&lib, &one);
    add_tag(&lib, &two);
    one.items[0] = "5.3"; /* rows of tag_item alone: one goes, one comes */
    check_ok(pl_store_tag_set(lib.store, &one, &err));
    one.facilitators = PL_WHO_BIT('B');
    pl_store_join_next(lib.store);
    check_ok(pl_store_tag_set(lib.store, &one, &err));
    two.note = "both";
    pl_store_join_next(lib.store);
    check_ok(pl_store_tag_set(lib.store, &two, &err));
    set_score(&lib, "2.2");
    check_ok(pl_store_evidence_set(lib.store, lib.review, "2.2", 'A', two.id, true, &err));
    check_ok(pl_store_tag_delete(lib.store, two.id, &err)); /* with its evidence */

    for (int round = 0; round < 2; round++) {
        check_step(&lib, false, "Tag deleted", two.id, 0, true);
        check_step(&lib, false, "Evidence added", 0, 0, true);
        check_step(&lib, false, "Score set", 0, 0, true);
        check_step(&lib, false, "Tag changed", one.id, two.id, false);
        check_step(&lib, false, "Tag added", two.id, 0, false);
        check_step(&lib, true, "Tag added", two.id, 0, false);
        check_step(&lib, true, "Tag changed", one.id, two.id, false);
        library_reopen(&lib);
        check_step(&lib, true, "Score set", 0, 0, true);
        check_step(&lib, true, "Evidence added", 0, 0, true);
        check_step(&lib, true, "Tag deleted", two.id, 0, true);
    }
    library_close(&lib);
}

static void check_titles(pl_store *store, pl_id review, const char *undo, const char *redo)
{
    pl_error err = { 0 };
    pl_undo_titles titles;
    check_ok(pl_store_undo_titles(&titles, store, review, &err));
    check_text(titles.undo, undo);
    check_text(titles.redo, redo);
    pl_undo_titles_free(&titles);
    library_at_rest(store);
}

TEST(the_titles_are_those_of_the_next_steps)
{
    library lib = library_open();
    pl_tag tag = library_tag(&lib, 1000);
    check_titles(lib.store, lib.review, NULL, NULL);
    add_tag(&lib, &tag);
    set_score(&lib, "2.2");
    check_titles(lib.store, lib.review, "Score set", NULL);
    check_step(&lib, false, "Score set", 0, 0, true);
    check_titles(lib.store, lib.review, "Tag added", "Score set");
    check_step(&lib, false, "Tag added", tag.id, 0, false);
    check_titles(lib.store, lib.review, NULL, "Tag added");
    pl_store *other = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    check_titles(other, lib.review, NULL, NULL); /* another person's draft */
    pl_store_close(&other);
    library_close(&lib);
}

/* ----- a tag in hand */

static void change_in_hand(library *lib, pl_tag *tag, pl_tag_kind kind)
{
    pl_error err = { 0 };
    tag->kind = kind;
    pl_store_join_if(lib->store, tag->id);
    check_ok(pl_store_tag_set(lib->store, tag, &err));
    library_at_rest(lib->store);
}

static int steps(const library *lib)
{
    return (int)library_number(lib->folder, "SELECT count(*) FROM undo_step");
}

TEST(a_tag_in_hand_joins_its_own_step_alone)
{
    library lib = library_open();
    pl_tag tag = library_tag(&lib, 1000), next = library_tag(&lib, 2000);
    add_tag(&lib, &tag);
    change_in_hand(&lib, &tag, PL_TAG_STRENGTH);
    change_in_hand(&lib, &tag, PL_TAG_CRITICAL);
    library_reopen(&lib);
    change_in_hand(&lib, &tag, PL_TAG_DEVELOPMENT);
    check_int(steps(&lib), 1);
    set_score(&lib, "2.2");
    change_in_hand(&lib, &tag, PL_TAG_NEUTRAL); /* not to the score's */
    check_int(steps(&lib), 3);
    change_in_hand(&lib, &tag, PL_TAG_STRENGTH); /* to the step before, which this tag began */
    check_int(steps(&lib), 3);
    add_tag(&lib, &next);
    change_in_hand(&lib, &tag, PL_TAG_CRITICAL); /* not to another tag's */
    check_int(steps(&lib), 5);

    check_step(&lib, false, "Tag changed", tag.id, 0, false);
    check_step(&lib, false, "Tag added", next.id, 0, false);
    check_step(&lib, false, "Tag changed", tag.id, 0, false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM tag WHERE kind = 'development'"), 1);
    library_reopen(&lib);
    check_step(&lib, false, "Score set", 0, 0, true);
    check_step(&lib, false, "Tag added", tag.id, 0, false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM tag"), 0);
    check_step(&lib, true, "Tag added", tag.id, 0, false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM tag WHERE kind = 'development'"), 1);
    change_in_hand(&lib, &tag, PL_TAG_STRENGTH); /* its step is the newest that is not undone */
    check_int(steps(&lib), 1);
    check_step(&lib, false, "Tag added", tag.id, 0, false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM tag"), 0);
    library_close(&lib);
}

TEST(joining_if_is_for_the_very_next_change_alone)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000), bad = library_tag(&lib, -1);
    add_tag(&lib, &tag);
    pl_store_join_if(lib.store, tag.id);
    check_fails(pl_store_tag_add(lib.store, &bad, &err), PL_BAD_INPUT);
    library_at_rest(lib.store);
    tag.note = "later";
    check_ok(pl_store_tag_set(lib.store, &tag, &err));
    check_int(steps(&lib), 2);
    pl_store_join_if(lib.store, 12345);
    pl_store_join_next(lib.store); /* the last word holds: to whichever is newest */
    set_score(&lib, "2.2");
    check_int(steps(&lib), 2);
    library_close(&lib);
}
