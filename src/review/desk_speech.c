/* Speech only: what of a recording is passed over while it plays. Waiting and silence are evidence, so a
 * silence of five seconds or more is watched: its pictures run fast. Shorter ones are left out, and counted
 * apart in the ledger. */
#include "desk_inner.h"

enum {
    EVIDENCE_US = 5 * 1000 * 1000, /* a silence so long is watched */
    FAST = 8000,                   /* thousandths: it takes an eighth of its time */
    LEAST_US = 500 * 1000,         /* of a stretch that is passed over */
    MARGIN_US = PL_SPEECH_BEFORE_US + PL_SPEECH_BEHIND_US,
    HERE_US = 1000 * 1000 /* a moment that was just passed is where one is */
};

static void add_pass(pl_desk_inner *in, pl_time from, pl_time to)
{
    if (to - from < LEAST_US)
        return;
    pl_grow(in->passes, in->pass_count, in->pass_room);
    in->passes[in->pass_count++] =
        (pl_pass){ from, to, to - from + MARGIN_US >= EVIDENCE_US ? FAST : 0 };
}

static void find_passes(pl_desk *desk)
{
    pl_time behind = 0;
    desk->inner->pass_count = 0;
    desk->saved_us = 0;
    if (!desk->speech)
        return;
    const pl_ranges *speech = &desk->speech->ranges;
    for (int i = 0; i < speech->count; i++) {
        add_pass(desk->inner, behind, speech->items[i].from_us);
        behind = speech->items[i].to_us;
    }
    add_pass(desk->inner, behind, desk->speech->duration_us);
    for (int i = 0; i < desk->inner->pass_count; i++) {
        const pl_pass *pass = &desk->inner->passes[i];
        pl_time all = pass->to_us - pass->from_us;
        desk->saved_us += pass->speed ? all - all * PL_SPEED_NORMAL / pass->speed : all;
    }
}

void desk_speech_apply(pl_desk *desk)
{
    desk->passes = desk->inner->passes;
    /* where is counted, nothing may be skipped */
    desk->pass_count = desk->speech_only && !desk->counts.on ? desk->inner->pass_count : 0;
    pl_player_set_passes(desk->player, desk->passes, desk->pass_count);
    desk_changed(desk);
}

void pl_desk_take_speech(pl_desk *desk, pl_speech *speech)
{
    pl_speech_free(desk->inner->speech);
    desk->speech = desk->inner->speech = speech;
    desk->speech_number++;
    find_passes(desk);
    desk_speech_apply(desk);
}

void pl_desk_speech_only(pl_desk *desk, bool on)
{
    desk->speech_only = on;
    desk_speech_apply(desk);
}

const pl_pass *desk_pass_at(const pl_desk *desk, pl_time at)
{
    return pl_pass_at(desk->passes, desk->pass_count, at);
}

void pl_desk_silence(pl_desk *desk, int way)
{
    pl_time now = pl_desk_now(desk), to = way > 0 ? PL_NO_TIME : 0;
    for (int i = 0; desk->speech && i < desk->speech->ranges.count; i++) {
        pl_time begins = desk->speech->ranges.items[i].from_us;
        if (way > 0 && begins > now) {
            to = begins;
            break;
        }
        if (way < 0 && begins < now - HERE_US)
            to = begins;
    }
    if (to != PL_NO_TIME)
        pl_desk_go(desk, to);
}
