/* What the two files of the panel of counts share. */
#ifndef UI_VIEW_COUNTS_H
#define UI_VIEW_COUNTS_H

#include "score.h"
#include "watch.h"

/* ----- view_globals.c: the items that are given a level beside the counts */
double ui_globals_height(const ui_view *v);
void ui_draw_globals(ui_view *v, pl_rect rect);

#endif
