/* From what is said in a review to what is summed. */
#include "plumbline/measure/review.h"

#include "plumbline/base/memory.h"

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

pl_score_fact *pl_measure_facts(int *count, const pl_review_facts *facts, pl_who who)
{
    const pl_rubric *rubric = facts->rubric;
    pl_per per = who == PL_WHO_SESSION ? PL_PER_SESSION : PL_PER_FACILITATOR;
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
    pl_per per = who == PL_WHO_SESSION ? PL_PER_SESSION : PL_PER_FACILITATOR;
    int open = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        open += item->per == per && item->applies[facts->review->setting] &&
                !pl_scores_find(&facts->scores, item->id, who);
    }
    return open;
}

pl_figure pl_measure_overall(const pl_review_facts *facts, pl_who who)
{
    int count, open = facts->review->is_signed ? 0 : pl_measure_open(facts, who);
    pl_per per = who == PL_WHO_SESSION ? PL_PER_SESSION : PL_PER_FACILITATOR;
    pl_score_fact *list = pl_measure_facts(&count, facts, who);
    pl_figure figure =
        pl_measure_figure(list, count, per, &facts->rubric->sums, pl_measure_critical(facts, who));
    free(list);
    if (open && figure.rule != PL_FIGURE_NONE && figure.rule != PL_FIGURE_SHORT &&
        figure.rule != PL_FIGURE_CRITICAL) {
        figure.rule = PL_FIGURE_OPEN;
        figure.open_items = open;
    }
    return figure;
}
