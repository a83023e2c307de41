/* What is said in a review is held against its rubric before it is stored. */
#include "plumbline/review/review.h"

#include "plumbline/base/text.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool unknown_item(const pl_rubric *rubric, const char *id, pl_error *err)
{
    const char *near = pl_rubric_nearest(rubric, id);
    if (near)
        return pl_fail(err, PL_BAD_INPUT, "%s has no item \"%s\". Did you mean %s?", rubric->title,
                       id, near);
    return pl_fail(err, PL_BAD_INPUT, "%s has no item \"%s\". See: plumbline rubric show %s.",
                   rubric->title, id, rubric->id);
}

bool pl_review_who(pl_who *out, const pl_review_facts *facts, const char *name, pl_error *err)
{
    bool service = facts->review->service && strcmp(name, "service") == 0;
    pl_who who = service || strcmp(name, "session") == 0 || strcmp(name, "S") == 0
                     ? PL_WHO_SESSION
                     : (pl_who)toupper((unsigned char)name[0]);
    bool code = false;
    for (int i = 0; i < facts->review->facilitator_count && !code; i++)
        if ((code = strcmp(facts->review->facilitators[i].code, name) == 0))
            who = facts->review->facilitators[i].slot;
    bool one = who == PL_WHO_SESSION || code ||
               (name[0] && !name[1] && pl_review_slot(facts->review, who));
    if (one) {
        *out = who;
        return true;
    }
    pl_text present = { 0 };
    for (int i = 0; i < facts->review->facilitator_count; i++)
        pl_text_add_format(&present, "%s%c", i ? ", " : "", facts->review->facilitators[i].slot);
    pl_fail(err, PL_BAD_INPUT, "\"%s\" is nobody in this review. Say one of %s, or session.", name,
            pl_text_get(&present));
    pl_text_free(&present);
    return false;
}

bool pl_review_tag_check(const pl_review_facts *facts, const pl_tag *tag, pl_error *err)
{
    for (int i = 0; i < tag->item_count; i++) {
        if (!pl_rubric_item_find(facts->rubric, tag->items[i]) &&
            !pl_rubric_question_find(facts->rubric, tag->items[i]))
            return unknown_item(facts->rubric, tag->items[i], err);
        for (int k = 0; k < i; k++)
            if (strcmp(tag->items[i], tag->items[k]) == 0)
                return pl_fail(err, PL_BAD_INPUT, "Item %s is named twice.", tag->items[i]);
    }
    int people = 0;
    for (int slot = 'A'; slot <= 'C'; slot++) {
        bool named = tag->facilitators & PL_WHO_BIT(slot);
        people += named;
        if (named && !pl_review_slot(facts->review, (pl_who)slot))
            return pl_fail(err, PL_BAD_INPUT, "There is no facilitator %c in this review.", slot);
    }
    if (tag->kind == PL_TAG_CRITICAL && people > 1)
        return pl_fail(err, PL_BAD_INPUT,
                       "A critical tag names one person, or the session; never several.");
    if (tag->at_us > facts->recording->duration_us || tag->made_us > facts->recording->duration_us)
        return pl_fail(err, PL_BAD_INPUT, "That time lies behind the end of the recording.");
    if (tag->to_us != PL_NO_TIME && tag->to_us > facts->recording->duration_us)
        return pl_fail(err, PL_BAD_INPUT, "The tag would end behind the end of the recording.");
    return true;
}

bool pl_review_tag(pl_id *out, pl_store *store, const pl_review_facts *facts, const pl_tag *tag,
                   pl_error *err)
{
    if (!pl_review_tag_check(facts, tag, err))
        return false;
    pl_tag copy = *tag;
    if (!copy.id)
        copy.id = pl_id_new();
    if (!pl_store_tag_add(store, &copy, err))
        return false;
    *out = copy.id;
    return true;
}

bool pl_review_tag_change(pl_store *store, const pl_review_facts *facts, const pl_tag *tag,
                          pl_error *err)
{
    return pl_review_tag_check(facts, tag, err) && pl_store_tag_set(store, tag, err);
}

bool pl_review_link_check(const pl_review_facts *facts, const pl_link *link, pl_error *err)
{
    if (!facts->review->service)
        return pl_fail(err, PL_BAD_INPUT,
                       "This review is of a recording: its evidence is moments. See: plumbline tag "
                       "add.");
    return pl_rubric_item_find(facts->rubric, link->item) ||
           unknown_item(facts->rubric, link->item, err);
}

