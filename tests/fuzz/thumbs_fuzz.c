/* The reader of files of small pictures against any bytes. The hash at the end would stop nearly all of
 * them, so each input is tried a second time with this program's head and a hash that fits. */
#include "../../src/media/thumbs_inner.h"
#include "plumbline/base/hash.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All up to the number of pictures, and the hash at the end. */
enum { HEAD = 8 + 12 + 4 + 8 + 12, HASH = PL_HASH_ROOM - 1 };
enum { SHARES = 5, WIDTH = 40, FRAMES = 50, LENGTH_US = 2000000 };

static pl_thumbs *empty(void)
{
    return pl_thumbs_empty(SHARES, WIDTH, LENGTH_US, FRAMES);
}

/* What this program would write there itself. */
static void put_head(uint8_t *out)
{
    size_t size = 0;
    pl_thumbs *nothing = empty();
    void *bytes = pl_thumbs_format(&size, nothing, "", NULL);
    memcpy(out, bytes, HEAD);
    free(bytes);
    pl_thumbs_free(nothing);
}

static void try_whole(const uint8_t *bytes, size_t size)
{
    pl_thumbs *thumbs = empty();
    if (pl_thumbs_parse(thumbs, bytes, size, "", NULL)) {
        size_t again = 0;
        free(pl_thumbs_format(&again, thumbs, "", NULL));
    }
    pl_thumbs_free(thumbs);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    try_whole(data, size);
    if (size < HEAD + HASH)
        return 0;
    uint8_t *copy = malloc(size);
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    put_head(copy);
    char hash[PL_HASH_ROOM];
    memcpy(copy + size - HASH, pl_hash_bytes(hash, copy, size - HASH), HASH);
    try_whole(copy, size);
    free(copy);
    return 0;
}
