/* The list of the library, as a person has it before them: its order, and what is left of it. */
#ifndef PLUMBLINE_COMMAND_ORDER_H
#define PLUMBLINE_COMMAND_ORDER_H

#include <stdbool.h>

/* By which column the list of the library stands, in their order. */
typedef enum pl_sort {
    PL_SORT_SESSION,
    PL_SORT_GROUP,
    PL_SORT_DATE,
    PL_SORT_LENGTH,
    PL_SORT_PARTS,
    PL_SORT_STATE,
    PL_SORT_WATCHED,
    PL_SORTS
} pl_sort;

/* What it leaves; beside the words that are searched for. */
typedef struct pl_filter {
    bool recent, unwatched;
    int state;          /* pl_shelf_state, or -1 */
    char programme[72]; /* hash of its text; "": any */
    char code[24];      /* "": anybody's */
} pl_filter;

#endif
