/* Two rubrics side by side, most often two editions of one: what is new, changed and gone, and whether a
 * score that was given by the one keeps its meaning by the other. Pure: borrows both rubrics. */
#ifndef PLUMBLINE_MODEL_COMPARE_H
#define PLUMBLINE_MODEL_COMPARE_H

#include "plumbline/base/text.h"
#include "plumbline/model/rubric.h"

typedef enum pl_rubric_part {
    PL_PART_DOMAIN,
    PL_PART_ITEM,
    PL_PART_QUESTION, /* of a check */
    PL_PART_COUNTER,
    PL_PART_PROMPT,
    PL_PART_COUNT
} pl_rubric_part;

typedef enum pl_change { PL_CHANGE_ADDED, PL_CHANGE_CHANGED, PL_CHANGE_REMOVED } pl_change;

/* What of a part is different, as bits. */
enum {
    PL_OTHER_TITLE = 1 << 0,
    PL_OTHER_TEXT = 1 << 1, /* the question of a check or a prompt, what a counter counts */
    PL_OTHER_LEVEL_WORDS = 1 << 2,
    PL_OTHER_LOOK_FOR = 1 << 3,
    PL_OTHER_SIGNS = 1 << 4,
    PL_OTHER_NOTES = 1 << 5,
    PL_OTHER_SCALE = 1 << 6, /* which levels there are */
    PL_OTHER_PER = 1 << 7,   /* for whom it is scored, whose it is that are counted */
    PL_OTHER_WEIGHT = 1 << 8,
    PL_OTHER_CRITICAL = 1 << 9,
    PL_OTHER_EVIDENCE = 1 << 10,
    PL_OTHER_DOMAIN = 1 << 11,
    PL_OTHER_SETTINGS = 1 << 12, /* where it applies */
    PL_OTHER_ROLES = 1 << 13,
    PL_OTHER_DONE = 1 << 14,
    PL_OTHER_ANSWER = 1 << 15, /* how it is answered, or counted */
    PL_OTHER_ASKED = 1 << 16,  /* whether it must be answered, and who sees it when */
    PL_OTHER_KEY = 1 << 17,
    PL_OTHER_REASON = 1 << 18, /* the reason for no score */
    PL_OTHER_SUMS = 1 << 19,
    PL_OTHER_BANDS = 1 << 20,
    PL_OTHER_LEVEL_GONE = 1 << 21, /* the scale has not this level */
    PL_OTHER_PART_GONE = 1 << 22   /* the rubric has nothing of this id */
};
/* "words of levels, weight"; of the lowest bit first. */
void pl_other_words(pl_text *out, unsigned other);

typedef struct pl_rubric_difference {
    pl_rubric_part part;
    pl_change change;
    const char *id;
    const char *was, *is;              /* titles, or questions; NULL where there is none */
    const pl_item *was_item, *is_item; /* of items */
    unsigned other;                    /* of what is changed */
} pl_rubric_difference;

typedef struct pl_rubric_comparison {
    pl_rubric_difference
        *items; /* by part; what is there in the order of the new, then what is gone */
    int count, room;
    unsigned other; /* of the whole: title, settings, level words, reasons, sums, bands */
    pl_rubric_totals was[2], is[2]; /* for PL_PER_FACILITATOR and PL_PER_SESSION, in a group */
} pl_rubric_comparison;

/* "Challenge: words of levels, weight 1 → 2"; a title that changed as "was → is". */
void pl_difference_words(pl_text *out, const pl_rubric_difference *one);

void pl_rubric_compare(pl_rubric_comparison *out, const pl_rubric *was, const pl_rubric *is);
void pl_rubric_comparison_free(pl_rubric_comparison *comparison);

const char *pl_rubric_part_id(pl_rubric_part part); /* "item" */
const char *pl_change_id(pl_change change);         /* "added" */

/* ----- what is kept when a review goes over from one to the other */

typedef enum pl_kept_verdict {
    PL_KEPT,     /* means the same */
    PL_KEPT_ASK, /* what it says was put otherwise: a person decides */
    PL_KEPT_GONE /* there is nothing that it could be said of */
} pl_kept_verdict;

const char *pl_kept_verdict_id(pl_kept_verdict verdict); /* "keeps", "ask", "gone" */

/* Of a score of an item or a check's question: of a level, or with `reason` of none. In a setting, for
 * words and what applies go by it. `why` gets what the verdict comes from. Where the two are rubrics of
 * different ids an equal number says little: there the title must be the same, too. */
pl_kept_verdict pl_rubric_score_kept(unsigned *why, const pl_rubric *was, const pl_rubric *is,
                                     pl_setting setting, const char *item, int level,
                                     const char *reason);
/* Of what was counted by one counter. */
pl_kept_verdict pl_rubric_counter_kept(unsigned *why, const pl_rubric *was, const pl_rubric *is,
                                       const char *counter);
/* Whether the choices of the "Done?" column of an item mean the same. */
bool pl_rubric_done_kept(const pl_rubric *was, const pl_rubric *is, const char *item);

#endif
