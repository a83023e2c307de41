/* The sound on its way to the device: one thread writes, one takes, and neither ever waits for the other.
 * Positions count sample frames since the beginning and never run back. */
#ifndef PLUMBLINE_MEDIA_RING_H
#define PLUMBLINE_MEDIA_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum { PL_RING_FRAMES = 1 << 16 }; /* 1.4 s: twice what is filled, so that a flush leaves room */

typedef struct pl_ring {
    float *samples;
    /* --- by the writer */
    atomic_uint_least64_t written;
    atomic_uint_least64_t discard; /* what lies before is never heard */
    /* --- by the taker */
    atomic_uint_least64_t taken;
    atomic_uint turn_lock; /* odd while the three below are written */
    atomic_uint_least64_t turn_from;
    atomic_int turn_count;
    atomic_int_least64_t turn_time;
    float gain_now;
    /* --- by any thread */
    atomic_bool open; /* the taker may take */
    atomic_int gain;  /* millionths */
} pl_ring;

/* The last turn of the taker: it took `count` frames from `from` on, at `time`. */
typedef struct pl_ring_turn {
    uint64_t from;
    int count;
    int64_t time; /* INT64_MIN: it has not taken yet */
} pl_ring_turn;

void pl_ring_start(pl_ring *ring);
void pl_ring_stop(pl_ring *ring);

/* The writer. */
int pl_ring_room(const pl_ring *ring);  /* frames that may be written now */
int pl_ring_level(const pl_ring *ring); /* frames that will be heard */
void pl_ring_write(pl_ring *ring, const float *samples, int count); /* count of at most the room */
uint64_t pl_ring_flush(pl_ring *ring); /* gives the position of what is written next */

/* The taker: fills out, with silence where nothing is there. No lock, no allocation, no waiting. */
void pl_ring_take(pl_ring *ring, float *out, int count, int64_t now);

/* Any thread. */
pl_ring_turn pl_ring_last(const pl_ring *ring);

#endif
