#include "ring.h"

#include "plumbline/base/error.h"
#include "plumbline/base/memory.h"

#include <string.h>

enum { CHANNELS = 2, MASK = PL_RING_FRAMES - 1 };

void pl_ring_start(pl_ring *ring)
{
    *ring =
        (pl_ring){ .samples = pl_alloc_array((size_t)PL_RING_FRAMES * CHANNELS, sizeof(float)) };
    atomic_init(&ring->turn_time, INT64_MIN);
}

void pl_ring_stop(pl_ring *ring)
{
    free(ring->samples);
    ring->samples = NULL;
}

static uint64_t reader_at(const pl_ring *ring)
{
    uint64_t taken = atomic_load(&ring->taken), discard = atomic_load(&ring->discard);
    return taken > discard ? taken : discard;
}

/* The taker may still be copying what is to be discarded: that is no room yet. */
int pl_ring_room(const pl_ring *ring)
{
    return PL_RING_FRAMES - (int)(atomic_load(&ring->written) - atomic_load(&ring->taken));
}

int pl_ring_level(const pl_ring *ring)
{
    return (int)(atomic_load(&ring->written) - reader_at(ring));
}

void pl_ring_write(pl_ring *ring, const float *samples, int count)
{
    uint64_t at = atomic_load(&ring->written);
    pl_assert(count <= pl_ring_room(ring));
    int first = PL_RING_FRAMES - (int)(at & MASK);
    first = first < count ? first : count;
    memcpy(ring->samples + (at & MASK) * CHANNELS, samples,
           (size_t)first * CHANNELS * sizeof *samples);
    memcpy(ring->samples, samples + (size_t)first * CHANNELS,
           (size_t)(count - first) * CHANNELS * sizeof *samples);
    atomic_store(&ring->written, at + (uint64_t)count);
}

uint64_t pl_ring_flush(pl_ring *ring)
{
    uint64_t at = atomic_load(&ring->written);
    atomic_store(&ring->discard, at);
    return at;
}

static void tell_turn(pl_ring *ring, uint64_t from, int count, int64_t now)
{
    atomic_fetch_add(&ring->turn_lock, 1);
    atomic_store(&ring->turn_from, from);
    atomic_store(&ring->turn_count, count);
    atomic_store(&ring->turn_time, now);
    atomic_fetch_add(&ring->turn_lock, 1);
}

/* A new volume is reached over the block, so that nothing clicks. */
static void copy(pl_ring *ring, float *out, uint64_t at, int count)
{
    float from = ring->gain_now, to = (float)atomic_load(&ring->gain) / 1e6f;
    float step = count > 0 ? (to - from) / (float)count : 0;
    for (int i = 0; i < count; i++, out += CHANNELS) {
        const float *in = ring->samples + ((at + (uint64_t)i) & MASK) * CHANNELS;
        float gain = from + step * (float)i;
        out[0] = in[0] * gain;
        out[1] = in[1] * gain;
    }
    if (count > 0)
        ring->gain_now = to;
}

void pl_ring_take(pl_ring *ring, float *out, int count, int64_t now)
{
    uint64_t at = reader_at(ring), end = atomic_load(&ring->written);
    int there = atomic_load(&ring->open) ? (int)(end - at) : 0;
    there = there < count ? there : count;
    tell_turn(ring, at, there, now);
    copy(ring, out, at, there);
    memset(out + (size_t)there * CHANNELS, 0, (size_t)(count - there) * CHANNELS * sizeof *out);
    atomic_store(&ring->taken, at + (uint64_t)there);
}

pl_ring_turn pl_ring_last(const pl_ring *ring)
{
    pl_ring_turn out;
    unsigned before, after;
    do {
        before = atomic_load(&ring->turn_lock);
        out.from = atomic_load(&ring->turn_from);
        out.count = atomic_load(&ring->turn_count);
        out.time = atomic_load(&ring->turn_time);
        after = atomic_load(&ring->turn_lock);
    } while (before != after || before & 1);
    return out;
}
