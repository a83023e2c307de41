/* A rubric: domains, items, the words of their levels, and the rules for evidence and sums. Read
 * from a text file that a clinical lead writes (docs/rubric-format.md); titles and counts always
 * come from here and stand nowhere in the code. Plain data: all that it points to lives with it. */
#ifndef PLUMBLINE_MODEL_RUBRIC_H
#define PLUMBLINE_MODEL_RUBRIC_H

#include "plumbline/model/counts.h"
#include "plumbline/model/problems.h"
#include "plumbline/model/prompts.h"
#include "plumbline/model/scale.h"
#include "plumbline/model/setting.h"

#include <stdbool.h>
#include <stddef.h>

enum { PL_WEIGHT_MOST = 100 };

/* Whom an item is scored for; of a rubric about a service all are PL_PER_SERVICE. */
typedef enum pl_per { PL_PER_FACILITATOR, PL_PER_SESSION, PL_PER_SERVICE } pl_per;

/* What a reason for no score does to the sums. None is ever treated as a 0. */
typedef enum pl_no_score_sums {
    PL_SUMS_LEFT_OUT,    /* in no sum; still one of the items of which a share must be rated */
    PL_SUMS_NOT_COUNTED, /* in no sum, and not one of those items: no part of such a session */
    PL_SUMS_MISSING      /* not in the mean; its weight counts as missing */
} pl_no_score_sums;

typedef struct pl_no_score {
    const char *id; /* "no-opportunity" */
    const char *title, *when;
    pl_no_score_sums sums;
    /* Printed behind it when less than the whole was watched, or NULL. */
    const char *part_words;
    /* Printed in its place for a critical item, or NULL: (n) stands for the minutes watched,
     * (reason) for the title in small letters. */
    const char *critical_words;
} pl_no_score;

typedef struct pl_evidence_rules {
    const char *nothing_cited; /* what the report says of a score without a moment */
    int zero_minutes;          /* to be watched after the moment of a 0 before it can be chosen */
} pl_evidence_rules;

typedef struct pl_sum_rules {
    int rated_weight_percent; /* least share of rated + missing weight that is rated */
    int rated_items_percent;  /* least share of the weighted items that is rated */
    int domain_mean_items;    /* least number of rated items for a mean of a domain; 0: never one */
    bool no_overall;          /* there is no figure of a person or the session at all */
    bool is_short;            /* of a short review: levels alone, neither figure nor mean */
} pl_sum_rules;

/* The words of an item in one setting. Those that the file does not change are the general ones. */
typedef struct pl_item_words {
    const char *title;
    const char *look_for; /* NULL where the file has none */
    pl_texts helpful, unhelpful, notes;
    const char
        *anchors[PL_LEVELS_MOST]; /* by place in `levels`; all NULL: the general words hold */
} pl_item_words;

/* Printed at each of its items: which of them a moment belongs to. */
typedef struct pl_dividing_line {
    pl_texts items; /* ids */
    const char *text;
    const char *note; /* or NULL */
} pl_dividing_line;

typedef struct pl_item {
    const char *id;        /* text, "2.4" */
    int domain;            /* place in `domains` */
    char keys[3];          /* the two digits that choose it, "24"; "" where it has none */
    const pl_scale *scale; /* the rubric's own, or another: then its weight is 0 */
    pl_per per;
    bool done;  /* has the "Done?" column */
    int weight; /* 0: reported, in no figure */
    bool critical;
    int critical_at;                 /* the level at or under which it is a critical matter */
    bool every_role;                 /* holds for who supports as for who leads */
    bool applies[PL_SETTING_COUNT];  /* false: "does not apply" by itself in that setting */
    bool left_out[PL_SETTING_COUNT]; /* of a short review: not asked for, though it would apply */
    int zero_minutes;                /* the rubric's, unless this item has its own */
    const char *no_moment_sentence;  /* may stand for a moment at no_moment_level; or NULL */
    int no_moment_level;
    const pl_dividing_line *dividing_line; /* or NULL */
    pl_item_words words[PL_SETTING_COUNT]; /* words[PL_SETTING_GROUP] are the general ones */
} pl_item;

typedef struct pl_domain {
    const char *id, *title;
    int weight;           /* 0: domains have none, and a figure is made of the items alone */
    const pl_item *items; /* in order; also found in the rubric's `items` */
    int item_count;
} pl_domain;

/* A question answered yes, no or not judged; once for the session; in no figure. */
typedef struct pl_check_question {
    const char *id;                     /* "5.C2" */
    const char *text[PL_SETTING_COUNT]; /* the question, by setting */
    bool critical;                      /* a "yes" is a critical matter */
    /* On a yes its moment is left out of stills, quotes, search, packs and joint reports. */
    bool hide_moment;
    const char *route; /* what to do at once on a yes, or NULL */
    pl_texts notes;
} pl_check_question;

