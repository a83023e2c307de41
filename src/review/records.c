#include "plumbline/review/records.h"

#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/session_review.h"
#include "plumbline/store/tags.h"

#include <stdlib.h>
#include <string.h>

enum { APART = 2 }; /* levels */

/* ----- which is which */

static const pl_review *with_id(const pl_records *records, pl_id id)
{
    for (int i = 0; id && i < records->all.count; i++)
        if (records->all.items[i].id == id)
            return &records->all.items[i];
    return NULL;
}

/* Judgements of a session that two people can hold against each other. */
static bool is_original(const pl_review *review)
{
    return review->kind != PL_REVIEW_SELF && review->kind != PL_REVIEW_CONSENSUS &&
           review->kind != PL_REVIEW_TRAINING && review->kind != PL_REVIEW_CALIBRATION;
}

static bool same_people(const pl_review *one, const pl_review *other)
{
    bool same = one->facilitator_count == other->facilitator_count;
    for (int i = 0; same && i < one->facilitator_count; i++)
        same = one->facilitators[i].slot == other->facilitators[i].slot &&
               one->facilitators[i].person == other->facilitators[i].person;
    return same;
}

static bool can_agree(const pl_review *one, const pl_review *other)
{
    return one->is_signed && other->is_signed && is_original(one) && is_original(other) &&
           one->reviewer != other->reviewer && !one->corrected_by && !other->corrected_by &&
           strcmp(one->rubric, other->rubric) == 0 && same_people(one, other);
}

static bool made_from(const pl_review *agreed, const pl_review *source)
{
    return agreed->sources[0] == source->id || agreed->sources[1] == source->id;
}

/* The newest agreed record comes first; it may be the own draft of one. */
static void find_agreed(pl_records *records)
{
    for (int i = 0; !records->agreed && i < records->all.count; i++)
        if (made_from(&records->all.items[i], records->itself))
            records->agreed = &records->all.items[i];
    for (int i = 0; !records->partner && !records->agreed && i < records->all.count; i++)
        if (can_agree(records->itself, &records->all.items[i]))
            records->partner = &records->all.items[i];
}

/* What was corrected is no longer what its writer says. */
static bool holds(const pl_review *review)
{
    return review->is_signed && !review->corrected_by;
}

static bool has_person(const pl_review *review, pl_id person)
{
    for (int i = 0; i < review->facilitator_count; i++)
        if (review->facilitators[i].person == person)
            return true;
    return false;
}

/* The agreed record before the originals, else the newest. */
static const pl_review *judgement_of(const pl_records *records, pl_id person)
{
    const pl_review *found = NULL;
    for (int i = 0; i < records->all.count; i++) {
        const pl_review *one = &records->all.items[i];
        if (!holds(one) || one->kind == PL_REVIEW_SELF || !has_person(one, person))
            continue;
        if (!found || (one->kind == PL_REVIEW_CONSENSUS && found->kind != PL_REVIEW_CONSENSUS))
            found = one;
    }
    return found;
}

static const pl_review *self_of(const pl_records *records, pl_id person)
{
    for (int i = 0; i < records->all.count; i++) {
        const pl_review *one = &records->all.items[i];
        if (holds(one) && one->kind == PL_REVIEW_SELF && one->reviewer == person)
            return one;
    }
    return NULL;
}

/* Side by side only when both are signed, and by one rubric. */
static void find_views(pl_records *records)
{
    const pl_review *mine = records->itself;
    if (!mine->is_signed)
        return;
    for (int i = 0; i < mine->facilitator_count; i++) {
        pl_id person = mine->facilitators[i].person;
        const pl_review *other =
            mine->kind == PL_REVIEW_SELF ? judgement_of(records, person) : self_of(records, person);
        if (other && strcmp(other->rubric, mine->rubric) == 0)
            records->views[i] = other;
    }
}

static void find_corrections(pl_records *records)
{
    const pl_review *mine = records->itself;
    records->earlier = with_id(records, mine->corrects);
    records->later = with_id(records, mine->corrected_by);
    for (int i = 0; i < records->all.count; i++)
        if (records->all.items[i].corrects == mine->id && !records->all.items[i].is_signed)
            records->begun = &records->all.items[i];
    const pl_review *one = with_id(records, mine->sources[0]);
    const pl_review *other = with_id(records, mine->sources[1]);
    bool first = !one || !other || one->started_utc <= other->started_utc;
    records->sources[0] = first ? one : other;
    records->sources[1] = first ? other : one;
}

/* ----- reading */

static bool read_reviews(pl_records *records, pl_store *store, pl_error *err)
{
    if (!pl_store_reviews(&records->all, store, err))
        return false;
    const pl_review *found = with_id(records, records->review);
    if (!found)
        return pl_fail(err, PL_NOT_FOUND, "There is no such review any more.");
    pl_id recording = found->recording;
    int count = 0;
    for (int i = 0; i < records->all.count; i++)
        if (records->all.items[i].recording == recording)
            records->all.items[count++] = records->all.items[i];
    records->all.count = count;
    records->itself = with_id(records, records->review);
    return true;
}

