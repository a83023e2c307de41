/* Two lists held against each other, so that what did not change is not painted again. */
#include "ops.h"

#include <string.h>

static bool same_bytes(const void *a, const void *b, int count_a, int count_b, size_t size)
{
    return count_a == count_b && (count_a == 0 || memcmp(a, b, (size_t)count_a * size) == 0);
}

bool pl_list_same(const pl_list *a, const pl_list *b)
{
    return same_bytes(a->ops, b->ops, a->op_count, b->op_count, sizeof *a->ops) &&
           same_bytes(a->nodes, b->nodes, a->node_count, b->node_count, sizeof *a->nodes) &&
           same_bytes(a->points, b->points, a->point_count, b->point_count, sizeof *a->points) &&
           same_bytes(a->spans, b->spans, a->span_count, b->span_count, sizeof *a->spans) &&
           same_bytes(a->text.data, b->text.data, (int)a->text.size, (int)b->text.size, 1);
}

/* Eight bytes a step; not for tables that an enemy fills. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (; size >= 8; at += 8, size -= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 32;
    }
    for (; size; at++, size--)
        hash = (hash ^ *at) * 0x100000001b3u;
    return hash;
}

uint64_t pl_list_hash(const pl_list *list)
{
    uint64_t hash = 0xcbf29ce484222325u;
    hash = mix(hash, list->ops, (size_t)list->op_count * sizeof *list->ops);
    hash = mix(hash, list->nodes, (size_t)list->node_count * sizeof *list->nodes);
    hash = mix(hash, list->points, (size_t)list->point_count * sizeof *list->points);
    hash = mix(hash, list->spans, (size_t)list->span_count * sizeof *list->spans);
    return mix(hash, list->text.data, list->text.size);
}

/* The same mark, wherever its words and points lie in the two lists. */
static bool same_op(const pl_list *a, const paint_op *of_a, const pl_list *b, const paint_op *of_b)
{
    paint_op x = *of_a, y = *of_b;
    x.at = y.at = x.spans_at = y.spans_at = 0;
    if (!same_bytes(&x, &y, 1, 1, sizeof x))
        return false;
    int spans = (int)x.span_count, count = (int)x.count;
    if (!same_bytes(a->spans + of_a->spans_at, b->spans + of_b->spans_at, spans, spans,
                    sizeof *a->spans))
        return false;
    if (x.kind == PAINT_OP_RUN)
        return same_bytes(a->text.data + of_a->at, b->text.data + of_b->at, count, count, 1);
    if (x.kind == PAINT_OP_POINTS)
        return same_bytes(a->points + of_a->at, b->points + of_b->at, count, count,
                          sizeof *a->points);
    return true;
}

/* ----- damage */

typedef struct damage {
    pl_rect *rects;
    int count;
} damage;

static double area(pl_rect rect)
{
    return rect.w * rect.h;
}

/* What joining two costs: pixels that neither has. */
static double waste(pl_rect a, pl_rect b)
{
    return area(pl_rect_join(a, b)) - area(a) - area(b);
}

static void take_out(damage *d, int at)
{
    d->rects[at] = d->rects[--d->count];
}

/* Joins what overlaps; of too many, the two that lie nearest. */
static void add_damage(damage *d, pl_rect rect)
{
    if (pl_rect_empty(rect))
        return;
    int nearest = -1;
    for (int i = 0; i < d->count; i++)
        if (nearest < 0 || waste(d->rects[i], rect) < waste(d->rects[nearest], rect))
            nearest = i;
    if (nearest >= 0 && (waste(d->rects[nearest], rect) <= 0 || d->count == PL_DAMAGES)) {
        rect = pl_rect_join(d->rects[nearest], rect);
        take_out(d, nearest);
        add_damage(d, rect); /* it may meet another one now */
        return;
    }
    d->rects[d->count++] = rect;
}

static void add_marks(damage *d, const pl_list *list, int from, int behind)
{
    for (int i = from; i < behind; i++)
        add_damage(d, list->ops[i].bounds);
}

enum { NEAR = 12, TRIES = 64 };

/* The nearest place behind *i and *j where both lists go on alike; both ends where there is none near. */
static void meet_again(const pl_list *a, int *i, int a_end, const pl_list *b, int *j, int b_end)
{
    for (int both = 1; both <= NEAR; both++)
        for (int x = 0; x <= both; x++) {
            int y = both - x;
            if (*i + x < a_end && *j + y < b_end &&
                same_op(a, &a->ops[*i + x], b, &b->ops[*j + y])) {
                *i += x;
                *j += y;
                return;
            }
        }
    *i = a_end;
    *j = b_end;
}

/* What stands in both lists in one order is painted alike in both; the rest is damage. */
static void compare(damage *d, const pl_list *a, int i, int a_end, const pl_list *b, int j,
                    int b_end)
{
    for (int tries = 0; i < a_end || j < b_end;) {
        int from_a = i, from_b = j;
        if (i < a_end && j < b_end && same_op(a, &a->ops[i], b, &b->ops[j])) {
            i++;
            j++;
            continue;
        }
        if (tries++ < TRIES) {
            meet_again(a, &i, a_end, b, &j, b_end);
        } else {
            i = a_end;
            j = b_end;
        }
        add_marks(d, a, from_a, i);
        add_marks(d, b, from_b, j);
    }
}

int pl_list_damage(pl_rect out[PL_DAMAGES], const pl_list *before, const pl_list *after)
{
    damage d = { .rects = out };
    int a = before->op_count, b = after->op_count, head = 0;
    while (head < a && head < b && same_op(before, &before->ops[head], after, &after->ops[head]))
        head++;
    while (a > head && b > head &&
           same_op(before, &before->ops[a - 1], after, &after->ops[b - 1])) {
        a--;
        b--;
    }
    compare(&d, before, head, a, after, head, b);
    return d.count;
}
