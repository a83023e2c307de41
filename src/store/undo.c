/* Undo by SQLite's session extension: the inverse of each change is kept with it, right for every noun,
 * surviving a restart. One list for each draft review, for its reviewer. */
#include "internal.h"

#include "plumbline/store/tags.h"
#include "plumbline/store/undo.h"

#include <string.h>

const char *const undoable_tables[] = {
    "tag",         "tag_item", "tag_facilitator", "score", "evidence",  "action", "report_point",
    "no_strength", "tally",    "counted",         "link",  "plan_mark", NULL
};

typedef struct blob {
    void *bytes; /* sqlite3_free */
    int size;
} blob;

void pl_store_join_next(pl_store *store)
{
    store->join_next = true;
    store->join_object = 0;
}

void pl_store_join_if(pl_store *store, pl_id object)
{
    store->join_next = true;
    store->join_object = object;
}

static bool clear_redo(change *c, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_REDO_CLEAR, err);
    if (!query)
        return false;
    bind_int(query, ":review", c->review);
    return run(c->store, query, err);
}

/* The bytes that take the change back. */
static bool inverse_of(blob *out, change *c, pl_error *err)
{
    blob forth = { 0 }, back = { 0 };
    int code = sqlite3session_changeset(c->session, &forth.size, &forth.bytes);
    if (code == SQLITE_OK)
        code = sqlite3changeset_invert(forth.size, forth.bytes, &back.size, &back.bytes);
    sqlite3_free(forth.bytes);
    if (code != SQLITE_OK)
        return fail_code(c->store, code, err);
    *out = back;
    return true;
}

/* first and then second as one changeset */
static bool join(blob *out, pl_store *store, const blob *first, const blob *second, pl_error *err)
{
    sqlite3_changegroup *group = NULL;
    int code = sqlite3changegroup_new(&group);
    if (code == SQLITE_OK)
        code = sqlite3changegroup_add(group, first->size, first->bytes);
    if (code == SQLITE_OK)
        code = sqlite3changegroup_add(group, second->size, (void *)second->bytes);
    if (code == SQLITE_OK)
        code = sqlite3changegroup_output(group, &out->size, &out->bytes);
    sqlite3changegroup_delete(group);
    return code == SQLITE_OK || fail_code(store, code, err);
}

static bool store_step(pl_store *store, enum statement which, pl_id id, const blob *inverse,
                       pl_error *err)
{
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    if (inverse)
        bind_blob(query, ":inverse", inverse->bytes, inverse->size);
    return run(store, query, err);
}

/* Adds to the newest step; a step that comes to nothing (a tag made and deleted) goes. Leaves *joined
 * false when there is no step to join, or not the one that was asked for. */
static bool join_newest(bool *joined, change *c, const blob *inverse, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_UNDO_NEWEST, err);
    if (!query)
        return false;
    bind_int(query, ":review", c->review);
    int row = next(c->store, query, err);
    if (row <= 0)
        return row == 0;
    if (c->join_object && c->join_object != sqlite3_column_int64(query, 3)) {
        sqlite3_reset(query);
        return true;
    }
    pl_id id = sqlite3_column_int64(query, 0);
    int size = sqlite3_column_bytes(query, 2);
    const void *kept = sqlite3_column_blob(query, 2); /* NULL where it is empty */
    blob older = { pl_copy_bytes(kept ? kept : "", (size_t)size), size }, both = { 0 };
    sqlite3_reset(query);
    bool ok = join(&both, c->store, inverse, &older, err);
    if (ok && both.size)
        ok = store_step(c->store, STMT_UNDO_JOIN, id, &both, err);
    else if (ok)
        ok = store_step(c->store, STMT_UNDO_DROP, id, NULL, err);
    *joined = ok;
    free(older.bytes);
    sqlite3_free(both.bytes);
    return ok;
}

static bool add_step(change *c, const blob *inverse, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_UNDO_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", pl_id_new());
    bind_int(query, ":review", c->review);
    bind_int(query, ":object", c->object);
    bind_text(query, ":title", c->title);
    bind_blob(query, ":inverse", inverse->bytes, inverse->size);
    return run(c->store, query, err);
}

