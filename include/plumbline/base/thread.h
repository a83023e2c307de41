/* Threads, locks and the wake-up that goes upwards. Locks are leaves: nothing that can take another
 * lock or wait is called while one is held. */
#ifndef PLUMBLINE_BASE_THREAD_H
#define PLUMBLINE_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

typedef struct pl_mutex {
    pthread_mutex_t inner;
} pl_mutex;

typedef struct pl_cond {
    pthread_cond_t inner;
} pl_cond;

typedef struct pl_thread {
    pthread_t inner;
    bool running;
} pl_thread;

void pl_mutex_start(pl_mutex *mutex);
void pl_mutex_stop(pl_mutex *mutex);
void pl_mutex_lock(pl_mutex *mutex);
void pl_mutex_unlock(pl_mutex *mutex);

void pl_cond_start(pl_cond *cond);
void pl_cond_stop(pl_cond *cond);
void pl_cond_wait(pl_cond *cond, pl_mutex *mutex);
bool pl_cond_wait_ms(pl_cond *cond, pl_mutex *mutex, int ms); /* false when the time ran out */
void pl_cond_signal_all(pl_cond *cond);

/* Ends the program when the system gives no thread. */
void pl_thread_start(pl_thread *thread, void *(*run)(void *), void *arg);
void pl_thread_join(pl_thread *thread);

/* The calling thread lets others go first from now on: for work that nobody waits for. */
void pl_thread_calm(void);

#endif
