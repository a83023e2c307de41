/* Questions that are answered in words, wherever they stand: on the score sheet, in a session's review. */
#ifndef PLUMBLINE_UI_PROMPTS_H
#define PLUMBLINE_UI_PROMPTS_H

#include "score.h"

#include "plumbline/command/answers.h"

enum {
    UI_PROMPT_TITLE = 188,
    UI_PROMPT_SAVED = 88,
    UI_PROMPT_NUMBER = 24,
    UI_PROMPT_GAP = 12,
    UI_PROMPT_LEAST = 560 /* narrower: titles stand above the answers */
};

uint64_t ui_prompt_id(const ui_view *v, const char *name, const char *key, int n);
/* Number, title and text. */
void ui_flow_prompt_title(ui_flow *flow, const pl_prompt *prompt);
/* All its parts, as they are answered now. */
void ui_flow_parts(ui_flow *flow, const pl_prompt *prompt);
/* Below one of rows that can be answered: a link with these words adds a row. */
void ui_flow_add_row(ui_flow *flow, const pl_prompt *prompt, const char *words);
/* Saving, not yet, or when the last of its parts was saved; `always`: also where nothing was. */
void ui_draw_prompt_saved(ui_view *v, pl_rect rect, const pl_prompt *prompt, bool always);

/* ----- one part in a place of its own */
double ui_part_choice_width(ui_view *v, const pl_answer_place *place);
void ui_draw_part(ui_view *v, pl_rect rect, const pl_answer_place *place);

#endif
