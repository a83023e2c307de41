/* One way to the newest schema, for a new file and an old one alike. */
#include "internal.h"

#include "embedded.h"
#include "plumbline/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { UNDO_STEP = 3 /* the step that makes the table undo_step */, MOST_COPIES = 1000 };

int newest_schema(void)
{
    int count = 0;
    while (embedded[count].name)
        count++;
    return count;
}

int schema_version(pl_store *store)
{
    sqlite3_stmt *query = NULL;
    int version = -1;
    if (sqlite3_prepare_v2(store->db, "PRAGMA user_version", -1, &query, NULL) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW)
        version = sqlite3_column_int(query, 0);
    sqlite3_finalize(query);
    return version;
}

bool sql_script(pl_store *store, const char *text, pl_error *err)
{
    return sqlite3_exec(store->db, text, NULL, NULL, NULL) == SQLITE_OK || fail_sql(store, err);
}

/* One step is one transaction, its number included; another process may have been faster. */
static bool take_step(pl_store *store, int step, pl_error *err)
{
    if (!sql_script(store, "BEGIN IMMEDIATE", err))
        return false;
    int version = schema_version(store);
    bool ok = version >= 0 || fail_sql(store, err);
    if (ok && version < step) {
        char number[64];
        snprintf(number, sizeof number, "PRAGMA user_version = %d", step);
        ok = sql_script(store, embedded[step - 1].text, err) && sql_script(store, number, err);
        /* a changeset of the old tables may not fit the new ones */
        if (ok && step >= UNDO_STEP)
            ok = sql_script(store, "DELETE FROM undo_step", err);
    }
    ok = ok && sql_script(store, "COMMIT", err);
    if (!ok && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

/* A copy that opens and is whole, or no copy. */
static bool check_copy(const char *path)
{
    sqlite3 *copy = NULL;
    sqlite3_stmt *query = NULL;
    bool whole =
        sqlite3_open_v2(path, &copy, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(copy, "PRAGMA integrity_check(1)", -1, &query, NULL) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW &&
        strcmp((const char *)sqlite3_column_text(query, 0), "ok") == 0;
    sqlite3_finalize(query);
    sqlite3_close(copy);
    return whole;
}

/* An empty file of a name that nobody has, for its owner alone: two processes may bring one library up to
 * date in the same second. free(). */
static char *new_copy(const char *folder, int step, pl_error *err)
{
    char utc[PL_UTC_ROOM];
    pl_utc_format(utc, pl_utc_now());
    for (int i = 0; i < MOST_COPIES; i++) {
        char *path = i ? pl_format("%s/before-step-%d-%s-%d.db", folder, step, utc, i + 1)
                       : pl_format("%s/before-step-%d-%s.db", folder, step, utc);
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0) {
            close(fd);
            return path;
        }
        free(path);
        if (errno != EEXIST)
            break;
    }
    pl_fail(err, pl_errno_code(errno) == PL_FULL ? PL_FULL : PL_CANNOT_READ,
            "No copy can be made in %s before the library is brought up to date: %s. Nothing was "
            "changed.",
            folder, pl_errno_words(errno));
    return NULL;
}

static bool copy_into(pl_store *store, const char *path, pl_error *err)
{
    sqlite3_stmt *query = NULL;
    bool ok = sqlite3_prepare_v2(store->db, "VACUUM INTO :path", -1, &query, NULL) == SQLITE_OK;
    if (ok) {
        bind_text(query, ":path", path);
        ok = sqlite3_step(query) == SQLITE_DONE;
    }
    if (!ok)
        fail_sql(store, err);
    sqlite3_finalize(query);
    return ok;
}

/* SQLite does not wait until a copy is on the drive; we do. */
static bool make_durable(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

static bool copy_first(pl_store *store, int version, pl_error *err)
{
    char *folder = pl_path_join(store->folder, "backups");
    char *path = NULL;
    bool ok = pl_folder_make(folder, 0700, err) && (path = new_copy(folder, version + 1, err)) &&
              copy_into(store, path, err);
    if (ok && !(make_durable(path) && make_durable(folder) && check_copy(path)))
        ok = pl_fail(
            err, PL_CANNOT_READ,
            "The copy %s that must come before the library is brought up to date could not be "
            "read back. Nothing was changed. Check the drive, then try again.",
            path);
    if (!ok && path)
        unlink(path); /* half a copy is none */
    free(path);
    free(folder);
    return ok;
}

bool migrate(pl_store *store, int last_step, pl_error *err)
{
    int version = schema_version(store), last = newest_schema();
    if (last_step && last_step < last)
        last = last_step;
    if (version < 0)
        return fail_sql(store, err);
    if (version >= last)
        return true;
    if (version > 0 && !copy_first(store, version, err))
        return false;
    for (int step = version + 1; step <= last; step++)
        if (!take_step(store, step, err))
            return false;
    return true;
}
