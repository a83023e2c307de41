/* One person's monitoring of one recording with one rubric: its facts as plain data. */
#ifndef PLUMBLINE_MODEL_REVIEW_H
#define PLUMBLINE_MODEL_REVIEW_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"
#include "plumbline/model/setting.h"

#include <stdbool.h>

enum { PL_MOST_FACILITATORS = 3 };

/* Who a score or a matter is about: the facilitator in slot A, B or C of this review, or the session.
 * A slot and not a person, so that changing who A is touches no tag. */
typedef char pl_who;
#define PL_WHO_SESSION   'S'
#define PL_WHO_BIT(slot) (1u << ((slot) - 'A'))

typedef enum pl_review_kind {
    PL_REVIEW_ROUTINE,
    PL_REVIEW_REQUESTED, /* by the facilitator */
    PL_REVIEW_CONCERN,   /* kept out of every average */
    PL_REVIEW_TRAINING,
    PL_REVIEW_CALIBRATION,
    PL_REVIEW_SECOND, /* second scorer, blind */
    PL_REVIEW_SELF,   /* the facilitator's own, blind */
    PL_REVIEW_CONSENSUS,
    PL_REVIEW_KIND_COUNT
} pl_review_kind;

const char *pl_review_kind_name(pl_review_kind kind); /* "routine" */
bool pl_review_kind_parse(pl_review_kind *out, const char *name);

typedef enum pl_feedback_state {
    PL_FEEDBACK_NONE,
    PL_FEEDBACK_RELEASED,
    PL_FEEDBACK_READ,
    PL_FEEDBACK_ANSWERED,
    PL_FEEDBACK_CLOSED,
    PL_FEEDBACK_STATE_COUNT
} pl_feedback_state;

const char *pl_feedback_state_name(pl_feedback_state state);

/* How it was closed; not a state, and it can differ from point to point. */
typedef enum pl_outcome {
    PL_OUTCOME_OPEN, /* not closed yet */
    PL_OUTCOME_AGREED,
    PL_OUTCOME_DIFFERENT, /* "Seen differently" */
    PL_OUTCOME_NONE,      /* "No answer by (date)" */
    PL_OUTCOME_COUNT
} pl_outcome;

const char *
pl_outcome_name(pl_outcome outcome); /* "agreed", "different", "none"; NULL while open */
bool pl_outcome_parse(pl_outcome *out, const char *name);

/* One facilitator of a review, and their own path after it was signed. */
typedef struct pl_review_facilitator {
    pl_who slot;
    pl_id person;
    const char *code;
    pl_feedback_state feedback;
    const char *spoken_on;    /* date of "We have spoken", or NULL */
    const char *no_strength;  /* why no strength is noted, or NULL */
    const char *answer_until; /* a date, from the release on; or NULL */
    pl_utc released_utc, read_utc, answered_utc, closed_utc; /* 0: not yet */
    const char *released_by, *closed_by;                     /* codes, or NULL */
    pl_outcome outcome;
} pl_review_facilitator;

typedef struct pl_review {
    pl_id id, recording, session, reviewer;
    const char *reviewer_code;
    const char *rubric; /* hash of the text that it is scored by, for ever */
    const char *rubric_id;
    int edition;
    pl_review_kind kind;
    pl_setting setting;   /* decides which items apply, and in which words */
    bool by_command_line; /* nothing was watched in Plumbline unless the ledger says so */
    bool is_signed;
    const char *reason;            /* why this session was chosen; NULL: not said */
    const char *interest;          /* what the reviewer declared before starting, or NULL */
    pl_id corrects;                /* the review that this one corrects, or 0 */
    const char *correction_reason; /* why; NULL where it corrects none */
    pl_id corrected_by;            /* the signed review that corrects this one, or 0 */
    const char *form; /* hash of the questions that go with it (a self-review's), or NULL */
    const char *form_id;
    const char *concern_by, *concern_on,
        *concern_items; /* role, date and items; for concern alone */
    pl_id sources[2];   /* what an agreed record was made from; 0: none */
    pl_time short_from_us,
        short_to_us; /* the drawn stretch of a short review; 0 and 0: a whole one */
    int64_t short_seed;
    const char *short_items; /* ids parted by commas; NULL: a whole one */
    int watched_asked; /* per cent that local policy asked for, where it was signed with less; 0 */
    const char *watched_reason; /* why, then; or NULL */
    pl_utc started_utc, signed_utc;
    int64_t revision; /* raised by each change of its facts */
    pl_review_facilitator facilitators[PL_MOST_FACILITATORS];
    int facilitator_count;
    const char *session_title; /* for lists; of a service its name */
    const char *service;       /* that it is about, with no recording and no person; or NULL */
} pl_review;

bool pl_review_is_short(const pl_review *review);

/* Who is in hand at first: its first facilitator, else what is scored once. */
pl_who pl_review_first_who(const pl_review *review);

/* One draw of a short review: the newest holds, all stay listed. */
typedef struct pl_draw {
    int number; /* from 1 */
    pl_time from_us, to_us;
    int64_t seed;
    const char *items;  /* as in the review */
    const char *reason; /* why it was drawn again; of the first NULL */
    pl_utc drawn_utc;
    const char *drawn_by; /* a code */
} pl_draw;

typedef struct pl_draws {
    pl_arena *arena;
    pl_draw *items;
    int count;
} pl_draws;

void pl_draws_free(pl_draws *draws);

typedef struct pl_reviews {
    pl_arena *arena;
    pl_review *items;
    int count;
} pl_reviews;

void pl_reviews_free(pl_reviews *reviews);

/* Whether its facilitators get feedback from it. */
bool pl_review_kind_released(pl_review_kind kind);

/* "Someone may be at risk": stored at once, needs nothing else, part of nobody's score. */
typedef struct pl_risk {
    pl_id id, review;
    pl_time at_us;
    pl_utc raised_utc;
    const char *answer; /* "passed-on" or "done"; NULL: open */
    const char *by_role, *to_role, *when_words;
} pl_risk;

typedef struct pl_risks {
    pl_arena *arena;
    pl_risk *items;
    int count;
} pl_risks;

void pl_risks_free(pl_risks *risks);

/* A critical matter: a concern about practice, or a confirmed 0 or yes on something critical. */
typedef struct pl_matter {
    pl_id id, review;
    const char *source; /* "concern", "zero" or "check" */
    const char *item;   /* NULL where a concern names none */
    pl_who about;
    pl_time at_us;
    const char *words;     /* what was seen and heard; NULL: still to be written */
    const char *withdrawn; /* why it was withdrawn before signing, or NULL */
    pl_who acted;          /* of the session: who could have acted; 0: nobody is named */
    const char *acted_why;
} pl_matter;

typedef struct pl_matters {
    pl_arena *arena;
    pl_matter *items;
    int count;
} pl_matters;

void pl_matters_free(pl_matters *matters);

typedef struct pl_action {
    pl_id id, review;
    pl_who slot;
    const char *text, *practised, *by_date, *seen_by,
        *support;              /* only text and by_date are never NULL */
    const char *item;          /* of the rubric, that it serves; or NULL */
    const char *state;         /* open, done, on-the-way, not-yet, dropped */
    const char *outcome_words; /* what was said with the state: the evidence; or NULL */
} pl_action;

typedef struct pl_actions {
    pl_arena *arena;
    pl_action *items;
    int count;
} pl_actions;

void pl_actions_free(pl_actions *actions);
const char *pl_action_state_words(const char *state); /* "On the way"; NULL: nothing is recorded */
int pl_actions_of(const pl_actions *actions, pl_who slot); /* how many this person has */

#endif
