/* The keys of a rubric's file. docs/rubric-format.md has the same tables in words; a test holds the
 * one against the other. */
#include "rubric_draft.h"

#define AT(type, field) .offset = offsetof(pl_draft_##type, field)

static const char *const per_words[] = { "facilitator", "session", "service", NULL };
static const char *const about_words[] = { "session", "service", NULL };
static const char *const sums_words[] = { "left out", "not counted", "missing", NULL };
const char *const pl_rubric_evidence_words[] = { "nothing", "moment or sentence", "moment", "link",
                                                 NULL };
static const char *const shown_words[] = { "number", "percent", NULL };
static const char *const of_words[] = { "facilitator", "participants", NULL };
static const char *const asked_words[] = { "free", "wished", "needed", NULL };
static const char *const seen_words[] = { "later", "yes", "if chosen", NULL };
static const char *const in_report_words[] = { "as asked", "yes", "if chosen", "no", NULL };
/* In the order of pl_answer_kind; a field of a row has no rows of its own. */
const char *const pl_rubric_answer_words[] = { "words", "moment", "number", "clock",
                                               "code",  "choice", "rows",   NULL };
static const char *const field_words[] = { "words", "moment", "number", "clock",
                                           "code",  "choice", NULL };

static const pl_key level_keys[] = {
    { "value", PL_KEY_NUMBER, PL_NEEDED, AT(level, value), .low = 0, .high = 9 },
    { "words", PL_KEY_TEXTS, PL_NEEDED, AT(level, words) },
    { "means", PL_KEY_TEXT, PL_NEEDED, AT(level, means) },
    { "between", PL_KEY_CHOICE, PL_FREE, AT(level, between), .choices = pl_schema_no_yes },
};
static const pl_schema level_schema = PL_SCHEMA("level", "value", pl_draft_level, level_keys, NULL);

static const pl_key scale_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(scale, id) },
    { "levels", PL_KEY_STRUCTS, PL_NEEDED, AT(scale, levels), .schema = &level_schema },
    { "evidence", PL_KEY_MAP, PL_NEEDED, AT(scale, evidence) },
};
static const pl_schema scale_schema = PL_SCHEMA("scale", "id", pl_draft_scale, scale_keys, NULL);

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
    { "critical_items", PL_KEY_MAP, PL_FREE, AT(evidence, critical) },
    { "nothing_cited", PL_KEY_TEXT, PL_NEEDED, AT(evidence, nothing_cited) },
    { "minutes_after_0", PL_KEY_NUMBER, PL_FREE, AT(evidence, zero_minutes), .high = 60 },
};
static const pl_schema evidence_schema =
    PL_SCHEMA("rule of evidence", NULL, pl_draft_evidence, evidence_keys, NULL);

