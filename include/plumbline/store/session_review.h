/* The facilitators' own review of a session. Facilitators of the session write in it (where nobody is said to
 * have led it, whoever facilitates and begins it is taken down as the first); treatment managers and clinical
 * leads read it: while it is being written only what is seen at once. Anybody else is told PL_NOT_FOUND. */
#ifndef PLUMBLINE_STORE_SESSION_REVIEW_H
#define PLUMBLINE_STORE_SESSION_REVIEW_H

#include "plumbline/model/session_review.h"
#include "plumbline/store/store.h"

/* Free with pl_session_review_free. One that was not begun has no form. */
bool pl_store_session_review(pl_session_review *out, pl_store *store, pl_id recording,
                             pl_error *err);

typedef struct pl_session_begin {
    pl_id recording;
    const char *title;        /* of the session, where nothing is said of it yet */
    const char *with;         /* who led it, too: "F-022,F-027"; or NULL */
    const char *form, *facts; /* hashes that pl_store_text_keep gave; facts: or NULL */
} pl_session_begin;

/* On this day, by this person. PL_REFUSED where it was begun. */
bool pl_store_session_begin(pl_store *store, const pl_session_begin *begin, pl_error *err);

/* Somebody else led it, too, and writes in it from now on: said by who writes. */
bool pl_store_session_colleague(pl_store *store, pl_id recording, const char *code, pl_error *err);

/* What is answered to a key of its prompts ("4/2/next", "f1"); "" takes it away. On its day alone. */
bool pl_store_session_answer(pl_store *store, pl_id recording, const char *key, const char *words,
                             pl_error *err);
/* They have finished; it can be said again. On its day and later. */
bool pl_store_session_finish(pl_store *store, pl_id recording, pl_error *err);
/* Words added to a question, once its day is over. */
bool pl_store_session_add(pl_store *store, pl_id recording, const char *prompt, const char *words,
                          pl_error *err);
/* Who is shown what is seen at once says that they saw the words that stand there now. */
bool pl_store_session_saw(pl_store *store, pl_id recording, const char *prompt, pl_utc said_utc,
                          pl_error *err);

#endif
