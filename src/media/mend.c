#include "mend.h"

#include "compat.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

static int64_t step_of(const pl_scan *scan)
{
    if (scan->usual > 0)
        return scan->usual;
    int64_t step = scan->unit_num > 0 ? scan->unit_den / scan->unit_num / 25 : 1;
    return step > 0 ? step : 1;
}

/* --- which picture is shown first, where the container does not say */

typedef struct rank {
    int32_t run, order, ordinal;
} rank;

static int by_rank(const void *a, const void *b)
{
    const rank *x = a, *y = b;
    if (x->run != y->run)
        return x->run < y->run ? -1 : 1;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

/* By picture order count: it starts again at a key picture whose count is not above the run's first. */
static void rank_by_count(rank *ranks, const pl_scan *scan)
{
    int32_t run = 0, lowest = 0;
    for (int i = 0; i < scan->track.count; i++) {
        bool key = scan->track.packets[i].flags & PL_PACKET_KEY;
        if (i == 0 || (key && scan->order[i] <= lowest)) {
            run++;
            lowest = scan->order[i];
        }
        ranks[i] = (rank){ run, scan->order[i], i };
    }
}

/* By kind: a B-picture is shown at once, any other when the next that is not B comes. */
static void rank_by_kind(rank *ranks, const pl_track *track)
{
    int32_t next = 0;
    int held = -1;
    for (int i = 0; i < track->count; i++) {
        int shown = i;
        if (!(track->packets[i].flags & PL_PACKET_BIDIRECTED)) {
            shown = held;
            held = i;
        }
        if (shown >= 0)
            ranks[shown] = (rank){ 0, next++, shown };
    }
    if (held >= 0)
        ranks[held] = (rank){ 0, next, held };
}

static bool counts_differ(const pl_scan *scan)
{
    for (int i = 1; i < scan->track.count; i++)
        if (scan->order[i] != scan->order[0])
            return true;
    return false;
}

/* The first picture shown gets the first decode timestamp, the second the second, and so on. */
static void give_counted(pl_scan *scan)
{
    pl_track *track = &scan->track;
    rank *ranks = pl_alloc_array((size_t)track->count, sizeof *ranks);
    if (counts_differ(scan))
        rank_by_count(ranks, scan);
    else
        rank_by_kind(ranks, track);
    qsort(ranks, (size_t)track->count, sizeof *ranks, by_rank);
    for (int i = 0; i < track->count; i++)
        track->packets[ranks[i].ordinal].pts = track->packets[i].dts;
    free(ranks);
}

static bool any_delayed(const pl_track *track)
{
    for (int i = 0; i < track->count; i++)
        if (track->packets[i].pts != PL_NO_TICKS && track->packets[i].pts > track->packets[i].dts)
            return true;
    return false;
}

/* A B-picture is shown when it is decoded; any other when the next that is not B is decoded. Where
 * the kinds are not known, or there is no delay, the time of decoding has to do. */
static int64_t shown_at(const pl_scan *scan, int i, bool delayed)
{
    const pl_packet *packet = &scan->track.packets[i];
    int64_t most = scan->unit_num > 0 ? scan->unit_den / scan->unit_num : 1;
    if (!scan->order || !delayed || packet->flags & PL_PACKET_BIDIRECTED)
        return packet->dts;
    for (int k = i + 1; k < scan->track.count; k++) {
        const pl_packet *next = &scan->track.packets[k];
        if (next->dts == PL_NO_TICKS || next->dts - packet->dts > most)
            break;
        if (!(next->flags & PL_PACKET_BIDIRECTED))
            return next->dts;
    }
    return packet->dts + step_of(scan);
}

static int64_t length_of(const pl_scan *scan, const pl_packet *packet)
{
    return packet->duration > 0 ? packet->duration : step_of(scan);
}

/* Each packet gets a decode timestamp at least, where it has neither or the clock is laid over it. */
static void give_dts(pl_scan *scan)
{
    int64_t next = 0;
    for (int i = 0; i < scan->track.count; i++) {
        pl_packet *packet = &scan->track.packets[i];
        bool needed = scan->kind != PL_CONTAINER_TIMED || packet->pts == PL_NO_TICKS;
        if (packet->dts == PL_NO_TICKS && needed)
            packet->dts = packet->pts == PL_NO_TICKS ? next : packet->pts;
        next = (packet->dts == PL_NO_TICKS ? packet->pts : packet->dts) + length_of(scan, packet);
    }
}

void pl_mend_missing(pl_scan *scan)
{
    give_dts(scan);
    if (scan->kind == PL_CONTAINER_COUNTED && scan->order) {
        give_counted(scan);
        return;
    }
    bool delayed = any_delayed(&scan->track);
    for (int i = 0; i < scan->track.count; i++) {
        pl_packet *packet = &scan->track.packets[i];
        if (packet->pts != PL_NO_TICKS)
            continue;
        packet->pts = shown_at(scan, i, delayed);
        scan->missing += scan->picture && scan->kind != PL_CONTAINER_COUNTED;
    }
}

/* --- jumps of the 33-bit counter */

/* The difference that is least, counted round the 33-bit circle. */
static int64_t round_circle(int64_t difference)
{
    uint64_t low = (uint64_t)difference & (((uint64_t)1 << 33) - 1);
    return low >> 32 ? (int64_t)low - ((int64_t)1 << 33) : (int64_t)low;
}

static int64_t second_of(const pl_scan *scan)
{
    return scan->unit_num > 0 ? scan->unit_den / scan->unit_num : 90000;
}

static bool steps_near(const pl_steps *steps, int32_t place)
{
    for (int i = 0; i < steps->count; i++)
        if (abs(steps->places[i] - place) <= PL_STEPS_NEAR)
            return true;
    return false;
}

/* A stream that runs on both sides of the place, without a step of its own, speaks against a break. */
static bool all_step(const pl_scan *scan, int32_t place)
{
    for (int i = 0; i < scan->sound_count; i++) {
        const pl_steps *steps = &scan->sounds[i];
        if (steps->first >= 0 && steps->first < place && steps->last > place &&
            !steps_near(steps, place))
            return false;
    }
    return true;
}

static void add_jump(pl_clock_jump **jumps, int *count, int *room, pl_clock_jump jump)
{
    pl_grow(*jumps, *count, *room);
    (*jumps)[(*count)++] = jump;
}

/* Where the part's beginning ended, in mended ticks, but for what may have hung on what follows. */
static int64_t end_of_begun(const pl_clock_part *begun, int64_t second)
{
    enum { US = 1000000 };
    return begun->raw_start +
           av_rescale(begun->length_us, begun->unit_den, (int64_t)begun->unit_num * US) - second;
}

static bool jumped_in(const pl_clock_part *begun, int64_t at)
{
    for (int i = 0; i < begun->jump_count; i++)
        if (begun->jumps[i].raw_at == at && begun->jumps[i].kind == PL_JUMP_BREAK)
            return true;
    return false;
}

pl_clock_jump *pl_mend_find_jumps(int *count, const pl_scan *scan, const pl_clock_part *begun)
{
    pl_clock_jump *jumps = NULL;
    int room = 0;
    int64_t shift = 0, second = second_of(scan);
    int64_t known = begun ? end_of_begun(begun, second) : INT64_MIN;
    *count = 0;
    for (int i = 1; scan->kind == PL_CONTAINER_STREAM && i < scan->track.count; i++) {
        const pl_packet *packet = &scan->track.packets[i];
        int64_t before = packet[-1].dts + shift;
        int64_t delta = round_circle(packet->dts - packet[-1].dts);
        bool step = delta < 0 || delta > second;
        bool jumped = step && (before < known ? jumped_in(begun, packet->dts + shift)
                                              : all_step(scan, scan->places[i]));
        if (jumped)
            delta = packet[-1].duration > 0 ? packet[-1].duration : step_of(scan);
        int64_t wanted = before + delta - packet->dts;
        if (wanted == shift)
            continue;
        pl_jump_kind kind = jumped ? PL_JUMP_BREAK : PL_JUMP_WRAP;
        add_jump(&jumps, count, &room,
                 (pl_clock_jump){ packet->dts + shift, wanted - shift, kind });
        shift = wanted;
    }
    return jumps;
}

void pl_mend_apply(pl_scan *scan, const pl_clock_jump *jumps, int count)
{
    int64_t shift = 0, second = second_of(scan);
    int next = 0;
    for (int i = 0; scan->kind == PL_CONTAINER_STREAM && i < scan->track.count; i++) {
        pl_packet *packet = &scan->track.packets[i];
        bool step =
            i > 0 && (packet->dts < packet[-1].dts || packet->dts - packet[-1].dts > second);
        while (next < count && jumps[next].kind == PL_JUMP_JOINED)
            next++;
        if (step && next < count && packet->dts + shift == jumps[next].raw_at)
            shift += jumps[next++].shift;
        packet->pts = packet->dts + shift + round_circle(packet->pts - packet->dts);
    }
}

int pl_mend_hide(pl_scan *scan)
{
    pl_track *track = &scan->track;
    int first = 0, hidden = 0;
    if (!scan->picture)
        return 0;
    while (first < track->count && !(track->packets[first].flags & PL_PACKET_KEY))
        first++;
    for (int i = 0; first < track->count && i < track->count; i++) {
        pl_packet *packet = &track->packets[i];
        bool early = i < first || packet->pts < track->packets[first].pts;
        if (!early || packet->flags & PL_PACKET_HIDDEN)
            continue;
        packet->flags |= PL_PACKET_HIDDEN;
        hidden++;
    }
    return hidden;
}