static bool read_scores(pl_records *records, pl_store *store, pl_error *err)
{
    bool ok = true;
    bool agreed = records->itself->sources[0] != 0;
    for (int i = 0; ok && i < PL_MOST_FACILITATORS; i++) {
        const pl_review *one = !agreed ? records->views[i] : i < 2 ? records->sources[i] : NULL;
        ok = !one || pl_store_scores(&records->scores[i], store, one->id, err);
    }
    return ok;
}

/* Of this rubric; 0: it is another one, or has problems. Only what names the id is read as a rubric. */
static int edition_in(const char *text, const char *id)
{
    pl_rubric *rubric = NULL;
    pl_problems problems = { 0 };
    int edition = 0;
    if (!strstr(text, id))
        return 0;
    if (pl_rubric_parse(&rubric, &problems, text, strlen(text)) && strcmp(rubric->id, id) == 0)
        edition = rubric->edition;
    pl_rubric_free(rubric);
    pl_problems_free(&problems);
    return edition;
}

/* A draft that is made from no signed record can go over to a newer edition. */
static int newer_edition(pl_store *store, const pl_review *review)
{
    pl_library_texts texts;
    pl_error none = { 0 };
    int newest = 0;
    if (review->is_signed || review->corrects || review->sources[0] ||
        !pl_library_texts_read(&texts, pl_store_folder(store), PL_TEXT_RUBRIC, &none))
        return 0;
    for (int i = 0; i < texts.count; i++) {
        int edition = edition_in(texts.items[i].text, review->rubric_id);
        newest = edition > newest ? edition : newest;
    }
    pl_library_texts_free(&texts);
    return newest > review->edition ? newest : 0;
}

/* None is no failure. */
static void read_session(pl_records *records, pl_store *store)
{
    pl_error none = { 0 };
    if (!records->itself || records->itself->service ||
        !pl_store_session_review(&records->session, store, records->itself->recording, &none))
        return;
    if (!records->session.begun)
        pl_session_review_free(&records->session);
}

bool pl_records_read(pl_records *out, pl_store *store, pl_id review, bool newer, pl_error *err)
{
    pl_records records = { .review = review };
    bool ok = read_reviews(&records, store, err);
    if (ok) {
        find_corrections(&records);
        find_agreed(&records);
        find_views(&records);
        records.newer = newer ? newer_edition(store, records.itself) : 0;
        ok = read_scores(&records, store, err);
        read_session(&records, store);
    }
    if (ok)
        *out = records;
    else
        pl_records_free(&records);
    return ok;
}

void pl_records_free(pl_records *records)
{
    for (int i = 0; i < PL_MOST_FACILITATORS; i++)
        pl_scores_free(&records->scores[i]);
    pl_reviews_free(&records->all);
    pl_session_review_free(&records->session);
    *records = (pl_records){ 0 };
}

/* ----- side by side */

const pl_score *pl_records_source(const pl_records *records, int source, const char *item,
                                  pl_who who)
{
    return records->sources[source] ? pl_scores_find(&records->scores[source], item, who) : NULL;
}

bool pl_records_apart(const pl_item *item, const pl_score *one, const pl_score *other)
{
    if (!one || !other)
        return false;
    if (one->level == PL_NO_LEVEL || other->level == PL_NO_LEVEL)
        return item && item->critical &&
               (one->level != other->level || !pl_text_same(one->reason, other->reason));
    int apart = abs(one->level - other->level);
    return apart >= APART || (item && item->critical && apart > 0);
}

static pl_who slot_of(const pl_review *review, pl_id person)
{
    for (int i = 0; i < review->facilitator_count; i++)
        if (review->facilitators[i].person == person)
            return review->facilitators[i].slot;
    return 0;
}

const pl_score *pl_records_gap(const pl_review **whose, const pl_records *records,
                               const pl_review_facts *facts, const pl_score *score)
{
    const pl_review *mine = records->itself;
    if (!mine || !score || score->level == PL_NO_LEVEL ||
        !pl_rubric_item_find(facts->rubric, score->item))
        return NULL;
    for (int i = 0; i < mine->facilitator_count; i++) {
        if (!records->views[i] || mine->facilitators[i].slot != score->who)
            continue;
        pl_who slot = slot_of(records->views[i], mine->facilitators[i].person);
        const pl_score *other = pl_scores_find(&records->scores[i], score->item, slot);
        if (!other || other->level == PL_NO_LEVEL || abs(other->level - score->level) < APART)
            return NULL;
        *whose = records->views[i];
        return other;
    }
    return NULL;
}
