#include "vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

typedef struct shim {
    sqlite3_file base;
    sqlite3_file *real; /* stands behind this struct in the same memory */
} shim;

static sqlite3_vfs *below;
static sqlite3_vfs faulty;
static atomic_long left; /* writes until the fault; 0: none is set */
static atomic_int fault, slow_ms, last_errno;
static atomic_bool failed;
static atomic_llong busy_until;

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void rest(int ms)
{
    struct timespec t = { ms / 1000, ms % 1000 * 1000000L };
    nanosleep(&t, NULL);
}

void vfs_fail_at(long n, vfs_fault kind)
{
    failed = false;
    fault = (int)kind;
    left = n;
}

bool vfs_failed(void)
{
    return failed;
}

void vfs_lift(void)
{
    left = 0;
    slow_ms = 0;
    busy_until = 0;
    last_errno = 0;
}

void vfs_slow(int ms)
{
    slow_ms = ms;
}

void vfs_busy(int ms)
{
    busy_until = now_ms() + ms;
}

/* Counts one more; true when this one is to fail. */
static bool due(bool sync)
{
    if (left == 0 || sync != (fault == VFS_SYNC))
        return false;
    if (left > 1) {
        left--;
        return false;
    }
    if (fault == VFS_TORN_ONCE)
        left = 0;
    failed = true;
    last_errno = fault == VFS_FULL ? ENOSPC : EIO;
    return true;
}

static sqlite3_file *real(sqlite3_file *file)
{
    return ((shim *)(void *)file)->real;
}

static int shim_close(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

static int shim_read(sqlite3_file *file, void *out, int size, sqlite3_int64 at)
{
    return real(file)->pMethods->xRead(real(file), out, size, at);
}

static int shim_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    if (due(false)) {
        if (fault == VFS_FULL)
            return SQLITE_FULL;
        real(file)->pMethods->xWrite(real(file), bytes, size / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (due(false))
        return fault == VFS_FULL ? SQLITE_FULL : SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
}

static int shim_sync(sqlite3_file *file, int flags)
{
    if (slow_ms)
        rest(slow_ms);
    if (due(true))
        return SQLITE_IOERR_FSYNC;
    (void)file, (void)flags;
    return SQLITE_OK; /* a test outlives its process and not its computer: nothing is waited for */
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int shim_lock(sqlite3_file *file, int level)
{
    if (level >= SQLITE_LOCK_RESERVED && now_ms() < busy_until)
        return SQLITE_BUSY;
    return real(file)->pMethods->xLock(real(file), level);
}

static int shim_unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int shim_reserved(sqlite3_file *file, int *out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}

static int shim_control(sqlite3_file *file, int op, void *arg)
{
    return real(file)->pMethods->xFileControl(real(file), op, arg);
}

static int shim_sector(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

static int shim_traits(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int shim_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    int code = real(file)->pMethods->xShmMap(real(file), page, size, 0, out);
    if (code != SQLITE_OK || *out || !extend)
        return code;
    if (due(false)) /* as the system does it when the file in memory cannot grow */
        return SQLITE_IOERR_SHMSIZE;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}

static int shim_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    int writing = SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE;
    if (offset == 0 && (flags & writing) == writing && now_ms() < busy_until)
        return SQLITE_BUSY;
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void shim_shm_barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

static int shim_shm_unmap(sqlite3_file *file, int drop)
{
    return real(file)->pMethods->xShmUnmap(real(file), drop);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = shim_close,
    .xRead = shim_read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_size,
    .xLock = shim_lock,
    .xUnlock = shim_unlock,
    .xCheckReservedLock = shim_reserved,
    .xFileControl = shim_control,
    .xSectorSize = shim_sector,
    .xDeviceCharacteristics = shim_traits,
    .xShmMap = shim_shm_map,
    .xShmLock = shim_shm_lock,
    .xShmBarrier = shim_shm_barrier,
    .xShmUnmap = shim_shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    shim *one = (shim *)(void *)file;
    one->real = (sqlite3_file *)(void *)(one + 1);
    int code = below->xOpen(below, name, one->real, flags, out);
    one->base.pMethods = one->real->pMethods ? &methods : NULL;
    return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    return below->xDelete(below, name, sync);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    (void)vfs;
    return below->xAccess(below, name, flags, out);
}

static int vfs_path(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    (void)vfs;
    return below->xFullPathname(below, name, size, out);
}

static int vfs_errno(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    int number = atomic_exchange(&last_errno, 0);
    return number ? number : below->xGetLastError(below, size, out);
}

const char *vfs_name(void)
{
    if (!below) {
        below = sqlite3_vfs_find(NULL);
        faulty = *below; /* what has no file in it is the system's own */
        faulty.zName = "plumbline-faulty";
        faulty.pNext = NULL;
        faulty.szOsFile = (int)sizeof(shim) + below->szOsFile;
        faulty.xOpen = vfs_open;
        faulty.xDelete = vfs_delete;
        faulty.xAccess = vfs_access;
        faulty.xFullPathname = vfs_path;
        faulty.xGetLastError = vfs_errno;
        sqlite3_vfs_register(&faulty, 0);
    }
    vfs_lift();
    return faulty.zName;
}
