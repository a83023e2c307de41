/* Each list stands in one arena and is freed by one call. */
#include "plumbline/base/memory.h"
#include "plumbline/model/feedback.h"
#include "plumbline/model/link.h"
#include "plumbline/model/person.h"
#include "plumbline/model/review.h"
#include "plumbline/model/score.h"
#include "plumbline/model/session.h"
#include "plumbline/model/tag.h"
#include "plumbline/model/tally.h"
#include "plumbline/model/watched.h"

#include <stdlib.h>
#include <string.h>

#define FREE_OF(type)               \
    void type##_free(type *list)    \
    {                               \
        pl_arena_free(list->arena); \
        *list = (type){ 0 };        \
    }

FREE_OF(pl_people)
FREE_OF(pl_recordings)
FREE_OF(pl_reviews)
FREE_OF(pl_draws)
FREE_OF(pl_links)
FREE_OF(pl_risks)
FREE_OF(pl_matters)
FREE_OF(pl_actions)
FREE_OF(pl_tags)
FREE_OF(pl_tallies)
FREE_OF(pl_departures)
FREE_OF(pl_scores)
FREE_OF(pl_watched_list)
FREE_OF(pl_replies)
FREE_OF(pl_second_looks)

void pl_delivery_free(pl_delivery *delivery)
{
    free(delivery->reason);
    free(delivery->by);
    *delivery = (pl_delivery){ 0 };
}

int pl_links_of(const pl_links *links, const char *item)
{
    int count = 0;
    for (int i = 0; i < links->count; i++)
        count += strcmp(links->items[i].item, item) == 0;
    return count;
}

bool pl_review_is_short(const pl_review *review)
{
    return review->short_items != NULL;
}

static int compare_items(const pl_tag *a, const pl_tag *b)
{
    for (int i = 0; i < a->item_count && i < b->item_count; i++) {
        int way = strcmp(a->items[i], b->items[i]);
        if (way)
            return way;
    }
    return a->item_count - b->item_count;
}

/* The statement TAG_LIST of the store says the same; a test holds them together. */
bool pl_tag_before(const pl_tag *a, const pl_tag *b)
{
    if (a->at_us != b->at_us)
        return a->at_us < b->at_us;
    if (a->made_us != b->made_us)
        return a->made_us < b->made_us;
    if (a->made_utc != b->made_utc)
        return a->made_utc < b->made_utc;
    int way = compare_items(a, b);
    if (way)
        return way < 0;
    if (a->kind != b->kind) {
        bool critical = a->kind == PL_TAG_CRITICAL || b->kind == PL_TAG_CRITICAL;
        return critical ? b->kind == PL_TAG_CRITICAL
                        : strcmp(pl_tag_kind_name(a->kind), pl_tag_kind_name(b->kind)) < 0;
    }
    return a->id < b->id;
}

bool pl_tag_has_item(const pl_tag *tag, const char *item)
{
    for (int i = 0; i < tag->item_count; i++)
        if (strcmp(tag->items[i], item) == 0)
            return true;
    return false;
}

const char *pl_action_state_words(const char *state)
{
    static const struct {
        const char *state, *words;
    } known[] = { { "done", "Done" },
                  { "on-the-way", "On the way" },
                  { "not-yet", "Not yet" },
                  { "dropped", "Dropped" } };
    for (size_t i = 0; i < PL_COUNT(known); i++)
        if (strcmp(known[i].state, state) == 0)
            return known[i].words;
    return NULL;
}

int pl_actions_of(const pl_actions *actions, pl_who slot)
{
    int count = 0;
    for (int i = 0; i < actions->count; i++)
        count += actions->items[i].slot == slot;
    return count;
}

const pl_score *pl_scores_find(const pl_scores *scores, const char *item, pl_who who)
{
    for (int i = 0; i < scores->count; i++)
        if (scores->items[i].who == who && strcmp(scores->items[i].item, item) == 0)
            return &scores->items[i];
    return NULL;
}
