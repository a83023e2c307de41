/* Where decoders write their pictures. Every decoded picture may be kept (see kept.h), so a decoder asks for
 * new memory as long as there is room for more of them: libavcodec's own pool clears each new picture and
 * touches it page by page, which costs as much as a sixth of decoding it. Here many pictures lie in one piece
 * of memory that the system hands out in large pages, and nothing is cleared twice.
 *
 * Pictures outlive the decoder: a piece is given back with the last of its pictures. */
#ifndef PLUMBLINE_MEDIA_SLAB_H
#define PLUMBLINE_MEDIA_SLAB_H

#include "compat.h"

typedef struct pl_slab pl_slab;

/* For one decoder, before it is opened; freed after it. */
pl_slab *pl_slab_give(AVCodecContext *codec);
void pl_slab_free(pl_slab *slab);

#endif
