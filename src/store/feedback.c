#include "plumbline/store/feedback.h"
#include "internal.h"

#include "plumbline/store/policy.h"
#include "plumbline/store/reviews.h"

#include <string.h>

/* A review that may be seen, and one facilitator of it. */
typedef struct seen {
    pl_reviews list;
    const pl_review *review;
    const pl_review_facilitator *who;
} seen;

static bool is_lead(const pl_store *store)
{
    return store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER);
}

static bool no_slot(pl_who slot, pl_error *err)
{
    return pl_fail(err, PL_BAD_INPUT, "There is no facilitator %c in this review.", slot);
}

/* slot 0: the one who opened the library. */
static bool see(seen *out, pl_store *store, pl_id review, pl_who slot, pl_error *err)
{
    *out = (seen){ 0 };
    if (!pl_store_review(&out->list, store, review, err))
        return false;
    out->review = out->list.items;
    for (int i = 0; i < out->review->facilitator_count; i++) {
        const pl_review_facilitator *who = &out->review->facilitators[i];
        if (slot ? who->slot == slot : who->person == store->me.id)
            out->who = who;
    }
    bool ok = true;
    if (!out->review->is_signed)
        ok = pl_fail(err, PL_REFUSED, "This review is a draft. Feedback begins when it is signed.");
    else if (!out->who && slot)
        ok = no_slot(slot, err);
    else if (!out->who)
        ok = pl_fail(err, PL_REFUSED,
                     "This is for the facilitator whom the review is about, and for nobody else.");
    if (!ok)
        pl_reviews_free(&out->list);
    return ok;
}

/* Runs a step; when no row was in the state that it starts from, says `not_yet`. */
static bool take_step(change *c, sqlite3_stmt *query, pl_who slot, const char *not_yet,
                      pl_error *err)
{
    say_bytes(c, "slot", &slot, 1);
    if (!run(c->store, query, err))
        return false;
    return sqlite3_changes(c->store->db) > 0 || pl_fail(err, PL_REFUSED, "%s", not_yet);
}

static sqlite3_stmt *bind_step(change *c, enum statement which, pl_id review, pl_who slot,
                               pl_error *err)
{
    sqlite3_stmt *query = take(c->store, which, err);
    if (query) {
        bind_int(query, ":review", review);
        bind_slot(query, ":slot", slot);
        bind_int(query, ":utc", pl_utc_now());
    }
    return query;
}

/* --- release */

static bool may_release(const seen *s, pl_store *store, const pl_release *release, pl_error *err)
{
    switch (pl_bar_to_release(s->review, s->who, store->me.id, is_lead(store))) {
    case PL_BAR_NONE:
        return s->who->spoken_on || release->spoken_on ||
               pl_fail(err, PL_REFUSED,
                       "Speak with %s first. Then say when: plumbline review spoken.",
                       s->who->code);
    case PL_BAR_NOT_THEIRS:
        return pl_fail(err, PL_REFUSED, "The reviewer or a treatment manager releases it.");
    case PL_BAR_KIND:
        return pl_fail(err, PL_REFUSED, "A review of the kind \"%s\" is released to nobody.",
                       pl_review_kind_name(s->review->kind));
    case PL_BAR_CORRECTED:
        return pl_fail(err, PL_REFUSED,
                       "This record was corrected. The correction is the one to be released; this "
                       "one stays as it is.");
    default:
        return pl_fail(err, PL_REFUSED, "It was released to %s already.", s->who->code);
    }
}

static bool check_date(const char *date, pl_error *err)
{
    return !date || pl_date_valid(date) ||
           pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.", date);
}

static bool check_release(pl_store *store, pl_id review, const pl_release *release, pl_error *err)
{
    seen s;
    if (!check_date(release->spoken_on, err) || !check_date(release->answer_until, err) ||
        !see(&s, store, review, release->slot, err))
        return false;
    bool ok = may_release(&s, store, release, err);
    pl_reviews_free(&s.list);
    return ok;
}

static bool release_to(change *c, pl_id review, const pl_release *release, pl_error *err)
{
    char until[PL_DATE_ROOM];
    pl_policy policy;
    if (!pl_store_policy(&policy, c->store, err))
        return false;
    pl_date_of(until, pl_utc_now() + policy.values[PL_POLICY_ANSWER_DAYS] * PL_DAY_US);
    if (release->spoken_on && !spoken_set(c, review, release->slot, release->spoken_on, err))
        return false;
    sqlite3_stmt *query = bind_step(c, STMT_FEEDBACK_RELEASE, review, release->slot, err);
    if (!query)
        return false;
    bind_int(query, ":me", c->store->me.id);
    bind_text(query, ":until", release->answer_until ? release->answer_until : until);
    say_text(c, "until", release->answer_until ? release->answer_until : until);
    return take_step(c, query, release->slot, "It was released already.", err);
}

