/* What every reader of a text owes to the one who wrote it: sentences, each at a place that exists. */
#ifndef PLUMBLINE_TESTS_FUZZ_PROBLEMS_H
#define PLUMBLINE_TESTS_FUZZ_PROBLEMS_H

#include "plumbline/base/error.h"
#include "plumbline/base/text.h"
#include "plumbline/model/problems.h"

#include <string.h>

/* Asserts that `right` agrees with the faults found and that each sentence is sound; frees them. */
static inline void look_at(pl_problems *problems, bool right)
{
    pl_assert(right == (problems->faults == 0));
    pl_assert(problems->count <= PL_PROBLEMS_MOST);
    for (int i = 0; i < problems->count; i++) {
        const pl_problem *one = &problems->items[i];
        size_t length = strlen(one->text);
        pl_assert(one->line >= 1 && one->column >= 1 && length > 0);
        pl_assert(pl_utf8_check(one->text, length) == length);
    }
    pl_problems_free(problems);
}

#endif
