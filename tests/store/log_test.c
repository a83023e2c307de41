#include "child.h"
#include "library.h"
#include "vfs.h"

#include "plumbline/store/log.h"

#include <unistd.h>

static pl_verdict verdict_of(library *lib)
{
    pl_error err = { 0 };
    pl_verdict verdict;
    check_ok(pl_store_verify(&verdict, lib->store, &err));
    library_at_rest(lib->store);
    return verdict;
}

static library library_with_tags(int count)
{
    library lib = library_open();
    pl_error err = { 0 };
    for (int i = 0; i < count; i++) {
        pl_tag tag = library_tag(&lib, i * 1000);
        check_ok(pl_store_tag_add(lib.store, &tag, &err));
    }
    return lib;
}

/* What somebody with the file in hand could do to the log, and what is said of it. */
static const struct {
    const char *what, *sql, *words;
} attacks[] = {
    { "time", "UPDATE log SET utc = utc + 1 WHERE number = 5", "altered at or before line 5" },
    { "person",
      "UPDATE log SET person = (SELECT id FROM person WHERE code = 'F-014') WHERE number = 5",
      "altered at or before line 5" },
    { "machine", "UPDATE log SET machine = 'another' WHERE number = 5",
      "altered at or before line 5" },
    { "kind", "UPDATE log SET kind = 'tag delete' WHERE number = 5",
      "altered at or before line 5" },
    { "object", "UPDATE log SET object = 7 WHERE number = 5", "altered at or before line 5" },
    { "change", "UPDATE log SET change = upper(change) WHERE number = 5",
      "altered at or before line 5" },
    { "hash", "UPDATE log SET hash = replace(hash, substr(hash, 1, 1), 'z') WHERE number = 5",
      "altered at or before line 5" },
    { "removed", "DELETE FROM log WHERE number = 5", "line 6 follows line 4" },
    { "removed and closed up",
      "DELETE FROM log WHERE number = 5; UPDATE log SET number = number - 1"
      " WHERE number > 5",
      "altered at or before line 5" },
    { "first removed", "DELETE FROM log WHERE number = 1", "line 2 follows line 0" },
    { "two changed places",
      "UPDATE log SET number = 1000 WHERE number = 5; UPDATE log SET number = 5"
      " WHERE number = 6; UPDATE log SET number = 6 WHERE number = 1000",
      "altered at or before line 5" },
    { "put in",
      "UPDATE log SET number = number + 1000 WHERE number > 5; UPDATE log SET number = number"
      " - 999 WHERE number > 1000; INSERT INTO log SELECT 6, utc, person, machine, kind, 9,"
      " change, hash FROM log WHERE number = 5",
      "altered at or before line 6" },
    { "put in behind",
      "INSERT INTO log SELECT number + 1, utc, person, machine, kind, object, change,"
      " hash FROM log ORDER BY number DESC LIMIT 1",
      "altered at or before line 15" },
};

TEST(the_log_tells_of_each_line_that_was_touched)
{
    for (size_t i = 0; i < PL_COUNT(attacks); i++) {
        library lib = library_with_tags(10);
        pl_verdict verdict = verdict_of(&lib);
        check_int(verdict.entries, 14); /* with the library, its recording, rubric and review */
        check_int(verdict.problem_count, 0);
        pl_verdict_free(&verdict);
        library_sql(lib.folder, "%s", attacks[i].sql);
        verdict = verdict_of(&lib);
        bool said = false;
        for (int p = 0; p < verdict.problem_count; p++)
            said = said || strstr(verdict.problems[p], attacks[i].words);
        if (!said)
            check_text(verdict.problem_count ? verdict.problems[0] : "nothing", attacks[i].what);
        pl_verdict_free(&verdict);
        pl_store_close(&lib.store);
        free(lib.folder);
    }
}

/* A log cut at its end is whole in itself: only the head, printed on reports and backups, tells. */
TEST(a_log_that_was_cut_has_another_head)
{
    library lib = library_with_tags(10);
    pl_verdict before = verdict_of(&lib);
    library_sql(lib.folder, "DELETE FROM log WHERE number > 9");
    pl_verdict after = verdict_of(&lib);
    check_int(after.problem_count, 0);
    check_int(after.entries, 9);
    check(strcmp(before.head, after.head) != 0);
    pl_log_lines lines;
    pl_error err = { 0 };
    check_ok(pl_store_log(&lines, lib.store, 9, 10, &err));
    check_int(lines.count, 1);
    check_text(lines.items[0].hash, after.head);
    check_text(lines.items[0].person, "T-02");
    pl_log_lines_free(&lines);
    pl_verdict_free(&before);
    pl_verdict_free(&after);
    library_close(&lib);
}

TEST(every_kind_of_change_has_its_line)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    check_ok(pl_store_note_event(lib.store, "report printed", lib.review, "two pages", &err));
    char *title;
    check_ok(pl_store_undo(&title, lib.store, lib.review, &err));
    free(title);
    check_fails(pl_store_undo(&title, lib.store, lib.review, &err), PL_NOT_FOUND); /* no line */
    static const char *const kinds[] = { "library made", "recording add", "rubric keep",
                                         "review add",   "tag add",       "report printed",
                                         "undo" };
    pl_log_lines lines;
    check_ok(pl_store_log(&lines, lib.store, 0, 100, &err));
    check_int(lines.count, PL_COUNT(kinds));
    for (int i = 0; i < lines.count; i++) {
        check_int(lines.items[i].number, i + 1);
        check_text(lines.items[i].kind, kinds[i]);
    }
    check_int(lines.items[4].object, tag.id);
    check_int(pl_store_change_number(lib.store), lines.count);
    pl_log_lines_free(&lines);
    library_close(&lib);
}

CHILD(writes_many)
{
    char folder[1024];
    long long review;
    int count;
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
    if (sscanf(args, "%1000s %lld %d", folder, &review, &count) != 3 ||
        !pl_store_open(&store, folder, &options, &err))
        child_fails(err.text);
    library lib = { .review = review };
    child_say('o');
    for (int i = 0; i < count; i++) {
        pl_tag tag = library_tag(&lib, i * 40000);
        if (!pl_store_tag_add(store, &tag, &err))
            child_fails(err.text);
    }
    pl_store_close(&store);
    return 0;
}

TEST(processes_that_write_at_once_keep_one_chain)
{
    enum { WRITERS = 2, CHANGES = 200 };
    library lib = library_open();
    child all[WRITERS];
    for (int i = 0; i < WRITERS; i++)
        all[i] =
            child_start("writes_many", "%s %lld %d", lib.folder, (long long)lib.review, CHANGES);
    for (int i = 0; i < WRITERS; i++)
        check_int(child_hears(&all[i]), 'o');
    pl_error err = { 0 };
    for (int i = 0; i < 20; i++) { /* and a reader that looks at everything meanwhile */
        pl_verdict verdict = verdict_of(&lib);
        check_int(verdict.problem_count, 0);
        pl_verdict_free(&verdict);
    }
    for (int i = 0; i < WRITERS; i++)
        check_int(child_wait(&all[i]), 0);
    pl_verdict verdict = verdict_of(&lib);
    check_int(verdict.problem_count, 0);
    check_int(verdict.entries, WRITERS * CHANGES + 4);
    pl_verdict_free(&verdict);
    pl_tags tags;
    check_ok(pl_store_tags(&tags, lib.store, lib.review, &err));
    check_int(tags.count, WRITERS * CHANGES);
    pl_tags_free(&tags);
    library_close(&lib);
}
