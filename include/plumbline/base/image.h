/* A picture in memory: what a panel, a still, a thumbnail is. */
#ifndef PLUMBLINE_BASE_IMAGE_H
#define PLUMBLINE_BASE_IMAGE_H

#include <stdint.h>

typedef struct pl_image {
    int width, height;
    int stride;       /* bytes from row to row, a multiple of 64 */
    uint32_t *pixels; /* 0xFFRRGGBB in the machine's own order: opaque, square pixels */
} pl_image;

/* NULL when there is no memory for it or a side is not in 1 … 16384. */
pl_image *pl_image_new(int width, int height);
void pl_image_free(pl_image *image);

static inline uint32_t *pl_image_row(const pl_image *image, int y)
{
    return (uint32_t *)(void *)((uint8_t *)image->pixels + (int64_t)y * image->stride);
}

#endif
