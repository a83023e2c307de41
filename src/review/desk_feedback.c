/* After signing: what is said and done, on its way to the library. */
#include "desk_inner.h"

#include "plumbline/store/feedback.h"

#include <stdio.h>

enum { WAIT_US = 400 * 1000 }; /* behind the last letter */

/* What the writer's thread gets: texts of its own, nothing of the desk's. */
typedef struct step {
    pl_id review;
    pl_who slot;
    pl_outcome outcome;
    bool counts;
    char *words;
    pl_reply reply;
    pl_release releases[PL_MOST_FACILITATORS];
    char dates[PL_MOST_FACILITATORS][2][PL_DATE_ROOM];
    int count;
} step;

static step *new_step(const pl_desk *desk, const char *words)
{
    step *made = pl_alloc(sizeof *made);
    *made = (step){ .review = desk->inner->review, .words = pl_copy_text(words) };
    return made;
}

static void free_step(void *arg)
{
    step *old = arg;
    free(old->words);
    free(old);
}

static void send(pl_desk *desk, pl_change_run run, step *made)
{
    desk_send(desk, run, desk_told, made, free_step);
    desk_changed(desk);
}

/* ----- by the reviewer, or a treatment manager */

static bool run_release(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    return pl_store_feedback_release_all(store, s->review, s->releases, s->count, err);
}

static const char *keep_date(char out[PL_DATE_ROOM], const char *date)
{
    if (!date)
        return NULL;
    snprintf(out, PL_DATE_ROOM, "%s", date);
    return out;
}

void pl_desk_release(pl_desk *desk, const pl_release *releases, int count)
{
    step *made = new_step(desk, NULL);
    for (int i = 0; i < count && i < PL_MOST_FACILITATORS; i++) {
        made->releases[i].slot = releases[i].slot;
        made->releases[i].spoken_on = keep_date(made->dates[i][0], releases[i].spoken_on);
        made->releases[i].answer_until = keep_date(made->dates[i][1], releases[i].answer_until);
        made->count++;
    }
    send(desk, run_release, made);
}

static bool run_close(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    return pl_store_feedback_close(store, s->review, s->slot, s->outcome, err);
}

void pl_desk_feedback_close(pl_desk *desk, pl_who slot, pl_outcome outcome)
{
    step *made = new_step(desk, NULL);
    made->slot = slot;
    made->outcome = outcome;
    send(desk, run_close, made);
}

static bool run_delivery(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    return pl_store_delivery_say(store, s->review, s->counts, s->words, err);
}

void pl_desk_delivery(pl_desk *desk, bool counts, const char *reason)
{
    step *made = new_step(desk, reason);
    made->counts = counts;
    send(desk, run_delivery, made);
}

/* ----- by the facilitator */

static bool run_read(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    return pl_store_feedback_read(store, s->review, err);
}

void pl_desk_read_this(pl_desk *desk)
{
    send(desk, run_read, new_step(desk, NULL));
}

static bool run_second(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    pl_id look;
    return pl_store_second_ask(&look, store, s->review, s->words, err);
}

void pl_desk_second_ask(pl_desk *desk, const char *words)
{
    send(desk, run_second, new_step(desk, words));
}

/* ----- answers */

static desk_reply *find(const pl_desk *desk, pl_id tag)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->reply_count; i++)
        if (in->replies[i].reply.tag == tag)
            return &in->replies[i];
    return NULL;
}

const pl_reply *pl_desk_reply_of(const pl_desk *desk, pl_id tag)
{
    const desk_reply *typed = find(desk, tag);
    if (typed)
        return &typed->reply;
    for (int i = 0; i < desk->facts.replies.count; i++)
        if (!desk->facts.replies.items[i].sent_utc && desk->facts.replies.items[i].tag == tag)
            return &desk->facts.replies.items[i];
    return NULL;
}

void pl_desk_reply(pl_desk *desk, pl_id tag, const char *words, pl_outcome outcome)
{
    pl_desk_inner *in = desk->inner;
    const pl_reply *now = pl_desk_reply_of(desk, tag);
    if (now ? strcmp(now->words, words) == 0 && now->outcome == outcome
            : !*words && outcome == PL_OUTCOME_OPEN)
        return;
    desk_reply *typed = find(desk, tag);
    if (!typed) {
        pl_grow(in->replies, in->reply_count, in->reply_room);
        typed = &in->replies[in->reply_count++];
        *typed = (desk_reply){ .reply = { .tag = tag } };
    }
    free(typed->words);
    typed->reply.words = typed->words = pl_copy_text(words);
    typed->reply.outcome = outcome;
    typed->written = desk_clock(desk);
    desk_changed(desk);
}

static bool run_reply(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    if (!*s->words && s->reply.outcome == PL_OUTCOME_OPEN)
        return pl_store_reply_drop(store, s->review, s->reply.tag, err);
    return pl_store_reply_keep(store, s->review, &s->reply, err);
}

/* What is shown until then is what was typed. */
static void reply_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const step *s = arg;
    desk_reply *typed = find(desk, s->reply.tag);
    if (typed && typed->waiting > 0)
        typed->waiting--;
    desk_told(ctx, arg, receipt);
}

void desk_replies_keep(pl_desk *desk, bool all)
{
    pl_desk_inner *in = desk->inner;
    int64_t now = desk_clock(desk);
    for (int i = 0; i < in->reply_count; i++) {
        desk_reply *typed = &in->replies[i];
        if (!typed->written || (!all && now < typed->written + WAIT_US))
            continue;
        step *made = new_step(desk, typed->words);
        made->reply = typed->reply;
        made->reply.words = made->words;
        if (desk_send(desk, run_reply, reply_kept, made, free_step)) {
            typed->written = 0;
            typed->waiting++;
        } else {
            typed->written = now; /* tried again later */
        }
    }
}

int64_t desk_replies_due(const pl_desk *desk)
{
    const pl_desk_inner *in = desk->inner;
    int64_t due = PL_NO_TIME;
    for (int i = 0; i < in->reply_count; i++)
        if (in->replies[i].written && (due == PL_NO_TIME || in->replies[i].written + WAIT_US < due))
            due = in->replies[i].written + WAIT_US;
    return due;
}

void desk_replies_landed(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int kept = 0;
    for (int i = 0; i < in->reply_count; i++)
        if (in->replies[i].written || in->replies[i].waiting > 0)
            in->replies[kept++] = in->replies[i];
        else
            free(in->replies[i].words);
    in->reply_count = kept;
}

void desk_replies_free(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->reply_count; i++)
        free(in->replies[i].words);
    free(in->replies);
}

static bool run_send(pl_store *store, void *arg, pl_error *err)
{
    const step *s = arg;
    return pl_store_reply_send(store, s->review, err);
}

void pl_desk_reply_send(pl_desk *desk)
{
    desk_replies_keep(desk, true);
    send(desk, run_send, new_step(desk, NULL));
}
