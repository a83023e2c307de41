/* Counts of the open review: those that are stored, and over them those that are on their way. */
#include "desk_inner.h"

#include "plumbline/store/tally.h"

/* ----- the list */

static desk_sent_tally *find_sent(const pl_desk *desk, pl_id id)
{
    for (int i = 0; i < desk->inner->tally_count; i++)
        if (desk->inner->tally[i].tally.id == id)
            return &desk->inner->tally[i];
    return NULL;
}

/* The rubric's own texts: what is listed outlives the facts that it was read with. */
static void own_texts(const pl_desk *desk, pl_tally *tally)
{
    int place = pl_rubric_counter(desk->facts.rubric, tally->counter);
    const pl_counter *counter = place < 0 ? NULL : &desk->facts.rubric->counters[place];
    const char *kind = NULL;
    for (int i = 0; counter && tally->kind && i < counter->kinds.count; i++)
        if (strcmp(counter->kinds.items[i], tally->kind) == 0)
            kind = counter->kinds.items[i];
    tally->counter = counter ? counter->id : "";
    tally->kind = kind;
}

static void add_row(pl_desk *desk, const pl_tally *tally, bool waiting)
{
    pl_desk_inner *in = desk->inner;
    int at = desk->counts.list.count++;
    for (; at > 0 && in->tallies[at - 1].at_us > tally->at_us; at--) {
        in->tallies[at] = in->tallies[at - 1];
        in->tally_waiting[at] = in->tally_waiting[at - 1];
    }
    in->tallies[at] = *tally;
    in->tally_waiting[at] = waiting;
}

/* From what is stored and what was sent. */
static void list_again(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    const pl_tallies *stored = &desk->facts.tally;
    size_t most = (size_t)(stored->count + in->tally_count) + 1;
    free(in->tallies);
    free(in->tally_waiting);
    in->tallies = pl_alloc_array(most, sizeof *in->tallies);
    in->tally_waiting = pl_alloc_array(most, sizeof *in->tally_waiting);
    desk->counts.list = (pl_tallies){ .items = in->tallies };
    desk->counts.waiting = in->tally_waiting;
    for (int i = 0; i < stored->count; i++) {
        pl_tally tally = stored->items[i];
        own_texts(desk, &tally);
        if (!find_sent(desk, tally.id))
            add_row(desk, &tally, false);
    }
    for (int i = 0; i < in->tally_count; i++)
        if (!in->tally[i].gone)
            add_row(desk, &in->tally[i].tally, in->tally[i].waiting > 0);
    desk->counts.stretch = in->stretch_waiting > 0 ? in->stretch : desk->facts.counted;
    desk->counts.stretch_waiting = in->stretch_waiting > 0;
}

void desk_counts_landed(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int kept = 0;
    for (int i = 0; i < in->tally_count; i++)
        if (in->tally[i].waiting > 0)
            in->tally[kept++] = in->tally[i];
    in->tally_count = kept;
    list_again(desk);
}

void desk_counts_free(pl_desk *desk)
{
    free(desk->inner->tally);
    free(desk->inner->tallies);
    free(desk->inner->tally_waiting);
}

/* ----- on their way */

typedef enum tally_act { TALLY_ADD, TALLY_SET, TALLY_DELETE } tally_act;

/* What the writer's thread gets: texts of its own. */
typedef struct tally_change {
    pl_tally tally;
    char *counter, *kind;
    tally_act act;
} tally_change;

static void free_change(void *arg)
{
    tally_change *change = arg;
    free(change->counter);
    free(change->kind);
    free(change);
}

static bool run_tally(pl_store *store, void *arg, pl_error *err)
{
    const tally_change *change = arg;
    if (change->act == TALLY_DELETE)
        return pl_store_tally_delete(store, change->tally.id, err);
    return change->act == TALLY_SET ? pl_store_tally_set(store, &change->tally, err)
                                    : pl_store_tally_add(store, &change->tally, err);
}

static void settled(pl_desk *desk, const pl_receipt *receipt)
{
    if (!receipt->ok)
        desk_failed(desk, receipt);
    desk->facts_old = true;
    list_again(desk);
    desk_read_titles(desk);
    desk_changed(desk);
}

