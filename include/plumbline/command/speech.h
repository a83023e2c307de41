/* Where people speak in the open recording: found in the background, behind the first picture. */
#ifndef PLUMBLINE_COMMAND_SPEECH_H
#define PLUMBLINE_COMMAND_SPEECH_H

#include "plumbline/command/app.h"

void pl_app_speech_start(pl_app *app); /* once for each review; more calls are no harm */
void pl_app_speech_stop(pl_app *app);  /* the review closes */

/* Why speech is not known (yet), in words; NULL where it is. Borrowed until the next call. */
const char *pl_app_speech_why_not(const pl_app *app);

/* How far the search is, from 0 to 1; below 0: it does not run. */
double pl_app_speech_done(const pl_app *app);

#endif
