/* The tag in hand: made by two digits, changed by single keys until it is let go. */
#include "desk_inner.h"

static pl_time snap(const pl_desk *desk, pl_time at)
{
    const pl_media *media = pl_player_media(desk->player);
    int n = media ? pl_media_frame_at(media, at) : -1;
    return n >= 0 ? pl_media_frame_start(media, n) : at;
}

pl_time pl_desk_now(const pl_desk *desk)
{
    return desk->shown_us != PL_NO_TIME ? desk->shown_us : desk->play.position_us;
}

static desk_tag *in_work(pl_desk *desk)
{
    const pl_desk_tag *face = desk->hand ? desk->hand : desk->selected;
    return face ? desk_tag_find(desk, face->tag.id) : NULL;
}

static unsigned present(const pl_desk *desk)
{
    unsigned all = 0;
    for (int i = 0; i < desk->facts.review->facilitator_count; i++)
        all |= PL_WHO_BIT(desk->facts.review->facilitators[i].slot);
    return all;
}

/* Whose moment it is by itself: of an item of the session nobody's alone. */
static unsigned people_of(const pl_desk *desk, const char *id)
{
    const pl_item *item = id ? pl_rubric_item_find(desk->facts.rubric, id) : NULL;
    bool question = id && !item;
    return question || (item && item->per != PL_PER_FACILITATOR) ? 0 : desk->people;
}

/* From the lead of watched time before its frame to the span behind it, which stays within the recording. */
static void give_span(const pl_desk *desk, pl_tag *tag)
{
    const pl_desk_inner *in = desk->inner;
    pl_time made = tag->made_us, end = desk->facts.recording->duration_us, to = made, from = made;
    if (desk->lead_us > 0)
        from = pl_ranges_back(&in->shown, &in->skipped, made, desk->lead_us);
    if (desk->span_us > 0)
        to = snap(desk, made + desk->span_us < end ? made + desk->span_us : end);
    if (from < made && snap(desk, from) < made)
        tag->at_us = snap(desk, from);
    if (to > tag->at_us)
        tag->to_us = to;
}

/* A neutral tag of the frame at `made`, in hand. */
static bool make(pl_desk *desk, pl_time made, const char *item, pl_tag_kind kind, unsigned people)
{
    const pl_desk_inner *in = desk->inner;
    pl_tag tag = { .id = pl_id_new(),
                   .review = in->review,
                   .made_us = made,
                   .at_us = made,
                   .to_us = PL_NO_TIME,
                   .kind = kind,
                   .facilitators = people,
                   .note = "",
                   .made_utc = pl_utc_now() };
    if (item)
        tag.items[tag.item_count++] = item;
    desk_watch_show(desk);
    give_span(desk, &tag);
    pl_desk_let_go(desk);
    return desk_tag_add(desk, &tag);
}

/* A tag that was to be named later gets its item. True where there is one, also where it was refused. */
static bool name_unnamed(pl_desk *desk, const char *item)
{
    desk_tag *tag = in_work(desk);
    if (!item || !tag || tag->face.tag.item_count > 0)
        return false;
    pl_tag with = tag->face.tag;
    with.items[with.item_count++] = item;
    if (with.kind != PL_TAG_CRITICAL && with.facilitators == desk->people)
        with.facilitators = people_of(desk, item);
    desk_tag_set(desk, tag, &with, NULL);
    return true;
}

void pl_desk_tag_item(pl_desk *desk, const char *item)
{
    if (name_unnamed(desk, item))
        return;
    make(desk, pl_desk_now(desk), item, PL_TAG_NEUTRAL, people_of(desk, item));
}

static const pl_item *item_by_keys(const pl_rubric *rubric, int first, int second)
{
    for (int i = 0; i < rubric->item_count; i++)
        if (rubric->items[i].keys[0] == '0' + first && rubric->items[i].keys[1] == '0' + second)
            return &rubric->items[i];
    return NULL;
}

