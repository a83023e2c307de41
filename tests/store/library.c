#include "library.h"
#include "internal.h"
#include "vfs.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <sqlite3.h>

static void add_recording(library *lib)
{
    pl_error err = { 0 };
    pl_stored_part part = { .path = "/nowhere/a.mp4", .bytes = 10, .length_us = 3600000000 };
    pl_recording recording = { .signature = "0123",
                               .duration_us = 3600000000,
                               .picture = true,
                               .parts = &part,
                               .part_count = 1 };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = 3600000000 };
    pl_clock_map map = { .rule = PL_CLOCK_RULE, .parts = &clock, .part_count = 1 };
    check_ok(pl_store_recording_add(&lib->recording, lib->store, &recording, &map, &err));
}

static void add_review(library *lib)
{
    pl_error err = { 0 };
    pl_kept_text rubric = { .id = "own", .title = "Own", .text = "text", .edition = 1 };
    char hash[65];
    check_ok(pl_store_text_keep(hash, lib->store, PL_TEXT_RUBRIC, &rubric, &err));
    pl_review review = { .recording = lib->recording,
                         .rubric = hash,
                         .by_command_line = true,
                         .facilitators = { { .slot = 'A', .code = "F-014" },
                                           { .slot = 'B', .code = "F-022" },
                                           { .slot = 'C', .code = "F-027" } },
                         .facilitator_count = 3 };
    check_ok(pl_store_review_add(&lib->review, lib->store, &review, &err));
}

static void open_store(library *lib)
{
    pl_error err = { 0 };
    pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
    check_ok(pl_store_open(&lib->store, lib->folder, &options, &err));
}

library library_open(void)
{
    library lib = { .folder = test_new_folder() };
    open_store(&lib);
    add_recording(&lib);
    add_review(&lib);
    return lib;
}

void library_reopen(library *lib)
{
    pl_store_close(&lib->store);
    open_store(lib);
}

void library_close(library *lib)
{
    pl_error err = { 0 };
    pl_verdict verdict;
    check_ok(pl_store_verify(&verdict, lib->store, &err));
    check_int(verdict.problem_count, 0);
    pl_verdict_free(&verdict);
    pl_store_close(&lib->store);
    free(lib->folder);
}

pl_tag library_tag(const library *lib, pl_time at)
{
    return (pl_tag){ .id = pl_id_new(),
                     .review = lib->review,
                     .made_us = at,
                     .at_us = at,
                     .to_us = PL_NO_TIME,
                     .items = { "2.2" },
                     .item_count = 1,
                     .facilitators = PL_WHO_BIT('A'),
                     .note = "" };
}

/* Bytes as numbers: among those of a change there may be the end of a line. */
static void add_column(pl_text *out, sqlite3_stmt *query, int i)
{
    bool bytes = sqlite3_column_type(query, i) == SQLITE_BLOB;
    const unsigned char *value =
        bytes ? sqlite3_column_blob(query, i) : sqlite3_column_text(query, i);
    pl_text_add_char(out, '|');
    for (int k = 0; bytes && k < sqlite3_column_bytes(query, i); k++)
        pl_text_add_format(out, "%02x", value[k]);
    if (!bytes)
        pl_text_add(out, value ? (const char *)value : "NULL");
}

static void add_table(pl_text *out, sqlite3 *db, const char *table)
{
    char *sql = pl_format("SELECT * FROM %s ORDER BY 1, 2", table);
    sqlite3_stmt *query;
    check_int(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    while (sqlite3_step(query) == SQLITE_ROW) {
        pl_text_add(out, table);
        for (int i = 0; i < sqlite3_column_count(query); i++)
            add_column(out, query, i);
        pl_text_add_char(out, '\n');
    }
    sqlite3_finalize(query);
    free(sql);
}

char *library_rows(const library *lib)
{
    static const char *const tables[] = { "tag",         "tag_item", "tag_facilitator",
                                          "score",       "evidence", "action",
                                          "no_strength", "tally",    "counted" };
    char *path = pl_format("%s/plumbline.db", lib->folder);
    sqlite3 *db;
    check_int(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    pl_text rows = { 0 };
    for (size_t i = 0; i < PL_COUNT(tables); i++)
        add_table(&rows, db, tables[i]);
    sqlite3_close(db);
    free(path);
    return pl_text_take(&rows);
}

static sqlite3 *open_raw(const char *folder)
{
    char *path = pl_format("%s/plumbline.db", folder);
    sqlite3 *db;
    check_int(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(db, 10000);
    free(path);
    return db;
}

char *library_all(const char *folder)
{
    sqlite3 *db = open_raw(folder);
    pl_text rows = { 0 };
    sqlite3_stmt *tables;
    check_int(sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1,
                                 &tables, NULL),
              SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW)
        add_table(&rows, db, (const char *)sqlite3_column_text(tables, 0));
    sqlite3_finalize(tables);
    sqlite3_close(db);
    pl_text_add_char(&rows, '\n');
    return pl_text_take(&rows);
}

void library_sql(const char *folder, const char *format, ...)
{
    char sql[4096], *words = NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(sql, sizeof sql, format, args);
    va_end(args);
    sqlite3 *db = open_raw(folder);
    sqlite3_exec(db, sql, NULL, NULL, &words);
    check_text(words, NULL);
    sqlite3_close(db);
}

int64_t library_number(const char *folder, const char *sql)
{
    sqlite3 *db = open_raw(folder);
    sqlite3_stmt *query;
    check_int(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    check_int(sqlite3_step(query), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    sqlite3_close(db);
    return number;
}

void library_at_rest(pl_store *store)
{
    check(sqlite3_get_autocommit(store->db));
    for (sqlite3_stmt *one = NULL; (one = sqlite3_next_stmt(store->db, one));)
        if (sqlite3_stmt_busy(one))
            check_text(sqlite3_sql(one), "no statement left open");
    check(!store->join_next && !store->finish);
}

void library_check_whole(const char *folder)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .vfs = vfs_name() };
    check_ok(pl_store_open(&store, folder, &options, &err));
    pl_verdict verdict;
    check_ok(pl_store_verify(&verdict, store, &err));
    check_text(verdict.problem_count ? verdict.problems[0] : NULL, NULL);
    pl_verdict_free(&verdict);
    library_at_rest(store);
    pl_store_close(&store);
}

char *library_copy(const char *folder)
{
    char *copy = test_new_folder();
    pl_names names;
    pl_error err = { 0 };
    check_ok(pl_folder_list(&names, folder, &err));
    for (int i = 0; i < names.count; i++) {
        char *from = pl_path_join(folder, names.items[i]), *to = pl_path_join(copy, names.items[i]);
        size_t size;
        char *bytes = pl_file_read(&size, from, 1 << 30, &err);
        FILE *file = fopen(to, "wb");
        check(bytes && file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0);
        free(bytes);
        free(from);
        free(to);
    }
    pl_names_free(&names);
    return copy;
}

pl_store *library_as(const char *folder, const char *code, pl_role role)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options first = { .as = "T-02" }, options = { .as = code };
    check_ok(pl_store_open(&store, folder, &first, &err));
    pl_id id;
    check_ok(pl_store_person_add(&id, store, code, role, &err));
    pl_store_close(&store);
    check_ok(pl_store_open(&store, folder, &options, &err));
    return store;
}
