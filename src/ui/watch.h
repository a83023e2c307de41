/* The parts of the watch screen that have files of their own. */
#ifndef PLUMBLINE_UI_WATCH_H
#define PLUMBLINE_UI_WATCH_H

#include "ui.h"

/* Heights of the timeline's rows, by the size of the window. */
typedef struct pl_timeline_sizes {
    double label, overview, speech, lane, glyph, foot, plan; /* plan: 0: no such row */
    bool one_lane;                                           /* all tags in one */
} pl_timeline_sizes;

/* Of all sizes. */
enum {
    UI_LINE_PAD = 8,
    UI_LINE_TICKS = 5,
    UI_LINE_SPACE = 2, /* over the ticks, under them, and over the lanes */
    UI_LINE_WATCHED = 4,
    UI_LINE_GAP = 4,
    UI_LINE_RULER = 20
};

pl_timeline_sizes ui_timeline_sizes(const ui_state *ui);

/* The domain, from 1, in whose lane and row it is shown that someone may be at risk. */
int ui_risk_domain(const pl_rubric *rubric);

/* The stage of a recording that is only heard. */
void ui_draw_wave(ui_view *v, pl_rect rect);

void ui_draw_timeline(ui_view *v, pl_rect rect);
void ui_draw_panel(ui_view *v, pl_rect rect);
void ui_draw_panel_tabs(ui_view *v, pl_rect row);
void ui_draw_tags(ui_view *v, pl_rect rect);
void ui_draw_transcript(ui_view *v, pl_rect rect);
void ui_draw_notes(ui_view *v, pl_rect rect);
/* ----- view_captions.c */
void ui_draw_captions(ui_view *v);
/* Whether other lines are said, or another stands under the playhead, than was drawn last; remembers it. */
bool ui_lines_changed(ui_state *ui);
void ui_draw_counts(ui_view *v, pl_rect rect); /* in counting mode */
int ui_lane_count(const pl_desk *desk);        /* of the timeline, where they are not one */

/* The composer, or the box of the tag in hand: cut off the foot of the panel where there is one. */
void ui_draw_composer(ui_view *v, pl_rect *panel);
double ui_composer_least(const pl_app *app); /* with all its rows; 0: neither is there */

/* A, B, C and All, of those who are present; `whose` are the bits that are chosen. */
double ui_people_width(ui_view *v, bool codes, double pad);
void ui_draw_people(ui_view *v, pl_rect rect, const char *id, unsigned whose, bool codes,
                    double pad);

#endif
