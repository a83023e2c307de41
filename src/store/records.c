#include "plumbline/store/records.h"
#include "internal.h"

#include "plumbline/store/reviews.h"

#include <stdlib.h>
#include <string.h>

typedef struct ids {
    pl_id *items; /* free() */
    int count, room;
} ids;

static bool list_ids(ids *out, pl_store *store, enum statement which, pl_id review, pl_id other,
                     pl_error *err)
{
    *out = (ids){ 0 };
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    if (other)
        bind_int(query, ":other", other);
    if (which == STMT_IDS_ANSWER) /* what is kept for its writer goes along for them alone */
        bind_int(query, ":me", store->me.id);
    int row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(out->items, out->count, out->room);
        out->items[out->count++] = sqlite3_column_int64(query, 0);
    }
    return row == 0;
}

/* One statement that copies from what has the id `old`. */
static bool copy(change *c, enum statement which, pl_id to, pl_id old, pl_id fresh, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, which, err);
    if (!query)
        return false;
    bool has_review = which != STMT_COPY_TAG_ITEMS && which != STMT_COPY_TAG_SLOTS;
    if (has_review)
        bind_int(query, ":review", to);
    bind_int(query, ":old", old);
    if (fresh)
        bind_int(query, ":new", fresh);
    return run(c->store, query, err);
}

static bool copy_all(change *c, enum statement list, enum statement one, pl_id to, pl_id from,
                     pl_error *err)
{
    ids found;
    bool ok = list_ids(&found, c->store, list, from, 0, err);
    for (int i = 0; ok && i < found.count; i++)
        ok = copy(c, one, to, found.items[i], pl_id_new(), err);
    free(found.items);
    return ok;
}

/* A tag with its items and people, and wherever it is cited or left out as evidence. */
static bool copy_tags(change *c, pl_id to, pl_id from, pl_error *err)
{
    static const enum statement parts[] = { STMT_COPY_TAG, STMT_COPY_TAG_ITEMS, STMT_COPY_TAG_SLOTS,
                                            STMT_COPY_EVIDENCE };
    ids found;
    bool ok = list_ids(&found, c->store, STMT_IDS_TAG, from, 0, err);
    for (int i = 0; ok && i < found.count; i++) {
        pl_id fresh = pl_id_new();
        for (size_t k = 0; ok && k < PL_COUNT(parts); k++)
            ok = copy(c, parts[k], to, found.items[i], fresh, err);
    }
    free(found.items);
    return ok;
}

static bool copy_alike(change *c, enum statement alike, enum statement one_of, pl_id to, pl_id one,
                       pl_id other, pl_error *err)
{
    ids found;
    bool ok = list_ids(&found, c->store, alike, one, other, err);
    for (int i = 0; ok && i < found.count; i++)
        ok = copy(c, one_of, to, found.items[i], pl_id_new(), err);
    free(found.items);
    return ok;
}

/* Where both counted in the same stretch it is agreed; what is counted in it is counted anew, together. */
static bool copy_stretch_alike(change *c, pl_id to, pl_id one, pl_id other, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_COPY_COUNTED_ALIKE, err);
    if (!query)
        return false;
    bind_int(query, ":review", to);
    bind_int(query, ":old", one);
    bind_int(query, ":other", other);
    return run(c->store, query, err);
}

/* --- corrections */

static bool check_correction(pl_store *store, const pl_review *review, pl_error *err)
{
    bool lead = store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER);
    if (!review->is_signed)
        return pl_fail(err, PL_REFUSED, "This review is a draft: it can simply be changed.");
    if (review->reviewer != store->me.id && !lead)
        return pl_fail(err, PL_REFUSED, "The reviewer or a treatment manager corrects a record.");
    if (review->kind == PL_REVIEW_SELF && review->reviewer != store->me.id)
        return pl_fail(err, PL_REFUSED, "A self-review is corrected by who wrote it.");
    sqlite3_stmt *query = take(store, STMT_CORRECTION_OF, err);
    if (!query)
        return false;
    bind_int(query, ":review", review->id);
    int row = next(store, query, err);
    if (row <= 0)
        return row == 0;
    char id[PL_ID_ROOM];
    bool draft = strcmp((const char *)sqlite3_column_text(query, 1), "draft") == 0;
    pl_id_format(id, sqlite3_column_int64(query, 0));
    sqlite3_reset(query);
    id[8] = '\0';
    return pl_fail(err, PL_REFUSED,
                   draft ? "A correction of it is begun already (%s)."
                         : "It was corrected already. Correct the newer record (%s).",
                   id);
}