static void tally_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const tally_change *change = arg;
    desk_sent_tally *sent = find_sent(desk, change->tally.id);
    if (sent)
        sent->waiting--;
    if (sent && !receipt->ok)
        sent->gone = false; /* until it is read again */
    settled(desk, receipt);
}

static bool send_tally(pl_desk *desk, const pl_tally *tally, tally_act act)
{
    pl_desk_inner *in = desk->inner;
    tally_change *change = pl_alloc(sizeof *change);
    *change =
        (tally_change){ *tally, pl_copy_text(tally->counter), pl_copy_text(tally->kind), act };
    change->tally.counter = change->counter;
    change->tally.kind = change->kind;
    if (!desk_send(desk, run_tally, tally_kept, change, free_change))
        return false;
    desk_sent_tally *sent = find_sent(desk, tally->id);
    if (!sent) {
        pl_grow(in->tally, in->tally_count, in->tally_room);
        sent = &in->tally[in->tally_count++];
        *sent = (desk_sent_tally){ 0 };
    }
    sent->tally = *tally;
    sent->gone = act == TALLY_DELETE;
    sent->waiting++;
    desk_step_made(desk);
    list_again(desk);
    desk_changed(desk);
    return true;
}

/* ----- the mode */

bool pl_desk_counting(pl_desk *desk, bool on)
{
    if (on && (!desk_may_write(desk) || !pl_review_counts(&desk->facts, &desk->trouble))) {
        desk_changed(desk);
        return false;
    }
    desk->counts.on = on;
    desk->counts.last = 0;
    desk->counts.participants = false;
    pl_desk_select(desk, 0);
    pl_desk_tally_for(desk, pl_desk_tally_who(desk));
    desk_speech_apply(desk);
    return true;
}

void pl_desk_counting_pass(pl_desk *desk, bool participants)
{
    desk->counts.participants = participants;
    desk->counts.last = 0;
    desk_changed(desk);
}

pl_who pl_desk_tally_who(const pl_desk *desk)
{
    const pl_review *review = desk->facts.review;
    for (int i = 0; i < review->facilitator_count; i++)
        if (desk->people & PL_WHO_BIT(review->facilitators[i].slot))
            return review->facilitators[i].slot;
    return pl_review_first_who(review);
}

void pl_desk_tally_for(pl_desk *desk, pl_who who)
{
    if (!pl_review_slot(desk->facts.review, who))
        return;
    desk->people = PL_WHO_BIT(who);
    desk_changed(desk);
}

/* ----- counts */

static const pl_counter *counter_on(const pl_desk *desk, int digit)
{
    const pl_rubric *rubric = desk->facts.rubric;
    for (int i = 0; i < rubric->counter_count; i++)
        if (rubric->counters[i].key == '0' + digit &&
            rubric->counters[i].participants == desk->counts.participants)
            return &rubric->counters[i];
    return NULL;
}

static pl_who who_of(const pl_desk *desk, const pl_counter *counter)
{
    return counter->participants ? PL_WHO_SESSION : pl_desk_tally_who(desk);
}

const pl_tally *pl_desk_tally_open(const pl_desk *desk, const pl_counter *counter)
{
    const pl_tallies *list = &desk->counts.list;
    for (int i = list->count - 1; i >= 0; i--)
        if (counter->spans && list->items[i].to_us == PL_NO_TIME &&
            list->items[i].who == who_of(desk, counter) &&
            strcmp(list->items[i].counter, counter->id) == 0)
            return &list->items[i];
    return NULL;
}

/* It ends with the stretch at the latest, and never before it begins. */
static bool close_span(pl_desk *desk, const pl_tally *open, pl_time now)
{
    pl_tally with = *open;
    with.to_us = now < desk->counts.stretch.to_us ? now : desk->counts.stretch.to_us;
    if (with.to_us < with.at_us)
        with.to_us = with.at_us;
    return send_tally(desk, &with, TALLY_SET);
}

