/* What is wrong in a text file that a person wrote: each problem with its place, all at once. */
#ifndef PLUMBLINE_MODEL_PROBLEMS_H
#define PLUMBLINE_MODEL_PROBLEMS_H

#include "plumbline/base/text.h"

#include <stdbool.h>

/* So many are kept; the rest are counted in `left_out`. */
enum { PL_PROBLEMS_MOST = 200 };

typedef struct pl_problem {
    int line, column; /* from 1; a column counts characters, not bytes */
    bool remark;      /* worth saying, but the file can be used as it is */
    char *text;       /* what is wrong and what would be right, without a full stop */
    char *right;      /* what the word at its place was probably meant to be; NULL: not known */
    char *missing;    /* the key of a line that should stand with the one at its place; or NULL */
} pl_problem;

/* Start as `{ 0 }`; free with pl_problems_free. */
typedef struct pl_problems {
    pl_problem *items;
    int count, room;
    int faults; /* all that are no remarks, those left out as well */
    int left_out;
} pl_problems;

__attribute__((format(printf, 4, 5))) void pl_problems_add(pl_problems *problems, int line,
                                                           int column, const char *format, ...);
__attribute__((format(printf, 4, 5))) void pl_problems_remark(pl_problems *problems, int line,
                                                              int column, const char *format, ...);

/* Of the one that was added last: what would be right in the place of its word. NULL is no harm. */
void pl_problems_right(pl_problems *problems, const char *right);
/* Of the same: which key is missing there. */
void pl_problems_missing(pl_problems *problems, const char *key);

/* By line and column; those of one place stay in the order in which they were found. */
void pl_problems_sort(pl_problems *problems);

/* One line each, "file:line:column: sentence", remarks as "file:line:column: remark: sentence", and
 * a last line that counts those left out. */
void pl_problems_print(pl_text *out, const pl_problems *problems, const char *file_name);

void pl_problems_free(pl_problems *problems);

#endif
