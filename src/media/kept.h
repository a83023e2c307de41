/* Decoded frames that are kept round the playhead, bounded by memory: a step back, or a short jump, costs
 * nothing. What lies farthest from the playhead goes first. One thread at a time. */
#ifndef PLUMBLINE_MEDIA_KEPT_H
#define PLUMBLINE_MEDIA_KEPT_H

#include "compat.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct pl_kept pl_kept;

/* At most so many bytes and frames, but two frames in any case. */
pl_kept *pl_kept_new(int64_t most_bytes, int most_count);
void pl_kept_free(pl_kept *kept);

/* The frame that is looked at: from here distances are counted. */
void pl_kept_look(pl_kept *kept, int n);

/* Borrowed until the next pl_kept_add; NULL where it is not kept. */
const AVFrame *pl_kept_find(const pl_kept *kept, int n);

/* Keeps one more reference to the frame's data, unless all that is kept lies nearer to the playhead. */
void pl_kept_add(pl_kept *kept, int n, const AVFrame *frame);

int64_t pl_kept_bytes(const pl_kept *kept);

/* The memory that a frame holds. */
int64_t pl_kept_size(const AVFrame *frame);

#endif