void pl_desk_digit(pl_desk *desk, int digit)
{
    if (!desk_may_write(desk))
        return;
    if (!desk->digit) {
        desk->digit = digit;
        desk->inner->digit_us = pl_desk_now(desk);
        desk_changed(desk);
        return;
    }
    int first = desk->digit;
    desk->digit = 0;
    desk_changed(desk);
    const pl_item *item = item_by_keys(desk->facts.rubric, first, digit);
    if (!item) {
        pl_fail(&desk->trouble, PL_BAD_INPUT, "There is no item %d.%d in this rubric.", first,
                digit);
        return;
    }
    if (name_unnamed(desk, item->id))
        return;
    make(desk, desk->inner->digit_us, item->id, PL_TAG_NEUTRAL, people_of(desk, item->id));
}

void pl_desk_kind(pl_desk *desk, pl_tag_kind kind)
{
    desk_tag *tag = in_work(desk);
    if (!tag || tag->face.tag.kind == kind)
        return;
    pl_tag with = tag->face.tag;
    with.kind = kind;
    desk_tag_set(desk, tag, &with, NULL);
}

void pl_desk_people(pl_desk *desk, unsigned people)
{
    desk_tag *tag = in_work(desk);
    people &= present(desk);
    if (desk->people != people && people && (!tag || desk->hand)) {
        desk->people = people;
        desk_changed(desk);
    }
    if (!tag || tag->face.tag.facilitators == people)
        return;
    pl_tag with = tag->face.tag;
    with.facilitators = people;
    desk_tag_set(desk, tag, &with, NULL);
}

void pl_desk_next_who(pl_desk *desk)
{
    desk_tag *tag = in_work(desk);
    if (!tag)
        return;
    unsigned all = present(desk), now = tag->face.tag.facilitators;
    unsigned next = 0; /* behind the last comes the session, behind it the first */
    for (unsigned bit = now ? now << 1 : 1; bit <= all && !next; bit <<= 1)
        next = all & bit;
    pl_tag with = tag->face.tag;
    with.facilitators = next;
    desk_tag_set(desk, tag, &with, NULL);
}

static void set_span(pl_desk *desk, desk_tag *tag, pl_time at, pl_time to)
{
    pl_tag with = tag->face.tag;
    if (to != PL_NO_TIME && to <= at)
        to = PL_NO_TIME;
    if (at == with.at_us && to == with.to_us)
        return;
    with.at_us = at;
    with.to_us = to;
    desk_tag_set(desk, tag, &with, NULL);
}

void pl_desk_set_in(pl_desk *desk)
{
    desk_tag *tag = in_work(desk);
    if (tag)
        set_span(desk, tag, pl_desk_now(desk), tag->face.tag.to_us);
}

void pl_desk_set_out(pl_desk *desk)
{
    desk_tag *tag = in_work(desk);
    if (!tag)
        return;
    pl_time now = pl_desk_now(desk), at = tag->face.tag.at_us;
    set_span(desk, tag, now < at ? now : at, now < at ? at : now);
}

void pl_desk_span(pl_desk *desk, pl_time at, pl_time to)
{
    desk_tag *tag = in_work(desk);
    pl_time end = desk->facts.recording->duration_us;
    if (!tag)
        return;
    if (at < 0 || at > end || (to != PL_NO_TIME && (to < at || to > end))) {
        char words[PL_TIME_ROOM];
        pl_fail(&desk->trouble, PL_BAD_INPUT, "This session ends at %s.",
                pl_time_format(words, end, 0));
        desk_changed(desk);
        return;
    }
    set_span(desk, tag, snap(desk, at), to == PL_NO_TIME ? to : snap(desk, to));
}