bool undo_record(change *c, pl_error *err)
{
    if (!c->session)
        return true;
    blob inverse = { 0 };
    if (!inverse_of(&inverse, c, err))
        return false;
    bool ok = true, joined = false;
    if (inverse.size) { /* a change that changed nothing is no step */
        ok = clear_redo(c, err);
        if (ok && c->join)
            ok = join_newest(&joined, c, &inverse, err);
        if (ok && !joined)
            ok = add_step(c, &inverse, err);
    }
    sqlite3_free(inverse.bytes);
    return ok;
}

static int refuse_conflict(void *ctx, int kind, sqlite3_changeset_iter *at)
{
    (void)ctx, (void)kind, (void)at;
    return SQLITE_CHANGESET_ABORT;
}

static int known_table(void *ctx, const char *name)
{
    (void)ctx;
    for (int i = 0; undoable_tables[i]; i++)
        if (strcmp(undoable_tables[i], name) == 0)
            return 1;
    return 0;
}

static int count_operations(const blob *changes)
{
    sqlite3_changeset_iter *at = NULL;
    int count = 0;
    if (sqlite3changeset_start(&at, changes->size, changes->bytes) != SQLITE_OK)
        return -1;
    while (sqlite3changeset_next(at) == SQLITE_ROW)
        count++;
    return sqlite3changeset_finalize(at) == SQLITE_OK ? count : -1;
}

/* apply can return OK and have done nothing (a table that lost a column), so the rows are counted. */
static bool apply(pl_store *store, const blob *changes, const char *title, pl_error *err)
{
    int wanted = count_operations(changes);
    if (wanted <= 0) /* a change that changed nothing was never kept as a step */
        return pl_fail(err, PL_CANNOT_READ,
                       "The step \"%s\" is damaged in the file and cannot be taken. Nothing was "
                       "changed.",
                       title);
    sqlite3_int64 before = sqlite3_total_changes64(store->db);
    int code = sqlite3changeset_apply(store->db, changes->size, changes->bytes, known_table,
                                      refuse_conflict, NULL);
    sqlite3_int64 done = sqlite3_total_changes64(store->db) - before;
    if (code == SQLITE_OK && done == wanted)
        return true;
    if (code == SQLITE_OK || code == SQLITE_ABORT || code == SQLITE_CONSTRAINT)
        return pl_fail(err, PL_REFUSED,
                       "\"%s\" cannot be taken back or forth: what it changed was changed since by "
                       "something else. Nothing was changed.",
                       title);
    return fail_code(store, code, err); /* what apply rolled back has cleared the store's own */
}

/* The step to take, its title (free()) and what to apply (sqlite3_free). 1 found, 0 none, -1 failed. */
static int find_step(pl_id *id, char **title, blob *changes, pl_store *store, pl_id review,
                     bool forth, pl_error *err)
{
    sqlite3_stmt *query = take(store, forth ? STMT_REDO_OLDEST : STMT_UNDO_NEWEST, err);
    if (!query)
        return -1;
    bind_int(query, ":review", review);
    int row = next(store, query, err);
    if (row <= 0)
        return row;
    *id = sqlite3_column_int64(query, 0);
    int size = sqlite3_column_bytes(query, 2);
    int code = SQLITE_OK;
    if (forth) {
        code = sqlite3changeset_invert(size, sqlite3_column_blob(query, 2), &changes->size,
                                       &changes->bytes);
    } else {
        changes->bytes = sqlite3_malloc(size ? size : 1);
        pl_assert(changes->bytes);
        if (size)
            memcpy(changes->bytes, sqlite3_column_blob(query, 2), (size_t)size);
        changes->size = size;
    }
    if (code == SQLITE_OK)
        *title = pl_copy_text((const char *)sqlite3_column_text(query, 1));
    else
        pl_fail(err, PL_INTERNAL, "The step is damaged (code %d) and cannot be taken.", code);
    sqlite3_reset(query);
    return code == SQLITE_OK ? 1 : -1;
}

static bool mark(pl_store *store, pl_id id, bool undone, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_UNDO_MARK, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    bind_int(query, ":undone", undone);
    return run(store, query, err);
}

static bool has_tag(const pl_undone *undone, pl_id tag)
{
    for (int i = undone->tag_count - 1; i >= 0; i--) /* rows of one tag stand near each other */
        if (undone->tags[i] == tag)
            return true;
    return false;
}

