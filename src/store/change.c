#include "internal.h"

#include "plumbline/model/tag.h"
#include "plumbline/store/kept.h"

#include "plumbline/base/hash.h"

#include <string.h>

static bool begin_session(change *c, pl_error *err)
{
    if (sqlite3session_create(c->store->db, "main", &c->session) != SQLITE_OK)
        return fail_sql(c->store, err);
    for (int i = 0; undoable_tables[i]; i++)
        if (sqlite3session_attach(c->session, undoable_tables[i]) != SQLITE_OK)
            return fail_sql(c->store, err);
    return true;
}

bool change_refuse(pl_store *store)
{
    store->join_next = false;
    free(store->finish);
    store->finish = NULL;
    return false;
}

void pl_store_finish_next(pl_store *store, const char *field)
{
    free(store->finish);
    store->finish = pl_copy_text(field);
}

bool change_begin(change *c, pl_store *store, const char *kind, pl_id object, pl_error *err)
{
    *c = (change){ .store = store,
                   .kind = kind,
                   .object = object,
                   .join = store->join_next,
                   .join_object = store->join_object };
    if (!store->can_write)
        return change_refuse(store) ||
               pl_fail(err, PL_REFUSED,
                       "The library %s is open for reading only. Nothing was changed.",
                       store->folder);
    sqlite3_stmt *begin = take(store, STMT_BEGIN_WRITE, err);
    if (!begin || !run(store, begin, err))
        return change_refuse(store);
    c->finish = store->finish;
    store->finish = NULL;
    store->join_next = false; /* also when this one fails: it is for one change */
    say_text(c, "kind", kind);
    say_int(c, "object", object);
    return true;
}

/* Only its reviewer writes in a draft; and nobody, ever, in what is signed. */
static bool check_draft(pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_REVIEW_STATE, err);
    if (!query)
        return false;
    bind_int(query, ":id", review);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    bool mine = row && sqlite3_column_int64(query, 0) == store->me.id;
    bool draft = row && strcmp((const char *)sqlite3_column_text(query, 1), "draft") == 0;
    sqlite3_reset(query);
    if (!mine)
        return pl_fail(
            err, PL_REFUSED,
            "This cannot be changed by %s: only its reviewer writes in a review. Nothing was "
            "changed.",
            store->me.code);
    if (!draft)
        return pl_fail(err, PL_REFUSED,
                       "This review is signed: it is safe, and nothing in it can be changed. A "
                       "correction is a new record, with a reason; both stay visible.");
    return lease_check(store, review, err);
}

bool change_begin_draft(change *c, pl_store *store, pl_id review, const char *kind, pl_id object,
                        const char *title, pl_error *err)
{
    if (!change_begin(c, store, kind, object, err))
        return false;
    c->review = review;
    c->title = title;
    say_int(c, "review", review);
    if (check_draft(store, review, err) && (!title || begin_session(c, err)))
        return true;
    change_end(c, false, err);
    return false;
}

/* name, length and value: no two different changes have the same bytes */
void say_bytes(change *c, const char *name, const void *bytes, size_t size)
{
    pl_text_add_format(&c->said, "%s=%zu:", name, size);
    pl_text_add_bytes(&c->said, bytes, size);
    pl_text_add_char(&c->said, '\n');
}

void say_text(change *c, const char *name, const char *value)
{
    if (value && pl_utf8_check(value, strlen(value)) != strlen(value))
        c->not_text = name;
    else if (value && pl_utf8_length(value) > PL_MOST_NOTE)
        c->too_long = name;
    if (value)
        say_bytes(c, name, value, strlen(value));
    else
        pl_text_add_format(&c->said, "%s=none\n", name);
}

void say_int(change *c, const char *name, int64_t value)
{
    char *text = pl_format("%lld", (long long)value);
    say_text(c, name, text);
    free(text);
}

static bool touch_review(change *c, pl_error *err)
{
    if (!c->review)
        return true;
    sqlite3_stmt *query = take(c->store, STMT_REVIEW_TOUCH, err);
    if (!query)
        return false;
    bind_int(query, ":id", c->review);
    return run(c->store, query, err);
}

/* The text is finished in the same transaction that keeps it. */
static bool finish_text(change *c, pl_error *err)
{
    if (!c->finish || !c->review)
        return true;
    sqlite3_stmt *query = take(c->store, STMT_UNFINISHED_CLEAR, err);
    if (!query)
        return false;
    bind_int(query, ":review", c->review);
    bind_text(query, ":field", c->finish);
    return run(c->store, query, err);
}

static bool commit(pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_COMMIT, err);
    return query && run(store, query, err);
}

bool change_end(change *c, bool ok, pl_error *err)
{
    pl_store *store = c->store;
    if (ok && c->too_long)
        ok = pl_fail(err, PL_BAD_INPUT,
                     "A text has room for %d characters; the one for \"%s\" is longer. Nothing was "
                     "changed.",
                     PL_MOST_NOTE, c->too_long);
    if (ok && c->not_text)
        ok = pl_fail(err, PL_BAD_INPUT,
                     "What was given as \"%s\" is not UTF-8 text. Nothing was "
                     "changed.",
                     c->not_text);
    ok = ok && undo_record(c, err) && touch_review(c, err) && finish_text(c, err) &&
         (c->quiet || log_append(c, err)) && commit(store, err);
    if (c->session)
        sqlite3session_delete(c->session);
    /* a commit that fails may have ended the transaction by itself */
    if (!ok && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    pl_text_free(&c->said);
    free(c->finish);
    return ok;
}
