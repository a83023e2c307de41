/* A second reviewer who is asked for, and whether a session may count as delivered. */
#include "internal.h"
#include "plumbline/store/feedback.h"

#include "plumbline/store/reviews.h"

#include <stdlib.h>
#include <string.h>

static bool needs_words(const char *words, const char *sentence, pl_error *err)
{
    return (words && *words) || pl_fail(err, PL_BAD_INPUT, "%s", sentence);
}

bool pl_store_second_ask(pl_id *out, pl_store *store, pl_id review, const char *words,
                         pl_error *err)
{
    pl_reviews list;
    pl_who slot = 0;
    if (!needs_words(words, "Say in a sentence what a second reviewer should look at.", err) ||
        !pl_store_review(&list, store, review, err))
        return false;
    for (int i = 0; i < list.items->facilitator_count; i++)
        if (list.items->facilitators[i].person == store->me.id &&
            list.items->facilitators[i].feedback != PL_FEEDBACK_NONE)
            slot = list.items->facilitators[i].slot;
    pl_reviews_free(&list);
    if (!slot)
        return pl_fail(
            err, PL_REFUSED,
            "A second reviewer is asked for by the facilitator to whom it was released.");
    change c;
    pl_id id = pl_id_new();
    if (!change_begin(&c, store, "second reviewer asked for", review, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_SECOND_ADD, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        bind_int(query, ":review", review);
        bind_slot(query, ":slot", slot);
        bind_text(query, ":words", words);
        bind_int(query, ":utc", pl_utc_now());
        say_bytes(&c, "slot", &slot, 1);
        say_text(&c, "words", words);
        ok = run(store, query, err);
    }
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

/* Neither the first reviewer nor anybody who was in the session. */
static bool check_second(pl_store *store, pl_id review, const char *code, pl_id *person,
                         pl_error *err)
{
    pl_person found = { 0 };
    pl_reviews list;
    char *known = NULL;
    bool ok = person_load(&found, &known, store, code, err);
    free(known);
    if (!ok || !pl_store_review(&list, store, review, err))
        return false;
    ok = list.items->reviewer != found.id ||
         pl_fail(err, PL_REFUSED, "%s made the first record. A second reviewer is somebody else.",
                 code);
    for (int i = 0; ok && i < list.items->facilitator_count; i++)
        if (list.items->facilitators[i].person == found.id)
            ok = pl_fail(err, PL_REFUSED, "%s was in this session.", code);
    pl_reviews_free(&list);
    *person = found.id;
    return ok;
}

static bool look_review(pl_id *out, pl_store *store, pl_id look, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SECOND_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":id", look);
    bind_me(query, store);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "There is no such wish for a second reviewer.");
    if (row <= 0)
        return false;
    *out = sqlite3_column_int64(query, 0);
    sqlite3_reset(query);
    return true;
}

bool pl_store_second_settle(pl_store *store, pl_id look, const char *reviewer, const char *refused,
                            pl_error *err)
{
    pl_id review = 0, person = 0;
    if (!(store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER)))
        return pl_fail(err, PL_REFUSED, "A treatment manager names the second reviewer.");
    if ((reviewer != NULL) == (refused != NULL))
        return pl_fail(err, PL_BAD_INPUT, "Name a second reviewer, or refuse with a reason.");
    if (!look_review(&review, store, look, err) ||
        (refused && !needs_words(refused, "A refusal needs a reason; it stays on record.", err)) ||
        (reviewer && !check_second(store, review, reviewer, &person, err)))
        return false;
    change c;
    if (!change_begin(&c, store, reviewer ? "second reviewer named" : "second reviewer refused",
                      look, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_SECOND_SETTLE, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", look);
        if (person)
            bind_int(query, ":reviewer", person);
        bind_text(query, ":refused", refused);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        say_int(&c, "reviewer", person);
        say_text(&c, "refused", refused);
        ok = run(store, query, err) && (sqlite3_changes(store->db) > 0 ||
                                        pl_fail(err, PL_REFUSED, "This wish was settled already."));
    }
    return change_end(&c, ok, err);
}

bool pl_store_second_looks(pl_second_looks *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SECOND_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_second_looks list = { .arena = pl_arena_new() };
    pl_second_look *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_second_look){ .id = sqlite3_column_int64(query, 0),
                                                .review = sqlite3_column_int64(query, 1),
                                                .slot = column_slot(query, 2),
                                                .words = column_text(list.arena, query, 3),
                                                .asked_utc = sqlite3_column_int64(query, 4),
                                                .reviewer = column_text(list.arena, query, 5),
                                                .refused = column_text(list.arena, query, 6),
                                                .settled_utc = sqlite3_column_int64(query, 7),
                                                .settled_by = column_text(list.arena, query, 8) };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row == 0)
        *out = list;
    else
        pl_second_looks_free(&list);
    return row == 0;
}

/* --- delivery */

bool pl_store_delivery_say(pl_store *store, pl_id review, bool counts, const char *reason,
                           pl_error *err)
{
    pl_reviews list;
    if (!needs_words(reason, "Whether a session counts is said with a reason.", err) ||
        !pl_store_review(&list, store, review, err))
        return false;
    bool mine = list.items->reviewer == store->me.id ||
                (store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER));
    pl_reviews_free(&list);
    if (!mine)
        return pl_fail(err, PL_REFUSED, "The reviewer or a treatment manager says this.");
    change c;
    if (!change_begin(&c, store, counts ? "counts as delivered" : "may not count as delivered",
                      review, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_DELIVERY_ADD, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", pl_id_new());
        bind_int(query, ":review", review);
        bind_int(query, ":counts", counts);
        bind_text(query, ":reason", reason);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        say_int(&c, "counts", counts);
        say_text(&c, "reason", reason);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_delivery(pl_delivery *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_DELIVERY_NEWEST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    int row = next(store, query, err);
    *out = (pl_delivery){ 0 };
    if (row <= 0)
        return row == 0;
    *out = (pl_delivery){ .said = true,
                          .counts = sqlite3_column_int(query, 0) == 1,
                          .reason = pl_copy_text((const char *)sqlite3_column_text(query, 1)),
                          .said_utc = sqlite3_column_int64(query, 2),
                          .by = pl_copy_text((const char *)sqlite3_column_text(query, 3)) };
    sqlite3_reset(query);
    return true;
}
