#include "plumbline/model/levels.h"

#include <stdio.h>

bool pl_rubric_level_span(int *low, int *high, const pl_rubric *rubric)
{
    bool any = false;
    for (int i = 0; i < rubric->scale_count; i++) {
        const pl_scale *scale = &rubric->scales[i];
        if (scale->level_count == 0)
            continue; /* its own, where every item has another */
        int from = scale->levels[0].value, to = scale->levels[scale->level_count - 1].value;
        *low = !any || from < *low ? from : *low;
        *high = !any || to > *high ? to : *high;
        any = true;
    }
    return any;
}

static bool has_own_words(const pl_item *item, const pl_item_words *words)
{
    for (int i = 0; i < item->scale->level_count; i++)
        if (words->anchors[i])
            return true;
    return false;
}

bool pl_item_level_between(const pl_item *item, const pl_item_words *words, int place)
{
    bool inside = place > 0 && place + 1 < item->scale->level_count;
    return inside && item->scale->levels[place].between && !words->anchors[place] &&
           has_own_words(item, words);
}

const char *pl_item_level_listed(char room[PL_BETWEEN_ROOM], const pl_item *item,
                                 const pl_item_words *words, int place)
{
    const pl_level *level = &item->scale->levels[place];
    if (words->anchors[place])
        return words->anchors[place];
    if (pl_item_level_between(item, words, place)) {
        snprintf(room, PL_BETWEEN_ROOM, "lies between %d and %d", level[-1].value, level[1].value);
        return room;
    }
    return item->scale->id ? level->means : NULL;
}
