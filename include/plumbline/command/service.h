/* Reviews about a service, as the window has them: their start, and whether this person may start one. */
#ifndef PLUMBLINE_COMMAND_SERVICE_H
#define PLUMBLINE_COMMAND_SERVICE_H

#include "plumbline/command/app.h"

/* What a reviewer can declare before it is started, from 1 to 4: "None of these". */
const char *pl_app_service_interest(int which);

/* NULL: this person can start one here and now; "" where nothing has to be said. */
const char *pl_app_service_why_not(const pl_app *app);
bool pl_app_service_offered(const pl_app *app); /* and it stands on the screen */

#endif
