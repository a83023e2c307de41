/* Any bytes as the table of a title set (after "i"), as the disc's own table (after "d"), or as sectors of
 * an image's file systems (after "s": 24 from sector 16 on, the others from sector 256 on). */
#include "disc_layout.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    SECTOR = PL_DISC_SECTOR,
    FIRST = 16,
    FIRST_SECTORS = 24,
    SECOND = 256,
    IMAGE_SECTORS = 4096
};

typedef struct memory {
    const uint8_t *data;
    int64_t size;
} memory;

/* The byte at a place of the image, as far as the input tells it; else zero. */
static uint8_t image_byte(const memory *from, int64_t at)
{
    int64_t own = at - (int64_t)FIRST * SECTOR;
    if (own >= (int64_t)FIRST_SECTORS * SECTOR)
        own = at < (int64_t)SECOND * SECTOR ? -1 : at - (int64_t)(SECOND - FIRST_SECTORS) * SECTOR;
    return own >= 0 && own < from->size ? from->data[own] : 0;
}

static int64_t read_image(void *ctx, void *out, int64_t at, size_t size)
{
    for (size_t i = 0; i < size; i++)
        ((uint8_t *)out)[i] = image_byte(ctx, at + (int64_t)i);
    return (int64_t)size;
}

static bool open_image(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    (void)path, (void)err;
    *out = (pl_source){ .read = read_image, .ctx = ctx, .bytes = (int64_t)IMAGE_SECTORS * SECTOR };
    return true;
}

static void read_image_of(const memory *from)
{
    memory own = *from;
    pl_disc disc;
    pl_error err = { 0 };
    if (pl_disc_read(&disc, "image.iso", open_image, &own, &err))
        pl_disc_clear(&disc);
}

static void read_set(const memory *from)
{
    const pl_disc_vobs vobs = { .set = 1, .sectors = { 4000, 700 }, .all = 4700, .count = 2 };
    pl_ifo_set set;
    if (!pl_ifo_read_set(&set, from->data, (size_t)from->size))
        return;
    for (int i = 1; i <= pl_ifo_title_count(&set); i++) {
        pl_disc_layout layout;
        if (pl_disc_lay_title(&layout, &set, i, &vobs))
            pl_disc_layout_clear(&layout);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pl_ifo_disc disc;
    if (size == 0)
        return 0;
    memory from = { data + 1, (int64_t)size - 1 };
    if (data[0] == 'i')
        read_set(&from);
    else if (data[0] == 'd')
        pl_ifo_read_disc(&disc, from.data, (size_t)from.size);
    else if (data[0] == 's')
        read_image_of(&from);
    return 0;
}
