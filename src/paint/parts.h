/* What the parts share. */
#ifndef PAINT_PARTS_H
#define PAINT_PARTS_H

#include "ops.h"

#include "plumbline/paint/badges.h"
#include "plumbline/paint/panels.h"

/* Begins a control's element: a target, and a stop unless it is disabled without a reason. */
void part_begin(pl_list *list, pl_rect rect, pl_element_role role, const pl_control *is,
                const char *value);

/* A target that is not a stop of its own. */
void part_begin_inner(pl_list *list, pl_rect rect, pl_element_role role, const pl_control *is);

/* Begins an element that is only said. */
void part_say(pl_list *list, pl_rect rect, pl_element_role role, const char *name,
              const char *value);

/* Ends the control, with the ring where it has the focus. */
void part_end(pl_list *list, pl_rect rect, const pl_control *is, double radius);

bool part_is(const pl_control *is, unsigned state);

/* One line in the middle of the rectangle. */
void part_words(pl_list *list, pl_rect rect, const char *words, pl_type type, pl_colour colour,
                pl_align align);

/* A square icon in the middle of the rectangle's height, at its left. */
void part_icon(pl_list *list, pl_rect rect, pl_icon icon, double size, pl_colour colour,
               pl_colour ground);

/* The width of words, exactly. What a part asks for in all is rounded up once, at the end. */
double part_width(pl_list *list, const char *words, pl_type type);

#endif
