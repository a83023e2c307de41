/* The reader of files of small pictures against any bytes; see sealed.h. */
#include "../../src/media/thumbs_inner.h"
#include "sealed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All up to the number of pictures. */
enum { HEAD = 8 + 12 + 4 + 8 + 12 };
enum { SHARES = 5, WIDTH = 40, FRAMES = 50, LENGTH_US = 2000000 };

static pl_thumbs *empty(void)
{
    return pl_thumbs_empty(SHARES, WIDTH, LENGTH_US, FRAMES);
}

static void try_whole(const uint8_t *bytes, size_t size)
{
    pl_thumbs *thumbs = empty();
    if (pl_thumbs_parse(thumbs, bytes, size, "", NULL)) {
        size_t again = 0;
        free(pl_thumbs_format(&again, thumbs, "", NULL));
    }
    pl_thumbs_free(thumbs);
    pl_image_free(pl_thumbs_parse_one(bytes, size, "", NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t own_size = 0;
    pl_thumbs *nothing = empty();
    void *own = pl_thumbs_format(&own_size, nothing, "", NULL);
    try_sealed(data, size, own, HEAD, try_whole);
    free(own);
    pl_thumbs_free(nothing);
    return 0;
}
