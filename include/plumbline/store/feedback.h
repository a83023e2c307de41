/* Each facilitator's own path after a review was signed: released, read, answered, closed. Every step
 * is taken by its owner alone, is one transaction with its line in the log, and cannot be taken back.
 * PL_REFUSED says whose step it is, or what comes before it. */
#ifndef PLUMBLINE_STORE_FEEDBACK_H
#define PLUMBLINE_STORE_FEEDBACK_H

#include "plumbline/model/feedback.h"
#include "plumbline/store/store.h"

/* By the reviewer or a treatment manager, after "We have spoken" (pl_store_review_spoken).
 * answer_until: a date; NULL: two weeks from now. Not of a review that is only a self-review,
 * training, calibration or a second scorer's, and not of one that was corrected: then the correction
 * is released. */
bool pl_store_feedback_release(pl_store *store, pl_id review, pl_who slot, const char *answer_until,
                               pl_error *err);

/* The same for several people, each with the day of their own conversation: all of them, or none. */
bool pl_store_feedback_release_all(pl_store *store, pl_id review, const pl_release *releases,
                                   int count, pl_error *err);

/* "I have read this": by the facilitator whom it is about, and by nobody else. Reading is not agreeing. */
bool pl_store_feedback_read(pl_store *store, pl_id review, pl_error *err);

/* Keeps what is being written, in the place of what was kept for the same point and not sent. By the
 * facilitator; only they can see it. */
bool pl_store_reply_keep(pl_store *store, pl_id review, const pl_reply *reply, pl_error *err);
/* What was kept for this point (0: the whole) and not sent is let go. */
bool pl_store_reply_drop(pl_store *store, pl_id review, pl_id tag, pl_error *err);
/* Sends all that is kept: then it is answered. More can be sent until it is closed. */
bool pl_store_reply_send(pl_store *store, pl_id review, pl_error *err);
bool pl_store_replies(pl_replies *out, pl_store *store, pl_id review, pl_error *err);

/* By a treatment manager. Agreed and different come after an answer; PL_OUTCOME_NONE when the day
 * until which it could be answered has passed without one. */
bool pl_store_feedback_close(pl_store *store, pl_id review, pl_who slot, pl_outcome outcome,
                             pl_error *err);

/* A second reviewer. Asked for by the facilitator once it is released; a treatment manager names a
 * person who is neither the first reviewer nor in the session, or refuses with a reason. */
bool pl_store_second_ask(pl_id *out, pl_store *store, pl_id review, const char *words,
                         pl_error *err);
bool pl_store_second_settle(pl_store *store, pl_id look, const char *reviewer, const char *refused,
                            pl_error *err);
/* Of one review, or of all that may be seen with review 0. */
bool pl_store_second_looks(pl_second_looks *out, pl_store *store, pl_id review, pl_error *err);

/* "May not count as delivered": said of the session by its reviewer or a treatment manager, with a
 * reason, before or after signing; nothing is worked out from scores. The newest holds. */
bool pl_store_delivery_say(pl_store *store, pl_id review, bool counts, const char *reason,
                           pl_error *err);
bool pl_store_delivery(pl_delivery *out, pl_store *store, pl_id review, pl_error *err);

#endif
