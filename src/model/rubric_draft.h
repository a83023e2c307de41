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
} pl_draft_level;

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
    pl_read_value weight_percent, items_percent, domain_items;
} pl_draft_sums;

typedef struct pl_draft_language {
    const pl_yaml_node *node;
    pl_draft_text statement, others;
    pl_read_texts stay;
} pl_draft_language;

typedef struct pl_draft_session_review {
    const pl_yaml_node *node;
    pl_draft_text note;
    pl_read_texts questions;
} pl_draft_session_review;

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
    pl_draft_text id, title, look_for;
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

typedef struct pl_draft_rubric {
    const pl_yaml_node *node;
    pl_draft_text format, id, title, note, language, source, licence;
    pl_read_value edition;
    pl_read_texts programmes, settings, choosing, session_facts;
    pl_read_structs levels, no_score, domains, checks, dividing_lines;
    pl_draft_evidence evidence;
    pl_draft_sums sums;
    pl_draft_language language_rule;
    pl_draft_session_review session_review;
} pl_draft_rubric;

extern const pl_schema pl_rubric_schema, pl_changed_schema, pl_changed_question_schema;
extern const pl_schema_family pl_rubric_family;
extern const char *const pl_rubric_evidence_words[]; /* by pl_evidence */

/* --- from the draft to the rubric: checks everything that one row of a table cannot say */

typedef struct pl_rubric_build {
    pl_yaml *yaml;
    const pl_draft_rubric *draft;
    pl_rubric *rubric;
    pl_item *items;     /* the rubric's, to be written */
    pl_draft_text *ids; /* of domains, items, checks and questions so far; freed with free() */
    int id_count, id_room;
} pl_rubric_build;

void pl_rubric_build_rules(pl_rubric_build *b);     /* head, levels, reasons, evidence, sums */
void pl_rubric_build_items(pl_rubric_build *b);     /* domains and items; after the rules */
void pl_rubric_build_checks(pl_rubric_build *b);    /* checks; after the items */
void pl_rubric_build_citations(pl_rubric_build *b); /* what names items; after all ids are known */

/* Whether the line `format: KIND 1` says that the file is one of this kind; a file of the other
 * kind or of a newer format is named, and is not to be read any further. True when there is no such
 * line. */
bool pl_check_format(pl_yaml *yaml, const char *kind, const char *other);
void pl_check_id(pl_yaml *yaml, pl_draft_text id);
const char *pl_draft_get(pl_draft_text text); /* NULL when it is not there */

/* Puts the words of a mapping from levels to texts at their places. */
void pl_rubric_read_anchors(pl_rubric_build *b, const char *anchors[PL_LEVELS_MOST],
                            const pl_yaml_node *map);
/* The place of the level that this key names, or -1 after adding a problem. */
int pl_rubric_level_place(pl_rubric_build *b, const pl_yaml_node *key);
/* The setting that a key of `changed_words` names; false after adding a problem. */
bool pl_rubric_changed_setting(pl_setting *out, pl_rubric_build *b, const pl_yaml_node *key);
bool pl_rubric_read_settings(pl_rubric_build *b, bool settings[PL_SETTING_COUNT],
                             const pl_read_texts *texts);
/* Adds a problem when the id stands already on an item, a check or a question. */
void pl_rubric_id_once(pl_rubric_build *b, pl_draft_text id);

#endif
