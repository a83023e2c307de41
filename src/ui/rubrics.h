/* The parts of the screen of rubrics that have files of their own. */
#ifndef PLUMBLINE_UI_RUBRICS_H
#define PLUMBLINE_UI_RUBRICS_H

#include "over.h"
#include "score.h"

#include "plumbline/command/rubric_desk.h"

/* Widths of the window from which the preview, and the list, stand beside the text. */
enum { UI_RUBRICS_WHOLE = 1400, UI_RUBRICS_FOLDED = 1100 };

/* "Edition 2, draft"; "" for a file that says none. */
void ui_rubric_edition(char out[48], const pl_rubric_entry *entry);
/* "1 problem", "12 remarks" */
const char *ui_rubric_count(char out[48], int count, const char *noun);

const char *ui_rubric_clock(char out[16], pl_utc utc); /* "14:05", in local time */

/* ----- view_rubric_list.c */
void ui_draw_rubric_list(ui_view *v, pl_rect rect);

/* ----- view_rubric_text.c */
void ui_draw_rubric_text(ui_view *v, pl_rect rect);

/* ----- view_rubric_compare.c */
double ui_rubric_compare_height(const ui_state *ui); /* as it would be whole; 0: there is nothing */
void ui_draw_rubric_compare(ui_view *v, pl_rect rect);

/* ----- view_rubric_preview.c: and who goes by the edition */
void ui_draw_rubric_preview(ui_view *v, pl_rect rect);
void ui_flow_rubric_card(ui_flow *flow, const pl_item *item, bool old); /* view_rubric_card.c */

#endif
