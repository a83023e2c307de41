/* Questions to a draw list: what stands at a point, where Tab goes, what it says, what changed. */
#ifndef PLUMBLINE_PAINT_ASK_H
#define PLUMBLINE_PAINT_ASK_H

#include "plumbline/paint/list.h"

int pl_list_count(const pl_list *list);

/* Texts are borrowed until the list changes. */
pl_element pl_list_element(const pl_list *list, int index);

int pl_list_find(const pl_list *list, uint64_t id); /* -1: not there */

/* The target at a point, -1 where there is none. The topmost wins. One that is smaller than 24 by 24
 * takes that much room; where several such overlap, the nearest centre wins. */
int pl_list_hit(const pl_list *list, double x, double y);

/* The stop after (or before, at -1) the element `id`, going round; the first (last) when it is no stop.
 * 0 where there is none. With `within` only stops inside that element count; 0 is all. While something
 * modal is shown, only stops inside it. */
uint64_t pl_list_next_stop(const pl_list *list, uint64_t id, int way, uint64_t within);

/* The innermost element with this role about the element, or -1. */
int pl_list_around(const pl_list *list, int index, pl_element_role role);

/* As lines: `button "Keep note" [focus] 12,40 89x32`, two spaces deeper for each level. Values stand
 * behind the name after "=". */
void pl_list_text(pl_text *out, const pl_list *list);

/* The same in elements and marks. */
bool pl_list_same(const pl_list *a, const pl_list *b);
uint64_t pl_list_hash(const pl_list *list);

enum { PL_DAMAGES = 4 };

/* Rectangles outside which both lists paint the same, in logical pixels. How many: 0 when they do so
 * everywhere. */
int pl_list_damage(pl_rect out[PL_DAMAGES], const pl_list *before, const pl_list *after);

#endif
