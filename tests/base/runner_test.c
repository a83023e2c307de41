#include "test.h"

#include "plumbline/base/runner.h"
#include "plumbline/base/thread.h"

#include <stdatomic.h>
#include <time.h>

enum { TASKS = 300 };

/* What one task does, and what came of it. */
typedef struct work {
    int number;
    bool until_stopped;
    const char *words;
    atomic_bool *started, *go; /* it waits for go when there is one */
    bool ran, stopped;         /* written by run, read by done */
    int *order, *done, *freed; /* the collecting thread's */
} work;

static void pause_ms(int ms)
{
    struct timespec t = { 0, ms * 1000000l };
    nanosleep(&t, NULL);
}

static void run(void *arg, pl_job *job)
{
    work *w = arg;
    if (w->words)
        pl_job_tell(job, 0.25, w->words);
    if (w->started)
        atomic_store(w->started, true);
    while (w->until_stopped && !pl_job_stopped(job))
        pause_ms(1);
    while (w->go && !atomic_load(w->go))
        pause_ms(1);
    w->stopped = pl_job_stopped(job);
    w->ran = true;
}

static void done(void *arg)
{
    work *w = arg;
    check(w->ran);
    w->order[*w->done] = w->number;
    ++*w->done;
}

static void free_work(void *arg)
{
    work *w = arg;
    ++*w->freed;
    free(w);
}

typedef struct bench {
    pl_runner *runner;
    int order[TASKS], done, freed;
    atomic_int woken;
    atomic_bool started, go;
} bench;

static void wake(void *ctx)
{
    bench *b = ctx;
    atomic_fetch_add(&b->woken, 1);
}

static uint64_t post(bench *b, work w)
{
    work *own = pl_alloc(sizeof *own);
    *own = w;
    own->order = b->order;
    own->done = &b->done;
    own->freed = &b->freed;
    pl_task task = { run, done, free_work, own };
    return pl_runner_post(b->runner, &task);
}

static void wait_until_started(bench *b)
{
    while (!atomic_load(&b->started))
        pause_ms(1);
}

static void collect(bench *b, int count)
{
    while (b->done < count)
        if (!pl_runner_collect(b->runner))
            pause_ms(1);
}

TEST(tasks_end_in_the_order_of_posting)
{
    bench b = { 0 };
    b.runner = pl_runner_start(wake, &b);
    check(!pl_runner_collect(b.runner));
    for (int i = 0; i < TASKS; i++)
        check_int(post(&b, (work){ .number = i }), i + 1);
    collect(&b, TASKS);
    for (int i = 0; i < TASKS; i++)
        check_int(b.order[i], i);
    check_int(b.freed, TASKS);
    pl_runner_stop(&b.runner);
    check(b.runner == NULL);
    check_int(atomic_load(&b.woken), TASKS); /* none was told of: one for each end */
    pl_runner_stop(&b.runner);
}

TEST(a_waiting_task_is_taken_out_and_its_neighbours_stay)
{
    for (int out = 2; out <= 4; out++) { /* the first, one between, the last */
        bench b = { 0 };
        b.runner = pl_runner_start(NULL, NULL);
        post(&b, (work){ .number = 1, .started = &b.started, .go = &b.go });
        for (int i = 2; i <= 4; i++)
            post(&b, (work){ .number = i });
        wait_until_started(&b);
        pl_runner_cancel(b.runner, (uint64_t)out);
        check_int(b.freed, 1);
        pl_runner_cancel(b.runner, 77);
        pl_runner_cancel(b.runner, 0);
        post(&b, (work){ .number = 5 });
        atomic_store(&b.go, true);
        collect(&b, 4);
        for (int i = 0, number = 1; i < 4; i++, number++) {
            number += number == out;
            check_int(b.order[i], number);
        }
        pl_runner_stop(&b.runner);
        check_int(b.freed, 5);
    }
}

static void done_stopped(void *arg)
{
    work *w = arg;
    check(w->stopped);
    done(arg);
}

static void done_not_stopped(void *arg)
{
    work *w = arg;
    check(!w->stopped);
    done(arg);
}

TEST(the_running_task_is_asked_to_stop_and_no_other)
{
    bench b = { 0 };
    b.runner = pl_runner_start(NULL, NULL);
    work *first = pl_alloc(sizeof *first), *second = pl_alloc(sizeof *second);
    *first = (work){ .number = 1,
                     .until_stopped = true,
                     .started = &b.started,
                     .order = b.order,
                     .done = &b.done,
                     .freed = &b.freed };
    *second = *first;
    second->number = 2, second->until_stopped = false;
    pl_task a = { run, done_stopped, free_work, first };
    pl_task next = { run, done_not_stopped, free_work, second };
    uint64_t id = pl_runner_post(b.runner, &a);
    pl_runner_post(b.runner, &next);
    wait_until_started(&b);
    pl_runner_cancel(b.runner, id);
    collect(&b, 2);
    check_int(b.order[0], 1);
    check_int(b.order[1], 2);
    pl_runner_stop(&b.runner);
}

