/* Pictures of the frames that are likely to be jumped to, at a smaller size and bounded by memory, so that
 * such a jump is answered before anything is decoded. One thread at a time. */
#ifndef PLUMBLINE_MEDIA_STILLS_H
#define PLUMBLINE_MEDIA_STILLS_H

#include "compat.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct pl_stills pl_stills;

pl_stills *pl_stills_new(int64_t most_bytes);
void pl_stills_free(pl_stills *stills);

/* From now on these frames are likely, the likeliest first. Others give way to them. */
void pl_stills_expect(pl_stills *stills, const int *frames, int count);

/* The likeliest frame from rank *rank on that has no picture yet and that there is room for; *rank becomes
 * its own. -1: none. */
int pl_stills_missing(int *rank, const pl_stills *stills);

/* Borrowed until the next pl_stills_add; NULL: none. */
const AVFrame *pl_stills_find(const pl_stills *stills, int n);

/* Takes a smaller copy, or the picture itself where it is small. NULL: there is none to be had, and the
 * frame is not missing any more. Nothing happens for a frame that is not expected. */
void pl_stills_add(pl_stills *stills, int n, const AVFrame *picture);

int64_t pl_stills_bytes(const pl_stills *stills);

#endif
