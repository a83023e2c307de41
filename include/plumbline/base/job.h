/* What long work is told and tells. Plain data handed to the call that does the work; the call looks
 * at `abort` often enough to stop within a tenth of a second and fails with PL_CANCELLED. A job writes
 * nothing that lasts: its result goes back to who asked. */
#ifndef PLUMBLINE_BASE_JOB_H
#define PLUMBLINE_BASE_JOB_H

#include <stdatomic.h>
#include <stdbool.h>

typedef struct pl_job {
    atomic_bool abort;
    /* Called on the working thread; `done` runs from 0 to 1, below 0 where the length is not known. May
     * be NULL. */
    void (*progress)(void *ctx, double done, const char *what);
    void *ctx;
} pl_job;

/* Both accept NULL: work that nobody watches and nobody stops. */
bool pl_job_stopped(pl_job *job);
void pl_job_tell(pl_job *job, double done, const char *what);

#endif
