/* The playing clock: where the recording is at a moment. By the sound that is heard, or by the system. */
#ifndef PLUMBLINE_MEDIA_PACE_H
#define PLUMBLINE_MEDIA_PACE_H

#include "passes.h"
#include "ring.h"

/* A device that has not called for so long is gone. */
enum { PL_PACE_GONE_US = 500000 };

typedef struct pl_pace {
    pl_time at;    /* where it stands; while it runs, where it was last known to be */
    int64_t since; /* the moment of `at`, while it runs by the system */
    bool running;
    int speed;        /* thousandths */
    pl_time duration; /* it never runs beyond */
    bool by_sound;
    uint64_t base;    /* the ring's position … */
    pl_time base_at;  /* … that this time is heard at */
    pl_time latency;  /* from the ring to the ear */
    pl_passes passes; /* stretches that are passed over */
} pl_pace;

/* Where it is at `now`, in the time scale of the ring's turns. */
pl_time pl_pace_at(const pl_pace *pace, const pl_ring *ring, int64_t now);

void pl_pace_run(pl_pace *pace, int64_t now);
void pl_pace_stand(pl_pace *pace, const pl_ring *ring, int64_t now);

/* How fast it plays at `at`, in thousandths; that of a stretch that is left out is what is set. */
int pl_pace_speed(const pl_pace *pace, pl_time at);

/* Microseconds until it is at `to`, at most a little more than it takes. */
int64_t pl_pace_wait(const pl_pace *pace, pl_time at, pl_time to);

/* From now on this position of the ring is heard at `pace->at`. */
void pl_pace_follow(pl_pace *pace, uint64_t base);
void pl_pace_follow_system(pl_pace *pace, const pl_ring *ring, int64_t now);

/* Whether the device calls, or has not had the time to since the clock runs. */
bool pl_pace_device_there(const pl_pace *pace, const pl_ring *ring, int64_t now);

#endif
