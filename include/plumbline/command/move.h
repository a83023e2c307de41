/* A draft that is to go over to a newer edition of its rubric: what would become of it, while a person
 * decides. */
#ifndef PLUMBLINE_COMMAND_MOVE_H
#define PLUMBLINE_COMMAND_MOVE_H

#include "plumbline/command/app.h"
#include "plumbline/review/move.h"

struct pl_app_move {
    pl_review_facts facts; /* that the plan was made from */
    pl_move_plan plan;
    bool sending;   /* the writer has it: only read until its receipt is there */
    bool forgotten; /* nobody waits for that any more */
};

/* Where what is asked about stands among the lines of the plan: the nth, from 0; -1: there are no more. */
int pl_app_move_asked(const pl_app *app, int n);

#endif
