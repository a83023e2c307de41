/* What of the recording this reviewer, in this review, was not shown yet. Silence that speech only left out
 * is counted apart and is no such stretch, and neither is what is shorter than half a second. */
#ifndef PLUMBLINE_REVIEW_DESK_UNWATCHED_H
#define PLUMBLINE_REVIEW_DESK_UNWATCHED_H

struct pl_desk;

typedef enum pl_unwatched {
    PL_UNWATCHED_WENT,   /* to the start of one */
    PL_UNWATCHED_HERE,   /* there is no other this way than the one that holds this place */
    PL_UNWATCHED_BEHIND, /* none this way; there are the other way */
    PL_UNWATCHED_NONE
} pl_unwatched;

/* To the next stretch, or with -1 to the start of this one or the last. */
pl_unwatched pl_desk_unwatched(struct pl_desk *desk, int way);

#endif
