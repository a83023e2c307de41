#include "plumbline/store/plan.h"
#include "internal.h"

bool pl_store_plan_set(pl_id *out, pl_store *store, const pl_plan_mark *mark, pl_error *err)
{
    pl_id id = mark->id ? mark->id : pl_id_new();
    change c;
    if (!change_begin_draft(&c, store, mark->review, "plan set", id,
                            mark->id ? "Mark of the session changed" : "Mark of the session added",
                            err))
        return false;
    sqlite3_stmt *query = take(store, STMT_PLAN_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        bind_int(query, ":review", mark->review);
        bind_text(query, ":kind", pl_plan_kind_name(mark->kind));
        bind_int(query, ":from", mark->from_us);
        bind_time(query, ":to", mark->to_us);
        bind_text(query, ":title", mark->title);
        bind_int(query, ":utc", pl_utc_now());
        say_text(&c, "what", pl_plan_kind_name(mark->kind));
        say_int(&c, "from", mark->from_us);
        say_int(&c, "to", mark->to_us);
        say_text(&c, "title", mark->title);
        ok = run(store, query, err);
    }
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

static bool review_of(pl_id *out, pl_store *store, pl_id mark, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PLAN_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":id", mark);
    int row = next(store, query, err);
    *out = row > 0 ? sqlite3_column_int64(query, 0) : 0;
    if (row > 0)
        sqlite3_reset(query);
    return row > 0 ||
           (row == 0 && pl_fail(err, PL_NOT_FOUND, "There is no such mark of the session."));
}

bool pl_store_plan_delete(pl_store *store, pl_id mark, pl_error *err)
{
    pl_id review = 0;
    change c;
    if (!review_of(&review, store, mark, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "plan delete", mark,
                            "Mark of the session taken away", err))
        return false;
    sqlite3_stmt *query = take(store, STMT_PLAN_DELETE, err);
    if (query)
        bind_int(query, ":id", mark);
    return change_end(&c, query && run(store, query, err), err);
}

bool pl_store_plan(pl_plan *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PLAN_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_plan list = { .arena = pl_arena_new() };
    pl_plan_mark *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_plan_mark one = { .id = sqlite3_column_int64(query, 0),
                             .review = review,
                             .from_us = sqlite3_column_int64(query, 2),
                             .to_us = column_time(query, 3),
                             .title = column_text(list.arena, query, 4) };
        pl_plan_kind_parse(&one.kind, (const char *)sqlite3_column_text(query, 1));
        pl_grow(items, list.count, room);
        items[list.count++] = one;
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_plan_free(&list);
    else
        *out = list;
    return row == 0;
}
