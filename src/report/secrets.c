/* What may not stand in a report: the moment at which a partner's information was revealed, and a
 * critical matter that nobody has spoken about with this person. Nothing critical is ever first heard of
 * in writing, so everything that would give it away is held back with it. */
#include "draft.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/measure/review.h"

static bool named_here(const draft *d, pl_who who)
{
    return who == d->who->slot;
}

bool draft_matter_about(const draft *d, const pl_matter *matter)
{
    return !matter->withdrawn && (named_here(d, matter->about) || named_here(d, matter->acted));
}

static bool hides_moment(const draft *d, const char *item)
{
    const pl_check_question *question =
        item ? pl_rubric_question_find(d->facts.rubric, item) : NULL;
    return question && question->hide_moment;
}

static bool names_hidden(const draft *d, const pl_tag *tag)
{
    for (int i = 0; i < tag->item_count; i++)
        if (hides_moment(d, tag->items[i]))
            return true;
    return false;
}

static bool was_revealed(const draft *d, const char *item)
{
    const pl_score *score = pl_scores_find(&d->facts.scores, item, PL_WHO_SESSION);
    if (score && score->level == 1)
        return true;
    for (int i = 0; i < d->facts.matters.count; i++)
        if (pl_text_same(d->facts.matters.items[i].item, item) &&
            !d->facts.matters.items[i].withdrawn)
            return true;
    return false;
}

static pl_time later(pl_time a, pl_time b)
{
    return a > b ? a : b;
}

static pl_time earlier(pl_time a, pl_time b)
{
    return a < b ? a : b;
}

/* All that the tag covers, the frame it was made on as well; PL_NO_TIME is below every time. */
static stretch covered(const pl_tag *tag)
{
    return (stretch){ .from = earlier(tag->at_us, tag->made_us),
                      .to = later(later(tag->at_us, tag->made_us), tag->to_us) };
}

static void hide(draft *d, stretch at)
{
    pl_grow(d->hidden, d->hidden_count, d->hidden_room);
    d->hidden[d->hidden_count++] = at;
}

static void hide_revealed(draft *d)
{
    for (int i = 0; i < d->facts.tags.count; i++) {
        const pl_tag *tag = &d->facts.tags.items[i];
        for (int k = 0; k < tag->item_count; k++)
            if (hides_moment(d, tag->items[k]) && was_revealed(d, tag->items[k]))
                hide(d, covered(tag));
    }
    for (int i = 0; i < d->facts.matters.count; i++) {
        const pl_matter *matter = &d->facts.matters.items[i];
        if (!matter->withdrawn && hides_moment(d, matter->item))
            hide(d, (stretch){ .from = matter->at_us, .to = matter->at_us });
    }
}

static void add_unspoken(draft *d, const char *item)
{
    if (!item)
        return;
    pl_grow(d->unspoken_items, d->unspoken_item_count, d->unspoken_item_room);
    d->unspoken_items[d->unspoken_item_count++] = item;
}

/* Items whose words would tell of it: those of its matters, and those with a level that is one. */
static void find_unspoken(draft *d)
{
    for (int i = 0; i < d->facts.matters.count; i++) {
        const pl_matter *matter = &d->facts.matters.items[i];
        bool session = !matter->withdrawn && matter->about == PL_WHO_SESSION;
        if (draft_matter_about(d, matter) || session)
            add_unspoken(d, matter->item);
    }
    for (int i = 0; i < d->facts.scores.count; i++) {
        const pl_score *score = &d->facts.scores.items[i];
        const pl_item *item = pl_rubric_item_find(d->facts.rubric, score->item);
        bool here = named_here(d, score->who) || score->who == PL_WHO_SESSION;
        if (here && item && score->level != PL_NO_LEVEL &&
            pl_item_is_critical_at(item, score->level))
            add_unspoken(d, score->item);
    }
}

void draft_secrets(draft *d)
{
    d->spoken = d->who->spoken_on != NULL;
    hide_revealed(d);
    if (d->spoken)
        return;
    d->hold_person = pl_measure_critical(&d->facts, d->who->slot);
    d->hold_session = pl_measure_critical(&d->facts, PL_WHO_SESSION);
    find_unspoken(d);
}

static bool touches(stretch a, stretch b)
{
    return a.from <= b.to && b.from <= a.to;
}

static bool at_hidden(const draft *d, const pl_tag *tag)
{
    for (int i = 0; i < d->hidden_count; i++)
        if (touches(covered(tag), d->hidden[i]))
            return true;
    return names_hidden(d, tag);
}

/* At the moment of an unspoken matter, or (of what is to develop) about its item. */
static bool tells_unspoken(const draft *d, const pl_tag *tag)
{
    if (d->spoken)
        return false;
    if (tag->kind == PL_TAG_CRITICAL)
        return true;
    for (int i = 0; i < d->unspoken_item_count; i++)
        if (tag->kind != PL_TAG_STRENGTH && pl_tag_has_item(tag, d->unspoken_items[i]))
            return true;
    for (int i = 0; i < d->facts.matters.count; i++) {
        const pl_matter *matter = &d->facts.matters.items[i];
        stretch at = { .from = matter->at_us, .to = matter->at_us };
        bool session = !matter->withdrawn && matter->about == PL_WHO_SESSION;
        if ((draft_matter_about(d, matter) || session) && touches(covered(tag), at))
            return true;
    }
    return false;
}

bool draft_may_show_time(const draft *d, const pl_tag *tag)
{
    return !at_hidden(d, tag) && !tells_unspoken(d, tag);
}

bool draft_may_print(draft *d, const pl_tag *tag)
{
    bool revealed = at_hidden(d, tag), unspoken = tells_unspoken(d, tag);
    d->left_out_partner += revealed;
    d->left_out_unspoken += unspoken && !revealed;
    return !revealed && !unspoken;
}
