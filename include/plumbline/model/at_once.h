/* What is seen at once, while its review is still a draft, too: answers to the prompts that say so, by
 * treatment managers; and what its writer chose to send, by the reviewer as well. Never blind. */
#ifndef PLUMBLINE_MODEL_AT_ONCE_H
#define PLUMBLINE_MODEL_AT_ONCE_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef struct pl_at_once {
    pl_id review, recording; /* review: or the session, where it stands in a session review */
    bool of_session;
    const char *writer; /* code */
    const char *form;   /* title of the rubric that asks */
    const char *prompt; /* its id */
    const char *words;  /* "Yes, passed on. Passed on to (role): duty manager. When: 18:05." */
    pl_time at_us;      /* the moment that it names; PL_NO_TIME: none */
    pl_utc said_utc;    /* the latest of its parts */
    bool risk;          /* it cannot wait; else its writer chose to send it before the rest */
    bool tells;         /* not the first of its choices, which is that there is nothing to tell */
    bool seen;          /* this person said so, of these very words */
} pl_at_once;

typedef struct pl_at_onces {
    pl_arena *arena;
    pl_at_once *items; /* by review, then prompt */
    int count;
} pl_at_onces;

void pl_at_onces_free(pl_at_onces *list);
/* The first risk that is told of and was not seen yet, of this recording (0: of any); or NULL. */
const pl_at_once *pl_at_once_open(const pl_at_onces *list, pl_id recording);
/* The first risk that is told of, seen or not. */
const pl_at_once *pl_at_once_told(const pl_at_onces *list, pl_id recording);
/* The first that its writer sent and that was not seen yet. */
const pl_at_once *pl_at_once_sent(const pl_at_onces *list, pl_id recording);
/* "Please look at the pairs, at 0:12:34." */
char *pl_at_once_words(const pl_at_once *one); /* free() */

enum { PL_SEEN_ROOM = 96 };
/* The setting that says that these words were seen, and its value: one's own, in no log. */
const char *pl_at_once_setting(char out[PL_SEEN_ROOM], const pl_at_once *one);
const char *pl_at_once_value(char out[PL_SEEN_ROOM], const pl_at_once *one);

#endif
