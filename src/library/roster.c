#include "roster.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/model/facts.h"
#include "plumbline/store/people.h"
#include "plumbline/store/policy.h"
#include "plumbline/store/reviews.h"

#include <stdlib.h>
#include <string.h>

typedef struct maker {
    pl_roster *roster;
    const pl_shelf *shelf;
    const pl_recording **recordings; /* by id */
    char today[PL_DATE_ROOM];
} maker;

/* ----- looking up */

static int compare_code(const void *key, const void *item)
{
    return strcmp(key, ((const pl_roster_row *)item)->person->code);
}

static pl_roster_row *row_of(const pl_roster *roster, const char *code)
{
    return roster->count ? bsearch(code, roster->rows, (size_t)roster->count, sizeof *roster->rows,
                                   compare_code)
                         : NULL;
}

static int by_id(const void *a, const void *b)
{
    const pl_recording *one = *(const pl_recording *const *)a,
                       *other = *(const pl_recording *const *)b;
    return (one->id > other->id) - (one->id < other->id);
}

static int compare_id(const void *key, const void *item)
{
    pl_id id = *(const pl_id *)key, other = (*(const pl_recording *const *)item)->id;
    return (id > other) - (id < other);
}

static const pl_recording *recording_of(const maker *m, pl_id id)
{
    size_t count = (size_t)m->shelf->recordings.count;
    const pl_recording *const *found =
        count ? bsearch(&id, (const void *)m->recordings, count, sizeof *m->recordings, compare_id)
              : NULL;
    return found ? *found : NULL;
}

/* "F-014,F-022": the next code from *at on; false at the end. */
static bool next_code(char out[32], const char **at)
{
    if (!*at || !**at)
        return false;
    size_t size = strcspn(*at, ","), kept = size < 31 ? size : 31;
    memcpy(out, *at, kept);
    out[kept] = '\0';
    *at += size + ((*at)[size] == ',');
    return true;
}

/* ----- what each has led */

/* "BBR, Building Choices" has it already. */
static bool has_name(const char *list, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = strstr(list, name); at; at = strstr(at + 1, name))
        if ((at == list || at[-1] == ' ') && (at[size] == '\0' || at[size] == ','))
            return true;
    return false;
}

static void add_name(const char **list, pl_arena *arena, const char *name)
{
    if (!name || has_name(*list, name))
        return;
    char *both = pl_format("%s%s%s", *list, **list ? ", " : "", name);
    *list = pl_arena_text(arena, both);
    free(both);
}

static void take_names(maker *m, const char *code, const pl_session *session)
{
    pl_roster_row *row = row_of(m->roster, code);
    if (!row)
        return;
    add_name(&row->programmes, m->roster->arena, session->programme_title);
    add_name(&row->groups, m->roster->arena, session->group);
}

static void take_session(maker *m, const pl_session *session)
{
    char code[32];
    const char *at = session->facilitators;
    while (next_code(code, &at))
        take_names(m, code, session);
}

/* Who led it may be known of a review alone. */
static void take_led(maker *m, const pl_review *review, const pl_session *session)
{
    for (int i = 0; i < review->facilitator_count; i++)
        take_names(m, review->facilitators[i].code, session);
}

/* ----- what each was monitored on */

static bool counts(const maker *m, const pl_review *review)
{
    bool kind = review->kind != PL_REVIEW_SELF && review->kind != PL_REVIEW_TRAINING &&
                review->kind != PL_REVIEW_CALIBRATION;
    return review->is_signed && !review->service && kind &&
           (!pl_review_is_short(review) || m->roster->policy.values[PL_POLICY_SHORT_COUNTS]);
}

/* Several records of one session are one monitoring: the first of them is counted. */
static bool is_first_of(const pl_review *review)
{
    return !review->corrects && review->kind != PL_REVIEW_SECOND &&
           review->kind != PL_REVIEW_CONSENSUS;
}

static const char *day_of(const maker *m, const pl_review *review, const pl_recording *recording)
{
    char room[PL_DATE_ROOM];
    if (recording && recording->session.held_on)
        return recording->session.held_on;
    pl_utc when = review->is_signed ? review->signed_utc : review->started_utc;
    return pl_arena_text(m->roster->arena, pl_date_of(room, when));
}

static void take_review(maker *m, int at)
{
    const pl_review *review = &m->shelf->reviews.items[at];
    const pl_recording *recording = recording_of(m, review->recording);
    const char *day = m->roster->days[at] = day_of(m, review, recording);
    if (recording)
        take_led(m, review, &recording->session);
    if (!counts(m, review))
        return;
    for (int i = 0; i < review->facilitator_count; i++) {
        pl_roster_row *row = row_of(m->roster, review->facilitators[i].code);
        if (!row)
            continue;
        row->monitored += is_first_of(review);
        if (!row->last || strcmp(row->last, day) < 0)
            row->last = day;
    }
}

