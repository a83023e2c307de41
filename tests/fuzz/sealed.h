/* Cache files end with a hash of all before it, which would stop nearly every input: each is tried as it is,
 * and once more with what this program itself would write in the head, and a hash that fits. */
#ifndef PLUMBLINE_TESTS_FUZZ_SEALED_H
#define PLUMBLINE_TESTS_FUZZ_SEALED_H

#include "plumbline/base/hash.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* `own` is a file of nothing, of which `head` bytes are taken. */
static inline void try_sealed(const uint8_t *data, size_t size, const void *own, size_t head,
                              void (*look)(const uint8_t *bytes, size_t size))
{
    enum { HASH = PL_HASH_ROOM - 1 };
    look(data, size);
    uint8_t *copy = size >= head + HASH ? malloc(size) : NULL;
    if (!copy)
        return;
    memcpy(copy, data, size);
    memcpy(copy, own, head);
    char hash[PL_HASH_ROOM];
    memcpy(copy + size - HASH, pl_hash_bytes(hash, copy, size - HASH), HASH);
    look(copy, size);
    free(copy);
}

#endif