static bool copy_record(change *c, pl_id to, const pl_review *from, pl_error *err)
{
    bool same = from->reviewer == c->store->me.id;
    return copy_tags(c, to, from->id, err) &&
           copy_all(c, STMT_IDS_SCORE, STMT_COPY_SCORE, to, from->id, err) &&
           copy_all(c, STMT_IDS_ACTION, STMT_COPY_ACTION, to, from->id, err) &&
           copy_all(c, STMT_IDS_MATTER, STMT_COPY_MATTER, to, from->id, err) &&
           copy_all(c, STMT_IDS_LINK, STMT_COPY_LINK, to, from->id, err) &&
           copy_all(c, STMT_IDS_PLAN, STMT_COPY_PLAN, to, from->id, err) &&
           copy_all(c, STMT_IDS_TALLY, STMT_COPY_TALLY, to, from->id, err) &&
           copy_all(c, STMT_IDS_ANSWER, STMT_COPY_ANSWER, to, from->id, err) &&
           copy(c, STMT_COPY_COUNTED, to, from->id, 0, err) &&
           copy(c, STMT_COPY_NO_STRENGTH, to, from->id, 0, err) &&
           (!same || copy_all(c, STMT_IDS_WATCHED, STMT_COPY_WATCHED, to, from->id, err));
}

bool pl_store_review_correct(pl_id *out, pl_store *store, pl_id review, const char *reason,
                             pl_error *err)
{
    pl_reviews list;
    if (!reason || !*reason)
        return pl_fail(err, PL_BAD_INPUT,
                       "A correction needs a reason; it stands in both records.");
    if (!pl_store_review(&list, store, review, err))
        return false;
    pl_review fresh = *list.items;
    pl_id id = pl_id_new();
    change c;
    fresh.corrects = review;
    fresh.correction_reason = reason;
    bool ok = check_correction(store, list.items, err) &&
              change_begin(&c, store, "correction begun", id, err);
    if (ok) {
        ok = review_insert(id, &c, &fresh, err) && copy_record(&c, id, list.items, err);
        ok = change_end(&c, ok, err);
    }
    pl_reviews_free(&list);
    if (ok)
        *out = id;
    return ok;
}

/* --- what two agree on */

static bool same_people(const pl_review *one, const pl_review *other)
{
    bool same = one->facilitator_count == other->facilitator_count;
    for (int i = 0; same && i < one->facilitator_count; i++)
        same = one->facilitators[i].slot == other->facilitators[i].slot &&
               one->facilitators[i].person == other->facilitators[i].person;
    return same;
}

static bool check_agreed(pl_store *store, const pl_review *one, const pl_review *other,
                         pl_error *err)
{
    bool mine = one->reviewer == store->me.id || other->reviewer == store->me.id ||
                (store->me.roles & PL_ROLES_LEADING);
    const char *why =
        one->id == other->id                      ? "They are one and the same review."
        : !one->is_signed || !other->is_signed    ? "Both are signed before anything is agreed."
        : one->recording != other->recording      ? "They are of different recordings."
        : strcmp(one->rubric, other->rubric) != 0 ? "They were scored by different rubrics."
        : pl_review_is_short(one) || pl_review_is_short(other)
            ? "Short reviews are drawn apart, and are compared in no figure."
        : !same_people(one, other)         ? "Their facilitators are not the same."
        : one->reviewer == other->reviewer ? "One person made both."
        : one->kind == PL_REVIEW_SELF || other->kind == PL_REVIEW_SELF
            ? "A self-review is talked about, not scored away."
        : !mine ? "One of the two reviewers, a treatment manager or a clinical lead does this."
                : NULL;
    return !why || pl_fail(err, PL_REFUSED, "No agreed record can be made of these two. %s", why);
}

static bool copy_agreed(change *c, pl_id to, pl_id one, pl_id other, pl_error *err)
{
    return copy_tags(c, to, one, err) && copy_tags(c, to, other, err) &&
           copy_alike(c, STMT_IDS_SCORE_ALIKE, STMT_COPY_SCORE, to, one, other, err) &&
           copy_alike(c, STMT_IDS_ANSWER_ALIKE, STMT_COPY_ANSWER, to, one, other, err) &&
           copy_stretch_alike(c, to, one, other, err) &&
           copy_all(c, STMT_IDS_MATTER, STMT_COPY_MATTER, to, one, err) &&
           copy_all(c, STMT_IDS_MATTER, STMT_COPY_MATTER, to, other, err);
}

bool pl_store_review_agree(pl_id *out, pl_store *store, pl_id one, pl_id other, pl_error *err)
{
    pl_reviews first, second;
    if (!pl_store_review(&first, store, one, err))
        return false;
    if (!pl_store_review(&second, store, other, err)) {
        pl_reviews_free(&first);
        return false;
    }
    pl_review fresh = *first.items;
    pl_id id = pl_id_new();
    change c;
    fresh.kind = PL_REVIEW_CONSENSUS;
    fresh.corrects = 0;
    fresh.correction_reason = NULL;
    fresh.sources[0] = one;
    fresh.sources[1] = other;
    bool ok = check_agreed(store, first.items, second.items, err) &&
              change_begin(&c, store, "agreed record begun", id, err);
    if (ok) {
        ok = review_insert(id, &c, &fresh, err) && copy_agreed(&c, id, one, other, err);
        ok = change_end(&c, ok, err);
    }
    pl_reviews_free(&first);
    pl_reviews_free(&second);
    if (ok)
        *out = id;
    return ok;
}