TEST(progress_is_told_of_the_task_that_runs)
{
    static const char long_words[] = "ä123456789ä123456789ä123456789ä123456789ä123456789"
                                     "ä123456789ä123456789ä123456789ä123456789ä123456789"
                                     "ä123456789ä123456789ä123456789ä123456789ä123456789"
                                     "ä123456789ä123456789ä123456789ä1234567ää end";
    bench b = { 0 };
    b.runner = pl_runner_start(wake, &b);
    pl_task_progress p = { 0 };
    check(!pl_runner_progress(&p, b.runner, 0));
    uint64_t id = post(&b, (work){ .words = long_words, .started = &b.started, .go = &b.go });
    uint64_t waits = post(&b, (work){ 0 });
    wait_until_started(&b);
    check(pl_runner_progress(&p, b.runner, 0));
    check_int(p.id, (long long)id);
    check(p.done > 0.24 && p.done < 0.26);
    check(strncmp(p.words, long_words, strlen(p.words)) == 0);
    check(strlen(p.words) >= PL_PROGRESS_ROOM - 2);
    check(pl_runner_progress(&p, b.runner, id));
    check(!pl_runner_progress(&p, b.runner, waits));
    check(atomic_load(&b.woken) == 1);
    atomic_store(&b.go, true);
    collect(&b, 2);
    check(!pl_runner_progress(&p, b.runner, id));
    pl_runner_stop(&b.runner);
}

static void wake_and_wait(void *ctx)
{
    bench *b = ctx;
    wake(b);
    while (!atomic_load(&b->go))
        pause_ms(1);
}

/* Between two tasks, and before the first, there is no moment at which all seems done. */
TEST(what_is_the_next_to_run_counts_as_running)
{
    bench b = { 0 };
    b.runner = pl_runner_start(wake_and_wait, &b);
    post(&b, (work){ 0 });
    uint64_t second = post(&b, (work){ 0 });
    while (atomic_load(&b.woken) == 0)
        pause_ms(1);
    pl_task_progress p = { 0 };
    check(pl_runner_progress(&p, b.runner, 0));
    check_int(p.id, (long long)second);
    check(p.done < 0);
    check(!pl_runner_progress(&p, b.runner, second));
    atomic_store(&b.go, true);
    collect(&b, 2);
    check(!pl_runner_progress(&p, b.runner, 0));
    pl_runner_stop(&b.runner);
}

/* What runs is stopped, what waits and what has ended is dropped: nothing is done, all is freed. */
TEST(stopping_frees_everything_and_does_nothing)
{
    bench b = { 0 };
    b.runner = pl_runner_start(wake, &b);
    post(&b, (work){ .number = 1 });
    while (!atomic_load(&b.woken))
        pause_ms(1);
    post(&b, (work){ .number = 2, .until_stopped = true, .started = &b.started });
    for (int i = 3; i < 10; i++)
        post(&b, (work){ .number = i });
    wait_until_started(&b);
    pl_runner_stop(&b.runner);
    check_int(b.done, 0);
    check_int(b.freed, 9);
}

static void post_another(void *arg)
{
    bench *b = arg;
    post(b, (work){ .number = 7 });
}

static void run_nothing(void *arg, pl_job *job)
{
    (void)arg;
    pl_job_tell(job, -1, NULL);
}

TEST(what_is_done_may_post_again)
{
    bench b = { 0 };
    b.runner = pl_runner_start(wake, &b);
    pl_task task = { run_nothing, post_another, NULL, &b };
    pl_runner_post(b.runner, &task);
    collect(&b, 1);
    check_int(b.order[0], 7);
    pl_runner_stop(&b.runner);
}

/* Cancelled, looked at and collected from one thread while the other works: the thread sanitizer watches. */
TEST(a_runner_is_used_from_both_sides_at_once)
{
    bench b = { 0 };
    uint32_t seed = 5;
    b.runner = pl_runner_start(wake, &b);
    pl_task_progress p;
    for (int i = 0; i < TASKS; i++) {
        uint64_t id = post(&b, (work){ .number = i, .words = "counting" });
        if (test_random(&seed) % 3 == 0)
            pl_runner_cancel(b.runner, id - test_random(&seed) % 3);
        pl_runner_progress(&p, b.runner, 0);
        if (test_random(&seed) % 4 == 0)
            pl_runner_collect(b.runner);
    }
    pl_runner_stop(&b.runner);
    check_int(b.freed, TASKS);
    for (int i = 1; i < b.done; i++)
        check(b.order[i] > b.order[i - 1]);
}
