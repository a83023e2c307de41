/* The dialog of a mark of how the session ran. */
#ifndef PLUMBLINE_COMMAND_PLAN_H
#define PLUMBLINE_COMMAND_PLAN_H

#include "plumbline/command/app.h"

bool pl_app_plan_is_new(const pl_app *app); /* it adds one */

#endif
