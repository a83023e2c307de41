#include "plumbline/review/trend.h"

#include "plumbline/measure/review.h"
#include "plumbline/store/facts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ----- which reviews */

static bool counts(const pl_review *review)
{
    bool kind = review->kind == PL_REVIEW_ROUTINE || review->kind == PL_REVIEW_REQUESTED ||
                review->kind == PL_REVIEW_SECOND || review->kind == PL_REVIEW_CONSENSUS;
    return kind && review->is_signed && !review->corrected_by && !review->service &&
           !pl_review_is_short(review);
}

static pl_who who_of(const pl_review *review, pl_id person)
{
    for (int i = 0; i < review->facilitator_count; i++)
        if (review->facilitators[i].person == person)
            return review->facilitators[i].slot;
    return PL_WHO_SESSION;
}

static int weight_of(const pl_review *review)
{
    return review->kind == PL_REVIEW_CONSENSUS ? 2 : review->kind == PL_REVIEW_SECOND ? 0 : 1;
}

typedef struct chosen {
    const pl_review *items[PL_TREND_MOST];
    const char *days[PL_TREND_MOST];
    int count;
} chosen;

/* Another record of the same session takes its place where it weighs more. */
static bool take_place(chosen *c, const pl_review *review)
{
    for (int i = 0; i < c->count; i++)
        if (c->items[i]->recording == review->recording) {
            if (weight_of(review) > weight_of(c->items[i]))
                c->items[i] = review;
            return true;
        }
    return false;
}

static void take(chosen *c, const pl_review *review, const char *day)
{
    int at = c->count;
    if (take_place(c, review))
        return;
    while (at > 0 && strcmp(c->days[at - 1], day) < 0)
        at--;
    if (at == PL_TREND_MOST)
        return;
    c->count += c->count < PL_TREND_MOST;
    for (int i = c->count - 1; i > at; i--) {
        c->items[i] = c->items[i - 1];
        c->days[i] = c->days[i - 1];
    }
    c->items[at] = review;
    c->days[at] = day;
}

int pl_trend_choose(pl_id *out, const pl_reviews *reviews, const char *const *days, pl_id person)
{
    chosen c = { 0 };
    for (int i = 0; i < reviews->count; i++) {
        const pl_review *review = &reviews->items[i];
        if (counts(review) && who_of(review, person) != PL_WHO_SESSION)
            take(&c, review, days[i]);
    }
    for (int i = 0; i < c.count; i++)
        out[i] = c.items[i]->id;
    return c.count;
}

/* ----- reading */

static void set_dot(pl_trend_dot *dot, const pl_review_facts *facts, pl_id person)
{
    const pl_review *review = facts->review;
    const char *held = facts->recording->session.held_on;
    pl_figure figure = pl_measure_overall(facts, who_of(review, person));
    bool ledger = !review->by_command_line || facts->shown_us > 0;
    *dot = (pl_trend_dot){ .review = review->id,
                           .kind = review->kind,
                           .watched_percent = ledger ? pl_review_watched_percent(facts) : -1,
                           .edition = review->edition,
                           .shown = figure.rule == PL_FIGURE_SHOWN && figure.mean_under > 0 };
    if (held)
        snprintf(dot->day, sizeof dot->day, "%s", held);
    else
        pl_date_of(dot->day, review->signed_utc);
    snprintf(dot->reviewer, sizeof dot->reviewer, "%s", review->reviewer_code);
    snprintf(dot->rubric, sizeof dot->rubric, "%s", review->rubric_id ? review->rubric_id : "");
    if (dot->shown)
        dot->mean = (double)figure.mean_over / (double)figure.mean_under;
    pl_figure_words(dot->words, &figure);
}

static bool read_one(pl_trend *out, pl_store *store, pl_id id, pl_id person, pl_error *err)
{
    pl_review_facts facts;
    if (!pl_store_facts(&facts, store, id, err))
        return err->code == PL_NOT_FOUND;
    int levels = facts.rubric->level_count;
    if (levels > 0) { /* the last one that is read is the newest */
        out->least = facts.rubric->levels[0].value;
        out->most = facts.rubric->levels[levels - 1].value;
    }
    if (who_of(facts.review, person) != PL_WHO_SESSION)
        set_dot(&out->dots[out->count++], &facts, person);
    pl_review_facts_free(&facts);
    return true;
}

bool pl_trend_read(pl_trend *out, pl_store *store, const pl_id *ids, int count, pl_id person,
                   pl_error *err)
{
    pl_trend trend = { 0 };
    for (int i = count - 1; i >= 0; i--) {
        pl_error why = { 0 };
        if (!read_one(&trend, store, ids[i], person, &why)) {
            *err = why;
            return false;
        }
    }
    *out = trend;
    return true;
}

/* ----- what it shows */

bool pl_trend_plotted(const pl_trend *trend, int which)
{
    const pl_trend_dot *dot = &trend->dots[which];
    return dot->shown && strcmp(dot->rubric, trend->dots[trend->count - 1].rubric) == 0;
}

int pl_trend_dots(const pl_trend *trend)
{
    int count = 0;
    for (int i = 0; i < trend->count; i++)
        count += pl_trend_plotted(trend, i);
    return count;
}

bool pl_trend_joined(const pl_trend *trend, int before, int after)
{
    const pl_trend_dot *a = &trend->dots[before], *b = &trend->dots[after];
    return pl_trend_plotted(trend, before) && pl_trend_plotted(trend, after) &&
           a->edition == b->edition;
}

bool pl_trend_has_line(const pl_trend *trend)
{
    return pl_trend_dots(trend) >= PL_TREND_LINE;
}

const char *pl_trend_change(char out[PL_TREND_ROOM], const pl_trend *trend)
{
    const double clear = 0.5, exact = 1e-9; /* half a level is one */
    out[0] = '\0';
    if (trend->count < 2 || !trend->dots[trend->count - 1].shown)
        return out;
    int last = trend->count - 1;
    if (!pl_trend_plotted(trend, last - 1))
        snprintf(out, PL_TREND_ROOM, "Since last time: nothing to compare with.");
    else if (!pl_trend_joined(trend, last - 1, last))
        snprintf(out, PL_TREND_ROOM,
                 "Since last time: not compared, for the rubric’s edition is another one.");
    else {
        double by = trend->dots[last].mean - trend->dots[last - 1].mean;
        if (fabs(by) < clear - exact)
            snprintf(out, PL_TREND_ROOM, "Since last time: no clear change.");
        else
            snprintf(out, PL_TREND_ROOM, "Since last time: %.1f %s.", fabs(by),
                     by > 0 ? "higher" : "lower");
    }
    return out;
}
