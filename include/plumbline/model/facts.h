/* Everything that is said in one review, as one person may see it, read at one moment. */
#ifndef PLUMBLINE_MODEL_FACTS_H
#define PLUMBLINE_MODEL_FACTS_H

#include "plumbline/model/answer.h"
#include "plumbline/model/at_once.h"
#include "plumbline/model/feedback.h"
#include "plumbline/model/link.h"
#include "plumbline/model/plan.h"
#include "plumbline/model/policy.h"
#include "plumbline/model/review.h"
#include "plumbline/model/rubric.h"
#include "plumbline/model/score.h"
#include "plumbline/model/session.h"
#include "plumbline/model/tag.h"
#include "plumbline/model/tally.h"

/* What other reviews of the recording say to a guard of this one's rubric, of one person: the lowest level
 * that this reader may see, and the lowest of what was released to that person; PL_NO_LEVEL: none. */
typedef struct pl_beside {
    int guard; /* place in the rubric's guards */
    pl_who who;
    int level, told_level;
} pl_beside;

typedef struct pl_besides {
    pl_beside *items; /* free() */
    int count;
} pl_besides;

typedef struct pl_review_facts {
    pl_reviews list;
    const pl_review *review; /* in list */
    pl_recordings recordings;
    const pl_recording *recording; /* in recordings */
    pl_rubric *rubric;             /* by the text that is kept with the review */
    pl_rubric *form;               /* the questions that go with it, a self-review's; or NULL */
    pl_tags tags;
    pl_scores scores;
    pl_risks risks;
    pl_matters matters;
    pl_actions actions;
    pl_answers answers;
    pl_lock lock;        /* of the prompts that are answered after signing */
    pl_at_onces at_once; /* what others wrote of this recording that is seen at once */
    pl_tallies tally;    /* what was counted … */
    pl_counted counted;  /* … in which stretch, … */
    pl_time counted_us;  /* … of which so much was watched … */
    bool by_ledger;      /* … in Plumbline; else all of it counts */
    pl_besides beside;
    pl_departures departures;
    pl_replies replies; /* after signing: of them, what this person may see */
    pl_second_looks looks;
    pl_delivery delivery;
    pl_links links;               /* of a review about a service */
    pl_draws draws;               /* of a short review, or of one that was short */
    pl_policy policy;             /* in force when it was read */
    pl_plan plan;                 /* how the session ran */
    pl_time left_out_us;          /* breaks and an empty room: no part of what is to be watched */
    pl_time shown_us, skipped_us; /* of the watched ledger, without these */
} pl_review_facts;

void pl_review_facts_free(pl_review_facts *facts);

/* What there is to be watched: the recording without breaks and an empty room. */
pl_time pl_review_to_watch(const pl_review_facts *facts);
/* The share of it that was watched, in per cent, cut. */
int pl_review_watched_percent(const pl_review_facts *facts);
/* What local policy asks for of a review like this one, in per cent; 0: nothing. */
int pl_review_watched_asked(const pl_review_facts *facts);

/* Whose prompts are asked in it: of the form, else of its rubric. NULL: none are. */
const pl_rubric *pl_review_asks(const pl_review_facts *facts);

/* The facilitator in a slot, or NULL. Borrowed. */
const pl_review_facilitator *pl_review_slot(const pl_review *review, pl_who slot);

#endif
