/* Actions of the open review: what is agreed to be practised, by when, and how it will be seen. */
#ifndef PLUMBLINE_REVIEW_ACTIONS_H
#define PLUMBLINE_REVIEW_ACTIONS_H

#include "plumbline/review/desk.h"

/* Each is an undo step of its own, sent to the library at once. id 0: a new one. False with trouble. */
bool pl_desk_action(pl_desk *desk, const pl_action *action);
void pl_desk_action_delete(pl_desk *desk, pl_id action);

#endif
