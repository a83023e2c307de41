#include "plumbline/base/memory.h"
#include "stream_scan.h"

#include <stdlib.h>

/* In the order of presentation: a B-picture is shown at once, any other when the next that is not B comes. */
static int32_t *show_order(const pl_track *track)
{
    int32_t *order = pl_alloc_array((size_t)track->count, sizeof *order), held = -1;
    int count = 0;
    for (int32_t i = 0; i < track->count; i++) {
        bool now = track->packets[i].flags & PL_PACKET_BIDIRECTED;
        if (now)
            order[count++] = i;
        else if (held >= 0)
            order[count++] = held;
        held = now ? held : i;
    }
    if (held >= 0)
        order[count] = held;
    return order;
}

static int64_t rounded(int64_t eighths)
{
    return (eighths + 4) >> 3;
}

/* Forward from each that is told; those before the first, backward from it. */
static void give_pts(pl_track *track, const int32_t *order, const int32_t *lengths)
{
    int first = 0;
    while (first < track->count && track->packets[order[first]].pts == PL_NO_TICKS)
        first++;
    if (first == track->count)
        return;
    int64_t at = track->packets[order[first]].pts * 8;
    for (int i = first - 1; i >= 0; i--) {
        at -= lengths[order[i]];
        track->packets[order[i]].pts = rounded(at);
    }
    for (int i = first; i < track->count; i++) {
        pl_packet *packet = &track->packets[order[i]];
        if (packet->pts == PL_NO_TICKS)
            packet->pts = rounded(at);
        else
            at = packet->pts * 8;
        at += lengths[order[i]];
    }
}

/* A B-picture is decoded when it is shown, any other when the one before it that is not B is shown. */
static void give_dts(pl_track *track, const int32_t *lengths)
{
    int32_t held = -1;
    for (int32_t i = 0; i < track->count; i++) {
        pl_packet *packet = &track->packets[i];
        bool now = packet->flags & PL_PACKET_BIDIRECTED;
        packet->duration = (int32_t)rounded(lengths[i]);
        if (packet->dts == PL_NO_TICKS && now)
            packet->dts = packet->pts;
        else if (packet->dts == PL_NO_TICKS)
            packet->dts = held >= 0 ? track->packets[held].pts : packet->pts - packet->duration;
        held = now ? held : i;
    }
}

void pl_stream_times(pl_track *track, const int32_t *lengths)
{
    int32_t *order = show_order(track);
    give_pts(track, order, lengths);
    give_dts(track, lengths);
    free(order);
}
