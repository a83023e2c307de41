#include "plumbline/store/answers.h"
#include "internal.h"

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
    bind_int(query, ":kept", answer->kept_private);
    bind_int(query, ":utc", pl_utc_now());
    bind_int(query, ":me", store->me.id);
    return run(store, query, err);
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

bool pl_store_answer_set(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err)
{
    bool any = (answer->words && *answer->words) || answer->at_us != PL_NO_TIME;
    change c;
    if (!change_begin_draft(&c, store, review, any ? "answer set" : "answer clear", review, NULL,
                            err))
        return false;
    say_text(&c, "prompt", answer->prompt);
    say_text(&c, "words", answer->words);
    say_int(&c, "at", answer->at_us);
    say_int(&c, "kept", answer->kept_private);
    bool ok =
        any ? set_answer(store, review, answer, err) : clear_answer(store, review, answer, err);
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
                                           .said_utc = sqlite3_column_int64(query, 4) };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_answers_free(&list);
    else
        *out = list;
    return row == 0;
}
