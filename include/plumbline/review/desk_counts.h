/* Counting in the open review: while the mode is on, digits are the rubric's counters. A count is drawn at
 * once, at the frame on the screen, and counts as kept when its receipt is there. */
#ifndef PLUMBLINE_REVIEW_DESK_COUNTS_H
#define PLUMBLINE_REVIEW_DESK_COUNTS_H

#include "plumbline/review/counts.h"

struct pl_desk;

typedef struct pl_desk_counts {
    bool on;             /* counting mode */
    bool participants;   /* the second pass: digits are the counters of the participants */
    pl_tallies list;     /* with those on their way, by at_us */
    const bool *waiting; /* of each: it has no receipt yet */
    pl_counted stretch;  /* with one that is on its way */
    bool stretch_waiting;
    pl_id last;  /* what was counted last since the mode was switched on, or chosen; 0: nothing */
    bool chosen; /* it was chosen */
} pl_desk_counts;

typedef enum pl_count_answer {
    PL_COUNT_KEPT,    /* on its way */
    PL_COUNT_NO_KEY,  /* the rubric has no counter on this digit: nothing happens */
    PL_COUNT_OUTSIDE, /* of the stretch: not counted */
    PL_COUNT_REFUSED  /* trouble says why */
} pl_count_answer;

/* Lets the tag in hand go. While it is on nothing is skipped, whatever "speech only" says. False, with
 * trouble, where the rubric counts nothing or the review cannot be written in. */
bool pl_desk_counting(struct pl_desk *desk, bool on);
void pl_desk_counting_pass(struct pl_desk *desk, bool participants);

/* 0 to 9, of the one who is chosen. Of what spans the first opens it, the second closes it. */
pl_count_answer pl_desk_tally(struct pl_desk *desk, int digit);
void pl_desk_tally_kind(struct pl_desk *desk, const char *kind); /* of the last one; NULL: none */

void pl_desk_tally_choose(struct pl_desk *desk, pl_id tally); /* and goes there */
bool pl_desk_tally_delete(struct pl_desk *desk);              /* the last or chosen one */

/* Whom digits count for: never several. */
pl_who pl_desk_tally_who(const struct pl_desk *desk);
void pl_desk_tally_for(struct pl_desk *desk, pl_who who);

const pl_tally *pl_desk_tally_last(const struct pl_desk *desk, bool *waiting); /* NULL: none */
/* Of what spans and is still open, or NULL. */
const pl_tally *pl_desk_tally_open(const struct pl_desk *desk, const pl_counter *counter);

bool pl_desk_stretch(struct pl_desk *desk, const pl_counted *stretch); /* false with trouble */
pl_time pl_desk_counted_us(const struct pl_desk *desk); /* of the stretch: what was watched */

#endif
