#include "plumbline/base/hash.h"
#include "plumbline/base/error.h"
#include "plumbline/base/memory.h"

#include <sodium.h>
#include <stdlib.h>

enum { BYTES = 32 };

struct pl_hash {
    crypto_generichash_state state;
};

static void need_sodium(void)
{
    int ready = sodium_init(); /* may be called again and from any thread */
    pl_assert(ready >= 0);
}

pl_hash *pl_hash_new(void)
{
    need_sodium();
    /* the state wants 64-byte alignment, which plain allocation does not promise */
    pl_hash *hash = aligned_alloc(64, (sizeof *hash + 63) / 64 * 64);
    pl_assert(hash);
    crypto_generichash_init(&hash->state, NULL, 0, BYTES);
    return hash;
}

void pl_hash_add(pl_hash *hash, const void *bytes, size_t size)
{
    crypto_generichash_update(&hash->state, bytes, size);
}

void pl_hash_free(pl_hash *hash)
{
    free(hash);
}

const char *pl_hash_end(char out[PL_HASH_ROOM], pl_hash *hash)
{
    unsigned char sum[BYTES];
    crypto_generichash_final(&hash->state, sum, BYTES);
    return sodium_bin2hex(out, PL_HASH_ROOM, sum, BYTES);
}

const char *pl_hash_bytes(char out[PL_HASH_ROOM], const void *bytes, size_t size)
{
    unsigned char sum[BYTES];
    need_sodium();
    crypto_generichash(sum, BYTES, bytes, size, NULL, 0);
    return sodium_bin2hex(out, PL_HASH_ROOM, sum, BYTES);
}

void pl_random_bytes(void *out, size_t size)
{
    need_sodium();
    randombytes_buf(out, size);
}
