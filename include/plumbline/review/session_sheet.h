/* The review of a session by its facilitators: its questions, whether it was begun or not, and what may be
 * answered to them. */
#ifndef PLUMBLINE_REVIEW_SESSION_SHEET_H
#define PLUMBLINE_REVIEW_SESSION_SHEET_H

#include "plumbline/model/session_review.h"
#include "plumbline/store/store.h"

/* The forms that a session is reviewed by: the newest editions of these ids. */
#define PL_SESSION_FORM  "session-review"
#define PL_SESSION_FACTS "session-facts"

typedef struct pl_session_sheet {
    pl_session_review now;
    char *form_text, *facts_text; /* of one that was not begun: it is begun with these */
    /* what this person typed last and did not keep: its key, and the words; or NULL */
    char *half_key, *half_words;
} pl_session_sheet;

/* Reads files; any thread with a store of its own. `folder`: of the library. */
bool pl_session_sheet_read(pl_session_sheet *out, pl_store *store, const char *folder,
                           pl_id recording, pl_error *err);
void pl_session_sheet_free(pl_session_sheet *sheet);

/* Of one that was not begun, by those texts. `title`: see pl_session_begin; with: or NULL. */
bool pl_session_sheet_begin(pl_store *store, const pl_session_sheet *sheet, const char *title,
                            const char *with, pl_error *err);

/* *out is what `words` come to for this key: a choice and a code as they are written. Borrowed from words
 * or from the questions. "" takes the answer away. */
bool pl_session_answer_check(const char **out, const pl_session_review *review, const char *key,
                             const char *words, pl_error *err);

/* PL_REFUSED, with the question, where one that is needed is open. */
bool pl_session_finish_check(const pl_session_review *review, pl_error *err);

/* The own setting in which half-written words are kept. */
const char *pl_session_half_setting(char out[64], pl_id recording);

#endif
