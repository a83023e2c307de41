/* The builder of the timeline against any timestamps: packets as a damaged file might tell them, of one to
 * three parts. What must hold whatever is in them: frames begin one after another, each is found at its own
 * start, and the same packets under the map that was made give the same frames once more. */
#include "../../src/media/clock.h"
#include "../../src/media/frames.h"
#include "plumbline/base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_PARTS = 3, MOST_PACKETS = 400, MOST_STEPS = 8 };

typedef struct bytes {
    const uint8_t *at;
    size_t left;
} bytes;

static int next(bytes *b)
{
    if (b->left == 0)
        return 0;
    b->left--;
    return *b->at++;
}

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* Small steps mostly, and now and then any distance that a reader lets through: 2^53 ticks. */
static int64_t distance(bytes *b)
{
    int kind = next(b), value = (int8_t)next(b);
    if (kind < 128)
        return value * (int64_t)((kind & 7) * 450 + 1);
    int up = kind % 46;
    return value * ((int64_t)1 << up);
}

static int64_t within(int64_t ticks)
{
    const int64_t most = (int64_t)1 << 53;
    return ticks > most ? most : ticks < -most ? -most : ticks;
}

static void read_packet(pl_packet *out, bytes *b, int64_t *dts)
{
    int flags = next(b);
    *dts = within(*dts + distance(b));
    *out = (pl_packet){
        .pts = flags & 1 ? PL_NO_TICKS : within(*dts + distance(b)),
        .dts = flags & 2 ? PL_NO_TICKS : *dts,
        .pos = flags & 4 ? -1 : (int64_t)b->left,
        .size = flags & 8 ? 0 : flags,
        .duration = flags & 16   ? next(b) * 450
                    : flags & 32 ? INT32_MAX - 1
                                 : 0,
        .flags = (flags & 64 ? PL_PACKET_KEY : 0) | (flags & 8 ? PL_PACKET_HIDDEN : 0) |
                 (flags & 128 ? PL_PACKET_BIDIRECTED : 0),
    };
}

static void read_steps(pl_scan *scan, bytes *b, int count)
{
    scan->sound_count = next(b) % 3;
    scan->sounds = pl_alloc_array((size_t)scan->sound_count + 1, sizeof *scan->sounds);
    for (int i = 0; i < scan->sound_count; i++) {
        pl_steps *steps = &scan->sounds[i];
        steps->first = next(b) - 1;
        steps->last = steps->first < 0 ? -1 : steps->first + next(b) * 4;
        steps->count = next(b) % MOST_STEPS;
        steps->places = pl_alloc_array(MOST_STEPS, sizeof *steps->places);
        for (int k = 0; k < steps->count; k++)
            steps->places[k] = next(b) * (count + 1) / 256;
    }
}

static void read_scan(pl_scan *scan, bytes *b)
{
    static const int units[][2] = { { 1, 90000 }, { 1, 1000 },  { 1, 12800 },      { 1001, 30000 },
                                    { 1, 25 },    { 1, 48000 }, { 1, 1000000000 }, { 3600, 1 } };
    static const pl_container_kind kinds[] = { PL_CONTAINER_TIMED, PL_CONTAINER_STREAM,
                                               PL_CONTAINER_COUNTED };
    int head = next(b), unit = next(b) & 7, count = 1 + next(b) * 2 % MOST_PACKETS;
    int64_t dts = distance(b);
    *scan = (pl_scan){ .kind = kinds[head % 3],
                       .picture = head & 64,
                       .damaged = head & 128,
                       .unit_num = units[unit][0],
                       .unit_den = units[unit][1],
                       .usual = head & 32 ? next(b) * 90 : 0 };
    scan->facts.path = pl_copy_text("part");
    scan->facts.claimed_us = head & 16 ? next(b) * (pl_time)1000000 : PL_NO_TIME;
    scan->track.packets = pl_alloc_array((size_t)count, sizeof *scan->track.packets);
    scan->places = pl_alloc_array((size_t)count, sizeof *scan->places);
    scan->order = head & 8 ? pl_alloc_array((size_t)count, sizeof *scan->order) : NULL;
    while (scan->track.count < count && b->left) {
        int i = scan->track.count++;
        read_packet(&scan->track.packets[i], b, &dts);
        scan->places[i] = i * 3;
        if (scan->order)
            scan->order[i] = (int8_t)next(b);
    }
    if (scan->track.count == 0) /* a reading that finds nothing fails before this */
        scan->track.packets[scan->track.count++] = (pl_packet){ .flags = PL_PACKET_KEY };
    scan->track.room = count;
    read_steps(scan, b, count * 3);
}

static int read_parts(pl_scan *scans, const uint8_t *data, size_t size)
{
    bytes b = { data, size };
    int count = 1 + next(&b) % MOST_PARTS;
    for (int i = 0; i < count; i++)
        read_scan(&scans[i], &b);
    return count;
}

static void check_frames(const pl_index *index)
{
    for (int n = 0; n < index->frame_count; n++) {
        const pl_frame_entry *frame = &index->frames[n];
        must(frame->start >= 0 && (n == 0 || frame->start > frame[-1].start));
        must(pl_index_frame_at(index, frame->start) == n);
        must(pl_index_frame_of(index, frame->part, frame->ordinal) == n);
        must(!(index->tracks[frame->part].packets[frame->ordinal].flags & PL_PACKET_HIDDEN));
    }
}

static void check_same(const pl_index *a, const pl_index *b)
{
    must(a->frame_count == b->frame_count && pl_clock_same(&a->map, &b->map));
    for (int n = 0; n < a->frame_count; n++)
        must(memcmp(&a->frames[n], &b->frames[n], sizeof a->frames[n]) == 0);
}

static pl_index *make(const uint8_t *data, size_t size, const pl_clock_map *given)
{
    pl_scan scans[MOST_PARTS];
    int count = read_parts(scans, data, size);
    pl_index *index = pl_index_make(scans, count, given, NULL);
    for (int i = 0; i < count; i++)
        pl_scan_clear(&scans[i]);
    return index;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pl_index *index = make(data, size, NULL);
    must(index != NULL);
    check_frames(index);
    pl_index *again = make(data, size, &index->map);
    must(again != NULL);
    check_same(index, again);
    pl_index_free(again);
    pl_index_free(index);
    return 0;
}
