#include "internal.h"
#include "plumbline/store/recordings.h"

#include "plumbline/base/hash.h"

#include <stdio.h>
#include <string.h>

static bool cohort_add(change *c, const char *name, pl_error *err)
{
    if (!name)
        return true;
    sqlite3_stmt *query = take(c->store, STMT_COHORT_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", pl_id_new());
    bind_text(query, ":name", name);
    return run(c->store, query, err);
}

/* The session that a recording has, or a fresh id. */
static bool session_id(pl_id *out, pl_store *store, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_OF, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    *out = row ? sqlite3_column_int64(query, 0) : pl_id_new();
    sqlite3_reset(query);
    return true;
}

static bool session_write(change *c, const pl_session *session, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_SESSION_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", c->object);
    bind_int(query, ":recording", session->recording);
    bind_text(query, ":programme", session->programme);
    bind_text(query, ":place", session->place);
    bind_text(query, ":title", session->title);
    bind_text(query, ":cohort", session->group);
    bind_text(query, ":held", session->held_on);
    bind_text(query, ":language", session->language);
    return run(c->store, query, err);
}

static bool led_add(change *c, const char *code, pl_error *err)
{
    pl_id person = 0;
    if (!pl_code_valid(code))
        return pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is no code of a facilitator. Write one like F-014.", code);
    if (!person_facilitator(&person, c, code, err))
        return false;
    sqlite3_stmt *query = take(c->store, STMT_SESSION_LED_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":session", c->object);
    bind_int(query, ":person", person);
    return run(c->store, query, err);
}

/* Who led it, each once; nothing is changed where that is not said. */
static bool led_write(change *c, const pl_session *session, pl_error *err)
{
    if (!session->facilitators)
        return true;
    sqlite3_stmt *query = take(c->store, STMT_SESSION_LED_DROP, err);
    if (!query)
        return false;
    bind_int(query, ":session", c->object);
    bool ok = run(c->store, query, err);
    char *copy = pl_copy_text(session->facilitators), *rest = copy;
    for (char *one; ok && (one = strsep(&rest, ","));)
        ok = led_add(c, one, err);
    free(copy);
    return ok;
}

bool pl_store_session_set(pl_id *out, pl_store *store, const pl_session *session, pl_error *err)
{
    if (session->held_on && !pl_date_valid(session->held_on))
        return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.",
                       session->held_on);
    change c;
    if (!change_begin(&c, store, "session set", session->recording, err))
        return false;
    pl_id id = 0;
    bool ok = session_id(&id, store, session->recording, err);
    c.object = id;
    say_int(&c, "session", id);
    say_text(&c, "programme", session->programme);
    say_text(&c, "place", session->place);
    say_text(&c, "title", session->title);
    say_text(&c, "group", session->group);
    say_text(&c, "held", session->held_on);
    say_text(&c, "language", session->language);
    if (session->facilitators)
        say_text(&c, "led by", session->facilitators);
    ok = ok && cohort_add(&c, session->group, err) && session_write(&c, session, err) &&
         led_write(&c, session, err);
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

char *pl_store_text(pl_store *store, pl_text_kind kind, const char *hash, pl_error *err)
{
    sqlite3_stmt *query =
        take(store, kind == PL_TEXT_RUBRIC ? STMT_RUBRIC_TEXT : STMT_PROGRAMME_TEXT, err);
    if (!query)
        return NULL;
    bind_text(query, ":hash", hash);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "The text %s is not kept in this library.", hash);
    if (row <= 0)
        return NULL;
    char *text = pl_copy_text((const char *)sqlite3_column_text(query, 0));
    sqlite3_reset(query);
    return text;
}

bool pl_store_text_keep(char hash[65], pl_store *store, pl_text_kind kind, const pl_kept_text *text,
                        pl_error *err)
{
    bool rubric = kind == PL_TEXT_RUBRIC;
    char sum[PL_HASH_ROOM];
    pl_hash_bytes(sum, text->text, strlen(text->text));
    pl_error none = { 0 };
    char *known = pl_store_text(store, kind, sum, &none);
    bool ok = known != NULL;
    free(known);
    if (!ok) {
        change c;
        if (!change_begin(&c, store, rubric ? "rubric keep" : "programme keep", 0, err))
            return false;
        sqlite3_stmt *query = take(store, rubric ? STMT_RUBRIC_ADD : STMT_PROGRAMME_ADD, err);
        ok = query != NULL;
        if (ok) {
            bind_text(query, ":hash", sum);
            bind_text(query, ":id", text->id);
            bind_int(query, ":edition", text->edition);
            bind_text(query, ":title", text->title);
            bind_text(query, ":text", text->text);
            bind_int(query, ":utc", pl_utc_now());
            say_text(&c, "hash", sum);
            ok = run(store, query, err);
        }
        ok = change_end(&c, ok, err);
    }
    if (ok)
        memcpy(hash, sum, sizeof sum);
    return ok;
}

bool pl_store_rubric_editions(pl_kept_editions *out, pl_store *store, const char *id, pl_error *err)
{
    pl_kept_editions list = { 0 };
    sqlite3_stmt *query = take(store, STMT_RUBRIC_EDITIONS, err);
    if (!query)
        return false;
    bind_text(query, ":id", id);
    int row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(list.items, list.count, list.room);
        pl_kept_edition *one = &list.items[list.count++];
        one->edition = sqlite3_column_int(query, 0);
        snprintf(one->hash, sizeof one->hash, "%s", sqlite3_column_text(query, 1));
    }
    if (row == 0)
        *out = list;
    else
        pl_kept_editions_free(&list);
    return row == 0;
}

void pl_kept_editions_free(pl_kept_editions *editions)
{
    free(editions->items);
    *editions = (pl_kept_editions){ 0 };
}
