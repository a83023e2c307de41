/* Who has a review open for writing. A process is known by machine, boot, number and start, so that a
 * number used again after a restart is not taken for the one that is gone. */
#include "internal.h"
#include "plumbline/store/reviews.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SILENT_US = 60 * 1000000 };

typedef struct holder {
    char machine[64], boot[64];
    int64_t process, start;
    pl_utc opened, renewed;
} holder;

static void read_boot(char out[64])
{
    out[0] = '\0';
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!file)
        return;
    if (fgets(out, 64, file))
        out[strcspn(out, "\n")] = '\0';
    fclose(file);
}

/* Field 22 of /proc/PID/stat (proc(5)); the name before it may hold spaces and brackets. 0: no process. */
static int64_t process_start(int64_t process)
{
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%lld/stat", (long long)process);
    FILE *file = fopen(path, "re");
    if (!file)
        return 0;
    size_t size = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[size] = '\0';
    char *at = strrchr(line, ')');
    long long start = 0;
    if (at && (strncmp(at, ") Z", 3) == 0 || strncmp(at, ") X", 3) == 0))
        return 0; /* it has ended; only its parent has not looked yet */
    for (int field = 2; at && field < 22; field++)
        at = strchr(at + 1, ' ');
    return at && sscanf(at, "%lld", &start) == 1 ? start : 0;
}

static holder me_now(const pl_store *store)
{
    holder me = { .process = getpid(), .opened = pl_utc_now(), .renewed = pl_utc_now() };
    snprintf(me.machine, sizeof me.machine, "%s", store->machine);
    read_boot(me.boot);
    me.start = process_start(me.process);
    return me;
}

/* 1 found, 0 none, -1 failed */
static int read_lease(holder *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_LEASE_GET, err);
    if (!query)
        return -1;
    bind_int(query, ":review", review);
    int row = next(store, query, err);
    if (row <= 0)
        return row;
    *out = (holder){ .process = sqlite3_column_int64(query, 2),
                     .start = sqlite3_column_int64(query, 3),
                     .opened = sqlite3_column_int64(query, 4),
                     .renewed = sqlite3_column_int64(query, 5) };
    snprintf(out->machine, sizeof out->machine, "%s", sqlite3_column_text(query, 0));
    snprintf(out->boot, sizeof out->boot, "%s", sqlite3_column_text(query, 1));
    sqlite3_reset(query);
    return 1;
}

static bool same(const holder *a, const holder *b)
{
    return strcmp(a->machine, b->machine) == 0 && strcmp(a->boot, b->boot) == 0 &&
           a->process == b->process && a->start == b->start;
}

static bool lives(const holder *other, const holder *me)
{
    if (strcmp(other->machine, me->machine) == 0 &&
        (strcmp(other->boot, me->boot) != 0 || process_start(other->process) != other->start))
        return false;
    pl_utc silent = pl_utc_now() - other->renewed;
    return silent < SILENT_US && silent > -SILENT_US;
}

/* 1: free or mine, 0: refused, -1: failed; *taken_over when somebody else's stands there */
static int may_take(bool *taken_over, pl_store *store, pl_id review, pl_error *err)
{
    holder other, me = me_now(store);
    int found = read_lease(&other, store, review, err);
    *taken_over = found > 0 && !same(&other, &me);
    if (found < 0)
        return -1;
    if (!*taken_over || !lives(&other, &me))
        return 1;
    time_t opened = (time_t)(other.opened / 1000000);
    struct tm tm;
    localtime_r(&opened, &tm);
    pl_fail(err, PL_REFUSED,
            "This review is open on %s since %02d:%02d. You can read it. Nothing was changed.",
            other.machine, tm.tm_hour, tm.tm_min);
    return 0;
}

bool lease_check(pl_store *store, pl_id review, pl_error *err)
{
    bool other;
    return may_take(&other, store, review, err) > 0;
}

static bool write_lease(pl_store *store, pl_id review, pl_error *err)
{
    holder me = me_now(store);
    sqlite3_stmt *query = take(store, STMT_LEASE_SET, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_text(query, ":machine", me.machine);
    bind_text(query, ":boot", me.boot);
    bind_int(query, ":process", me.process);
    bind_int(query, ":start", me.start);
    bind_int(query, ":utc", me.opened);
    return run(store, query, err);
}

bool pl_store_lease_take(pl_store *store, pl_id review, pl_error *err)
{
    change c;
    bool taken_over;
    if (!change_begin_draft(&c, store, review, "review opened", review, NULL, err))
        return false;
    c.review = 0; /* opening changes no fact of the review */
    bool ok = may_take(&taken_over, store, review, err) > 0;
    if (ok && taken_over)
        c.kind = "review taken over";
    ok = ok && write_lease(store, review, err);
    return change_end(&c, ok, err);
}

/* Renewing and leaving go in no log: they say nothing that the opening did not say. */
static bool without_log(pl_store *store, pl_id review, enum statement which, pl_error *err)
{
    holder other, me = me_now(store);
    if (!sql_script(store, "BEGIN IMMEDIATE", err))
        return false;
    int found = read_lease(&other, store, review, err);
    bool ok = found > 0 && same(&other, &me);
    if (found >= 0 && !ok)
        pl_fail(err, PL_REFUSED, "This review is no longer open here: it was taken over.");
    sqlite3_stmt *query = ok ? take(store, which, err) : NULL;
    if (query) {
        bind_int(query, ":review", review);
        if (which == STMT_LEASE_RENEW)
            bind_int(query, ":utc", me.renewed);
        ok = run(store, query, err);
    }
    ok = ok && query && sql_script(store, "COMMIT", err);
    if (!ok && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

bool pl_store_lease_renew(pl_store *store, pl_id review, pl_error *err)
{
    return without_log(store, review, STMT_LEASE_RENEW, err);
}

bool pl_store_lease_leave(pl_store *store, pl_id review, pl_error *err)
{
    return without_log(store, review, STMT_LEASE_DROP, err);
}