/* One row: the tag that it is about stands in the first column of each of the three tables. */
static bool note_row(pl_undone *undone, int *room, sqlite3_changeset_iter *at)
{
    const char *table = NULL;
    int columns = 0, kind = 0;
    sqlite3_value *id = NULL;
    if (sqlite3changeset_op(at, &table, &columns, &kind, NULL) != SQLITE_OK)
        return false;
    if (strcmp(table, "tag") != 0 && strcmp(table, "tag_item") != 0 &&
        strcmp(table, "tag_facilitator") != 0) {
        undone->other = true;
        return true;
    }
    if ((kind == SQLITE_INSERT ? sqlite3changeset_new : sqlite3changeset_old)(at, 0, &id) !=
            SQLITE_OK ||
        !id)
        return false;
    pl_id tag = sqlite3_value_int64(id);
    if (!has_tag(undone, tag)) {
        pl_grow(undone->tags, undone->tag_count, *room);
        undone->tags[undone->tag_count++] = tag;
    }
    return true;
}

static bool note_rows(pl_undone *undone, const blob *changes, pl_error *err)
{
    sqlite3_changeset_iter *at = NULL;
    int room = 0;
    bool ok = sqlite3changeset_start(&at, changes->size, changes->bytes) == SQLITE_OK;
    while (ok && sqlite3changeset_next(at) == SQLITE_ROW)
        ok = note_row(undone, &room, at);
    if (at && sqlite3changeset_finalize(at) != SQLITE_OK)
        ok = false;
    return ok || pl_fail(err, PL_CANNOT_READ,
                         "The step \"%s\" is damaged in the file and cannot be taken. Nothing was "
                         "changed.",
                         undone->title);
}

static bool step(pl_undone *out, pl_store *store, pl_id review, bool forth, pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, forth ? "redo" : "undo", review, NULL, err))
        return false;
    pl_id id = 0;
    pl_undone undone = { 0 };
    blob changes = { 0 };
    int found = find_step(&id, &undone.title, &changes, store, review, forth, err);
    bool ok = found > 0;
    if (found == 0)
        pl_fail(err, PL_NOT_FOUND, "There is nothing to %s in this review.",
                forth ? "redo" : "undo");
    if (ok) {
        say_bytes(&c, "changes", changes.bytes, (size_t)changes.size);
        ok = apply(store, &changes, undone.title, err) && note_rows(&undone, &changes, err) &&
             mark(store, id, !forth, err);
    }
    ok = change_end(&c, ok, err);
    sqlite3_free(changes.bytes);
    if (ok)
        *out = undone;
    else
        pl_undone_free(&undone);
    return ok;
}

bool pl_store_undo_step(pl_undone *out, pl_store *store, pl_id review, pl_error *err)
{
    return step(out, store, review, false, err);
}

bool pl_store_redo_step(pl_undone *out, pl_store *store, pl_id review, pl_error *err)
{
    return step(out, store, review, true, err);
}

static bool step_title(char **title, pl_store *store, pl_id review, bool forth, pl_error *err)
{
    pl_undone undone;
    if (!step(&undone, store, review, forth, err))
        return false;
    *title = undone.title;
    undone.title = NULL;
    pl_undone_free(&undone);
    return true;
}

bool pl_store_undo(char **title, pl_store *store, pl_id review, pl_error *err)
{
    return step_title(title, store, review, false, err);
}

bool pl_store_redo(char **title, pl_store *store, pl_id review, pl_error *err)
{
    return step_title(title, store, review, true, err);
}

void pl_undone_free(pl_undone *undone)
{
    free(undone->title);
    free(undone->tags);
    *undone = (pl_undone){ 0 };
}

/* NULL where there is none. */
static bool read_title(char **out, pl_store *store, enum statement which, pl_id review,
                       pl_error *err)
{
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row > 0)
        *out = pl_copy_text((const char *)sqlite3_column_text(query, 0));
    sqlite3_reset(query);
    return row >= 0;
}

bool pl_store_undo_titles(pl_undo_titles *out, pl_store *store, pl_id review, pl_error *err)
{
    pl_undo_titles titles = { 0 };
    if (!read_begin(store, err))
        return false;
    bool ok = read_title(&titles.undo, store, STMT_UNDO_TITLE, review, err) &&
              read_title(&titles.redo, store, STMT_REDO_TITLE, review, err);
    read_end(store);
    if (ok)
        *out = titles;
    else
        pl_undo_titles_free(&titles);
    return ok;
}

void pl_undo_titles_free(pl_undo_titles *titles)
{
    free(titles->undo);
    free(titles->redo);
    *titles = (pl_undo_titles){ 0 };
}
