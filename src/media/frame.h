/* Making the counted frames that go up to the screen. */
#ifndef PLUMBLINE_MEDIA_FRAME_INNER_H
#define PLUMBLINE_MEDIA_FRAME_INNER_H

#include "compat.h"
#include "plumbline/media/frame.h"

/* How the pictures of a part are to be turned. */
typedef struct pl_look {
    int quarters; /* clockwise */
    bool mirrored;
} pl_look;

/* With one holder, and one more reference to the picture's data. NULL without memory. n, times,
 * serial and standing are for the caller to set. */
pl_frame *pl_frame_make(const AVFrame *picture, pl_look look);

/* The decoder's frame behind it; borrowed. */
const AVFrame *pl_frame_picture(const pl_frame *frame);

#endif
