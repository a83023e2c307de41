#include "compare.h"

#include "plumbline/base/memory.h"

#include <string.h>

typedef struct sides {
    const pl_rubric *was, *is;
} sides;

static pl_rubric_difference *add(pl_rubric_comparison *to, pl_rubric_part part, const char *id)
{
    pl_grow(to->items, to->count, to->room);
    pl_rubric_difference *one = &to->items[to->count++];
    *one = (pl_rubric_difference){ .part = part, .id = id };
    return one;
}

/* Nothing where both are there and the same. */
static pl_rubric_difference *note(pl_rubric_comparison *to, pl_rubric_part part, const char *id,
                                  const char *was, const char *is, unsigned other)
{
    if (was && is && !other)
        return NULL;
    pl_rubric_difference *one = add(to, part, id);
    one->was = was;
    one->is = is;
    one->other = was && is ? other : 0;
    one->change = !was ? PL_CHANGE_ADDED : (!is ? PL_CHANGE_REMOVED : PL_CHANGE_CHANGED);
    return one;
}

/* ----- domains */

static const pl_domain *domain_find(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->domain_count; i++)
        if (strcmp(rubric->domains[i].id, id) == 0)
            return &rubric->domains[i];
    return NULL;
}

static void compare_domains(pl_rubric_comparison *to, sides s)
{
    for (int i = 0; i < s.is->domain_count; i++) {
        const pl_domain *b = &s.is->domains[i], *a = domain_find(s.was, b->id);
        unsigned other = 0;
        if (a && !pl_text_same(a->title, b->title))
            other |= PL_OTHER_TITLE;
        if (a && a->weight != b->weight)
            other |= PL_OTHER_WEIGHT;
        note(to, PL_PART_DOMAIN, b->id, a ? a->title : NULL, b->title, other);
    }
    for (int i = 0; i < s.was->domain_count; i++)
        if (!domain_find(s.is, s.was->domains[i].id))
            note(to, PL_PART_DOMAIN, s.was->domains[i].id, s.was->domains[i].title, NULL, 0);
}

/* ----- items */

static const char *title_of(const pl_item *item)
{
    return item ? item->words[PL_SETTING_GROUP].title : NULL;
}

static void compare_item(pl_rubric_comparison *to, sides s, const pl_item *a, const pl_item *b)
{
    unsigned other = a && b ? other_of_item(s.was, a, s.is, b) : 0;
    pl_rubric_difference *one =
        note(to, PL_PART_ITEM, b ? b->id : a->id, title_of(a), title_of(b), other);
    if (!one)
        return;
    one->was_item = a;
    one->is_item = b;
}

static void compare_items(pl_rubric_comparison *to, sides s)
{
    for (int i = 0; i < s.is->item_count; i++)
        compare_item(to, s, pl_rubric_item_find(s.was, s.is->items[i].id), &s.is->items[i]);
    for (int i = 0; i < s.was->item_count; i++)
        if (!pl_rubric_item_find(s.is, s.was->items[i].id))
            compare_item(to, s, &s.was->items[i], NULL);
}

/* ----- questions of checks */

static void compare_questions(pl_rubric_comparison *to, sides s)
{
    for (int i = 0; i < s.is->check_count; i++)
        for (int k = 0; k < s.is->checks[i].question_count; k++) {
            const pl_check_question *b = &s.is->checks[i].questions[k];
            const pl_check_question *a = pl_rubric_question_find(s.was, b->id);
            note(to, PL_PART_QUESTION, b->id, a ? a->text[PL_SETTING_GROUP] : NULL,
                 b->text[PL_SETTING_GROUP], a ? other_of_question(a, b) : 0);
        }
    for (int i = 0; i < s.was->check_count; i++)
        for (int k = 0; k < s.was->checks[i].question_count; k++) {
            const pl_check_question *a = &s.was->checks[i].questions[k];
            if (!pl_rubric_question_find(s.is, a->id))
                note(to, PL_PART_QUESTION, a->id, a->text[PL_SETTING_GROUP], NULL, 0);
        }
}

/* ----- counters and prompts */

static void compare_counters(pl_rubric_comparison *to, sides s)
{
    for (int i = 0; i < s.is->counter_count; i++) {
        const pl_counter *b = &s.is->counters[i], *a = counter_find(s.was, b->id);
        note(to, PL_PART_COUNTER, b->id, a ? a->title : NULL, b->title,
             a ? other_of_counter(a, b) : 0);
    }
    for (int i = 0; i < s.was->counter_count; i++)
        if (!counter_find(s.is, s.was->counters[i].id))
            note(to, PL_PART_COUNTER, s.was->counters[i].id, s.was->counters[i].title, NULL, 0);
}

static bool same_fields(const pl_prompt *a, const pl_prompt *b)
{
    bool same = a->field_count == b->field_count;
    for (int i = 0; same && i < a->field_count; i++)
        same = pl_text_same(a->fields[i].id, b->fields[i].id) &&
               pl_text_same(a->fields[i].title, b->fields[i].title) &&
               a->fields[i].answer == b->fields[i].answer &&
               same_texts(&a->fields[i].choices, &b->fields[i].choices);
    return same;
}

