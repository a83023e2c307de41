/* The library's cache folder: what can be made again, and be deleted at any time. A file's time of change is
 * when it was last of use. */
#ifndef PLUMBLINE_LIBRARY_CACHE_H
#define PLUMBLINE_LIBRARY_CACHE_H

#include "plumbline/base/error.h"
#include "plumbline/library/tidy.h"

#include <stdint.h>

/* Where the index of a recording is kept; its folder is made. free(). NULL on failure. */
char *cache_path(const char *library, const char *signature, pl_error *err);

/* The file of another kind beside an index. free(). NULL for NULL. */
char *cache_beside(const char *index, const char *ending);

/* The recording is of use now: all that is kept of it. NULL is accepted. */
void cache_used(const char *index);

typedef struct cache_rules {
    int64_t most;     /* bytes */
    const char *open; /* signature of what stays; or NULL */
    bool pictures;    /* may be kept */
    bool (*remove)(const char *path);
} cache_rules;

/* The bound, where so many bytes are free and the cache holds so many. */
int64_t cache_most(int64_t free_bytes, int64_t held);

/* As pl_library_tidy, of a folder that need not be there. */
void cache_tidy(pl_tidied *out, const char *folder, const cache_rules *rules);

#endif
