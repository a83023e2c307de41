/* What bears on risk, critical matters, and agreed actions. */
#include "internal.h"
#include "plumbline/store/reviews.h"

#include <string.h>

bool may_see_review(pl_store *store, pl_id review, pl_error *err)
{
    pl_reviews seen;
    if (!pl_store_review(&seen, store, review, err))
        return false;
    pl_reviews_free(&seen);
    return true;
}

bool pl_store_risk_add(pl_id *out, pl_store *store, pl_id review, pl_time at, pl_error *err)
{
    if (!may_see_review(store, review, err))
        return false;
    pl_id id = pl_id_new();
    change c;
    if (!change_begin(&c, store, "risk raised", id, err))
        return false;
    c.review = review;
    sqlite3_stmt *query = take(store, STMT_RISK_ADD, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        bind_int(query, ":review", review);
        bind_int(query, ":at", at);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        say_int(&c, "review", review);
        say_int(&c, "at", at);
        ok = run(store, query, err);
    }
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

/* The review that an entry about risk stands in, whatever the caller takes it for. */
static bool risk_review(pl_id *out, pl_store *store, pl_id risk, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_RISK_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":id", risk);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "There is no such entry about risk.");
    if (row <= 0)
        return false;
    *out = sqlite3_column_int64(query, 0);
    sqlite3_reset(query);
    return true;
}

bool pl_store_risk_answer(pl_store *store, const pl_risk *risk, pl_error *err)
{
    if (!risk->answer ||
        (strcmp(risk->answer, "passed-on") != 0 && strcmp(risk->answer, "done") != 0))
        return change_refuse(store) ||
               pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is no answer. What bears on risk was passed-on, or is done.",
                       risk->answer ? risk->answer : "");
    change c;
    if (!change_begin(&c, store, "risk answered", risk->id, err))
        return false;
    sqlite3_stmt *query = NULL;
    bool ok = risk_review(&c.review, store, risk->id, err) &&
              (query = take(store, STMT_RISK_ANSWER, err));
    if (ok) {
        bind_int(query, ":id", risk->id);
        bind_text(query, ":answer", risk->answer);
        bind_text(query, ":by", risk->by_role);
        bind_text(query, ":to", risk->to_role);
        bind_text(query, ":when", risk->when_words);
        bind_int(query, ":utc", pl_utc_now());
        say_text(&c, "answer", risk->answer);
        say_text(&c, "by", risk->by_role);
        say_text(&c, "to", risk->to_role);
        say_text(&c, "when", risk->when_words);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_risks(pl_risks *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, review ? STMT_RISK_LIST : STMT_RISK_OPEN, err);
    if (!query)
        return false;
    if (review)
        bind_int(query, ":review", review);
    pl_risks list = { .arena = pl_arena_new() };
    pl_risk *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_risk){
            .id = sqlite3_column_int64(query, 0),
            .review = sqlite3_column_int64(query, 1),
            .at_us = sqlite3_column_int64(query, 2),
            .raised_utc = sqlite3_column_int64(query, 3),
            .answer = column_text(list.arena, query, 4),
            .by_role = column_text(list.arena, query, 5),
            .to_role = column_text(list.arena, query, 6),
            .when_words = column_text(list.arena, query, 7),
        };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_risks_free(&list);
    else
        *out = list;
    return row == 0;
}

static void say_matter(change *c, const pl_matter *matter)
{
    say_text(c, "source", matter->source);
    say_text(c, "item", matter->item);
    say_bytes(c, "about", &matter->about, 1);
    say_int(c, "at", matter->at_us);
    say_text(c, "words", matter->words);
    say_text(c, "withdrawn", matter->withdrawn);
    say_bytes(c, "acted", &matter->acted, 1);
    say_text(c, "why", matter->acted_why);
}

bool pl_store_matter_add(pl_id *out, pl_store *store, const pl_matter *matter, pl_error *err)
{
    pl_id id = matter->id ? matter->id : pl_id_new();
    change c;
    if (!change_begin_draft(&c, store, matter->review, "matter raised", id, NULL, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_MATTER_ADD, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        bind_int(query, ":review", matter->review);
        bind_text(query, ":source", matter->source);
        bind_text(query, ":item", matter->item);
        bind_slot(query, ":about", matter->about);
        bind_int(query, ":at", matter->at_us);
        bind_int(query, ":utc", pl_utc_now());
        bind_text(query, ":words", matter->words);
        say_matter(&c, matter);
        ok = run(store, query, err);
    }
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

bool pl_store_matter_set(pl_store *store, const pl_matter *matter, pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, matter->review, "matter set", matter->id, NULL, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_MATTER_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", matter->id);
        bind_int(query, ":review", matter->review);
        bind_text(query, ":words", matter->words);
        bind_text(query, ":withdrawn", matter->withdrawn);
        bind_slot(query, ":acted", matter->acted);
        bind_text(query, ":why", matter->acted_why);
        say_matter(&c, matter);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok = pl_fail(err, PL_NOT_FOUND, "There is no such matter in this review.");
    }
    return change_end(&c, ok, err);
}

bool pl_store_matters(pl_matters *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_MATTER_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_matters list = { .arena = pl_arena_new() };
    pl_matter *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_matter){
            .id = sqlite3_column_int64(query, 0),
            .review = sqlite3_column_int64(query, 1),
            .source = column_text(list.arena, query, 2),
            .item = column_text(list.arena, query, 3),
            .about = column_slot(query, 4),
            .at_us = sqlite3_column_int64(query, 5),
            .words = column_text(list.arena, query, 6),
            .withdrawn = column_text(list.arena, query, 7),
            .acted = column_slot(query, 8),
            .acted_why = column_text(list.arena, query, 9),
        };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_matters_free(&list);
    else
        *out = list;
    return row == 0;
}
