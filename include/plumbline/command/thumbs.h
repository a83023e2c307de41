/* Small pictures over the open recording: made in the background behind the first picture, while nothing
 * plays. What was made is kept with the library where its setting allows, and gone on with the next time. */
#ifndef PLUMBLINE_COMMAND_THUMBS_H
#define PLUMBLINE_COMMAND_THUMBS_H

#include "plumbline/base/image.h"
#include "plumbline/command/app.h"

void pl_app_thumbs_mind(pl_app *app); /* once a round: begins, goes on, or gives way to playing */
void pl_app_thumbs_stop(pl_app *app); /* the review has closed */

/* Both are NULL where there is none (yet), or every picture is hidden; borrowed until the review is closed.
 * The nearest to a time, and the one that stands for a stretch: see plumbline/media/thumbs.h. Where that
 * could not be made, and no more are, the nearest stands for it. */
const pl_image *pl_app_thumb_near(pl_time *start_us, const pl_app *app, pl_time at);
const pl_image *pl_app_thumb_among(pl_time *start_us, const pl_app *app, pl_time from, pl_time to);

#endif
