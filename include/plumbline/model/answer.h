/* What was answered in words to a prompt of a rubric, or to a field of it. */
#ifndef PLUMBLINE_MODEL_ANSWER_H
#define PLUMBLINE_MODEL_ANSWER_H

#include "plumbline/base/arena.h"
#include "plumbline/base/time.h"
#include "plumbline/model/rubric.h"

enum { PL_ANSWER_KEY_ROOM = 64, PL_ANSWER_ROWS_MOST = 24 };

typedef struct pl_answer {
    const char *prompt; /* its key: "4", "4/next" of a field, "4/2/next" of a field in row 2 */
    const char *words;
    pl_time at_us;     /* the moment that it names; PL_NO_TIME: none */
    bool kept_private; /* its writer's alone */
    bool in_report;    /* its writer puts it there, where the prompt leaves it to them */
    pl_utc sent_utc;   /* its writer sent it before the rest; 0: it waits */
    pl_utc said_utc;
} pl_answer;

typedef struct pl_answers {
    pl_arena *arena;
    pl_answer *items; /* by key */
    int count;
} pl_answers;

void pl_answers_free(pl_answers *answers);

/* Of the prompts that open only when self-review and review are both signed, for who wrote the first. */
typedef enum pl_lock {
    PL_LOCK_SHUT,  /* one of the two is not signed, or somebody else reads */
    PL_LOCK_OPEN,  /* both are: an answer is an addition, with its date */
    PL_LOCK_CLOSED /* each review of theirs is closed for them: nothing is added any more */
} pl_lock;

const pl_answer *pl_answers_find(const pl_answers *answers, const char *key); /* or NULL */
/* How many rows a prompt of rows has: the number of the last one that something stands in. */
int pl_answers_rows(const pl_answers *answers, const char *prompt);
/* Something is answered to the prompt: itself, or a field of any of its rows. */
bool pl_answers_any(const pl_answers *answers, const pl_prompt *prompt);
bool pl_answer_is_of(const pl_answer *answer, const char *prompt); /* itself, or a part of it */
/* The first part of the prompt that something is answered to, or NULL: what its writer chose is the same
 * for all of them. */
const pl_answer *pl_answers_part(const pl_answers *answers, const pl_prompt *prompt);

/* One place of a prompt that is answered by itself. */
typedef struct pl_answer_place {
    const pl_prompt *prompt;
    const pl_prompt_field *field; /* NULL: the prompt itself */
    int row;                      /* from 1; 0: not of rows */
    pl_answer_kind kind;
    const pl_texts *choices;
} pl_answer_place;

/* From a key. False where the rubric has no such place. */
bool pl_answer_place_read(pl_answer_place *out, const pl_rubric *rubric, const char *key);
const char *pl_answer_key(char out[PL_ANSWER_KEY_ROOM], const pl_answer_place *place);

#endif
