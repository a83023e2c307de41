/* From what is said in a review to what is summed. */
#include "plumbline/measure/review.h"

#include "plumbline/base/memory.h"

#include <stdio.h>
#include <string.h>

static bool stands_on_score(const pl_review_facts *facts, pl_who who)
{
    for (int i = 0; i < facts->scores.count; i++) {
        const pl_score *score = &facts->scores.items[i];
        if (score->who != who || score->level == PL_NO_LEVEL)
            continue;
        const pl_item *item = pl_rubric_item_find(facts->rubric, score->item);
        const pl_check_question *question = pl_rubric_question_find(facts->rubric, score->item);
        if ((item && item->critical && pl_item_is_critical_at(item, score->level)) ||
            (question && question->critical && score->level == 1))
            return true;
    }
    return false;
}

bool pl_measure_critical(const pl_review_facts *facts, pl_who who)
{
    for (int i = 0; i < facts->matters.count; i++) {
        const pl_matter *matter = &facts->matters.items[i];
        if (!matter->withdrawn && (matter->about == who || matter->acted == who))
            return true;
    }
    return stands_on_score(facts, who);
}

static pl_score_fact fact_of(const pl_review_facts *facts, const pl_item *item, pl_who who)
{
    pl_score_fact fact = { .per = item->per,
                           .domain = item->domain,
                           .weight = item->weight,
                           .domain_weight = facts->rubric->domains[item->domain].weight,
                           .state = PL_SCORE_MISSING };
    const pl_score *score = pl_scores_find(&facts->scores, item->id, who);
    if (score && score->level != PL_NO_LEVEL) {
        fact.state = PL_SCORE_RATED;
        fact.level = score->level;
    } else if (score) {
        const pl_no_score *reason = pl_rubric_no_score_find(facts->rubric, score->reason);
        fact.state = reason ? pl_measure_state(reason->sums) : PL_SCORE_MISSING;
    } else if (!item->applies[facts->review->setting]) {
        fact.state = PL_SCORE_NOT_COUNTED;
    }
    return fact;
}

static pl_per per_of(const pl_review_facts *facts, pl_who who)
{
    return pl_rubric_per(facts->rubric, who == PL_WHO_SESSION);
}

pl_score_fact *pl_measure_facts(int *count, const pl_review_facts *facts, pl_who who)
{
    const pl_rubric *rubric = facts->rubric;
    pl_per per = per_of(facts, who);
    pl_score_fact *list = pl_alloc_array((size_t)rubric->item_count, sizeof *list);
    *count = 0;
    for (int i = 0; i < rubric->item_count; i++)
        if (rubric->items[i].per == per)
            list[(*count)++] = fact_of(facts, &rubric->items[i], who);
    return list;
}

int pl_measure_open(const pl_review_facts *facts, pl_who who)
{
    const pl_rubric *rubric = facts->rubric;
    pl_per per = per_of(facts, who);
    int open = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        open += item->per == per && item->applies[facts->review->setting] &&
                !pl_scores_find(&facts->scores, item->id, who);
    }
    return open;
}

pl_sum_rules pl_measure_rules(const pl_review_facts *facts)
{
    pl_sum_rules rules = facts->rubric->sums;
    if (facts->review->kind == PL_REVIEW_SELF)
        rules.domain_mean_items = 0;
    return rules;
}

pl_figure pl_measure_overall(const pl_review_facts *facts, pl_who who)
{
    int count, open = facts->review->is_signed ? 0 : pl_measure_open(facts, who);
    pl_per per = per_of(facts, who);
    pl_score_fact *list = pl_measure_facts(&count, facts, who);
    pl_figure figure =
        pl_measure_figure(list, count, per, &facts->rubric->sums, pl_measure_critical(facts, who));
    free(list);
    if (facts->review->kind == PL_REVIEW_SELF) /* no figure is made of it */
        figure.rule = PL_FIGURE_SELF;
    if (open && figure.rule != PL_FIGURE_SELF && figure.rule != PL_FIGURE_NONE &&
        figure.rule != PL_FIGURE_SHORT && figure.rule != PL_FIGURE_CRITICAL) {
        figure.rule = PL_FIGURE_OPEN;
        figure.open_items = open;
    }
    return figure;
}

void pl_measure_tally_sums(int *out, const pl_rubric *rubric, const pl_tallies *tallies, pl_who who)
{
    memset(out, 0, (size_t)rubric->counter_count * sizeof *out);
    for (int i = 0; i < tallies->count; i++) {
        int place = pl_rubric_counter(rubric, tallies->items[i].counter);
        if (place < 0)
            continue;
        pl_who of = rubric->counters[place].participants ? PL_WHO_SESSION : who;
        out[place] += tallies->items[i].who == of;
    }
}

static int level_of(const pl_review_facts *facts, const pl_item *item, pl_who who)
{
    const pl_score *score = pl_scores_find(&facts->scores, item->id,
                                           item->per == PL_PER_FACILITATOR ? who : PL_WHO_SESSION);
    return score ? score->level : PL_NO_LEVEL;
}

void pl_measure_levels(int *out, const pl_review_facts *facts, pl_who who)
{
    for (int i = 0; i < facts->rubric->item_count; i++)
        out[i] = level_of(facts, &facts->rubric->items[i], who);
}

void pl_measure_computed(pl_computed *out, const pl_review_facts *facts, const pl_tallies *tallies,
                         pl_who who)
{
    int counts[PL_COUNTERS_MOST];
    int *levels = pl_alloc_array((size_t)facts->rubric->item_count + 1, sizeof *levels);
    pl_measure_tally_sums(counts, facts->rubric, tallies, who);
    pl_measure_levels(levels, facts, who);
    pl_measure_formulas(out, facts->rubric, counts, levels);
    free(levels);
}

static int level_beside(const pl_review_facts *facts, int guard, pl_who who, bool told)
{
    for (int i = 0; i < facts->beside.count; i++) {
        const pl_beside *one = &facts->beside.items[i];
        if (one->guard == guard && one->who == who)
            return told ? one->told_level : one->level;
    }
    return PL_NO_LEVEL;
}

bool pl_measure_guarded(const pl_review_facts *facts, int guard, pl_who who, bool told)
{
    const pl_guard *of = &facts->rubric->guards[guard];
    return who != PL_WHO_SESSION &&
           pl_measure_guard(of, level_of(facts, &facts->rubric->items[of->item], who),
                            level_beside(facts, guard, who, told));
}

const char *pl_guard_words(char out[PL_GUARD_ROOM], const pl_review_facts *facts, int guard,
                           pl_who who, bool told)
{
    const pl_guard *of = &facts->rubric->guards[guard];
    const pl_item *item = &facts->rubric->items[of->item];
    snprintf(out, PL_GUARD_ROOM,
             "%.240s (%.16s is %d here; %.16s is %d in another review of the session.)", of->says,
             item->id, level_of(facts, item, who), of->beside_item,
             level_beside(facts, guard, who, told));
    return out;
}
