/* Changes on their way to the library: handed to the writer's thread in order, and answered on the main
 * thread, in the same order, by what each has to do when its receipt comes. */
#ifndef PLUMBLINE_REVIEW_POST_H
#define PLUMBLINE_REVIEW_POST_H

#include "plumbline/store/writer.h"

typedef struct pl_post pl_post;

typedef struct pl_letter {
    pl_change_run run; /* the writer's thread; must not touch what main owns */
    /* Main thread, when the receipt is there; `ctx` is left alone once it was forgotten. May be NULL. */
    void (*done)(void *ctx, void *arg, const pl_receipt *receipt);
    void *ctx;
    void *arg;                /* handed over: freed by free_arg, also when it is refused */
    void (*free_arg)(void *); /* main thread, behind `done`; may be NULL */
} pl_letter;

/* Opens the library for writing. `wake` is called on the writer's thread and may only unblock. */
bool pl_post_open(pl_post **out, const char *folder, const pl_store_options *options,
                  void (*wake)(void *ctx), void *ctx, pl_error *err);

/* Waits until all that was handed over is on disk; what waits for room on a full drive is given up. */
void pl_post_close(pl_post **post);

/* False, with a sentence, where nothing more can be taken: then nothing was handed over. */
bool pl_post_send(pl_post *post, const pl_letter *letter, pl_error *err);

/* Answers the receipts that are there. True when there was one. */
bool pl_post_collect(pl_post *post);

/* What was sent with this ctx is still done, but no `done` is called for it any more. */
void pl_post_forget(pl_post *post, const void *ctx);

int pl_post_waiting(const pl_post *post); /* changes without a receipt */
pl_utc
pl_post_saved(const pl_post *post); /* when the newest receipt that went well came; 0: none yet */

/* A change waits for room on the drive: its sentence. */
bool pl_post_stalled(pl_error *why, pl_post *post);
void pl_post_try_again(pl_post *post);

/* For scripts and tests: blocks until all is done, and answers it. */
void pl_post_drain(pl_post *post);

#endif
