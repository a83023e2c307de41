/* What the comparison of rubrics and the verdict on scores have in common. */
#ifndef PL_MODEL_COMPARE_H
#define PL_MODEL_COMPARE_H

#include "plumbline/model/compare.h"

bool same_texts(const pl_texts *a, const pl_texts *b);

/* The bits of what is different, each looked at in every setting. */
unsigned other_of_item(const pl_rubric *was, const pl_item *a, const pl_rubric *is,
                       const pl_item *b);
unsigned other_of_question(const pl_check_question *a, const pl_check_question *b);
unsigned other_of_counter(const pl_counter *a, const pl_counter *b);

/* The levels' names and meanings, in one setting; not which levels there are. */
bool same_level_words(const pl_item *a, const pl_item *b, pl_setting setting);
bool same_scale(const pl_scale *a, const pl_scale *b);

const pl_counter *counter_find(const pl_rubric *rubric, const char *id);

#endif
