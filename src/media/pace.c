#include "pace.h"

/* At 48 kHz a microsecond of sound at normal speed is 0.048 frames. */
static int64_t frames_of(int64_t us)
{
    return us * 48 / 1000;
}

static pl_time heard(const pl_pace *pace, const pl_ring *ring, int64_t now)
{
    pl_ring_turn turn = pl_ring_last(ring);
    if (turn.time == INT64_MIN)
        return pace->base_at;
    int64_t played = frames_of(now > turn.time ? now - turn.time : 0);
    played = played < turn.count ? played : turn.count;
    int64_t frame = (int64_t)(turn.from - pace->base) + played - frames_of(pace->latency);
    /* frames × speed / 1000 / 48000 seconds */
    return pace->base_at + (frame > 0 ? frame * pace->speed / 48 : 0);
}

pl_time pl_pace_at(const pl_pace *pace, const pl_ring *ring, int64_t now)
{
    if (!pace->running)
        return pace->at;
    pl_time at = pace->by_sound ? heard(pace, ring, now)
                                : pace->at + (now - pace->since) * pace->speed / 1000;
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
