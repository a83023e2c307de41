/* What the list of the library leaves of all recordings, and in which order. */
#ifndef PLUMBLINE_COMMAND_FILTER_H
#define PLUMBLINE_COMMAND_FILTER_H

#include "plumbline/command/app.h"

enum { PL_RECENT_DAYS = 60 };

/* How far a session is; of a released one each facilitator has a state of their own. */
typedef enum pl_shelf_state {
    PL_SHELF_NOT_STARTED,
    PL_SHELF_DRAFT,
    PL_SHELF_SIGNED,
    PL_SHELF_RELEASED,
    PL_SHELF_READ,
    PL_SHELF_ANSWERED,
    PL_SHELF_CLOSED,
    PL_SHELF_STATES
} pl_shelf_state;

const char *pl_shelf_state_words(pl_shelf_state state); /* "Not started" */

bool pl_filter_any(const pl_app *app); /* something is left out but by the search */
const char *pl_filter_programme_words(const pl_app *app); /* of the one that is chosen, or NULL */
const char *pl_sort_words(pl_sort sort, bool up);         /* "Newest first" */

#endif