static unsigned other_of_prompt(const pl_prompt *a, const pl_prompt *b)
{
    unsigned other = 0;
    if (!pl_text_same(a->title, b->title))
        other |= PL_OTHER_TITLE;
    if (!pl_text_same(a->text, b->text))
        other |= PL_OTHER_TEXT;
    if (!pl_text_same(a->note, b->note))
        other |= PL_OTHER_NOTES;
    if (a->answer != b->answer || !same_texts(&a->choices, &b->choices) || !same_fields(a, b))
        other |= PL_OTHER_ANSWER;
    if (a->asked != b->asked || a->seen != b->seen || a->kept_for_writer != b->kept_for_writer ||
        a->locked != b->locked || a->in_report != b->in_report)
        other |= PL_OTHER_ASKED;
    return other;
}

static void compare_prompts(pl_rubric_comparison *to, sides s)
{
    for (int i = 0; i < s.is->prompt_count; i++) {
        const pl_prompt *b = &s.is->prompts[i], *a = pl_rubric_prompt_find(s.was, b->id);
        note(to, PL_PART_PROMPT, b->id, a ? a->text : NULL, b->text, a ? other_of_prompt(a, b) : 0);
    }
    for (int i = 0; i < s.was->prompt_count; i++)
        if (!pl_rubric_prompt_find(s.is, s.was->prompts[i].id))
            note(to, PL_PART_PROMPT, s.was->prompts[i].id, s.was->prompts[i].text, NULL, 0);
}

/* ----- the whole */

static bool same_reasons(const pl_rubric *a, const pl_rubric *b)
{
    bool same = a->no_score_count == b->no_score_count;
    for (int i = 0; same && i < a->no_score_count; i++) {
        const pl_no_score *x = &a->no_score[i], *y = &b->no_score[i];
        same = pl_text_same(x->id, y->id) && pl_text_same(x->title, y->title) &&
               pl_text_same(x->when, y->when) && x->sums == y->sums &&
               pl_text_same(x->part_words, y->part_words) &&
               pl_text_same(x->critical_words, y->critical_words);
    }
    return same;
}

static bool same_bands(const pl_rubric *a, const pl_rubric *b)
{
    bool same = a->band_count == b->band_count;
    for (int i = 0; same && i < a->band_count; i++)
        same = a->bands[i].from_hundredths == b->bands[i].from_hundredths &&
               pl_text_same(a->bands[i].title, b->bands[i].title);
    return same;
}

static bool same_levels(const pl_rubric *a, const pl_rubric *b)
{
    bool same = a->level_count == b->level_count;
    for (int i = 0; same && i < a->level_count; i++)
        same = a->levels[i].value == b->levels[i].value &&
               pl_text_same(a->levels[i].means, b->levels[i].means) &&
               same_texts(&a->levels[i].words, &b->levels[i].words);
    return same;
}

static unsigned other_of_whole(const pl_rubric *a, const pl_rubric *b)
{
    const pl_sum_rules *x = &a->sums, *y = &b->sums;
    bool sums = x->rated_weight_percent == y->rated_weight_percent &&
                x->rated_items_percent == y->rated_items_percent &&
                x->domain_mean_items == y->domain_mean_items && x->no_overall == y->no_overall &&
                a->domain_weights == b->domain_weights;
    unsigned other = 0;
    if (!pl_text_same(a->title, b->title))
        other |= PL_OTHER_TITLE;
    if (memcmp(a->settings, b->settings, sizeof a->settings) != 0)
        other |= PL_OTHER_SETTINGS;
    if (!same_levels(a, b))
        other |= PL_OTHER_LEVEL_WORDS;
    if (!same_reasons(a, b))
        other |= PL_OTHER_REASON;
    if (!sums)
        other |= PL_OTHER_SUMS;
    if (!same_bands(a, b))
        other |= PL_OTHER_BANDS;
    return other;
}

void pl_rubric_compare(pl_rubric_comparison *out, const pl_rubric *was, const pl_rubric *is)
{
    static const pl_per per[] = { PL_PER_FACILITATOR, PL_PER_SESSION };
    sides s = { was, is };
    *out = (pl_rubric_comparison){ .other = other_of_whole(was, is) };
    compare_domains(out, s);
    compare_items(out, s);
    compare_questions(out, s);
    compare_counters(out, s);
    compare_prompts(out, s);
    for (size_t i = 0; i < PL_COUNT(per); i++) {
        out->was[i] = pl_rubric_count(was, per[i], PL_SETTING_GROUP);
        out->is[i] = pl_rubric_count(is, per[i], PL_SETTING_GROUP);
    }
}

void pl_rubric_comparison_free(pl_rubric_comparison *comparison)
{
    free(comparison->items);
    *comparison = (pl_rubric_comparison){ 0 };
}

/* "weight 1 → 2" says more than "weight". */
static void add_what(pl_text *line, const pl_rubric_difference *one)
{
    bool weight = (one->other & PL_OTHER_WEIGHT) && one->was_item && one->is_item;
    unsigned rest = one->other & ~(unsigned)(weight ? PL_OTHER_WEIGHT : 0);
    pl_other_words(line, rest);
    if (weight)
        pl_text_add_format(line, "%sweight %d → %d", rest ? ", " : "", one->was_item->weight,
                           one->is_item->weight);
}

void pl_difference_words(pl_text *out, const pl_rubric_difference *one)
{
    if (one->change == PL_CHANGE_CHANGED && (one->other & (PL_OTHER_TITLE | PL_OTHER_TEXT)) &&
        !pl_text_same(one->was, one->is))
        pl_text_add_format(out, "%s → ", one->was);
    pl_text_add(out, one->is ? one->is : one->was);
    if (!one->other)
        return;
    pl_text_add(out, ": ");
    add_what(out, one);
}
