/* What bears on risk, concerns about practice, and what ends a review: told to the library at once, never
 * taken back by undo. */
#include "desk_inner.h"

#include "plumbline/store/reviews.h"

#include <stdio.h>

/* One change of this kind; which fields mean something depends on `run`. */
typedef struct matter_change {
    pl_id review, id;
    pl_time at;
    pl_who who;
    char item[16];
    char *a, *b, *c, *d;
} matter_change;

static matter_change *new_change(const pl_desk *desk, pl_id id)
{
    matter_change *change = pl_alloc(sizeof *change);
    change->review = desk->inner->review;
    change->id = id;
    return change;
}

static void free_change(void *arg)
{
    matter_change *change = arg;
    free(change->a);
    free(change->b);
    free(change->c);
    free(change->d);
    free(change);
}

void desk_told(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    (void)arg;
    if (!receipt->ok)
        desk_failed(desk, receipt);
    desk->facts_old = true;
    pl_desk_refresh(desk);
    desk_read_titles(desk);
    desk_changed(desk);
}

static void send(pl_desk *desk, pl_change_run run, matter_change *change)
{
    desk_send(desk, run, desk_told, change, free_change);
    desk_changed(desk);
}

/* ----- someone may be at risk */

static bool run_risk(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    pl_id id;
    return pl_store_risk_add(&id, store, change->review, change->at, err);
}

void pl_desk_risk(pl_desk *desk, pl_time at)
{
    matter_change *change = new_change(desk, 0);
    change->at = at;
    send(desk, run_risk, change);
}

static bool run_answer(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    pl_risk risk = { .id = change->id,
                     .review = change->review,
                     .answer = change->a,
                     .by_role = change->b,
                     .to_role = change->c,
                     .when_words = change->d };
    return pl_store_risk_answer(store, &risk, err);
}

void pl_desk_risk_answer(pl_desk *desk, const pl_risk *risk)
{
    matter_change *change = new_change(desk, risk->id);
    change->a = pl_copy_text(risk->answer);
    change->b = pl_copy_text(risk->by_role);
    change->c = pl_copy_text(risk->to_role);
    change->d = pl_copy_text(risk->when_words);
    send(desk, run_answer, change);
}

/* ----- a concern about practice, and the account of a 0 or a yes */

static bool run_matter(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    pl_id id;
    pl_matter matter = { .review = change->review,
                         .source = change->b,
                         .item = change->item[0] ? change->item : NULL,
                         .about = change->who,
                         .at_us = change->at,
                         .words = change->a };
    return pl_store_matter_add(&id, store, &matter, err);
}

/* `item` NULL: whatever it names. */
static bool is_raised(const pl_desk *desk, pl_time at, pl_who about, const char *item)
{
    for (int i = 0; i < desk->facts.matters.count; i++) {
        const pl_matter *matter = &desk->facts.matters.items[i];
        bool same = !item || (matter->item && strcmp(matter->item, item) == 0);
        if (!matter->withdrawn && matter->at_us == at && matter->about == about && same &&
            strcmp(matter->source, "concern") == 0)
            return true;
    }
    return false;
}

static void raise_it(pl_desk *desk, pl_time at, pl_who about, const char *item)
{
    matter_change *change = new_change(desk, 0);
    change->at = at;
    change->who = about;
    change->b = pl_copy_text("concern");
    if (item)
        snprintf(change->item, sizeof change->item, "%s", item);
    send(desk, run_matter, change);
}

void desk_raise(pl_desk *desk, const pl_tag *tag)
{
    pl_who about = PL_WHO_SESSION;
    for (int slot = 'A'; slot <= 'C'; slot++)
        if (tag->facilitators & PL_WHO_BIT(slot))
            about = (pl_who)slot;
    if (!is_raised(desk, tag->made_us, about, NULL))
        raise_it(desk, tag->made_us, about, tag->item_count ? tag->items[0] : NULL);
}

bool desk_raise_new(pl_desk *desk, pl_time at, pl_who about, const char *item)
{
    if (is_raised(desk, at, about, item))
        return false;
    raise_it(desk, at, about, item);
    return true;
}