static const pl_key sums_keys[] = {
    { "overall", PL_KEY_CHOICE, PL_FREE, AT(sums, overall), .choices = pl_schema_no_yes },
    { "rated_weight_percent", PL_KEY_NUMBER, PL_FREE, AT(sums, weight_percent), .high = 100 },
    { "rated_items_percent", PL_KEY_NUMBER, PL_FREE, AT(sums, items_percent), .high = 100 },
    { "items_for_domain_mean", PL_KEY_NUMBER, PL_FREE, AT(sums, domain_items), .low = 1,
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
    { "scale", PL_KEY_TEXT, PL_FREE, AT(item, scale) },
    { "hotkey", PL_KEY_TEXT, PL_FREE, AT(item, hotkey) },
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
    { "weight", PL_KEY_NUMBER, PL_FREE, AT(domain, weight), .low = 1, .high = PL_WEIGHT_MOST },
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

static const pl_key translation_keys[] = {
    { "language", PL_KEY_TEXT, PL_NEEDED, AT(translation, language) },
    { "by", PL_KEY_TEXT, PL_NEEDED, AT(translation, by) },
    { "on", PL_KEY_TEXT, PL_NEEDED, AT(translation, on) },
};
static const pl_schema translation_schema =
    PL_SCHEMA("translation", "language", pl_draft_translation, translation_keys, NULL);

static const pl_key done_keys[] = {
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(done, title) },
    { "choices", PL_KEY_TEXTS, PL_NEEDED, AT(done, choices) },
    { "items", PL_KEY_TEXTS, PL_FREE, AT(done, items) },
};
static const pl_schema done_schema =
    PL_SCHEMA("two-column option", NULL, pl_draft_done, done_keys, NULL);

static const pl_key band_keys[] = {
    { "from", PL_KEY_TEXT, PL_NEEDED, AT(band, from) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(band, title) },
};
static const pl_schema band_schema = PL_SCHEMA("band", "title", pl_draft_band, band_keys, NULL);

static const pl_key counting_keys[] = {
    { "minutes", PL_KEY_NUMBER, PL_NEEDED, AT(counting, minutes), .low = 1, .high = 600 },
    { "stretch", PL_KEY_TEXTS, PL_NEEDED, AT(counting, stretch) },
    { "rate_minutes", PL_KEY_NUMBER, PL_NEEDED, AT(counting, rate_minutes), .low = 1, .high = 600 },
    { "rate_from_minutes", PL_KEY_NUMBER, PL_FREE, AT(counting, rate_from), .high = 600 },
    { "lanes", PL_KEY_TEXTS, PL_FREE, AT(counting, lanes) },
};
static const pl_schema counting_schema =
    PL_SCHEMA("rule of counting", NULL, pl_draft_counting, counting_keys, NULL);

static const pl_key counter_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(counter, id) },
    { "key", PL_KEY_TEXT, PL_NEEDED, AT(counter, key) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(counter, title) },
    { "lane", PL_KEY_TEXT, PL_FREE, AT(counter, lane) },
    { "kinds", PL_KEY_TEXTS, PL_FREE, AT(counter, kinds) },
    { "spans", PL_KEY_CHOICE, PL_FREE, AT(counter, spans), .choices = pl_schema_no_yes },
    { "of", PL_KEY_CHOICE, PL_FREE, AT(counter, of), .choices = of_words },
    { "means", PL_KEY_TEXT, PL_FREE, AT(counter, means) },
    { "notes", PL_KEY_TEXTS, PL_FREE, AT(counter, notes) },
};
static const pl_schema counter_schema =
    PL_SCHEMA("count", "id", pl_draft_counter, counter_keys, NULL);

static const pl_key formula_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(formula, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(formula, title) },
    { "is", PL_KEY_TEXT, PL_NEEDED, AT(formula, is) },
    { "shown_as", PL_KEY_CHOICE, PL_FREE, AT(formula, shown_as), .choices = shown_words },
    { "decimals", PL_KEY_NUMBER, PL_FREE, AT(formula, decimals), .high = 2 },
    { "reference", PL_KEY_TEXTS, PL_FREE, AT(formula, reference) },
};
static const pl_schema formula_schema =
    PL_SCHEMA("formula", "id", pl_draft_formula, formula_keys, NULL);

static const pl_key guard_keys[] = {
    { "item", PL_KEY_TEXT, PL_NEEDED, AT(guard, item) },
    { "from_level", PL_KEY_NUMBER, PL_NEEDED, AT(guard, from_level), .high = 9 },
    { "beside_rubric", PL_KEY_TEXT, PL_NEEDED, AT(guard, beside_rubric) },
    { "beside_item", PL_KEY_TEXT, PL_NEEDED, AT(guard, beside_item) },
    { "up_to_level", PL_KEY_NUMBER, PL_NEEDED, AT(guard, up_to_level), .high = 9 },
    { "says", PL_KEY_TEXT, PL_NEEDED, AT(guard, says) },
};
static const pl_schema guard_schema = PL_SCHEMA("guard", "item", pl_draft_guard, guard_keys, NULL);

static const pl_key field_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(field, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(field, title) },
    { "answer", PL_KEY_CHOICE, PL_FREE, AT(field, answer), .choices = field_words },
    { "choices", PL_KEY_TEXTS, PL_FREE, AT(field, choices) },
};
static const pl_schema field_schema = PL_SCHEMA("field", "id", pl_draft_field, field_keys, NULL);

