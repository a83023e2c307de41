/* The facilitator's own view: a signed self-review of the same recording, beside this review. Its
 * answers stay with the facilitator; what the two see differently is something to talk about. */
#include "draft.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/store/tags.h"

enum { APART = 2 }; /* levels */

static const pl_review *find_self(const draft *d)
{
    for (int i = 0; i < d->others.count; i++) {
        const pl_review *other = &d->others.items[i];
        if (other->kind == PL_REVIEW_SELF && other->is_signed &&
            other->recording == d->facts.review->recording && other->reviewer == d->who->person &&
            other->id != d->facts.review->id)
            return other;
    }
    return NULL;
}

static pl_who own_slot(const draft *d, const pl_review *self)
{
    for (int i = 0; i < self->facilitator_count; i++)
        if (self->facilitators[i].person == d->who->person)
            return self->facilitators[i].slot;
    return 0;
}

static const char *compare(draft *d, const pl_score *score, const pl_scores *own, pl_who slot)
{
    const pl_score *other = pl_scores_find(own, score->item, slot);
    if (score->who != d->who->slot || score->level == PL_NO_LEVEL || !other ||
        other->level == PL_NO_LEVEL || !pl_rubric_item_find(d->facts.rubric, score->item))
        return NULL;
    int apart = score->level - other->level;
    if (apart > -APART && apart < APART)
        return NULL;
    pl_report_name name = draft_name(d, score->item);
    return pl_arena_format(d->arena,
                           "%s %s: you rated this %s than your reviewer did (%s; your reviewer: "
                           "%s)",
                           name.id, name.title, apart > 0 ? "lower" : "higher",
                           draft_level_words(d, other), draft_level_words(d, score));
}

static bool add_apart(draft *d, const pl_review *self, pl_error *err)
{
    pl_scores own;
    if (!pl_store_scores(&own, d->store, self->id, err))
        return false;
    const char **lines = pl_arena_alloc(d->arena, (size_t)d->facts.scores.count * sizeof *lines);
    pl_report_own_view *view = &d->report->own_view;
    for (int i = 0; i < d->facts.scores.count; i++) {
        const char *line = compare(d, &d->facts.scores.items[i], &own, own_slot(d, self));
        if (line)
            lines[view->apart_count++] = line;
    }
    view->apart = lines;
    pl_scores_free(&own);
    return true;
}

/* Not a fault: the review did not wait for it. Where the service has said how long, it can still come. */
static const char *no_self(draft *d)
{
    const char *held_on = d->facts.recording->session.held_on;
    int days = d->facts.policy.values[PL_POLICY_SELF_REVIEW_DAYS], since = 0;
    char date[PL_DATE_ROOM];
    pl_utc by = d->facts.review->signed_utc;
    if (held_on && pl_date_valid(held_on))
        since = pl_date_days(held_on, pl_date_of(date, by));
    if (!d->facts.policy.set_utc || since >= days)
        return pl_arena_format(d->arena, "No self-review by %s.", d->report->signed_on);
    by += (days - since) * PL_DAY_US;
    return pl_arena_format(d->arena, "No self-review by %s; it is waited for until %s.",
                           d->report->signed_on, draft_day(d, by));
}

bool draft_own_view(draft *d, pl_error *err)
{
    const pl_review *self = find_self(d);
    if (d->facts.review->kind == PL_REVIEW_SELF) {
        d->report->own_view.words = "This is your self-review. No figure is made of it.";
        return true;
    }
    if (!self) {
        d->report->own_view.words = no_self(d);
        return true;
    }
    d->report->own_view.words = pl_arena_format(d->arena, "Your self-review was signed on %s.",
                                                draft_day(d, self->signed_utc));
    bool same = pl_text_same(self->rubric, d->facts.review->rubric);
    if (!same || !d->report->person.shown)
        return true;
    return add_apart(d, self, err);
}