pl_count_answer pl_desk_tally(pl_desk *desk, int digit)
{
    const pl_counter *counter = counter_on(desk, digit);
    pl_time now = pl_desk_now(desk);
    if (!counter)
        return PL_COUNT_NO_KEY;
    desk->counts.chosen = false;
    if (!desk_may_write(desk))
        return PL_COUNT_REFUSED;
    const pl_tally *open = pl_desk_tally_open(desk, counter);
    if (open) {
        desk->counts.last = open->id;
        return close_span(desk, open, now) ? PL_COUNT_KEPT : PL_COUNT_REFUSED;
    }
    pl_tally tally = { .id = pl_id_new(),
                       .review = desk->inner->review,
                       .counter = counter->id,
                       .who = who_of(desk, counter),
                       .at_us = now,
                       .to_us = PL_NO_TIME };
    pl_review_facts facts = desk->facts; /* with the stretch that may be on its way */
    facts.counted = desk->counts.stretch;
    if (facts.counted.chosen != PL_CHOSEN_NOT && !pl_counted_has(&facts.counted, now))
        return PL_COUNT_OUTSIDE;
    if (!pl_review_tally_check(&facts, &tally, &desk->trouble)) {
        desk_changed(desk);
        return PL_COUNT_REFUSED;
    }
    if (!send_tally(desk, &tally, TALLY_ADD))
        return PL_COUNT_REFUSED;
    desk->counts.last = tally.id;
    return PL_COUNT_KEPT;
}

const pl_tally *pl_desk_tally_last(const pl_desk *desk, bool *waiting)
{
    const pl_tallies *list = &desk->counts.list;
    for (int i = 0; desk->counts.last && i < list->count; i++)
        if (list->items[i].id == desk->counts.last) {
            *waiting = desk->counts.waiting[i];
            return &list->items[i];
        }
    return NULL;
}

void pl_desk_tally_kind(pl_desk *desk, const char *kind)
{
    bool waiting;
    const pl_tally *last = pl_desk_tally_last(desk, &waiting);
    if (!last || !desk_may_write(desk))
        return;
    pl_tally with = *last;
    with.kind = kind;
    own_texts(desk, &with);
    send_tally(desk, &with, TALLY_SET);
}

void pl_desk_tally_choose(pl_desk *desk, pl_id tally)
{
    bool waiting;
    desk->counts.last = tally;
    desk->counts.chosen = true;
    const pl_tally *found = pl_desk_tally_last(desk, &waiting);
    if (found)
        pl_desk_go(desk, found->at_us);
    desk_changed(desk);
}

bool pl_desk_tally_delete(pl_desk *desk)
{
    bool waiting;
    const pl_tally *last = pl_desk_tally_last(desk, &waiting);
    if (!last || !desk_may_write(desk))
        return false;
    pl_tally gone = *last;
    desk->counts.last = 0;
    return send_tally(desk, &gone, TALLY_DELETE);
}

/* ----- the stretch */

typedef struct stretch_change {
    pl_id review;
    pl_counted stretch;
} stretch_change;

static bool run_stretch(pl_store *store, void *arg, pl_error *err)
{
    const stretch_change *change = arg;
    return pl_store_counted_set(store, change->review, &change->stretch, err);
}

static void stretch_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const stretch_change *change = arg;
    desk->inner->stretch_waiting--;
    if (receipt->ok)
        desk->facts.counted = change->stretch;
    settled(desk, receipt);
}

bool pl_desk_stretch(pl_desk *desk, const pl_counted *stretch)
{
    if (!desk_may_write(desk) ||
        !pl_review_stretch_check(&desk->facts, &desk->counts.list, stretch, &desk->trouble)) {
        desk_changed(desk);
        return false;
    }
    stretch_change *change = pl_alloc(sizeof *change);
    *change = (stretch_change){ desk->inner->review, *stretch };
    if (!desk_send(desk, run_stretch, stretch_kept, change, free))
        return false;
    desk->inner->stretch = *stretch;
    desk->inner->stretch_waiting++;
    desk_step_made(desk);
    list_again(desk);
    desk_changed(desk);
    return true;
}

pl_time pl_desk_counted_us(const pl_desk *desk)
{
    const pl_counted *stretch = &desk->counts.stretch;
    if (stretch->chosen == PL_CHOSEN_NOT)
        return 0;
    if (!desk->can_write && desk->watched.count == 0)
        return stretch->to_us - stretch->from_us; /* counted with another player */
    return pl_ranges_within(&desk->inner->shown, stretch->from_us, stretch->to_us);
}
