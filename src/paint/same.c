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

static pl_rect about(const pl_list *list, int from, int behind)
{
    pl_rect all = { 0 };
    for (int i = from; i < behind; i++)
        all = pl_rect_join(all, list->ops[i].bounds);
    return all;
}

pl_rect pl_list_damage(const pl_list *before, const pl_list *after)
{
    int a = before->op_count, b = after->op_count, head = 0, tail = 0;
    while (head < a && head < b && same_op(before, &before->ops[head], after, &after->ops[head]))
        head++;
    while (tail < a - head && tail < b - head &&
           same_op(before, &before->ops[a - 1 - tail], after, &after->ops[b - 1 - tail]))
        tail++;
    return pl_rect_join(about(before, head, a - tail), about(after, head, b - tail));
}
