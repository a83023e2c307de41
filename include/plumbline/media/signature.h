/* A recording is known by its content; a path is only a hint. */
#ifndef PLUMBLINE_MEDIA_SIGNATURE_H
#define PLUMBLINE_MEDIA_SIGNATURE_H

#include "plumbline/base/error.h"
#include "plumbline/base/hash.h"

#include <stdint.h>

/* A file that changed less than this ago may still be on its way. */
#define PL_SETTLE_US ((int64_t)10 * 1000 * 1000)

/* The BLAKE2b hash over each part's size, first MiB and last MiB, part by part in order, as hex.
 * PL_BUSY for a part that grew while it was looked at, or changed less than settle_us before
 * pl_utc_now(); settle_us 0 leaves the second question out. Any thread. */
bool pl_signature_read(char out[PL_HASH_ROOM], const char *const *paths, int count,
                       int64_t settle_us, pl_error *err);

#endif
