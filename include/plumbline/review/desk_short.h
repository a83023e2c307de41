/* The open review: what is said at its end, and a short one that is drawn again or goes on as a whole one. */
#ifndef PLUMBLINE_REVIEW_DESK_SHORT_H
#define PLUMBLINE_REVIEW_DESK_SHORT_H

#include "plumbline/review/desk.h"

/* Why it will be signed with less watched than local policy asks for. */
void pl_desk_less(pl_desk *desk, const char *reason);

/* Another stretch, which is gone to. Every draw stays listed. */
void pl_desk_draw_again(pl_desk *desk, const char *reason);
/* All items are asked from then on; tags and scores stay. */
void pl_desk_whole(pl_desk *desk);

#endif
