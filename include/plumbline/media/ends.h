/* Whether one file goes on where another ends: the proof that a camera only cut between them. */
#ifndef PLUMBLINE_MEDIA_ENDS_H
#define PLUMBLINE_MEDIA_ENDS_H

#include <stdbool.h>

/* For program and transport streams: whether the timestamps at the beginning of `behind` simply go on from
 * those at the end of `before`. Reads a few MB at most; false for files of another kind and where they cannot
 * be read. Any thread. */
bool pl_stream_goes_on(const char *before, const char *behind);

#endif
