/* A decoded picture on its way to the screen. The one thing that is counted: it is made on the player's
 * thread, shown on the main thread, and goes back to the decoder's pool when the last holder lets go. */
#ifndef PLUMBLINE_MEDIA_FRAME_H
#define PLUMBLINE_MEDIA_FRAME_H

#include "plumbline/base/error.h"
#include "plumbline/base/time.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum pl_layout {
    PL_LAYOUT_YUV420P, /* three planes of 8 bits: Y, then U and V of half the width and height */
    PL_LAYOUT_NV12,    /* two planes of 8 bits: Y, then U and V in turn */
    PL_LAYOUT_OTHER    /* for pl_frame_draw alone; the planes are NULL */
} pl_layout;

typedef enum pl_matrix { PL_MATRIX_BT601, PL_MATRIX_BT709, PL_MATRIX_BT2020 } pl_matrix;

/* What a frame is worth. */
typedef enum pl_standing {
    PL_FRAME_WHOLE, /* as decoded */
    PL_FRAME_STILL, /* its own picture at a smaller size, until it is decoded */
    PL_FRAME_NEAR   /* another picture near it, until it is decoded: nobody has seen the frame */
} pl_standing;

/* Nothing in it changes while it is held; read by any thread. */
typedef struct pl_frame {
    int n;            /* its number in the recording, from 0 */
    pl_time start_us; /* on the recording's clock */
    pl_time end_us;   /* the start of the next, or the end of the recording */
    uint32_t serial;  /* of the request that it answers or follows: see player.h */
    pl_standing standing;
    pl_layout layout;  /* as decoded */
    int width, height; /* as decoded: before the aspect and the turn below */
    const uint8_t *planes[3];
    int strides[3];             /* bytes from row to row */
    pl_matrix matrix;           /* the stream's own, else that of its size */
    bool full_range;            /* luma 0 to 255, not 16 to 235 */
    int aspect_num, aspect_den; /* of one decoded pixel, 1/1 is square */
    int rotation;               /* degrees clockwise to turn it upright: 0, 90, 180, 270 */
    bool mirrored;              /* to be mirrored from left to right before it is turned */
    struct pl_frame_inner *inner;
} pl_frame;

/* One more holder. Returns the same frame. Any thread. */
const pl_frame *pl_frame_ref(const pl_frame *frame);
/* One holder less; *frame becomes NULL. NULL is accepted. Any thread. */
void pl_frame_unref(const pl_frame **frame);

/* The size at which the upright picture with square pixels fills as much of a room as fits. The room's
 * sides are at least 1, and so is what comes out. */
void pl_frame_fit(int *width, int *height, const pl_frame *frame, int room_width, int room_height);

typedef enum pl_scaling {
    PL_SCALING_FAST, /* bilinear: for playing */
    PL_SCALING_FINE  /* bicubic: for a picture that stands */
} pl_scaling;

/* Tables and scratch memory of conversions, kept from frame to frame. One thread at a time. */
typedef struct pl_converter pl_converter;

pl_converter *pl_converter_new(void);
void pl_converter_free(pl_converter *converter);

/* Writes the upright picture, scaled to width × height, to a rectangle of a surface whose pixels are
 * 0xFFRRGGBB in the machine's own order. `pixels` is the rectangle's first pixel, `stride` the bytes from
 * row to row of the surface. Not one byte outside the rectangle is written. Where the width is a multiple
 * of 16 and the frame is not turned it is one conversion straight into the rectangle; else a copy more.
 * Fails where a side is not in 1 … 16384, or where the frame's form is not known. */
bool pl_frame_draw(pl_converter *converter, void *pixels, int stride, int width, int height,
                   const pl_frame *frame, pl_scaling scaling, pl_error *err);

#endif
