/* Writing in the facilitators' own review of a session. */
#include "internal.h"
#include "plumbline/store/session_review.h"

#include "plumbline/base/text.h"

#include <string.h>

/* ----- beginning */

static bool insert(change *c, const pl_session_begin *begin, pl_error *err)
{
    char today[PL_DATE_ROOM];
    sqlite3_stmt *query = take(c->store, STMT_SESSION_BEGIN, err);
    if (!query)
        return false;
    bind_int(query, ":session", c->object);
    bind_text(query, ":form", begin->form);
    bind_text(query, ":facts", begin->facts);
    bind_text(query, ":day", pl_date_of(today, pl_utc_now()));
    bind_int(query, ":utc", pl_utc_now());
    bind_int(query, ":me", c->store->me.id);
    return run(c->store, query, err) &&
           (sqlite3_changes(c->store->db) == 1 ||
            pl_fail(err, PL_REFUSED,
                    "The review of this session has been begun. Nothing was changed."));
}

/* A session that nothing is said of yet gets a row to hang the review on. */
static bool session_of(change *c, const pl_session_review *now, const pl_session_begin *begin,
                       pl_error *err)
{
    c->object = now->recording->session.id;
    if (c->object)
        return true;
    c->object = pl_id_new();
    sqlite3_stmt *query = take(c->store, STMT_SESSION_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", c->object);
    bind_int(query, ":recording", begin->recording);
    bind_text(query, ":programme", NULL);
    bind_text(query, ":place", NULL);
    bind_text(query, ":title", begin->title ? begin->title : "");
    bind_text(query, ":cohort", NULL);
    bind_text(query, ":held", NULL);
    bind_text(query, ":language", "en-GB");
    return run(c->store, query, err);
}

static bool led(change *c, pl_id person, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_SESSION_LED_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":session", c->object);
    bind_int(query, ":person", person);
    return run(c->store, query, err);
}

static bool led_with(change *c, const char *codes, pl_error *err)
{
    char *copy = pl_copy_text(codes ? codes : ""), *rest = copy;
    bool ok = true;
    for (char *one; ok && (one = strsep(&rest, ","));) {
        pl_id person = 0;
        if (!*one)
            continue;
        ok = (pl_code_valid(one) ||
              pl_fail(err, PL_BAD_INPUT,
                      "\"%s\" is no code of a facilitator. Write one like F-014.", one)) &&
             person_facilitator(&person, c, one, err) && led(c, person, err);
    }
    free(copy);
    return ok;
}

bool pl_store_session_begin(pl_store *store, const pl_session_begin *begin, pl_error *err)
{
    change c;
    pl_session_review now;
    if (!change_begin(&c, store, "session review begun", begin->recording, err))
        return false;
    bool ok = pl_store_session_review(&now, store, begin->recording, err);
    if (ok) {
        ok = (now.writes ||
              pl_fail(err, PL_REFUSED, "%s Nothing was changed.", pl_session_review_shut(&now))) &&
             session_of(&c, &now, begin, err);
        pl_session_review_free(&now);
    }
    say_int(&c, "session", c.object);
    say_text(&c, "form", begin->form);
    say_text(&c, "facts", begin->facts);
    say_text(&c, "with", begin->with);
    ok = ok && led(&c, store->me.id, err) && led_with(&c, begin->with, err) &&
         insert(&c, begin, err);
    return change_end(&c, ok, err);
}

/* ----- writing */

typedef enum stage { ON_ITS_DAY, ONCE_BEGUN, BEHIND_ITS_DAY } stage;

/* Within a change: this person may write now, and *session is what the rows hang on. */
static bool may_write(pl_id *session, change *c, pl_id recording, stage when, pl_error *err)
{
    pl_session_review now;
    if (!pl_store_session_review(&now, c->store, recording, err))
        return false;
    const char *shut = pl_session_review_shut(&now);
    bool day = now.is_day && now.begun;
    if (!now.writes || (when == ON_ITS_DAY && shut))
        pl_fail(err, PL_REFUSED, "%s Nothing was changed.", shut);
    else if (!now.begun)
        pl_fail(err, PL_REFUSED, "The review of this session has not been begun.");
    else if (when == BEHIND_ITS_DAY && day)
        pl_fail(err, PL_REFUSED, "It is still its day: change the answer itself.");
    else
        *session = now.recording->session.id;
    pl_session_review_free(&now);
    return *session != 0;
}

