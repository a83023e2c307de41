#include "plumbline/store/reviews.h"
#include "internal.h"

#include <string.h>

static bool insert_slot(change *c, pl_id review, const pl_review_facilitator *who, pl_error *err)
{
    pl_id person = 0;
    if (!person_facilitator(&person, c, who->code, err))
        return false;
    sqlite3_stmt *slot = take(c->store, STMT_SLOT_ADD, err);
    if (!slot)
        return false;
    bind_int(slot, ":review", review);
    bind_slot(slot, ":slot", who->slot);
    bind_int(slot, ":person", person);
    if (!run(c->store, slot, err))
        return false;
    sqlite3_stmt *feedback = take(c->store, STMT_FEEDBACK_ADD, err);
    if (!feedback)
        return false;
    bind_int(feedback, ":review", review);
    bind_slot(feedback, ":slot", who->slot);
    say_bytes(c, "slot", &who->slot, 1);
    say_int(c, "person", person);
    return run(c->store, feedback, err);
}

/* Said only where there is something to say, so that the log of older reviews stays as it is. */
static void say_judgement(change *c, const pl_review *review)
{
    if (review->correction_reason)
        say_text(c, "correction", review->correction_reason);
    if (review->form)
        say_text(c, "form", review->form);
    if (review->concern_by) {
        say_text(c, "concern by", review->concern_by);
        say_text(c, "concern on", review->concern_on);
        say_text(c, "concern items", review->concern_items);
    }
    if (pl_review_is_short(review)) {
        say_int(c, "short from", review->short_from_us);
        say_int(c, "short to", review->short_to_us);
        say_int(c, "short seed", review->short_seed);
        say_text(c, "short items", review->short_items);
    }
}

static bool insert_sources(change *c, pl_id id, const pl_review *review, pl_error *err)
{
    for (int i = 0; i < 2; i++) {
        if (!review->sources[i])
            continue;
        sqlite3_stmt *query = take(c->store, STMT_SOURCE_ADD, err);
        if (!query)
            return false;
        bind_int(query, ":review", id);
        bind_int(query, ":source", review->sources[i]);
        say_int(c, "source", review->sources[i]);
        if (!run(c->store, query, err))
            return false;
    }
    return true;
}

static bool insert_review(change *c, pl_id id, const pl_review *review, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_REVIEW_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    bind_int(query, ":recording", review->recording);
    if (review->session)
        bind_int(query, ":session", review->session);
    bind_text(query, ":rubric", review->rubric);
    bind_text(query, ":kind", pl_review_kind_name(review->kind));
    bind_text(query, ":setting", pl_setting_id(review->setting));
    bind_int(query, ":me", c->store->me.id);
    bind_text(query, ":origin", review->by_command_line ? "command line" : "window");
    bind_text(query, ":reason", review->reason);
    bind_text(query, ":interest", review->interest);
    if (review->corrects)
        bind_int(query, ":corrects", review->corrects);
    bind_int(query, ":utc", pl_utc_now());
    bind_text(query, ":correction", review->correction_reason);
    bind_text(query, ":form", review->form);
    bind_text(query, ":by", review->concern_by);
    bind_text(query, ":on", review->concern_on);
    bind_text(query, ":items", review->concern_items);
    bool is_short = pl_review_is_short(review);
    bind_time(query, ":from", is_short ? review->short_from_us : PL_NO_TIME);
    bind_time(query, ":to", is_short ? review->short_to_us : PL_NO_TIME);
    bind_time(query, ":seed", is_short ? review->short_seed : PL_NO_TIME);
    bind_text(query, ":short", review->short_items);
    say_int(c, "recording", review->recording);
    say_text(c, "rubric", review->rubric);
    say_text(c, "kind", pl_review_kind_name(review->kind));
    say_text(c, "reason", review->reason);
    say_int(c, "session", review->session);
    say_text(c, "setting", pl_setting_id(review->setting));
    say_int(c, "command line", review->by_command_line);
    say_text(c, "interest", review->interest);
    say_int(c, "corrects", review->corrects);
    say_judgement(c, review);
    return run(c->store, query, err);
}

