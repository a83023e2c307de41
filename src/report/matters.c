/* Critical matters: only about this person, and only when a conversation is on record. */
#include "draft.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

typedef struct matters {
    pl_report_matter *items;
    int count, room;
} matters;

static pl_report_matter *add(matters *list, pl_report_matter matter)
{
    pl_grow(list->items, list->count, list->room);
    list->items[list->count++] = matter;
    return &list->items[list->count - 1];
}

/* Of what was revealed from a partner neither words nor time are printed. */
static void add_matter(draft *d, matters *list, const pl_matter *matter)
{
    const pl_check_question *question =
        matter->item ? pl_rubric_question_find(d->facts.rubric, matter->item) : NULL;
    pl_report_matter *made = add(list, (pl_report_matter){ .at_us = matter->at_us });
    if (matter->item)
        made->item = draft_name(d, matter->item);
    if (matter->about == PL_WHO_SESSION)
        made->why_you = draft_words(d, matter->acted_why);
    if (question && question->hide_moment) {
        made->at_us = PL_NO_TIME;
        made->words = "What was revealed is not written here.";
    } else {
        made->words = draft_words(d, matter->words);
    }
}

static bool has_item(const matters *list, const char *item)
{
    for (int i = 0; i < list->count; i++)
        if (pl_text_same(list->items[i].item.id, item))
            return true;
    return false;
}

/* A level that is critical by itself, where nobody wrote a matter on it. */
static void add_score(draft *d, matters *list, const pl_score *score)
{
    const pl_item *item = pl_rubric_item_find(d->facts.rubric, score->item);
    if (score->who != d->who->slot || !item || score->level == PL_NO_LEVEL ||
        !pl_item_is_critical_at(item, score->level) || has_item(list, score->item))
        return;
    add(list, (pl_report_matter){ .at_us = PL_NO_TIME,
                                  .item = draft_name(d, score->item),
                                  .words = draft_words(d, score->sentence) });
}

static bool has_moment(const matters *list, const pl_tag *tag)
{
    for (int i = 0; i < list->count; i++) {
        const pl_report_matter *matter = &list->items[i];
        if (matter->at_us == tag->at_us || matter->at_us == tag->made_us ||
            (matter->item.id && pl_tag_has_item(tag, matter->item.id)))
            return true;
    }
    return false;
}

/* A critical tag that no matter speaks of, unless its matter was withdrawn. */
static void add_tag(draft *d, matters *list, const pl_tag *tag)
{
    if (tag->kind != PL_TAG_CRITICAL || !(tag->facilitators & PL_WHO_BIT(d->who->slot)) ||
        has_moment(list, tag) || !draft_may_show_time(d, tag))
        return;
    for (int i = 0; i < d->facts.matters.count; i++) {
        const pl_matter *matter = &d->facts.matters.items[i];
        if (matter->withdrawn && (matter->at_us == tag->at_us || matter->at_us == tag->made_us))
            return;
    }
    pl_report_matter *made = add(list, (pl_report_matter){ .at_us = tag->at_us });
    if (tag->item_count)
        made->item = draft_name(d, tag->items[0]);
    made->words = draft_words(d, tag->note);
}

static void note_unspoken(draft *d)
{
    int critical_tags = 0;
    for (int i = 0; i < d->facts.tags.count; i++)
        critical_tags += d->facts.tags.items[i].kind == PL_TAG_CRITICAL &&
                         (d->facts.tags.items[i].facilitators & PL_WHO_BIT(d->who->slot));
    if (d->hold_person || d->hold_session)
        draft_note(d,
                   "A critical matter is left out, with the scores%s, because no conversation with "
                   "%s is recorded. Nothing critical is first heard of in writing: speak first, "
                   "record the day, then make the report again.",
                   d->left_out_unspoken ? " and what belongs to it" : "", d->report->facilitator);
    else if (critical_tags)
        draft_note(d, "%d critical %s left out, because no conversation with %s is recorded.",
                   critical_tags, critical_tags == 1 ? "tag is" : "tags are",
                   d->report->facilitator);
}

void draft_matters(draft *d)
{
    if (!d->spoken) {
        note_unspoken(d);
        return;
    }
    matters list = { 0 };
    for (int i = 0; i < d->facts.matters.count; i++)
        if (draft_matter_about(d, &d->facts.matters.items[i]))
            add_matter(d, &list, &d->facts.matters.items[i]);
    for (int i = 0; i < d->facts.scores.count; i++)
        add_score(d, &list, &d->facts.scores.items[i]);
    for (int i = 0; i < d->facts.tags.count; i++)
        add_tag(d, &list, &d->facts.tags.items[i]);
    pl_report_matter *kept = pl_arena_alloc(d->arena, (size_t)list.count * sizeof *kept);
    for (int i = 0; i < list.count; i++)
        kept[i] = list.items[i];
    d->report->matters = kept;
    d->report->matter_count = list.count;
    free(list.items);
}
