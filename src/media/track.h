/* The packets of one part's clock stream: its picture, or its sound where there is no picture. The
 * packets stand in decode order, so that a packet's place here (its ordinal) names it for ever: two
 * readings of the same bytes give the same packets. */
#ifndef PLUMBLINE_MEDIA_TRACK_H
#define PLUMBLINE_MEDIA_TRACK_H

#include "plumbline/model/recording.h"

#include <stdbool.h>
#include <stdint.h>

#define PL_NO_TICKS INT64_MIN /* AV_NOPTS_VALUE */

enum {
    PL_PACKET_KEY = 1,        /* decoding can start here */
    PL_PACKET_HIDDEN = 2,     /* never shown: cut off by an edit list, empty, damaged, … */
    PL_PACKET_BIDIRECTED = 4, /* a B-picture, where the scan had to find out */
    PL_PACKET_CUT = 8,        /* hidden by an edit list */
    PL_PACKET_TORN = 16,      /* some of it is missing or damaged */
    PL_PACKET_LOST = 32,      /* bytes are missing behind it */
    PL_PACKET_END = 64        /* the last of a part that ends before it should */
};

typedef struct pl_packet {
    int64_t pts;            /* presentation in ticks; mended once the clock has been applied */
    int64_t dts;            /* as it stands in the file; PL_NO_TICKS where there is none */
    int64_t pos;            /* byte in the file; -1 where the demuxer does not tell */
    int32_t size, duration; /* bytes; ticks, 0 where it is not known */
    uint32_t flags;
    int32_t
        skip; /* program and transport streams: bytes of its stream before it in the unit at pos */
} pl_packet;

typedef struct pl_track {
    pl_packet *packets;
    int count, room;
} pl_track;

/* The ordinals of the shown packets in order of presentation. Freed with free(); *count may be 0. */
int32_t *pl_track_order(int *count, const pl_track *track);

/* The usual step from one packet to the next in ticks: the median; 0 where there are too few. */
int64_t pl_track_step(const pl_track *track);

#endif
