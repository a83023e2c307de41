/* Playing the same stretch again and again. */
#include "desk_inner.h"

#include "plumbline/review/desk_loop.h"

enum { LEAST_US = 500 * 1000, BEFORE_END_US = 100 * 1000 };

bool pl_desk_loop(const pl_desk *desk, pl_time *from, pl_time *to)
{
    const desk_loop *loop = &desk->inner->loop;
    *from = loop->from_us;
    *to = loop->to_us;
    return loop->any;
}

void pl_desk_loop_clear(pl_desk *desk)
{
    desk->inner->loop = (desk_loop){ 0 };
    desk_changed(desk);
}

/* The player stops at the end of the recording: a loop ends just before it. */
static pl_time within(const pl_desk *desk, pl_time at)
{
    pl_time most = desk->facts.recording->duration_us - BEFORE_END_US;
    return at < 0 ? 0 : at > most ? most : at;
}

static bool set(pl_desk *desk, pl_time from, pl_time to)
{
    from = within(desk, from);
    to = within(desk, to);
    if (from > to) {
        pl_time swap = from;
        from = to;
        to = swap;
    }
    if (to - from < LEAST_US) {
        pl_fail(&desk->trouble, PL_BAD_INPUT, "A loop is half a second long at least.");
        desk_changed(desk);
        return false;
    }
    desk->inner->loop = (desk_loop){ true, from, to, desk->play.position_us, desk->play.serial };
    desk_changed(desk);
    return true;
}

bool pl_desk_loop_set(pl_desk *desk, pl_time from, pl_time to)
{
    if (!set(desk, from, to))
        return false;
    pl_desk_go(desk, desk->inner->loop.from_us);
    return true;
}

bool pl_desk_loop_next(pl_desk *desk)
{
    desk_loop *loop = &desk->inner->loop;
    pl_time now = pl_desk_now(desk);
    if (!loop->any) {
        *loop = (desk_loop){ true, within(desk, now), PL_NO_TIME, 0, 0 };
        desk_changed(desk);
        return true;
    }
    if (loop->to_us == PL_NO_TIME)
        return set(desk, loop->from_us, now);
    pl_desk_loop_clear(desk);
    return true;
}

/* Only playing that comes past the end turns back: who went behind it wanted to be there. */
void desk_loop_turn(pl_desk *desk)
{
    desk_loop *loop = &desk->inner->loop;
    if (!loop->any || loop->to_us == PL_NO_TIME)
        return;
    pl_time before = loop->before_us, now = desk->play.position_us;
    loop->before_us = now;
    if (!desk->play.playing || desk->shuttle < 0 || before >= loop->to_us || now < loop->to_us ||
        desk->play.serial != loop->serial) {
        loop->serial = desk->play.serial;
        return;
    }
    pl_player_seek(desk->player, loop->from_us);
    desk_read_state(desk);
    loop->before_us = loop->from_us;
    loop->serial = desk->play.serial;
    desk_changed(desk);
}
