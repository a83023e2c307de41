/* The facilitators' own review of a session, while its screen is shown: app->session is there. */
#ifndef PLUMBLINE_COMMAND_SESSION_H
#define PLUMBLINE_COMMAND_SESSION_H

#include "plumbline/command/app.h"

/* Who led the session, from 0; false: there is none more. */
bool pl_app_session_code(char out[32], const pl_app *app, int n);
const pl_prompt *pl_app_session_prompt(const pl_app *app); /* in hand */

#endif
