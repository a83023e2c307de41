/* Sums over scores: exact, in whole numbers, with the rule that withholds a figure beside it. Rules
 * and words are those of docs/rubric-format.md, "Sums". Pure: no store, no clock, any thread. */
#ifndef PLUMBLINE_MEASURE_H
#define PLUMBLINE_MEASURE_H

#include "plumbline/model/rubric.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum pl_score_state {
    PL_SCORE_RATED,
    PL_SCORE_LEFT_OUT,    /* no opportunity: in no sum, still one of the items */
    PL_SCORE_NOT_COUNTED, /* does not apply: in no sum, not one of the items */
    PL_SCORE_MISSING      /* not seen, not judgeable, not yet scored: its weight is missing */
} pl_score_state;

/* One item of one person, or of the session. */
typedef struct pl_score_fact {
    pl_per per;
    int domain, weight;
    int domain_weight; /* 0: domains have none, as shipped */
    pl_score_state state;
    int level; /* from 0 up; read when rated */
} pl_score_fact;

/* Why there is no figure; the first that holds, in this order. */
typedef enum pl_figure_rule {
    PL_FIGURE_SHOWN,
    PL_FIGURE_CRITICAL, /* a critical matter stands */
    PL_FIGURE_OPEN,     /* of a draft: items that apply have neither a level nor a reason */
    PL_FIGURE_NOTHING,  /* nothing that has a weight was rated */
    PL_FIGURE_WEIGHT,   /* too little of the weight is rated */
    PL_FIGURE_ITEMS,    /* too few items are rated */
    PL_FIGURE_NONE,     /* the rubric makes none */
    PL_FIGURE_SHORT,    /* nor does a short review */
    PL_FIGURE_SELF,     /* none is made of a self-review */
    PL_FIGURE_TOO_LARGE /* the weights of its domains cannot be summed in 64 bits */
} pl_figure_rule;

typedef struct pl_figure {
    pl_figure_rule rule;
    int tenths; /* the mean to one decimal, a half rounded up; written when shown */
    int64_t sum, rated_weight, missing_weight;
    int64_t mean_over, mean_under;  /* the mean before rounding; under 0: there is none */
    int rated_items, counted_items; /* of those with a weight */
    int open_items;                 /* of PL_FIGURE_OPEN */
    int rated_percent; /* of rated + missing weight, cut, never rounded up; 0 when there is none */
} pl_figure;

/* The figure of a person (per facilitator) or of the session (per session). Facts of the other kind
 * are passed over, so that a session item can never enter a person's figure. sum(weight x level) /
 * sum(weight) over the rated items; where domains have weights, the mean of their means by these. */
pl_figure pl_measure_figure(const pl_score_fact *facts, int count, pl_per per,
                            const pl_sum_rules *rules, bool critical_matter);

/* The mean within one domain. Neither a critical matter nor missing weight withholds it: only
 * PL_FIGURE_NOTHING and PL_FIGURE_ITEMS do. */
pl_figure pl_measure_domain(const pl_score_fact *facts, int count, pl_per per, int domain,
                            const pl_sum_rules *rules);

/* The name of the band that a shown figure falls into, compared before rounding; NULL without bands. */
const char *pl_measure_band(const pl_figure *figure, const pl_rubric *rubric);

/* The state that a reason for no score gives. */
pl_score_state pl_measure_state(pl_no_score_sums sums);

enum { PL_FIGURE_ROOM = 96 };

/* "2.8", or the words that withhold it: "No overall figure: 61 % rated". Returns out. */
const char *pl_figure_words(char out[PL_FIGURE_ROOM], const pl_figure *figure);
/* "2.8", or "No mean: 2 items rated, 3 needed". Returns out. */
const char *pl_domain_words(char out[PL_FIGURE_ROOM], const pl_figure *figure,
                            const pl_sum_rules *rules);

/* The mean to one decimal in tenths, a half rounded up. weight above 0, sum not below. */
int pl_measure_tenths(int64_t sum, int64_t weight);

#endif
