/* What worked, what to develop, and agreed departures: from this person's tags. A tag of several people
 * is shown to each of them. */
#include "draft.h"

#include "plumbline/base/memory.h"

#include <string.h>

/* A tag with what it is chosen by. */
typedef struct candidate {
    const pl_tag *tag;
    bool critical;
    int weight;
} candidate;

typedef struct candidates {
    candidate *items;
    int count, room;
} candidates;

static candidate weigh(const draft *d, const pl_tag *tag)
{
    candidate found = { .tag = tag };
    for (int i = 0; i < tag->item_count; i++) {
        const pl_item *item = pl_rubric_item_find(d->facts.rubric, tag->items[i]);
        if (!item)
            continue;
        found.critical = found.critical || item->critical;
        if (item->weight > found.weight)
            found.weight = item->weight;
    }
    return found;
}

static candidates collect(draft *d, pl_tag_kind kind)
{
    candidates list = { 0 };
    for (int i = 0; i < d->facts.tags.count; i++) {
        const pl_tag *tag = &d->facts.tags.items[i];
        bool theirs = tag->facilitators & PL_WHO_BIT(d->who->slot);
        if (tag->kind != kind || !theirs || !draft_may_print(d, tag))
            continue;
        pl_grow(list.items, list.count, list.room);
        list.items[list.count++] = weigh(d, tag);
    }
    return list;
}

/* Those marked for the report before the others, which keep their order. Gives how many are marked. */
static int marked_first(candidates *list)
{
    candidates rest = { 0 };
    int marked = 0;
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].tag->for_report) {
            list->items[marked++] = list->items[i];
        } else {
            pl_grow(rest.items, rest.count, rest.room);
            rest.items[rest.count++] = list->items[i];
        }
    }
    if (rest.count)
        memcpy(list->items + marked, rest.items, (size_t)rest.count * sizeof *rest.items);
    free(rest.items);
    return marked;
}

static pl_report_point point_of(draft *d, const pl_tag *tag)
{
    pl_report_name *items = pl_arena_alloc(d->arena, (size_t)tag->item_count * sizeof *items);
    for (int i = 0; i < tag->item_count; i++)
        items[i] = draft_name(d, tag->items[i]);
    return (pl_report_point){ .tag = tag->id,
                              .at_us = tag->at_us,
                              .to_us = tag->to_us,
                              .made_us = tag->made_us,
                              .items = items,
                              .item_count = tag->item_count,
                              .words = draft_words(d, tag->note) };
}

static pl_report_points points_of(draft *d, const candidates *list, int from, int count)
{
    pl_report_points points = { .count = count };
    points.items = pl_arena_alloc(d->arena, (size_t)count * sizeof *points.items);
    for (int i = 0; i < count; i++)
        points.items[i] = point_of(d, list->items[from + i].tag);
    return points;
}

/* Every strength is shown: those marked in full, the others in short; all in full where none is. */
static void add_strengths(draft *d)
{
    candidates list = collect(d, PL_TAG_STRENGTH);
    int marked = marked_first(&list);
    int full = marked ? marked : list.count;
    d->report->worked = points_of(d, &list, 0, full);
    d->report->also_worked = points_of(d, &list, full, list.count - full);
    if (list.count == 0)
        d->report->no_strength = draft_words(d, d->who->no_strength);
    free(list.items);
}

/* What is critical first, then by weight, then by time. */
static int by_importance(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->critical != y->critical)
        return x->critical ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return pl_tag_before(x->tag, y->tag) ? -1 : pl_tag_before(y->tag, x->tag);
}

static void add_development(draft *d)
{
    candidates list = collect(d, PL_TAG_DEVELOPMENT);
    int marked = marked_first(&list);
    int choice = marked ? marked : list.count;
    if (choice)
        qsort(list.items, (size_t)choice, sizeof *list.items, by_importance);
    if (choice > PL_REPORT_MOST_TO_DEVELOP)
        choice = PL_REPORT_MOST_TO_DEVELOP;
    d->report->to_develop = points_of(d, &list, 0, choice);
    d->report->more_to_develop = list.count - choice;
    free(list.items);
}

void draft_points(draft *d)
{
    add_strengths(d);
    add_development(d);
    candidates list = collect(d, PL_TAG_AGREED_DEPARTURE);
    d->report->departures = points_of(d, &list, 0, list.count);
    free(list.items);
    if (d->left_out_partner)
        draft_note(d, "%d %s left out: a partner’s information was revealed there.",
                   d->left_out_partner, d->left_out_partner == 1 ? "moment is" : "moments are");
}
