/* Files are written beside their place and moved there when they are whole. */
#include "plumbline/base/file.h"
#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct pl_new_file {
    char *path, *beside;
    int fd;
};

static bool fail(const char *path, int why, pl_error *err)
{
    return pl_fail(
        err, pl_errno_code(why),
        "%s cannot be written: %s. Nothing half-written is left; choose another folder or make "
        "room, then try again.",
        path, pl_errno_words(why));
}

static bool fail_taken(const char *path, pl_error *err)
{
    return pl_fail(err, PL_REFUSED,
                   "%s is there already and is not written over. Choose another name, or move that "
                   "file away first.",
                   path);
}

static void free_file(pl_new_file *file)
{
    free(file->path);
    free(file->beside);
    free(file);
}

static pl_new_file *begin(const char *path, pl_error *err)
{
    char salt[8], hash[PL_HASH_ROOM];
    pl_new_file *file = pl_alloc(sizeof *file);
    pl_random_bytes(salt, sizeof salt);
    file->path = pl_copy_text(path);
    file->beside = pl_format("%s.%.8s.new", path, pl_hash_bytes(hash, salt, sizeof salt));
    file->fd = open(file->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file->fd >= 0)
        return file;
    fail(path, errno, err);
    free_file(file);
    return NULL;
}

pl_new_file *pl_new_file_begin(const char *path, pl_error *err)
{
    struct stat there;
    if (lstat(path, &there) == 0) {
        fail_taken(path, err);
        return NULL;
    }
    return begin(path, err);
}

bool pl_new_file_put(pl_new_file *file, int64_t at, const void *bytes, size_t size, pl_error *err)
{
    const char *from = bytes;
    while (size) {
        ssize_t put = pwrite(file->fd, from, size, (off_t)at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return fail(file->path, errno, err);
        from += put;
        at += put;
        size -= (size_t)put;
    }
    return true;
}

void pl_new_file_drop(pl_new_file **file)
{
    if (!*file)
        return;
    close((*file)->fd);
    unlink((*file)->beside);
    free_file(*file);
    *file = NULL;
}

/* Makes the folder's entry durable; file systems that cannot are left to themselves. */
static void sync_folder(const char *path)
{
    char *folder = pl_path_folder(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

/* Into a place where nothing stands; where the file system has no links, after a look. Gives errno. */
static int move_to_free_place(const char *beside, const char *path)
{
    struct stat there;
    if (link(beside, path) == 0) {
        unlink(beside);
        return 0;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
        return errno;
    if (lstat(path, &there) == 0)
        return EEXIST;
    return rename(beside, path) ? errno : 0;
}

static bool end(pl_new_file **file, bool durable, bool replace, pl_error *err)
{
    pl_new_file *f = *file;
    *file = NULL;
    int why = durable && fsync(f->fd) ? errno : 0;
    if (close(f->fd) && !why)
        why = errno;
    if (!why && !replace)
        why = move_to_free_place(f->beside, f->path);
    else if (!why && rename(f->beside, f->path))
        why = errno;
    if (why)
        unlink(f->beside);
    else if (durable)
        sync_folder(f->path);
    bool ok = !why || (why == EEXIST ? fail_taken(f->path, err) : fail(f->path, why, err));
    free_file(f);
    return ok;
}

bool pl_new_file_end(pl_new_file **file, pl_error *err)
{
    return end(file, true, false, err);
}

static bool write_whole(const char *path, const void *bytes, size_t size, bool durable,
                        pl_error *err)
{
    pl_new_file *file = begin(path, err);
    if (file && pl_new_file_put(file, 0, bytes, size, err))
        return end(&file, durable, true, err);
    pl_new_file_drop(&file);
    return false;
}

bool pl_file_write(const char *path, const void *bytes, size_t size, pl_error *err)
{
    return write_whole(path, bytes, size, true, err);
}

bool pl_file_write_cache(const char *path, const void *bytes, size_t size, pl_error *err)
{
    return write_whole(path, bytes, size, false, err);
}

bool pl_path_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}