void pl_desk_nudge(pl_desk *desk, bool end, int frames)
{
    desk_tag *tag = in_work(desk);
    const pl_media *media = pl_player_media(desk->player);
    if (!tag || !media || pl_media_frame_count(media) == 0)
        return;
    pl_time at = tag->face.tag.at_us, to = tag->face.tag.to_us;
    pl_time from = end && to != PL_NO_TIME ? to : at;
    int n = pl_media_frame_at(media, from) + frames, last = pl_media_frame_count(media) - 1;
    pl_time moved = pl_media_frame_start(media, n < 0 ? 0 : n > last ? last : n);
    if (end)
        set_span(desk, tag, at, moved > at ? moved : PL_NO_TIME);
    else if (to == PL_NO_TIME || moved <= to)
        set_span(desk, tag, moved, to);
}

void pl_desk_also(pl_desk *desk, const char *item)
{
    desk_tag *tag = in_work(desk);
    if (!tag)
        return;
    pl_tag with = tag->face.tag;
    int count = 0;
    for (int i = 0; i < with.item_count; i++)
        if (strcmp(with.items[i], item) != 0)
            with.items[count++] = with.items[i];
    bool had = count < with.item_count;
    if (!had && count == PL_MOST_TAG_ITEMS)
        return;
    if (!had)
        with.items[count++] = item;
    with.item_count = count;
    desk_tag_set(desk, tag, &with, NULL);
}

void pl_desk_star(pl_desk *desk)
{
    desk_tag *tag = in_work(desk);
    if (!tag)
        return;
    pl_tag with = tag->face.tag;
    with.for_report = !with.for_report;
    desk_tag_set(desk, tag, &with, NULL);
}

void pl_desk_let_go(pl_desk *desk)
{
    if (desk->hand || desk->digit)
        desk_changed(desk);
    desk->hand = NULL;
    desk->digit = 0;
    desk->inner->join = 0;
}

void pl_desk_select(pl_desk *desk, pl_id tag)
{
    pl_desk_let_go(desk);
    desk->selected = pl_desk_find(desk, tag);
    desk_changed(desk);
}

void pl_desk_select_next(pl_desk *desk, int way)
{
    int count = desk->tag_count;
    if (count == 0)
        return;
    int n;
    if (desk->selected) {
        n = pl_desk_first_from(desk, desk->selected->tag.at_us);
        while (desk->tags[n] != desk->selected)
            n++;
        n += way;
    } else {
        n = pl_desk_first_from(desk, pl_desk_now(desk) + (way > 0 ? 1 : 0));
        n += way > 0 ? 0 : -1;
    }
    if (n < 0 || n >= count)
        return;
    pl_id id = desk->tags[n]->tag.id;
    pl_desk_go(desk, desk->tags[n]->tag.at_us);
    pl_desk_select(desk, id);
}

/* ----- a concern about practice */

void pl_desk_concern(pl_desk *desk, pl_time at)
{
    desk_tag *tag = in_work(desk);
    unsigned people = tag ? tag->face.tag.facilitators : desk->people;
    bool one = (people & (people - 1)) == 0;
    if (!one && tag) {
        pl_fail(&desk->trouble, PL_BAD_INPUT,
                "A critical tag names one person, or the session; never several. Choose A, B, C or "
                "the session first.");
        desk_changed(desk);
        return;
    }
    if (!tag) {
        make(desk, at, NULL, PL_TAG_CRITICAL, one ? people : 0);
    } else {
        pl_tag with = tag->face.tag;
        with.kind = PL_TAG_CRITICAL;
        desk_tag_set(desk, tag, &with, NULL);
    }
    tag = in_work(desk);
    if (tag && tag->face.tag.kind == PL_TAG_CRITICAL)
        desk_raise(desk, &tag->face.tag);
}

void pl_desk_concern_about(pl_desk *desk, pl_time at, const char *item, pl_who who)
{
    if (!desk_may_write(desk) || !desk_raise_new(desk, at, who, item))
        return;
    make(desk, at, item, PL_TAG_CRITICAL, who == PL_WHO_SESSION ? 0 : PL_WHO_BIT(who));
    pl_desk_let_go(desk); /* on the score sheet no tag is in work */
}
