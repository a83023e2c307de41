/* Frames over the whole session, small, in memory only: made one by one beside everything else. */
#ifndef PLUMBLINE_COMMAND_OVERVIEW_H
#define PLUMBLINE_COMMAND_OVERVIEW_H

#include "plumbline/base/image.h"
#include "plumbline/command/app.h"

enum { PL_OVERVIEW_FRAMES = 19, PL_OVERVIEW_WIDTH = 128 };

/* The frame in the middle of the n-th part of the session; NULL while it is not there. Borrowed until the
 * review is closed. */
const pl_image *pl_overview_frame(const pl_app *app, int n);

void pl_overview_start(pl_app *app); /* for the open review; nothing when it runs already */
void pl_overview_stop(pl_app *app);

#endif
