/* What a report says of levels, counts and answers: parts of its model (report.h), plain text that is not yet
 * escaped for any form. */
#ifndef PLUMBLINE_REPORT_SCORES_H
#define PLUMBLINE_REPORT_SCORES_H

#include "plumbline/base/time.h"
#include "plumbline/model/score.h"

#include <stdbool.h>

/* An item, or a question of a check. */
typedef struct pl_report_name {
    const char *id, *title;
    int domain; /* from 1; 0 where the rubric no longer has it */
} pl_report_name;

/* A level in words, or why there is none. */
typedef struct pl_report_score {
    pl_report_name item;
    int level;          /* PL_NO_LEVEL: none; always so for the question of a check */
    bool apart;         /* of a scale of its own: on no axis of the rubric's */
    const char *words;  /* "3 Sound", "No opportunity, in the part watched", "Not judged: …" */
    const char *done;   /* "Done? partly", where the rubric asks and it was said; or NULL */
    const char *remark; /* the sentence that stands for a moment, "no moment cited", …; or NULL */
    const pl_time *moments; /* that it rests on and that may be printed */
    int moment_count;
} pl_report_score;

typedef struct pl_report_domain {
    const char *id, *title;
    int place;  /* from 1 */
    int tenths; /* of the mean; -1: too few items are rated, the items stand for themselves */
    const char *words; /* "2.8", or "No mean: 2 items rated, 3 needed" */
    const pl_report_score *items;
    int item_count, rated;
} pl_report_domain;

/* Of the person, or of the session: a session item never stands among a person's. */
typedef struct pl_report_scores {
    bool shown;
    const char *withheld;            /* why none are shown, or NULL */
    const pl_report_domain *domains; /* those that have an item of this kind */
    int domain_count;
    const char
        *overall; /* "Overall 2.8", with its band if a service has set some; or why there is none */
    const char *band;    /* or NULL */
    const char *rated;   /* "17 of 18 rated" */
    const char *unrated; /* "1.5, 4.1: No opportunity, in the part watched. 5.C1: No.", or NULL */
} pl_report_scores;

/* The facilitator's self-review, where one is signed, beside this one. */
typedef struct pl_report_own_view {
    const char *words;        /* "No self-review by 12 March 2026" */
    const char *const *apart; /* items that the two see two levels or more apart, one line each */
    int apart_count;
} pl_report_own_view;

/* One counter of the rubric, and one formula. */
typedef struct pl_report_count {
    const char *title;
    int count;
    const char *rate; /* "12.4"; "–" where there is none */
} pl_report_count;

typedef struct pl_report_formula {
    const char *title, *value, *why; /* why: it is not computable; or NULL */
} pl_report_formula;

/* What was counted, of this person and of the participants; none of it where their scores are withheld. */
typedef struct pl_report_counted {
    bool any;            /* the rubric counts something */
    const char *stretch; /* where, how it was chosen, and how much of it was watched */
    const char *per;     /* "in 20 min" */
    const pl_report_count *counts, *participants;
    int count, participant_count;
    const pl_report_formula *formulas;
    int formula_count;
    const char *const *guards; /* in their words */
    int guard_count;
} pl_report_counted;

/* A question that was answered in words: a line for the answer and for each part of it. */
typedef struct pl_report_answer {
    const char *id, *title, *text; /* title: NULL where the rubric has none */
    const char *const *lines;
    int line_count;
    const char *added_on; /* after signing; or NULL */
} pl_report_answer;

typedef struct pl_report_answers {
    const char *title; /* of the rubric that asks */
    const pl_report_answer *items;
    int count;
} pl_report_answers;

#endif
