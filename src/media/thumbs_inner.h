/* What is in a set of small pictures, for those who fill it. */
#ifndef PLUMBLINE_MEDIA_THUMBS_INNER_H
#define PLUMBLINE_MEDIA_THUMBS_INNER_H

#include "plumbline/base/thread.h"
#include "plumbline/media/thumbs.h"

enum { PL_SHARE_WAITS = -1 };

typedef struct pl_thumb {
    int n; /* the key frame */
    pl_time start;
    pl_image *image; /* NULL: not there yet, or damaged */
    bool done;
} pl_thumb;

struct pl_thumbs {
    /* --- immutable */
    int count, width;
    pl_time duration;
    int frames; /* of the recording */
    /* --- protected by lock, a leaf */
    pl_mutex lock;
    pl_cond changed;
    int *shares; /* the key frame of each, or PL_SHARE_WAITS */
    pl_thumb *thumbs;
    int thumb_count, room; /* by number */
};

/* As pl_thumbs_new, of a recording of this length and number of frames. */
pl_thumbs *pl_thumbs_empty(int count, int width, pl_time duration, int frames);

/* The one of key frame n, or NULL. */
pl_thumb *pl_thumb_find_locked(const pl_thumbs *thumbs, int n);
/* Room for it in its order; those behind it move. */
pl_thumb *pl_thumb_add_locked(pl_thumbs *thumbs, int n, pl_time start);

#endif
