#include "desk_inner.h"
#include "plumbline/review/departure.h"

#include "plumbline/store/tags.h"

#include <stdlib.h>

typedef struct departure_change {
    pl_id tag;
    char *reason, *agreed_by;
} departure_change;

static bool run_departure(pl_store *store, void *arg, pl_error *err)
{
    const departure_change *change = arg;
    return pl_store_departure_set(store, change->tag, change->reason, change->agreed_by, err);
}

static void free_change(void *arg)
{
    departure_change *change = arg;
    free(change->reason);
    free(change->agreed_by);
    free(change);
}

void pl_desk_departure(pl_desk *desk, pl_id tag, const char *reason, const char *agreed_by)
{
    departure_change *change = pl_alloc(sizeof *change);
    change->tag = tag;
    change->reason = pl_copy_text(reason);
    change->agreed_by = pl_copy_text(agreed_by);
    desk_send(desk, run_departure, desk_told, change, free_change);
    desk_changed(desk);
}
