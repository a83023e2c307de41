/* What the files of the first start share. */
#ifndef PLUMBLINE_UI_FIRST_H
#define PLUMBLINE_UI_FIRST_H

#include "over.h"

/* Goes down the column. */
typedef struct ui_steps {
    ui_view *v;
    double x, y, w;
} ui_steps;

pl_rect ui_steps_take(ui_steps *c, double height, double gap);

/* A line, the number and the heading; what follows stands in from the number. */
ui_steps ui_steps_begin(ui_steps *c, int number, const char *heading, bool done);

/* ----- view_first_place.c: where the library is kept, and how it is begun */
void ui_first_place(ui_steps *c);
void ui_first_begin(ui_steps *c);

#endif
