/* The watched ledger: where this reviewer, in this review, was shown the picture. A stretch grows with each
 * frame that was on the screen, is kept every few seconds, and ends with a jump, a pause, another speed, or
 * a window that cannot be seen.
 *
 * Of a recording without a picture counts what the sound device took: not while it is muted, and not without
 * a device. A long silence that runs fast, without sound, counts as skipped there. */
#include "desk_inner.h"

#include "plumbline/store/watched.h"

enum {
    KEEP_US = 5 * 1000 * 1000,
    LEAST_US = 200 * 1000, /* a shorter stretch is a look in passing and is not kept */
    GAP_US = 500 * 1000    /* dropped frames and long pictures lie within a stretch */
};

static void grow(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    pl_grow(in->ranges, desk->watched.count, in->range_room);
    desk->watched.items = in->ranges;
}

void desk_watch_sum(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    pl_ranges_free(&in->shown);
    pl_ranges_free(&in->skipped);
    pl_watched_ranges(&in->shown, &in->skipped, &desk->watched);
    pl_ranges out, seen, passed;
    pl_plan_left_out(&out, &desk->facts.plan);
    pl_ranges_minus(&seen, &in->shown, &out);
    pl_ranges_minus(&passed, &in->skipped, &out);
    desk->watched_us = pl_ranges_sum(&seen);
    desk->skipped_us = pl_ranges_sum(&passed);
    pl_ranges_free(&out);
    pl_ranges_free(&seen);
    pl_ranges_free(&passed);
    desk_changed(desk);
}

void desk_watch_take(pl_desk *desk, const pl_watched_list *list)
{
    for (int i = 0; i < list->count; i++) {
        grow(desk);
        desk->inner->ranges[desk->watched.count++] = list->items[i];
    }
    desk_watch_sum(desk);
}

typedef struct desk_skip {
    pl_time from, to; /* the same: none */
} desk_skip;

typedef struct watch_change {
    pl_watched range;
    bool ended;
} watch_change;

static bool run_keep(pl_store *store, void *arg, pl_error *err)
{
    const watch_change *change = arg;
    return pl_store_watched_set(store, &change->range, change->ended, err);
}

static void kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    (void)arg;
    if (!receipt->ok)
        desk_failed(ctx, receipt);
}

/* The live stretch is the last of the list. */
static void show_live(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int last = desk->watched.count - 1;
    if (last < 0 || in->ranges[last].id != in->live.id) {
        grow(desk);
        last = desk->watched.count++;
    }
    in->ranges[last] = in->live;
}

void desk_watch_show(pl_desk *desk)
{
    if (!desk->inner->live.id || !desk->inner->live_dirty)
        return;
    show_live(desk);
    desk_watch_sum(desk);
}

void desk_watch_keep(pl_desk *desk, bool end)
{
    pl_desk_inner *in = desk->inner;
    if (!in->live.id)
        return;
    bool long_enough = in->live.to_us - in->live.from_us >= LEAST_US;
    if (long_enough && (in->live_dirty || end) && desk->can_write) {
        show_live(desk);
        desk_watch_sum(desk);
        watch_change *change = pl_alloc(sizeof *change);
        *change = (watch_change){ in->live, end };
        desk_send(desk, run_keep, kept, change, free);
        in->live_dirty = false;
        in->live_kept = desk_clock(desk);
    }
    if (end)
        in->live = (pl_watched){ 0 };
}

int64_t desk_watch_due(const pl_desk *desk)
{
    const pl_desk_inner *in = desk->inner;
    return in->live.id && in->live_dirty ? in->live_kept + KEEP_US : PL_NO_TIME;
}

/* How fast the picture at this time is shown. */
static int speed_at(const pl_desk *desk, pl_time at)
{
    const pl_pass *pass = desk_pass_at(desk, at);
    return pass && pass->speed > desk->play.speed ? pass->speed : desk->play.speed;
}

/* What was shown, or heard, just now. */
typedef struct desk_moment {
    pl_time start_us, end_us;
    uint32_t serial; /* of the request that it follows */
    bool heard;
} desk_moment;

static pl_time gap_at(const pl_desk *desk, pl_time at, bool heard)
{
    const pl_pass *pass = desk_pass_at(desk, at);
    int speed = heard && desk->play.speed > PL_SPEED_NORMAL ? desk->play.speed : PL_SPEED_NORMAL;
    return (pl_time)GAP_US * (pass && pass->speed > speed ? pass->speed : speed) / PL_SPEED_NORMAL;
}

/* It belongs to the same playing, and nothing lies between but dropped frames. */
static bool follows(const pl_desk *desk, const desk_moment *moment)
{
    const pl_desk_inner *in = desk->inner;
    pl_time gap = gap_at(desk, in->live.to_us, moment->heard);
    return in->live.id && in->live_serial == moment->serial &&
           moment->start_us >= in->live.from_us && moment->start_us <= in->live.to_us + gap;
}

