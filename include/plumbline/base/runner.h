/* One background thread for the window's long work, one task after another in the order of posting. A
 * task writes nothing that lasts: what came of it stands in its arg, and goes on from `done`. */
#ifndef PLUMBLINE_BASE_RUNNER_H
#define PLUMBLINE_BASE_RUNNER_H

#include "plumbline/base/job.h"

#include <stdint.h>

typedef struct pl_runner pl_runner;

/* Nobody but `run` touches arg until it has returned; then it is the collecting thread's. */
typedef struct pl_task {
    void (*run)(void *arg, pl_job *job); /* on the runner's thread; looks at job often enough */
    void (*done)(void *arg);             /* on the collecting thread; or NULL */
    void (*free_arg)(void *arg);         /* once, behind `done` or in its place; or NULL */
    void *arg;
} pl_task;

enum { PL_PROGRESS_ROOM = 200 };

typedef struct pl_task_progress {
    uint64_t id;
    double done;                  /* 0 to 1; below 0 where the length is not known */
    char words[PL_PROGRESS_ROOM]; /* UTF-8, cut at a whole character; "" until the task says some */
} pl_task_progress;

/* `wake` (may be NULL) is called on the runner's thread when a task has ended and, at most ten times a
 * second, when one tells how far it is. It may only unblock who collects. */
pl_runner *pl_runner_start(void (*wake)(void *ctx), void *ctx);

/* Stops what runs, drops what waits and what was not collected: each arg is freed, no `done` is called.
 * Returns when the running task has; clears the pointer. */
void pl_runner_stop(pl_runner **runner);

/* Takes a copy of the task and ownership of its arg. The id is above 0 and never used again. Any number
 * may wait. Any thread; also from within `done`. */
uint64_t pl_runner_post(pl_runner *runner, const pl_task *task);

/* A task that waits goes at once: its arg is freed here, its `done` is never called. The one that runs is
 * asked to stop and is collected like any other; its arg says what came of it. An unknown id is no harm. */
void pl_runner_cancel(pl_runner *runner, uint64_t id);

/* Calls `done` and then `free_arg` of each task that has ended, in order. One thread alone collects. True
 * when there was one. */
bool pl_runner_collect(pl_runner *runner);

/* How far the task `id` is, or with 0 the one that runs or is the next to. False when that one does not
 * run now. */
bool pl_runner_progress(pl_task_progress *out, pl_runner *runner, uint64_t id);

#endif
