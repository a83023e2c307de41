/* What is different of two items, questions or counters, and the verdict on what was said by them. */
#include "compare.h"

#include "plumbline/base/memory.h"
#include "plumbline/model/tally.h"

#include <string.h>

const char *pl_rubric_part_id(pl_rubric_part part)
{
    static const char *const ids[] = { "domain", "item", "question", "count", "prompt" };
    return ids[part];
}

const char *pl_change_id(pl_change change)
{
    static const char *const ids[] = { "added", "changed", "removed" };
    return ids[change];
}

const char *pl_kept_verdict_id(pl_kept_verdict verdict)
{
    static const char *const ids[] = { "keeps", "ask", "gone" };
    return ids[verdict];
}

void pl_other_words(pl_text *out, unsigned other)
{
    static const char *const words[] = {
        "title",
        "question",
        "words of levels",
        "what to look for",
        "signs",
        "notes",
        "which levels there are",
        "for whom",
        "weight",
        "what is critical",
        "evidence",
        "domain",
        "settings",
        "role of who supports",
        "the column Done?",
        "how it is answered",
        "who must answer and who sees it",
        "key",
        "reasons for no score",
        "sums",
        "bands",
        "the level is gone",
        "it is gone",
    };
    const char *between = "";
    for (size_t i = 0; i < PL_COUNT(words); i++) {
        if (!(other & 1u << i))
            continue;
        pl_text_add_format(out, "%s%s", between, words[i]);
        between = ", ";
    }
}

bool same_texts(const pl_texts *a, const pl_texts *b)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = pl_text_same(a->items[i], b->items[i]);
    return same;
}

const pl_counter *counter_find(const pl_rubric *rubric, const char *id)
{
    int place = pl_rubric_counter(rubric, id);
    return place < 0 ? NULL : &rubric->counters[place];
}

bool same_scale(const pl_scale *a, const pl_scale *b)
{
    bool same = a->level_count == b->level_count;
    for (int i = 0; same && i < a->level_count; i++)
        same = a->levels[i].value == b->levels[i].value;
    return same;
}

/* Levels that both have: which there are is looked at by same_scale. */
bool same_level_words(const pl_item *a, const pl_item *b, pl_setting setting)
{
    for (int i = 0; i < a->scale->level_count; i++) {
        const pl_level *level = &a->scale->levels[i];
        const pl_level *other = pl_scale_level(b->scale, level->value);
        if (other && !(same_texts(&level->words, &other->words) &&
                       pl_text_same(pl_rubric_level_words(a, setting, level->value),
                                    pl_rubric_level_words(b, setting, level->value))))
            return false;
    }
    return true;
}

/* What a score has to rest on, at the levels that both have. */
static bool same_evidence(const pl_item *a, const pl_item *b)
{
    if (a->zero_minutes != b->zero_minutes ||
        !pl_text_same(a->no_moment_sentence, b->no_moment_sentence) ||
        (a->no_moment_sentence && a->no_moment_level != b->no_moment_level))
        return false;
    for (int i = 0; i < a->scale->level_count; i++) {
        int level = a->scale->levels[i].value;
        if (pl_scale_level(b->scale, level) &&
            pl_rubric_evidence(a, level) != pl_rubric_evidence(b, level))
            return false;
    }
    return true;
}

static unsigned other_words(const pl_item *a, const pl_item *b, pl_setting setting)
{
    const pl_item_words *x = &a->words[setting], *y = &b->words[setting];
    unsigned other = 0;
    if (!pl_text_same(x->title, y->title))
        other |= PL_OTHER_TITLE;
    if (!pl_text_same(x->look_for, y->look_for))
        other |= PL_OTHER_LOOK_FOR;
    if (!same_texts(&x->helpful, &y->helpful) || !same_texts(&x->unhelpful, &y->unhelpful))
        other |= PL_OTHER_SIGNS;
    if (!same_texts(&x->notes, &y->notes))
        other |= PL_OTHER_NOTES;
    if (!same_level_words(a, b, setting))
        other |= PL_OTHER_LEVEL_WORDS;
    return other;
}

static bool same_dividing_line(const pl_item *a, const pl_item *b)
{
    const pl_dividing_line *x = a->dividing_line, *y = b->dividing_line;
    return (!x && !y) ||
           (x && y && pl_text_same(x->text, y->text) && pl_text_same(x->note, y->note));
}

unsigned other_of_item(const pl_rubric *was, const pl_item *a, const pl_rubric *is,
                       const pl_item *b)
{
    unsigned other = 0;
    for (int i = 0; i < PL_SETTING_COUNT; i++)
        other |= other_words(a, b, (pl_setting)i);
    if (!same_dividing_line(a, b))
        other |= PL_OTHER_NOTES;
    if (!same_scale(a->scale, b->scale))
        other |= PL_OTHER_SCALE;
    if (a->per != b->per)
        other |= PL_OTHER_PER;
    if (a->weight != b->weight)
        other |= PL_OTHER_WEIGHT;
    if (a->critical != b->critical || (a->critical && a->critical_at != b->critical_at))
        other |= PL_OTHER_CRITICAL;
    if (!same_evidence(a, b))
        other |= PL_OTHER_EVIDENCE;
    if (!pl_text_same(was->domains[a->domain].id, is->domains[b->domain].id))
        other |= PL_OTHER_DOMAIN;
    /* a setting that one of the rubrics is not for is said of the whole */
    for (int i = 0; i < PL_SETTING_COUNT; i++)
        if (was->settings[i] && is->settings[i] && a->applies[i] != b->applies[i])
            other |= PL_OTHER_SETTINGS;
    if (a->every_role != b->every_role)
        other |= PL_OTHER_ROLES;
    if (!pl_rubric_done_kept(was, is, a->id))
        other |= PL_OTHER_DONE;
    if (strcmp(a->keys, b->keys) != 0)
        other |= PL_OTHER_KEY;
    return other;
}

