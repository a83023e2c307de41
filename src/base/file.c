#include "plumbline/base/file.h"
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
