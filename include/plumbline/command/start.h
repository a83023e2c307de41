/* The kinds of review that can be started of the chosen recording. */
#ifndef PLUMBLINE_COMMAND_START_H
#define PLUMBLINE_COMMAND_START_H

#include "plumbline/command/app.h"

typedef struct pl_start_kind {
    pl_review_kind kind;
    const char *words; /* "Second scorer, blind: …" */
} pl_start_kind;

/* The nth that this person is offered, from 0; NULL: there are no more. Only one: nothing is asked. */
const pl_start_kind *pl_app_start_kind(const pl_app *app, int n);

/* Whether the kind of session is asked for: no session of a programme says it. */
bool pl_app_start_asks_setting(const pl_app *app);

#endif
