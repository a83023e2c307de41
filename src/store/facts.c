#include "plumbline/store/facts.h"
#include "internal.h"

#include "plumbline/model/short.h"
#include "plumbline/store/answers.h"
#include "plumbline/store/at_once.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/links.h"
#include "plumbline/store/plan.h"
#include "plumbline/store/policy.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"
#include "plumbline/store/tally.h"

#include <string.h>

/* The text was whole when it was kept; one that no longer reads is damage, not input. */
static bool load_text(pl_rubric **out, pl_store *store, const char *hash, pl_error *err)
{
    char *text = pl_store_text(store, PL_TEXT_RUBRIC, hash, err);
    if (!text)
        return false;
    pl_problems problems = { 0 };
    bool ok = pl_rubric_parse(out, &problems, text, strlen(text));
    if (!ok)
        pl_fail(
            err, PL_CANNOT_READ,
            "The rubric that this review was made with cannot be read by this Plumbline (line %d: "
            "%s). Tags, scores and notes are safe; use the newer program.",
            problems.items[0].line, problems.items[0].text);
    pl_problems_free(&problems);
    free(text);
    return ok;
}

static bool load_rubric(pl_review_facts *facts, pl_store *store, pl_error *err)
{
    const pl_review *review = facts->review;
    if (!load_text(&facts->rubric, store, review->rubric, err))
        return false;
    if (pl_review_is_short(review))
        pl_rubric_shorten(facts->rubric, review->short_items);
    return !review->form || load_text(&facts->form, store, review->form, err);
}

/* What there is to be watched is known by the breaks. */
static bool plan_and_watched(pl_review_facts *facts, pl_store *store, pl_id review, pl_error *err)
{
    pl_ranges out;
    if (!pl_store_plan(&facts->plan, store, review, err))
        return false;
    pl_plan_left_out(&out, &facts->plan);
    facts->left_out_us = pl_ranges_sum(&out);
    bool ok = watched_but(&facts->shown_us, &facts->skipped_us, store, review, &out, err);
    pl_ranges_free(&out);
    return ok;
}

/* All but rubric, recording and tags. */
static bool load_small(pl_review_facts *facts, pl_store *store, pl_id review, const pl_tags *tags,
                       pl_error *err)
{
    if (!pl_store_review(&facts->list, store, review, err))
        return false;
    facts->review = &facts->list.items[0];
    return scores_on_tags(&facts->scores, store, review, tags, err) &&
           pl_store_risks(&facts->risks, store, review, err) &&
           pl_store_matters(&facts->matters, store, review, err) &&
           pl_store_actions(&facts->actions, store, review, err) &&
           pl_store_answers(&facts->answers, store, review, err) &&
           pl_store_answer_lock(&facts->lock, store, review, err) &&
           pl_store_at_once(&facts->at_once, store, facts->review->recording, err) &&
           pl_store_tallies(&facts->tally, store, review, err) &&
           pl_store_counted(&facts->counted, store, review, err) &&
           watched_within(&facts->counted_us, &facts->by_ledger, store, review, &facts->counted,
                          err) &&
           pl_store_departures(&facts->departures, store, review, err) &&
           pl_store_replies(&facts->replies, store, review, err) &&
           pl_store_second_looks(&facts->looks, store, review, err) &&
           pl_store_delivery(&facts->delivery, store, review, err) &&
           pl_store_draws(&facts->draws, store, review, err) &&
           pl_store_links(&facts->links, store, review, err) &&
           plan_and_watched(facts, store, review, err);
}

static bool load(pl_review_facts *facts, pl_store *store, pl_id review, pl_error *err)
{
    if (!pl_store_tags(&facts->tags, store, review, err) ||
        !load_small(facts, store, review, &facts->tags, err) ||
        !pl_store_recording(&facts->recordings, store, facts->review->recording, err) ||
        !pl_store_policy(&facts->policy, store, err))
        return false;
    facts->recording = &facts->recordings.items[0];
    return load_rubric(facts, store, err) &&
           beside_read(&facts->beside, store, facts->review, facts->rubric, err);
}

bool pl_store_facts(pl_review_facts *out, pl_store *store, pl_id review, pl_error *err)
{
    pl_review_facts facts = { 0 };
    if (!read_begin(store, err))
        return false;
    bool ok = load(&facts, store, review, err);
    read_end(store);
    if (ok)
        *out = facts;
    else
        pl_review_facts_free(&facts);
    return ok;
}

bool pl_store_facts_refresh(pl_review_facts *facts, pl_store *store, pl_error *err)
{
    pl_review_facts fresh = { 0 };
    if (!read_begin(store, err))
        return false;
    bool ok = load_small(&fresh, store, facts->review->id, &facts->tags, err) &&
              beside_read(&fresh.beside, store, fresh.review, facts->rubric, err);
    read_end(store);
    if (!ok) {
        pl_review_facts_free(&fresh);
        return false;
    }
    pl_review_facts old = { .list = facts->list,
                            .scores = facts->scores,
                            .risks = facts->risks,
                            .matters = facts->matters,
                            .actions = facts->actions,
                            .answers = facts->answers,
                            .tally = facts->tally,
                            .beside = facts->beside,
                            .at_once = facts->at_once,
                            .departures = facts->departures,
                            .replies = facts->replies,
                            .looks = facts->looks,
                            .delivery = facts->delivery,
                            .links = facts->links,
                            .plan = facts->plan,
                            .draws = facts->draws };
    fresh.recordings = facts->recordings;
    fresh.recording = facts->recording;
    fresh.rubric = facts->rubric;
    fresh.policy = facts->policy;
    fresh.form = facts->form;
    fresh.tags = facts->tags;
    *facts = fresh;
    pl_review_facts_free(&old);
    return true;
}
