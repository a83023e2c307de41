/* The text of a formula as steps of a calculator. Bounded in length and depth. */
#ifndef PL_MODEL_FORMULA_H
#define PL_MODEL_FORMULA_H

#include "plumbline/base/arena.h"
#include "plumbline/base/text.h"
#include "plumbline/model/counts.h"

#include <stddef.h>

enum { PL_FORMULA_BYTES_MOST = 400, PL_FORMULA_DEPTH_MOST = 20 };

/* What a name stands for: fills op and place, or says false. */
typedef bool (*pl_formula_name)(pl_formula_step *out, void *ctx, const char *name);

/* Reads into formula->steps (of the arena). False after putting a sentence without a full stop into
 * `why`, such as "there is nothing named 'SX'". */
bool pl_formula_read(pl_formula *formula, pl_arena *arena, const char *text, pl_formula_name name,
                     void *ctx, pl_text *why);

#endif
