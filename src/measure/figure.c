/* The sums of a review. All in whole numbers: a figure that stands in an appeal must not depend on
 * how 0.05 is kept in a double. */
#include "plumbline/measure.h"

#include "fraction.h"
#include "plumbline/base/error.h"

#include <stdio.h>

pl_score_state pl_measure_state(pl_no_score_sums sums)
{
    switch (sums) {
    case PL_SUMS_LEFT_OUT:
        return PL_SCORE_LEFT_OUT;
    case PL_SUMS_NOT_COUNTED:
        return PL_SCORE_NOT_COUNTED;
    case PL_SUMS_MISSING:
        break;
    }
    return PL_SCORE_MISSING;
}

int pl_measure_tenths(int64_t sum, int64_t weight)
{
    pl_assert(sum >= 0 && weight > 0);
    return (int)((20 * sum + weight) / (2 * weight));
}

/* Adds one item; one without weight is in no figure. */
static void add(pl_figure *figure, const pl_score_fact *fact)
{
    if (fact->weight <= 0 || fact->state == PL_SCORE_NOT_COUNTED)
        return;
    figure->counted_items++;
    if (fact->state == PL_SCORE_MISSING)
        figure->missing_weight += fact->weight;
    if (fact->state != PL_SCORE_RATED)
        return;
    figure->rated_items++;
    figure->rated_weight += fact->weight;
    figure->sum += (int64_t)fact->weight * fact->level;
}

static void finish(pl_figure *figure, pl_fraction mean)
{
    int64_t all = figure->rated_weight + figure->missing_weight, tenths = 0;
    figure->rated_percent = all > 0 ? (int)(100 * figure->rated_weight / all) : 0;
    if (figure->rule == PL_FIGURE_SHOWN && !pl_fraction_round(&tenths, mean, 10))
        figure->rule = PL_FIGURE_TOO_LARGE;
    figure->tenths = (int)tenths;
    figure->mean_over = mean.over;
    figure->mean_under = mean.under;
}

/* Where domains have weights: the mean of the domains' means, each by its domain's weight. A domain in
 * which nothing is rated takes no part. */
static pl_fraction mean_of_domains(const pl_score_fact *facts, int count, pl_per per)
{
    pl_fraction sum = pl_fraction_of(0, 1), weights = sum;
    for (int i = 0; i < count; i++) {
        bool first = true;
        for (int k = 0; k < i && first; k++)
            first = facts[k].domain != facts[i].domain || facts[k].per != per;
        pl_figure domain = { 0 };
        for (int k = i; k < count && first && facts[i].per == per; k++)
            if (facts[k].per == per && facts[k].domain == facts[i].domain)
                add(&domain, &facts[k]);
        if (domain.rated_weight == 0)
            continue;
        pl_fraction weight = pl_fraction_of(facts[i].domain_weight, 1);
        sum = pl_fraction_add(
            sum, pl_fraction_multiply(weight, pl_fraction_of(domain.sum, domain.rated_weight)));
        weights = pl_fraction_add(weights, weight);
    }
    return pl_fraction_divide(sum, weights);
}

static pl_figure_rule rule_of(const pl_figure *figure, const pl_sum_rules *rules, bool critical)
{
    int64_t all = figure->rated_weight + figure->missing_weight;
    if (rules->is_short)
        return PL_FIGURE_SHORT;
    if (rules->no_overall)
        return PL_FIGURE_NONE;
    if (critical)
        return PL_FIGURE_CRITICAL;
    if (figure->rated_items == 0)
        return PL_FIGURE_NOTHING;
    if (100 * figure->rated_weight < rules->rated_weight_percent * all)
        return PL_FIGURE_WEIGHT;
    if (100 * figure->rated_items < rules->rated_items_percent * figure->counted_items)
        return PL_FIGURE_ITEMS;
    return PL_FIGURE_SHOWN;
}

