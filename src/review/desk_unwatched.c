#include "plumbline/review/desk_unwatched.h"

#include "desk_inner.h"

enum {
    LEAST_US =
        500 *
        1000, /* the edges of what is passed over, a picture that came late: no place to go to */
    HERE_US = LEAST_US /* a stretch that begins so near is where one is: it begins at what plays */
};

static void find(pl_ranges *out, const pl_desk *desk)
{
    pl_ranges whole = { 0 }, unseen = { 0 }, left = { 0 };
    pl_ranges_add(&whole, 0, desk->facts.recording->duration_us);
    pl_ranges_minus(&unseen, &whole, &desk->inner->shown);
    pl_ranges_minus(&left, &unseen, &desk->inner->skipped);
    for (int i = 0; i < left.count; i++)
        if (left.items[i].to_us - left.items[i].from_us >= LEAST_US)
            pl_ranges_add(out, left.items[i].from_us, left.items[i].to_us);
    pl_ranges_free(&whole);
    pl_ranges_free(&unseen);
    pl_ranges_free(&left);
}

pl_unwatched pl_desk_unwatched(pl_desk *desk, int way)
{
    desk_watch_show(desk);
    pl_ranges left = { 0 };
    find(&left, desk);
    pl_time now = pl_desk_now(desk), to = PL_NO_TIME;
    pl_unwatched answer = left.count > 0 ? PL_UNWATCHED_BEHIND : PL_UNWATCHED_NONE;
    for (int i = 0; i < left.count; i++) {
        pl_time from = left.items[i].from_us;
        if (way < 0 ? from < now - HERE_US : from > now + HERE_US && to == PL_NO_TIME)
            to = from;
        if (from <= now + HERE_US && left.items[i].to_us > now)
            answer = PL_UNWATCHED_HERE;
    }
    pl_ranges_free(&left);
    if (to == PL_NO_TIME)
        return answer;
    pl_desk_go(desk, to);
    return PL_UNWATCHED_WENT;
}
