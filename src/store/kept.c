#include "plumbline/store/kept.h"
#include "internal.h"

#include <stdio.h>
#include <string.h>

/* ----- half-written text */

bool pl_store_unfinished_set(pl_store *store, pl_id review, const char *field, const char *words,
                             pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, "unfinished", review, NULL, err))
        return false;
    c.review = 0;
    c.quiet = true;
    say_text(&c, "field", field);
    say_text(&c, "words", words);
    sqlite3_stmt *query = take(store, words ? STMT_UNFINISHED_SET : STMT_UNFINISHED_CLEAR, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":review", review);
        bind_text(query, ":field", field);
        if (words) {
            bind_text(query, ":words", words);
            bind_int(query, ":utc", pl_utc_now());
        }
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_unfinished_list(pl_unfinished_list *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_UNFINISHED_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":me", store->me.id);
    pl_unfinished_list list = { .arena = pl_arena_new() };
    pl_unfinished *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_unfinished){ .field = column_text(list.arena, query, 0),
                                               .words = column_text(list.arena, query, 1),
                                               .written_utc = sqlite3_column_int64(query, 2) };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_unfinished_list_free(&list);
    else
        *out = list;
    return row == 0;
}

void pl_unfinished_list_free(pl_unfinished_list *list)
{
    pl_arena_free(list->arena);
    *list = (pl_unfinished_list){ 0 };
}

/* ----- places */

static bool check_place(const pl_place *place, pl_error *err)
{
    bool all = place->zoom_from_us == PL_NO_TIME && place->zoom_to_us == PL_NO_TIME;
    bool part = place->zoom_from_us != PL_NO_TIME && place->zoom_to_us > place->zoom_from_us;
    bool slot = !place->slot || (place->slot >= 'A' && place->slot <= 'C');
    return (memchr(place->screen, '\0', sizeof place->screen) && place->position_us >= 0 &&
            (all || part) && slot) ||
           pl_fail(err, PL_BAD_INPUT, "This is no place in a review: it was not kept.");
}

bool pl_store_place_set(pl_store *store, pl_id review, const pl_place *place, pl_error *err)
{
    change c;
    if (!check_place(place, err))
        return change_refuse(store);
    if (!change_begin(&c, store, "place", review, err))
        return false;
    c.quiet = true;
    say_text(&c, "screen", place->screen);
    sqlite3_stmt *query = NULL;
    bool ok = may_see_review(store, review, err) && (query = take(store, STMT_PLACE_SET, err));
    if (ok) {
        bind_int(query, ":review", review);
        bind_int(query, ":me", store->me.id);
        bind_text(query, ":screen", place->screen);
        bind_int(query, ":position", place->position_us);
        bind_time(query, ":from", place->zoom_from_us);
        bind_time(query, ":to", place->zoom_to_us);
        bind_slot(query, ":slot", place->slot);
        if (place->tag)
            bind_int(query, ":tag", place->tag);
        bind_int(query, ":utc", pl_utc_now());
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_place(pl_place *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PLACE_GET, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "%s was not in this review before.", store->me.code);
    if (row <= 0)
        return false;
    *out = (pl_place){ .position_us = sqlite3_column_int64(query, 1),
                       .zoom_from_us = column_time(query, 2),
                       .zoom_to_us = column_time(query, 3),
                       .slot = column_slot(query, 4),
                       .tag = sqlite3_column_int64(query, 5),
                       .written_utc = sqlite3_column_int64(query, 6) };
    snprintf(out->screen, sizeof out->screen, "%s", sqlite3_column_text(query, 0));
    sqlite3_reset(query);
    return true;
}

/* ----- settings */

static bool is_own(const char *name)
{
    return pl_text_starts(name, "window.");
}

static bool may_set(const pl_store *store, const char *name, pl_error *err)
{
    return is_own(name) || (store->me.roles & PL_ROLES_ANSWERING) ||
           pl_fail(err, PL_REFUSED,
                   "What holds for the whole library is set by those who answer for the service.");
}

bool pl_store_setting_set(pl_store *store, const char *name, const char *value, pl_error *err)
{
    bool own = is_own(name);
    change c;
    if (!may_set(store, name, err))
        return change_refuse(store);
    if (!change_begin(&c, store, "setting", store->me.id, err))
        return false;
    c.quiet = own;
    say_text(&c, "name", name);
    say_text(&c, "value", value);
    enum statement which = own ? (value ? STMT_OWN_SETTING_SET : STMT_OWN_SETTING_CLEAR)
                               : (value ? STMT_SETTING_SET : STMT_SETTING_CLEAR);
    sqlite3_stmt *query = take(store, which, err);
    bool ok = query != NULL;
    if (ok) {
        bind_text(query, ":name", name);
        if (value)
            bind_text(query, ":value", value);
        if (own)
            bind_int(query, ":me", store->me.id);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_setting(char **out, pl_store *store, const char *name, pl_error *err)
{
    bool own = is_own(name);
    sqlite3_stmt *query = take(store, own ? STMT_OWN_SETTING_GET : STMT_SETTING_GET, err);
    if (!query)
        return false;
    bind_text(query, ":name", name);
    if (own)
        bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "\"%s\" was never set in this library.", name);
    if (row <= 0)
        return false;
    *out = pl_copy_text((const char *)sqlite3_column_text(query, 0));
    sqlite3_reset(query);
    return true;
}
