#include "pace.h"

/* At 48 kHz a microsecond of sound at normal speed is 0.048 frames. */
static int64_t frames_of(int64_t us)
{
    return us * 48 / 1000;
}

/* `ns` of playing after `at`. */
static pl_time on(const pl_pace *pace, pl_time at, int64_t ns)
{
    return pl_passes_on(&pace->passes, at, ns, pace->speed);
}

static pl_time heard(const pl_pace *pace, const pl_ring *ring, int64_t now)
{
    pl_ring_turn turn = pl_ring_last(ring);
    if (turn.time == INT64_MIN)
        return pace->base_at;
    int64_t played = frames_of(now > turn.time ? now - turn.time : 0);
    played = played < turn.count ? played : turn.count;
    int64_t frame = (int64_t)(turn.from - pace->base) + played - frames_of(pace->latency);
    if (frame <= 0)
        return pace->base_at;
    /* frames × speed / 1000 / 48000 seconds */
    return pace->passes.count ? on(pace, pace->base_at, frame * 62500 / 3)
                              : pace->base_at + frame * pace->speed / 48;
}

pl_time pl_pace_at(const pl_pace *pace, const pl_ring *ring, int64_t now)
{
    if (!pace->running)
        return pace->at;
    pl_time at =
        pace->by_sound ? heard(pace, ring, now) : on(pace, pace->at, (now - pace->since) * 1000);
    at = at > pace->at ? at : pace->at;
    return at < pace->duration ? at : pace->duration;
}

void pl_pace_run(pl_pace *pace, int64_t now)
{
    pace->running = true;
    pace->since = now;
}

void pl_pace_stand(pl_pace *pace, const pl_ring *ring, int64_t now)
{
    pace->at = pl_pace_at(pace, ring, now);
    pace->running = false;
}

void pl_pace_follow(pl_pace *pace, uint64_t base)
{
    pace->by_sound = true;
    pace->base = base;
    pace->base_at = pace->at;
}

void pl_pace_follow_system(pl_pace *pace, const pl_ring *ring, int64_t now)
{
    pace->at = pl_pace_at(pace, ring, now);
    pace->since = now;
    pace->by_sound = false;
}

bool pl_pace_device_there(const pl_pace *pace, const pl_ring *ring, int64_t now)
{
    pl_ring_turn turn = pl_ring_last(ring);
    bool called = turn.time != INT64_MIN && now - turn.time <= PL_PACE_GONE_US;
    return called || (pace->running && now - pace->since <= PL_PACE_GONE_US);
}

int pl_pace_speed(const pl_pace *pace, pl_time at)
{
    int speed = pl_passes_speed(&pace->passes, at, pace->speed);
    return speed ? speed : pace->speed;
}

int64_t pl_pace_wait(const pl_pace *pace, pl_time at, pl_time to)
{
    return (pl_passes_take_ns(&pace->passes, at, to, pace->speed) + 999) / 1000;
}
