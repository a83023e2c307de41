#include "plumbline/store/answers.h"
#include "internal.h"

#include <stdio.h>
#include <string.h>

/* What was chosen is the question's: it holds for all of its parts. */
static bool choose(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    char prompt[PL_ANSWER_KEY_ROOM];
    sqlite3_stmt *query = take(store, STMT_ANSWER_CHOOSE, err);
    if (!query)
        return false;
    snprintf(prompt, sizeof prompt, "%.*s", (int)strcspn(answer->prompt, "/"), answer->prompt);
    bind_int(query, ":review", review);
    bind_text(query, ":prompt", prompt);
    bind_int(query, ":kept", answer->kept_private);
    bind_time(query, ":sent", answer->sent_utc ? answer->sent_utc : PL_NO_TIME);
    bind_int(query, ":printed", answer->in_report);
    return run(store, query, err);
}

static bool set_answer(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ANSWER_SET, err);
    if (!query)
        return false;
    bind_int(query, ":id", pl_id_new());
    bind_int(query, ":review", review);
    bind_text(query, ":prompt", answer->prompt);
    bind_text(query, ":words", answer->words ? answer->words : "");
    bind_time(query, ":at", answer->at_us);
    bind_int(query, ":utc", pl_utc_now());
    bind_int(query, ":me", store->me.id);
    return run(store, query, err) && choose(store, review, answer, err);
}

static bool clear_answer(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ANSWER_CLEAR, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_text(query, ":prompt", answer->prompt);
    return run(store, query, err);
}

static bool any_of(const pl_answer *answer)
{
    return (answer->words && *answer->words) || answer->at_us != PL_NO_TIME;
}

static void say_answer(change *c, const pl_answer *answer)
{
    say_text(c, "prompt", answer->prompt);
    say_text(c, "words", answer->words);
    say_int(c, "at", answer->at_us);
    say_int(c, "kept", answer->kept_private);
    say_int(c, "sent", answer->sent_utc);
    say_int(c, "printed", answer->in_report);
}

bool pl_store_answer_set(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    bool any = any_of(answer);
    change c;
    if (!change_begin_draft(&c, store, review, any ? "answer set" : "answer clear", review, NULL,
                            err))
        return false;
    say_answer(&c, answer);
    bool ok =
        any ? set_answer(store, review, answer, err) : clear_answer(store, review, answer, err);
    return change_end(&c, ok, err);
}

bool pl_store_answer_lock(pl_lock *out, pl_store *store, pl_id review, pl_error *err)
{
    *out = PL_LOCK_SHUT;
    sqlite3_stmt *query = take(store, STMT_ANSWER_LOCK, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row <= 0)
        return row == 0;
    int all = sqlite3_column_int(query, 0), closed = sqlite3_column_int(query, 1);
    sqlite3_reset(query);
    *out = all == 0 ? PL_LOCK_SHUT : closed < all ? PL_LOCK_OPEN : PL_LOCK_CLOSED;
    return true;
}

/* What was said before signing is part of the signed record. */
static bool check_addition(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    pl_lock lock;
    sqlite3_stmt *query;
    if (!pl_store_answer_lock(&lock, store, review, err) ||
        !(query = take(store, STMT_ANSWER_BEFORE, err)))
        return false;
    if (lock != PL_LOCK_OPEN)
        return pl_fail(err, PL_REFUSED, "%s",
                       lock == PL_LOCK_SHUT
                           ? "This opens when the self-review and the review are both signed."
                           : "The review is closed: nothing is added to the self-review any more.");
    bind_int(query, ":review", review);
    bind_text(query, ":prompt", answer->prompt);
    int row = next(store, query, err);
    if (row > 0)
        sqlite3_reset(query);
    return row == 0 || (row > 0 && pl_fail(err, PL_REFUSED,
                                           "This was answered before signing: nothing in what is "
                                           "signed can be changed."));
}

bool pl_store_answer_add(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    bool any = any_of(answer);
    change c;
    if (!change_begin(&c, store, any ? "answer added" : "answer taken back", review, err))
        return false;
    c.review = review;
    say_int(&c, "review", review);
    say_answer(&c, answer);
    bool ok =
        check_addition(store, review, answer, err) &&
        (any ? set_answer(store, review, answer, err) : clear_answer(store, review, answer, err));
    return change_end(&c, ok, err);
}

bool pl_store_answers(pl_answers *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_ANSWER_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_answers list = { .arena = pl_arena_new() };
    pl_answer *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_answer){ .prompt = column_text(list.arena, query, 0),
                                           .words = column_text(list.arena, query, 1),
                                           .at_us = column_time(query, 2),
                                           .kept_private = sqlite3_column_int(query, 3) != 0,
                                           .said_utc = sqlite3_column_int64(query, 4),
                                           .sent_utc = sqlite3_column_int64(query, 5),
                                           .in_report = sqlite3_column_int(query, 6) != 0 };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_answers_free(&list);
    else
        *out = list;
    return row == 0;
}
