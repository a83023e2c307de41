#include "cache.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <stdlib.h>
#include <string.h>

char *cache_path(const char *library, const char *signature, pl_error *err)
{
    char *folder = pl_path_join(library, "cache");
    char *path = NULL;
    if (pl_folder_make(folder, 0700, err))
        path = pl_format("%s/%s.index", folder, signature);
    free(folder);
    return path;
}

char *cache_beside(const char *index, const char *ending)
{
    const char *dot = index ? strrchr(index, '.') : NULL;
    return dot ? pl_format("%.*s.%s", (int)(dot - index), index, ending) : NULL;
}
