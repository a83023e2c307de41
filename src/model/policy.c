#include "plumbline/model/policy.h"

#include "plumbline/base/memory.h"
#include "rubric_build.h"

#include <stdio.h>
#include <string.h>

/* Each value once: key, its kind in the file, least, most, as shipped, what it means. */
#define VALUES(V)                                                                      \
    V(REVIEW_DAYS, "review_days", NUMBER, 1, 999, 42,                                  \
      "days from one monitoring of a facilitator to the next")                         \
    V(FIRST_SESSIONS, "first_sessions", NUMBER, 0, 99, 3,                              \
      "first sessions of a new facilitator that are monitored")                        \
    V(DOUBLE_PERCENT, "double_percent", NUMBER, 0, 100, 20,                            \
      "per cent of reviews that are scored twice")                                     \
    V(WATCHED_PERCENT, "watched_percent", NUMBER, 0, 100, 0,                           \
      "per cent of a recording that is asked for at signing; 0: nothing is asked for") \
    V(ANSWER_DAYS, "answer_days", NUMBER, 1, 365, 14,                                  \
      "days in which a released review can be answered")                               \
    V(SELF_REVIEW_DAYS, "self_review_days", NUMBER, 0, 365, 14,                        \
      "days from the session on that a self-review is waited for")                     \
    V(CHALLENGE_DAYS, "challenge_days", NUMBER, 0, 9999, 28,                           \
      "days that a recording is held after its review is closed")                      \
    V(SHORT_COUNTS, "short_counts", CHOICE, 0, 1, 0,                                   \
      "whether a short review counts as monitoring")                                   \
    V(TRANSCRIPT_SEARCH, "transcript_search", CHOICE, 0, 1, 0,                         \
      "whether transcripts can be searched; each search is on the log as viewing")

#define RULE(name_, key_, kind_, low_, high_, shipped_, means_) \
    [PL_POLICY_##name_] = { key_, PL_KEY_##kind_ == PL_KEY_CHOICE, low_, high_, shipped_, means_ },

static const pl_policy_rule rules[PL_POLICY_KEY_COUNT] = { VALUES(RULE) };

const pl_policy_rule *pl_policy_rule_of(pl_policy_key key)
{
    return &rules[key];
}

pl_policy pl_policy_shipped(void)
{
    pl_policy policy = { 0 };
    for (int i = 0; i < PL_POLICY_KEY_COUNT; i++)
        policy.values[i] = rules[i].shipped;
    return policy;
}

const char *pl_policy_every(char out[48], int days)
{
    bool weeks = days % 7 == 0;
    int count = weeks ? days / 7 : days;
    const char *unit = weeks ? "week" : "day";
    if (count == 1)
        snprintf(out, 48, "at least every %s", unit);
    else
        snprintf(out, 48, "at least every %d %ss", count, unit);
    return out;
}

/* --- reading */

typedef struct draft_policy {
    const pl_yaml_node *node;
    pl_draft_text format, title, note;
    pl_read_value values[PL_POLICY_KEY_COUNT];
} draft_policy;

#define KEY(name_, key_, kind_, low_, high_, shipped_, means_)     \
    { key_,                                                        \
      PL_KEY_##kind_,                                              \
      PL_FREE,                                                     \
      .offset = offsetof(draft_policy, values[PL_POLICY_##name_]), \
      .low = low_,                                                 \
      .high = high_,                                               \
      .choices = pl_schema_no_yes },

static const pl_key policy_keys[] = {
    { "format", PL_KEY_TEXT, PL_NEEDED, .offset = offsetof(draft_policy, format) },
    { "title", PL_KEY_TEXT, PL_NEEDED, .offset = offsetof(draft_policy, title) },
    { "note", PL_KEY_TEXT, PL_FREE, .offset = offsetof(draft_policy, note) },
    VALUES(KEY)
};
static const pl_schema policy_schema =
    PL_SCHEMA("policy", "title", draft_policy, policy_keys, NULL);
static const pl_schema *const schemas[] = { &policy_schema };
static const pl_schema_family family = { schemas, 1 };

static pl_policy build(pl_yaml *yaml)
{
    draft_policy draft = { 0 };
    pl_policy policy = pl_policy_shipped();
    pl_schema_read(&draft, yaml, &family, &policy_schema);
    for (int i = 0; i < PL_POLICY_KEY_COUNT; i++) {
        if (!draft.values[i].node)
            continue;
        policy.values[i] = draft.values[i].value;
        policy.lines[i] = draft.values[i].node->line;
    }
    const char *title = pl_draft_get(draft.title);
    if (title && strlen(title) >= sizeof policy.title)
        pl_problems_add(yaml->problems, draft.title->line, draft.title->column,
                        "'title' is too long; leave it under %d bytes", PL_POLICY_TITLE_ROOM);
    else if (title)
        snprintf(policy.title, sizeof policy.title, "%s", title);
    return policy;
}

bool pl_policy_parse(pl_policy *out, pl_problems *problems, const char *text, size_t size)
{
    int faults = problems->faults;
    pl_yaml yaml = { .arena = pl_arena_new(), .problems = problems };
    pl_policy policy = { 0 };
    pl_yaml_read(&yaml, text, size);
    bool ours = yaml.root && pl_check_format(&yaml, "policy", "rubric");
    if (ours)
        policy = build(&yaml);
    pl_problems_sort(problems);
    bool right = ours && problems->faults == faults;
    if (right)
        *out = policy;
    pl_arena_free(yaml.arena);
    return right;
}