static const pl_key prompt_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(prompt, id) },
    { "title", PL_KEY_TEXT, PL_FREE, AT(prompt, title) },
    { "text", PL_KEY_TEXT, PL_NEEDED, AT(prompt, text) },
    { "answer", PL_KEY_CHOICE, PL_FREE, AT(prompt, answer), .choices = pl_rubric_answer_words },
    { "choices", PL_KEY_TEXTS, PL_FREE, AT(prompt, choices) },
    { "fields", PL_KEY_STRUCTS, PL_FREE, AT(prompt, fields), .schema = &field_schema },
    { "asked", PL_KEY_CHOICE, PL_FREE, AT(prompt, asked), .choices = asked_words },
    { "kept_for_writer", PL_KEY_CHOICE, PL_FREE, AT(prompt, kept), .choices = pl_schema_no_yes },
    { "locked_until_both_signed", PL_KEY_CHOICE, PL_FREE, AT(prompt, locked),
      .choices = pl_schema_no_yes },
    { "seen_at_once", PL_KEY_CHOICE, PL_FREE, AT(prompt, seen), .choices = seen_words },
    { "in_report", PL_KEY_CHOICE, PL_FREE, AT(prompt, in_report), .choices = in_report_words },
    { "note", PL_KEY_TEXT, PL_FREE, AT(prompt, note) },
};
static const pl_schema prompt_schema =
    PL_SCHEMA("prompt", "id", pl_draft_prompt, prompt_keys, NULL);

static const pl_key choosing_keys[] = {
    { "choose", PL_KEY_NUMBER, PL_NEEDED, AT(choosing, choose), .low = 1, .high = 99 },
    { "says", PL_KEY_TEXT, PL_NEEDED, AT(choosing, says) },
};
static const pl_schema choosing_schema =
    PL_SCHEMA("choice of items", NULL, pl_draft_choosing, choosing_keys, NULL);

static const pl_key short_keys[] = {
    { "minutes", PL_KEY_NUMBER, PL_NEEDED, AT(short, minutes), .low = 1, .high = 600 },
    { "items", PL_KEY_TEXTS, PL_NEEDED, AT(short, items) },
    { "checks", PL_KEY_TEXTS, PL_FREE, AT(short, checks) },
    { "action_items", PL_KEY_NUMBER, PL_FREE, AT(short, action_items), .high = 20 },
    { "otherwise_items", PL_KEY_TEXTS, PL_FREE, AT(short, otherwise) },
    { "write", PL_KEY_TEXTS, PL_FREE, AT(short, write) },
    { "not_for", PL_KEY_TEXTS, PL_FREE, AT(short, not_for) },
    { "stops", PL_KEY_TEXT, PL_FREE, AT(short, stops) },
};
static const pl_schema short_schema =
    PL_SCHEMA("short review", NULL, pl_draft_short, short_keys, NULL);

