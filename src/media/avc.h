/* H.264 as it is coded: NAL units in a packet, parameter sets, and the little of a slice's head that tells
 * which of them it follows. Everything is read from files: nothing is believed before it is looked at.
 * Names of fields as ITU-T H.264 has them. */
#ifndef PLUMBLINE_MEDIA_AVC_H
#define PLUMBLINE_MEDIA_AVC_H

#include "plumbline/base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PL_NAL_SLICE = 1,
    PL_NAL_IDR = 5,
    PL_NAL_SEI = 6,
    PL_NAL_SPS = 7,
    PL_NAL_PPS = 8,
    PL_NAL_DELIMITER = 9,
    PL_NAL_END = 10,
    PL_NAL_END_STREAM = 11,
    PL_NAL_FILLER = 12
};

enum { PL_AVC_MOST_SPS = 32, PL_AVC_MOST_PPS = 256, PL_AVC_MOST_SET = 1024 /* bytes of one */ };

typedef struct pl_nal {
    const uint8_t *data; /* the head's byte first; borrowed from the packet */
    size_t size;         /* at least 1 */
    int type;
} pl_nal;

/* A walk over the units of a packet. */
typedef struct pl_nals {
    const uint8_t *at;
    size_t left;
    int length_size; /* bytes of the length before each; 0: start codes stand between them */
    bool broken;     /* what is left does not follow the form */
} pl_nals;

pl_nals pl_nals_of(const void *packet, size_t size, int length_size);
bool pl_nals_next(pl_nal *out, pl_nals *walk); /* false at the end */

/* A unit behind its length in four bytes. */
void pl_nal_put(pl_text *out, const uint8_t *data, size_t size);

/* --- parameter sets */

typedef struct pl_avc_set {
    uint8_t *data; /* NULL: none */
    size_t size;
} pl_avc_set;

typedef struct pl_avc_sets {
    pl_avc_set sps[PL_AVC_MOST_SPS], pps[PL_AVC_MOST_PPS];
    int length_size; /* of packets that come with these */
} pl_avc_sets;

void pl_avc_sets_free(pl_avc_sets *sets); /* what is inside */

/* From a stream's extradata: an avcC box's content, or start codes, or nothing. */
bool pl_avc_sets_read(pl_avc_sets *out, const uint8_t *extra, size_t size);

/* One more, an SPS or a PPS. False where it is none, or another of its number is there. */
bool pl_avc_sets_add(pl_avc_sets *sets, const pl_nal *nal);

/* The content of an avcC box, for lengths of four bytes; `first` is the SPS that the head tells of. */
void pl_avc_sets_put(pl_text *out, const pl_avc_sets *sets, int first);

int pl_avc_pps_sps(const pl_avc_set *pps); /* the number of its SPS; -1: broken */
int pl_avc_slice_pps(const pl_nal *slice); /* the number of its PPS; -1: broken */

typedef struct pl_avc_sps {
    int number, profile, level;
    int max_refs;
    int width, height; /* in macroblocks; of a frame */
    bool progressive;  /* frame_mbs_only_flag */
    bool plain;        /* 4:2:0, of 8 bits */
    bool planes;       /* separate_colour_plane_flag */
    int number_bits;   /* of frame_num */
    int crop[4];       /* left, right, top, bottom, as coded */
    /* where parts of it stand, in bits of what lies behind the head's byte and is not escaped */
    uint8_t bytes[PL_AVC_MOST_SET];
    size_t refs_at, refs_end, vui_at, end;
} pl_avc_sps;

/* From a whole unit, or as much of one as lies before its VUI. */
bool pl_avc_sps_read(pl_avc_sps *out, const uint8_t *unit, size_t size);

/* `own` with the level, the references and all that a screen is told of `like`: a decoder that goes from one
 * to the other at an IDR picture has nothing to change. A whole unit; free(). */
uint8_t *pl_avc_sps_alike(size_t *size, const pl_avc_sps *own, const pl_avc_sps *like);

#endif
