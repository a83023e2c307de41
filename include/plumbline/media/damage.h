/* Where a recording is damaged, as its index knows it: pictures of which something is missing, holes in a
 * recording whose pictures else have one length, and ends before the claimed one. */
#ifndef PLUMBLINE_MEDIA_DAMAGE_H
#define PLUMBLINE_MEDIA_DAMAGE_H

#include "plumbline/base/time.h"
#include "plumbline/media/media.h"

enum { PL_DAMAGE_MOST = 64 }; /* of a worse recording, ranges that lie near one another are one */

typedef enum pl_damage_kind {
    PL_DAMAGE_TORN, /* pictures that may look wrong */
    PL_DAMAGE_HOLE, /* pictures are missing: the one before stands */
    PL_DAMAGE_END   /* the file ends here before it should: from_us is to_us */
} pl_damage_kind;

typedef struct pl_damaged {
    pl_time from_us, to_us; /* on the recording's clock */
    pl_damage_kind kind;    /* of the worst in it: the one that stands lower in the list above */
} pl_damaged;

/* Borrowed, in order of time, without overlaps, at most PL_DAMAGE_MOST; as long as the pl_media. None of a
 * recording that is not yet read (pl_media_quick). Any thread. */
const pl_damaged *pl_media_damage(int *count, const pl_media *media);

#endif
