#include "plumbline/base/runner.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/base/thread.h"

#include <string.h>
#include <time.h>

enum {
    WAKE_MS = 100, /* between two words about progress */
    LONG_MS = 500  /* work that may have taken much memory */
};

typedef struct entry {
    uint64_t id;
    pl_task task;
    struct entry *next;
} entry;

typedef struct entries {
    entry *first, **end; /* end: where the next one is hung, unless the list is empty */
} entries;

struct pl_runner {
    pl_mutex lock; /* leaf: no function of a task is called while it is held */
    pl_cond changed;
    void (*wake)(void *ctx); /* immutable, as its ctx */
    void *wake_ctx;
    pl_thread thread;
    int64_t woken_ms; /* the runner's thread alone */
    pl_job job;       /* abort is atomic; the rest is immutable */
    /* --- protected by lock */
    entries waiting, ended;
    pl_task_progress now; /* id 0: nothing runs */
    uint64_t last_id;
    bool stopping;
};

static void push(entries *list, entry *one)
{
    one->next = NULL;
    *(list->first ? list->end : &list->first) = one;
    list->end = &one->next;
}

static entry *pop(entries *list)
{
    entry *one = list->first;
    if (one)
        list->first = one->next;
    return one;
}

static void drop(entry *one)
{
    if (one->task.free_arg)
        one->task.free_arg(one->task.arg);
    free(one);
}

static void wake(pl_runner *r)
{
    if (r->wake)
        r->wake(r->wake_ctx);
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Called by the task through its job. */
static void tell(void *ctx, double done, const char *what)
{
    pl_runner *r = ctx;
    pl_mutex_lock(&r->lock);
    r->now.done = done;
    if (what) {
        size_t size = pl_utf8_cut(what, sizeof r->now.words - 1);
        memcpy(r->now.words, what, size);
        r->now.words[size] = '\0';
    }
    pl_mutex_unlock(&r->lock);
    int64_t ms = now_ms();
    if (ms - r->woken_ms < WAKE_MS)
        return;
    r->woken_ms = ms;
    wake(r);
}

/* Waits for the next task; NULL when the runner is to end. */
static entry *next_waiting(pl_runner *r)
{
    pl_mutex_lock(&r->lock);
    while (!r->waiting.first && !r->stopping)
        pl_cond_wait(&r->changed, &r->lock);
    entry *one = r->stopping ? NULL : pop(&r->waiting);
    if (one) {
        r->now = (pl_task_progress){ .id = one->id };
        atomic_store(&r->job.abort, false); /* under the lock: a cancel is for this one or none */
    }
    pl_mutex_unlock(&r->lock);
    return one;
}

static void *work(void *arg)
{
    pl_runner *r = arg;
    for (entry *one; (one = next_waiting(r));) {
        int64_t began = now_ms();
        one->task.run(one->task.arg, &r->job);
        if (now_ms() - began > LONG_MS)
            pl_memory_return();
        pl_mutex_lock(&r->lock);
        r->now.id = 0;
        push(&r->ended, one);
        pl_mutex_unlock(&r->lock);
        wake(r);
    }
    return NULL;
}

pl_runner *pl_runner_start(void (*wake_collector)(void *ctx), void *ctx)
{
    pl_runner *r = pl_alloc(sizeof *r);
    r->wake = wake_collector;
    r->wake_ctx = ctx;
    r->job.progress = tell;
    r->job.ctx = r;
    pl_mutex_start(&r->lock);
    pl_cond_start(&r->changed);
    pl_thread_start(&r->thread, work, r);
    return r;
}

void pl_runner_stop(pl_runner **runner)
{
    pl_runner *r = *runner;
    if (!r)
        return;
    pl_mutex_lock(&r->lock);
    r->stopping = true;
    atomic_store(&r->job.abort, true);
    pl_cond_signal_all(&r->changed);
    pl_mutex_unlock(&r->lock);
    pl_thread_join(&r->thread);
    for (entry *one; (one = pop(&r->ended)) || (one = pop(&r->waiting));)
        drop(one);
    pl_cond_stop(&r->changed);
    pl_mutex_stop(&r->lock);
    free(r);
    *runner = NULL;
}

uint64_t pl_runner_post(pl_runner *r, const pl_task *task)
{
    entry *one = pl_alloc(sizeof *one);
    one->task = *task;
    pl_mutex_lock(&r->lock);
    uint64_t id = one->id = ++r->last_id;
    push(&r->waiting, one);
    pl_cond_signal_all(&r->changed);
    pl_mutex_unlock(&r->lock);
    return id;
}

/* Unhangs the one of this id, or NULL. */
static entry *take_out(entries *list, uint64_t id)
{
    entry **at = &list->first;
    while (*at && (*at)->id != id)
        at = &(*at)->next;
    entry *one = *at;
    if (!one)
        return NULL;
    *at = one->next;
    if (!one->next)
        list->end = at;
    return one;
}

void pl_runner_cancel(pl_runner *r, uint64_t id)
{
    pl_mutex_lock(&r->lock);
    entry *one = take_out(&r->waiting, id);
    if (id && r->now.id == id)
        atomic_store(&r->job.abort, true);
    pl_mutex_unlock(&r->lock);
    if (one)
        drop(one);
}

bool pl_runner_collect(pl_runner *r)
{
    bool any = false;
    for (;;) {
        pl_mutex_lock(&r->lock);
        entry *one = pop(&r->ended);
        pl_mutex_unlock(&r->lock);
        if (!one)
            return any;
        any = true;
        if (one->task.done)
            one->task.done(one->task.arg);
        drop(one);
    }
}

bool pl_runner_progress(pl_task_progress *out, pl_runner *r, uint64_t id)
{
    pl_mutex_lock(&r->lock);
    bool runs = r->now.id && (!id || r->now.id == id);
    bool next = !r->now.id && !id && r->waiting.first;
    if (runs)
        *out = r->now;
    else if (next) /* posted, and its thread not yet awake: not idle */
        *out = (pl_task_progress){ .id = r->waiting.first->id, .done = -1 };
    pl_mutex_unlock(&r->lock);
    return runs || next;
}
