#include "plumbline/media/source.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/media/disc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

static int64_t read_file(void *ctx, void *out, int64_t at, size_t size)
{
    int fd = (int)(intptr_t)ctx;
    for (;;) {
        ssize_t got = pread(fd, out, size, (off_t)at);
        if (got >= 0)
            return got;
        if (errno != EINTR)
            return -errno;
    }
}

static void close_file(void *ctx)
{
    close((int)(intptr_t)ctx);
}

static bool check_kind(const struct stat *st, const char *path, pl_error *err)
{
    if (S_ISDIR(st->st_mode))
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is a folder, not a recording. Name the file in it, or index the folder.",
                       path);
    if (!S_ISREG(st->st_mode))
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is a device or a pipe, not a file. Copy the recording to a file first.",
                       path);
    if (st->st_size == 0)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is empty (0 bytes). Copy the recording again from its camera or disc.",
                       path);
    return true;
}

bool pl_source_open_file(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    (void)ctx;
    if (pl_part_is_title(path))
        return pl_disc_source_open(out, path, NULL, NULL, err);
    /* not blocking, so that a pipe without a writer cannot hold the program */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return pl_fail(err, pl_errno_code(errno), "%s cannot be opened: %s. %s", path,
                       pl_errno_words(errno),
                       errno == EACCES ? "Ask for access, or copy it where you have it."
                                       : "Check the name, and that its drive is connected.");
    struct stat st;
    if (fstat(fd, &st)) {
        pl_fail(err, PL_CANNOT_READ, "%s cannot be read: %s.", path, pl_errno_words(errno));
        close(fd);
        return false;
    }
    if (!check_kind(&st, path, err)) {
        close(fd);
        return false;
    }
    *out = (pl_source){
        .read = read_file,
        .close = close_file,
        .ctx = (void *)(intptr_t)fd,
        .bytes = st.st_size,
    };
    return true;
}
