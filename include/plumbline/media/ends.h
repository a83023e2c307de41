/* Whether one file goes on where another ends: the proof that a camera only cut between them. */
#ifndef PLUMBLINE_MEDIA_ENDS_H
#define PLUMBLINE_MEDIA_ENDS_H

#include "plumbline/base/time.h"

#include <stdbool.h>

/* For program and transport streams: whether the timestamps at the beginning of `behind` simply go on from
 * those at the end of `before`. Reads a few MB at most; false for files of another kind and where they cannot
 * be read. Any thread. */
bool pl_stream_goes_on(const char *before, const char *behind);

/* How far apart the first and the last timestamps of such a file are. False where there are none, or where
 * they began anew between. */
bool pl_stream_length(pl_time *out, const char *path);

#endif
