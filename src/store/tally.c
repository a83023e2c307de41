#include "plumbline/store/tally.h"
#include "internal.h"

#include <string.h>

static void say_tally(change *c, const pl_tally *tally)
{
    say_text(c, "counter", tally->counter);
    say_bytes(c, "who", &tally->who, 1);
    say_text(c, "kind", tally->kind);
    say_int(c, "at", tally->at_us);
    say_int(c, "to", tally->to_us);
}

static bool check_tally(const pl_tally *tally, pl_error *err)
{
    if (tally->at_us < 0)
        return pl_fail(err, PL_BAD_INPUT, "A count cannot stand before the first picture.");
    if (tally->to_us != PL_NO_TIME && tally->to_us < tally->at_us)
        return pl_fail(err, PL_BAD_INPUT, "A count cannot end before it begins.");
    return true;
}

static bool store_tally(pl_store *store, const pl_tally *tally, bool add, pl_error *err)
{
    sqlite3_stmt *query = take(store, add ? STMT_TALLY_ADD : STMT_TALLY_SET, err);
    if (!query)
        return false;
    bind_int(query, ":id", tally->id);
    bind_int(query, ":review", tally->review);
    bind_text(query, ":kind", tally->kind);
    bind_time(query, ":to", tally->to_us);
    if (add) {
        bind_text(query, ":counter", tally->counter);
        bind_slot(query, ":who", tally->who);
        bind_int(query, ":at", tally->at_us);
        bind_int(query, ":utc", pl_utc_now());
    }
    return run(store, query, err);
}

static bool no_such(pl_error *err)
{
    return pl_fail(err, PL_NOT_FOUND, "There is no such count in this review.");
}

static bool change_tally(pl_store *store, const pl_tally *tally, bool add, pl_error *err)
{
    pl_assert(tally->id > 0);
    change c;
    if (!check_tally(tally, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, tally->review, add ? "tally add" : "tally set", tally->id,
                            add ? "Count added" : "Count changed", err))
        return false;
    say_tally(&c, tally);
    bool ok = store_tally(store, tally, add, err);
    if (ok && sqlite3_changes(store->db) == 0)
        ok = no_such(err);
    return change_end(&c, ok, err);
}

bool pl_store_tally_add(pl_store *store, const pl_tally *tally, pl_error *err)
{
    return change_tally(store, tally, true, err);
}

bool pl_store_tally_set(pl_store *store, const pl_tally *tally, pl_error *err)
{
    return change_tally(store, tally, false, err);
}

static bool review_of(pl_id *out, pl_store *store, pl_id tally, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TALLY_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":id", tally);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "There is no such count.");
    if (row <= 0)
        return false;
    *out = sqlite3_column_int64(query, 0);
    sqlite3_reset(query);
    return true;
}

bool pl_store_tally_delete(pl_store *store, pl_id tally, pl_error *err)
{
    pl_id review = 0;
    change c;
    if (!review_of(&review, store, tally, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "tally delete", tally, "Count deleted", err))
        return false;
    sqlite3_stmt *query = take(store, STMT_TALLY_DELETE, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", tally);
        ok = run(store, query, err);
    }
    if (ok && sqlite3_changes(store->db) == 0) /* somebody else was faster */
        ok = no_such(err);
    return change_end(&c, ok, err);
}

bool pl_store_tallies(pl_tallies *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TALLY_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_tallies list = { .arena = pl_arena_new() };
    pl_tally *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_tally){
            .id = sqlite3_column_int64(query, 0),
            .review = sqlite3_column_int64(query, 1),
            .counter = column_text(list.arena, query, 2),
            .who = column_slot(query, 3),
            .kind = column_text(list.arena, query, 4),
            .at_us = sqlite3_column_int64(query, 5),
            .to_us = column_time(query, 6),
            .made_utc = sqlite3_column_int64(query, 7),
        };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_tallies_free(&list);
    else
        *out = list;
    return row == 0;
}

/* ----- the stretch */

static bool store_counted(pl_store *store, pl_id review, const pl_counted *counted, pl_error *err)
{
    bool clear = counted->chosen == PL_CHOSEN_NOT;
    sqlite3_stmt *query = take(store, clear ? STMT_COUNTED_CLEAR : STMT_COUNTED_SET, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    if (!clear) {
        bind_int(query, ":from", counted->from_us);
        bind_int(query, ":to", counted->to_us);
        bind_text(query, ":chosen", pl_chosen_name(counted->chosen));
        if (counted->seed)
            bind_int(query, ":seed", counted->seed);
        else
            bind_null(query, ":seed");
    }
    return run(store, query, err);
}

bool pl_store_counted_set(pl_store *store, pl_id review, const pl_counted *counted, pl_error *err)
{
    bool clear = counted->chosen == PL_CHOSEN_NOT;
    change c;
    if (!clear && (counted->from_us < 0 || counted->to_us <= counted->from_us)) {
        pl_fail(err, PL_BAD_INPUT, "A stretch has a beginning, and an end after it.");
        return change_refuse(store);
    }
    if (!change_begin_draft(&c, store, review, clear ? "stretch clear" : "stretch set", review,
                            clear ? "Stretch taken out" : "Stretch for counting chosen", err))
        return false;
    if (!clear) {
        say_int(&c, "from", counted->from_us);
        say_int(&c, "to", counted->to_us);
        say_text(&c, "chosen", pl_chosen_name(counted->chosen));
        say_int(&c, "seed", counted->seed);
    }
    return change_end(&c, store_counted(store, review, counted, err), err);
}

bool pl_store_counted(pl_counted *out, pl_store *store, pl_id review, pl_error *err)
{
    pl_counted counted = { 0 };
    sqlite3_stmt *query = take(store, STMT_COUNTED_GET, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    int row = next(store, query, err);
    if (row > 0) {
        counted.from_us = sqlite3_column_int64(query, 0);
        counted.to_us = sqlite3_column_int64(query, 1);
        pl_chosen_parse(&counted.chosen, (const char *)sqlite3_column_text(query, 2));
        counted.seed = sqlite3_column_int64(query, 3);
        sqlite3_reset(query);
    }
    if (row >= 0)
        *out = counted;
    return row >= 0;
}
