/* Behaviours that were counted in a review, one by one, and the stretch in which they were. */
#ifndef PLUMBLINE_MODEL_TALLY_H
#define PLUMBLINE_MODEL_TALLY_H

#include "plumbline/model/review.h"
#include "plumbline/model/rubric.h"
#include "plumbline/model/watched.h"

typedef struct pl_tally {
    pl_id id, review;
    const char *counter; /* id of the rubric's, "SR" */
    pl_who who;          /* the session where the counter is of participants */
    const char *kind;    /* one of the counter's, "open"; or NULL */
    pl_time at_us;       /* the start of a frame */
    pl_time to_us;       /* of one that spans; PL_NO_TIME: a point, or still open */
    pl_utc made_utc;
} pl_tally;

typedef struct pl_tallies {
    pl_arena *arena;
    pl_tally *items; /* by at_us, then in the order of their making */
    int count;
} pl_tallies;

void pl_tallies_free(pl_tallies *tallies);

/* How the stretch was chosen: it stands beside every result. */
typedef enum pl_chosen {
    PL_CHOSEN_NOT, /* there is no stretch yet */
    PL_CHOSEN_RANDOM,
    PL_CHOSEN_CHOSEN,
    PL_CHOSEN_WHOLE,
    PL_CHOSEN_COUNT
} pl_chosen;

typedef struct pl_counted {
    pl_chosen chosen;
    pl_time from_us, to_us; /* to_us itself is not in it */
    int64_t seed;           /* of what was drawn at random here; else 0 */
} pl_counted;

const char *pl_chosen_name(pl_chosen chosen); /* "random", "chosen", "whole"; NULL for none */
bool pl_chosen_parse(pl_chosen *out, const char *name);
const char *
pl_chosen_words(pl_chosen chosen); /* "drawn at random", "chosen", "the whole session" */

/* How much of the stretch was watched. *by_ledger is false, and all of it counts, where nothing of the
 * recording was watched in Plumbline: then somebody counted with another player. */
pl_time pl_counted_within(bool *by_ledger, const pl_counted *counted,
                          const pl_watched_list *watched);

/* Place in the rubric's counters; -1: it has none of this id. */
int pl_rubric_counter(const pl_rubric *rubric, const char *id);

#endif
