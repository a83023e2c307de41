/* AVI: all packets of a stream by its index, which libavformat has read. */
#ifndef PLUMBLINE_MEDIA_AVI_H
#define PLUMBLINE_MEDIA_AVI_H

#include "input.h"
#include "track.h"

/* Of pictures that are shown in the order in which they are decoded. False where there is no whole index, or
 * where it does not lead to the packets that it names. */
bool pl_avi_read(pl_track *out, pl_input *input, int stream);

#endif