/* Who sees what goes by slot and person: one slot for each, one person in each. */
static bool check_slots(const pl_review *review, pl_error *err)
{
    const pl_review_facilitator *who = review->facilitators;
    if (review->facilitator_count < 0 || review->facilitator_count > PL_MOST_FACILITATORS)
        return pl_fail(err, PL_BAD_INPUT, "A review has at most %d facilitators.",
                       PL_MOST_FACILITATORS);
    for (int i = 0; i < review->facilitator_count; i++) {
        if (who[i].slot < 'A' || who[i].slot > 'C')
            return pl_fail(err, PL_BAD_INPUT, "A facilitator is A, B or C of a review.");
        for (int j = 0; j < i; j++)
            if (who[i].slot == who[j].slot || pl_text_same(who[i].code, who[j].code))
                return pl_fail(
                    err, PL_BAD_INPUT,
                    "%c is said twice, or %s stands in two places. Each facilitator of a "
                    "review is named once.",
                    who[i].slot, who[i].code);
    }
    return true;
}

/* A self-review is made by the one it is about; any other is never one's own. */
static bool check_self(pl_store *store, const pl_review *review, pl_error *err)
{
    bool in_it = false;
    for (int i = 0; i < review->facilitator_count; i++)
        in_it = in_it || pl_text_same(review->facilitators[i].code, store->me.code);
    bool self = review->kind == PL_REVIEW_SELF;
    if (self && !(in_it && review->facilitator_count == 1))
        return pl_fail(
            err, PL_REFUSED,
            "A self-review is made by the facilitator whom it is about, and by nobody else.");
    if (!self && in_it)
        return pl_fail(err, PL_REFUSED,
                       "%s was a facilitator of this session, and does not review the own work. A "
                       "self-review can be started instead.",
                       store->me.code);
    return true;
}

static bool insert_draw(change *c, pl_id id, const pl_review *review, pl_error *err)
{
    pl_draw draw = { .from_us = review->short_from_us,
                     .to_us = review->short_to_us,
                     .seed = review->short_seed,
                     .items = review->short_items };
    return !pl_review_is_short(review) || draw_insert(c, id, &draw, err);
}

bool review_insert(pl_id id, change *c, const pl_review *review, pl_error *err)
{
    bool ok = check_slots(review, err) && check_self(c->store, review, err) &&
              insert_review(c, id, review, err) && insert_sources(c, id, review, err) &&
              insert_draw(c, id, review, err);
    for (int i = 0; ok && i < review->facilitator_count; i++)
        ok = insert_slot(c, id, &review->facilitators[i], err);
    return ok;
}

bool pl_store_review_add(pl_id *out, pl_store *store, const pl_review *review, pl_error *err)
{
    pl_id id = review->id ? review->id : pl_id_new();
    change c;
    if (!change_begin(&c, store, "review add", id, err))
        return false;
    bool ok = change_end(&c, review_insert(id, &c, review, err), err);
    if (ok)
        *out = id;
    return ok;
}

static pl_review review_row(pl_arena *arena, sqlite3_stmt *query)
{
    pl_review review = {
        .id = sqlite3_column_int64(query, 0),
        .recording = sqlite3_column_int64(query, 1),
        .session = sqlite3_column_int64(query, 2),
        .reviewer = sqlite3_column_int64(query, 3),
        .reviewer_code = column_text(arena, query, 4),
        .rubric = column_text(arena, query, 5),
        .rubric_id = column_text(arena, query, 6),
        .edition = sqlite3_column_int(query, 7),
        .by_command_line = strcmp(column_text(arena, query, 10), "window") != 0,
        .is_signed = strcmp(column_text(arena, query, 11), "signed") == 0,
        .reason = column_text(arena, query, 12),
        .interest = column_text(arena, query, 13),
        .corrects = sqlite3_column_int64(query, 14),
        .started_utc = sqlite3_column_int64(query, 15),
        .signed_utc = sqlite3_column_int64(query, 16),
        .revision = sqlite3_column_int64(query, 17),
        .session_title = column_text(arena, query, 18),
        .correction_reason = column_text(arena, query, 19),
        .corrected_by = sqlite3_column_int64(query, 20),
        .form = column_text(arena, query, 21),
        .form_id = column_text(arena, query, 22),
        .concern_by = column_text(arena, query, 23),
        .concern_on = column_text(arena, query, 24),
        .concern_items = column_text(arena, query, 25),
        .short_from_us = sqlite3_column_int64(query, 26),
        .short_to_us = sqlite3_column_int64(query, 27),
        .short_seed = sqlite3_column_int64(query, 28),
        .sources = { sqlite3_column_int64(query, 29), sqlite3_column_int64(query, 30) },
        .short_items = column_text(arena, query, 31),
        .watched_asked = sqlite3_column_int(query, 32),
        .watched_reason = column_text(arena, query, 33),
        .service = column_text(arena, query, 34),
    };
    pl_setting_find(&review.setting, (const char *)sqlite3_column_text(query, 9));
    pl_review_kind_parse(&review.kind, (const char *)sqlite3_column_text(query, 8));
    return review;
}

