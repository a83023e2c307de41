/* The levels of an item as they are listed: in a panel, in an appendix, as keys. */
#ifndef PLUMBLINE_MODEL_LEVELS_H
#define PLUMBLINE_MODEL_LEVELS_H

#include "plumbline/model/rubric.h"

/* The lowest and the highest level of all its scales, for keys. False: nothing in it is scored. */
bool pl_rubric_level_span(int *low, int *high, const pl_rubric *rubric);

/* What is said of the level at this place of the item's scale where the item's words are listed: its own;
 * "lies between 1 and 3" where they leave it out; the meaning where no list of general words has it; else
 * NULL. `room` may be what is given. */
enum { PL_BETWEEN_ROOM = 40 };
const char *pl_item_level_listed(char room[PL_BETWEEN_ROOM], const pl_item *item,
                                 const pl_item_words *words, int place);
/* It lies between its neighbours, and the item's own words leave it out. */
bool pl_item_level_between(const pl_item *item, const pl_item_words *words, int place);

#endif
