/* Real frames for the window's tests. */
#ifndef PLUMBLINE_TESTS_UI_FILM_H
#define PLUMBLINE_TESTS_UI_FILM_H

#include "plumbline/media/player.h"

/* A frame of the small corpus' file, or of a path that begins with "/", by its time. The caller's:
 * pl_frame_unref. Fails the test when there is none. */
const pl_frame *film_frame(const char *name, pl_time at);

#endif
