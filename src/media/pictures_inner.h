/* What the codecs' readers share with pictures.c. */
#ifndef PLUMBLINE_MEDIA_PICTURES_INNER_H
#define PLUMBLINE_MEDIA_PICTURES_INNER_H

#include "pictures.h"

enum { PL_HEAD_ROOM = 256, PL_RECENT = 16 };

/* A unit that lately came. */
typedef struct pl_recent {
    int64_t at; /* of its first byte in the stream */
    int64_t pos, pts, dts;
    bool used, torn;
} pl_recent;

/* The fields that tell one picture of H.264 from the next. */
typedef struct pl_slice {
    uint32_t number; /* frame_num */
    bool field, bottom, idr, reference, intra;
} pl_slice;

struct pl_pictures {
    void (*take)(void *ctx, const pl_found *found);
    void *ctx;
    /* How many bytes behind a start code's prefix are wanted, by the first of them. */
    int (*wants)(uint8_t first);
    /* A start code at `at` of the stream, with its first bytes behind the prefix. */
    void (*code)(pl_pictures *p, int64_t at, const uint8_t *head, int size);

    int64_t at;    /* bytes of the stream so far */
    uint32_t last; /* the newest three of them */
    pl_recent recent[PL_RECENT];
    int recent_next;

    uint8_t head[PL_HEAD_ROOM]; /* behind the newest start code */
    int have, want;             /* want 0: nothing is gathered */
    int64_t head_at;

    bool open; /* `found` is a picture whose end is not yet met */
    pl_found found;
    int64_t found_at;
    bool filled;     /* its slices have begun */
    int64_t next_at; /* what belongs to the next picture begins here; -1: nothing yet */

    /* --- MPEG-1 and MPEG-2 */
    int tick;        /* eighths of 1/90000 s a field; 0: not yet told */
    bool all_frames; /* progressive_sequence */
    bool expected;   /* a picture's head came, its extension did not */
    pl_found coming;
    int64_t coming_at;
    int structure; /* 1 top, 2 bottom, 3 frame: of the open picture; 0: not told */
    bool paired;

    /* --- H.264 and HEVC */
    int number_bits; /* of frame_num; 0: no sequence parameter set came */
    bool only_frames, planes;
    bool set_came, recovery_came;
    pl_slice slice;
};

/* The open picture ends at `end`; the new one begins at `start`. */
void pl_pictures_close(pl_pictures *p, int64_t end);
/* Where `at` lies: fills pos and skip, and the timestamps where the unit's are not yet given away. */
void pl_pictures_place(pl_found *out, pl_pictures *p, int64_t at, int64_t times_at);

void pl_mpeg_start(pl_pictures *p);
void pl_avc_start(pl_pictures *p);
void pl_hevc_start(pl_pictures *p);

#endif
