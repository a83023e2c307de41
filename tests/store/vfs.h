/* A drive that fails as it is told to: a SQLite file system over the system's own. Faults count the writes
 * of all its files together; they hold until vfs_lift. Any thread may set and lift them. It never waits for
 * the real drive, so that thousands of faults are tried in seconds. */
#ifndef PLUMBLINE_TESTS_STORE_VFS_H
#define PLUMBLINE_TESTS_STORE_VFS_H

#include <stdbool.h>

typedef enum vfs_fault {
    VFS_FULL, /* no room: writing, lengthening and the memory beside the -wal file */
    VFS_TORN, /* half of the bytes are written, then the drive reports an error; later ones too */
    VFS_TORN_ONCE, /* the same, but the drive is well again at the next write */
    VFS_SYNC       /* the bytes are written, but nothing can be made durable */
} vfs_fault;

/* Its name, for pl_store_options.vfs. Registers it at first use and lifts all faults. */
const char *vfs_name(void);

/* From now on the nth write (1 is the next; of VFS_SYNC the nth wait for the drive) fails. */
void vfs_fail_at(long n, vfs_fault fault);
bool vfs_failed(void); /* whether it came to that */
void vfs_lift(void);   /* also the two below */

void vfs_slow(int ms); /* each wait until something is durable takes so long */
void vfs_busy(int ms); /* for so long nobody gets a lock for writing */

#endif