static int by_review(const void *a, const void *b)
{
    const pl_review *one = *(const pl_review *const *)a, *other = *(const pl_review *const *)b;
    return (one->id > other->id) - (one->id < other->id);
}

static const pl_review **in_order(const pl_reviews *all)
{
    const pl_review **list =
        (const pl_review **)pl_alloc_array((size_t)all->count + 1, sizeof *list);
    for (int i = 0; i < all->count; i++)
        list[i] = &all->items[i];
    qsort((void *)list, (size_t)all->count, sizeof *list, by_review);
    return list;
}

/* Both by review: one walk. */
static void take_actions(maker *m)
{
    const pl_review **reviews = in_order(&m->shelf->reviews);
    int at = 0, count = m->shelf->reviews.count;
    for (int i = 0; i < m->roster->actions.count; i++) {
        const pl_action *action = &m->roster->actions.items[i];
        while (at < count && reviews[at]->id < action->review)
            at++;
        const pl_review *review =
            at < count && reviews[at]->id == action->review ? reviews[at] : NULL;
        const pl_review_facilitator *who = review ? pl_review_slot(review, action->slot) : NULL;
        pl_roster_row *row = who ? row_of(m->roster, who->code) : NULL;
        if (row)
            row->actions++;
    }
    free((void *)reviews);
}

/* ----- what is due */

static bool is_in_post(const maker *m, const pl_person *person)
{
    return (person->roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR)) &&
           !(person->left_on && strcmp(person->left_on, m->today) <= 0);
}

/* In post for less than a year. */
static bool is_new(const maker *m, const pl_roster_row *row)
{
    enum { NEW_DAYS = 365 };
    const char *from = row->person->post_from;
    return from && pl_date_days(from, m->today) < NEW_DAYS &&
           row->monitored < m->roster->policy.values[PL_POLICY_FIRST_SESSIONS];
}

/* From the last monitoring on; of somebody who never was, from the day on which the post began, but not from
 * before the library knew of it. */
static void set_due(const maker *m, pl_roster_row *row)
{
    const pl_policy *policy = &m->roster->policy;
    char known[PL_DATE_ROOM];
    if (!is_in_post(m, row->person))
        return;
    const char *from = pl_date_of(known, row->person->made_utc), *post = row->person->post_from;
    if (post && strcmp(post, from) > 0)
        from = post;
    if (row->last)
        from = row->last;
    bool first = is_new(m, row);
    row->why = first ? PL_DUE_FIRST : PL_DUE_AGAIN;
    row->number = first ? row->monitored + 1 : 0;
    pl_date_add(row->due, from, policy->values[PL_POLICY_REVIEW_DAYS]);
}

int pl_roster_days(const pl_roster_row *row, const char *today)
{
    return pl_date_days(today, row->due);
}

/* ----- what is owed */

static bool led(const pl_shelf_row *row, const char *code)
{
    char one[32];
    const char *at = row->recording->session.facilitators;
    while (!row->review && next_code(one, &at))
        if (strcmp(one, code) == 0)
            return true;
    for (int i = 0; row->review && i < row->review->facilitator_count; i++)
        if (strcmp(row->review->facilitators[i].code, code) == 0)
            return true;
    return false;
}

static bool is_draft(const pl_shelf_row *row)
{
    return row->review && row->own && !row->review->is_signed && !row->recording->service;
}

typedef struct wanted {
    pl_roster *roster;
    int *rows; /* that are due and not cleared yet, soonest first */
    int count;
} wanted;

static void clear_by(pl_owed *out, const wanted *w, const pl_shelf_row *row)
{
    out->count = 0;
    for (int i = 0; i < w->count && out->count < PL_MOST_FACILITATORS; i++)
        if (led(row, w->roster->rows[w->rows[i]].person->code))
            out->rows[out->count++] = w->rows[i];
}

/* Of the sessions of the one who is due first: a draft of one's own, then what clears most, then the newest
 * one. */
static pl_owed owed_first(const wanted *w, const pl_shelf *shelf)
{
    pl_owed best = { .rows = { w->rows[0] }, .count = 1 };
    const char *code = w->roster->rows[w->rows[0]].person->code;
    for (int i = 0; i < shelf->count; i++) {
        const pl_shelf_row *row = &shelf->rows[i];
        if ((row->review && !is_draft(row)) || row->second || !led(row, code))
            continue;
        pl_owed here = { .recording = row->recording, .draft = is_draft(row) };
        clear_by(&here, w, row);
        if (!best.recording || here.draft > best.draft ||
            (here.draft == best.draft && here.count > best.count))
            best = here;
    }
    return best;
}

