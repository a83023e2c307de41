#include "plumbline/store/writer.h"
#include "internal.h"

#include "plumbline/base/thread.h"

enum {
    QUEUE_ROOM = 4096,
    MOST_WAL = 4000 /* pages; what is done when nothing is posted comes first */
};

typedef struct posted {
    uint64_t ticket;
    pl_change_run run;
    void *arg;
    void (*free_arg)(void *);
} posted;

struct pl_writer {
    pl_mutex lock; /* leaf: nothing is called while it is held */
    pl_cond changed;
    void (*wake)(void *ctx); /* immutable; may only unblock the reader; may be NULL */
    void *wake_ctx;
    pl_thread thread;
    pl_store *store; /* the writer thread's alone */
    /* --- protected by lock */
    posted queue[QUEUE_ROOM];
    int head, count; /* the one at head is being worked on */
    pl_receipt *receipts;
    int receipt_head, receipt_count, receipt_room;
    uint64_t last_ticket;
    bool stopping;
    bool stalled;   /* from the first refusal for want of room until that change is done */
    bool try_again; /* it is being tried again */
    pl_error why;
};

static void wake(pl_writer *w)
{
    if (w->wake)
        w->wake(w->wake_ctx);
}

static void add_receipt_locked(pl_writer *w, const pl_receipt *receipt)
{
    if (w->receipt_head == w->receipt_count)
        w->receipt_head = w->receipt_count = 0;
    pl_grow(w->receipts, w->receipt_count, w->receipt_room);
    w->receipts[w->receipt_count++] = *receipt;
}

/* Waits for the next change; false when the writer is to end and nothing waits. */
static bool next_posted(posted *out, pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    while (w->count == 0 && !w->stopping)
        pl_cond_wait(&w->changed, &w->lock);
    bool found = w->count > 0;
    if (found)
        *out = w->queue[w->head];
    pl_mutex_unlock(&w->lock);
    return found;
}

/* A change for which there is no room waits for a word; false when it is given up. */
static bool wait_for_room(pl_writer *w, const pl_error *why)
{
    pl_mutex_lock(&w->lock);
    w->stalled = true;
    w->try_again = false;
    w->why = *why;
    pl_cond_signal_all(&w->changed);
    pl_mutex_unlock(&w->lock);
    wake(w);

    pl_mutex_lock(&w->lock);
    while (!w->try_again && !w->stopping)
        pl_cond_wait(&w->changed, &w->lock);
    bool again = w->try_again;
    pl_mutex_unlock(&w->lock);
    return again;
}

static bool stopping(pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    bool stop = w->stopping;
    pl_mutex_unlock(&w->lock);
    return stop;
}

/* Another process that writes is waited for, for ever: order is kept and nothing is lost. */
static pl_receipt carry_out(pl_writer *w, const posted *one)
{
    pl_receipt receipt = { .ticket = one->ticket };
    for (;;) {
        receipt.error = (pl_error){ 0 };
        receipt.ok = one->run(w->store, one->arg, &receipt.error);
        bool again = (receipt.error.code == PL_FULL && wait_for_room(w, &receipt.error)) ||
                     (receipt.error.code == PL_BUSY && !stopping(w));
        if (!receipt.ok && again)
            continue;
        if (receipt.ok)
            receipt.change_number = pl_store_change_number(w->store);
        return receipt;
    }
}

static void finish(pl_writer *w, const posted *one, const pl_receipt *receipt)
{
    if (one->free_arg)
        one->free_arg(one->arg);
    pl_mutex_lock(&w->lock);
    w->head = (w->head + 1) % QUEUE_ROOM;
    w->count--;
    w->stalled = w->try_again = false;
    add_receipt_locked(w, receipt);
    pl_cond_signal_all(&w->changed);
    pl_mutex_unlock(&w->lock);
    wake(w);
}

static bool idle(pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    bool none = w->count == 0;
    pl_mutex_unlock(&w->lock);
    return none;
}

static void *write_changes(void *arg)
{
    pl_writer *w = arg;
    posted one;
    while (next_posted(&one, w)) {
        pl_receipt receipt = carry_out(w, &one);
        finish(w, &one, &receipt);
        if (idle(w))
            checkpoint_if_due(w->store);
    }
    return NULL;
}

bool pl_writer_start(pl_writer **out, const char *folder, const pl_store_options *options,
                     void (*wake_reader)(void *ctx), void *ctx, pl_error *err)
{
    pl_store *store = NULL;
    if (!pl_store_open(&store, folder, options, err))
        return false;
    pl_writer *w = pl_alloc(sizeof *w);
    w->store = store;
    w->store->most_wal = MOST_WAL;
    w->wake = wake_reader;
    w->wake_ctx = ctx;
    pl_mutex_start(&w->lock);
    pl_cond_start(&w->changed);
    pl_thread_start(&w->thread, write_changes, w);
    *out = w;
    return true;
}

void pl_writer_stop(pl_writer **writer)
{
    pl_writer *w = *writer;
    if (!w)
        return;
    pl_mutex_lock(&w->lock);
    w->stopping = true;
    pl_cond_signal_all(&w->changed);
    pl_mutex_unlock(&w->lock);
    pl_thread_join(&w->thread);
    pl_store_close(&w->store);
    pl_cond_stop(&w->changed);
    pl_mutex_stop(&w->lock);
    free(w->receipts);
    free(w);
    *writer = NULL;
}

uint64_t pl_writer_post(pl_writer *w, pl_change_run run_change, void *arg, void (*free_arg)(void *))
{
    pl_mutex_lock(&w->lock);
    uint64_t ticket = 0;
    if (!w->stopping && !w->stalled && w->count < QUEUE_ROOM) {
        ticket = ++w->last_ticket;
        w->queue[(w->head + w->count++) % QUEUE_ROOM] =
            (posted){ .ticket = ticket, .run = run_change, .arg = arg, .free_arg = free_arg };
        pl_cond_signal_all(&w->changed);
    }
    pl_mutex_unlock(&w->lock);
    if (!ticket && free_arg)
        free_arg(arg);
    return ticket;
}

bool pl_writer_receipt(pl_receipt *out, pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    bool found = w->receipt_head < w->receipt_count;
    if (found)
        *out = w->receipts[w->receipt_head++];
    pl_mutex_unlock(&w->lock);
    return found;
}

bool pl_writer_stalled(pl_error *why, pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    bool stalled = w->stalled;
    if (stalled)
        *why = w->why;
    pl_mutex_unlock(&w->lock);
    return stalled;
}

void pl_writer_try_again(pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    w->try_again = true;
    pl_cond_signal_all(&w->changed);
    pl_mutex_unlock(&w->lock);
}

void pl_writer_drain(pl_writer *w)
{
    pl_mutex_lock(&w->lock);
    while (w->count > 0 && (!w->stalled || w->try_again))
        pl_cond_wait(&w->changed, &w->lock);
    pl_mutex_unlock(&w->lock);
}
