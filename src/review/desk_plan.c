#include "plumbline/review/desk_plan.h"

#include "desk_inner.h"

#include "plumbline/base/text.h"
#include "plumbline/store/plan.h"

#include <string.h>

/* Breaks overlap nothing, and no part begins within one. */
static bool meets(const pl_plan_mark *a, const pl_plan_mark *b)
{
    pl_time a_to = a->to_us == PL_NO_TIME ? a->from_us + 1 : a->to_us;
    pl_time b_to = b->to_us == PL_NO_TIME ? b->from_us + 1 : b->to_us;
    return a->from_us < b_to && b->from_us < a_to;
}

bool pl_review_plan_check(const pl_review_facts *facts, const pl_plan_mark *mark, pl_error *err)
{
    const pl_plan *plan = &facts->plan;
    pl_time whole = facts->recording->duration_us;
    char end[PL_TIME_ROOM];
    size_t size = mark->title ? pl_utf8_length(mark->title) : 0;
    if (mark->kind == PL_PLAN_PART && (size == 0 || size > PL_PLAN_TITLE_MOST))
        return pl_fail(err, PL_BAD_INPUT, "Name the part in at most %d characters.",
                       PL_PLAN_TITLE_MOST);
    if (mark->from_us < 0 || mark->from_us >= whole ||
        (mark->to_us != PL_NO_TIME && mark->to_us > whole))
        return pl_fail(err, PL_BAD_INPUT, "This session ends at %s.",
                       pl_time_format(end, whole, 0));
    if (mark->kind != PL_PLAN_PART && mark->to_us <= mark->from_us)
        return pl_fail(err, PL_BAD_INPUT, "It ends before it begins.");
    if (!mark->id && plan->count >= PL_PLAN_MARKS_MOST)
        return pl_fail(err, PL_REFUSED, "There are %d marks: no more is of use.", plan->count);
    for (int i = 0; i < plan->count; i++) {
        const pl_plan_mark *other = &plan->items[i];
        if (other->id != mark->id && meets(other, mark))
            return pl_fail(err, PL_REFUSED, "“%s” is marked there already, at %s.",
                           pl_plan_words(other), pl_time_format(end, other->from_us, 0));
    }
    return true;
}

typedef struct plan_change {
    pl_plan_mark mark;
    char *title;
} plan_change;

static void free_change(void *arg)
{
    plan_change *change = arg;
    free(change->title);
    free(change);
}

static bool run_set(pl_store *store, void *arg, pl_error *err)
{
    plan_change *change = arg;
    return pl_store_plan_set(&change->mark.id, store, &change->mark, err);
}

static bool run_drop(pl_store *store, void *arg, pl_error *err)
{
    const plan_change *change = arg;
    return pl_store_plan_delete(store, change->mark.id, err);
}

bool pl_desk_plan_set(pl_desk *desk, const pl_plan_mark *mark)
{
    if (!desk_may_write(desk))
        return false;
    if (!pl_review_plan_check(&desk->facts, mark, &desk->trouble)) {
        desk_changed(desk);
        return false;
    }
    plan_change *change = pl_alloc(sizeof *change);
    change->mark = *mark;
    change->mark.review = desk->inner->review;
    change->mark.title = change->title =
        mark->kind == PL_PLAN_PART ? pl_copy_text(mark->title) : NULL;
    return desk_send(desk, run_set, desk_told, change, free_change);
}

void pl_desk_plan_drop(pl_desk *desk, pl_id mark)
{
    if (!desk_may_write(desk))
        return;
    plan_change *change = pl_alloc(sizeof *change);
    change->mark.id = mark;
    desk_send(desk, run_drop, desk_told, change, free_change);
}

pl_time pl_desk_plan_next(const pl_desk *desk)
{
    enum { HERE_US = 500 * 1000 };
    pl_time now = pl_desk_now(desk);
    for (int i = 0; i < desk->facts.plan.count; i++)
        if (desk->facts.plan.items[i].from_us > now + HERE_US)
            return desk->facts.plan.items[i].from_us;
    return PL_NO_TIME;
}

void pl_desk_plan_silence(const pl_desk *desk, pl_time at, pl_time *from, pl_time *to)
{
    *from = *to = at;
    const pl_speech *speech = desk->speech;
    for (int i = 0; speech && i <= speech->ranges.count; i++) {
        pl_time begin = i ? speech->ranges.items[i - 1].to_us : 0;
        pl_time end =
            i < speech->ranges.count ? speech->ranges.items[i].from_us : speech->duration_us;
        if (at >= begin && at < end) {
            *from = begin;
            *to = end;
        }
    }
}
