#include "internal.h"
#include "plumbline/base/hash.h"

#include <stdio.h>
#include <string.h>

enum { MOST_PROBLEMS = 100 };

static void add_problem(pl_verdict *verdict, const char *words)
{
    if (verdict->problem_count < MOST_PROBLEMS)
        verdict->problems[verdict->problem_count++] = words;
}

/* SQLite's own look at every page, index and constraint. */
static bool check_pages(pl_verdict *verdict, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_CHECK_INTEGRITY, err);
    if (!query)
        return false;
    int row;
    while ((row = next(store, query, err)) > 0) {
        const char *words = (const char *)sqlite3_column_text(query, 0);
        if (strcmp(words, "ok") != 0)
            add_problem(verdict, pl_arena_format(verdict->arena, "The file is damaged: %s", words));
    }
    return row == 0;
}

static bool check_links(pl_verdict *verdict, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_CHECK_FOREIGN, err);
    if (!query)
        return false;
    int row;
    while ((row = next(store, query, err)) > 0)
        add_problem(verdict, pl_arena_format(
                                 verdict->arena, "A row of %s names a row of %s that is not there.",
                                 sqlite3_column_text(query, 0), sqlite3_column_text(query, 2)));
    return row == 0;
}

static bool check_log(pl_verdict *verdict, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_LOG_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":first", 0);
    bind_int(query, ":most", INT64_MAX);
    char before[PL_HASH_ROOM] = "", hash[PL_HASH_ROOM];
    int64_t wanted = 1;
    int row;
    while ((row = next(store, query, err)) > 0) {
        int64_t number = sqlite3_column_int64(query, 0);
        if (number != wanted)
            add_problem(verdict, pl_arena_format(verdict->arena,
                                                 "The log has a gap: line %lld follows line %lld.",
                                                 (long long)number, (long long)wanted - 1));
        log_line_hash(hash, number, sqlite3_column_int64(query, 1), sqlite3_column_int64(query, 8),
                      (const char *)sqlite3_column_text(query, 3),
                      (const char *)sqlite3_column_text(query, 4), sqlite3_column_int64(query, 5),
                      (const char *)sqlite3_column_text(query, 6), before);
        const char *kept = (const char *)sqlite3_column_text(query, 7);
        if (strcmp(hash, kept) != 0)
            add_problem(verdict, pl_arena_format(verdict->arena,
                                                 "The log was altered at or before line %lld.",
                                                 (long long)number));
        snprintf(before, sizeof before, "%s", kept);
        wanted = number + 1;
        verdict->entries++;
    }
    snprintf(verdict->head, sizeof verdict->head, "%s", before);
    return row == 0;
}

static bool check_rules(pl_verdict *verdict, pl_store *store, pl_error *err)
{
    sqlite3_stmt *undo = take(store, STMT_CHECK_SIGNED, err);
    if (!undo || next(store, undo, err) != 1)
        return false;
    if (sqlite3_column_int64(undo, 0))
        add_problem(verdict, "A signed review still has steps to undo.");
    sqlite3_reset(undo);
    sqlite3_stmt *parts = take(store, STMT_CHECK_RECORDINGS, err);
    if (!parts)
        return false;
    int row;
    while ((row = next(store, parts, err)) > 0)
        add_problem(verdict, "A recording has no parts.");
    return row == 0;
}

bool pl_store_verify(pl_verdict *out, pl_store *store, pl_error *err)
{
    pl_verdict verdict = { .arena = pl_arena_new() };
    verdict.problems = pl_arena_alloc(verdict.arena, MOST_PROBLEMS * sizeof *verdict.problems);
    bool ok = read_begin(store, err);
    if (ok) {
        ok = check_pages(&verdict, store, err) && check_links(&verdict, store, err) &&
             check_log(&verdict, store, err) && check_rules(&verdict, store, err);
        read_end(store);
    }
    if (ok)
        *out = verdict;
    else
        pl_verdict_free(&verdict);
    return ok;
}

void pl_verdict_free(pl_verdict *verdict)
{
    pl_arena_free(verdict->arena);
    *verdict = (pl_verdict){ 0 };
}
