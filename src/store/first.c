#include "plumbline/store/first.h"
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

static bool add_slots(pl_first *first, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_FIRST_SLOTS, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    int row;
    size_t used = 0;
    while ((row = next(store, query, err)) > 0)
        if (used < sizeof first->facilitators)
            used += (size_t)snprintf(first->facilitators + used, sizeof first->facilitators - used,
                                     "%s%c=%.16s", used ? "," : "", column_slot(query, 0),
                                     (const char *)sqlite3_column_text(query, 1));
    return row == 0;
}

static bool add_first(pl_first *first, pl_store *store, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_FIRST_OF, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row <= 0)
        return row == 0;
    pl_id review = sqlite3_column_int64(query, 0);
    first->there = true;
    snprintf(first->rubric, sizeof first->rubric, "%.140s@%d",
             (const char *)sqlite3_column_text(query, 1), sqlite3_column_int(query, 2));
    sqlite3_reset(query);
    return add_slots(first, store, review, err);
}

static bool add_told(pl_first *first, pl_store *store, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TOLD_OF, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    first->told = row > 0;
    if (row > 0)
        sqlite3_reset(query);
    return row >= 0;
}

bool pl_store_second_mine(pl_id **out, int *count, pl_store *store, pl_error *err)
{
    pl_id *items = NULL;
    int found = 0, room = 0, row;
    sqlite3_stmt *query = take(store, STMT_SECOND_MINE, err);
    if (!query)
        return false;
    bind_int(query, ":me", store->me.id);
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, found, room);
        items[found++] = sqlite3_column_int64(query, 0);
    }
    if (row < 0) {
        free(items);
        return false;
    }
    *out = items;
    *count = found;
    return true;
}

bool pl_store_first(pl_first *out, pl_store *store, pl_id recording, pl_error *err)
{
    pl_first first = { 0 };
    pl_id *mine = NULL;
    int count = 0;
    if (!read_begin(store, err))
        return false;
    bool ok = add_first(&first, store, recording, err) && add_told(&first, store, recording, err) &&
              pl_store_second_mine(&mine, &count, store, err);
    read_end(store);
    for (int i = 0; ok && i < count; i++)
        first.named = first.named || mine[i] == recording;
    free(mine);
    if (ok)
        *out = first;
    return ok;
}
