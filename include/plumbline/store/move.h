/* A draft review goes over to another rubric, most often a newer edition of its own. What stays and what
 * goes is decided by the caller (review/move.h); here it is one whole change. */
#ifndef PLUMBLINE_STORE_MOVE_H
#define PLUMBLINE_STORE_MOVE_H

#include "plumbline/model/scale.h"
#include "plumbline/store/recordings.h"

/* A score that does not stay just as it is. */
typedef struct pl_moved_score {
    pl_id id;
    bool drop;
    bool clear_word; /* the level has no longer the word that was chosen */
    bool clear_done; /* nor the column "Done?" its choice */
} pl_moved_score;

/* An item or a question whose evidence goes. */
typedef struct pl_moved_part {
    const char *id;
    bool gone; /* tags lose it, too, and a matter about it goes on without it */
} pl_moved_part;

typedef struct pl_move {
    pl_id review;
    int64_t revision; /* the one that was looked at */
    pl_kept_text to;  /* kept with the same change */
    const pl_moved_score *scores;
    int score_count;
    const pl_moved_part *parts;
    int part_count;
    pl_texts counters;    /* whose counts go */
    const pl_id *no_kind; /* single counts whose kind is none of their counter any more */
    int no_kind_count;
    bool counts_none; /* nothing is counted from now on: the stretch goes, too */
} pl_move;

/* By its reviewer alone, and only while it is a draft. One line in the log with both hashes; the undo list
 * of the review ends. PL_REFUSED when the review is at another revision. */
bool pl_store_review_move(pl_store *store, const pl_move *move, pl_error *err);

/* How many answers in words a draft of this person has. */
bool pl_store_review_answers(int *out, pl_store *store, pl_id review, pl_error *err);

#endif