static void drop_cleared(wanted *w, const pl_owed *owed)
{
    int left = 0;
    for (int i = 0; i < w->count; i++) {
        bool cleared = false;
        for (int k = 0; k < owed->count; k++)
            cleared = cleared || owed->rows[k] == w->rows[i];
        if (!cleared)
            w->rows[left++] = w->rows[i];
    }
    w->count = left;
}

/* By the day; of one day by code. */
static void put_in_order(wanted *w)
{
    for (int i = 1; i < w->count; i++)
        for (int k = i; k > 0 && strcmp(w->roster->rows[w->rows[k]].due,
                                        w->roster->rows[w->rows[k - 1]].due) < 0;
             k--) {
            int swap = w->rows[k];
            w->rows[k] = w->rows[k - 1];
            w->rows[k - 1] = swap;
        }
}

static void make_owed(maker *m)
{
    pl_roster *roster = m->roster;
    wanted w = { roster, pl_alloc_array((size_t)roster->count + 1, sizeof *w.rows), 0 };
    for (int i = 0; i < roster->count; i++)
        if (roster->rows[i].due[0] && pl_roster_days(&roster->rows[i], m->today) <= PL_OWED_DAYS)
            w.rows[w.count++] = i;
    put_in_order(&w);
    roster->owed = pl_alloc_array((size_t)w.count + 1, sizeof *roster->owed);
    while (w.count) {
        pl_owed one = owed_first(&w, m->shelf);
        drop_cleared(&w, &one);
        roster->owed[roster->owed_count++] = one;
    }
    free(w.rows);
}

/* ----- all of it */

static void make_rows(pl_roster *roster, const pl_person *me)
{
    roster->rows = pl_alloc_array((size_t)roster->people.count + 1, sizeof *roster->rows);
    for (int i = 0; i < roster->people.count; i++)
        if ((me->roles & PL_ROLES_ANSWERING) || roster->people.items[i].id == me->id)
            roster->rows[roster->count++] = (pl_roster_row){ .person = &roster->people.items[i],
                                                             .programmes = "",
                                                             .groups = "" };
}

static void fill_rows(maker *m, bool leads)
{
    for (int i = 0; i < m->shelf->recordings.count; i++)
        take_session(m, &m->shelf->recordings.items[i].session);
    for (int i = 0; i < m->shelf->reviews.count; i++)
        take_review(m, i);
    take_actions(m);
    if (!leads)
        return;
    for (int i = 0; i < m->roster->count; i++)
        set_due(m, &m->roster->rows[i]);
    make_owed(m);
}

bool roster_read(pl_shelf *shelf, pl_store *store, pl_error *err)
{
    pl_roster *roster = &shelf->roster;
    const pl_person *me = pl_store_me(store);
    if (!pl_store_people(&roster->people, store, err) ||
        !pl_store_policy(&roster->policy, store, err) ||
        !pl_store_actions_open(&roster->actions, store, err))
        return false;
    maker m = { .roster = roster, .shelf = shelf };
    pl_date_of(m.today, pl_utc_now());
    roster->arena = pl_arena_new();
    m.recordings = (const pl_recording **)pl_alloc_array((size_t)shelf->recordings.count + 1,
                                                         sizeof *m.recordings);
    for (int i = 0; i < shelf->recordings.count; i++)
        m.recordings[i] = &shelf->recordings.items[i];
    qsort((void *)m.recordings, (size_t)shelf->recordings.count, sizeof *m.recordings, by_id);
    roster->days =
        (const char **)pl_alloc_array((size_t)shelf->reviews.count + 1, sizeof *roster->days);
    make_rows(roster, me);
    fill_rows(&m, me->roles & PL_ROLES_LEADING);
    free((void *)m.recordings);
    return true;
}

const pl_action *pl_roster_actions_of(const pl_roster *roster, pl_id review)
{
    int low = 0, high = roster->actions.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (roster->actions.items[middle].review < review)
            low = middle + 1;
        else
            high = middle;
    }
    const pl_action *first = roster->actions.items + low;
    return low < roster->actions.count && first->review == review ? first : NULL;
}

void pl_roster_free(pl_roster *roster)
{
    pl_people_free(&roster->people);
    pl_actions_free(&roster->actions);
    free(roster->rows);
    free(roster->owed);
    free((void *)roster->days);
    pl_arena_free(roster->arena);
    *roster = (pl_roster){ 0 };
}
