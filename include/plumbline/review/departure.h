/* Why the manual was departed from in the open review, and with whom that was agreed. */
#ifndef PLUMBLINE_REVIEW_DEPARTURE_H
#define PLUMBLINE_REVIEW_DEPARTURE_H

#include "plumbline/review/desk.h"

/* An undo step of its own, sent to the library at once. */
void pl_desk_departure(pl_desk *desk, pl_id tag, const char *reason, const char *agreed_by);

#endif