static pl_feedback_state feedback_state(const char *name)
{
    for (int i = 0; i < PL_FEEDBACK_STATE_COUNT; i++)
        if (strcmp(pl_feedback_state_name((pl_feedback_state)i), name) == 0)
            return (pl_feedback_state)i;
    return PL_FEEDBACK_NONE;
}

static void read_path(pl_review_facilitator *who, pl_arena *arena, sqlite3_stmt *query)
{
    who->answer_until = column_text(arena, query, 7);
    who->released_utc = sqlite3_column_int64(query, 8);
    who->read_utc = sqlite3_column_int64(query, 9);
    who->answered_utc = sqlite3_column_int64(query, 10);
    who->closed_utc = sqlite3_column_int64(query, 11);
    who->released_by = column_text(arena, query, 12);
    who->closed_by = column_text(arena, query, 13);
    const char *outcome = (const char *)sqlite3_column_text(query, 14);
    if (outcome)
        pl_outcome_parse(&who->outcome, outcome);
}

static void add_slot(pl_review *review, pl_arena *arena, sqlite3_stmt *query)
{
    pl_assert(review->facilitator_count < PL_MOST_FACILITATORS);
    pl_review_facilitator *who = &review->facilitators[review->facilitator_count++];
    *who = (pl_review_facilitator){
        .slot = column_slot(query, 1),
        .person = sqlite3_column_int64(query, 2),
        .code = column_text(arena, query, 3),
        .feedback = feedback_state((const char *)sqlite3_column_text(query, 4)),
        .spoken_on = column_text(arena, query, 5),
        .no_strength = column_text(arena, query, 6),
    };
    if (!sqlite3_column_int(query, 15)) /* a colleague's path is nobody else's */
        read_path(who, arena, query);
}

static int by_id(const void *a, const void *b)
{
    const pl_review *const *one = a, *const *other = b;
    return ((*one)->id > (*other)->id) - ((*one)->id < (*other)->id);
}

/* One query for each of a few, one for all of many. */
static bool load_slots(pl_reviews *list, pl_store *store, pl_error *err)
{
    enum { FEW = 8 };
    bool all = list->count > FEW;
    int row = 0;
    pl_review **of = pl_alloc_array((size_t)list->count + 1, sizeof *of);
    for (int i = 0; i < list->count; i++)
        of[i] = &list->items[i];
    qsort((void *)of, (size_t)list->count, sizeof *of, by_id);
    for (int i = 0; row >= 0 && i < list->count; i = all ? list->count : i + 1) {
        sqlite3_stmt *query = take(store, all ? STMT_SLOT_ALL : STMT_SLOT_LIST, err);
        row = query ? 0 : -1;
        if (!query)
            break;
        if (!all)
            bind_int(query, ":review", of[i]->id);
        bind_me(query, store);
        int at = i;
        while ((row = next(store, query, err)) > 0) {
            pl_id review = sqlite3_column_int64(query, 0);
            while (at < list->count && of[at]->id < review)
                at++;
            if (at < list->count && of[at]->id == review)
                add_slot(of[at], list->arena, query);
        }
    }
    free((void *)of);
    return row == 0;
}

static bool list_reviews(pl_reviews *out, pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    pl_reviews list = { .arena = pl_arena_new() };
    pl_review *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = review_row(list.arena, query);
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    bool ok = row == 0 && load_slots(&list, store, err);
    if (ok)
        *out = list;
    else
        pl_reviews_free(&list);
    return ok;
}