unsigned other_of_question(const pl_check_question *a, const pl_check_question *b)
{
    unsigned other = 0;
    for (int i = 0; i < PL_SETTING_COUNT; i++)
        if (!pl_text_same(a->text[i], b->text[i]))
            other |= PL_OTHER_TEXT;
    if (a->critical != b->critical || a->hide_moment != b->hide_moment ||
        !pl_text_same(a->route, b->route))
        other |= PL_OTHER_CRITICAL;
    if (!same_texts(&a->notes, &b->notes))
        other |= PL_OTHER_NOTES;
    return other;
}

unsigned other_of_counter(const pl_counter *a, const pl_counter *b)
{
    unsigned other = 0;
    if (!pl_text_same(a->title, b->title))
        other |= PL_OTHER_TITLE;
    if (!pl_text_same(a->means, b->means))
        other |= PL_OTHER_TEXT;
    if (!same_texts(&a->notes, &b->notes))
        other |= PL_OTHER_NOTES;
    if (!same_texts(&a->kinds, &b->kinds) || a->spans != b->spans)
        other |= PL_OTHER_ANSWER;
    if (a->participants != b->participants)
        other |= PL_OTHER_PER;
    if (a->key != b->key)
        other |= PL_OTHER_KEY;
    return other;
}

bool pl_rubric_done_kept(const pl_rubric *was, const pl_rubric *is, const char *item)
{
    const pl_item *a = pl_rubric_item_find(was, item), *b = pl_rubric_item_find(is, item);
    if (!a || !b)
        return false;
    return a->done == b->done && (!a->done || same_texts(&was->done.choices, &is->done.choices));
}

/* ----- the verdict */

static pl_kept_verdict say(unsigned *why, unsigned gone, unsigned ask)
{
    *why = gone ? gone : ask;
    return gone ? PL_KEPT_GONE : (ask ? PL_KEPT_ASK : PL_KEPT);
}

/* Why a reason for no score would be gone, or be asked about. */
static unsigned other_reason(bool *gone, const pl_rubric *was, const pl_rubric *is,
                             const char *reason)
{
    const pl_no_score *a = pl_rubric_no_score_find(was, reason);
    const pl_no_score *b = pl_rubric_no_score_find(is, reason);
    *gone = !b;
    bool same = a && b && pl_text_same(a->title, b->title) && pl_text_same(a->when, b->when) &&
                a->sums == b->sums;
    return same ? 0 : PL_OTHER_REASON;
}

static pl_kept_verdict item_kept(unsigned *why, const pl_rubric *was, const pl_item *a,
                                 const pl_rubric *is, const pl_item *b, pl_setting setting,
                                 int level, const char *reason)
{
    bool other_rubric = strcmp(was->id, is->id) != 0, reason_gone = false;
    const pl_item_words *x = &a->words[setting], *y = &b->words[setting];
    unsigned gone = 0, ask = 0;
    if (a->per != b->per)
        gone |= PL_OTHER_PER;
    if (a->applies[setting] && !b->applies[setting])
        gone |= PL_OTHER_SETTINGS;
    if (other_rubric && !pl_text_same(x->title, y->title))
        ask |= PL_OTHER_TITLE;
    if (!pl_text_same(x->look_for, y->look_for))
        ask |= PL_OTHER_LOOK_FOR;
    if (reason) {
        unsigned other = other_reason(&reason_gone, was, is, reason);
        gone |= reason_gone ? other : 0;
        return say(why, gone, ask | other);
    }
    if (!pl_scale_level(b->scale, level))
        gone |= PL_OTHER_LEVEL_GONE;
    if (!same_scale(a->scale, b->scale))
        ask |= PL_OTHER_SCALE;
    if (!same_level_words(a, b, setting))
        ask |= PL_OTHER_LEVEL_WORDS;
    return say(why, gone, ask);
}

pl_kept_verdict pl_rubric_score_kept(unsigned *why, const pl_rubric *was, const pl_rubric *is,
                                     pl_setting setting, const char *item, int level,
                                     const char *reason)
{
    const pl_item *a = pl_rubric_item_find(was, item), *b = pl_rubric_item_find(is, item);
    if (a && b)
        return item_kept(why, was, a, is, b, setting, level, reason);
    const pl_check_question *x = pl_rubric_question_find(was, item);
    const pl_check_question *y = pl_rubric_question_find(is, item);
    bool gone = !x || !y;
    bool ask = !gone && !pl_text_same(x->text[setting], y->text[setting]);
    return say(why, gone ? PL_OTHER_PART_GONE : 0, ask ? PL_OTHER_TEXT : 0);
}

pl_kept_verdict pl_rubric_counter_kept(unsigned *why, const pl_rubric *was, const pl_rubric *is,
                                       const char *counter)
{
    const pl_counter *a = counter_find(was, counter), *b = counter_find(is, counter);
    if (!a || !b)
        return say(why, PL_OTHER_PART_GONE, 0);
    bool other_rubric = strcmp(was->id, is->id) != 0;
    unsigned other = other_of_counter(a, b), gone = other & PL_OTHER_PER;
    if (a->spans != b->spans)
        gone |= PL_OTHER_ANSWER;
    return say(why, gone,
               other & (PL_OTHER_TEXT | PL_OTHER_ANSWER | (other_rubric ? PL_OTHER_TITLE : 0u)));
}
