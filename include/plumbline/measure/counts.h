/* What is made of behaviours that were counted: rates, formulas, guards. Exact, in whole numbers; the rules
 * and words are those of docs/rubric-format.md, "Counts". Pure; any thread. */
#ifndef PLUMBLINE_MEASURE_COUNTS_H
#define PLUMBLINE_MEASURE_COUNTS_H

#include "plumbline/base/time.h"
#include "plumbline/model/rubric.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum pl_computed_state {
    PL_COMPUTED,
    PL_COMPUTED_NOT_SCORED, /* an item in it has no level */
    PL_COMPUTED_NOT         /* a division by zero, or numbers beyond 64 bits */
} pl_computed_state;

typedef struct pl_computed {
    pl_computed_state state;
    int64_t over, under; /* the value before rounding, in lowest terms; when computed */
    int item;            /* place of an item that has no level; when not scored */
    bool by_zero;        /* when it is not: a division by zero */
} pl_computed;

/* Computes all formulas of the rubric. counts: by place in its counters. levels: by place in its items,
 * PL_NO_LEVEL (score.h) where there is none. out has room for all formulas. */
void pl_measure_formulas(pl_computed *out, const pl_rubric *rubric, const int *counts,
                         const int *levels);

enum { PL_COMPUTED_ROOM = 64 };

/* "3.5", "40 %" or "not computable". Returns out. */
const char *pl_computed_words(char out[PL_COMPUTED_ROOM], const pl_computed *computed,
                              const pl_formula *formula);
/* Why it is not: "G1 has no level", "a division by 0"; NULL where there is a value. */
const char *pl_computed_why(char out[PL_COMPUTED_ROOM], const pl_computed *computed,
                            const pl_rubric *rubric);

/* How often in the rubric's length for rates, over `counted` of the recording: tenths, a half rounded up.
 * False under the least minutes that a rate needs. */
bool pl_measure_rate(int *tenths, const pl_counting *counting, int count, pl_time counted);
/* "12.4", or "–" where there is no rate. Returns out. */
const char *pl_rate_words(char out[PL_COMPUTED_ROOM], const pl_counting *counting, int count,
                          pl_time counted);

/* Draws a stretch of `wanted` in a recording of `length`: the same seed draws the same one. It begins at a
 * whole second, each as likely as another; the whole where there is no more than wanted. */
void pl_measure_draw(pl_time *from, pl_time *to, pl_time length, pl_time wanted, int64_t seed);

/* Whether a guard is to be shown: the levels of its item and of the one beside it, PL_NO_LEVEL for none. */
bool pl_measure_guard(const pl_guard *guard, int level, int beside);

#endif
