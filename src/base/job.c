#include "plumbline/base/job.h"

#include <stddef.h>

bool pl_job_stopped(pl_job *job)
{
    return job && atomic_load_explicit(&job->abort, memory_order_relaxed);
}

void pl_job_tell(pl_job *job, double done, const char *what)
{
    if (job && job->progress)
        job->progress(job->ctx, done, what);
}
