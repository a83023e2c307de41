/* What a torn picture spoils reaches to the next key picture, since those between may refer to it. */
#include "damage.h"

#include "inside.h"

#include <string.h>

#define NEAR_US     ((pl_time)1000000) /* ranges so near are one */
#define MOST_SPOILT ((pl_time)10000000)
#define LEAST_HOLE  ((pl_time)300000)

typedef struct finding {
    pl_damaged *out;
    int count;
    pl_time near_us;
    bool full; /* there are more than fit at this nearness */
} finding;

static void add(finding *f, pl_time from, pl_time to, pl_damage_kind kind)
{
    pl_damaged *last = f->count ? &f->out[f->count - 1] : NULL;
    if (last && from <= last->to_us + f->near_us) {
        last->to_us = to > last->to_us ? to : last->to_us;
        last->kind = kind > last->kind ? kind : last->kind;
        return;
    }
    f->full = f->full || f->count == PL_DAMAGE_MOST;
    if (!f->full)
        f->out[f->count++] = (pl_damaged){ from, to, kind };
}

static uint32_t flags_of(const pl_index *index, int n)
{
    const pl_frame_entry *frame = &index->frames[n];
    return index->tracks[frame->part].packets[frame->ordinal].flags;
}

static pl_time end_of(const pl_index *index, int part)
{
    return index->map.parts[part].start_us + index->map.parts[part].length_us;
}

/* Where the frame behind n begins, in this part. */
static pl_time next_start(const pl_index *index, int n)
{
    int part = index->frames[n].part;
    bool last = n + 1 == index->frame_count || index->frames[n + 1].part != part;
    return last ? end_of(index, part) : index->frames[n + 1].start;
}

static pl_time spoilt_until(const pl_index *index, int n)
{
    pl_time from = index->frames[n].start;
    for (int i = n + 1; i < index->frame_count && index->frames[i].part == index->frames[n].part;
         i++)
        if (flags_of(index, i) & PL_PACKET_KEY || index->frames[i].start - from > MOST_SPOILT)
            return index->frames[i].start;
    return end_of(index, index->frames[n].part);
}

/* The usual length of a picture. */
static pl_time usual_length(const pl_index *index, int part)
{
    const pl_clock_part *clock = &index->map.parts[part];
    double step = (double)pl_track_step(&index->tracks[part]);
    return clock->unit_den > 0 ? (pl_time)(step * 1e6 * clock->unit_num / clock->unit_den) : 0;
}

/* A picture stands for others that were lost where it is so much longer than is usual: in program and
 * transport streams, whose cameras have one length for all; elsewhere only where bytes are missing, too. */
static void find_in_part(finding *f, const pl_index *index, int part, int first, int end)
{
    bool stream = strncmp(index->probe.parts[part].container, "mpeg-", 5) == 0;
    pl_time usual = usual_length(index, part), spoilt = 0;
    for (int n = first; n < end; n++) {
        pl_time from = index->frames[n].start, to = next_start(index, n);
        bool may = stream || flags_of(index, n) & PL_PACKET_LOST;
        if (flags_of(index, n) & PL_PACKET_TORN && from >= spoilt) {
            spoilt = spoilt_until(index, n);
            add(f, from, spoilt, PL_DAMAGE_TORN);
        }
        if (may && usual > 0 && to - from > 4 * usual && to - from >= LEAST_HOLE)
            add(f, from + usual, to, PL_DAMAGE_HOLE);
    }
    const pl_track *track = &index->tracks[part];
    if (track->count && track->packets[track->count - 1].flags & PL_PACKET_END)
        add(f, end_of(index, part), end_of(index, part), PL_DAMAGE_END);
}

static void find_all(finding *f, const pl_index *index)
{
    for (int first = 0, end; first < index->frame_count; first = end) {
        int part = index->frames[first].part;
        for (end = first; end < index->frame_count && index->frames[end].part == part;)
            end++;
        find_in_part(f, index, part, first, end);
    }
}

int pl_damage_find(pl_damaged out[PL_DAMAGE_MOST], const pl_index *index)
{
    finding f = { .out = out, .near_us = NEAR_US };
    if (index->sketch)
        return 0;
    find_all(&f, index);
    while (f.full) {
        f = (finding){ .out = out, .near_us = f.near_us * 4 };
        find_all(&f, index);
    }
    return f.count;
}

const pl_damaged *pl_media_damage(int *count, const pl_media *media)
{
    *count = media->damage_count;
    return media->damage;
}