typedef struct pl_check {
    const char *id, *title; /* "5.C" */
    int domain;
    const pl_check_question *questions;
    int question_count;
} pl_check;

typedef struct pl_language_rule {
    const char *statement;    /* what a reviewer says who follows the language; NULL: no rule */
    pl_texts items_that_stay; /* ids that can be scored without it */
    const char *others;       /* id of the reason for no score that all other items get */
} pl_language_rule;

typedef struct pl_rubric {
    const char *id; /* "group-session-review" */
    int edition;
    const char *title, *note, *language; /* note: printed under the title; language: "en" */
    const char *source, *licence;        /* or NULL */
    pl_texts programmes;                 /* ids; none: for any */
    const char *notice, *id_prefix;  /* printed on each page; before ids beside others'; or NULL */
    bool service;                    /* about a service, not about a session: has no recording */
    pl_texts languages;              /* those that texts are given in, its own first */
    bool settings[PL_SETTING_COUNT]; /* those that it is for */
    const pl_scale *scales;          /* the rubric's own first; none where nothing is scored */
    int scale_count;
    const pl_level *levels; /* those of its own scale, for what has no item at hand */
    int level_count;
    const pl_no_score *no_score; /* in the order of their keys */
    int no_score_count;
    pl_texts choosing; /* how to choose a level */
    pl_evidence_rules evidence;
    pl_sum_rules sums;
    const pl_domain *domains;
    int domain_count;
    const pl_item *items; /* of all domains, in order */
    int item_count;
    const pl_dividing_line *dividing_lines;
    int dividing_line_count;
    const pl_check *checks;
    int check_count, left_checks; /* of a short review: so many behind them are not asked */
    pl_language_rule language_rule;
    pl_texts session_forms; /* ids of rubrics of prompts that go with each session */
    pl_done done;
    const pl_band *bands; /* from low to high; none as shipped */
    int band_count;
    bool domain_weights;
    pl_counting counting;
    const pl_counter *counters;
    int counter_count;
    const pl_formula *formulas;
    int formula_count;
    const char *reference_words; /* how the formulas' reference lines are labelled, or NULL */
    const pl_guard *guards;
    int guard_count;
    const pl_prompt *prompts;
    int prompt_count;
    int choose_items;         /* a self-review's: so many of the review's own items; 0: none */
    const char *choose_words; /* what is asked for them */
    pl_short_review short_review;
    struct pl_arena *memory; /* of everything above */
} pl_rubric;

/* Reads the text of a rubric. Adds all problems, in order of place; true and *out (yours, freed
 * with pl_rubric_free) when none of them is more than a remark. Bounded: a file of over 1 MB,
 * 20,000 values or 32 levels of indentation is answered with a sentence. Any thread. */
bool pl_rubric_parse(pl_rubric **out, pl_problems *problems, const char *text, size_t size);
/* The same with its texts in this language ("cy") wherever the file has them in it. NULL: its own. */
bool pl_rubric_parse_in(pl_rubric **out, pl_problems *problems, const char *text, size_t size,
                        const char *language);
void pl_rubric_free(pl_rubric *rubric);

/* All finds: NULL when there is none. Borrowed from the rubric. */
const pl_item *pl_rubric_item_find(const pl_rubric *rubric, const char *id);
const pl_check_question *pl_rubric_question_find(const pl_rubric *rubric, const char *id);
const pl_no_score *pl_rubric_no_score_find(const pl_rubric *rubric, const char *id);
const pl_level *pl_rubric_level_find(const pl_rubric *rubric, int value); /* of its own scale */
const pl_prompt *pl_rubric_prompt_find(const pl_rubric *rubric, const char *id);
/* The id of an item, check question or reason that a mistyped one was probably meant to be. */
const char *pl_rubric_nearest(const pl_rubric *rubric, const char *id);

typedef struct pl_rubric_totals {
    int items, weighted_items, weight; /* weighted: of a weight above 0 */
} pl_rubric_totals;

pl_rubric_totals pl_rubric_count(const pl_rubric *rubric, pl_per per, pl_setting setting);

/* What a score of this level needs. `level` is one of the values of the item's scale. */
pl_evidence pl_rubric_evidence(const pl_item *item, int level);
/* The item's own words for a level in a setting, else the level's general meaning. */
const char *pl_rubric_level_words(const pl_item *item, pl_setting setting, int level);
bool pl_item_is_critical_at(const pl_item *item, int level);
const char *pl_per_id(pl_per per);                        /* "facilitator", "session", "service" */
pl_per pl_rubric_per(const pl_rubric *rubric, bool once); /* once: of the session, or the service */

#endif
