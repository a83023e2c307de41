/* The words that the store, the command line and exports share for the few fixed choices. */
#include "plumbline/model/person.h"
#include "plumbline/model/review.h"
#include "plumbline/model/tag.h"

#include <string.h>

static const char *const role_names[PL_ROLE_COUNT] = { "treatment-manager", "clinical-lead",
                                                       "facilitator", "administrator" };
static const char *const kind_names[PL_REVIEW_KIND_COUNT] = { "routine",  "requested",   "concern",
                                                              "training", "calibration", "second",
                                                              "self",     "consensus" };
static const char *const feedback_names[PL_FEEDBACK_STATE_COUNT] = { "none", "released", "read",
                                                                     "answered", "closed" };
static const char *const outcome_names[PL_OUTCOME_COUNT] = { NULL, "agreed", "different", "none" };
static const char *const tag_names[PL_TAG_KIND_COUNT] = { "neutral", "strength", "development",
                                                          "critical", "agreed-departure" };

static int place(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (names[i] && strcmp(names[i], name) == 0)
            return i;
    return -1;
}

const char *pl_role_name(pl_role role)
{
    return role_names[role];
}

bool pl_role_parse(pl_role *out, const char *name)
{
    int at = place(role_names, PL_ROLE_COUNT, name);
    if (at >= 0)
        *out = (pl_role)at;
    return at >= 0;
}

const char *pl_review_kind_name(pl_review_kind kind)
{
    return kind_names[kind];
}

bool pl_review_kind_parse(pl_review_kind *out, const char *name)
{
    int at = place(kind_names, PL_REVIEW_KIND_COUNT, name);
    if (at >= 0)
        *out = (pl_review_kind)at;
    return at >= 0;
}

const char *pl_feedback_state_name(pl_feedback_state state)
{
    return feedback_names[state];
}

const char *pl_outcome_name(pl_outcome outcome)
{
    return outcome_names[outcome];
}

bool pl_outcome_parse(pl_outcome *out, const char *name)
{
    int at = place(outcome_names, PL_OUTCOME_COUNT, name);
    if (at >= 0)
        *out = (pl_outcome)at;
    return at >= 0;
}

bool pl_review_kind_released(pl_review_kind kind)
{
    return kind == PL_REVIEW_ROUTINE || kind == PL_REVIEW_REQUESTED || kind == PL_REVIEW_CONCERN ||
           kind == PL_REVIEW_CONSENSUS;
}

const char *pl_tag_kind_name(pl_tag_kind kind)
{
    return tag_names[kind];
}

bool pl_tag_kind_parse(pl_tag_kind *out, const char *name)
{
    int at = place(tag_names, PL_TAG_KIND_COUNT, name);
    if (at >= 0)
        *out = (pl_tag_kind)at;
    return at >= 0;
}

bool pl_code_valid(const char *code)
{
    size_t size = strlen(code);
    bool digit = false;
    for (const char *c = code; *c; c++) {
        bool letter = (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');
        digit = digit || (*c >= '0' && *c <= '9');
        if (!letter && *c != '-' && !(*c >= '0' && *c <= '9'))
            return false;
    }
    return size >= 2 && size <= 16 && digit && code[0] != '-' && code[size - 1] != '-';
}
