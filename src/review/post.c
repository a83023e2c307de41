#include "plumbline/review/post.h"

#include "plumbline/base/memory.h"

typedef struct sent {
    uint64_t ticket;
    pl_letter letter;
} sent;

/* The main thread's own; what crosses to the writer is the letter's `run` and `arg` alone. */
struct pl_post {
    pl_writer *writer;
    sent *items; /* from `head` on those without a receipt, in order */
    int head, count, room;
    pl_utc saved_utc;
};

bool pl_post_open(pl_post **out, const char *folder, const pl_store_options *options,
                  void (*wake)(void *ctx), void *ctx, pl_error *err)
{
    pl_writer *writer;
    if (!pl_writer_start(&writer, folder, options, wake, ctx, err))
        return false;
    pl_post *post = pl_alloc(sizeof *post);
    post->writer = writer;
    *out = post;
    return true;
}

static void let_go(const pl_letter *letter)
{
    if (letter->free_arg)
        letter->free_arg(letter->arg);
}

void pl_post_close(pl_post **post)
{
    pl_post *p = *post;
    if (!p)
        return;
    pl_writer_stop(&p->writer);
    for (int i = p->head; i < p->count; i++)
        let_go(&p->items[i].letter);
    free(p->items);
    free(p);
    *post = NULL;
}

static bool refuse(pl_post *post, const pl_letter *letter, pl_error *err)
{
    pl_error why = { 0 };
    let_go(letter);
    if (pl_writer_stalled(&why, post->writer))
        return pl_fail(err, PL_FULL, "%s", why.text);
    return pl_fail(err, PL_BUSY,
                   "The library has not answered for a long time. This was not kept; what was done "
                   "before waits in its order.");
}

bool pl_post_send(pl_post *post, const pl_letter *letter, pl_error *err)
{
    uint64_t ticket = pl_writer_post(post->writer, letter->run, letter->arg, NULL);
    if (!ticket)
        return refuse(post, letter, err);
    if (post->head == post->count)
        post->head = post->count = 0;
    pl_grow(post->items, post->count, post->room);
    post->items[post->count++] = (sent){ ticket, *letter };
    return true;
}

bool pl_post_collect(pl_post *post)
{
    bool any = false;
    pl_receipt receipt;
    while (post->head < post->count && pl_writer_receipt(&receipt, post->writer)) {
        sent *first = &post->items[post->head];
        pl_assert(first->ticket == receipt.ticket);
        pl_letter letter = first->letter;
        post->head++; /* before `done`, which may send more */
        if (receipt.ok)
            post->saved_utc = pl_utc_now();
        if (letter.done)
            letter.done(letter.ctx, letter.arg, &receipt);
        let_go(&letter);
        any = true;
    }
    return any;
}

void pl_post_forget(pl_post *post, const void *ctx)
{
    for (int i = post->head; i < post->count; i++)
        if (post->items[i].letter.ctx == ctx)
            post->items[i].letter.done = NULL;
}

int pl_post_waiting(const pl_post *post)
{
    return post->count - post->head;
}

pl_utc pl_post_saved(const pl_post *post)
{
    return post->saved_utc;
}

bool pl_post_stalled(pl_error *why, pl_post *post)
{
    return pl_writer_stalled(why, post->writer);
}

void pl_post_try_again(pl_post *post)
{
    pl_writer_try_again(post->writer);
}

void pl_post_drain(pl_post *post)
{
    while (pl_post_waiting(post) > 0) {
        pl_error why;
        pl_writer_drain(post->writer);
        if (!pl_post_collect(post) && pl_post_stalled(&why, post))
            return;
    }
}
