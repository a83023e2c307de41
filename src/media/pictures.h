/* The coded pictures of an elementary stream that comes in units: where each begins in the file, how long it
 * is, and what its head says. Two fields of one frame are one picture. */
#ifndef PLUMBLINE_MEDIA_PICTURES_H
#define PLUMBLINE_MEDIA_PICTURES_H

#include "compat.h"
#include "units.h"

typedef struct pl_found {
    int64_t pos; /* of the unit that its first byte lies in, and how many of the stream's bytes … */
    int32_t skip;     /* … are passed over there */
    int64_t size;     /* of the stream's bytes */
    int64_t pts, dts; /* PL_NO_TICKS where its unit has none */
    bool key;         /* decoding can begin here */
    bool bidirected;  /* a B-picture (told of MPEG-1 and MPEG-2 alone) */
    bool torn;        /* packets of it are missing */
    int length;       /* shown for so many eighths of 1/90000 s; 0: its head does not tell */
} pl_found;

typedef struct pl_pictures pl_pictures;

/* Whether pictures of this codec are told apart here. */
bool pl_pictures_known(enum AVCodecID codec);

/* take is called with each picture, in the order of decoding. */
pl_pictures *pl_pictures_new(enum AVCodecID codec, void (*take)(void *ctx, const pl_found *found),
                             void *ctx);
void pl_pictures_free(pl_pictures *pictures);

void pl_pictures_add(pl_pictures *pictures, const pl_unit *unit);
void pl_pictures_end(pl_pictures *pictures); /* the last one ends here */

#endif
