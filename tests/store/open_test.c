#include "child.h"
#include "internal.h"
#include "library.h"
#include "vfs.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/undo.h"

#include <sys/stat.h>
#include <unistd.h>

TEST(every_statement_prepares)
{
    library lib = library_open();
    pl_error err = { 0 };
    for (int i = 0; i < STMT_COUNT; i++) {
        sqlite3_stmt *query = take(lib.store, (enum statement)i, &err);
        if (!query)
            check_text(err.text, statement_texts[i]);
        check(sqlite3_bind_parameter_count(query) < 24);
    }
    library_close(&lib);
}

/* Nothing above SQLite's own variables is pasted into a statement: each value is bound by name. */
TEST(every_parameter_has_a_name)
{
    library lib = library_open();
    pl_error err = { 0 };
    for (int i = 0; i < STMT_COUNT; i++) {
        sqlite3_stmt *query = take(lib.store, (enum statement)i, &err);
        for (int at = 1; at <= sqlite3_bind_parameter_count(query); at++)
            check_has(sqlite3_bind_parameter_name(query, at), ":");
    }
    library_close(&lib);
}

/* ----- older and newer */

/* A library as an older program left it, with rows. */
static char *old_library(int step)
{
    pl_error err = { 0 };
    char *folder = test_new_folder();
    pl_store *store;
    pl_store_options options = { .as = "T-02", .last_step = step };
    check_ok(pl_store_open(&store, folder, &options, &err));
    pl_store_close(&store);
    library_sql(folder,
                "INSERT INTO library VALUES (1, 77, 1);"
                "INSERT INTO person (id, code, made_utc) VALUES (5, 'T-02', 1);"
                "INSERT INTO person_role VALUES (6, 5, 'treatment-manager', 1, NULL);"
                "INSERT INTO recording (id, signature, duration_us, has_picture, has_sound,"
                " clock_rule, added_utc) VALUES (7, 'ab', 10, 1, 1, 1, 1);"
                "INSERT INTO part (id, recording, position, path, bytes, changed_us, raw_start,"
                " unit_num, unit_den, start_us, length_us)"
                " VALUES (8, 7, 0, '/a', 1, 1, 0, 1, 25, 0, 10);"
                "INSERT INTO rubric VALUES ('h', 'own', 1, 'Own', 'text', 1)");
    if (step >= 2)
        library_sql(
            folder,
            "INSERT INTO review (id, recording, rubric, kind, setting, reviewer, origin, state,"
            " started_utc) VALUES (9, 7, 'h', 'routine', 'group', 5, 'window', 'draft', 1);"
            "INSERT INTO tag (id, review, made_us, at_us, kind, for_report, note, made_utc)"
            " VALUES (10, 9, 1, 1, 'neutral', 0, 'Grüße', 1);"
            "INSERT INTO watched VALUES (12, 9, 0, 5, 1000, 0, 1), (13, 9, 3, 8, 1000, 0, 1);"
            "INSERT INTO unfinished VALUES (9, 'note', 'half', 1)");
    if (step >= 3)
        library_sql(folder, "INSERT INTO undo_step (id, review, number, undone, title, inverse) "
                            "VALUES (11, 9, 1, 0, 'old', x'00')");
    return folder;
}

static char *only_copy(const char *folder)
{
    pl_error err = { 0 };
    pl_names names;
    char *backups = pl_path_join(folder, "backups");
    check_ok(pl_folder_list(&names, backups, &err));
    check_int(names.count, 1);
    char *copy = pl_path_join(backups, names.items[0]);
    pl_names_free(&names);
    free(backups);
    return copy;
}

