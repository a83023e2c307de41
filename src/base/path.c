#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

char *pl_path_join(const char *folder, const char *name)
{
    if (name[0] == '/')
        return pl_copy_text(name);
    size_t size = strlen(folder);
    const char *slash = size && folder[size - 1] == '/' ? "" : "/";
    return pl_format("%s%s%s", folder, slash, name);
}

const char *pl_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *pl_path_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return pl_copy_text(".");
    return slash == path ? pl_copy_text("/") : pl_copy_bytes(path, (size_t)(slash - path));
}

char *pl_path_absolute(const char *path)
{
    if (path[0] == '/')
        return pl_copy_text(path);
    char *here = getcwd(NULL, 0);
    if (!here)
        return pl_copy_text(path);
    while (pl_text_starts(path, "./"))
        path += 2;
    char *whole = strcmp(path, ".") == 0 ? pl_copy_text(here) : pl_path_join(here, path);
    free(here);
    return whole;
}

char *pl_path_said(const char *path)
{
    const char *home = getenv("HOME");
    size_t size = home ? strlen(home) : 0;
    while (size > 0 && home[size - 1] == '/')
        size--;
    if (size > 0 && strncmp(home, path, size) == 0 && path[size] == '/')
        return pl_format("~%s", path + size);
    return pl_copy_text(path);
}

bool pl_path_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool pl_path_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The nearest folder above that exists: a library that is to be made has no file system of its own. */
static bool statfs_above(struct statfs *fs, const char *path)
{
    char *at = pl_path_absolute(path);
    while (statfs(at, fs)) {
        if (strcmp(at, "/") == 0) {
            free(at);
            return false;
        }
        char *up = pl_path_folder(at);
        free(at);
        at = up;
    }
    free(at);
    return true;
}

const char *pl_path_network(const char *path)
{
    static const struct {
        unsigned long magic; /* statfs(2) */
        const char *kind;
    } kinds[] = {
        { 0x6969, "NFS" },     { 0x517B, "SMB" },      { 0xFF534D42, "SMB" },
        { 0xFE534D42, "SMB" }, { 0x5346414F, "AFS" },  { 0x73757245, "Coda" },
        { 0x01021997, "9P" },  { 0x00C36400, "Ceph" }, { 0x564C, "NCP" },
    };
    struct statfs fs;
    if (!statfs_above(&fs, path))
        return NULL;
    for (size_t i = 0; i < PL_COUNT(kinds); i++)
        if (((unsigned long)fs.f_type & 0xFFFFFFFFul) == kinds[i].magic)
            return kinds[i].kind;
    return NULL;
}

int64_t pl_path_room(const char *path)
{
    struct statfs fs;
    return statfs_above(&fs, path) ? (int64_t)fs.f_bavail * (int64_t)fs.f_bsize : -1;
}

bool pl_folder_make(const char *path, unsigned mode, pl_error *err)
{
    if (mkdir(path, mode) == 0)
        return true;
    if (errno == EEXIST && pl_path_is_folder(path))
        return true;
    char *above = pl_path_folder(path);
    bool ok = errno == ENOENT && !pl_path_exists(above) && pl_folder_make(above, mode, err);
    free(above);
    if (ok && (mkdir(path, mode) == 0 || errno == EEXIST))
        return true;
    return pl_fail(err, pl_errno_code(errno) == PL_FULL ? PL_FULL : PL_CANNOT_READ,
                   "The folder %s cannot be made: %s. Choose another folder.", path,
                   pl_errno_words(errno));
}

void pl_names_add(pl_names *names, const char *name)
{
    pl_grow(names->items, names->count, names->room);
    names->items[names->count++] = pl_copy_text(name);
}

void pl_names_free(pl_names *names)
{
    for (int i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
    *names = (pl_names){ 0 };
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool pl_folder_list(pl_names *out, const char *path, pl_error *err)
{
    DIR *folder = opendir(path);
    if (!folder)
        return pl_fail(err, pl_errno_code(errno), "The folder %s cannot be opened: %s.", path,
                       pl_errno_words(errno));
    pl_names names = { 0 };
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            pl_names_add(&names, entry->d_name);
    closedir(folder);
    if (names.count)
        qsort(names.items, (size_t)names.count, sizeof *names.items, by_bytes);
    *out = names;
    return true;
}
