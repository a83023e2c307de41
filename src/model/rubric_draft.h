/* A rubric as its file has it, with the place of everything, before it is checked as a whole. */
#ifndef PL_MODEL_RUBRIC_DRAFT_H
#define PL_MODEL_RUBRIC_DRAFT_H

#include "schema.h"

typedef const pl_yaml_node *pl_draft_text; /* NULL: not there */

typedef struct pl_draft_level {
    const pl_yaml_node *node;
    pl_read_value value;
    pl_read_texts words;
    pl_draft_text means;
    pl_read_value between;
} pl_draft_level;

typedef struct pl_draft_scale {
    const pl_yaml_node *node;
    pl_draft_text id;
    pl_read_structs levels;
    const pl_yaml_node *evidence;
} pl_draft_scale;

typedef struct pl_draft_no_score {
    const pl_yaml_node *node;
    pl_draft_text id, title, when, part_words, critical_words;
    pl_read_value sums;
} pl_draft_no_score;

typedef struct pl_draft_evidence {
    const pl_yaml_node *node;
    const pl_yaml_node *ordinary, *critical;
    pl_draft_text nothing_cited;
    pl_read_value zero_minutes;
} pl_draft_evidence;

typedef struct pl_draft_sums {
    const pl_yaml_node *node;
    pl_read_value weight_percent, items_percent, domain_items, overall;
} pl_draft_sums;

typedef struct pl_draft_language {
    const pl_yaml_node *node;
    pl_draft_text statement, others;
    pl_read_texts stay;
} pl_draft_language;

typedef struct pl_draft_dividing_line {
    const pl_yaml_node *node;
    pl_read_texts items;
    pl_draft_text text, note;
} pl_draft_dividing_line;

typedef struct pl_draft_no_moment {
    const pl_yaml_node *node;
    pl_read_value level;
    pl_draft_text sentence;
} pl_draft_no_moment;

typedef struct pl_draft_item {
    const pl_yaml_node *node;
    pl_draft_text id, title, look_for, scale, hotkey;
    pl_read_value per, weight, critical_at, every_role, zero_minutes;
    pl_read_texts settings, helpful, unhelpful, notes;
    const pl_yaml_node *anchors, *changed;
    pl_draft_no_moment no_moment;
} pl_draft_item;

/* Words of an item in another setting. */
typedef struct pl_draft_changed {
    const pl_yaml_node *node;
    pl_draft_text title, look_for;
    pl_read_texts helpful, helpful_too, unhelpful, unhelpful_too, notes;
    const pl_yaml_node *anchors;
} pl_draft_changed;

typedef struct pl_draft_domain {
    const pl_yaml_node *node;
    pl_draft_text id, title;
    pl_read_value weight;
    pl_read_structs items;
} pl_draft_domain;

typedef struct pl_draft_question {
    const pl_yaml_node *node;
    pl_draft_text id, text, route;
    pl_read_value critical, hide_moment;
    pl_read_texts notes;
    const pl_yaml_node *changed;
} pl_draft_question;

typedef struct pl_draft_changed_question {
    const pl_yaml_node *node;
    pl_draft_text text;
} pl_draft_changed_question;

typedef struct pl_draft_check {
    const pl_yaml_node *node;
    pl_draft_text id, title;
    pl_read_structs questions;
} pl_draft_check;

typedef struct pl_draft_translation {
    const pl_yaml_node *node;
    pl_draft_text language, by, on;
} pl_draft_translation;

typedef struct pl_draft_done {
    const pl_yaml_node *node;
    pl_draft_text title;
    pl_read_texts choices, items;
} pl_draft_done;

typedef struct pl_draft_band {
    const pl_yaml_node *node;
    pl_draft_text from, title;
} pl_draft_band;

typedef struct pl_draft_counting {
    const pl_yaml_node *node;
    pl_read_value minutes, rate_minutes, rate_from;
    pl_read_texts stretch, lanes;
} pl_draft_counting;

typedef struct pl_draft_counter {
    const pl_yaml_node *node;
    pl_draft_text id, key, title, lane, means;
    pl_read_texts kinds, notes;
    pl_read_value spans, of;
} pl_draft_counter;

typedef struct pl_draft_formula {
    const pl_yaml_node *node;
    pl_draft_text id, title, is;
    pl_read_value shown_as, decimals;
    pl_read_texts reference;
} pl_draft_formula;

typedef struct pl_draft_guard {
    const pl_yaml_node *node;
    pl_draft_text item, beside_rubric, beside_item, says;
    pl_read_value from_level, up_to_level;
} pl_draft_guard;

typedef struct pl_draft_field {
    const pl_yaml_node *node;
    pl_draft_text id, title;
    pl_read_value answer;
    pl_read_texts choices;
} pl_draft_field;

typedef struct pl_draft_prompt {
    const pl_yaml_node *node;
    pl_draft_text id, title, text, note;
    pl_read_value answer, asked, kept, locked, seen, in_report;
    pl_read_texts choices;
    pl_read_structs fields;
} pl_draft_prompt;

typedef struct pl_draft_choosing {
    const pl_yaml_node *node;
    pl_read_value choose;
    pl_draft_text says;
} pl_draft_choosing;

typedef struct pl_draft_short {
    const pl_yaml_node *node;
    pl_read_value minutes, action_items;
    pl_read_texts items, checks, otherwise, write, not_for;
    pl_draft_text stops;
} pl_draft_short;

typedef struct pl_draft_rubric {
    const pl_yaml_node *node;
    pl_draft_text format, id, title, note, language, source, licence, notice, id_prefix,
        reference_words;
    pl_read_value edition, about;
    pl_read_texts programmes, settings, choosing, session_forms, old_facts;
    const pl_yaml_node *old_review;
    pl_read_structs levels, no_score, domains, checks, dividing_lines, translations, scales, bands,
        counters, formulas, guards, prompts;
    pl_draft_evidence evidence;
    pl_draft_sums sums;
    pl_draft_language language_rule;
    pl_draft_done done;
    pl_draft_counting counting;
    pl_draft_choosing own_items;
    pl_draft_short short_review;
} pl_draft_rubric;

extern const pl_schema pl_rubric_schema, pl_changed_schema, pl_changed_question_schema;
extern const pl_schema_family pl_rubric_family;
extern const char *const pl_rubric_evidence_words[]; /* by pl_evidence */
extern const char *const pl_rubric_answer_words[];   /* by pl_answer_kind */

#endif
