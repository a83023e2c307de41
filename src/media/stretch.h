/* A plane of bytes at another size, fast: for pictures that play. Each sample is the mean of up to four in
 * each direction, weighed by a triangle over what it covers. There is quick code for processors with AVX2;
 * on the others swscale does it. */
#ifndef PLUMBLINE_MEDIA_STRETCH_H
#define PLUMBLINE_MEDIA_STRETCH_H

#include <stdbool.h>
#include <stdint.h>

enum { PL_STRETCH_STEP = 32 /* bytes that are written at a time */ };

/* The tables of one stretch; one thread at a time. */
typedef struct pl_stretch pl_stretch;

/* NULL where there is no quick code for it: on other processors, to less than half the size, for a side
 * below 16. Freed with pl_stretch_free. */
pl_stretch *pl_stretch_new(int from_width, int from_height, int width, int height);
void pl_stretch_free(pl_stretch *stretch);
bool pl_stretch_fits(const pl_stretch *stretch, int from_width, int from_height, int width,
                     int height);

/* Rows of `out` are written up to the width rounded up to PL_STRETCH_STEP. */
void pl_stretch_plane(pl_stretch *stretch, uint8_t *out, int out_stride, const uint8_t *in,
                      int in_stride);

#endif
