/* Reading the facilitators' own review of a session. */
#include "plumbline/store/session_review.h"
#include "internal.h"

#include "plumbline/store/recordings.h"

#include <string.h>

/* ----- who may */

static bool read_rights(pl_session_review *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_RIGHTS, err);
    if (!query)
        return false;
    bind_int(query, ":session", out->recording->session.id);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    bool named = row > 0 && sqlite3_column_int(query, 0) > 0;
    bool anybody = row > 0 && sqlite3_column_int(query, 1) > 0;
    sqlite3_reset(query);
    bool facilitates = store->me.roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR);
    out->writes = named || (!anybody && facilitates);
    return out->writes || (store->me.roles & PL_ROLES_LEADING) ||
           pl_fail(err, PL_NOT_FOUND, "There is no session review here that you may see.");
}

static bool read_managers(pl_session_review *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_MANAGERS, err);
    int row = query ? next(store, query, err) : -1;
    const char *codes = row > 0 ? column_text(out->arena, query, 0) : NULL;
    out->managers = codes ? codes : "";
    if (row > 0)
        sqlite3_reset(query);
    return row >= 0;
}

/* ----- what it consists of */

/* Texts were whole when they were kept. */
static bool read_form(pl_rubric **out, pl_store *store, const char *hash, pl_error *err)
{
    char *text = hash ? pl_store_text(store, PL_TEXT_RUBRIC, hash, err) : NULL;
    if (!text)
        return !hash;
    pl_problems problems = { 0 };
    bool ok = pl_rubric_parse(out, &problems, text, strlen(text)) ||
              pl_fail(err, PL_CANNOT_READ,
                      "The questions of this session review cannot be read by this Plumbline (line "
                      "%d: %s). The answers are safe; use the newer program.",
                      problems.items[0].line, problems.items[0].text);
    pl_problems_free(&problems);
    free(text);
    return ok;
}

/* Both forms' hashes, taken out before texts are read. */
static bool read_head(pl_session_review *out, const char *hash[2], pl_store *store, pl_error *err)
{
    char today[PL_DATE_ROOM];
    sqlite3_stmt *query = take(store, STMT_SESSION_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":session", out->recording->session.id);
    int row = next(store, query, err);
    out->begun = row > 0;
    out->whole = out->is_day = true;
    if (row <= 0)
        return row == 0;
    hash[0] = column_text(out->arena, query, 0);
    hash[1] = column_text(out->arena, query, 1);
    out->begun_on = column_text(out->arena, query, 2);
    out->begun_utc = sqlite3_column_int64(query, 3);
    out->begun_by = column_text(out->arena, query, 4);
    out->finished_utc = sqlite3_column_int64(query, 5);
    sqlite3_reset(query);
    out->is_day = strcmp(out->begun_on, pl_date_of(today, pl_utc_now())) == 0;
    out->whole = out->writes || out->finished_utc || !out->is_day;
    return true;
}

static bool is_shown(const pl_session_review *out, const char *key)
{
    pl_answer_place place;
    return pl_answer_place_read(&place, &out->asks, key) &&
           (out->whole || place.prompt->seen == PL_SEEN_AT_ONCE);
}

static bool read_answers(pl_session_review *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_ANSWERS, err);
    if (!query)
        return false;
    bind_int(query, ":session", out->recording->session.id);
    pl_answers list = { .arena = pl_arena_new() };
    pl_answer *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_answer one = { .prompt = column_text(list.arena, query, 0),
                          .words = column_text(list.arena, query, 1),
                          .at_us = PL_NO_TIME,
                          .said_utc = sqlite3_column_int64(query, 2) };
        if (!is_shown(out, one.prompt))
            continue;
        pl_grow(items, list.count, room);
        items[list.count++] = one;
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    out->answers = list;
    return row == 0;
}

static bool read_additions(pl_session_review *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_ADDITIONS, err);
    if (!query)
        return false;
    bind_int(query, ":session", out->recording->session.id);
    pl_session_addition *items = NULL;
    int room = 0, row, count = 0;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, count, room);
        items[count++] = (pl_session_addition){ .prompt = column_text(out->arena, query, 0),
                                                .words = column_text(out->arena, query, 1),
                                                .said_utc = sqlite3_column_int64(query, 2),
                                                .writer = column_text(out->arena, query, 3) };
    }
    out->additions = settle(out->arena, items, count, sizeof *items);
    out->addition_count = count;
    return row == 0;
}

static bool read_seen(pl_session_review *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_SEEN, err);
    if (!query)
        return false;
    bind_int(query, ":session", out->recording->session.id);
    pl_session_seen *items = NULL;
    int room = 0, row, count = 0;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, count, room);
        items[count++] = (pl_session_seen){ .prompt = column_text(out->arena, query, 0),
                                            .said_utc = sqlite3_column_int64(query, 1),
                                            .seen_utc = sqlite3_column_int64(query, 2),
                                            .who = column_text(out->arena, query, 3) };
    }
    out->seen = settle(out->arena, items, count, sizeof *items);
    out->seen_count = count;
    return row == 0;
}

static bool read_begun(pl_session_review *out, pl_store *store, const char *hash[2], pl_error *err)
{
    if (!read_form(&out->form, store, hash[0], err) || !read_form(&out->facts, store, hash[1], err))
        return false;
    pl_session_review_join(out);
    return read_answers(out, store, err) && read_additions(out, store, err) &&
           read_seen(out, store, err);
}

static bool load(pl_session_review *out, pl_store *store, pl_id recording, pl_error *err)
{
    const char *hash[2] = { NULL, NULL };
    if (!pl_store_recording(&out->recordings, store, recording, err))
        return false;
    out->recording = &out->recordings.items[0];
    if (out->recording->service)
        return pl_fail(err, PL_NOT_FOUND, "There is no session review here that you may see.");
    return read_rights(out, store, err) && read_head(out, hash, store, err) &&
           read_managers(out, store, err) && (!out->begun || read_begun(out, store, hash, err));
}

bool pl_store_session_review(pl_session_review *out, pl_store *store, pl_id recording,
                             pl_error *err)
{
    pl_session_review review = { .arena = pl_arena_new() };
    bool ok = read_begin(store, err);
    if (ok) {
        ok = load(&review, store, recording, err);
        read_end(store);
    }
    if (ok)
        *out = review;
    else
        pl_session_review_free(&review);
    return ok;
}
