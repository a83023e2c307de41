/* What somebody may know of a recording before the own review of it is begun: that there is another one, who
 * was in the session and which rubric it goes by. Nothing of what it says, and not whether it is signed. */
#ifndef PLUMBLINE_STORE_FIRST_H
#define PLUMBLINE_STORE_FIRST_H

#include "plumbline/store/store.h"

typedef struct pl_first {
    bool there; /* somebody else reviews it, or did */
    bool named; /* this person was named as its second reviewer, and has signed nothing yet */
    bool told;  /* something about this person was released to them */
    char facilitators[64]; /* "A=F-014,B=F-022" */
    char rubric[160];      /* "group-session-review@1" */
} pl_first;

bool pl_store_first(pl_first *out, pl_store *store, pl_id recording, pl_error *err);

/* The recordings of which this person was named as second reviewer, and has signed nothing yet. free(). */
bool pl_store_second_mine(pl_id **out, int *count, pl_store *store, pl_error *err);

#endif
