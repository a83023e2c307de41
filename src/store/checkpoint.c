/* What is committed waits in the -wal file until it is moved into the library itself. That costs two or
 * more waits for the drive, so it is done by a thread with nothing else to do; a commit does it by itself
 * only when much waits. */
#include "internal.h"

enum { DUE = 200 /* pages */ };

static int note_pages(void *ctx, sqlite3 *db, const char *name, int pages)
{
    pl_store *store = ctx;
    store->wal_pages = pages;
    if (pages >= store->most_wal)
        sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return SQLITE_OK; /* the change is on the drive already; what waits can wait on */
}

void checkpoint_attach(pl_store *store)
{
    store->most_wal = 1000;
    sqlite3_wal_hook(store->db, note_pages, store);
}

void checkpoint_if_due(pl_store *store)
{
    if (store->wal_pages < DUE)
        return;
    store->wal_pages = 0;
    sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}
