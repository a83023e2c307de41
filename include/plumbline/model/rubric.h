/* A rubric: domains, items, the words of their levels, and the rules for evidence and sums. Read
 * from a text file that a clinical lead writes (docs/rubric-format.md); titles and counts always
 * come from here and stand nowhere in the code. Plain data: all that it points to lives with it. */
#ifndef PLUMBLINE_MODEL_RUBRIC_H
#define PLUMBLINE_MODEL_RUBRIC_H

#include "plumbline/model/problems.h"
#include "plumbline/model/setting.h"

#include <stdbool.h>
#include <stddef.h>

enum { PL_LEVELS_MOST = 7, PL_WEIGHT_MOST = 100 };

typedef struct pl_texts {
    const char *const *items;
    int count;
} pl_texts;

typedef enum pl_per { PL_PER_FACILITATOR, PL_PER_SESSION } pl_per;

/* What a score needs to rest on; a greater one asks for more. */
typedef enum pl_evidence {
    PL_EVIDENCE_NONE,
    PL_EVIDENCE_MOMENT_OR_SENTENCE,
    PL_EVIDENCE_MOMENT
} pl_evidence;

/* What a reason for no score does to the sums. None is ever treated as a 0. */
typedef enum pl_no_score_sums {
    PL_SUMS_LEFT_OUT,    /* in no sum; still one of the items of which a share must be rated */
    PL_SUMS_NOT_COUNTED, /* in no sum, and not one of those items: no part of such a session */
    PL_SUMS_MISSING      /* not in the mean; its weight counts as missing */
} pl_no_score_sums;

typedef struct pl_level {
    int value;
    pl_texts words; /* one; or several of which the reviewer chooses ("Missed", "Harmful") */
    const char *means;
} pl_level;

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
    pl_evidence ordinary[PL_LEVELS_MOST]; /* by place in `levels` */
    pl_evidence critical[PL_LEVELS_MOST]; /* the same for critical items */
    const char *nothing_cited;            /* what the report says of a score without a moment */
    int zero_minutes; /* to be watched after the moment of a 0 before it can be chosen */
} pl_evidence_rules;

typedef struct pl_sum_rules {
    int rated_weight_percent; /* least share of rated + missing weight that is rated */
    int rated_items_percent;  /* least share of the weighted items that is rated */
    int domain_mean_items;    /* least number of rated items for a mean of a domain */
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
    const char *id; /* text, "2.4" */
    int domain;     /* place in `domains` */
    char keys[3];   /* the two digits that choose it, "24"; "" where it has none */
    pl_per per;
    int weight; /* 0: reported, in no figure */
    bool critical;
    int critical_at;                /* the level at or under which it is a critical matter */
    bool every_role;                /* holds for who supports as for who leads */
    bool applies[PL_SETTING_COUNT]; /* false: "does not apply" by itself in that setting */
    int zero_minutes;               /* the rubric's, unless this item has its own */
    const char *no_moment_sentence; /* may stand for a moment at no_moment_level; or NULL */
    int no_moment_level;
    const pl_dividing_line *dividing_line; /* or NULL */
    pl_item_words words[PL_SETTING_COUNT]; /* words[PL_SETTING_GROUP] are the general ones */
} pl_item;

typedef struct pl_domain {
    const char *id, *title;
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
    bool settings[PL_SETTING_COUNT];     /* those that it is for */
    const pl_level *levels;              /* from low to high, one apart */
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
    int check_count;
    pl_language_rule language_rule;
    const char *session_review_note; /* for the facilitators' own review of the session, or NULL */
    pl_texts session_review, session_facts;
    struct pl_arena *memory; /* of everything above */
} pl_rubric;

/* Reads the text of a rubric. Adds all problems, in order of place; true and *out (yours, freed
 * with pl_rubric_free) when none of them is more than a remark. Bounded: a file of over 1 MB,
 * 20,000 values or 32 levels of indentation is answered with a sentence. Any thread. */
bool pl_rubric_parse(pl_rubric **out, pl_problems *problems, const char *text, size_t size);
void pl_rubric_free(pl_rubric *rubric);

/* All finds: NULL when there is none. Borrowed from the rubric. */
const pl_item *pl_rubric_item_find(const pl_rubric *rubric, const char *id);
const pl_check_question *pl_rubric_question_find(const pl_rubric *rubric, const char *id);
const pl_no_score *pl_rubric_no_score_find(const pl_rubric *rubric, const char *id);
const pl_level *pl_rubric_level_find(const pl_rubric *rubric, int value);
/* The id of an item, check question or reason that a mistyped one was probably meant to be. */
const char *pl_rubric_nearest(const pl_rubric *rubric, const char *id);

typedef struct pl_rubric_totals {
    int items, weighted_items, weight; /* weighted: of a weight above 0 */
} pl_rubric_totals;

pl_rubric_totals pl_rubric_count(const pl_rubric *rubric, pl_per per, pl_setting setting);

/* What a score of this level needs. `level` is one of the rubric's values. */
pl_evidence pl_rubric_evidence(const pl_rubric *rubric, const pl_item *item, int level);
/* The item's own words for a level in a setting, else the level's general meaning. */
const char *pl_rubric_level_words(const pl_rubric *rubric, const pl_item *item, pl_setting setting,
                                  int level);
bool pl_item_is_critical_at(const pl_item *item, int level);

const char *pl_per_id(pl_per per); /* "facilitator", "session" */

#endif
