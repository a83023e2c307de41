#include "cache.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { SIGNATURE = 64 /* digits */ };

static const char pictures[] = ".thumbs";

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

/* ----- the bound */

typedef struct kept_file {
    char *path;
    int64_t bytes, used_ns;
    bool open, picture;
} kept_file;

typedef struct kept_files {
    kept_file *items;
    int count, room;
    int64_t bytes;
} kept_files;

int64_t cache_most(int64_t free_bytes, int64_t held)
{
    const int64_t most = (int64_t)5 * 1000 * 1000 * 1000;
    int64_t share = (free_bytes + held) / 10;
    return share < most ? share : most;
}

/* A signature, a dot, and what it is: also of one that was being written when a program was killed. */
static bool is_ours(const char *name)
{
    return strspn(name, "0123456789abcdef") == SIGNATURE && name[SIGNATURE] == '.';
}

static void look_at(kept_files *out, const char *folder, const char *name, const char *open)
{
    struct stat st;
    char *path = pl_path_join(folder, name);
    if (!is_ours(name) || lstat(path, &st) != 0 || !S_ISREG(st.st_mode)) {
        free(path);
        return;
    }
    pl_grow(out->items, out->count, out->room);
    out->items[out->count++] =
        (kept_file){ .path = path,
                     .bytes = (int64_t)st.st_size,
                     .used_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec,
                     .open = open && strncmp(name, open, SIGNATURE) == 0,
                     .picture = strstr(name, pictures) != NULL };
    out->bytes += out->items[out->count - 1].bytes;
}

static kept_files list_files(const char *folder, const char *open)
{
    kept_files out = { 0 };
    DIR *dir = opendir(folder);
    for (const struct dirent *one; dir && (one = readdir(dir));)
        look_at(&out, folder, one->d_name, open);
    if (dir)
        closedir(dir);
    return out;
}

static void free_files(kept_files *files)
{
    for (int i = 0; i < files->count; i++)
        free(files->items[i].path);
    free(files->items);
}

/* All that lies beside it under its signature. */
void cache_used(const char *index)
{
    char *folder = index ? pl_path_folder(index) : NULL;
    kept_files files = { 0 };
    if (folder)
        files = list_files(folder, pl_path_name(index));
    for (int i = 0; i < files.count; i++)
        if (files.items[i].open)
            (void)!utimensat(AT_FDCWD, files.items[i].path, NULL,
                             0); /* where it is not ours: no harm */
    free_files(&files);
    free(folder);
}

/* The longest unused first; those of one moment in the order of their names. */
static int compare(const void *a, const void *b)
{
    const kept_file *one = a, *other = b;
    if (one->used_ns != other->used_ns)
        return one->used_ns < other->used_ns ? -1 : 1;
    return strcmp(one->path, other->path);
}

void cache_tidy(pl_tidied *out, const char *folder, const cache_rules *rules)
{
    kept_files files = list_files(folder, rules->open);
    *out = (pl_tidied){ .left = files.bytes };
    if (files.count)
        qsort(files.items, (size_t)files.count, sizeof *files.items, compare);
    for (int pass = 0; pass < 2; pass++) /* what may not be there; then what there is no room for */
        for (int i = 0; i < files.count; i++) {
            const kept_file *file = &files.items[i];
            bool refused = file->picture && !rules->pictures;
            bool goes = pass == 0 ? refused : !refused && !file->open && out->left > rules->most;
            if (!goes || !rules->remove(file->path))
                continue;
            out->removed++;
            out->freed += file->bytes;
            out->left -= file->bytes;
        }
    free_files(&files);
}

static bool remove_file(const char *path)
{
    return unlink(path) == 0;
}

static int64_t most_of(const char *folder)
{
    struct statvfs drive;
    kept_files files = list_files(folder, NULL);
    int64_t most = files.bytes; /* of a drive that does not say: nothing goes */
    if (statvfs(folder, &drive) == 0)
        most = cache_most((int64_t)drive.f_bavail * (int64_t)drive.f_frsize, files.bytes);
    free_files(&files);
    return most;
}

bool pl_library_keeps_pictures(pl_store *store)
{
    char *value = NULL;
    pl_error none = { 0 };
    bool kept =
        pl_store_setting(&value, store, PL_SETTING_PICTURES, &none) && pl_text_same(value, "1");
    free(value);
    return kept;
}

void pl_library_tidy(pl_tidied *out, pl_store *store, const char *open)
{
    char *folder = pl_path_join(pl_store_folder(store), "cache");
    cache_rules rules = { .most = most_of(folder),
                          .open = open,
                          .pictures = pl_library_keeps_pictures(store),
                          .remove = remove_file };
    cache_tidy(out, folder, &rules);
    free(folder);
}
