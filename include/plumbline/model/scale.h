/* A scale: levels with their words, and what a score at each level has to rest on. Plain data of the rubric
 * that it stands in. */
#ifndef PLUMBLINE_MODEL_SCALE_H
#define PLUMBLINE_MODEL_SCALE_H

#include <stdbool.h>

enum { PL_LEVELS_MOST = 7 };

typedef struct pl_texts {
    const char *const *items;
    int count;
} pl_texts;

/* What a score needs to rest on; a greater one asks for more. */
typedef enum pl_evidence {
    PL_EVIDENCE_NONE,
    PL_EVIDENCE_MOMENT_OR_SENTENCE,
    PL_EVIDENCE_MOMENT,
    PL_EVIDENCE_LINK /* to a paper or a page: of a service, which has no recording */
} pl_evidence;

typedef struct pl_level {
    int value;
    pl_texts words; /* one; or several of which the reviewer chooses ("Missed", "Harmful") */
    const char *means;
    bool between; /* lies between its neighbours: an item's own words may leave it out */
} pl_level;

/* The rubric's own, or one that single items have in its place. */
typedef struct pl_scale {
    const char *id;                       /* NULL: the rubric's own */
    const pl_level *levels;               /* from low to high, one apart */
    int level_count;                      /* 2 to PL_LEVELS_MOST */
    pl_evidence ordinary[PL_LEVELS_MOST]; /* by place in `levels` */
    pl_evidence critical[PL_LEVELS_MOST]; /* the same for critical items */
} pl_scale;

/* NULL where the scale has no such level; borrowed. */
const pl_level *pl_scale_level(const pl_scale *scale, int value);

#endif
