#include "plumbline/model/short.h"

#include "plumbline/base/arena.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool pl_short_has(const char *ids, const char *id)
{
    size_t size = strlen(id);
    while (ids && *ids) {
        size_t one = strcspn(ids, ",");
        if (one == size && memcmp(ids, id, size) == 0)
            return true;
        ids += one + (ids[one] == ',');
    }
    return false;
}

static bool among(const pl_texts *texts, const char *id)
{
    for (int i = 0; i < texts->count; i++)
        if (pl_text_same(texts->items[i], id))
            return true;
    return false;
}

/* The items of open actions that count: known here, in this setting, each once, as many as it takes. */
static int take_actions(const char **out, const pl_rubric *rubric, pl_setting setting,
                        const char *const *given, int count)
{
    int taken = 0;
    for (int i = 0; i < count && taken < rubric->short_review.action_items; i++) {
        const pl_item *item = given[i] ? pl_rubric_item_find(rubric, given[i]) : NULL;
        bool again = false;
        for (int k = 0; k < taken && item; k++)
            again = again || pl_text_same(out[k], item->id);
        if (item && item->applies[setting] && !again)
            out[taken++] = item->id;
    }
    return taken;
}

char *pl_short_choose(const pl_rubric *rubric, pl_setting setting, const char *const *action_items,
                      int count)
{
    const pl_short_review *rules = &rubric->short_review;
    const char **taken = pl_alloc_array((size_t)rules->action_items + 1, sizeof *taken);
    pl_texts actions = { taken, take_actions(taken, rubric, setting, action_items, count) };
    const pl_texts *first = actions.count ? &actions : &rules->otherwise;
    pl_text out = { 0 };
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        if (item->applies[setting] && (among(first, item->id) || among(&rules->items, item->id)))
            pl_text_add_format(&out, "%s%s", out.size ? "," : "", item->id);
    }
    for (int i = 0; i < rubric->check_count; i++)
        if (among(&rules->checks, rubric->checks[i].id))
            pl_text_add_format(&out, "%s%s", out.size ? "," : "", rubric->checks[i].id);
    free(taken);
    return pl_text_take(&out);
}

/* A copy that may be changed, in the place of the rubric's items; the domains point into it. */
static pl_item *own_items(pl_rubric *rubric)
{
    size_t size = (size_t)rubric->item_count * sizeof *rubric->items;
    pl_item *items = pl_arena_alloc(rubric->memory, size + 1);
    pl_domain *domains =
        pl_arena_alloc(rubric->memory, (size_t)rubric->domain_count * sizeof *domains + 1);
    if (size)
        memcpy(items, rubric->items, size);
    for (int i = 0; i < rubric->domain_count; i++) {
        domains[i] = rubric->domains[i];
        domains[i].items = items + (domains[i].items - rubric->items);
    }
    rubric->items = items;
    rubric->domains = domains;
    return items;
}

static void leave_items(pl_rubric *rubric, const char *ids)
{
    pl_item *items = own_items(rubric);
    for (int i = 0; i < rubric->item_count; i++)
        for (int k = 0; k < PL_SETTING_COUNT && !pl_short_has(ids, items[i].id); k++) {
            items[i].left_out[k] = items[i].applies[k];
            items[i].applies[k] = false;
        }
}

void pl_rubric_shorten(pl_rubric *rubric, const char *ids)
{
    pl_check *checks =
        pl_arena_alloc(rubric->memory, (size_t)rubric->check_count * sizeof *checks + 1);
    int kept = 0, left = rubric->check_count;
    leave_items(rubric, ids);
    for (int i = 0; i < rubric->check_count; i++)
        if (pl_short_has(ids, rubric->checks[i].id))
            checks[kept++] = rubric->checks[i];
        else
            checks[--left] = rubric->checks[i]; /* behind those that are asked */
    rubric->left_checks = rubric->check_count - kept;
    rubric->checks = checks;
    rubric->check_count = kept;
    rubric->sums.is_short = true;
}

void pl_rubric_lengthen(pl_rubric *rubric)
{
    pl_item *items = own_items(rubric);
    for (int i = 0; i < rubric->item_count; i++)
        for (int k = 0; k < PL_SETTING_COUNT; k++) {
            items[i].applies[k] = items[i].applies[k] || items[i].left_out[k];
            items[i].left_out[k] = false;
        }
    rubric->check_count += rubric->left_checks;
    rubric->left_checks = 0;
    rubric->sums.is_short = false;
}

pl_short_counts pl_short_count(const pl_rubric *rubric, pl_setting setting)
{
    pl_short_counts counts = { 0 };
    for (int i = 0; i < rubric->item_count; i++) {
        counts.asked += rubric->items[i].applies[setting];
        counts.all += rubric->items[i].applies[setting] || rubric->items[i].left_out[setting];
    }
    return counts;
}

const char *pl_short_words(char out[PL_SHORT_ROOM], const pl_review *review,
                           const pl_rubric *rubric)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    pl_short_counts counts = pl_short_count(rubric, review->setting);
    snprintf(
        out, PL_SHORT_ROOM, "Short review: %s to %s, drawn at random, seed %lld; %d of %d items",
        pl_time_format(from, review->short_from_us, 0), pl_time_format(to, review->short_to_us, 0),
        (long long)review->short_seed, counts.asked, counts.all);
    return out;
}
