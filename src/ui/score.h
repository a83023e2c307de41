/* The parts of the score screen that have files of their own. */
#ifndef PLUMBLINE_UI_SCORE_H
#define PLUMBLINE_UI_SCORE_H

#include "ui.h"

#include "plumbline/command/score.h"

/* What stands below one another. The same calls measure (draw is false) and draw, so that the two agree:
 * each moves y on. */
typedef struct ui_flow {
    ui_view *v;
    bool draw;
    double x, y, w;
} ui_flow;

/* Words that wrap; the first `bold` bytes are so, and at least `least` high. */
void ui_flow_words(ui_flow *flow, const char *text, pl_style style, pl_colour colour, int bold,
                   double least);
/* An icon before words that wrap; `aside` is room kept at the right. Gives the rectangle that it took. */
pl_rect ui_flow_note(ui_flow *flow, pl_icon icon, pl_colour mark, const char *text, pl_style style,
                     pl_colour colour, double aside);

/* ----- view_score_banner.c: what is open and comes first */
/* Where it is small, who may be at risk is asked about in the strip that Watch has. */
bool ui_score_has_strip(const ui_state *ui);
void ui_flow_banners(ui_flow *flow);

/* ----- view_score_card.c: an item, or the questions of a check, from the place of the first on */
void ui_flow_card(ui_flow *flow, const pl_sheet_place *place, int index);
void ui_flow_check(ui_flow *flow, int first, int count);
/* Of such a card, from the rubric alone: each level with its words; a list as one line. */
void ui_flow_item_levels(ui_flow *flow, const pl_item *item, pl_setting setting);
void ui_flow_item_list(ui_flow *flow, const char *head, const pl_texts *list);
void ui_score_begin_card(ui_view *v, pl_rect rect, const char *name, const char *value, bool hand);

/* ----- view_score_prompts.c: a question that is answered in words; what a self-review asks for */
void ui_flow_prompt(ui_flow *flow, const pl_sheet_place *place, int index);
void ui_flow_choose(ui_flow *flow);

/* ----- view_score_actions.c: what is agreed to be practised: a row beside the domains, and its sheet */
bool ui_score_has_actions(const ui_view *v);
void ui_draw_actions_row(ui_view *v, pl_rect row, bool narrow);
void ui_draw_actions_head(ui_view *v, pl_rect row);
/* The card that has the focus is written to *hand. */
void ui_flow_actions(ui_flow *flow, pl_rect *hand);

/* ----- view_score_counts.c: below the figures of one person */
void ui_flow_guards(ui_flow *flow, pl_who who);
void ui_flow_counted(ui_flow *flow, pl_who who);

/* ----- view_score_control.c: the levels, and "Done?" beside them */
void ui_flow_control(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who);
double ui_score_least(int levels); /* the least width of a column */
bool ui_score_is_ringed(const ui_view *v, int index, pl_who who, uint64_t id);
/* "0 opens when five minutes after 0:58:02 are watched": true where its lowest level is not open yet. */
bool ui_score_opens(char out[96], ui_view *v, const pl_sheet_place *place, pl_who who);
int64_t ui_score_index(int index, pl_who who);                               /* of an element */
void ui_score_target(char out[48], const pl_sheet_place *place, pl_who who); /* "5.3 A" */
char ui_upper(char c);

/* ----- view_score_column.c: one score: words, evidence, and what is missing */
void ui_flow_score(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who);
void ui_flow_evidence(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who);
/* "No score: not in the part watched. …": the first *bold bytes are the answer itself. */
void ui_score_words(char *out, size_t room, int *bold, const pl_desk *desk, const pl_item *item,
                    pl_who who);
const char *ui_level_words(char *out, size_t room, const pl_level *level); /* "Missed or harmful" */
/* Adds " Some remarks are answered.": with a capital and a full stop. */
void ui_add_sentence(char *out, size_t room, const char *words);
/* Only shown, in a review that cannot be written in: it stays as it looks. */
void ui_read_only(const ui_view *v, pl_control *is);

/* ----- view_score_links.c: what the score of a service rests on */
void ui_flow_links(ui_flow *flow, const pl_sheet_place *place, int index);

/* ----- view_score_beside.c: what the originals of an agreed record have, or the other view */
void ui_flow_originals(ui_flow *flow, const pl_sheet_place *place, pl_who who);
void ui_flow_gap(ui_flow *flow, const pl_sheet_place *place, pl_who who);

/* ----- view_score_domains.c, view_score_figures.c, view_score_needed.c: what stands beside the sheet */
void ui_draw_domains(ui_view *v, pl_rect rect);
/* The ground of a row there, until pl_list_end; `value` is what stands beside its name. */
void ui_score_begin_row(ui_view *v, pl_rect row, const pl_control *is, const char *value);
void ui_flow_figures(ui_flow *flow);
void ui_draw_needed(ui_view *v, pl_rect rect);     /* what is left, and the sign-off at the foot */
void ui_draw_sign_strip(ui_view *v, pl_rect rect); /* the same in a strip, where it is narrow */

#endif
