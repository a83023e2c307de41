#include "plumbline/base/image.h"

#include <stddef.h>
#include <stdlib.h>

enum { MOST_SIDE = 16384, ALIGN = 64 };

pl_image *pl_image_new(int width, int height)
{
    if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE)
        return NULL;
    pl_image *image = calloc(1, sizeof *image);
    int stride = (width * 4 + ALIGN - 1) / ALIGN * ALIGN;
    void *pixels = aligned_alloc(ALIGN, (size_t)stride * (size_t)height);
    if (!image || !pixels) {
        free(image);
        free(pixels);
        return NULL;
    }
    *image = (pl_image){ .width = width, .height = height, .stride = stride, .pixels = pixels };
    return image;
}

void pl_image_free(pl_image *image)
{
    if (!image)
        return;
    free(image->pixels);
    free(image);
}
