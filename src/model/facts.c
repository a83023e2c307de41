#include "plumbline/model/facts.h"

#include <stdlib.h>

void pl_review_facts_free(pl_review_facts *facts)
{
    pl_reviews_free(&facts->list);
    pl_recordings_free(&facts->recordings);
    pl_rubric_free(facts->rubric);
    pl_rubric_free(facts->form);
    pl_tags_free(&facts->tags);
    pl_scores_free(&facts->scores);
    pl_risks_free(&facts->risks);
    pl_matters_free(&facts->matters);
    pl_actions_free(&facts->actions);
    pl_answers_free(&facts->answers);
    pl_tallies_free(&facts->tally);
    pl_departures_free(&facts->departures);
    pl_replies_free(&facts->replies);
    pl_second_looks_free(&facts->looks);
    pl_delivery_free(&facts->delivery);
    pl_links_free(&facts->links);
    pl_plan_free(&facts->plan);
    pl_draws_free(&facts->draws);
    free(facts->beside.items);
    pl_at_onces_free(&facts->at_once);
    *facts = (pl_review_facts){ 0 };
}

pl_time pl_review_to_watch(const pl_review_facts *facts)
{
    return facts->recording->duration_us - facts->left_out_us;
}

int pl_review_watched_percent(const pl_review_facts *facts)
{
    pl_time all = pl_review_to_watch(facts), shown = facts->shown_us;
    if (all <= 0 || shown >= all)
        return all > 0 ? 100 : 0;
    return (int)(100 * shown / all);
}

/* A short review has its own stretch, a self-review is from memory, an agreed record is of what two have
 * seen, and what is counted is counted in its stretch. */
int pl_review_watched_asked(const pl_review_facts *facts)
{
    const pl_review *review = facts->review;
    bool whole = !pl_review_is_short(review) && review->kind != PL_REVIEW_SELF &&
                 review->kind != PL_REVIEW_CONSENSUS && facts->rubric->counter_count == 0 &&
                 facts->recording->duration_us > 0;
    return whole ? facts->policy.values[PL_POLICY_WATCHED_PERCENT] : 0;
}

const pl_rubric *pl_review_asks(const pl_review_facts *facts)
{
    const pl_rubric *asks = facts->form ? facts->form : facts->rubric;
    return asks && asks->prompt_count > 0 ? asks : NULL;
}

pl_who pl_review_first_who(const pl_review *review)
{
    return review->facilitator_count ? review->facilitators[0].slot : PL_WHO_SESSION;
}

const pl_review_facilitator *pl_review_slot(const pl_review *review, pl_who slot)
{
    for (int i = 0; i < review->facilitator_count; i++)
        if (review->facilitators[i].slot == slot)
            return &review->facilitators[i];
    return NULL;
}
