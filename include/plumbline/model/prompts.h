/* Questions that are answered in words: a self-review's, the facilitators' own review of a session, the
 * facts of a session. Plain data of the rubric that it stands in; never a score. */
#ifndef PLUMBLINE_MODEL_PROMPTS_H
#define PLUMBLINE_MODEL_PROMPTS_H

#include "plumbline/model/scale.h"

typedef enum pl_answer_kind {
    PL_ANSWER_WORDS,
    PL_ANSWER_MOMENT, /* words with a time of the recording */
    PL_ANSWER_NUMBER,
    PL_ANSWER_CLOCK, /* a time of day */
    PL_ANSWER_CODE,  /* a participant's, "P6" */
    PL_ANSWER_CHOICE,
    PL_ANSWER_ROWS /* as many rows of its fields as are needed */
} pl_answer_kind;

const char *pl_answer_kind_name(pl_answer_kind kind); /* "words" */

typedef enum pl_asked { PL_ASKED_FREE, PL_ASKED_WISHED, PL_ASKED_NEEDED } pl_asked;

typedef enum pl_seen { PL_SEEN_LATER, PL_SEEN_AT_ONCE, PL_SEEN_IF_CHOSEN } pl_seen;

/* As asked: of a self-review what is needed or wished, and what was kept and then sent; of others all. */
typedef enum pl_in_report {
    PL_IN_REPORT_AS_ASKED,
    PL_IN_REPORT_YES,
    PL_IN_REPORT_IF_CHOSEN, /* by its writer, answer by answer */
    PL_IN_REPORT_NO
} pl_in_report;

typedef struct pl_prompt_field {
    const char *id, *title;
    pl_answer_kind answer; /* no rows within a row */
    pl_texts choices;
} pl_prompt_field;

typedef struct pl_prompt {
    const char *id;           /* "1" */
    const char *title, *text; /* title: a word or two for lists, or NULL */
    const char *note;         /* or NULL */
    pl_answer_kind answer;
    pl_texts choices;
    const pl_prompt_field *fields;
    int field_count;
    pl_asked asked;
    pl_seen seen; /* before the whole is sent: at once by the treatment manager; if its writer
                             * chooses, by the reviewer too */
    pl_in_report in_report; /* whether it is printed */
    bool kept_for_writer;   /* not sent unless the writer chooses */
    bool locked;            /* until the self-review and the review are both signed */
} pl_prompt;

/* A lighter look between whole reviews: one drawn stretch, few items, no figures. */
typedef struct pl_short_review {
    int minutes;            /* 0: the rubric has none */
    pl_texts items, checks; /* ids that are always in it */
    int action_items;       /* so many items of open actions come first */
    pl_texts otherwise;     /* items where there is no open action */
    pl_texts write, not_for;
    const char *stops; /* what ends it being short */
} pl_short_review;

#endif
