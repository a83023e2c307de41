#include "plumbline/base/thread.h"
#include "plumbline/base/error.h"

#include <errno.h>
#include <sys/resource.h>
#include <time.h>

void pl_mutex_start(pl_mutex *mutex)
{
    pthread_mutex_init(&mutex->inner, NULL);
}

void pl_mutex_stop(pl_mutex *mutex)
{
    pthread_mutex_destroy(&mutex->inner);
}

void pl_mutex_lock(pl_mutex *mutex)
{
    pthread_mutex_lock(&mutex->inner);
}

void pl_mutex_unlock(pl_mutex *mutex)
{
    pthread_mutex_unlock(&mutex->inner);
}

void pl_cond_start(pl_cond *cond)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes,
                              CLOCK_MONOTONIC); /* a clock set back must not freeze us */
    pthread_cond_init(&cond->inner, &attributes);
    pthread_condattr_destroy(&attributes);
}

void pl_cond_stop(pl_cond *cond)
{
    pthread_cond_destroy(&cond->inner);
}

void pl_cond_wait(pl_cond *cond, pl_mutex *mutex)
{
    pthread_cond_wait(&cond->inner, &mutex->inner);
}

bool pl_cond_wait_ms(pl_cond *cond, pl_mutex *mutex, int ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    return pthread_cond_timedwait(&cond->inner, &mutex->inner, &until) != ETIMEDOUT;
}

void pl_cond_signal_all(pl_cond *cond)
{
    pthread_cond_broadcast(&cond->inner);
}

void pl_thread_start(pl_thread *thread, void *(*run)(void *), void *arg)
{
    int failed = pthread_create(&thread->inner, NULL, run, arg);
    pl_assert(!failed);
    thread->running = true;
}

void pl_thread_join(pl_thread *thread)
{
    if (!thread->running)
        return;
    pthread_join(thread->inner, NULL);
    thread->running = false;
}

void pl_thread_calm(void)
{
    enum { STEPS = 10 };
    /* of this thread alone on Linux; where it is refused the work is done all the same */
    (void)setpriority(PRIO_PROCESS, 0, STEPS);
}
