/* The facilitators' own review of a session (written together, on its day, never scored, never blind), with
 * the facts of the session. Plain data, as one person may see it. */
#ifndef PLUMBLINE_MODEL_SESSION_REVIEW_H
#define PLUMBLINE_MODEL_SESSION_REVIEW_H

#include "plumbline/base/id.h"
#include "plumbline/model/answer.h"
#include "plumbline/model/session.h"

/* Words that were added after the day. */
typedef struct pl_session_addition {
    const char *prompt, *words, *writer; /* writer: code */
    pl_utc said_utc;
} pl_session_addition;

/* Somebody saw what is seen at once. */
typedef struct pl_session_seen {
    const char *prompt, *who; /* who: code */
    pl_utc said_utc, seen_utc;
} pl_session_seen;

typedef struct pl_session_review {
    pl_arena *arena;
    pl_recordings recordings;
    const pl_recording *recording; /* in recordings */
    bool begun;
    const char *begun_on; /* its day */
    const char *begun_by; /* code */
    pl_utc begun_utc;
    pl_utc finished_utc;     /* 0: it is not */
    pl_rubric *form, *facts; /* facts: or NULL */
    /* The prompts of both, those of the facts behind with an "f" before their ids; nothing else is in it. */
    pl_rubric asks;
    int form_count; /* so many of them are the form's */
    pl_answers answers;
    pl_session_addition *additions; /* by time */
    int addition_count;
    pl_session_seen *seen; /* by time */
    int seen_count;
    const char
        *managers; /* who is shown what is seen at once: "T-02, T-05"; "": nobody is in post */
    bool writes;   /* this person led the session, or nobody is said to have and they facilitate */
    bool is_day;   /* it is still its day: answers can be changed */
    bool
        whole; /* all of it is shown; else what is seen at once alone, for it is still being written */
} pl_session_review;

void pl_session_review_free(pl_session_review *review);

/* Joins the prompts of form and facts: asks and form_count. */
void pl_session_review_join(pl_session_review *review);

/* Why this person cannot change answers, as a sentence; NULL: they can. */
const char *pl_session_review_shut(const pl_session_review *review);
/* The first question that has to be answered before it can be finished, or NULL. */
const pl_prompt *pl_session_review_missing(const pl_session_review *review);
/* How many questions of the form have an answer. */
int pl_session_review_answered(const pl_session_review *review);
/* When the words of this question were last written; 0: never. */
pl_utc pl_session_review_said(const pl_session_review *review, const pl_prompt *prompt);
/* Who saw these very words first, or NULL. */
const pl_session_seen *pl_session_review_seen(const pl_session_review *review,
                                              const pl_prompt *prompt);

#endif
