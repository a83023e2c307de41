#include "desk_inner.h"
#include "plumbline/review/actions.h"

#include "plumbline/store/reviews.h"

#include <stdlib.h>

typedef struct action_change {
    pl_action action; /* its texts are those below */
    char *text, *practised, *by_date, *seen_by, *support, *item;
} action_change;

static char *copy(const char *words)
{
    return words && *words ? pl_copy_text(words) : NULL;
}

static action_change *new_change(const pl_desk *desk, const pl_action *of)
{
    action_change *change = pl_alloc(sizeof *change);
    *change = (action_change){ .text = copy(of->text),
                               .practised = copy(of->practised),
                               .by_date = copy(of->by_date),
                               .seen_by = copy(of->seen_by),
                               .support = copy(of->support),
                               .item = copy(of->item) };
    change->action = (pl_action){ .id = of->id,
                                  .review = desk->inner->review,
                                  .slot = of->slot,
                                  .text = change->text,
                                  .practised = change->practised,
                                  .by_date = change->by_date,
                                  .seen_by = change->seen_by,
                                  .support = change->support,
                                  .item = change->item };
    return change;
}

static void free_change(void *arg)
{
    action_change *change = arg;
    free(change->text);
    free(change->practised);
    free(change->by_date);
    free(change->seen_by);
    free(change->support);
    free(change->item);
    free(change);
}

static bool run_keep(pl_store *store, void *arg, pl_error *err)
{
    const action_change *change = arg;
    pl_id id;
    return change->action.id ? pl_store_action_set(store, &change->action, err)
                             : pl_store_action_add(&id, store, &change->action, err);
}

static bool run_delete(pl_store *store, void *arg, pl_error *err)
{
    const action_change *change = arg;
    return pl_store_action_delete(store, change->action.id, err);
}

static void send(pl_desk *desk, pl_change_run run, action_change *change)
{
    desk_step_made(desk);
    desk_send(desk, run, desk_told, change, free_change);
    desk_changed(desk);
}

bool pl_desk_action(pl_desk *desk, const pl_action *action)
{
    if (!desk_may_write(desk))
        return false;
    if (!pl_review_action_check(&desk->facts, action, &desk->trouble)) {
        desk_changed(desk);
        return false;
    }
    send(desk, run_keep, new_change(desk, action));
    return true;
}

void pl_desk_action_delete(pl_desk *desk, pl_id action)
{
    if (desk_may_write(desk))
        send(desk, run_delete, new_change(desk, &(pl_action){ .id = action }));
}
