/* Inside the timeline: what its rows share. */
#ifndef UI_TIMELINE_H
#define UI_TIMELINE_H

#include "ui.h"
#include "watch.h"

typedef struct ui_line {
    ui_view *v;
    const pl_desk *desk;
    pl_timeline_sizes sizes;
    double left, width; /* of the lanes */
    double foot;        /* of the timeline */
    pl_time from, to;   /* what they show */
    pl_time whole, now;
} ui_line;

double ui_line_x(const ui_line *line, pl_time at);
double ui_line_part_x(const ui_line *line, int part); /* where it begins; -1: not in the window */

/* The names at the left; `second` stands below in a high row. */
void ui_line_label(const ui_line *line, pl_rect row, const char *words, const char *second);

/* ----- view_plan.c: the row of the session plan, where the session has one */
void ui_line_plan(const ui_line *line, pl_rect row);

/* ----- view_speech.c: the row under the ruler */
void ui_line_speech(const ui_line *line, pl_rect row);
void ui_line_notches(const ui_line *line, pl_rect ruler); /* where playing jumps */

/* ----- view_loop.c */
void ui_line_loop(const ui_line *line, pl_rect ruler, double bottom);

/* ----- view_wave.c */
void ui_line_wave(const ui_line *line, pl_rect row); /* over the whole session */

/* ----- view_damage.c */
void ui_line_damage(const ui_line *line, pl_rect row);        /* over the whole session */
void ui_line_damage_near(const ui_line *line, pl_rect ruler); /* in the window */

/* ----- view_lanes.c: a row for each domain, or one for all */
typedef struct ui_lanes {
    pl_rect rows; /* all of them, with their labels */
    int count;
} ui_lanes;

/* ----- view_tallies.c: in counting mode a row for each group of counters */
int ui_tally_lanes(const pl_desk *desk);
void ui_tallies_ground(const ui_line *line, const ui_lanes *lanes);
void ui_tallies_marks(const ui_line *line, const ui_lanes *lanes);
void ui_stretch_ends(const ui_line *line, double top, double bottom);

ui_lanes ui_lanes_of(const ui_line *line, pl_rect *rest);
void ui_lanes_ground(const ui_line *line, const ui_lanes *lanes);
void ui_lanes_marks(const ui_line *line, const ui_lanes *lanes);

#endif
