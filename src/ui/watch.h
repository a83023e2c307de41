/* The parts of the watch screen that have files of their own. */
#ifndef PLUMBLINE_UI_WATCH_H
#define PLUMBLINE_UI_WATCH_H

#include "ui.h"

/* Heights of the timeline's rows, by the size of the window. */
typedef struct pl_timeline_sizes {
    double label, pad, overview, ticks, gap, ruler, lane, glyph;
    bool one_lane; /* all tags in one */
} pl_timeline_sizes;

pl_timeline_sizes ui_timeline_sizes(const ui_state *ui);
void ui_draw_timeline(ui_view *v, pl_rect rect);
void ui_draw_panel(ui_view *v, pl_rect rect);

/* The composer, or the box of the tag in hand: cut off the foot of the panel where there is one. */
void ui_draw_composer(ui_view *v, pl_rect *panel);

/* A, B, C and All, of those who are present; `whose` are the bits that are chosen. */
double ui_people_width(ui_view *v, bool codes, double pad);
void ui_draw_people(ui_view *v, pl_rect rect, const char *id, unsigned whose, bool codes,
                    double pad);

#endif
