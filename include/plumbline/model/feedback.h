/* What is said after a review was signed: answers of its facilitators, wishes for a second reviewer, and
 * whether the session counts as delivered. */
#ifndef PLUMBLINE_MODEL_FEEDBACK_H
#define PLUMBLINE_MODEL_FEEDBACK_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"
#include "plumbline/model/review.h"

/* To one facilitator, after a conversation. */
typedef struct pl_release {
    pl_who slot;
    const char *spoken_on;    /* a date; NULL: it is on record already */
    const char *answer_until; /* a date; NULL: by local policy */
} pl_release;

/* What stands in the way of a step on a facilitator's path. The rule is here; each place has words of its
 * own for it. */
typedef enum pl_bar {
    PL_BAR_NONE,
    PL_BAR_NOT_THEIRS,   /* the step is somebody else's */
    PL_BAR_KIND,         /* a review of this kind is released to nobody */
    PL_BAR_CORRECTED,    /* the correction is the one to be released */
    PL_BAR_NOT_RELEASED, /* what comes before has not been done */
    PL_BAR_DONE,         /* it has been done */
    PL_BAR_WAITS         /* without an answer, until the day to answer has passed */
} pl_bar;

/* Of a signed review; `me` is who would release it, lead: as a treatment manager. */
pl_bar pl_bar_to_release(const pl_review *review, const pl_review_facilitator *to, pl_id me,
                         bool lead);
pl_bar pl_bar_to_close(const pl_review_facilitator *of, bool lead, const char *today);

/* What a facilitator says to the whole (tag 0) or to one point of it. */
typedef struct pl_reply {
    pl_id id, tag;
    pl_who slot;
    const char *words;
    pl_outcome outcome; /* PL_OUTCOME_AGREED or _DIFFERENT, or _OPEN: not said */
    pl_utc sent_utc;    /* 0: seen by nobody but its writer */
} pl_reply;

typedef struct pl_replies {
    pl_arena *arena;
    pl_reply *items;
    int count;
} pl_replies;

void pl_replies_free(pl_replies *replies);

typedef struct pl_second_look {
    pl_id id, review;
    pl_who slot;
    const char *words;
    pl_utc asked_utc;
    const char *reviewer; /* code, or NULL */
    const char *refused;  /* why, or NULL */
    pl_utc settled_utc;   /* 0: open */
    const char *settled_by;
} pl_second_look;

typedef struct pl_second_looks {
    pl_arena *arena;
    pl_second_look *items;
    int count;
} pl_second_looks;

void pl_second_looks_free(pl_second_looks *looks);

typedef struct pl_delivery {
    bool said, counts; /* said: somebody said something */
    char *reason, *by;
    pl_utc said_utc;
} pl_delivery;

void pl_delivery_free(pl_delivery *delivery);

#endif
