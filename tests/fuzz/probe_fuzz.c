/* Opening, scanning and timing of any bytes as a recording, from memory; and its first picture. */
#include "plumbline/media/media.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct memory {
    const uint8_t *data;
    size_t size;
} memory;

static int64_t read_memory(void *ctx, void *out, int64_t at, size_t size)
{
    const memory *from = ctx;
    if (at < 0 || (uint64_t)at >= from->size)
        return 0;
    size_t left = from->size - (size_t)at;
    size_t count = size < left ? size : left;
    memcpy(out, from->data + at, count);
    return (int64_t)count;
}

static bool open_memory(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    (void)path, (void)err;
    memory *from = ctx;
    *out = (pl_source){ .read = read_memory, .ctx = from, .bytes = (int64_t)from->size };
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const paths[] = { "memory" };
    memory from = { data, size };
    pl_media_options options = { .open = open_memory, .open_ctx = &from, .threads = 1 };
    pl_error err = { 0 };
    pl_media *media = pl_media_open(paths, 1, &options, NULL, &err);
    if (!media)
        return 0;
    pl_image *image = NULL;
    if (pl_media_picture_at(&image, NULL, NULL, media, 0, &err))
        pl_image_free(image);
    pl_media_close(&media);
    return 0;
}
