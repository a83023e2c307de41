/* Answering the prompts of a review. */
#ifndef PLUMBLINE_REVIEW_ANSWER_H
#define PLUMBLINE_REVIEW_ANSWER_H

#include "plumbline/model/facts.h"
#include "plumbline/review/desk.h"
#include "plumbline/store/store.h"

/* What the writer of an answer chooses. It is the question's: the same for all parts of it. */
typedef enum pl_says { PL_SAYS_NOTHING, PL_SAYS_NO, PL_SAYS_YES } pl_says;

typedef struct pl_answer_wish {
    const char *prompt; /* a key, as pl_answer has it */
    const char *words;  /* "": none */
    pl_time at_us;      /* PL_NO_TIME: none */
    pl_says send;       /* what is kept for its writer: with the rest */
    pl_says at_once;    /* to the reviewer before the rest, where the prompt lets them choose */
    pl_says in_report;  /* printed, where the prompt lets them choose */
} pl_answer_wish;

/* Checked against the prompt's kind and stored; without words and moment it is taken away. */
bool pl_review_answer(pl_store *store, const pl_review_facts *facts, const pl_answer_wish *wish,
                      pl_error *err);
/* What the wish comes to, without storing it; its texts are the wish's and the rubric's. */
bool pl_review_answer_check(pl_answer *out, const pl_review_facts *facts,
                            const pl_answer_wish *wish, pl_error *err);

/* Whether what is answered there is an addition after signing (pl_store_answer_add). */
bool pl_review_answer_is_added(const pl_review_facts *facts, const char *key);

/* ----- of the open review */

enum { PL_DESK_ANSWER_ROOM = PL_ANSWER_KEY_ROOM + 8 };

typedef struct pl_desk_answer {
    const char *words; /* "": none */
    const char *half;  /* half-written words in their place, or NULL */
    pl_time at_us;
    bool kept_private, in_report, waiting;
    pl_utc said_utc; /* 0: not stored yet */
    pl_utc sent_utc; /* to the reviewer before the rest; 0: it waits */
} pl_desk_answer;

pl_desk_answer pl_desk_answer_of(const pl_desk *desk, const char *key);
bool pl_desk_answer_set(pl_desk *desk, const pl_answer_wish *wish); /* false with trouble */
/* Whether the prompt can be answered now: in a draft, or of those that open after signing. */
bool pl_desk_can_answer(const pl_desk *desk, const pl_prompt *prompt);
/* Whether any of them can be. */
bool pl_desk_can_add(const pl_desk *desk);
/* The name that its half-written words have: pl_desk_unfinished. */
const char *pl_desk_answer_field(char out[PL_DESK_ANSWER_ROOM], const char *key);

/* Of the two-column option: one of the rubric's choices, "none" takes it back. Before there is a score it
 * is kept as half-written, and goes into the score that is set. */
void pl_desk_done(pl_desk *desk, const char *item, pl_who who, const char *done);

/* What the words come to there: a choice and a code as they are written. Borrowed from words or place. */
bool pl_answer_words_read(const char **out, const pl_answer_place *place, const char *words,
                          pl_error *err);

/* Whether several codes can stand there, "P2 P4": in a field that is of no row. */
bool pl_answer_takes_codes(const pl_answer_place *place);
/* Whether this code is among them. */
bool pl_answer_has_code(const char *words, const char *code);

const char *pl_answer_code(int n); /* of a participant, from 0: "P1"; NULL: there are no more */
const char *pl_prompt_locked_words(pl_lock lock); /* why a locked prompt cannot be answered */
/* In a draft all but those that are locked; after signing these alone, while their lock is open. */
bool pl_prompt_can_answer(const pl_review_facts *facts, const pl_prompt *prompt);

#endif
