#include "library.h"

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
    pl_store_options options = { .as = "T-02" };
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

static void add_table(pl_text *out, sqlite3 *db, const char *table)
{
    char *sql = pl_format("SELECT * FROM %s ORDER BY 1, 2", table);
    sqlite3_stmt *query;
    check_int(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    while (sqlite3_step(query) == SQLITE_ROW) {
        pl_text_add(out, table);
        for (int i = 0; i < sqlite3_column_count(query); i++) {
            const unsigned char *value = sqlite3_column_text(query, i);
            pl_text_add_format(out, "|%s", value ? (const char *)value : "NULL");
        }
        pl_text_add_char(out, '\n');
    }
    sqlite3_finalize(query);
    free(sql);
}

char *library_rows(const library *lib)
{
    static const char *const tables[] = { "tag",      "tag_item", "tag_facilitator", "score",
                                          "evidence", "action",   "no_strength" };
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
