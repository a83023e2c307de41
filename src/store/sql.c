#include "internal.h"

#include "plumbline/base/file.h"

#include <string.h>

#define STATEMENT_TEXT(name, text) text,
const char *const statement_texts[STMT_COUNT] = { STATEMENTS(STATEMENT_TEXT) };

/* A drive or an account without room says so in other ways as well: a failed growth of the -shm file, a
 * quota. Only the system's own number tells. */
static int plain_code(pl_store *store, int code)
{
    code &= 0xFF;
    if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) &&
        pl_errno_code(sqlite3_system_errno(store->db)) == PL_FULL)
        return SQLITE_FULL;
    return code;
}

/* SQLite's own words for it, the longer ones while they still are about this code. */
static const char *words_of(pl_store *store, int code)
{
    bool newest = sqlite3_extended_errcode(store->db) == code;
    return newest ? sqlite3_errmsg(store->db) : sqlite3_errstr(code);
}

bool fail_sql(pl_store *store, pl_error *err)
{
    return fail_code(store, sqlite3_extended_errcode(store->db), err);
}

bool fail_code(pl_store *store, int code, pl_error *err)
{
    switch (plain_code(store, code)) {
    case SQLITE_FULL:
        return pl_fail(
            err, PL_FULL,
            "There is no room to save on the drive of %s. What you did last is not saved; "
            "all before it is. Free 20 MB, then try again.",
            store->folder);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: /* the locks of the -shm file could not be had in time */
        return pl_fail(err, PL_BUSY,
                       "Another Plumbline is writing in %s and did not end in time. Nothing was "
                       "changed. Try again.",
                       store->folder);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return pl_fail(err, PL_REFUSED,
                       "The library %s can only be read here: its folder or drive does not allow "
                       "writing. Nothing was changed. Copy the folder to a drive of your own.",
                       store->folder);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return pl_fail(
            err, PL_CANNOT_READ,
            "The drive of %s does not answer as it should (%s). What you did last is not "
            "saved; all before it is. Check the drive, then try again.",
            store->folder, words_of(store, code));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return pl_fail(err, PL_CANNOT_READ,
                       "%s is damaged or is no library of Plumbline (%s). Nothing was changed. A "
                       "backup stands in %s/backups if one was made.",
                       store->path, words_of(store, code), store->folder);
    case SQLITE_CONSTRAINT:
        return pl_fail(err, PL_BAD_INPUT,
                       "This change does not fit what is stored in %s (%s). Nothing was changed.",
                       store->folder, words_of(store, code));
    default:
        return pl_fail(err, PL_INTERNAL,
                       "The library %s could not do this (%s, code %d). Nothing was changed.",
                       store->folder, words_of(store, code), code);
    }
}

sqlite3_stmt *take(pl_store *store, enum statement which, pl_error *err)
{
    sqlite3_stmt *query = store->prepared[which];
    if (!query) {
        if (sqlite3_prepare_v3(store->db, statement_texts[which], -1, SQLITE_PREPARE_PERSISTENT,
                               &query, NULL) != SQLITE_OK) {
            fail_sql(store, err);
            return NULL;
        }
        store->prepared[which] = query;
    }
    sqlite3_reset(query);
    sqlite3_clear_bindings(query);
    return query;
}

static int place(sqlite3_stmt *query, const char *name)
{
    int at = sqlite3_bind_parameter_index(query, name);
    pl_assert(at > 0);
    return at;
}

void bind_int(sqlite3_stmt *query, const char *name, int64_t value)
{
    sqlite3_bind_int64(query, place(query, name), value);
}

void bind_text(sqlite3_stmt *query, const char *name, const char *value)
{
    sqlite3_bind_text(query, place(query, name), value, -1, SQLITE_TRANSIENT);
}

void bind_time(sqlite3_stmt *query, const char *name, pl_time value)
{
    if (value == PL_NO_TIME)
        bind_null(query, name);
    else
        bind_int(query, name, value);
}

void bind_slot(sqlite3_stmt *query, const char *name, char slot)
{
    char text[2] = { slot, 0 };
    bind_text(query, name, slot ? text : NULL);
}

void bind_blob(sqlite3_stmt *query, const char *name, const void *bytes, int size)
{
    sqlite3_bind_blob(query, place(query, name), size ? bytes : "", size, SQLITE_TRANSIENT);
}

void bind_null(sqlite3_stmt *query, const char *name)
{
    sqlite3_bind_null(query, place(query, name));
}

void bind_me(sqlite3_stmt *query, const pl_store *store)
{
    bind_int(query, ":me", store->me.id);
    bind_int(query, ":lead", (store->me.roles & PL_ROLES_LEADING) != 0);
}

bool run(pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) { /* a pragma's or RETURNING's row */
    }
    bool ok = code == SQLITE_DONE || fail_sql(store, err);
    sqlite3_reset(query);
    return ok;
}

int next(pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    int code = sqlite3_step(query);
    if (code == SQLITE_ROW)
        return 1;
    if (code != SQLITE_DONE)
        fail_sql(store, err);
    sqlite3_reset(query);
    return code == SQLITE_DONE ? 0 : -1;
}

const char *column_text(pl_arena *arena, sqlite3_stmt *query, int column)
{
    return pl_arena_text(arena, (const char *)sqlite3_column_text(query, column));
}

pl_time column_time(sqlite3_stmt *query, int column)
{
    bool none = sqlite3_column_type(query, column) == SQLITE_NULL;
    return none ? PL_NO_TIME : sqlite3_column_int64(query, column);
}

char column_slot(sqlite3_stmt *query, int column)
{
    const unsigned char *text = sqlite3_column_text(query, column);
    return text ? (char)text[0] : '\0';
}

void *settle(pl_arena *arena, void *items, int count, size_t size)
{
    void *settled = pl_arena_alloc(arena, (size_t)count * size);
    if (count)
        memcpy(settled, items, (size_t)count * size);
    free(items);
    return settled;
}

/* Reads may stand within a larger read or within a change, which sees one state as it is. */
bool read_begin(pl_store *store, pl_error *err)
{
    if (store->reads > 0 || !sqlite3_get_autocommit(store->db)) {
        store->reads++;
        return true;
    }
    sqlite3_stmt *begin = take(store, STMT_BEGIN_READ, err);
    if (!begin || !run(store, begin, err))
        return false;
    store->reads = 1;
    store->own_read = true;
    return true;
}

void read_end(pl_store *store)
{
    if (--store->reads > 0 || !store->own_read)
        return;
    store->own_read = false;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL); /* it read only: nothing is taken back */
}
