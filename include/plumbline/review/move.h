/* A draft review goes over to another edition of its rubric, or to another rubric: what changes, what is
 * kept, what a person has to decide, and what there is nothing left to say of. */
#ifndef PLUMBLINE_REVIEW_MOVE_H
#define PLUMBLINE_REVIEW_MOVE_H

#include "plumbline/model/compare.h"
#include "plumbline/model/facts.h"
#include "plumbline/store/move.h"

/* A score, or all that one counter has counted. */
typedef struct pl_move_line {
    const char *item; /* or the counter's id */
    pl_who who;       /* 0 of a counter */
    pl_id score;      /* 0 of a counter */
    int level;        /* PL_NO_LEVEL where there is a reason */
    const char *reason;
    int count; /* of a counter */
    pl_kept_verdict verdict;
    unsigned why; /* bits of PL_OTHER_… */
    bool decided; /* true from the beginning unless the verdict is to ask */
    bool drop;    /* it goes */
    bool no_word; /* where it stays: the word of its level is to be chosen anew */
    bool no_done; /* the same of the column "Done?" */
} pl_move_line;

/* A tag that loses an item which there is no more, or a matter (then `tag` is its id). */
typedef struct pl_move_loss {
    pl_id tag;
    pl_time at_us;
    const char *item;
} pl_move_loss;

typedef struct pl_move_plan {
    pl_arena *arena;
    pl_rubric *to;
    char *text; /* of `to` */
    pl_rubric_comparison changes;
    pl_move_line *lines; /* in the order of the scores, counters behind them */
    int line_count, line_room;
    pl_move_loss *tags;
    int tag_count, tag_room;
    pl_move_loss *matters;
    int matter_count, matter_room;
    pl_moved_part *parts;
    int part_count, part_room;
    pl_id *no_kind; /* single counts that stay, without what was said of them */
    int no_kind_count, no_kind_room;
} pl_move_plan;

/* "2.4 A, level 1", "5, counted 3 times" */
void pl_move_line_words(pl_text *out, const pl_move_line *line);

/* What would become of the review with this rubric (id, id@edition or the path of a file). Changes nothing.
 * PL_REFUSED where it cannot move: it is signed, or made from signed records; the rubric is not for its
 * setting. Borrows from the facts. */
bool pl_review_move_plan(pl_move_plan *out, pl_store *store, const pl_review_facts *facts,
                         const char *rubric, pl_error *err);
void pl_review_move_plan_free(pl_move_plan *plan);

/* What a person says of those that are asked about: "2.4,3.1/A" (a letter or "session" behind the slash
 * for one of them), or of all that are left. */
bool pl_review_move_decide(pl_move_plan *plan, const char *items, bool drop, pl_error *err);
void pl_review_move_decide_rest(pl_move_plan *plan, bool drop);
int pl_review_move_open(const pl_move_plan *plan); /* how many are undecided */

/* Moves it as planned, in one change. PL_REFUSED while something is undecided, and when the review was
 * changed since the facts were read. */
bool pl_review_move(pl_store *store, const pl_review_facts *facts, const pl_move_plan *plan,
                    pl_error *err);

#endif
