/* The keys of a rubric's file. docs/rubric-format.md has the same tables in words; a test holds the
 * one against the other. */
#include "rubric_draft.h"

#define AT(type, field) .offset = offsetof(pl_draft_##type, field)

static const char *const per_words[] = { "facilitator", "session", NULL };
static const char *const sums_words[] = { "left out", "not counted", "missing", NULL };
const char *const pl_rubric_evidence_words[] = { "nothing", "moment or sentence", "moment", NULL };

static const pl_key level_keys[] = {
    { "value", PL_KEY_NUMBER, PL_NEEDED, AT(level, value), .low = 0, .high = 9 },
    { "words", PL_KEY_TEXTS, PL_NEEDED, AT(level, words) },
    { "means", PL_KEY_TEXT, PL_NEEDED, AT(level, means) },
};
static const pl_schema level_schema = PL_SCHEMA("level", "value", pl_draft_level, level_keys, NULL);

static const pl_key no_score_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(no_score, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(no_score, title) },
    { "when", PL_KEY_TEXT, PL_NEEDED, AT(no_score, when) },
    { "in_sums", PL_KEY_CHOICE, PL_NEEDED, AT(no_score, sums), .choices = sums_words },
    { "when_part_watched", PL_KEY_TEXT, PL_FREE, AT(no_score, part_words) },
    { "for_critical_items", PL_KEY_TEXT, PL_FREE, AT(no_score, critical_words) },
};
static const pl_schema no_score_schema =
    PL_SCHEMA("reason for no score", "id", pl_draft_no_score, no_score_keys, NULL);

static const pl_key evidence_keys[] = {
    { "items", PL_KEY_MAP, PL_NEEDED, AT(evidence, ordinary) },
    { "critical_items", PL_KEY_MAP, PL_NEEDED, AT(evidence, critical) },
    { "nothing_cited", PL_KEY_TEXT, PL_NEEDED, AT(evidence, nothing_cited) },
    { "minutes_after_0", PL_KEY_NUMBER, PL_NEEDED, AT(evidence, zero_minutes), .high = 60 },
};
static const pl_schema evidence_schema =
    PL_SCHEMA("rule of evidence", NULL, pl_draft_evidence, evidence_keys, NULL);

static const pl_key sums_keys[] = {
    { "rated_weight_percent", PL_KEY_NUMBER, PL_NEEDED, AT(sums, weight_percent), .high = 100 },
    { "rated_items_percent", PL_KEY_NUMBER, PL_NEEDED, AT(sums, items_percent), .high = 100 },
    { "items_for_domain_mean", PL_KEY_NUMBER, PL_NEEDED, AT(sums, domain_items), .low = 1,
      .high = 20 },
};
static const pl_schema sums_schema =
    PL_SCHEMA("rule of sums", NULL, pl_draft_sums, sums_keys, NULL);

static const pl_key language_keys[] = {
    { "statement", PL_KEY_TEXT, PL_NEEDED, AT(language, statement) },
    { "items_that_stay", PL_KEY_TEXTS, PL_NEEDED, AT(language, stay) },
    { "others", PL_KEY_TEXT, PL_NEEDED, AT(language, others) },
};
static const pl_schema language_schema =
    PL_SCHEMA("language rule", NULL, pl_draft_language, language_keys, NULL);

static const pl_key session_review_keys[] = {
    { "note", PL_KEY_TEXT, PL_FREE, AT(session_review, note) },
    { "questions", PL_KEY_TEXTS, PL_NEEDED, AT(session_review, questions) },
};
static const pl_schema session_review_schema =
    PL_SCHEMA("session review", NULL, pl_draft_session_review, session_review_keys, NULL);

static const pl_key dividing_line_keys[] = {
    { "items", PL_KEY_TEXTS, PL_NEEDED, AT(dividing_line, items) },
    { "text", PL_KEY_TEXT, PL_NEEDED, AT(dividing_line, text) },
    { "note", PL_KEY_TEXT, PL_FREE, AT(dividing_line, note) },
};
static const pl_schema dividing_line_schema =
    PL_SCHEMA("dividing line", NULL, pl_draft_dividing_line, dividing_line_keys, NULL);

