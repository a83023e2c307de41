/* The library's cache folder: what can be made again, and be deleted at any time. */
#ifndef PLUMBLINE_LIBRARY_CACHE_H
#define PLUMBLINE_LIBRARY_CACHE_H

#include "plumbline/base/error.h"

/* Where the index of a recording is kept; its folder is made. free(). NULL on failure. */
char *cache_path(const char *library, const char *signature, pl_error *err);

/* The file of another kind beside an index. free(). NULL for NULL. */
char *cache_beside(const char *index, const char *ending);

#endif
