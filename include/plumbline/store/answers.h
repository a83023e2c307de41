/* Answers in words to the prompts of a review. They are no part of its undo list. */
#ifndef PLUMBLINE_STORE_ANSWERS_H
#define PLUMBLINE_STORE_ANSWERS_H

#include "plumbline/model/answer.h"
#include "plumbline/store/store.h"

/* Sets the answer of this key, whatever it was; said_utc is the store's to set. Without words and without a
 * moment it is taken away (nothing there is no failure). Of a draft, by its reviewer. */
bool pl_store_answer_set(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err);

/* After signing, to a prompt that was locked until then: of a self-review, by its writer, once a review of
 * the recording that is about them is signed, and until the last of these is closed. What was answered
 * before signing is never changed by it. PL_REFUSED otherwise. */
bool pl_store_answer_add(pl_store *store, pl_id review, const pl_answer *answer, pl_error *err);
bool pl_store_answer_lock(pl_lock *out, pl_store *store, pl_id review, pl_error *err);

/* By key. What is kept for its writer only the writer gets. */
bool pl_store_answers(pl_answers *out, pl_store *store, pl_id review, pl_error *err);

#endif
