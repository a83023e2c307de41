#include "plumbline/model/plan.h"

#include "plumbline/base/memory.h"

#include <string.h>

static const char *const names[] = { "part", "break", "empty" };

const char *pl_plan_kind_name(pl_plan_kind kind)
{
    return names[kind];
}

bool pl_plan_kind_parse(pl_plan_kind *out, const char *name)
{
    for (size_t i = 0; i < PL_COUNT(names); i++)
        if (strcmp(names[i], name) == 0) {
            *out = (pl_plan_kind)i;
            return true;
        }
    return false;
}

void pl_plan_free(pl_plan *plan)
{
    pl_arena_free(plan->arena);
    *plan = (pl_plan){ 0 };
}

const char *pl_plan_words(const pl_plan_mark *mark)
{
    return mark->kind == PL_PLAN_BREAK   ? "Break"
           : mark->kind == PL_PLAN_EMPTY ? "Nobody in the room"
                                         : mark->title;
}

pl_time pl_plan_end(const pl_plan *plan, int index, pl_time whole_us)
{
    if (plan->items[index].to_us != PL_NO_TIME)
        return plan->items[index].to_us;
    return index + 1 < plan->count ? plan->items[index + 1].from_us : whole_us;
}

int pl_plan_at(const pl_plan *plan, pl_time at, pl_time whole_us)
{
    for (int i = plan->count - 1; i >= 0; i--)
        if (at >= plan->items[i].from_us)
            return at < pl_plan_end(plan, i, whole_us) ? i : -1;
    return -1;
}

void pl_plan_left_out(pl_ranges *out, const pl_plan *plan)
{
    *out = (pl_ranges){ 0 };
    for (int i = 0; i < plan->count; i++)
        if (plan->items[i].kind != PL_PLAN_PART)
            pl_ranges_add(out, plan->items[i].from_us, plan->items[i].to_us);
}
