/* What can be read of a rubric's text while something in it cannot. */
#ifndef PLUMBLINE_MODEL_RUBRIC_REST_H
#define PLUMBLINE_MODEL_RUBRIC_REST_H

#include "plumbline/model/rubric.h"

/* The text without the lines that `problems` are about, with what belongs to them: for showing what else
 * stands in it. NULL where that cannot be read either, or where
 * the problems are not all told. Any thread. */
pl_rubric *pl_rubric_parse_rest(const char *text, const pl_problems *problems);

#endif
