#include "internal.h"
#include "plumbline/store/reviews.h"

#include <string.h>

static bool check_date(pl_store *store, const pl_action *action, pl_error *err)
{
    return pl_date_valid(action->by_date) || change_refuse(store) ||
           pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.",
                   action->by_date);
}

static bool write_action(change *c, enum statement which, const pl_action *action, pl_id id,
                         pl_error *err)
{
    sqlite3_stmt *query = take(c->store, which, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    bind_int(query, ":review", action->review);
    bind_slot(query, ":slot", action->slot);
    bind_text(query, ":words", action->text);
    bind_text(query, ":practised", action->practised);
    bind_text(query, ":by", action->by_date);
    bind_text(query, ":seen", action->seen_by);
    bind_text(query, ":support", action->support);
    bind_text(query, ":item", action->item);
    say_bytes(c, "slot", &action->slot, 1);
    say_text(c, "words", action->text);
    say_text(c, "practised", action->practised);
    say_text(c, "by", action->by_date);
    say_text(c, "seen", action->seen_by);
    say_text(c, "support", action->support);
    if (action->item)
        say_text(c, "item", action->item);
    return run(c->store, query, err);
}

bool pl_store_action_add(pl_id *out, pl_store *store, const pl_action *action, pl_error *err)
{
    pl_id id = action->id ? action->id : pl_id_new();
    change c;
    if (!check_date(store, action, err) ||
        !change_begin_draft(&c, store, action->review, "action add", id, "Action added", err))
        return false;
    bool ok = change_end(&c, write_action(&c, STMT_ACTION_ADD, action, id, err), err);
    if (ok)
        *out = id;
    return ok;
}

bool pl_store_action_set(pl_store *store, const pl_action *action, pl_error *err)
{
    change c;
    if (!check_date(store, action, err) ||
        !change_begin_draft(&c, store, action->review, "action set", action->id, "Action changed",
                            err))
        return false;
    bool ok = write_action(&c, STMT_ACTION_SET, action, action->id, err);
    if (ok && sqlite3_changes(store->db) == 0)
        ok = pl_fail(err, PL_NOT_FOUND, "There is no such action in this review any more.");
    return change_end(&c, ok, err);
}

static bool list_actions(pl_actions *out, pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    pl_actions list = { .arena = pl_arena_new() };
    pl_action *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        const char *outcome = column_text(list.arena, query, 8);
        items[list.count++] = (pl_action){
            .id = sqlite3_column_int64(query, 0),
            .review = sqlite3_column_int64(query, 1),
            .slot = column_slot(query, 2),
            .text = column_text(list.arena, query, 3),
            .practised = column_text(list.arena, query, 4),
            .by_date = column_text(list.arena, query, 5),
            .seen_by = column_text(list.arena, query, 6),
            .support = column_text(list.arena, query, 7),
            .state = outcome ? outcome : "open",
            .outcome_words = column_text(list.arena, query, 9),
            .item = column_text(list.arena, query, 10),
        };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_actions_free(&list);
    else
        *out = list;
    return row == 0;
}

bool pl_store_actions(pl_actions *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ACTION_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    return list_actions(out, store, query, err);
}

bool pl_store_actions_open(pl_actions *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ACTION_OPEN, err);
    if (!query)
        return false;
    bind_me(query, store);
    return list_actions(out, store, query, err);
}

bool pl_store_actions_before(pl_actions *out, pl_store *store, pl_id review, pl_id person,
                             pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ACTION_BEFORE, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":person", person);
    bind_me(query, store);
    return list_actions(out, store, query, err);
}

/* The refusal does not say whether the action exists for others. */
bool pl_store_action_review(pl_id *out, pl_store *store, pl_id action, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ACTION_ONE, err);
    if (!query)
        return false;
    bind_int(query, ":id", action);
    bind_me(query, store);
    int row = next(store, query, err);
    *out = row > 0 ? sqlite3_column_int64(query, 0) : 0;
    sqlite3_reset(query);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "There is no such action for %s.", store->me.code);
    return row > 0;
}

static bool delete_action(pl_store *store, pl_id action, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ACTION_DELETE, err);
    if (!query)
        return false;
    bind_int(query, ":id", action);
    return run(store, query, err) &&
           (sqlite3_changes(store->db) > 0 ||
            pl_fail(err, PL_REFUSED,
                    "What became of this action was said already, so it stays. Change its words, "
                    "or say that it is dropped."));
}

bool pl_store_action_delete(pl_store *store, pl_id action, pl_error *err)
{
    pl_id review;
    change c;
    if (!pl_store_action_review(&review, store, action, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "action delete", action, "Action deleted", err))
        return false;
    return change_end(&c, delete_action(store, action, err), err);
}

bool pl_store_action_outcome(pl_store *store, pl_id action, const char *outcome, const char *words,
                             pl_error *err)
{
    if (!pl_action_state_words(outcome))
        return change_refuse(store) ||
               pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is no outcome. An action is done, on-the-way, not-yet or dropped.",
                       outcome);
    change c;
    if (!change_begin(&c, store, "action outcome", action, err))
        return false;
    pl_id review;
    sqlite3_stmt *query = NULL;
    bool ok = pl_store_action_review(&review, store, action, err) &&
              (query = take(store, STMT_OUTCOME_ADD, err));
    if (ok) {
        bind_int(query, ":id", pl_id_new());
        bind_int(query, ":action", action);
        bind_text(query, ":outcome", outcome);
        bind_text(query, ":words", words);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        say_text(&c, "outcome", outcome);
        say_text(&c, "words", words);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}
