#include "plumbline/base/file.h"
#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *pl_errno_words(int number)
{
    static const struct {
        int number;
        const char *words;
    } known[] = {
        { ENOENT, "there is no such file or folder" },
        { EACCES, "this account has no access to it" },
        { EPERM, "this account may not do that" },
        { EROFS, "the drive is read-only" },
        { ENOSPC, "there is no room left on the drive" },
        { EDQUOT, "this account's room on the drive is used up" },
        { EFBIG, "the file would be larger than the drive allows" },
        { EIO, "the drive reports an error; it may have been removed or be damaged" },
        { ENODEV, "the drive is not there" },
        { ENXIO, "the drive is not there" },
        { ENOTDIR, "a part of the path is a file, not a folder" },
        { EISDIR, "it is a folder" },
        { ENAMETOOLONG, "the name is too long" },
        { ELOOP, "its links lead in a circle" },
        { EMFILE, "too many files are open" },
        { ENFILE, "too many files are open on this computer" },
        { EEXIST, "something of that name is there already" },
        { ENOTCONN, "the connection to the drive is gone" },
        { ESTALE, "the connection to the drive is gone" },
    };
    for (size_t i = 0; i < PL_COUNT(known); i++)
        if (known[i].number == number)
            return known[i].words;
    return "the system gives no reason that is known here";
}

pl_code pl_errno_code(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return PL_FULL;
    case ENOENT:
    case ENOTDIR:
        return PL_NOT_FOUND;
    default:
        return PL_CANNOT_READ;
    }
}

bool pl_file_facts_read(pl_file_facts *out, const char *path, pl_error *err)
{
    struct stat st;
    if (stat(path, &st))
        return pl_fail(err, pl_errno_code(errno), "%s cannot be opened: %s.", path,
                       pl_errno_words(errno));
    *out = (pl_file_facts){
        .bytes = st.st_size,
        .changed_us = (int64_t)st.st_mtim.tv_sec * 1000000 + st.st_mtim.tv_nsec / 1000,
        .folder = S_ISDIR(st.st_mode),
        .regular = S_ISREG(st.st_mode),
    };
    return true;
}

/* Reads to the end, growing by what comes, so that pipes and files that grow are bounded too. */
static bool read_all(pl_text *out, int fd, const char *path, size_t most, pl_error *err)
{
    char block[64 * 1024];
    for (;;) {
        ssize_t got = read(fd, block, sizeof block);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return pl_fail(err, PL_CANNOT_READ, "%s cannot be read: %s.", path,
                           pl_errno_words(errno));
        if (out->size + (size_t)got > most)
            return pl_fail(err, PL_BAD_INPUT, "%s is too large: at most %zu kB are read here.",
                           path, most / 1000);
        pl_text_add_bytes(out, block, (size_t)got);
    }
}

char *pl_file_read(size_t *size, const char *path, size_t most, pl_error *err)
{
    pl_text text = { 0 };
    char *result = NULL;
    int fd =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe with no writer must not hang us */
    if (fd < 0) {
        pl_fail(err, pl_errno_code(errno), "%s cannot be opened: %s.", path, pl_errno_words(errno));
        return NULL;
    }
    if (!read_all(&text, fd, path, most, err))
        goto done;
    *size = text.size;
    result = pl_text_take(&text);
done:
    close(fd);
    pl_text_free(&text);
    return result;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t put = write(fd, bytes, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
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

static bool write_beside(const char *path, const void *bytes, size_t size, bool durable,
                         pl_error *err)
{
    char salt[8], hash[PL_HASH_ROOM];
    pl_random_bytes(salt, sizeof salt);
    char *beside = pl_format("%s.%.8s.new", path, pl_hash_bytes(hash, salt, sizeof salt));
    bool ok = false;
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) {
        ok = write_all(fd, bytes, size) && (!durable || fsync(fd) == 0);
        int why = errno;
        ok = close(fd) == 0 && ok;
        ok = ok && rename(beside, path) == 0;
        if (!ok) {
            why = errno ? errno : why;
            unlink(beside);
            errno = why;
        }
    }
    if (ok && durable)
        sync_folder(path);
    if (!ok)
        pl_fail(
            err, pl_errno_code(errno),
            "%s cannot be written: %s. Nothing half-written is left; choose another folder or make "
            "room, then try again.",
            path, pl_errno_words(errno));
    free(beside);
    return ok;
}

bool pl_file_write(const char *path, const void *bytes, size_t size, pl_error *err)
{
    return write_beside(path, bytes, size, true, err);
}

bool pl_file_write_cache(const char *path, const void *bytes, size_t size, pl_error *err)
{
    return write_beside(path, bytes, size, false, err);
}