static void check_copy_opens(const char *folder, int step)
{
    char *copy = only_copy(folder);
    struct stat st;
    check_int(stat(copy, &st), 0);
    check_int(st.st_mode & 0777, 0600);
    sqlite3 *db;
    sqlite3_stmt *query;
    check_int(sqlite3_open_v2(copy, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    check_int(sqlite3_prepare_v2(db,
                                 "SELECT count(*), (SELECT user_version FROM pragma_user_version)"
                                 " FROM recording",
                                 -1, &query, NULL),
              SQLITE_OK);
    check_int(sqlite3_step(query), SQLITE_ROW);
    check_int(sqlite3_column_int(query, 0), 1);
    check_int(sqlite3_column_int(query, 1), step);
    sqlite3_finalize(query);
    sqlite3_close(db);
    free(copy);
}

static void check_rows_kept(const char *folder, int step)
{
    check_int(library_number(folder, "SELECT count(*) FROM person WHERE code = 'T-02'"), 1);
    check_int(library_number(folder, "SELECT id FROM library"), 77);
    check_int(library_number(folder, "SELECT count(*) FROM part WHERE path = '/a'"), 1);
    if (step >= 2)
        check_int(library_number(folder, "SELECT count(*) FROM tag WHERE note = 'Grüße'"), 1);
    check_int(library_number(folder, "SELECT count(*) FROM undo_step"), 0);
}

/* What came later works on rows that were there before it. */
static void check_window_works(pl_store *store, int step)
{
    pl_error err = { 0 };
    check_ok(pl_store_setting_set(store, "window.theme", "light", &err));
    if (step < 2)
        return;
    pl_place place = { .screen = "review", .zoom_from_us = 1, .zoom_to_us = 5, .tag = 10 };
    check_ok(pl_store_place_set(store, 9, &place, &err));
    pl_time shown, skipped;
    check_ok(pl_store_watched(&shown, &skipped, store, 9, &err));
    check_int(shown, 8);
    pl_unfinished_list texts;
    check_ok(pl_store_unfinished_list(&texts, store, 9, &err));
    check_int(texts.count, 1);
    pl_unfinished_list_free(&texts);
    pl_tags tags;
    check_ok(pl_store_tag(&tags, store, 10, &err));
    tags.items[0].kind = PL_TAG_STRENGTH;
    check_ok(pl_store_tag_set(store, &tags.items[0], &err));
    tags.items[0].kind = PL_TAG_CRITICAL;
    pl_store_join_if(store, 10);
    check_ok(pl_store_tag_set(store, &tags.items[0], &err));
    pl_tags_free(&tags);
    pl_undone undone;
    check_ok(pl_store_undo_step(&undone, store, 9, &err));
    check_int(undone.tag_count, 1);
    pl_undone_free(&undone);
    check_fails(pl_store_undo_step(&undone, store, 9, &err), PL_NOT_FOUND);
}

TEST(a_library_of_each_older_form_is_brought_up_to_date)
{
    for (int step = 1; step < newest_schema(); step++) {
        char *folder = old_library(step);
        pl_error err = { 0 };
        pl_store *store;
        pl_store_options options = { .as = "T-02" }, reading = { .read_only = true };
        check_fails(pl_store_open(&store, folder, &reading, &err), PL_REFUSED);
        check_has(err.text, "older Plumbline");
        check_has(err.text, "for writing");
        check_ok(pl_store_open(&store, folder, &options, &err));
        check(!pl_store_is_new(store));
        library_at_rest(store);
        check_rows_kept(folder, step);
        check_window_works(store, step);
        library_at_rest(store);
        pl_store_close(&store);
        check_copy_opens(folder, step);
        library_check_whole(folder);
        free(folder);
    }
}

/* Many steps could come at once; a copy is made once and has a name of its own. */
TEST(two_copies_in_one_second_have_two_names)
{
    pl_error err = { 0 };
    pl_utc_fix(1700000000000000);
    char *folder = old_library(1);
    pl_store_options second = { .last_step = 2 }, all = { 0 };
    pl_store *store;
    check_ok(pl_store_open(&store, folder, &second, &err));
    pl_store_close(&store);
    char *backups = pl_path_join(folder, "backups");
    char *taken = pl_format("%s/before-step-3-2023-11-14T22:13:20Z.db", backups);
    test_write(taken, "somebody else's");
    check_ok(pl_store_open(&store, folder, &all, &err));
    pl_store_close(&store);
    pl_names names;
    check_ok(pl_folder_list(&names, backups, &err));
    check_int(names.count, 3);
    pl_names_free(&names);
    char *text = test_read(taken);
    check_text(text, "somebody else's");
    pl_utc_fix(0);
    free(text);
    free(taken);
    free(backups);
    free(folder);
}

/* ----- what is no library, or none for us */

/* Read with nobody else in this process at the file: closing it would drop their locks. */
static char *bytes_of(const char *folder, size_t *size)
{
    pl_error err = { 0 };
    char *path = pl_path_join(folder, "plumbline.db");
    char *bytes = pl_file_read(size, path, 1 << 30, &err);
    test_check_ok(bytes != NULL, &err, path, __FILE__, __LINE__);
    free(path);
    return bytes;
}

static void check_refused(const char *folder, pl_code code, const char *words)
{
    size_t size, size_after;
    char *before = bytes_of(folder, &size);
    for (int reading = 0; reading < 2; reading++) {
        pl_error err = { 0 };
        pl_store *store = NULL;
        pl_store_options options = { .as = "T-02", .read_only = reading };
        check_fails(pl_store_open(&store, folder, &options, &err), code);
        check_has(err.text, words);
        check_has(err.text, folder);
        check(store == NULL);
    }
    char *after = bytes_of(folder, &size_after);
    check_int(size_after, size);
    check_int(memcmp(before, after, size), 0);
    free(before);
    free(after);
}

static char *library_with(const char *sql)
{
    library lib = library_open();
    pl_store_close(&lib.store);
    library_sql(lib.folder, "%s", sql);
    return lib.folder;
}

TEST(a_library_of_a_newer_plumbline_is_refused_and_not_written)
{
    char *folder = library_with("PRAGMA user_version = 1000");
    check_refused(folder, PL_NEWER_VERSION, "newer Plumbline");
    free(folder);
}

CHILD(leaves_a_newer_library)
{
    sqlite3 *db;
    if (sqlite3_open(args, &db) != SQLITE_OK ||
        sqlite3_exec(db, "PRAGMA user_version = 1000; CREATE TABLE newer (a)", NULL, NULL, NULL))
        return 1;
    _exit(0); /* without closing: the change stays in the -wal file */
}

TEST(a_newer_library_that_waits_in_its_wal_file_is_left_there)
{
    library lib = library_open();
    pl_store_close(&lib.store);
    child one = child_start("leaves_a_newer_library", "%s/plumbline.db", lib.folder);
    check_int(child_wait(&one), 0);
    check_refused(lib.folder, PL_NEWER_VERSION, "newer Plumbline");
    free(lib.folder);
}

TEST(a_database_of_somebody_else_is_refused_and_not_written)
{
    static const char *const heads[] = { "PRAGMA application_id = 0",
                                         "PRAGMA application_id = 12345",
                                         "PRAGMA application_id = -5" /* above 2^31 in the file */,
                                         "PRAGMA user_version = -1" };
    for (size_t i = 0; i < PL_COUNT(heads); i++) {
        char *folder = library_with(heads[i]);
        check_refused(folder, PL_BAD_INPUT, "no library of Plumbline");
        free(folder);
    }
}

TEST(what_is_no_database_is_refused_and_not_written)
{
    char *folder = test_new_folder(), *path = pl_path_join(folder, "plumbline.db");
    pl_text text = { 0 };
    for (int i = 0; i < 5000; i++)
        pl_text_add(&text, "garbage ");
    test_write(path, text.data);
    check_refused(folder, PL_CANNOT_READ, "no library of Plumbline");
    pl_text_free(&text);
    free(path);
    free(folder);
}

/* Pages that are gone are found at the latest by the look at everything. */
TEST(a_damaged_library_says_so)
{
    library lib = library_open();
    pl_error err = { 0 };
    for (int i = 0; i < 300; i++) {
        pl_tag tag = library_tag(&lib, i);
        check_ok(pl_store_tag_add(lib.store, &tag, &err));
    }
    pl_store_close(&lib.store);
    char *path = pl_path_join(lib.folder, "plumbline.db");
    for (int page = 20; page < 200; page += 30) {
        FILE *file = fopen(path, "r+b");
        check(file && fseek(file, page * 4096L, SEEK_SET) == 0);
        for (int i = 0; i < 4096; i++)
            fputc('x', file);
        fclose(file);
        pl_store *store;
        pl_store_options options = { .as = "T-02" };
        bool opened = pl_store_open(&store, lib.folder, &options, &err);
        pl_verdict verdict = { 0 };
        if (opened && pl_store_verify(&verdict, store, &err))
            check(verdict.problem_count > 0);
        else
            check_int(err.code, PL_CANNOT_READ);
        if (opened) {
            library_at_rest(store);
            pl_verdict_free(&verdict);
            pl_store_close(&store);
        }
    }
    free(path);
    free(lib.folder);
}

TEST(an_empty_file_is_a_library_not_made_yet)
{
    char *folder = test_new_folder(), *path = pl_path_join(folder, "plumbline.db");
    test_write(path, "");
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options reading = { .read_only = true }, there = { .must_exist = true }, all = { 0 };
    check_fails(pl_store_open(&store, folder, &reading, &err), PL_NOT_FOUND);
    check_fails(pl_store_open(&store, folder, &there, &err), PL_NOT_FOUND);
    check_has(err.text, "no library");
    check_ok(pl_store_open(&store, folder, &all, &err));
    check(pl_store_is_new(store));
    check_text(pl_store_me(store)->code, "T-01");
    pl_store_close(&store);
    library_check_whole(folder);
    free(path);
    free(folder);
}

TEST(who_opens_is_known_or_refused)
{
    pl_error err = { 0 };
    pl_store *store;
    char *base = test_new_folder(), *folder = pl_path_join(base, "new");
    pl_store_options name = { .as = "Mary" }, unknown = { .as = "T-99" };
    check_fails(pl_store_open(&store, folder, &name, &err), PL_BAD_INPUT);
    check_has(err.text, "no code");
    check(!pl_path_exists(folder)); /* nothing was made for it */
    library lib = library_open();
    check_fails(pl_store_open(&store, lib.folder, &unknown, &err), PL_REFUSED);
    check_has(err.text, "Nobody has the code T-99");
    library_close(&lib);
    free(folder);
    free(base);
}

/* With one moment for everybody the one who made the library is still its first person. */
TEST(the_first_person_is_who_made_the_library)
{
    pl_utc_fix(1700000000000000);
    for (int i = 0; i < 8; i++) {
        library lib = library_open();
        pl_store_close(&lib.store);
        pl_error err = { 0 };
        pl_store_options anybody = { 0 };
        check_ok(pl_store_open(&lib.store, lib.folder, &anybody, &err));
        check_text(pl_store_me(lib.store)->code, "T-02");
        library_close(&lib);
    }
    pl_utc_fix(0);
}

/* ----- places */

TEST(a_library_may_lie_on_any_path)
{
    static const char *const names[] = { "100% sure?",      "#1",
                                         "a?mode=memory",   "Gruppe für Mäuse 中",
                                         "new\nline",       "%41%00",
                                         "file:x?vfs=none", "'; DROP TABLE tag" };
    char *base = test_new_folder();
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        char *folder = pl_path_join(base, names[i]);
        pl_error err = { 0 };
        pl_store *store;
        pl_store_options options = { .as = "T-02" }, old = { .as = "T-02", .last_step = 2 };
        check_ok(pl_store_open(&store, folder, &old, &err));
        pl_store_close(&store);
        check_ok(pl_store_open(&store, folder, &options, &err)); /* the copy has this path too */
        pl_store_close(&store);
        char *file = pl_path_join(folder, "plumbline.db"), *copy = only_copy(folder);
        struct stat st;
        check_int(stat(file, &st), 0);
        check_int(st.st_mode & 0777, 0600);
        check_int(stat(folder, &st), 0);
        check_int(st.st_mode & 0777, 0700);
        free(file);
        free(copy);
        library_check_whole(folder);
        free(folder);
    }
    free(base);
}

/* args: whether it is to open, and the folder. Root is stopped by no permission, so not as root. */
CHILD(reads_as_nobody)
{
    bool opens = args[0] == '1';
    pl_error err = { 0 };
    if (getuid() == 0 && (setgid(65534) || setuid(65534)))
        child_fails("could not become nobody");
    pl_store *store = NULL;
    pl_store_options options = { .as = "T-02" };
    if (!pl_store_open(&store, args + 2, &options, &err)) {
        if (opens || err.code != PL_REFUSED || !strstr(err.text, "Copy the whole folder"))
            child_fails(err.text);
        return 0;
    }
    if (!opens)
        child_fails("it opened");
    pl_reviews reviews;
    pl_recordings recordings;
    pl_id id;
    if (!pl_store_reviews(&reviews, store, &err) || !pl_store_recordings(&recordings, store, &err))
        child_fails(err.text);
    if (reviews.count != 1 || recordings.count != 1)
        child_fails("it sees something else");
    if (pl_store_risk_add(&id, store, reviews.items[0].id, 1, &err) || err.code != PL_REFUSED ||
        !strstr(err.text, "for reading only") ||
        pl_store_lease_renew(store, reviews.items[0].id, &err) || err.code != PL_REFUSED)
        child_fails("it could write");
    pl_verdict verdict;
    if (!pl_store_verify(&verdict, store, &err) || verdict.problem_count)
        child_fails("it is not whole");
    pl_verdict_free(&verdict);
    pl_reviews_free(&reviews);
    pl_recordings_free(&recordings);
    pl_store_close(&store);
    return 0;
}

static void reads_as_nobody_in(const char *folder, bool opens)
{
    char *path = pl_path_join(folder, "plumbline.db");
    chmod(test_folder(), 0755);
    check_int(chmod(path, 0444), 0);
    check_int(chmod(folder, 0555), 0);
    child one = child_start("reads_as_nobody", "%d %s", opens, folder);
    check_int(child_wait(&one), 0);
    check_int(chmod(folder, 0755), 0);
    free(path);
}

TEST(a_library_that_cannot_be_written_is_read)
{
    library lib = library_open();
    pl_store_close(&lib.store);
    reads_as_nobody_in(lib.folder, true);
    char *odd = pl_path_join(test_folder(), "100% #1? ä b");
    check_int(rename(lib.folder, odd), 0);
    reads_as_nobody_in(odd, true);
    free(odd);
    free(lib.folder);
}

TEST(a_library_that_cannot_be_written_with_changes_beside_it_is_refused)
{
    library lib = library_open();
    pl_store_close(&lib.store);
    char *wal = pl_format("%s/plumbline.db-wal", lib.folder);
    test_write(wal, "");
    reads_as_nobody_in(lib.folder, true); /* nothing waits in it */
    test_write(wal, "something");
    reads_as_nobody_in(lib.folder, false);
    free(wal);
    free(lib.folder);
}

/* ----- several at once */

CHILD(opens_and_says_who)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { 0 };
    if (!pl_store_open(&store, args, &options, &err))
        child_fails(err.text);
    pl_store_close(&store);
    return 0;
}

