#include "plumbline/model/at_once.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdio.h>

void pl_at_onces_free(pl_at_onces *list)
{
    pl_arena_free(list->arena);
    *list = (pl_at_onces){ 0 };
}

static const pl_at_once *find(const pl_at_onces *list, pl_id recording, bool risk, bool open)
{
    for (int i = 0; i < list->count; i++) {
        const pl_at_once *one = &list->items[i];
        if (one->tells && one->risk == risk && (!open || !one->seen) &&
            (!recording || one->recording == recording))
            return one;
    }
    return NULL;
}

const pl_at_once *pl_at_once_open(const pl_at_onces *list, pl_id recording)
{
    return find(list, recording, true, true);
}

const pl_at_once *pl_at_once_told(const pl_at_onces *list, pl_id recording)
{
    const pl_at_once *open = find(list, recording, true, true);
    return open ? open : find(list, recording, true, false);
}

const pl_at_once *pl_at_once_sent(const pl_at_onces *list, pl_id recording)
{
    return find(list, recording, false, true);
}

char *pl_at_once_words(const pl_at_once *one)
{
    char at[PL_TIME_ROOM];
    if (one->at_us == PL_NO_TIME)
        return pl_copy_text(one->words);
    pl_time_format(at, one->at_us, 0);
    return *one->words ? pl_format("%s (at %s)", one->words, at) : pl_format("At %s.", at);
}

const char *pl_at_once_setting(char out[PL_SEEN_ROOM], const pl_at_once *one)
{
    char id[PL_ID_ROOM];
    snprintf(out, PL_SEEN_ROOM, "window.seen.%s.%.40s", pl_id_format(id, one->review), one->prompt);
    return out;
}

const char *pl_at_once_value(char out[PL_SEEN_ROOM], const pl_at_once *one)
{
    snprintf(out, PL_SEEN_ROOM, "%lld", (long long)one->said_utc);
    return out;
}
