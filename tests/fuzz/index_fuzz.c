/* The loader of frame indexes against any bytes; see sealed.h. */
#include "../../src/media/frames.h"
#include "sealed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The magic and the versions. */
enum { HEAD = 24 };

static void try_whole(const uint8_t *bytes, size_t size)
{
    pl_index *index = pl_index_parse(bytes, size, NULL, NULL);
    if (!index)
        return;
    size_t again = 0;
    free(pl_index_format(&again, index, "x"));
    pl_index_free(index);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const pl_index nothing;
    size_t own_size = 0;
    void *own = pl_index_format(&own_size, &nothing, "");
    try_sealed(data, size, own, HEAD, try_whole);
    free(own);
    return 0;
}