TEST(a_new_library_is_made_once_however_many_make_it)
{
    enum { AT_ONCE = 6, ROUNDS = 12 };
    for (int round = 0; round < ROUNDS; round++) {
        char *folder = test_new_folder();
        child all[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++)
            all[i] = child_start("opens_and_says_who", "%s", folder);
        for (int i = 0; i < AT_ONCE; i++)
            check_int(child_wait(&all[i]), 0);
        check_int(library_number(folder, "SELECT count(*) FROM person"), 1);
        check_int(library_number(folder, "SELECT count(*) FROM log"), 1);
        library_check_whole(folder);
        free(folder);
    }
}

TEST(an_old_library_is_brought_up_to_date_once_however_many_do_it)
{
    enum { AT_ONCE = 6, ROUNDS = 6 };
    for (int round = 0; round < ROUNDS; round++) {
        char *folder = old_library(2);
        child all[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++)
            all[i] = child_start("opens_and_says_who", "%s", folder);
        for (int i = 0; i < AT_ONCE; i++)
            check_int(child_wait(&all[i]), 0);
        check_rows_kept(folder, 2);
        library_check_whole(folder);
        free(folder);
    }
}

/* The window has two stores on one library, a reader and the writer. Opening the second must not drop the
 * first one's lock: another process that closes would take the -wal file away under both. */
