/* Local policy: the values that a service sets for itself, in a text file as rubrics are
 * (docs/policy-format.md). What the file leaves out is as shipped, and is said to be. Never the standard of
 * any body. */
#ifndef PLUMBLINE_MODEL_POLICY_H
#define PLUMBLINE_MODEL_POLICY_H

#include "plumbline/base/time.h"
#include "plumbline/model/problems.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum pl_policy_key {
    PL_POLICY_REVIEW_DAYS,       /* between one monitoring of a person and the next */
    PL_POLICY_FIRST_SESSIONS,    /* of somebody new: so many are monitored */
    PL_POLICY_DOUBLE_PERCENT,    /* of the reviews that are scored twice */
    PL_POLICY_WATCHED_PERCENT,   /* of a recording, asked for at signing; 0: none is */
    PL_POLICY_ANSWER_DAYS,       /* to answer a released review */
    PL_POLICY_SELF_REVIEW_DAYS,  /* from the session on that a self-review is waited for */
    PL_POLICY_CHALLENGE_DAYS,    /* from closing on that a recording is held */
    PL_POLICY_SHORT_COUNTS,      /* 1: a short review counts as monitoring of a person */
    PL_POLICY_TRANSCRIPT_SEARCH, /* 1: transcripts can be searched */
    PL_POLICY_KEY_COUNT
} pl_policy_key;

enum { PL_POLICY_TITLE_ROOM = 128 };

/* Plain data, copied freely. */
typedef struct pl_policy {
    int values[PL_POLICY_KEY_COUNT];
    int lines[PL_POLICY_KEY_COUNT]; /* of the file, from 1; 0: as shipped */
    char title[PL_POLICY_TITLE_ROOM];
    /* who set it and when, from the library; 0 and "": nobody did, all is as shipped */
    pl_utc set_utc;
    char set_by[32], file[256];
} pl_policy;

typedef struct pl_policy_rule {
    const char *key; /* "answer_days" */
    bool yes_no;
    int low, high, shipped;
    const char *means; /* "days in which a released review can be answered" */
} pl_policy_rule;

const pl_policy_rule *pl_policy_rule_of(pl_policy_key key);
pl_policy pl_policy_shipped(void);

/* As pl_rubric_parse: all problems at once; true and *out when none is more than a remark. Any thread. */
bool pl_policy_parse(pl_policy *out, pl_problems *problems, const char *text, size_t size);

/* "at least every 6 weeks", "at least every 40 days" */
const char *pl_policy_every(char out[48], int days);

#endif
