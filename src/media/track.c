#include "track.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>

typedef struct shown {
    int64_t pts;
    int32_t ordinal;
} shown;

static int by_pts(const void *a, const void *b)
{
    const shown *x = a, *y = b;
    if (x->pts != y->pts)
        return x->pts < y->pts ? -1 : 1;
    return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

static void sort_all(int32_t *order, int count, const pl_track *track)
{
    shown *list = pl_alloc_array((size_t)count + 1, sizeof *list);
    for (int i = 0; i < count; i++)
        list[i] = (shown){ track->packets[order[i]].pts, order[i] };
    qsort(list, (size_t)count, sizeof *list, by_pts);
    for (int i = 0; i < count; i++)
        order[i] = list[i].ordinal;
    free(list);
}

/* Packets stand a few places from where they are shown; false where they stand farther. */
static bool sort_near(int32_t *order, int count, const pl_track *track)
{
    enum { FAR = 64 };
    for (int i = 1; i < count; i++) {
        int32_t ordinal = order[i];
        int64_t pts = track->packets[ordinal].pts;
        int k = i;
        while (k > 0 && track->packets[order[k - 1]].pts > pts && i - k < FAR) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = ordinal;
        if (i - k >= FAR)
            return false;
    }
    return true;
}

int32_t *pl_track_order(int *count, const pl_track *track)
{
    int32_t *order = pl_alloc_array((size_t)track->count + 1, sizeof *order);
    int found = 0;
    for (int i = 0; i < track->count; i++)
        if (!(track->packets[i].flags & PL_PACKET_HIDDEN))
            order[found++] = i;
    if (!sort_near(order, found, track))
        sort_all(order, found, track);
    *count = found;
    return order;
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int64_t pl_track_step(const pl_track *track)
{
    enum { ENOUGH = 10000 };
    int count = 0, found = 0;
    int32_t *order = pl_track_order(&count, track);
    int64_t *steps = pl_alloc_array((size_t)ENOUGH, sizeof *steps);
    for (int i = 1; i < count && found < ENOUGH; i++) {
        int64_t step = track->packets[order[i]].pts - track->packets[order[i - 1]].pts;
        if (step > 0)
            steps[found++] = step;
    }
    qsort(steps, (size_t)found, sizeof *steps, by_value);
    int64_t step = found ? steps[found / 2] : 0;
    free(steps);
    free(order);
    return step;
}
