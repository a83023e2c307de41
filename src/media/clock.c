#include "clock.h"

#include "compat.h"
#include "mend.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* No recording is longer: a hundred days. */
#define MOST_TIME ((pl_time)100 * 86400 * 1000000)

static const AVRational microsecond = { 1, 1000000 };

static AVRational unit_of(const pl_clock_part *part)
{
    return (AVRational){ part->unit_num, part->unit_den };
}

static pl_time ticks_to_us(int64_t ticks, AVRational unit)
{
    return av_rescale_q_rnd(ticks, unit, microsecond, AV_ROUND_NEAR_INF);
}

/* Timestamps that are noise give a length that is none. */
static pl_time bounded(pl_time us)
{
    return us < 0 ? 0 : us > MOST_TIME ? MOST_TIME : us;
}

pl_time pl_clock_time(const pl_clock_part *part, int64_t pts)
{
    pl_time us = ticks_to_us(pts - part->raw_start, unit_of(part));
    if (us < -MOST_TIME || us > MOST_TIME || part->start_us < 0 || part->start_us > MOST_TIME)
        return PL_NO_TIME;
    return part->start_us + us;
}

/* The first and the last packet that is shown, and where the last ends, in mended ticks. */
typedef struct reach {
    bool any;
    int64_t first, last, end;
} reach;

static reach reach_of(const pl_scan *scan)
{
    reach out = { 0 };
    int64_t own = 0;
    for (int i = 0; i < scan->track.count; i++) {
        const pl_packet *packet = &scan->track.packets[i];
        if (packet->flags & PL_PACKET_HIDDEN)
            continue;
        if (!out.any || packet->pts < out.first)
            out.first = packet->pts;
        if (!out.any || packet->pts > out.last) {
            out.last = packet->pts;
            own = packet->duration;
        }
        out.any = true;
    }
    int64_t step = own > 0 ? own : pl_track_step(&scan->track);
    out.end = out.last + (step > 0 ? step : scan->usual);
    return out;
}

static void lay_part(pl_clock_part *out, const pl_scan *scan, pl_clock_jump *jumps, int jump_count,
                     const pl_clock_part *begun)
{
    reach span = reach_of(scan);
    if (begun)
        span.first = begun->raw_start;
    *out = (pl_clock_part){
        .raw_start = span.first,
        .unit_num = scan->unit_num,
        .unit_den = scan->unit_den,
        .jumps = jumps,
        .jump_count = jump_count,
    };
    out->length_us = bounded(ticks_to_us(span.end - span.first, unit_of(out)));
}

static int64_t shift_of(const pl_clock_part *part)
{
    int64_t sum = 0;
    for (int i = 0; i < part->jump_count; i++)
        sum += part->jumps[i].shift;
    return sum;
}

/* Rule (c): from the last picture of one part to the first of the next, where the raw timestamps
 * simply go on; PL_NO_TIME where they do not. */
static pl_time going_on(const pl_clock_part *before, const pl_scan *last, const pl_clock_part *next,
                        const pl_scan *first)
{
    bool streams = last->kind == PL_CONTAINER_STREAM;
    reach a = reach_of(last), b = reach_of(first);
    if (last->kind == PL_CONTAINER_COUNTED || last->kind != first->kind || !a.any || !b.any ||
        before->unit_num != next->unit_num || before->unit_den != next->unit_den)
        return PL_NO_TIME;
    int64_t step = b.first - (a.last - shift_of(before));
    if (streams) {
        uint64_t low = (uint64_t)step & (((uint64_t)1 << 33) - 1);
        step = low >> 32 ? (int64_t)low - ((int64_t)1 << 33) : (int64_t)low;
    }
    pl_time us = ticks_to_us(step, unit_of(before));
    pl_time length = ticks_to_us(a.end - a.last, unit_of(before));
    return us >= length / 2 && us <= length + 1000000 ? us : PL_NO_TIME;
}

static void join(pl_clock_part *next)
{
    size_t old = (size_t)next->jump_count;
    next->jumps = pl_resize(next->jumps, old + 1, sizeof *next->jumps);
    memmove(next->jumps + 1, next->jumps, old * sizeof *next->jumps);
    next->jumps[0] = (pl_clock_jump){ next->raw_start, 0, PL_JUMP_JOINED };
    next->jump_count++;
}

/* What was known of a part when the recording's beginning alone had been read. */
static const pl_clock_part *begun_of(const pl_clock_map *given, int part)
{
    return given && given->growing && part < given->part_count ? &given->parts[part] : NULL;
}

