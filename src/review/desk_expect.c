/* Where the reviewer is likely to go next: to the tags, the nearest first. */
#include "desk_inner.h"

enum { MOVED_US = 10 * 1000 * 1000 /* so far, and others are nearest */ };

static int add(pl_time *places, int count, pl_time at)
{
    if (count < PL_EXPECT_MOST && (count == 0 || places[count - 1] != at))
        places[count++] = at;
    return count;
}

/* A tag's beginning, and the frame that it was made on. */
static int add_tag(pl_time *places, int count, const pl_tag *tag)
{
    return add(places, add(places, count, tag->at_us), tag->made_us);
}

static int nearest(pl_time *places, const pl_desk *desk, pl_time here)
{
    int after = pl_desk_first_from(desk, here), before = after - 1, count = 0;
    while (count < PL_EXPECT_MOST && (before >= 0 || after < desk->tag_count)) {
        bool forth = before < 0 ||
                     (after < desk->tag_count &&
                      desk->tags[after]->tag.at_us - here < here - desk->tags[before]->tag.at_us);
        count = add_tag(places, count, &desk->tags[forth ? after++ : before--]->tag);
    }
    return count;
}

void desk_expect(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    pl_time here = desk->play.position_us;
    bool moved = llabs(here - in->expect_at) >= MOVED_US;
    if (desk->play.phase != PL_PLAYER_READY || (in->expect_version == in->tags_version && !moved))
        return;
    pl_time places[PL_EXPECT_MOST];
    in->expect_version = in->tags_version;
    in->expect_at = here;
    pl_player_expect(desk->player, places, nearest(places, desk, here));
}