bool pl_store_feedback_release_all(pl_store *store, pl_id review, const pl_release *releases,
                                   int count, pl_error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < count; i++)
        ok = check_release(store, review, &releases[i], err);
    change c;
    if (!ok || !change_begin(&c, store, "feedback released", review, err))
        return false;
    for (int i = 0; ok && i < count; i++)
        ok = release_to(&c, review, &releases[i], err);
    return change_end(&c, ok, err);
}

bool pl_store_feedback_release(pl_store *store, pl_id review, pl_who slot, const char *answer_until,
                               pl_error *err)
{
    pl_release one = { .slot = slot, .answer_until = answer_until };
    return pl_store_feedback_release_all(store, review, &one, 1, err);
}

/* --- reading and answering: the facilitator alone */

/* While the own look at it is still open, the other side stays shut: blind in both directions. */
static bool check_blind(pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_OWN_DRAFT_ON, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row > 0)
        sqlite3_reset(query);
    return row == 0 ||
           (row > 0 && pl_fail(err, PL_REFUSED,
                               "Your self-review of this session is not signed yet. Sign it first; "
                               "then both sides open together."));
}

bool pl_store_feedback_read(pl_store *store, pl_id review, pl_error *err)
{
    seen s;
    if (!check_blind(store, review, err) || !see(&s, store, review, 0, err))
        return false;
    pl_who slot = s.who->slot;
    bool done = s.who->feedback >= PL_FEEDBACK_READ;
    pl_reviews_free(&s.list);
    change c;
    if (done)
        return true; /* reading again says nothing new */
    if (!change_begin(&c, store, "feedback read", review, err))
        return false;
    sqlite3_stmt *query = bind_step(&c, STMT_FEEDBACK_READ, review, slot, err);
    bool ok = query && take_step(&c, query, slot, "It has not been released yet.", err);
    return change_end(&c, ok, err);
}

static bool drop_kept(change *c, pl_id review, pl_who slot, pl_id tag, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_REPLY_DROP, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_slot(query, ":slot", slot);
    if (tag)
        bind_int(query, ":tag", tag);
    return run(c->store, query, err);
}

static bool keep_reply(change *c, pl_id review, pl_who slot, const pl_reply *reply, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_REPLY_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", reply->id ? reply->id : pl_id_new());
    bind_int(query, ":review", review);
    bind_slot(query, ":slot", slot);
    if (reply->tag)
        bind_int(query, ":tag", reply->tag);
    bind_text(query, ":words", reply->words);
    bind_text(query, ":outcome", pl_outcome_name(reply->outcome));
    say_int(c, "tag", reply->tag);
    say_text(c, "words", reply->words);
    return run(c->store, query, err);
}

static bool check_reply(const pl_reply *reply, pl_error *err)
{
    if (reply->outcome == PL_OUTCOME_NONE)
        return pl_fail(err, PL_BAD_INPUT, "An answer is \"agreed\" or \"different\", or neither.");
    return (reply->words && *reply->words) || reply->outcome != PL_OUTCOME_OPEN ||
           pl_fail(err, PL_BAD_INPUT, "An answer needs words, or \"agreed\" or \"different\".");
}

/* The slot of the facilitator who opened the library, when it can be answered. */
static bool my_open_slot(pl_who *slot, pl_store *store, pl_id review, pl_error *err)
{
    seen s;
    if (!check_blind(store, review, err) || !see(&s, store, review, 0, err))
        return false;
    *slot = s.who->slot;
    bool ok = s.who->feedback != PL_FEEDBACK_CLOSED ||
              pl_fail(err, PL_REFUSED, "This feedback is closed. Ask for a conversation instead.");
    ok = ok && (s.who->feedback != PL_FEEDBACK_NONE ||
                pl_fail(err, PL_REFUSED, "It has not been released yet."));
    pl_reviews_free(&s.list);
    return ok;
}

bool pl_store_reply_keep(pl_store *store, pl_id review, const pl_reply *reply, pl_error *err)
{
    pl_who slot;
    change c;
    if (!check_reply(reply, err) || !my_open_slot(&slot, store, review, err) ||
        !change_begin(&c, store, "reply kept", review, err))
        return false;
    c.quiet = true; /* half-written: in no log until it is sent */
    bool ok =
        drop_kept(&c, review, slot, reply->tag, err) && keep_reply(&c, review, slot, reply, err);
    return change_end(&c, ok, err);
}