bool pl_review_action_check(const pl_review_facts *facts, const pl_action *action, pl_error *err)
{
    if (!action->text || !action->text[strspn(action->text, " \n")])
        return pl_fail(err, PL_BAD_INPUT, "Say what the action is, in a sentence.");
    if (!pl_review_slot(facts->review, action->slot))
        return pl_fail(err, PL_BAD_INPUT,
                       "An action is one facilitator’s; there is no facilitator %c in this review.",
                       action->slot);
    return !action->item || pl_rubric_item_find(facts->rubric, action->item) ||
           unknown_item(facts->rubric, action->item, err);
}

/* Whose score an item takes: each facilitator's, or once the session's. */
static bool check_who(pl_per per, const char *item, pl_who who, pl_error *err)
{
    if (per == PL_PER_SERVICE && who != PL_WHO_SESSION)
        return pl_fail(err, PL_BAD_INPUT,
                       "Item %s is of the service: write service in place of %c.", item, who);
    if (per == PL_PER_SESSION && who != PL_WHO_SESSION)
        return pl_fail(err, PL_BAD_INPUT,
                       "Item %s is scored once for the session: write session in place of %c.",
                       item, who);
    if (per == PL_PER_FACILITATOR && who == PL_WHO_SESSION)
        return pl_fail(
            err, PL_BAD_INPUT,
            "Item %s is scored for each facilitator: write a letter in place of session.", item);
    return true;
}

/* Of a short review a few items are asked, and a 0 on a critical one needs a whole look. */
static bool check_short(const pl_review_facts *facts, const pl_item *item, const pl_score *score,
                        pl_error *err)
{
    if (!pl_review_is_short(facts->review) || (score->level == PL_NO_LEVEL && !score->reason))
        return true;
    if (item->left_out[facts->review->setting])
        return pl_fail(err, PL_REFUSED,
                       "Item %s is not part of this short review. It is part of a whole one: "
                       "plumbline review whole.",
                       item->id);
    const char *stops = facts->rubric->short_review.stops;
    if (score->level == PL_NO_LEVEL || !pl_item_is_critical_at(item, score->level))
        return true;
    return pl_fail(err, PL_REFUSED, "%s",
                   stops ? stops : "This level of a critical item is not given in a short review.");
}

static bool read_check(pl_score *score, const pl_score_wish *wish, pl_error *err)
{
    if (strcmp(wish->value, "yes") == 0 || strcmp(wish->value, "no") == 0)
        score->level = wish->value[0] == 'y';
    else if (strcmp(wish->value, "not-judged") == 0)
        score->reason = "not-judged";
    else
        return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no answer to %s. Write yes, no or not-judged.",
                       wish->value, wish->item);
    return true;
}

static bool read_word(pl_score *score, const pl_level *level, const pl_score_wish *wish,
                      pl_error *err)
{
    if (!wish->word)
        return true;
    for (int i = 0; level->words.count > 1 && i < level->words.count; i++)
        if (strcasecmp(level->words.items[i], wish->word) == 0) {
            score->word = level->words.items[i];
            return true;
        }
    return pl_fail(err, PL_BAD_INPUT, "Level %d has no word \"%s\" to choose.", level->value,
                   wish->word);
}

static bool read_level(pl_score *score, const pl_rubric *rubric, const pl_item *item,
                       const pl_score_wish *wish, pl_error *err)
{
    long long number;
    const pl_no_score *reason = pl_rubric_no_score_find(rubric, wish->value);
    if (reason) {
        score->reason = reason->id;
        return true;
    }
    const pl_level *level = pl_number_parse(&number, wish->value, -1000, 1000)
                                ? pl_scale_level(item->scale, (int)number)
                                : NULL;
    if (level) {
        score->level = level->value;
        return read_word(score, level, wish, err);
    }
    pl_text reasons = { 0 };
    for (int i = 0; i < rubric->no_score_count; i++)
        pl_text_add_format(&reasons, "%s%s", i ? ", " : "", rubric->no_score[i].id);
    const pl_scale *scale = item->scale;
    pl_fail(err, PL_BAD_INPUT,
            "\"%s\" is no score of item %s. Write a level from %d to %d, or one of: %s.",
            wish->value, item->id, scale->levels[0].value,
            scale->levels[scale->level_count - 1].value, pl_text_get(&reasons));
    pl_text_free(&reasons);
    return false;
}

