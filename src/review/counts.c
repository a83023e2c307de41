/* Counts are held against rubric and stretch before they are stored. */
#include "plumbline/review/counts.h"

#include "plumbline/measure/counts.h"
#include "plumbline/model/score.h"
#include "plumbline/store/tally.h"

#include <string.h>

static bool has_text(const pl_texts *texts, const char *text)
{
    for (int i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

bool pl_counted_has(const pl_counted *counted, pl_time at)
{
    return counted->chosen != PL_CHOSEN_NOT && at >= counted->from_us && at < counted->to_us;
}

bool pl_review_counts(const pl_review_facts *facts, pl_error *err)
{
    return (facts->rubric->counting.minutes && facts->rubric->counter_count) ||
           pl_fail(err, PL_REFUSED, "%s counts nothing: it has no counters.", facts->rubric->title);
}

static bool check_who(const pl_review_facts *facts, const pl_counter *counter, pl_who who,
                      pl_error *err)
{
    if (counter->participants)
        return who == PL_WHO_SESSION ||
               pl_fail(err, PL_BAD_INPUT,
                       "%s is counted of the participants: write session in place of %c.",
                       counter->title, who);
    if (who == PL_WHO_SESSION)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is counted for each facilitator: write a letter in place of session.",
                       counter->title);
    return pl_review_slot(facts->review, who) ||
           pl_fail(err, PL_BAD_INPUT, "There is no facilitator %c in this review.", who);
}

static bool check_kind(const pl_counter *counter, const char *kind, pl_error *err)
{
    if (!kind || has_text(&counter->kinds, kind))
        return true;
    if (counter->kinds.count == 0)
        return pl_fail(err, PL_BAD_INPUT, "%s has no kinds.", counter->title);
    return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no kind of %s. One of them is %s.", kind,
                   counter->title, counter->kinds.items[0]);
}

static bool check_inside(const pl_review_facts *facts, const pl_tally *tally, pl_error *err)
{
    const pl_counted *counted = &facts->counted;
    if (counted->chosen == PL_CHOSEN_NOT)
        return pl_fail(err, PL_REFUSED, "Choose the stretch first, in which is counted.");
    if (!pl_counted_has(counted, tally->at_us) ||
        (tally->to_us != PL_NO_TIME && tally->to_us > counted->to_us))
        return pl_fail(err, PL_REFUSED, "Outside the stretch. Not counted.");
    return true;
}

bool pl_review_tally_check(const pl_review_facts *facts, const pl_tally *tally, pl_error *err)
{
    const pl_rubric *rubric = facts->rubric;
    if (!pl_review_counts(facts, err))
        return false;
    int place = pl_rubric_counter(rubric, tally->counter);
    if (place < 0)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s has no counter \"%s\". See: plumbline rubric show %s.", rubric->title,
                       tally->counter, rubric->id);
    const pl_counter *counter = &rubric->counters[place];
    if (tally->to_us != PL_NO_TIME && !counter->spans)
        return pl_fail(err, PL_BAD_INPUT, "%s is counted at a moment: it has no end.",
                       counter->title);
    return check_who(facts, counter, tally->who, err) && check_kind(counter, tally->kind, err) &&
           check_inside(facts, tally, err);
}

bool pl_review_tally(pl_id *out, pl_store *store, const pl_review_facts *facts,
                     const pl_tally *tally, pl_error *err)
{
    pl_tally copy = *tally;
    if (!pl_review_tally_check(facts, tally, err))
        return false;
    if (!copy.id)
        copy.id = pl_id_new();
    if (!pl_store_tally_add(store, &copy, err))
        return false;
    *out = copy.id;
    return true;
}

/* ----- the stretch */

static int outside(const pl_tallies *tallies, const pl_counted *counted)
{
    int count = 0;
    for (int i = 0; i < tallies->count; i++) {
        const pl_tally *one = &tallies->items[i];
        count += !pl_counted_has(counted, one->at_us) ||
                 (one->to_us != PL_NO_TIME && one->to_us > counted->to_us);
    }
    return count;
}

bool pl_review_stretch_check(const pl_review_facts *facts, const pl_tallies *tallies,
                             const pl_counted *counted, pl_error *err)
{
    if (!pl_review_counts(facts, err))
        return false;
    const char *name = pl_chosen_name(counted->chosen);
    if (name && !has_text(&facts->rubric->counting.stretch, name))
        return pl_fail(err, PL_BAD_INPUT, "This rubric has no stretch that is %s.",
                       pl_chosen_words(counted->chosen));
    if (name && (counted->from_us < 0 || counted->to_us <= counted->from_us ||
                 counted->to_us > facts->recording->duration_us))
        return pl_fail(err, PL_BAD_INPUT,
                       "A stretch has a beginning, and an end after it, both in the recording.");
    int left = outside(tallies, counted);
    return left == 0 ||
           pl_fail(err, PL_REFUSED,
                   "%d %s outside that stretch. Delete %s first, or keep the stretch.", left,
                   left == 1 ? "count would lie" : "counts would lie", left == 1 ? "it" : "them");
}

static pl_time length_wanted(const pl_review_facts *facts)
{
    return (pl_time)facts->rubric->counting.minutes * 60 * 1000 * 1000;
}

pl_counted pl_review_stretch_draw(const pl_review_facts *facts, int64_t seed)
{
    pl_counted drawn = { .chosen = PL_CHOSEN_RANDOM, .seed = seed };
    pl_measure_draw(&drawn.from_us, &drawn.to_us, facts->recording->duration_us,
                    length_wanted(facts), seed);
    return drawn;
}

pl_counted pl_review_stretch_from(const pl_review_facts *facts, pl_time from)
{
    pl_time end = facts->recording->duration_us, to = from + length_wanted(facts);
    return (
        pl_counted){ .chosen = PL_CHOSEN_CHOSEN, .from_us = from, .to_us = to < end ? to : end };
}

pl_counted pl_review_stretch_whole(const pl_review_facts *facts)
{
    return (pl_counted){ .chosen = PL_CHOSEN_WHOLE, .to_us = facts->recording->duration_us };
}
