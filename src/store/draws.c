/* What a short review was drawn as, each time, and a short review that goes on as a whole one. */
#include "internal.h"
#include "plumbline/store/reviews.h"

#include <string.h>

static void say_draw(change *c, const pl_draw *draw)
{
    say_int(c, "short from", draw->from_us);
    say_int(c, "short to", draw->to_us);
    say_int(c, "short seed", draw->seed);
    say_text(c, "short items", draw->items);
}

bool draw_insert(change *c, pl_id review, const pl_draw *draw, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_DRAW_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", pl_id_new());
    bind_int(query, ":review", review);
    bind_int(query, ":from", draw->from_us);
    bind_int(query, ":to", draw->to_us);
    bind_int(query, ":seed", draw->seed);
    bind_text(query, ":items", draw->items);
    bind_text(query, ":reason", draw->reason);
    bind_int(query, ":utc", pl_utc_now());
    bind_int(query, ":me", c->store->me.id);
    return run(c->store, query, err);
}

/* `draw` NULL: it is a whole review from now on. */
static bool set_short(change *c, pl_id review, const pl_draw *draw, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_SHORT_SET, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_time(query, ":from", draw ? draw->from_us : PL_NO_TIME);
    bind_time(query, ":to", draw ? draw->to_us : PL_NO_TIME);
    bind_time(query, ":seed", draw ? draw->seed : PL_NO_TIME);
    bind_text(query, ":items", draw ? draw->items : NULL);
    return run(c->store, query, err);
}

static bool is_short(pl_store *store, pl_id review, pl_error *err)
{
    pl_reviews list;
    if (!pl_store_review(&list, store, review, err))
        return false;
    bool ok = pl_review_is_short(list.items);
    pl_reviews_free(&list);
    return ok || pl_fail(err, PL_REFUSED, "This is no short review.");
}

bool pl_store_draw_again(pl_store *store, pl_id review, const pl_draw *draw, pl_error *err)
{
    change c;
    if (!draw->reason || !*draw->reason)
        return change_refuse(store) ||
               pl_fail(err, PL_BAD_INPUT,
                       "Drawing again needs a reason. Every draw stays listed with it.");
    if (!is_short(store, review, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "review drawn again", review, NULL, err))
        return false;
    say_draw(&c, draw);
    say_text(&c, "reason", draw->reason);
    return change_end(&c, draw_insert(&c, review, draw, err) && set_short(&c, review, draw, err),
                      err);
}

bool pl_store_review_whole(pl_store *store, pl_id review, pl_error *err)
{
    change c;
    if (!is_short(store, review, err))
        return change_refuse(store);
    return change_begin_draft(&c, store, review, "review made whole", review, NULL, err) &&
           change_end(&c, set_short(&c, review, NULL, err), err);
}

bool pl_store_draws(pl_draws *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_DRAW_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_draws list = { .arena = pl_arena_new() };
    pl_draw *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_draw){ .number = sqlite3_column_int(query, 0),
                                         .from_us = sqlite3_column_int64(query, 1),
                                         .to_us = sqlite3_column_int64(query, 2),
                                         .seed = sqlite3_column_int64(query, 3),
                                         .items = column_text(list.arena, query, 4),
                                         .reason = column_text(list.arena, query, 5),
                                         .drawn_utc = sqlite3_column_int64(query, 6),
                                         .drawn_by = column_text(list.arena, query, 7) };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_draws_free(&list);
    else
        *out = list;
    return row == 0;
}

/* ----- what a short review is chosen by */

bool pl_store_open_items(pl_names *out, pl_store *store, const char *person, const char *rubric,
                         pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ACTION_OPEN_ITEMS, err);
    if (!query)
        return false;
    bind_text(query, ":code", person);
    bind_text(query, ":rubric", rubric);
    bind_me(query, store);
    int row;
    while ((row = next(store, query, err)) > 0)
        pl_names_add(out, (const char *)sqlite3_column_text(query, 0));
    return row == 0;
}

bool pl_store_short_before(bool *out, pl_store *store, const char *person, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SHORT_BEFORE, err);
    if (!query)
        return false;
    bind_text(query, ":code", person);
    bind_me(query, store);
    int row = next(store, query, err);
    *out = row > 0 && sqlite3_column_int(query, 0);
    if (row > 0)
        sqlite3_reset(query);
    return row >= 0;
}