/* What only some rubrics need, such as levels, is asked for where the rubric is checked as a whole. */
static const pl_key rubric_keys[] = {
    { "format", PL_KEY_TEXT, PL_NEEDED, AT(rubric, format) },
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(rubric, id) },
    { "edition", PL_KEY_NUMBER, PL_NEEDED, AT(rubric, edition), .low = 1, .high = 9999 },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(rubric, title) },
    { "note", PL_KEY_TEXT, PL_FREE, AT(rubric, note) },
    { "notice", PL_KEY_TEXT, PL_FREE, AT(rubric, notice) },
    { "language", PL_KEY_TEXT, PL_NEEDED, AT(rubric, language) },
    { "translations", PL_KEY_STRUCTS, PL_FREE, AT(rubric, translations),
      .schema = &translation_schema },
    { "source", PL_KEY_TEXT, PL_FREE, AT(rubric, source) },
    { "licence", PL_KEY_TEXT, PL_FREE, AT(rubric, licence) },
    { "about", PL_KEY_CHOICE, PL_FREE, AT(rubric, about), .choices = about_words },
    { "id_prefix", PL_KEY_TEXT, PL_FREE, AT(rubric, id_prefix) },
    { "programmes", PL_KEY_TEXTS, PL_FREE, AT(rubric, programmes) },
    { "settings", PL_KEY_TEXTS, PL_FREE, AT(rubric, settings) },
    { "session_forms", PL_KEY_TEXTS, PL_FREE, AT(rubric, session_forms) },
    { "levels", PL_KEY_STRUCTS, PL_FREE, AT(rubric, levels), .schema = &level_schema },
    { "scales", PL_KEY_STRUCTS, PL_FREE, AT(rubric, scales), .schema = &scale_schema },
    { "done", PL_KEY_STRUCT, PL_FREE, AT(rubric, done), .schema = &done_schema },
    { "no_score", PL_KEY_STRUCTS, PL_FREE, AT(rubric, no_score), .schema = &no_score_schema },
    { "how_to_choose", PL_KEY_TEXTS, PL_FREE, AT(rubric, choosing) },
    { "evidence", PL_KEY_STRUCT, PL_FREE, AT(rubric, evidence), .schema = &evidence_schema },
    { "sums", PL_KEY_STRUCT, PL_FREE, AT(rubric, sums), .schema = &sums_schema },
    { "bands", PL_KEY_STRUCTS, PL_FREE, AT(rubric, bands), .schema = &band_schema },
    { "dividing_lines", PL_KEY_STRUCTS, PL_FREE, AT(rubric, dividing_lines),
      .schema = &dividing_line_schema },
    { "domains", PL_KEY_STRUCTS, PL_FREE, AT(rubric, domains), .schema = &domain_schema },
    { "checks", PL_KEY_STRUCTS, PL_FREE, AT(rubric, checks), .schema = &check_schema },
    { "counting", PL_KEY_STRUCT, PL_FREE, AT(rubric, counting), .schema = &counting_schema },
    { "counts", PL_KEY_STRUCTS, PL_FREE, AT(rubric, counters), .schema = &counter_schema },
    { "formulas", PL_KEY_STRUCTS, PL_FREE, AT(rubric, formulas), .schema = &formula_schema },
    { "reference_words", PL_KEY_TEXT, PL_FREE, AT(rubric, reference_words) },
    { "guards", PL_KEY_STRUCTS, PL_FREE, AT(rubric, guards), .schema = &guard_schema },
    { "prompts", PL_KEY_STRUCTS, PL_FREE, AT(rubric, prompts), .schema = &prompt_schema },
    { "items_of_the_review", PL_KEY_STRUCT, PL_FREE, AT(rubric, own_items),
      .schema = &choosing_schema },
    { "short_review", PL_KEY_STRUCT, PL_FREE, AT(rubric, short_review), .schema = &short_schema },
    { "language_rule", PL_KEY_STRUCT, PL_FREE, AT(rubric, language_rule),
      .schema = &language_schema },
    /* before they were files of their own: reviews rest on texts that have them, for ever */
    { "session_review", PL_KEY_MAP, PL_FREE, AT(rubric, old_review) },
    { "session_facts", PL_KEY_TEXTS, PL_FREE, AT(rubric, old_facts) },
};
const pl_schema pl_rubric_schema = PL_SCHEMA("rubric", "id", pl_draft_rubric, rubric_keys, NULL);

/* In the order in which a stray key is looked for. */
static const pl_schema *const schemas[] = {
    &item_schema,          &domain_schema,
    &pl_rubric_schema,     &level_schema,
    &no_score_schema,      &evidence_schema,
    &sums_schema,          &check_schema,
    &question_schema,      &prompt_schema,
    &field_schema,         &counter_schema,
    &formula_schema,       &counting_schema,
    &guard_schema,         &scale_schema,
    &short_schema,         &pl_changed_schema,
    &dividing_line_schema, &language_schema,
    &no_moment_schema,     &band_schema,
    &done_schema,          &translation_schema,
    &choosing_schema,      &pl_changed_question_schema,
};
const pl_schema_family pl_rubric_family = { schemas, (int)(sizeof schemas / sizeof *schemas) };