static void begin(pl_desk *desk, const desk_moment *frame)
{
    pl_desk_inner *in = desk->inner;
    in->live = (pl_watched){ .id = pl_id_new(),
                             .review = in->review,
                             .from_us = frame->start_us,
                             .to_us = frame->start_us,
                             .speed_milli = speed_at(desk, frame->start_us),
                             .wall_utc = pl_utc_now() };
    in->live_serial = frame->serial;
    in->live_kept = desk_clock(desk);
}

/* Silence that was left out between the stretch that has ended and this frame. Frames that were dropped at
 * its edges belong to what was shown, as they do within a stretch. */
static void skip(desk_skip *out, const pl_desk *desk, const desk_moment *frame)
{
    const pl_desk_inner *in = desk->inner;
    pl_time from = in->live.to_us, to = frame->start_us;
    const pl_pass *pass = in->live.id && in->live_serial == frame->serial && to > from
                              ? desk_pass_at(desk, from + (to - from) / 2)
                              : NULL;
    *out = (desk_skip){ 0, 0 };
    if (!pass || (pass->speed != 0 && !frame->heard))
        return;
    out->from = pass->from_us > from && pass->from_us - from <= GAP_US ? pass->from_us : from;
    out->to = pass->to_us < to && to - pass->to_us <= GAP_US ? pass->to_us : to;
}

static void keep_skip(pl_desk *desk, const desk_skip *skip)
{
    pl_desk_inner *in = desk->inner;
    if (skip->to <= skip->from)
        return;
    watch_change *change = pl_alloc(sizeof *change);
    *change = (watch_change){ { .id = pl_id_new(),
                                .review = in->review,
                                .from_us = skip->from,
                                .to_us = skip->to,
                                .speed_milli = desk->play.speed,
                                .skipped = true,
                                .wall_utc = pl_utc_now() },
                              true };
    grow(desk);
    in->ranges[desk->watched.count++] = change->range;
    desk_send(desk, run_keep, kept, change, free);
    desk_watch_sum(desk);
}

static void watch(pl_desk *desk, const desk_moment *frame)
{
    pl_desk_inner *in = desk->inner;
    desk_skip skipped;
    skip(&skipped, desk, frame);
    if (skipped.to > skipped.from || !follows(desk, frame) ||
        in->live.speed_milli != speed_at(desk, frame->start_us)) {
        bool left_out = skipped.to > skipped.from;
        if (left_out)
            in->live.to_us = skipped.from;
        else if (follows(desk, frame) && frame->start_us > in->live.to_us)
            in->live.to_us = frame->start_us; /* shown fast, up to here */
        desk_watch_keep(desk, true);
        keep_skip(desk, &skipped);
        begin(desk, frame);
        in->live.from_us = left_out ? skipped.to : in->live.from_us;
    }
    if (frame->end_us > in->live.to_us) {
        in->live.to_us = frame->end_us;
        in->live_dirty = true;
    }
}

void pl_desk_presented(pl_desk *desk, const pl_frame *frame, int64_t when, bool seen)
{
    pl_player_presented(desk->player, frame, when);
    desk->shown_us = frame->start_us;
    if (!desk->can_write || frame->standing == PL_FRAME_NEAR)
        return;
    desk_moment moment = { frame->start_us, frame->end_us, frame->serial, false };
    if (seen && desk->play.playing)
        watch(desk, &moment);
    else
        desk_watch_keep(desk, true);
}

/* ----- a recording that is only heard */

static bool is_heard(const pl_desk *desk)
{
    const pl_player_state *play = &desk->play;
    return play->playing && !play->waiting && play->by_sound && !play->muted && play->volume > 0;
}

bool desk_watch_listens(const pl_desk *desk)
{
    const pl_player_state *play = &desk->play;
    return play->phase == PL_PLAYER_READY && !play->has_picture && play->playing;
}

/* A stretch begins where it stood when it was looked at last: it has been heard since then. */
static pl_time heard_from(const pl_desk *desk, pl_time at)
{
    const pl_desk_inner *in = desk->inner;
    bool near = in->heard_serial == desk->play.serial && in->heard_at <= at &&
                at - in->heard_at <= gap_at(desk, at, true) && !desk_pass_at(desk, in->heard_at);
    return near && !in->live.id ? in->heard_at : at;
}

void desk_watch_hear(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    pl_time at = desk->play.position_us;
    desk_moment moment = { heard_from(desk, at), at, desk->play.serial, true };
    in->heard_at = at;
    in->heard_serial = desk->play.serial;
    if (!desk->can_write || !desk_watch_listens(desk))
        return;
    if (!is_heard(desk))
        desk_watch_keep(desk, true);
    else if (!desk_pass_at(desk, at))
        watch(desk, &moment);
}

void desk_watch_stop(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    pl_time at = desk->play.position_us;
    desk_moment moment = { at, at, desk->play.serial, true };
    if (!desk->play.has_picture && follows(desk, &moment) && at > in->live.to_us &&
        !desk_pass_at(desk, at)) {
        in->live.to_us = at;
        in->live_dirty = true;
    }
    desk_watch_keep(desk, true);
}
