#include "plumbline/review/desk_links.h"

#include "desk_inner.h"

#include "plumbline/store/links.h"

#include <stdlib.h>

typedef struct link_change {
    pl_link link;
    char *item, *address, *words;
} link_change;

static void free_change(void *arg)
{
    link_change *change = arg;
    free(change->item);
    free(change->address);
    free(change->words);
    free(change);
}

static bool run_add(pl_store *store, void *arg, pl_error *err)
{
    link_change *change = arg;
    return pl_store_link_add(&change->link.id, store, &change->link, err);
}

static bool run_drop(pl_store *store, void *arg, pl_error *err)
{
    const link_change *change = arg;
    return pl_store_link_delete(store, change->link.id, err);
}

void pl_desk_link_add(pl_desk *desk, const char *item, const char *address, const char *words)
{
    pl_link link = { .review = desk->inner->review, .item = item, .address = address };
    if (!desk_may_write(desk))
        return;
    if (!pl_review_link_check(&desk->facts, &link, &desk->trouble)) {
        desk_changed(desk);
        return;
    }
    link_change *change = pl_alloc(sizeof *change);
    change->item = pl_copy_text(item);
    change->address = pl_copy_text(address);
    change->words = words && *words ? pl_copy_text(words) : NULL;
    change->link = (pl_link){ .review = link.review,
                              .item = change->item,
                              .address = change->address,
                              .words = change->words };
    desk_send(desk, run_add, desk_told, change, free_change);
}

void pl_desk_link_drop(pl_desk *desk, pl_id link)
{
    if (!desk_may_write(desk))
        return;
    link_change *change = pl_alloc(sizeof *change);
    change->link.id = link;
    desk_send(desk, run_drop, desk_told, change, free_change);
}
