#include "plumbline/store/log.h"
#include "internal.h"

#include "plumbline/base/hash.h"

#include <stdio.h>
#include <string.h>

const char *log_line_hash(char out[65], int64_t number, pl_utc utc, pl_id person,
                          const char *machine, const char *kind, pl_id object,
                          const char *change_hash, const char *before)
{
    pl_text line = { 0 };
    pl_text_add_format(&line, "%lld|%lld|%lld|%zu:%s|%zu:%s|%lld|%s|%s", (long long)number,
                       (long long)utc, (long long)person, strlen(machine), machine, strlen(kind),
                       kind, (long long)object, change_hash, before);
    pl_hash_bytes(out, line.data, line.size);
    pl_text_free(&line);
    return out;
}

bool log_append(change *c, pl_error *err)
{
    pl_store *store = c->store;
    sqlite3_stmt *last = take(store, STMT_LOG_LAST, err);
    if (!last)
        return false;
    int64_t number = 1;
    char before[PL_HASH_ROOM] = "", said[PL_HASH_ROOM], hash[PL_HASH_ROOM];
    int row = next(store, last, err);
    if (row < 0)
        return false;
    if (row) {
        number = sqlite3_column_int64(last, 0) + 1;
        snprintf(before, sizeof before, "%s", sqlite3_column_text(last, 1));
        sqlite3_reset(last);
    }
    pl_utc now = pl_utc_now();
    pl_hash_bytes(said, pl_text_get(&c->said), c->said.size);
    log_line_hash(hash, number, now, store->me.id, store->machine, c->kind, c->object, said,
                  before);

    sqlite3_stmt *add = take(store, STMT_LOG_ADD, err);
    if (!add)
        return false;
    bind_int(add, ":number", number);
    bind_int(add, ":utc", now);
    bind_int(add, ":person", store->me.id);
    bind_text(add, ":machine", store->machine);
    bind_text(add, ":kind", c->kind);
    bind_int(add, ":object", c->object);
    bind_text(add, ":change", said);
    bind_text(add, ":hash", hash);
    return run(store, add, err);
}

bool pl_store_log(pl_log_lines *out, pl_store *store, int64_t first, int most, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_LOG_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":first", first);
    bind_int(query, ":most", most);
    pl_log_lines lines = { .arena = pl_arena_new() };
    pl_log_line *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, lines.count, room);
        items[lines.count++] = (pl_log_line){
            .number = sqlite3_column_int64(query, 0),
            .utc = sqlite3_column_int64(query, 1),
            .person = column_text(lines.arena, query, 2),
            .machine = column_text(lines.arena, query, 3),
            .kind = column_text(lines.arena, query, 4),
            .object = sqlite3_column_int64(query, 5),
            .change = column_text(lines.arena, query, 6),
            .hash = column_text(lines.arena, query, 7),
        };
    }
    lines.items = settle(lines.arena, items, lines.count, sizeof *items);
    if (row < 0) {
        pl_log_lines_free(&lines);
        return false;
    }
    *out = lines;
    return true;
}

bool pl_store_log_hash(char out[65], pl_store *store, const char *kind, pl_id object, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_LOG_NEWEST, err);
    if (!query)
        return false;
    bind_int(query, ":object", object);
    bind_text(query, ":kind", kind);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "The log has no line of the kind \"%s\" about this.", kind);
    if (row <= 0)
        return false;
    snprintf(out, PL_HASH_ROOM, "%s", sqlite3_column_text(query, 0));
    sqlite3_reset(query);
    return true;
}

void pl_log_lines_free(pl_log_lines *lines)
{
    pl_arena_free(lines->arena);
    *lines = (pl_log_lines){ 0 };
}

bool pl_store_note_event(pl_store *store, const char *kind, pl_id object, const char *detail,
                         pl_error *err)
{
    change c;
    if (!change_begin(&c, store, kind, object, err))
        return false;
    say_text(&c, "detail", detail);
    return change_end(&c, true, err);
}