static const pl_key no_moment_keys[] = {
    { "level", PL_KEY_NUMBER, PL_NEEDED, AT(no_moment, level), .low = 0, .high = 9 },
    { "sentence", PL_KEY_TEXT, PL_NEEDED, AT(no_moment, sentence) },
};
static const pl_schema no_moment_schema =
    PL_SCHEMA("sentence for no moment", NULL, pl_draft_no_moment, no_moment_keys, NULL);

static const pl_key item_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(item, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(item, title) },
    { "per", PL_KEY_CHOICE, PL_NEEDED, AT(item, per), .choices = per_words },
    { "weight", PL_KEY_NUMBER, PL_NEEDED, AT(item, weight), .high = PL_WEIGHT_MOST },
    { "critical_at", PL_KEY_NUMBER, PL_FREE, AT(item, critical_at), .high = 9 },
    { "every_role", PL_KEY_CHOICE, PL_FREE, AT(item, every_role), .choices = pl_schema_no_yes },
    { "settings", PL_KEY_TEXTS, PL_FREE, AT(item, settings) },
    { "look_for", PL_KEY_TEXT, PL_WISHED, AT(item, look_for) },
    { "helpful", PL_KEY_TEXTS, PL_FREE, AT(item, helpful) },
    { "unhelpful", PL_KEY_TEXTS, PL_FREE, AT(item, unhelpful) },
    { "anchors", PL_KEY_MAP, PL_FREE, AT(item, anchors) },
    { "no_moment", PL_KEY_STRUCT, PL_FREE, AT(item, no_moment), .schema = &no_moment_schema },
    { "minutes_after_0", PL_KEY_NUMBER, PL_FREE, AT(item, zero_minutes), .high = 60 },
    { "notes", PL_KEY_TEXTS, PL_FREE, AT(item, notes) },
    { "changed_words", PL_KEY_MAP, PL_FREE, AT(item, changed) },
};
static const pl_schema item_schema =
    PL_SCHEMA("item", "id", pl_draft_item, item_keys, "the card will show its title only");

static const pl_key changed_keys[] = {
    { "title", PL_KEY_TEXT, PL_FREE, AT(changed, title) },
    { "look_for", PL_KEY_TEXT, PL_FREE, AT(changed, look_for) },
    { "helpful", PL_KEY_TEXTS, PL_FREE, AT(changed, helpful) },
    { "helpful_too", PL_KEY_TEXTS, PL_FREE, AT(changed, helpful_too) },
    { "unhelpful", PL_KEY_TEXTS, PL_FREE, AT(changed, unhelpful) },
    { "unhelpful_too", PL_KEY_TEXTS, PL_FREE, AT(changed, unhelpful_too) },
    { "anchors", PL_KEY_MAP, PL_FREE, AT(changed, anchors) },
    { "notes", PL_KEY_TEXTS, PL_FREE, AT(changed, notes) },
};
const pl_schema pl_changed_schema =
    PL_SCHEMA("setting's changed words", NULL, pl_draft_changed, changed_keys, NULL);

static const pl_key domain_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(domain, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(domain, title) },
    { "items", PL_KEY_STRUCTS, PL_NEEDED, AT(domain, items), .schema = &item_schema },
};
static const pl_schema domain_schema =
    PL_SCHEMA("domain", "id", pl_draft_domain, domain_keys, NULL);

static const pl_key question_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(question, id) },
    { "question", PL_KEY_TEXT, PL_NEEDED, AT(question, text) },
    { "critical", PL_KEY_CHOICE, PL_FREE, AT(question, critical), .choices = pl_schema_no_yes },
    { "route", PL_KEY_TEXT, PL_FREE, AT(question, route) },
    { "hide_moment", PL_KEY_CHOICE, PL_FREE, AT(question, hide_moment),
      .choices = pl_schema_no_yes },
    { "notes", PL_KEY_TEXTS, PL_FREE, AT(question, notes) },
    { "changed_words", PL_KEY_MAP, PL_FREE, AT(question, changed) },
};
static const pl_schema question_schema =
    PL_SCHEMA("question", "id", pl_draft_question, question_keys, NULL);