static bool no_done(const pl_rubric *rubric, const pl_score_wish *wish, pl_error *err)
{
    pl_text all = { 0 };
    for (int i = 0; i < rubric->done.choices.count; i++)
        pl_text_add_format(&all, "%s%s", i ? ", " : "", rubric->done.choices.items[i]);
    pl_fail(err, PL_BAD_INPUT, "\"%s\" is no answer to \"%s\" Write one of: %s, none.", wish->done,
            rubric->done.title, pl_text_get(&all));
    pl_text_free(&all);
    return false;
}

/* The two-column option: whether it was done, beside how well. */
static bool read_done(pl_score *score, const pl_review_facts *facts, const pl_item *item,
                      const pl_score_wish *wish, pl_error *err)
{
    const pl_rubric *rubric = facts->rubric;
    if (!wish->done) {
        const pl_score *stored = pl_scores_find(&facts->scores, wish->item, wish->who);
        score->done = stored ? stored->done : 0;
        return true;
    }
    if (!item || !item->done)
        return pl_fail(err, PL_BAD_INPUT, "%s asks of %s how well alone, not whether it was done.",
                       rubric->title, wish->item);
    for (int i = 0; i < rubric->done.choices.count; i++)
        if (strcasecmp(rubric->done.choices.items[i], wish->done) == 0)
            score->done = i + 1;
    return score->done || strcmp(wish->done, "none") == 0 || no_done(rubric, wish, err);
}

/* What has no place in this kind of session enters no figure: a reason can be said, a level cannot. */
static bool check_applies(const pl_review_facts *facts, const pl_item *item, const pl_score *score,
                          pl_error *err)
{
    pl_setting setting = facts->review->setting;
    return item->applies[setting] || score->level == PL_NO_LEVEL ||
           pl_fail(err, PL_REFUSED,
                   "%s does not apply to this kind of session (%s): it is left out by itself.",
                   item->id, pl_setting_title(setting));
}

bool pl_review_score_check(pl_score *out, const pl_review_facts *facts, const pl_score_wish *wish,
                           pl_error *err)
{
    const pl_item *item = pl_rubric_item_find(facts->rubric, wish->item);
    const pl_check_question *question = pl_rubric_question_find(facts->rubric, wish->item);
    if (!item && !question)
        return unknown_item(facts->rubric, wish->item, err);
    if (!check_who(item ? item->per : PL_PER_SESSION, wish->item, wish->who, err))
        return false;
    pl_score score = { .review = facts->review->id,
                       .item = wish->item,
                       .who = wish->who,
                       .level = PL_NO_LEVEL,
                       .sentence = wish->sentence };
    if (strcmp(wish->value, "none") != 0 &&
        !(item ? read_level(&score, facts->rubric, item, wish, err)
               : read_check(&score, wish, err)))
        return false;
    if ((item && !check_short(facts, item, &score, err)) ||
        (item && !check_applies(facts, item, &score, err)) ||
        !read_done(&score, facts, item, wish, err))
        return false;
    *out = score;
    return true;
}

bool pl_review_score(pl_store *store, const pl_review_facts *facts, const pl_score_wish *wish,
                     pl_error *err)
{
    pl_score score;
    pl_id id;
    if (!pl_review_score_check(&score, facts, wish, err))
        return false;
    if (strcmp(wish->value, "none") == 0)
        return pl_store_score_clear(store, facts->review->id, wish->item, wish->who, err);
    return pl_store_score_set(&id, store, &score, err);
}

/* A concern, or the account of a 0 or a yes that stands there. */
const char *pl_review_matter_source(const pl_review_facts *facts, const char *item, pl_who about)
{
    const pl_score *score = item ? pl_scores_find(&facts->scores, item, about) : NULL;
    if (!score || score->level == PL_NO_LEVEL)
        return "concern";
    const pl_item *found = pl_rubric_item_find(facts->rubric, item);
    if (found)
        return pl_item_is_critical_at(found, score->level) ? "zero" : "concern";
    const pl_check_question *question = pl_rubric_question_find(facts->rubric, item);
    return question && question->critical && score->level == 1 ? "check" : "concern";
}

bool pl_review_matter(pl_id *out, pl_store *store, const pl_review_facts *facts, pl_time at,
                      const char *item, pl_who about, const char *words, pl_error *err)
{
    if (item && !pl_rubric_item_find(facts->rubric, item) &&
        !pl_rubric_question_find(facts->rubric, item))
        return unknown_item(facts->rubric, item, err);
    pl_matter matter = { .review = facts->review->id,
                         .source = pl_review_matter_source(facts, item, about),
                         .item = item,
                         .about = about,
                         .at_us = at,
                         .words = words && *words ? words : NULL };
    return pl_store_matter_add(out, store, &matter, err);
}
