#include "plumbline/store/links.h"
#include "internal.h"

#include <string.h>

/* ----- the service */

static bool find_service(pl_id *out, pl_store *store, const char *name, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SERVICE_FIND, err);
    if (!query)
        return false;
    bind_text(query, ":name", name);
    int row = next(store, query, err);
    *out = row > 0 ? sqlite3_column_int64(query, 0) : 0;
    if (row > 0)
        sqlite3_reset(query);
    return row >= 0;
}

static bool add_service(pl_id *out, pl_store *store, const char *name, pl_error *err)
{
    char words[PL_ID_ROOM];
    pl_id id = pl_id_new();
    change c;
    if (!change_begin(&c, store, "service add", id, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_SERVICE_ADD, err);
    if (query) {
        char *signature = pl_format("service %s", pl_id_format(words, id));
        bind_int(query, ":id", id);
        bind_text(query, ":signature", signature);
        bind_text(query, ":name", name);
        bind_int(query, ":utc", pl_utc_now());
        say_text(&c, "name", name);
        bool ok = run(store, query, err);
        free(signature);
        *out = id;
        return change_end(&c, ok, err);
    }
    return change_end(&c, false, err);
}

bool pl_store_service(pl_id *out, pl_store *store, const char *name, pl_error *err)
{
    if (!name || !*name || strlen(name) > PL_LINK_MOST)
        return pl_fail(err, PL_BAD_INPUT, "Say which service it is about, in a few words.");
    if (!find_service(out, store, name, err))
        return false;
    return *out || add_service(out, store, name, err);
}

/* ----- links */

bool pl_store_link_add(pl_id *out, pl_store *store, const pl_link *link, pl_error *err)
{
    size_t size = link->address ? strlen(link->address) : 0;
    if (size == 0 || size > PL_LINK_MOST)
        return change_refuse(store) ||
               pl_fail(err, PL_BAD_INPUT,
                       "Say where the evidence is: the address of a page, or where the paper is "
                       "kept, in at most %d bytes.",
                       PL_LINK_MOST);
    pl_id id = link->id ? link->id : pl_id_new();
    change c;
    if (!change_begin_draft(&c, store, link->review, "link add", id, "Link added", err))
        return false;
    sqlite3_stmt *query = take(store, STMT_LINK_ADD, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        bind_int(query, ":review", link->review);
        bind_text(query, ":item", link->item);
        bind_text(query, ":address", link->address);
        bind_text(query, ":words", link->words);
        bind_int(query, ":utc", pl_utc_now());
        say_text(&c, "item", link->item);
        say_text(&c, "address", link->address);
        say_text(&c, "words", link->words);
        ok = run(store, query, err);
    }
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

static bool review_of(pl_id *out, pl_store *store, pl_id link, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_LINK_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":id", link);
    int row = next(store, query, err);
    *out = row > 0 ? sqlite3_column_int64(query, 0) : 0;
    if (row > 0)
        sqlite3_reset(query);
    return row > 0 || (row == 0 && pl_fail(err, PL_NOT_FOUND, "There is no such link."));
}

bool pl_store_link_delete(pl_store *store, pl_id link, pl_error *err)
{
    pl_id review = 0;
    change c;
    if (!review_of(&review, store, link, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "link delete", link, "Link deleted", err))
        return false;
    sqlite3_stmt *query = take(store, STMT_LINK_DELETE, err);
    if (query)
        bind_int(query, ":id", link);
    return change_end(&c, query && run(store, query, err), err);
}

bool pl_store_links(pl_links *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_LINK_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_links list = { .arena = pl_arena_new() };
    pl_link *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_link){ .id = sqlite3_column_int64(query, 0),
                                         .review = review,
                                         .item = column_text(list.arena, query, 1),
                                         .address = column_text(list.arena, query, 2),
                                         .words = column_text(list.arena, query, 3) };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_links_free(&list);
    else
        *out = list;
    return row == 0;
}
