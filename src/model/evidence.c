/* Which tags a score rests on. */
#include "plumbline/model/score.h"

#include "plumbline/base/memory.h"

#include <string.h>

typedef struct found {
    pl_id *items;
    int count, room;
} found;

/* The first score of this item, or of one behind it. */
static int first_of(const pl_scores *scores, const char *item)
{
    int low = 0, high = scores->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(scores->items[middle].item, item) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int first_about(const pl_citation *citations, int count, pl_id tag)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (citations[middle].tag < tag)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool about(const pl_citation *citation, const pl_score *score)
{
    return citation->who == score->who && strcmp(citation->item, score->item) == 0;
}

static bool names(const pl_tag *tag, pl_who who)
{
    return who == PL_WHO_SESSION || (tag->facilitators & PL_WHO_BIT(who));
}

static void add(found *list, pl_id tag)
{
    pl_grow(list->items, list->count, list->room);
    list->items[list->count++] = tag;
}

/* citations: the `count` that are about this tag. */
static void add_named(found *lists, const pl_scores *scores, const pl_tag *tag,
                      const pl_citation *citations, int count)
{
    for (int i = 0; i < tag->item_count; i++) {
        const char *item = tag->items[i];
        for (int at = first_of(scores, item); at < scores->count; at++) {
            const pl_score *score = &scores->items[at];
            if (strcmp(score->item, item) != 0)
                break;
            bool left_out = false;
            for (int k = 0; k < count; k++)
                left_out = left_out || (!citations[k].cited && about(&citations[k], score));
            if (names(tag, score->who) && !left_out)
                add(&lists[at], tag->id);
        }
    }
}

static void add_cited(found *lists, const pl_scores *scores, const pl_tag *tag,
                      const pl_citation *citations, int count)
{
    for (int k = 0; k < count; k++) {
        const pl_citation *citation = &citations[k];
        if (!citation->cited || (pl_tag_has_item(tag, citation->item) && names(tag, citation->who)))
            continue; /* one that names it is there already */
        for (int at = first_of(scores, citation->item); at < scores->count; at++)
            if (about(citation, &scores->items[at]))
                add(&lists[at], tag->id);
            else if (strcmp(scores->items[at].item, citation->item) != 0)
                break;
    }
}

void pl_scores_rest_on(pl_scores *scores, const pl_tags *tags, const pl_citation *citations,
                       int citation_count)
{
    found *lists = pl_alloc_array((size_t)scores->count, sizeof *lists);
    for (int i = 0; scores->count && i < tags->count; i++) {
        const pl_tag *tag = &tags->items[i];
        int from = first_about(citations, citation_count, tag->id), to = from;
        while (to < citation_count && citations[to].tag == tag->id)
            to++;
        add_named(lists, scores, tag, citations + from, to - from);
        add_cited(lists, scores, tag, citations + from, to - from);
    }
    for (int i = 0; i < scores->count; i++) {
        size_t size = (size_t)lists[i].count * sizeof(pl_id);
        scores->items[i].evidence = size ? pl_arena_alloc(scores->arena, size) : NULL;
        if (size)
            memcpy(scores->items[i].evidence, lists[i].items, size);
        scores->items[i].evidence_count = lists[i].count;
        free(lists[i].items);
    }
    free(lists);
}
