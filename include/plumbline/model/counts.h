/* Behaviours that are counted in a stretch of a recording, formulas over the counts, and what is shown
 * beside them. Plain data of the rubric that it stands in. */
#ifndef PLUMBLINE_MODEL_COUNTS_H
#define PLUMBLINE_MODEL_COUNTS_H

#include "plumbline/model/scale.h"

enum { PL_COUNTERS_MOST = 20, PL_FORMULAS_MOST = 60 };

/* One counter: a behaviour with its key. */
typedef struct pl_counter {
    const char *id; /* "SR" */
    char key;       /* the digit that counts it, in the rubric's order */
    const char *title, *means;
    const char *lane;  /* the lane of the timeline that it stands in, or NULL */
    pl_texts kinds;    /* what may be said of one ("open", "closed"); none: nothing */
    pl_texts notes;    /* how it is told from others */
    bool spans;        /* its key opens it and, pressed again, closes it */
    bool participants; /* of the participants, in a second pass; off as shipped */
} pl_counter;

typedef struct pl_counting {
    int minutes;           /* length of the stretch; 0: the rubric counts nothing */
    pl_texts stretch;      /* how it may be chosen: "random", "chosen", "whole" */
    int rate_minutes;      /* a rate is so many per this length */
    int rate_from_minutes; /* none is shown under so many minutes counted */
    pl_texts lanes;        /* in the order of the timeline */
} pl_counting;

typedef enum pl_formula_op {
    PL_OP_NUMBER,  /* `place` is the number itself */
    PL_OP_COUNTER, /* place in the rubric's counters */
    PL_OP_ITEM,    /* place in its items: the level */
    PL_OP_FORMULA, /* place in its formulas */
    PL_OP_ADD,
    PL_OP_SUBTRACT,
    PL_OP_MULTIPLY,
    PL_OP_DIVIDE
} pl_formula_op;

/* A value, or an operation on the two values before it. */
typedef struct pl_formula_step {
    pl_formula_op op;
    int place;
} pl_formula_step;

typedef struct pl_formula {
    const char *id, *title;
    const char *text;             /* as the file has it */
    const pl_formula_step *steps; /* in the order of a calculator: values before their operation */
    int step_count;
    bool percent;
    int decimals;
    const char *fair, *good; /* reference lines, off as shipped; or NULL */
} pl_formula;

/* Shown as something to talk about when both hold in one session. */
typedef struct pl_guard {
    int item; /* place in the rubric's items */
    int from_level;
    const char *beside_rubric, *beside_item; /* ids in another rubric */
    int up_to_level;
    const char *says;
} pl_guard;

/* A band of figures with a name that a service gives. None as shipped. */
typedef struct pl_band {
    int from_hundredths; /* compared with the figure before it is rounded */
    const char *title;
} pl_band;

/* The two-column option: "Done?" beside how well. In no figure. */
typedef struct pl_done {
    const char *title; /* NULL: the rubric does not use it */
    pl_texts choices;  /* worst first: no, partly, yes */
} pl_done;

#endif