pl_figure pl_measure_figure(const pl_score_fact *facts, int count, pl_per per,
                            const pl_sum_rules *rules, bool critical_matter)
{
    pl_figure figure = { 0 };
    bool by_domain = false;
    for (int i = 0; i < count; i++) {
        if (facts[i].per != per)
            continue;
        add(&figure, &facts[i]);
        by_domain = by_domain || facts[i].domain_weight > 0;
    }
    figure.rule = rule_of(&figure, rules, critical_matter);
    finish(&figure, by_domain ? mean_of_domains(facts, count, per)
                              : pl_fraction_of(figure.sum, figure.rated_weight));
    return figure;
}

pl_figure pl_measure_domain(const pl_score_fact *facts, int count, pl_per per, int domain,
                            const pl_sum_rules *rules)
{
    pl_figure figure = { 0 };
    for (int i = 0; i < count; i++)
        if (facts[i].per == per && facts[i].domain == domain)
            add(&figure, &facts[i]);
    if (rules->is_short)
        figure.rule = PL_FIGURE_SHORT;
    else if (rules->domain_mean_items == 0)
        figure.rule = PL_FIGURE_NONE;
    else if (figure.rated_items == 0)
        figure.rule = PL_FIGURE_NOTHING;
    else if (figure.rated_items < rules->domain_mean_items)
        figure.rule = PL_FIGURE_ITEMS;
    finish(&figure, pl_fraction_of(figure.sum, figure.rated_weight));
    return figure;
}

static const char *mean_words(char out[PL_FIGURE_ROOM], const pl_figure *figure)
{
    snprintf(out, PL_FIGURE_ROOM, "%d.%d", figure->tenths / 10, figure->tenths % 10);
    return out;
}

const char *pl_figure_words(char out[PL_FIGURE_ROOM], const pl_figure *figure)
{
    switch (figure->rule) {
    case PL_FIGURE_SHOWN:
        break;
    case PL_FIGURE_NONE:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: this rubric makes none");
        return out;
    case PL_FIGURE_SHORT:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: a short review has none");
        return out;
    case PL_FIGURE_SELF:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: none is made of a self-review");
        return out;
    case PL_FIGURE_TOO_LARGE:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: the weights cannot be summed exactly");
        return out;
    case PL_FIGURE_CRITICAL:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: a critical matter is recorded");
        return out;
    case PL_FIGURE_OPEN:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure yet: %d item%s left", figure->open_items,
                 figure->open_items == 1 ? "" : "s");
        return out;
    case PL_FIGURE_NOTHING:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: nothing is rated");
        return out;
    case PL_FIGURE_WEIGHT:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: %d %% rated", figure->rated_percent);
        return out;
    case PL_FIGURE_ITEMS:
        snprintf(out, PL_FIGURE_ROOM, "No overall figure: %d of %d items rated",
                 figure->rated_items, figure->counted_items);
        return out;
    }
    return mean_words(out, figure);
}

const char *pl_domain_words(char out[PL_FIGURE_ROOM], const pl_figure *figure,
                            const pl_sum_rules *rules)
{
    if (figure->rule == PL_FIGURE_SHOWN)
        return mean_words(out, figure);
    if (figure->rule == PL_FIGURE_NONE) {
        snprintf(out, PL_FIGURE_ROOM, "No mean: this rubric makes none");
        return out;
    }
    if (figure->rule == PL_FIGURE_SHORT) {
        snprintf(out, PL_FIGURE_ROOM, "No mean: a short review has none");
        return out;
    }
    snprintf(out, PL_FIGURE_ROOM, "No mean: %d %s rated, %d needed", figure->rated_items,
             figure->rated_items == 1 ? "item" : "items", rules->domain_mean_items);
    return out;
}

const char *pl_measure_band(const pl_figure *figure, const pl_rubric *rubric)
{
    const char *title = NULL;
    if (figure->rule != PL_FIGURE_SHOWN)
        return NULL;
    for (int i = 0; i < rubric->band_count; i++)
        if (100 * figure->mean_over >= rubric->bands[i].from_hundredths * figure->mean_under)
            title = rubric->bands[i].title;
    return title;
}
