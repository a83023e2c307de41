#include "plumbline/model/watched.h"

#include "plumbline/base/memory.h"

#include <string.h>

void pl_ranges_free(pl_ranges *ranges)
{
    free(ranges->items);
    *ranges = (pl_ranges){ 0 };
}

/* The place of the first range that ends at `t` or later. */
static int first_to(const pl_ranges *ranges, pl_time t)
{
    int low = 0, high = ranges->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (ranges->items[middle].to_us < t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void pl_ranges_add(pl_ranges *ranges, pl_time from, pl_time to)
{
    if (to <= from)
        return;
    int first = first_to(ranges, from), behind = first;
    for (; behind < ranges->count && ranges->items[behind].from_us <= to; behind++) {
        const pl_range *met = &ranges->items[behind];
        from = met->from_us < from ? met->from_us : from;
        to = met->to_us > to ? met->to_us : to;
    }
    if (behind == first)
        pl_grow(ranges->items, ranges->count, ranges->room);
    if (ranges->count > behind)
        memmove(&ranges->items[first + 1], &ranges->items[behind],
                (size_t)(ranges->count - behind) * sizeof *ranges->items);
    ranges->items[first] = (pl_range){ from, to };
    ranges->count += 1 - (behind - first);
}

void pl_ranges_minus(pl_ranges *out, const pl_ranges *a, const pl_ranges *b)
{
    pl_ranges left = { 0 };
    for (int i = 0; i < a->count; i++) {
        pl_time from = a->items[i].from_us, to = a->items[i].to_us;
        for (int k = first_to(b, from); k < b->count && b->items[k].from_us < to; k++) {
            pl_ranges_add(&left, from, b->items[k].from_us);
            from = b->items[k].to_us > from ? b->items[k].to_us : from;
        }
        pl_ranges_add(&left, from, to);
    }
    *out = left;
}

pl_time pl_ranges_sum(const pl_ranges *ranges)
{
    pl_time sum = 0;
    for (int i = 0; i < ranges->count; i++)
        sum += ranges->items[i].to_us - ranges->items[i].from_us;
    return sum;
}

pl_time pl_ranges_within(const pl_ranges *ranges, pl_time from, pl_time to)
{
    pl_time sum = 0;
    for (int i = first_to(ranges, from); i < ranges->count && ranges->items[i].from_us < to; i++) {
        const pl_range *at = &ranges->items[i];
        pl_time begin = at->from_us > from ? at->from_us : from;
        pl_time end = at->to_us < to ? at->to_us : to;
        sum += end > begin ? end - begin : 0;
    }
    return sum;
}

void pl_watched_ranges(pl_ranges *shown, pl_ranges *skipped, const pl_watched_list *list)
{
    pl_ranges seen = { 0 }, passed = { 0 };
    for (int i = 0; i < list->count; i++)
        pl_ranges_add(list->items[i].skipped ? &passed : &seen, list->items[i].from_us,
                      list->items[i].to_us);
    pl_ranges_minus(skipped, &passed, &seen);
    pl_ranges_free(&passed);
    *shown = seen;
}

/* The range that time just before `t` lies in, or NULL. */
static const pl_range *before(const pl_ranges *ranges, pl_time t)
{
    int at = first_to(ranges, t);
    return at < ranges->count && ranges->items[at].from_us < t ? &ranges->items[at] : NULL;
}

pl_time pl_ranges_back(const pl_ranges *shown, const pl_ranges *skipped, pl_time t, pl_time lead)
{
    pl_time answer = t;
    for (const pl_range *range; lead > 0;) {
        if ((range = before(shown, t))) {
            pl_time step = t - range->from_us;
            step = step < lead ? step : lead;
            answer = t -= step;
            lead -= step;
        } else if ((range = before(skipped, t))) {
            t = range->from_us;
        } else {
            break;
        }
    }
    return answer;
}

pl_time pl_watched_back(const pl_watched_list *list, pl_time t, pl_time lead)
{
    pl_ranges shown, skipped;
    pl_watched_ranges(&shown, &skipped, list);
    pl_time answer = pl_ranges_back(&shown, &skipped, t, lead);
    pl_ranges_free(&shown);
    pl_ranges_free(&skipped);
    return answer;
}