bool pl_store_reviews(pl_reviews *out, pl_store *store, pl_error *err)
{
    if (!read_begin(store, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_REVIEW_LIST, err);
    bool ok = query != NULL;
    if (ok) {
        bind_me(query, store);
        ok = list_reviews(out, store, query, err);
    }
    read_end(store);
    return ok;
}

bool pl_store_review(pl_reviews *out, pl_store *store, pl_id id, pl_error *err)
{
    if (!read_begin(store, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_REVIEW_ONE, err);
    pl_reviews list = { 0 };
    bool ok = query != NULL;
    if (ok) {
        bind_me(query, store);
        bind_int(query, ":id", id);
        ok = list_reviews(&list, store, query, err);
    }
    read_end(store);
    if (ok && list.count == 0) {
        pl_reviews_free(&list);
        ok = pl_fail(err, PL_NOT_FOUND, "There is no such review for %s.", store->me.code);
    }
    if (ok)
        *out = list;
    return ok;
}

static bool at_revision(pl_store *store, pl_id review, int64_t revision, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_REVIEW_STATE, err);
    if (!query)
        return false;
    bind_int(query, ":id", review);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    bool same = row && sqlite3_column_int64(query, 2) == revision;
    sqlite3_reset(query);
    return same ||
           pl_fail(err, PL_REFUSED,
                   "The review was changed while it was being signed. Look at it once more, "
                   "then sign.");
}

static bool run_on_review(pl_store *store, enum statement which, const char *name, pl_id review,
                          pl_error *err)
{
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return false;
    bind_int(query, name, review);
    if (which == STMT_REVIEW_SIGN)
        bind_int(query, ":utc", pl_utc_now());
    return run(store, query, err);
}

bool pl_store_watched_reason(pl_store *store, pl_id review, int asked, const char *reason,
                             pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, "watched less", review, NULL, err))
        return false;
    say_int(&c, "asked", asked);
    say_text(&c, "reason", reason);
    sqlite3_stmt *query = take(store, STMT_WATCHED_REASON, err);
    if (query) {
        bind_int(query, ":review", review);
        bind_int(query, ":asked", asked);
        bind_text(query, ":reason", reason);
    }
    return change_end(&c, query && run(store, query, err), err);
}

bool pl_store_review_sign(pl_store *store, pl_id review, int64_t revision, pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, "review sign", review, NULL, err))
        return false;
    say_int(&c, "revision", revision);
    bool ok = at_revision(store, review, revision, err) &&
              run_on_review(store, STMT_REVIEW_SIGN, ":id", review, err) &&
              run_on_review(store, STMT_UNDO_CLEAR, ":review", review, err) &&
              run_on_review(store, STMT_LEASE_DROP, ":review", review, err);
    return change_end(&c, ok, err);
}

bool spoken_set(change *c, pl_id review, pl_who slot, const char *date, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_SPOKEN_SET, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_slot(query, ":slot", slot);
    bind_text(query, ":date", date);
    say_bytes(c, "slot", &slot, 1);
    say_text(c, "date", date);
    return run(c->store, query, err);
}

bool pl_store_review_spoken(pl_store *store, pl_id review, pl_who slot, const char *date,
                            pl_error *err)
{
    pl_reviews seen;
    if (!pl_date_valid(date))
        return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.", date);
    if (!pl_store_review(&seen, store, review, err))
        return false;
    bool is_signed = seen.items[0].is_signed, there = false;
    bool lead = seen.items[0].reviewer == store->me.id ||
                (store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER));
    for (int i = 0; i < seen.items[0].facilitator_count; i++)
        there = there || seen.items[0].facilitators[i].slot == slot;
    pl_reviews_free(&seen);
    if (!lead)
        return pl_fail(err, PL_REFUSED, "This is said by the reviewer or a treatment manager.");
    if (!is_signed)
        return pl_fail(err, PL_REFUSED, "\"We have spoken\" comes after signing.");
    if (!there)
        return pl_fail(err, PL_BAD_INPUT, "There is no facilitator %c in this review.", slot);
    change c;
    if (!change_begin(&c, store, "review spoken", review, err))
        return false;
    return change_end(&c, spoken_set(&c, review, slot, date, err), err);
}

bool pl_store_no_strength(pl_store *store, pl_id review, pl_who slot, const char *reason,
                          pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, "no strength", review, "No strength noted", err))
        return false;
    sqlite3_stmt *query = take(store, reason ? STMT_NO_STRENGTH_SET : STMT_NO_STRENGTH_CLEAR, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":review", review);
        bind_slot(query, ":slot", slot);
        if (reason)
            bind_text(query, ":reason", reason);
        say_bytes(&c, "slot", &slot, 1);
        say_text(&c, "reason", reason);
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}
