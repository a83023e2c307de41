#include "plumbline/model/tally.h"

#include <string.h>

static const struct {
    const char *name, *words;
} ways[PL_CHOSEN_COUNT] = {
    [PL_CHOSEN_NOT] = { NULL, "not chosen yet" },
    [PL_CHOSEN_RANDOM] = { "random", "drawn at random" },
    [PL_CHOSEN_CHOSEN] = { "chosen", "chosen" },
    [PL_CHOSEN_WHOLE] = { "whole", "the whole session" },
};

const char *pl_chosen_name(pl_chosen chosen)
{
    return ways[chosen].name;
}

const char *pl_chosen_words(pl_chosen chosen)
{
    return ways[chosen].words;
}

bool pl_chosen_parse(pl_chosen *out, const char *name)
{
    for (int i = PL_CHOSEN_RANDOM; i < PL_CHOSEN_COUNT; i++) {
        if (strcmp(ways[i].name, name) != 0)
            continue;
        *out = (pl_chosen)i;
        return true;
    }
    return false;
}

pl_time pl_counted_within(bool *by_ledger, const pl_counted *counted,
                          const pl_watched_list *watched)
{
    pl_ranges shown, skipped;
    *by_ledger = watched->count > 0;
    if (counted->chosen == PL_CHOSEN_NOT)
        return 0;
    if (!*by_ledger)
        return counted->to_us - counted->from_us;
    pl_watched_ranges(&shown, &skipped, watched);
    pl_time within = pl_ranges_within(&shown, counted->from_us, counted->to_us);
    pl_ranges_free(&shown);
    pl_ranges_free(&skipped);
    return within;
}

int pl_rubric_counter(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->counter_count; i++)
        if (strcmp(rubric->counters[i].id, id) == 0)
            return i;
    return -1;
}
