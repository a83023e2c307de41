/* A level, or the reason why there is none. */
#ifndef PLUMBLINE_MODEL_SCORE_H
#define PLUMBLINE_MODEL_SCORE_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/model/review.h"
#include "plumbline/model/tag.h"

enum { PL_NO_LEVEL = -1 };

typedef struct pl_score {
    pl_id id, review;
    const char *item; /* "2.4", or a question of a check, "5.C2" */
    pl_who who;
    int level;            /* PL_NO_LEVEL when there is a reason; of a check 1 is yes and 0 is no */
    const char *reason;   /* the rubric's id of it ("no-opportunity"), or NULL */
    const char *word;     /* of a level with two words ("harmful"), or NULL */
    const char *sentence; /* the one sentence that stands for a moment, or NULL */
    int done; /* of the two-column option: place among the rubric's choices, from 1; 0: not said */
    pl_id *evidence; /* the tags that it rests on */
    int evidence_count;
} pl_score;

typedef struct pl_scores {
    pl_arena *arena;
    pl_score *items;
    int count;
} pl_scores;

/* A word about one tag and one score: a further tag is cited, or one that names it is left out. */
typedef struct pl_citation {
    const char *item;
    pl_who who;
    pl_id tag;
    bool cited;
} pl_citation;

void pl_scores_free(pl_scores *scores);

/* Sets the evidence of each score, in the order of the tags: those that name its item and person (any
 * person for the session) and are not left out, and those that are cited. The scores come by item and
 * who, the citations by tag. Once for fresh scores: the evidence goes into their arena. */
void pl_scores_rest_on(pl_scores *scores, const pl_tags *tags, const pl_citation *citations,
                       int citation_count);

const pl_score *pl_scores_find(const pl_scores *scores, const char *item, pl_who who);

#endif
