/* Exact arithmetic on whole numbers over whole numbers. What does not fit into 64 bits, or is divided by
 * zero, is not known from there on, and is never a wrong number. */
#ifndef PL_MEASURE_FRACTION_H
#define PL_MEASURE_FRACTION_H

#include <stdbool.h>
#include <stdint.h>

typedef struct pl_fraction {
    int64_t over, under; /* under is above 0; 0: not known */
} pl_fraction;

pl_fraction pl_fraction_of(int64_t over, int64_t under); /* in lowest terms; under 0: not known */
pl_fraction pl_fraction_add(pl_fraction a, pl_fraction b);
pl_fraction pl_fraction_subtract(pl_fraction a, pl_fraction b);
pl_fraction pl_fraction_multiply(pl_fraction a, pl_fraction b);
pl_fraction pl_fraction_divide(pl_fraction a, pl_fraction b);

/* The number of parts of which `parts` are one (10: tenths), a half rounded away from 0. False where the
 * fraction is not known or the result does not fit. */
bool pl_fraction_round(int64_t *out, pl_fraction a, int64_t parts);

#endif
