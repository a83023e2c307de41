/* A short review that is open: drawn again, or gone on with as a whole one; and signing with less watched. */
#include "plumbline/review/desk_short.h"

#include "desk_inner.h"

#include "plumbline/model/short.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/reviews.h"

#include <stdlib.h>

typedef struct short_change {
    pl_id review;
    char *reason;
    bool draw; /* else it is a reason for less */
} short_change;

static short_change *new_change(const pl_desk *desk, const char *reason)
{
    short_change *change = pl_alloc(sizeof *change);
    change->review = desk->inner->review;
    change->reason = reason ? pl_copy_text(reason) : NULL;
    return change;
}

static void free_change(void *arg)
{
    short_change *change = arg;
    free(change->reason);
    free(change);
}

static bool run_reason(pl_store *store, void *arg, pl_error *err)
{
    const short_change *change = arg;
    pl_review_facts facts;
    if (!pl_store_facts(&facts, store, change->review, err))
        return false;
    bool ok = change->draw ? pl_review_draw_again(store, &facts, 0, change->reason, err)
                           : pl_review_less(store, &facts, change->reason, err);
    pl_review_facts_free(&facts);
    return ok;
}

void pl_desk_less(pl_desk *desk, const char *reason)
{
    if (!desk_may_write(desk))
        return;
    desk_watch_keep(desk, true); /* what was watched until now is in it */
    desk_send(desk, run_reason, desk_told, new_change(desk, reason), free_change);
}

static void is_drawn(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    desk_told(ctx, arg, receipt);
    if (receipt->ok && pl_review_is_short(desk->facts.review))
        pl_player_seek(desk->player, desk->facts.review->short_from_us);
}

void pl_desk_draw_again(pl_desk *desk, const char *reason)
{
    if (!desk_may_write(desk))
        return;
    short_change *change = new_change(desk, reason);
    change->draw = true;
    desk_send(desk, run_reason, is_drawn, change, free_change);
}

static bool run_whole(pl_store *store, void *arg, pl_error *err)
{
    const short_change *change = arg;
    return pl_store_review_whole(store, change->review, err);
}

static void is_whole(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    desk_told(ctx, arg, receipt);
    if (receipt->ok)
        pl_rubric_lengthen(desk->facts.rubric);
    desk_changed(desk);
}

void pl_desk_whole(pl_desk *desk)
{
    if (desk_may_write(desk))
        desk_send(desk, run_whole, is_whole, new_change(desk, NULL), free_change);
}
