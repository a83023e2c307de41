/* Own rubrics: copied for editing, and kept edition by edition. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/store/people.h"
#include "plumbline/store/store.h"

typedef struct shelf {
    char *folder, *file; /* a library, and a text that is edited */
    pl_store *store;
} shelf;

static shelf shelf_open(void)
{
    pl_error err = { 0 };
    shelf s = { .folder = test_new_folder() };
    char *desk = test_new_folder();
    pl_store_options options = { .as = "T-02" };
    pl_rubric *rubric = NULL;
    check_ok(pl_store_open(&s.store, s.folder, &options, &err));
    s.file = pl_path_join(desk, "ours.yaml");
    check_ok(pl_library_rubric_copy(&rubric, NULL, "group-session-review", s.file, &err));
    check_text(rubric->id, "group-session-review");
    pl_rubric_free(rubric);
    free(desk);
    return s;
}

static void shelf_close(shelf *s)
{
    pl_store_close(&s->store);
    free(s->folder);
    free(s->file);
}

static void edit(const shelf *s, const char *from, const char *to)
{
    char *text = test_read(s->file), *at = strstr(text, from);
    check(at != NULL);
    char *fresh = pl_format("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    test_write(s->file, fresh);
    free(text);
    free(fresh);
}

static void make_own(const shelf *s)
{
    edit(s, "id: group-session-review", "id: ours");
    edit(s, "title: Group session review (Plumbline)", "title: Ours");
}

static char *add(const shelf *s, bool was_there)
{
    pl_error err = { 0 };
    pl_rubric_added added;
    check_ok(pl_library_rubric_add(&added, s->store, s->file, &err));
    check_int(added.was_there, was_there);
    char *path = pl_copy_text(added.path);
    pl_rubric_added_free(&added);
    return path;
}

static void check_not_added(const shelf *s, pl_code code, const char *sentence)
{
    pl_error err = { 0 };
    pl_rubric_added added;
    check_fails(pl_library_rubric_add(&added, s->store, s->file, &err), code);
    check_has(err.text, sentence);
}

TEST(a_copy_is_the_very_text_and_writes_over_nothing)
{
    pl_error err = { 0 };
    shelf s = shelf_open();
    char *path = pl_format("%s/rubrics/group-session-review.yaml", PL_SOURCE);
    char *shipped = test_read(path), *copy = test_read(s.file);
    check_text(copy, shipped);
    pl_rubric *rubric = NULL;
    check_fails(pl_library_rubric_copy(&rubric, NULL, "self-review", s.file, &err), PL_REFUSED);
    free(copy);
    copy = test_read(s.file);
    check_text(copy, shipped);
    check_fails(pl_library_rubric_copy(&rubric, NULL, "nothing-review", "/nowhere/x", &err),
                PL_NOT_FOUND);
    free(copy);
    free(shipped);
    free(path);
    shelf_close(&s);
}

TEST(an_edition_is_kept_and_never_changed)
{
    shelf s = shelf_open();
    check_not_added(&s, PL_REFUSED, "comes with Plumbline and is never changed");
    make_own(&s);
    char *first = add(&s, false), *again = add(&s, true);
    check_text(again, first);
    check(pl_text_ends(first, "/rubrics/ours-1.yaml"));
    char *text = test_read(s.file), *kept = test_read(first);
    check_text(kept, text);

    edit(&s, "title: Ours", "title: Our review");
    check_not_added(&s, PL_REFUSED, "The next is \"edition: 2\"");
    free(kept);
    kept = test_read(first);
    check_text(kept, text);
    edit(&s, "edition: 1", "edition: 2");
    free(add(&s, false));
    edit(&s, "title: Our review", "title: Our other review");
    check_not_added(&s, PL_REFUSED, "The next is \"edition: 3\"");

    /* an edition is known though its file is gone */
    check_int(remove(first), 0);
    edit(&s, "edition: 2", "edition: 1");
    check_not_added(&s, PL_REFUSED, "Edition 1 of ours is known already");
    test_write(s.file, text);
    char *back = add(&s, false);
    check_text(back, first);
    free(back);
    free(text);
    free(kept);
    free(first);
    free(again);
    shelf_close(&s);
}

TEST(only_a_clean_text_is_kept_and_only_by_who_answers_for_the_service)
{
    pl_error err = { 0 };
    shelf s = shelf_open();
    make_own(&s);
    edit(&s, "weight: 2", "wieght: 2");
    check_not_added(&s, PL_BAD_INPUT, "did you mean 'weight'?");
    char *place = pl_path_join(s.folder, "rubrics");
    check(!pl_path_exists(place));
    edit(&s, "wieght: 2", "weight: 2");

    pl_id id;
    check_ok(pl_store_person_add(&id, s.store, "F-014", PL_ROLE_FACILITATOR, &err));
    shelf theirs = s;
    pl_store_options options = { .as = "F-014" };
    check_ok(pl_store_open(&theirs.store, s.folder, &options, &err));
    check_not_added(&theirs, PL_REFUSED, "those who answer for the service");
    pl_store_close(&theirs.store);
    check(!pl_path_exists(place));
    free(add(&s, false));
    free(place);
    shelf_close(&s);
}

/* A file that lies in the way is nobody's to write over, and the sentence names it. */
TEST(a_file_in_the_way_stays)
{
    pl_error err = { 0 };
    shelf s = shelf_open();
    make_own(&s);
    char *folder = pl_path_join(s.folder, "rubrics"), *path = pl_path_join(folder, "ours-1.yaml");
    check_ok(pl_folder_make(folder, 0700, &err));
    test_write(path, "somebody's notes\n");
    check_not_added(&s, PL_REFUSED, "ours-1.yaml");
    char *text = test_read(path);
    check_text(text, "somebody's notes\n");
    free(text);
    free(path);
    free(folder);
    shelf_close(&s);
}

TEST(a_number_that_was_taken_out_is_not_used_again)
{
    shelf s = shelf_open();
    make_own(&s);
    char *first = add(&s, false);
    edit(&s, "edition: 1", "edition: 2");
    edit(&s, "- id: \"3.7\"", "- id: \"3.8\"");
    edit(&s, "\"3.2\", \"3.7\"]", "\"3.2\", \"3.8\"]");
    free(add(&s, false));
    check_int(remove(first), 0); /* that edition is known all the same */

    edit(&s, "edition: 2", "edition: 3");
    edit(&s, "- id: \"3.6\"", "- id: \"3.7\"");
    check_not_added(&s, PL_REFUSED,
                    "Item 3.7 was \"Board, media, movement\" in edition 1 and was taken out");
    /* the very item may come back under its number */
    edit(&s, "- id: \"3.7\"", "- id: \"3.6\"");
    edit(&s, "- id: \"3.8\"", "- id: \"3.7\"");
    edit(&s, "\"3.2\", \"3.8\"]", "\"3.2\", \"3.7\"]");
    free(add(&s, false));
    free(first);
    shelf_close(&s);
}