bool pl_store_reply_drop(pl_store *store, pl_id review, pl_id tag, pl_error *err)
{
    pl_who slot;
    change c;
    if (!my_open_slot(&slot, store, review, err) ||
        !change_begin(&c, store, "reply dropped", review, err))
        return false;
    c.quiet = true; /* it was in no log */
    return change_end(&c, drop_kept(&c, review, slot, tag, err), err);
}

bool pl_store_reply_send(pl_store *store, pl_id review, pl_error *err)
{
    pl_who slot;
    change c;
    if (!my_open_slot(&slot, store, review, err) ||
        !change_begin(&c, store, "feedback answered", review, err))
        return false;
    sqlite3_stmt *send = bind_step(&c, STMT_REPLY_SEND, review, slot, err);
    bool ok =
        send && take_step(&c, send, slot, "There is nothing to send: write an answer first.", err);
    sqlite3_stmt *query = ok ? bind_step(&c, STMT_FEEDBACK_ANSWER, review, slot, err) : NULL;
    ok = query && take_step(&c, query, slot, "It can be answered no more.", err);
    return change_end(&c, ok, err);
}

bool pl_store_replies(pl_replies *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_REPLY_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_replies list = { .arena = pl_arena_new() };
    pl_reply *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        pl_reply *reply = &items[list.count++];
        *reply = (pl_reply){ .id = sqlite3_column_int64(query, 0),
                             .slot = column_slot(query, 1),
                             .tag = sqlite3_column_int64(query, 2),
                             .words = column_text(list.arena, query, 3),
                             .sent_utc = sqlite3_column_int64(query, 5) };
        const char *outcome = (const char *)sqlite3_column_text(query, 4);
        if (outcome)
            pl_outcome_parse(&reply->outcome, outcome);
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row == 0)
        *out = list;
    else
        pl_replies_free(&list);
    return row == 0;
}

/* --- closing */

/* Agreed and different come after an answer, no answer without one. */
static bool fits_answer(const pl_review_facilitator *who, pl_outcome outcome, pl_error *err)
{
    bool answered = who->feedback == PL_FEEDBACK_ANSWERED;
    if (outcome == PL_OUTCOME_OPEN)
        return pl_fail(err, PL_BAD_INPUT,
                       "Say how it is closed: agreed, different, or none for no answer.");
    if (outcome == PL_OUTCOME_NONE && answered)
        return pl_fail(err, PL_REFUSED, "%s has answered: close it as agreed or different.",
                       who->code);
    return outcome == PL_OUTCOME_NONE || answered ||
           pl_fail(err, PL_REFUSED,
                   "%s has not answered yet. Without an answer it is closed as \"none\", after "
                   "%s.",
                   who->code, who->answer_until ? who->answer_until : "the day agreed");
}

static bool may_close(const seen *s, pl_store *store, pl_outcome outcome, pl_error *err)
{
    char today[PL_DATE_ROOM];
    const pl_review_facilitator *who = s->who;
    pl_bar bar = pl_bar_to_close(who, is_lead(store), pl_date_of(today, pl_utc_now()));
    if (bar == PL_BAR_NOT_THEIRS)
        return pl_fail(err, PL_REFUSED, "A treatment manager closes it.");
    if (bar == PL_BAR_NOT_RELEASED)
        return pl_fail(err, PL_REFUSED, "It has not been released to %s yet.", who->code);
    if (bar == PL_BAR_DONE)
        return pl_fail(err, PL_REFUSED, "It is closed for %s already.", who->code);
    if (!fits_answer(who, outcome, err))
        return false;
    return bar == PL_BAR_NONE ||
           pl_fail(err, PL_REFUSED, "%s can answer until %s.", who->code, who->answer_until);
}

bool pl_store_feedback_close(pl_store *store, pl_id review, pl_who slot, pl_outcome outcome,
                             pl_error *err)
{
    seen s;
    if (!see(&s, store, review, slot, err))
        return false;
    bool ok = may_close(&s, store, outcome, err);
    pl_reviews_free(&s.list);
    change c;
    if (!ok || !change_begin(&c, store, "feedback closed", review, err))
        return false;
    sqlite3_stmt *query = bind_step(&c, STMT_FEEDBACK_CLOSE, review, slot, err);
    if (query) {
        bind_int(query, ":me", store->me.id);
        bind_text(query, ":outcome", pl_outcome_name(outcome));
        say_text(&c, "outcome", pl_outcome_name(outcome));
    }
    ok = query && take_step(&c, query, slot, "It was closed already.", err);
    return change_end(&c, ok, err);
}