static const pl_key changed_question_keys[] = {
    { "question", PL_KEY_TEXT, PL_NEEDED, AT(changed_question, text) },
};
const pl_schema pl_changed_question_schema = PL_SCHEMA(
    "setting's changed question", NULL, pl_draft_changed_question, changed_question_keys, NULL);

static const pl_key check_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(check, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(check, title) },
    { "questions", PL_KEY_STRUCTS, PL_NEEDED, AT(check, questions), .schema = &question_schema },
};
static const pl_schema check_schema = PL_SCHEMA("check", "id", pl_draft_check, check_keys, NULL);

static const pl_key rubric_keys[] = {
    { "format", PL_KEY_TEXT, PL_NEEDED, AT(rubric, format) },
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(rubric, id) },
    { "edition", PL_KEY_NUMBER, PL_NEEDED, AT(rubric, edition), .low = 1, .high = 9999 },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(rubric, title) },
    { "note", PL_KEY_TEXT, PL_FREE, AT(rubric, note) },
    { "language", PL_KEY_TEXT, PL_NEEDED, AT(rubric, language) },
    { "source", PL_KEY_TEXT, PL_FREE, AT(rubric, source) },
    { "licence", PL_KEY_TEXT, PL_FREE, AT(rubric, licence) },
    { "programmes", PL_KEY_TEXTS, PL_FREE, AT(rubric, programmes) },
    { "settings", PL_KEY_TEXTS, PL_NEEDED, AT(rubric, settings) },
    { "levels", PL_KEY_STRUCTS, PL_NEEDED, AT(rubric, levels), .schema = &level_schema },
    { "no_score", PL_KEY_STRUCTS, PL_NEEDED, AT(rubric, no_score), .schema = &no_score_schema },
    { "how_to_choose", PL_KEY_TEXTS, PL_FREE, AT(rubric, choosing) },
    { "evidence", PL_KEY_STRUCT, PL_NEEDED, AT(rubric, evidence), .schema = &evidence_schema },
    { "sums", PL_KEY_STRUCT, PL_NEEDED, AT(rubric, sums), .schema = &sums_schema },
    { "dividing_lines", PL_KEY_STRUCTS, PL_FREE, AT(rubric, dividing_lines),
      .schema = &dividing_line_schema },
    { "domains", PL_KEY_STRUCTS, PL_NEEDED, AT(rubric, domains), .schema = &domain_schema },
    { "checks", PL_KEY_STRUCTS, PL_FREE, AT(rubric, checks), .schema = &check_schema },
    { "language_rule", PL_KEY_STRUCT, PL_FREE, AT(rubric, language_rule),
      .schema = &language_schema },
    { "session_review", PL_KEY_STRUCT, PL_FREE, AT(rubric, session_review),
      .schema = &session_review_schema },
    { "session_facts", PL_KEY_TEXTS, PL_FREE, AT(rubric, session_facts) },
};
const pl_schema pl_rubric_schema = PL_SCHEMA("rubric", "id", pl_draft_rubric, rubric_keys, NULL);

/* In the order in which a stray key is looked for. */
static const pl_schema *const schemas[] = {
    &item_schema,           &domain_schema,        &pl_rubric_schema,
    &level_schema,          &no_score_schema,      &evidence_schema,
    &sums_schema,           &check_schema,         &question_schema,
    &pl_changed_schema,     &dividing_line_schema, &language_schema,
    &session_review_schema, &no_moment_schema,     &pl_changed_question_schema,
};
const pl_schema_family pl_rubric_family = { schemas, (int)(sizeof schemas / sizeof *schemas) };
