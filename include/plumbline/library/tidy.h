/* The bound of the library's cache folder, and whether small pictures may lie in it. */
#ifndef PLUMBLINE_LIBRARY_TIDY_H
#define PLUMBLINE_LIBRARY_TIDY_H

#include "plumbline/store/store.h"

/* The library's setting, "1" where small pictures may be kept on the drive. As shipped they may not. */
#define PL_SETTING_PICTURES "pictures"

bool pl_library_keeps_pictures(pl_store *store);

typedef struct pl_tidied {
    int removed;
    int64_t freed, left; /* bytes */
} pl_tidied;

/* Brings the cache to at most 5 GB, or a tenth of the free space where that is less (what it holds itself
 * counts as free): what was not used for longest goes first, what belongs to the signature `open` (NULL:
 * none) stays. Small pictures go in any case where they may not be kept. Never fails: what cannot be removed
 * stays, and what is removed is made again. Only files that Plumbline named are looked at. */
void pl_library_tidy(pl_tidied *out, pl_store *store, const char *open);

#endif
