#include "cache.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <stdlib.h>

char *cache_path(const char *library, const char *signature, pl_error *err)
{
    char *folder = pl_path_join(library, "cache");
    char *path = NULL;
    if (pl_folder_make(folder, 0700, err))
        path = pl_format("%s/%s.index", folder, signature);
    free(folder);
    return path;
}
