/* The writer: a thread that owns the writing connection, so that a slow disk or a busy file never holds
 * up the window. Changes are done in the order of posting; each is answered by a receipt. Nothing may be
 * shown as saved before its receipt. */
#ifndef PLUMBLINE_STORE_WRITER_H
#define PLUMBLINE_STORE_WRITER_H

#include "plumbline/store/store.h"

typedef struct pl_writer pl_writer;

/* A change: called on the writer's thread with the writing store and `arg`. It must be one store call, or
 * several that may stand alone. */
typedef bool (*pl_change_run)(pl_store *store, void *arg, pl_error *err);

typedef struct pl_receipt {
    uint64_t ticket; /* what pl_writer_post gave */
    bool ok;
    int64_t change_number; /* when ok */
    pl_error error;        /* when not */
} pl_receipt;

/* `wake` (may be NULL) is called on the writer's thread after each receipt and may only unblock its
 * reader. */
bool pl_writer_start(pl_writer **out, const char *folder, const pl_store_options *options,
                     void (*wake)(void *ctx), void *ctx, pl_error *err);

/* Waits for the changes that are posted, then ends. A change that waits for room is given up. */
void pl_writer_stop(pl_writer **writer);

/* Hands a change over; `free_arg` (may be NULL) is called when it is done with. Takes ownership of arg,
 * also on failure. 0 when the queue is full (4096 wait) or when a change waits for room on the drive:
 * then the person has been told and the work is refused until pl_writer_try_again goes well. */
uint64_t pl_writer_post(pl_writer *writer, pl_change_run run, void *arg, void (*free_arg)(void *));

/* The next receipt, in the order of posting; false when there is none yet. Any thread. */
bool pl_writer_receipt(pl_receipt *out, pl_writer *writer);

/* The change that waits for room, if one does: its sentence. It waits until a try has gone well. */
bool pl_writer_stalled(pl_error *why, pl_writer *writer);
void pl_writer_try_again(pl_writer *writer);

/* Blocks until all that is posted is done or one waits for room. For tests and for leaving. */
void pl_writer_drain(pl_writer *writer);

#endif