/* The map by today's rule; mends the timestamps on the way. */
static void make_map(pl_clock_map *out, pl_scan *scans, int count, const pl_clock_map *given)
{
    *out = (pl_clock_map){ .rule = PL_CLOCK_RULE, .part_count = count };
    out->parts = pl_alloc_array((size_t)count, sizeof *out->parts);
    pl_time start = 0;
    for (int i = 0; i < count; i++) {
        pl_clock_part *part = &out->parts[i];
        int jump_count = 0;
        pl_clock_jump *jumps = pl_mend_find_jumps(&jump_count, &scans[i], begun_of(given, i));
        pl_mend_apply(&scans[i], jumps, jump_count);
        scans[i].early = pl_mend_hide(&scans[i]);
        lay_part(part, &scans[i], jumps, jump_count, begun_of(given, i));
        pl_time step = i ? going_on(&part[-1], &scans[i - 1], part, &scans[i]) : PL_NO_TIME;
        pl_time last =
            step == PL_NO_TIME ? step : pl_clock_time(&part[-1], reach_of(&scans[i - 1]).last);
        if (last != PL_NO_TIME) {
            start = bounded(last + step);
            part[-1].length_us = start - part[-1].start_us;
            join(part);
        }
        part->start_us = start;
        start = bounded(start + part->length_us);
    }
}

static bool same_part(const pl_clock_part *a, const pl_clock_part *b)
{
    if (a->raw_start != b->raw_start || a->unit_num != b->unit_num || a->unit_den != b->unit_den ||
        a->start_us != b->start_us || a->length_us != b->length_us ||
        a->jump_count != b->jump_count)
        return false;
    for (int i = 0; i < a->jump_count; i++)
        if (a->jumps[i].raw_at != b->jumps[i].raw_at || a->jumps[i].shift != b->jumps[i].shift ||
            a->jumps[i].kind != b->jumps[i].kind)
            return false;
    return true;
}

bool pl_clock_same(const pl_clock_map *a, const pl_clock_map *b)
{
    if (a->part_count != b->part_count || a->growing != b->growing)
        return false;
    for (int i = 0; i < a->part_count; i++)
        if (!same_part(&a->parts[i], &b->parts[i]))
            return false;
    return true;
}

static bool fail_fit(const pl_scan *scans, pl_error *err)
{
    return pl_fail(err, PL_BAD_INPUT,
                   "%s does not fit the clock that was made for this recording: it is "
                   "another file, or a part is missing. Check the recording's parts.",
                   scans[0].facts.path);
}

static bool check_given(const pl_clock_map *given, const pl_scan *scans, int count, pl_error *err)
{
    bool fits = given->growing ? given->part_count <= count : given->part_count == count;
    for (int i = 0; fits && i < given->part_count; i++)
        fits = given->parts[i].unit_num == scans[i].unit_num &&
               given->parts[i].unit_den == scans[i].unit_den;
    return fits || fail_fit(scans, err);
}

bool pl_clock_make(pl_clock_map *out, bool *differs, pl_scan *scans, int count,
                   const pl_clock_map *given, pl_error *err)
{
    if (given && !check_given(given, scans, count, err))
        return false;
    pl_track *raw = pl_alloc_array((size_t)count, sizeof *raw);
    for (int i = 0; i < count; i++) {
        pl_mend_missing(&scans[i]);
        size_t bytes = (size_t)scans[i].track.count * sizeof *raw->packets;
        if (given)
            raw[i].packets = (pl_packet *)(void *)pl_copy_bytes(scans[i].track.packets, bytes);
    }
    pl_clock_map map;
    make_map(&map, scans, count, given);
    bool grows = given && given->growing, fits = !grows || pl_clock_map_grew(given, &map);
    *differs = given && !grows && !pl_clock_same(&map, given);
    for (int i = 0; *differs && i < count; i++) {
        size_t bytes = (size_t)scans[i].track.count * sizeof *raw->packets;
        memcpy(scans[i].track.packets, raw[i].packets, bytes);
        pl_mend_apply(&scans[i], given->parts[i].jumps, given->parts[i].jump_count);
        scans[i].early = pl_mend_hide(&scans[i]);
    }
    for (int i = 0; i < count; i++)
        free(raw[i].packets);
    free(raw);
    if (*differs) {
        pl_clock_map_clear(&map);
        pl_clock_map_copy(&map, given);
    }
    if (!fits) {
        pl_clock_map_clear(&map);
        return fail_fit(scans, err);
    }
    *out = map;
    return true;
}