TEST(a_second_store_in_one_process_keeps_the_locks_of_the_first)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_store *second;
    pl_store_options options = { .as = "T-02" };
    check_ok(pl_store_open(&second, lib.folder, &options, &err));
    child other = child_start("opens_and_says_who", "%s", lib.folder);
    check_int(child_wait(&other), 0);
    char *wal = pl_format("%s/plumbline.db-wal", lib.folder);
    check(pl_path_exists(wal));
    free(wal);
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(second, &tag, &err));
    child another = child_start("opens_and_says_who", "%s", lib.folder);
    check_int(child_wait(&another), 0);
    check_ok(pl_store_tag_delete(lib.store, tag.id, &err));
    pl_store_close(&second);
    library_close(&lib);
}

TEST(without_room_for_the_copy_nothing_is_brought_up_to_date)
{
    for (long n = 1, failed = true; failed; n += 7) {
        char *folder = old_library(2);
        pl_error err = { 0 };
        pl_store *store = NULL;
        pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
        vfs_fail_at(n, VFS_FULL);
        bool ok = pl_store_open(&store, folder, &options, &err);
        failed = vfs_failed();
        vfs_lift();
        if (!ok) {
            check_int(err.code, PL_FULL);
            check_has(err.text, "no room");
            check_int(library_number(folder, "SELECT count(*) FROM tag"), 1);
        }
        pl_store_close(&store);
        library_check_whole(folder);
        check_rows_kept(folder, 2);
        free(folder);
    }
}
