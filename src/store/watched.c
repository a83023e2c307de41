#include "plumbline/store/watched.h"
#include "internal.h"

#include "plumbline/store/reviews.h"

static bool check_watched(const pl_watched *w, pl_error *err)
{
    return (w->from_us >= 0 && w->to_us > w->from_us && w->speed_milli > 0) ||
           pl_fail(err, PL_BAD_INPUT,
                   "What was watched has a beginning, an end after it and a speed above 0.");
}

static void say_watched(change *c, const pl_watched *w)
{
    say_int(c, "from", w->from_us);
    say_int(c, "to", w->to_us);
    say_int(c, "speed", w->speed_milli);
    say_int(c, "skipped", w->skipped);
    say_int(c, "wall", w->wall_utc);
}

bool pl_store_watched_set(pl_store *store, const pl_watched *w, bool ended, pl_error *err)
{
    pl_assert(w->id > 0);
    change c;
    if (!check_watched(w, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, w->review, "watched", w->id, NULL, err))
        return false;
    c.review = 0; /* no fact of the review */
    c.quiet = !ended;
    say_watched(&c, w);
    sqlite3_stmt *query = take(store, STMT_WATCHED_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", w->id);
        bind_int(query, ":review", w->review);
        bind_int(query, ":from", w->from_us);
        bind_int(query, ":to", w->to_us);
        bind_int(query, ":speed", w->speed_milli);
        bind_int(query, ":skipped", w->skipped);
        bind_int(query, ":wall", w->wall_utc);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok = pl_fail(err, PL_BAD_INPUT,
                         "This stretch was watched in another review or in another way.");
    }
    return change_end(&c, ok, err);
}

/* all: also for those it is about, who are told the sums and no more. */
static bool list_watched(pl_watched_list *out, pl_store *store, pl_id review, bool all,
                         pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_WATCHED_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":all", all);
    bind_me(query, store);
    pl_watched_list list = { .arena = pl_arena_new() };
    pl_watched *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_watched){
            .id = sqlite3_column_int64(query, 0),
            .review = sqlite3_column_int64(query, 1),
            .from_us = sqlite3_column_int64(query, 2),
            .to_us = sqlite3_column_int64(query, 3),
            .speed_milli = sqlite3_column_int(query, 4),
            .skipped = sqlite3_column_int(query, 5) != 0,
            .wall_utc = sqlite3_column_int64(query, 6),
        };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_watched_list_free(&list);
    else
        *out = list;
    return row == 0;
}

bool pl_store_watched_list(pl_watched_list *out, pl_store *store, pl_id review, pl_error *err)
{
    return list_watched(out, store, review, false, err);
}

static pl_time sum_but(const pl_ranges *all, const pl_ranges *but)
{
    pl_ranges left;
    pl_ranges_minus(&left, all, but);
    pl_time sum = pl_ranges_sum(&left);
    pl_ranges_free(&left);
    return sum;
}

bool watched_but(pl_time *shown, pl_time *skipped, pl_store *store, pl_id review,
                 const pl_ranges *but, pl_error *err)
{
    pl_watched_list list;
    if (!list_watched(&list, store, review, true, err))
        return false;
    pl_ranges seen, passed;
    pl_watched_ranges(&seen, &passed, &list);
    *shown = sum_but(&seen, but);
    *skipped = sum_but(&passed, but);
    pl_ranges_free(&seen);
    pl_ranges_free(&passed);
    pl_watched_list_free(&list);
    return true;
}

bool pl_store_watched(pl_time *shown, pl_time *skipped, pl_store *store, pl_id review,
                      pl_error *err)
{
    return watched_but(shown, skipped, store, review, &(pl_ranges){ 0 }, err);
}

static void sum_up(pl_watched_sum *out, const pl_watched *items, int count)
{
    pl_watched_list list = { .items = (pl_watched *)(uintptr_t)items, .count = count };
    pl_ranges shown, skipped;
    pl_watched_ranges(&shown, &skipped, &list);
    *out = (pl_watched_sum){ items[0].review, pl_ranges_sum(&shown), pl_ranges_sum(&skipped) };
    pl_ranges_free(&shown);
    pl_ranges_free(&skipped);
}

bool pl_store_watched_own(pl_watched_sum **out, int *count, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_WATCHED_OWN, err);
    if (!query)
        return false;
    bind_int(query, ":me", store->me.id);
    pl_watched *items = NULL;
    pl_watched_sum *sums = NULL;
    int here = 0, room = 0, sum_count = 0, sum_room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_id review = sqlite3_column_int64(query, 0);
        if (here && items[0].review != review) {
            pl_grow(sums, sum_count, sum_room);
            sum_up(&sums[sum_count++], items, here);
            here = 0;
        }
        pl_grow(items, here, room);
        items[here++] = (pl_watched){ .review = review,
                                      .from_us = sqlite3_column_int64(query, 1),
                                      .to_us = sqlite3_column_int64(query, 2),
                                      .skipped = sqlite3_column_int(query, 3) != 0 };
    }
    if (row == 0 && here) {
        pl_grow(sums, sum_count, sum_room);
        sum_up(&sums[sum_count++], items, here);
    }
    free(items);
    if (row == 0) {
        *out = sums;
        *count = sum_count;
    } else {
        free(sums);
    }
    return row == 0;
}

bool watched_within(pl_time *out, bool *by_ledger, pl_store *store, pl_id review,
                    const pl_counted *counted, pl_error *err)
{
    pl_watched_list list = { 0 };
    if (counted->chosen != PL_CHOSEN_NOT && !list_watched(&list, store, review, true, err))
        return false;
    *out = pl_counted_within(by_ledger, counted, &list);
    pl_watched_list_free(&list);
    return true;
}
