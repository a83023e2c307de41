/* The open review: what may be said in it, and what is missing to sign. */
#ifndef PLUMBLINE_REVIEW_REVIEW_H
#define PLUMBLINE_REVIEW_REVIEW_H

#include "plumbline/model/facts.h"
#include "plumbline/store/store.h"

/* ----- starting one */

typedef struct pl_review_start {
    pl_id recording;
    const char *service;      /* in place of a recording: the name of what it is about; or NULL */
    const char *rubric;       /* id, id@edition or the path of a file */
    const char *facilitators; /* "A=F-014,B=F-022" */
    const char *programme,
        *session; /* id; "my-emotions/4" or its number in the programme; both NULL: not said */
    const char *group, *date, *reason, *interest, *language; /* NULL: not said */
    pl_setting setting; /* taken from the programme's session where one is named */
    pl_review_kind kind;
    const char *form; /* of a self-review: the rubric that has its questions; NULL: "self-review" */
    const char *concern_by, *concern_on,
        *concern_items; /* of a review for concern: role and date */
    bool by_command_line;
    bool is_short; /* as the rubric says what a short review is */
    int64_t seed;  /* that draws its stretch; 0: a fresh one */
} pl_review_start;

bool pl_review_new(pl_id *out, pl_store *store, const pl_review_start *start, pl_error *err);

/* Draws the stretch of a short review anew (seed 0: a fresh one), for a reason. Its items stay. */
bool pl_review_draw_again(pl_store *store, const pl_review_facts *facts, int64_t seed,
                          const char *reason, pl_error *err);

/* ----- saying something in it: checked against rubric and facilitators, then stored */

/* tag->id 0 gets a fresh one. */
bool pl_review_tag(pl_id *out, pl_store *store, const pl_review_facts *facts, const pl_tag *tag,
                   pl_error *err);
bool pl_review_tag_change(pl_store *store, const pl_review_facts *facts, const pl_tag *tag,
                          pl_error *err);

/* Whether the tag may stand in this review: known items, people who are present, times inside. */
bool pl_review_tag_check(const pl_review_facts *facts, const pl_tag *tag, pl_error *err);

/* Whether the link may stand here: a review about a service, and an item of its rubric. */
bool pl_review_link_check(const pl_review_facts *facts, const pl_link *link, pl_error *err);

/* Whether it says what it is, is of one who is present, and the item that it serves, if it names one, is an
 * item of this review's rubric. */
bool pl_review_action_check(const pl_review_facts *facts, const pl_action *action, pl_error *err);

/* value: a level, or a reason for no score; for a check yes, no or not-judged; "none" clears it. */
typedef struct pl_score_wish {
    const char *item;
    pl_who who;
    const char *value;
    const char *word;     /* of a level that has several, or NULL */
    const char *sentence; /* the one sentence that stands for a moment, or NULL */
    const char *done;     /* one of the rubric's choices for "Done?"; "none"; NULL: as it was */
} pl_score_wish;

bool pl_review_score(pl_store *store, const pl_review_facts *facts, const pl_score_wish *wish,
                     pl_error *err);

/* What the wish comes to, without storing it; its texts are the wish's and the rubric's. */
bool pl_review_score_check(pl_score *out, const pl_review_facts *facts, const pl_score_wish *wish,
                           pl_error *err);

/* "zero" or "check" where a score stands that has to be accounted for, else "concern". */
const char *pl_review_matter_source(const pl_review_facts *facts, const char *item, pl_who about);

/* A critical matter: `item` may be NULL. The account of a 0 or a yes is told from a concern by the score
 * that stands there. */
bool pl_review_matter(pl_id *out, pl_store *store, const pl_review_facts *facts, pl_time at,
                      const char *item, pl_who about, const char *words, pl_error *err);

/* "A", "b", "F-014" or "session": one who is present, or the session. */
bool pl_review_who(pl_who *out, const pl_review_facts *facts, const char *name, pl_error *err);

/* ----- what is missing to sign */

typedef struct pl_missing {
    const char *what;  /* "score", "check", "moment", "word", "strength", "point", "action", "risk",
                 "words", "recording", "departure", "prompt", "watched", "link": for
                 scripts */
    const char *item;  /* or a prompt; or NULL */
    pl_who who;        /* 0 where it is about nobody */
    const char *words; /* one line for people */
} pl_missing;

typedef struct pl_missing_list {
    pl_arena *arena;
    pl_missing *items;
    int count;
} pl_missing_list;

/* Everything that stands between this review and its signature, in the order of the score sheet. */
void pl_review_missing(pl_missing_list *out, const pl_review_facts *facts);

/* What of it the tags have: PL_WHO_BIT of each person. The last three are asked in a short review alone. */
typedef struct pl_noted {
    unsigned strengths, said; /* who has a strength; one whose note says it */
    unsigned points;          /* a development point whose note says it */
    unsigned acted;           /* a tag that names the item that an action of theirs serves */
} pl_noted;

/* Whether it has to have in writing, of each person, one strength, one point to try and one action, a
 * sentence and a moment each: a short review whose rubric says what is written in one. */
bool pl_review_writes(const pl_review_facts *facts);
void pl_review_note(pl_noted *to, const pl_review_facts *facts, const pl_tag *tag);
/* What is missing where the tags are not in the facts. */
void pl_review_missing_noted(pl_missing_list *out, const pl_review_facts *facts,
                             const pl_noted *noted);
void pl_missing_free(pl_missing_list *missing);

/* Why it will be signed with less watched than local policy asks for. */
bool pl_review_less(pl_store *store, const pl_review_facts *facts, const char *reason,
                    pl_error *err);

/* Signs when nothing is missing; else PL_REFUSED with how much is. */
bool pl_review_sign(pl_store *store, pl_id review, pl_error *err);

#endif
