/* What a treatment manager sees at once: answers to the prompts that say so, while their review is still a
 * draft, too. Never blind. */
#ifndef PLUMBLINE_MODEL_AT_ONCE_H
#define PLUMBLINE_MODEL_AT_ONCE_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef struct pl_at_once {
    pl_id review, recording;
    const char *writer; /* code */
    const char *form;   /* title of the rubric that asks */
    const char *prompt; /* its id */
    const char *words;  /* "Yes, passed on. Passed on to (role): duty manager. When: 18:05." */
    pl_utc said_utc;    /* the latest of its parts */
    bool tells;         /* not the first of its choices, which is that there is nothing to tell */
    bool seen;          /* this person said so, of these very words */
} pl_at_once;

typedef struct pl_at_onces {
    pl_arena *arena;
    pl_at_once *items; /* by review, then prompt */
    int count;
} pl_at_onces;

void pl_at_onces_free(pl_at_onces *list);
/* The first that tells of something and was not seen yet, of this recording (0: of any); or NULL. */
const pl_at_once *pl_at_once_open(const pl_at_onces *list, pl_id recording);
/* The first that tells of something, seen or not. */
const pl_at_once *pl_at_once_told(const pl_at_onces *list, pl_id recording);

enum { PL_SEEN_ROOM = 96 };
/* The setting that says that these words were seen, and its value: one's own, in no log. */
const char *pl_at_once_setting(char out[PL_SEEN_ROOM], const pl_at_once *one);
const char *pl_at_once_value(char out[PL_SEEN_ROOM], const pl_at_once *one);

#endif