bool pl_store_session_colleague(pl_store *store, pl_id recording, const char *code, pl_error *err)
{
    change c;
    if (!change_begin(&c, store, "session facilitator added", recording, err))
        return false;
    say_text(&c, "code", code);
    pl_id session = 0;
    bool ok = may_write(&session, &c, recording, ON_ITS_DAY, err);
    c.object = session;
    ok = ok && led_with(&c, code, err);
    return change_end(&c, ok, err);
}

static bool write_answer(change *c, const char *key, const char *words, pl_error *err)
{
    sqlite3_stmt *query =
        take(c->store, *words ? STMT_SESSION_ANSWER_SET : STMT_SESSION_ANSWER_CLEAR, err);
    if (!query)
        return false;
    bind_int(query, ":session", c->object);
    bind_text(query, ":prompt", key);
    if (*words) {
        bind_int(query, ":id", pl_id_new());
        bind_text(query, ":words", words);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", c->store->me.id);
    }
    return run(c->store, query, err);
}

bool pl_store_session_answer(pl_store *store, pl_id recording, const char *key, const char *words,
                             pl_error *err)
{
    change c;
    if (!change_begin(&c, store, *words ? "session answer set" : "session answer clear", recording,
                      err))
        return false;
    say_text(&c, "prompt", key);
    say_text(&c, "words", words);
    pl_id session = 0;
    bool ok = may_write(&session, &c, recording, ON_ITS_DAY, err);
    c.object = session;
    ok = ok && write_answer(&c, key, words, err);
    return change_end(&c, ok, err);
}

bool pl_store_session_finish(pl_store *store, pl_id recording, pl_error *err)
{
    change c;
    if (!change_begin(&c, store, "session review finished", recording, err))
        return false;
    pl_id session = 0;
    sqlite3_stmt *query = NULL;
    bool ok = may_write(&session, &c, recording, ONCE_BEGUN, err) &&
              (query = take(store, STMT_SESSION_FINISH, err));
    c.object = session;
    if (ok) {
        bind_int(query, ":session", session);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_session_add(pl_store *store, pl_id recording, const char *prompt, const char *words,
                          pl_error *err)
{
    change c;
    if (!change_begin(&c, store, "session review added to", recording, err))
        return false;
    say_text(&c, "prompt", prompt);
    say_text(&c, "words", words);
    pl_id session = 0;
    sqlite3_stmt *query = NULL;
    bool ok = (*words || pl_fail(err, PL_BAD_INPUT, "There are no words to add.")) &&
              may_write(&session, &c, recording, BEHIND_ITS_DAY, err) &&
              (query = take(store, STMT_SESSION_ADD_WORDS, err));
    c.object = session;
    if (ok) {
        bind_int(query, ":id", pl_id_new());
        bind_int(query, ":session", session);
        bind_text(query, ":prompt", prompt);
        bind_text(query, ":words", words);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

/* ----- being read */

bool pl_store_session_saw(pl_store *store, pl_id recording, const char *prompt, pl_utc said_utc,
                          pl_error *err)
{
    change c;
    if (!change_begin(&c, store, "session review seen", recording, err))
        return false;
    say_text(&c, "prompt", prompt);
    say_int(&c, "said", said_utc);
    sqlite3_stmt *query = NULL;
    bool ok = (store->me.roles & PL_ROLES_LEADING) ||
              pl_fail(err, PL_REFUSED, "Only who it is shown to at once says that they saw it.");
    ok = ok && (query = take(store, STMT_SESSION_SAW, err));
    if (ok) {
        bind_int(query, ":recording", recording);
        bind_text(query, ":prompt", prompt);
        bind_int(query, ":said", said_utc);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}
