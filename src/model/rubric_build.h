/* From the draft to the rubric: checks everything that one row of a table cannot say. */
#ifndef PL_MODEL_RUBRIC_BUILD_H
#define PL_MODEL_RUBRIC_BUILD_H

#include "rubric_draft.h"

#include <stdint.h>

typedef struct pl_rubric_build {
    pl_yaml *yaml;
    const pl_draft_rubric *draft;
    pl_rubric *rubric;
    pl_item *items;     /* the rubric's, to be written */
    pl_scale *scales;   /* the same */
    pl_draft_text *ids; /* of domains, items, checks and questions so far; freed with free() */
    int id_count, id_room;
    bool unknown_setting; /* one is named that there is not: what else lacks it follows from that */
} pl_rubric_build;

void pl_rubric_build_rules(pl_rubric_build *b);   /* head, reasons, evidence, sums */
void pl_rubric_build_scales(pl_rubric_build *b);  /* scales; before the rules */
void pl_rubric_build_items(pl_rubric_build *b);   /* domains and items; after the rules */
void pl_rubric_build_checks(pl_rubric_build *b);  /* checks; after the items */
void pl_rubric_build_counts(pl_rubric_build *b);  /* counters, formulas, guards; after the items */
void pl_rubric_build_prompts(pl_rubric_build *b); /* prompts, what a self-review chooses */
void pl_rubric_build_options(pl_rubric_build *b); /* done?, bands, short review; after the checks */
void pl_rubric_build_citations(pl_rubric_build *b); /* what names items; after all ids are known */

/* Whether the line `format: KIND 1` says that the file is one of this kind; a file of the other
 * kind or of a newer format is named, and is not to be read any further. True when there is no such
 * line. */
bool pl_check_format(pl_yaml *yaml, const char *kind, const char *other);
void pl_check_id(pl_yaml *yaml, pl_draft_text id);
const char *pl_draft_get(pl_draft_text text); /* NULL when it is not there */

/* Puts the words of a mapping from levels to texts at their places. */
void pl_rubric_read_anchors(pl_rubric_build *b, const char *anchors[PL_LEVELS_MOST],
                            const pl_scale *scale, const pl_yaml_node *map);
/* The place of the level that this key names, or -1 after adding a problem. scale NULL: -1. */
int pl_rubric_level_place(pl_rubric_build *b, const pl_scale *scale, const pl_yaml_node *key);
/* Adds a problem for each id that no item has; those of a list may also be missing altogether. */
void pl_rubric_check_cited(pl_rubric_build *b, const pl_read_texts *ids);
/* The place of the item with this id, or -1 after adding a problem. */
int pl_rubric_item_place(pl_rubric_build *b, pl_draft_text id);
/* Which languages texts stand in, and which is wanted (NULL: the file's own); before the draft is read. */
void pl_rubric_read_languages(pl_yaml *yaml, const char *wanted);
/* The setting that a key of `changed_words` names; false after adding a problem. */
bool pl_rubric_changed_setting(pl_setting *out, pl_rubric_build *b, const pl_yaml_node *key);
bool pl_rubric_read_settings(pl_rubric_build *b, bool settings[PL_SETTING_COUNT],
                             const pl_read_texts *texts);
/* A number such as "2.5", in hundredths; false for anything else. */
bool pl_rubric_hundredths(int64_t *out, const char *text);
/* Adds a problem when the id stands already on an item, a check or a question. */
void pl_rubric_id_once(pl_rubric_build *b, pl_draft_text id);

#endif
