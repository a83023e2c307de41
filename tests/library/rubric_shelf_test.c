/* The rubrics at hand, broken ones and drafts too; drafts are begun, kept and made editions. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/rubric_shelf.h"
#include "plumbline/store/store.h"

typedef struct desk {
    char *folder;
    pl_store *store;
    pl_rubric_shelf shelf;
} desk;

static void look(desk *d)
{
    pl_error err = { 0 };
    pl_rubric_shelf_free(&d->shelf);
    check_ok(pl_rubric_shelf_read(&d->shelf, d->folder, d->store, &err));
}

static desk desk_open(void)
{
    pl_error err = { 0 };
    desk d = { .folder = test_new_folder() };
    check_ok(pl_store_open(&d.store, d.folder, &(pl_store_options){ .as = "T-02" }, &err));
    look(&d);
    return d;
}

static void desk_close(desk *d)
{
    pl_rubric_shelf_free(&d->shelf);
    pl_store_close(&d->store);
    free(d->folder);
}

/* The first own entry whose file has this name; -1: there is none. */
static int entry_of(const desk *d, const char *name)
{
    for (int i = 0; i < d->shelf.count; i++)
        if (strcmp(pl_path_name(d->shelf.items[i].file), name) == 0)
            return i;
    return -1;
}

static char *begin(const desk *d, const char *id, int edition, const char *text)
{
    pl_error err = { 0 };
    char *path = NULL;
    check_ok(pl_rubric_draft_begin(&path, d->folder, id, edition, text, &err));
    return path;
}

TEST(the_shipped_rubrics_come_first_and_the_review_of_a_session_before_all)
{
    desk d = desk_open();
    check(d.shelf.count > 3);
    check_text(d.shelf.items[0].id, "group-session-review");
    for (int i = 0; i < d.shelf.count; i++)
        check(d.shelf.items[i].shipped && d.shelf.items[i].rubric && !d.shelf.items[i].draft);
    desk_close(&d);
}

TEST(a_new_rubric_begins_without_a_problem)
{
    desk d = desk_open();
    char *id = pl_rubric_id_of("Our review: 'North', 2"),
         *text = pl_rubric_text_new(id, "Our: 'N'");
    check_text(id, "our-review-north-2");
    char *path = begin(&d, id, 1, text);
    look(&d);
    int at = entry_of(&d, "our-review-north-2.yaml");
    check(at >= 0);
    const pl_rubric_entry *entry = &d.shelf.items[at];
    check(entry->draft && entry->rubric != NULL);
    check_int(entry->problems.faults, 0);
    check_int(entry->problems.count, 0);
    check_text(entry->title, "Our: 'N'");
    free(path);
    free(text);
    free(id);
    desk_close(&d);
}

TEST(a_draft_never_takes_the_place_of_another)
{
    desk d = desk_open();
    char *one = begin(&d, "ours", 1, "format: rubric 1\n"), *two = begin(&d, "ours", 1, "x\n");
    check_text(pl_path_name(one), "ours.yaml");
    check_text(pl_path_name(two), "ours-2.yaml");
    free(one);
    free(two);
    desk_close(&d);
}

TEST(a_file_that_cannot_be_read_is_on_the_shelf_with_its_first_problem)
{
    desk d = desk_open();
    char *rubrics = pl_path_join(d.folder, "rubrics"), *path = pl_path_join(rubrics, "torn.yaml");
    pl_error err = { 0 };
    check_ok(pl_folder_make(rubrics, 0700, &err));
    test_write(path, "format: rubric 1\nid: torn\nedition: 3\ntitle: Torn\nsettins: [group]\n");
    look(&d);
    int at = entry_of(&d, "torn.yaml");
    check(at >= 0);
    const pl_rubric_entry *entry = &d.shelf.items[at];
    check(!entry->rubric && !entry->draft && !entry->shipped);
    check(entry->problems.faults > 0);
    check_text(entry->title, "Torn");
    check_int(entry->edition, 3);
    free(rubrics);
    free(path);
    desk_close(&d);
}

TEST(editions_of_a_rubric_stand_together_the_draft_first)
{
    desk d = desk_open();
    pl_error err = { 0 };
    char *text = pl_rubric_text_new("ours", "Ours"), *file = begin(&d, "ours", 1, text);
    pl_rubric_added added;
    check_ok(pl_rubric_draft_save(&added, d.store, file, text, &err));
    check(!pl_path_exists(file) && pl_path_exists(added.path));
    check_int(added.rubric->edition, 1);
    pl_rubric_added_free(&added);
    char *next = pl_rubric_text_begin(text, NULL, 2, NULL), *draft = begin(&d, "ours", 2, next);
    look(&d);
    int at = entry_of(&d, "ours-edition-2.yaml");
    check(at >= 0 && at + 1 < d.shelf.count);
    check(pl_rubric_entry_same(&d.shelf.items[at], &d.shelf.items[at + 1]));
    check_int(d.shelf.items[at + 1].edition, 1);
    check_int(pl_rubric_shelf_before(&d.shelf, at), at + 1);
    check_int(pl_rubric_shelf_before(&d.shelf, at + 1), -1);
    free(text);
    free(file);
    free(next);
    free(draft);
    desk_close(&d);
}

TEST(a_draft_with_problems_is_no_edition_and_stays)
{
    desk d = desk_open();
    pl_error err = { 0 };
    char *text = pl_rubric_text_new("ours", "Ours"), *file = begin(&d, "ours", 1, text);
    pl_rubric_added added;
    check_fails(pl_rubric_draft_save(&added, d.store, file, "format: rubric 1\nid: ours\n", &err),
                PL_BAD_INPUT);
    check(pl_path_exists(file));
    char *kept = test_read(file); /* what was typed is what stands there */
    check_text(kept, "format: rubric 1\nid: ours\n");
    free(kept);
    free(text);
    free(file);
    desk_close(&d);
}

TEST(values_of_a_text_are_found_and_replaced)
{
    static const char text[] =
        "# id: no\nid: \"a b\" # mine\nedition: 4\ntitle: It's\n  id: deep\n";
    char *id = pl_rubric_text_value(text, "id"), *title = pl_rubric_text_value(text, "title");
    check_text(id, "a b");
    check_text(title, "It's");
    check(pl_rubric_text_value(text, "edit") == NULL);
    char *other = pl_rubric_text_begin(text, "b", 5, "A: B's");
    check_text(other, "# id: no\nid: b\nedition: 5\ntitle: 'A: B''s'\n  id: deep\n");
    free(id);
    free(title);
    free(other);
}