void pl_desk_account(pl_desk *desk, const char *item, pl_who who, pl_time at, const char *words)
{
    if (!desk_may_write(desk))
        return;
    matter_change *change = new_change(desk, 0);
    change->at = at;
    change->who = who;
    change->a = pl_copy_text(words);
    change->b = pl_copy_text(pl_review_matter_source(&desk->facts, item, who));
    snprintf(change->item, sizeof change->item, "%s", item);
    send(desk, run_matter, change);
}

static bool run_words(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    pl_matters list;
    bool found = false;
    if (!pl_store_matters(&list, store, change->review, err))
        return false;
    for (int i = 0; i < list.count && !found; i++)
        if (list.items[i].id == change->id) {
            pl_matter matter = list.items[i];
            matter.words = change->a;
            found = true;
            if (!pl_store_matter_set(store, &matter, err)) {
                pl_matters_free(&list);
                return false;
            }
        }
    pl_matters_free(&list);
    return found || pl_fail(err, PL_NOT_FOUND, "This concern is no longer there.");
}

void pl_desk_matter_words(pl_desk *desk, pl_id matter, const char *words)
{
    if (!desk_may_write(desk))
        return;
    matter_change *change = new_change(desk, matter);
    change->a = pl_copy_text(words);
    send(desk, run_words, change);
}

/* ----- no strength, spoken, signed */

static bool run_no_strength(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    return pl_store_no_strength(store, change->review, change->who, change->a, err);
}

void pl_desk_no_strength(pl_desk *desk, pl_who slot, const char *reason)
{
    if (!desk_may_write(desk))
        return;
    matter_change *change = new_change(desk, 0);
    change->who = slot;
    change->a = pl_copy_text(reason);
    desk_step_made(desk);
    send(desk, run_no_strength, change);
}

static bool run_spoken(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    return pl_store_review_spoken(store, change->review, change->who, change->a, err);
}

void pl_desk_spoken(pl_desk *desk, pl_who slot, const char *date)
{
    matter_change *change = new_change(desk, 0);
    change->who = slot;
    change->a = pl_copy_text(date);
    send(desk, run_spoken, change);
}

static bool run_sign(pl_store *store, void *arg, pl_error *err)
{
    const matter_change *change = arg;
    return pl_review_sign(store, change->review, err);
}

static void is_signed(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    desk_told(ctx, arg, receipt);
    if (desk->facts.review->is_signed)
        desk->can_write = false;
}

void pl_desk_sign(pl_desk *desk)
{
    if (!desk_may_write(desk))
        return;
    pl_desk_let_go(desk);
    desk_watch_keep(desk, true);
    desk_words_keep(desk, true);
    desk_send(desk, run_sign, is_signed, new_change(desk, 0), free_change);
    desk_changed(desk);
}

/* Whether a tag of the person names the item that the action serves. */
static bool is_acted(pl_desk *desk, const pl_action *action)
{
    int count = 0;
    const pl_desk_tag *const *moments =
        action->item ? pl_desk_moments(desk, action->item, &count) : NULL;
    for (int i = 0; i < count; i++)
        if (desk_tag_names(moments[i], action->slot))
            return true;
    return false;
}

/* From what was counted as tags came and went: nothing here walks all of them. */
static pl_noted noted_of(pl_desk *desk)
{
    pl_noted out = { 0 };
    for (int k = 0; k < PL_MOST_FACILITATORS; k++) {
        const desk_noted *of = &desk->inner->noted[k];
        unsigned who = PL_WHO_BIT('A' + k);
        out.strengths |= of->strengths > 0 ? who : 0;
        out.said |= of->said > 0 ? who : 0;
        out.points |= of->points > 0 ? who : 0;
    }
    const pl_actions *actions = &desk->facts.actions;
    for (int i = 0; pl_review_writes(&desk->facts) && i < actions->count; i++)
        out.acted |= is_acted(desk, &actions->items[i]) ? PL_WHO_BIT(actions->items[i].slot) : 0;
    return out;
}

void pl_desk_missing(pl_missing_list *out, pl_desk *desk)
{
    pl_desk_refresh(desk);
    pl_noted noted = noted_of(desk);
    pl_review_facts now = desk->facts; /* lent for the call */
    desk_scores_now(&now.scores, desk);
    pl_review_missing_noted(out, &now, &noted);
    free(now.scores.items);
}
