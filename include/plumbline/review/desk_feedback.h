/* The desk of a review that is signed: each facilitator's path, answers, a second reviewer, delivery.
 * Each goes to the writer at once; what became of it is in `facts` behind its receipt, or `trouble` says
 * why not. */
#ifndef PLUMBLINE_REVIEW_DESK_FEEDBACK_H
#define PLUMBLINE_REVIEW_DESK_FEEDBACK_H

#include "plumbline/model/feedback.h"

struct pl_desk;

/* To several people after one conversation or several: all of them, or none. */
void pl_desk_release(struct pl_desk *desk, const pl_release *releases, int count);
void pl_desk_feedback_close(struct pl_desk *desk, pl_who slot, pl_outcome outcome);
void pl_desk_delivery(struct pl_desk *desk, bool counts, const char *reason);

/* By the facilitator alone. What is typed of an answer is kept soon behind the last letter, and when the
 * review is closed; nobody else sees it before it is sent. Without words and outcome it is let go. */
void pl_desk_read_this(struct pl_desk *desk);
void pl_desk_reply(struct pl_desk *desk, pl_id tag, const char *words, pl_outcome outcome);
void pl_desk_reply_send(struct pl_desk *desk);
void pl_desk_second_ask(struct pl_desk *desk, const char *words);
void pl_desk_stale(
    struct pl_desk *desk); /* it was changed without the desk: facts are read again */

/* The answer that is not sent yet, of the whole (tag 0) or of a point, as it is typed now; NULL: none. */
const pl_reply *pl_desk_reply_of(const struct pl_desk *desk, pl_id tag);

#endif
