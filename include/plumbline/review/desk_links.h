/* The open review about a service: the links that its levels rest on. */
#ifndef PLUMBLINE_REVIEW_DESK_LINKS_H
#define PLUMBLINE_REVIEW_DESK_LINKS_H

#include "plumbline/review/desk.h"

/* The texts are borrowed for the call; words, what it shows, may be NULL. One undo step. What is wrong comes
 * back as the desk's trouble. */
void pl_desk_link_add(pl_desk *desk, const char *item, const char *address, const char *words);
void pl_desk_link_drop(pl_desk *desk, pl_id link);

#endif
