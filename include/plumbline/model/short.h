/* A short review: one drawn stretch and a few items, between two whole reviews. What it consists of stands in
 * the rubric (pl_short_review). Levels only: no figure, no mean, no place in a trend. */
#ifndef PLUMBLINE_MODEL_SHORT_H
#define PLUMBLINE_MODEL_SHORT_H

#include "plumbline/model/review.h"
#include "plumbline/model/rubric.h"

/* The ids that are in it, parted by commas, in the order of the rubric: items of open actions, as many as the
 * rubric takes, in the order given; where there are none, those that take their place; what is always in it;
 * its checks. What does not apply in this setting is left out. free(). */
char *pl_short_choose(const pl_rubric *rubric, pl_setting setting, const char *const *action_items,
                      int count);

/* Whether `id` stands among ids that are parted by commas. */
bool pl_short_has(const char *ids, const char *id);

/* The rubric as this short review asks it: all other items are left out, other checks are gone, and there is
 * no figure and no mean. */
void pl_rubric_shorten(pl_rubric *rubric, const char *ids);

/* What was left out by it is asked again; checks and figures too. */
void pl_rubric_lengthen(pl_rubric *rubric);

typedef struct pl_short_counts {
    int asked, all; /* items, of those that a whole review in this setting has */
} pl_short_counts;

pl_short_counts pl_short_count(const pl_rubric *rubric, pl_setting setting);

enum { PL_SHORT_ROOM = 128 };

/* "Short review: 0:42:00 to 1:02:00, drawn at random, seed 31; 6 of 26 items" */
const char *pl_short_words(char out[PL_SHORT_ROOM], const pl_review *review,
                           const pl_rubric *rubric);

#endif
