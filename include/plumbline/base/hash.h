/* BLAKE2b with 256 bits, as lower-case hex. */
#ifndef PLUMBLINE_BASE_HASH_H
#define PLUMBLINE_BASE_HASH_H

#include <stddef.h>

enum { PL_HASH_ROOM = 65 };

typedef struct pl_hash pl_hash;

pl_hash *pl_hash_new(void);
void pl_hash_add(pl_hash *hash, const void *bytes, size_t size);
void pl_hash_free(pl_hash *hash);

/* Ends the sum; nothing may be added afterwards. Returns out. */
const char *pl_hash_end(char out[PL_HASH_ROOM], pl_hash *hash);

const char *pl_hash_bytes(char out[PL_HASH_ROOM], const void *bytes, size_t size);

/* Random bytes of the system, good enough for ids and keys. Any thread. */
void pl_random_bytes(void *out, size_t size);

#endif
