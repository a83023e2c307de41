/* A text without wrapped lines, as it was drawn: for the pointer. */
#ifndef PLUMBLINE_UI_LISTING_H
#define PLUMBLINE_UI_LISTING_H

#include "ui.h"

/* The byte of the open rubric's text, drawn in this rectangle, that a point of the window falls on. */
size_t ui_listing_byte(ui_state *ui, pl_rect rect, double x, double y);

#endif
