/* Actions: those agreed last time with what became of them, and those agreed now. */
#include "draft.h"

#include "plumbline/base/text.h"
#include "plumbline/store/reviews.h"

#include <string.h>

static const char *outcome_words(const char *state)
{
    const char *words = pl_action_state_words(state);
    return words ? words : "Nothing recorded yet";
}

/* Of an earlier review the rubric may be another: then the number alone. */
static const char *serves(draft *d, const pl_action *action)
{
    if (!action->item)
        return NULL;
    pl_report_name name = draft_name(d, action->item);
    return pl_arena_format(d->arena, "%s%s%s", name.id, *name.title ? " " : "", name.title);
}

static pl_report_action action_of(draft *d, const pl_action *action)
{
    return (pl_report_action){
        .words = pl_arena_text(d->arena, action->text),
        .practised = draft_words(d, action->practised),
        .by = draft_date(d, action->by_date),
        .seen_by = draft_words(d, action->seen_by),
        .support = draft_words(d, action->support),
        .serves = serves(d, action),
        .state = pl_arena_text(d->arena, action->state),
        .outcome = outcome_words(action->state),
        .evidence = draft_words(d, action->outcome_words),
    };
}

/* Those of this person; slot 0: all of the list. */
static pl_report_actions actions_of(draft *d, const pl_actions *list, pl_who slot)
{
    pl_report_actions actions = { 0 };
    actions.items = pl_arena_alloc(d->arena, (size_t)list->count * sizeof *actions.items);
    for (int i = 0; i < list->count; i++)
        if (!slot || list->items[i].slot == slot)
            actions.items[actions.count++] = action_of(d, &list->items[i]);
    return actions;
}

bool pl_report_has_evidence(const pl_report_actions *since)
{
    for (int i = 0; i < since->count; i++)
        if (since->items[i].evidence)
            return true;
    return false;
}

bool draft_actions(draft *d, pl_error *err)
{
    pl_actions before = { 0 };
    if (!pl_store_actions_before(&before, d->store, d->facts.review->id, d->who->person, err))
        return false;
    d->report->since = actions_of(d, &before, 0);
    for (int i = 0; before.count && i < d->others.count; i++)
        if (d->others.items[i].id == before.items[0].review)
            d->report->since.from = draft_day(d, d->others.items[i].signed_utc);
    pl_actions_free(&before);
    d->report->actions = actions_of(d, &d->facts.actions, d->who->slot);
    return true;
}
