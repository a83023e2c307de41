#include "frames.h"

#include "clock.h"
#include "facts.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A difference between claimed and measured length that is worth a sentence. */
#define TOLERATED_US ((pl_time)1000000)

/* --- the frames */

static void lay_part(pl_index *index, int part, int *room)
{
    const pl_clock_part *clock = &index->map.parts[part];
    const pl_track *track = &index->tracks[part];
    int count = 0;
    int32_t *order = pl_track_order(&count, track);
    pl_time from = clock->start_us, to = clock->start_us + clock->length_us;
    for (int i = 0; i < count; i++) {
        pl_time start = pl_clock_time(clock, track->packets[order[i]].pts);
        bool last = part == index->part_count - 1;
        if (start == PL_NO_TIME || start < from || (start >= to && !last))
            continue;
        if (index->frame_count && start <= index->frames[index->frame_count - 1].start) {
            index->twins++;
            continue;
        }
        pl_grow(index->frames, index->frame_count, *room);
        index->frames[index->frame_count++] = (pl_frame_entry){ start, part, order[i] };
    }
    free(order);
}

void pl_index_lay(pl_index *index)
{
    int room = 0;
    for (int i = 0; i < index->part_count; i++)
        lay_part(index, i, &room);
}

int pl_index_frame_at(const pl_index *index, pl_time at)
{
    int low = 0, high = index->frame_count; /* the first frame behind `at` lies in low … high */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (index->frames[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return index->frame_count ? 0 : -1;
    return low - 1;
}

int pl_index_frame_of(const pl_index *index, int part, int32_t ordinal)
{
    const pl_track *track = &index->tracks[part];
    if (ordinal < 0 || ordinal >= track->count || track->packets[ordinal].flags & PL_PACKET_HIDDEN)
        return -1;
    pl_time at = pl_clock_time(&index->map.parts[part], track->packets[ordinal].pts);
    int n = at == PL_NO_TIME ? -1 : pl_index_frame_at(index, at);
    bool found = n >= 0 && index->frames[n].part == part && index->frames[n].ordinal == ordinal;
    return found ? n : -1;
}

/* --- what there is to say */

/* A sentence about a part; which one it is stands before it where there are several. */
__attribute__((format(printf, 3, 4))) static void warn(pl_index *index, int part,
                                                       const char *format, ...)
{
    char text[PL_ERROR_ROOM];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    char *whole =
        index->part_count > 1 ? pl_format("Part %d: %s", part + 1, text) : pl_copy_text(text);
    pl_names_add(&index->probe.warnings, whole);
    free(whole);
}

static void tell_lengths(pl_index *index, int part, pl_scan *scan)
{
    const pl_probe_part *facts = &index->probe.parts[part];
    char claimed[PL_TIME_ROOM], measured[PL_TIME_ROOM];
    pl_time all = facts->duration_us + scan->before_us + scan->behind_us;
    pl_time_format(measured, all, 1);
    bool less = facts->claimed_us != PL_NO_TIME && facts->claimed_us - all > TOLERATED_US;
    if ((scan->damaged || less) && scan->track.count > 0)
        scan->track.packets[scan->track.count - 1].flags |= PL_PACKET_END;
    if (scan->damaged)
        warn(index, part, "It is damaged or cut short: %s of it can be read.", measured);
    if (facts->claimed_us == PL_NO_TIME || llabs(facts->claimed_us - all) <= TOLERATED_US)
        return;
    pl_time_format(claimed, facts->claimed_us, 1);
    warn(index, part, "The file claims a length of %s, but %s is there.", claimed, measured);
}

static void tell_jumps(pl_index *index, int part)
{
    const pl_clock_part *clock = &index->map.parts[part];
    char at[PL_TIME_ROOM];
    for (int i = 0; i < clock->jump_count; i++) {
        const pl_clock_jump *jump = &clock->jumps[i];
        pl_time_format(at, pl_clock_time(clock, jump->raw_at + jump->shift), 1);
        if (jump->kind == PL_JUMP_JOINED)
            warn(index, part, "Its timestamps go on from the part before; its clock does too.");
        else if (jump->kind == PL_JUMP_WRAP)
            warn(index, part, "The counter of its timestamps ran over at %s; it is carried on.",
                 at);
        else
            warn(index, part, "Its timestamps jump at %s; the jump was closed.", at);
    }
}

static void tell_part(pl_index *index, int part, pl_scan *scan)
{
    for (int i = 0; i < scan->warnings.count; i++)
        warn(index, part, "%s", scan->warnings.items[i]);
    if (!scan->cut_off)
        tell_lengths(index, part, scan);
    if (scan->cut)
        warn(index, part, "An edit list hides %d of its %s.", scan->cut,
             scan->picture ? "pictures" : "sound packets");
    if (scan->spoilt && scan->kind == PL_CONTAINER_STREAM)
        warn(index, part, "%d %s marked as damaged and may look so.", scan->spoilt,
             scan->spoilt == 1 ? "picture is" : "pictures are");
    else if (scan->spoilt)
        warn(index, part, "%d damaged %s left out.", scan->spoilt,
             scan->spoilt == 1 ? "picture is" : "pictures are");
    if (scan->missing)
        warn(index, part, "%d %s no timestamp; times were worked out from the neighbours.",
             scan->missing, scan->missing == 1 ? "picture has" : "pictures have");
    if (scan->early)
        warn(index, part, "%d %s before the first key picture cannot be shown.", scan->early,
             scan->early == 1 ? "picture" : "pictures");
    tell_jumps(index, part);
}

static void tell_whole(pl_index *index, bool differs)
{
    if (index->twins) {
        char *text = pl_format("%d %s another's time and %s never shown.", index->twins,
                               index->twins == 1 ? "picture shares" : "pictures share",
                               index->twins == 1 ? "is" : "are");
        pl_names_add(&index->probe.warnings, text);
        free(text);
    }
    if (differs)
        pl_names_add(&index->probe.warnings,
                     "Today's rule would give this recording other times; those it was first "
                     "indexed with are kept.");
}

/* --- building */

static void take_facts(pl_index *index, pl_scan *scans)
{
    pl_probe *probe = &index->probe;
    probe->part_count = index->part_count;
    probe->parts = pl_alloc_array((size_t)index->part_count, sizeof *probe->parts);
    probe->duration_us = pl_clock_map_length(&index->map);
    for (int i = 0; i < index->part_count; i++) {
        probe->parts[i] = scans[i].facts;
        scans[i].facts = (pl_probe_part){ 0 };
        probe->parts[i].start_us = index->map.parts[i].start_us;
        probe->parts[i].duration_us = index->map.parts[i].length_us;
    }
}

static void take_tracks(pl_index *index, pl_scan *scans)
{
    index->tracks = pl_alloc_array((size_t)index->part_count, sizeof *index->tracks);
    index->coded = pl_alloc_array((size_t)index->part_count, sizeof *index->coded);
    for (int i = 0; i < index->part_count; i++) {
        if (!scans[i].picture)
            continue;
        index->coded[i] = scans[i].coded;
        scans[i].coded = (pl_coded){ 0 };
        index->tracks[i] = scans[i].track;
        scans[i].track = (pl_track){ 0 };
    }
}

/* Takes what is in the scans, and the map. */
static pl_index *assemble(pl_scan *scans, int count, const pl_clock_map *map, bool differs)
{
    pl_index *index = pl_alloc(sizeof *index);
    index->map = *map;
    index->part_count = count;
    take_facts(index, scans);
    for (int i = 0; i < count; i++)
        tell_part(index, i, &scans[i]);
    take_tracks(index, scans);
    pl_index_lay(index);
    tell_whole(index, differs);
    return index;
}

pl_index *pl_index_make(pl_scan *scans, int count, const pl_clock_map *given, pl_error *err)
{
    bool differs = false;
    pl_clock_map map;
    if (!pl_clock_make(&map, &differs, scans, count, given, err))
        return NULL;
    return assemble(scans, count, &map, differs);
}

pl_index *pl_index_sketch(const char *path, const pl_clock_map *given, pl_source_open *open,
                          void *ctx, pl_job *job, pl_error *err)
{
    pl_scan scan;
    pl_clock_map map;
    pl_sketch *sketch = pl_sketch_make(&scan, &map, path, open, ctx, job, err);
    if (!sketch)
        return NULL;
    bool fits = !given || pl_clock_same(&map, given);
    pl_index *index = assemble(&scan, 1, &map, false);
    index->sketch = sketch;
    pl_scan_clear(&scan);
    if (fits && pl_sketch_begin(sketch, index))
        return index;
    pl_index_free(index);
    return NULL;
}

bool pl_index_need(const pl_index *index, int n, pl_error *err)
{
    return !index->sketch || pl_sketch_need(index->sketch, n, err);
}

/* Parts one behind the other, until one of them was not read to its end. Gives how many. */
static int scan_parts(pl_scan *scans, const char *const *paths, int count, const pl_index_how *how,
                      pl_error *err)
{
    int64_t left = how->most;
    for (int i = 0; i < count; i++) {
        pl_scan_how own = { .open = how->open,
                            .open_ctx = how->open_ctx,
                            .job = how->job,
                            .from = (double)i / count,
                            .to = (double)(i + 1) / count,
                            .most = left };
        if (!pl_scan_read(&scans[i], paths[i], &own, err))
            return 0;
        pl_job_tell(how->job, own.to, "reading");
        if (pl_job_stopped(how->job))
            return pl_fail(err, PL_CANCELLED, "Reading %s was stopped.", paths[i]);
        if (scans[i].cut_off)
            return i + 1;
        left -= how->most ? scans[i].bytes : 0;
        if (how->most && left <= 0 && scans[i].walked)
            return i + 1;
    }
    return count;
}

/* *cut: not all was read. */
static pl_index *build(bool *cut, const char *const *paths, int count, const pl_index_how *how,
                       pl_error *err)
{
    pl_scan *scans = pl_alloc_array((size_t)count, sizeof *scans);
    int read = scan_parts(scans, paths, count, how, err);
    *cut = read && (read < count || scans[read - 1].cut_off);
    pl_index *index = read ? pl_index_make(scans, read, how->given, err) : NULL;
    if (index)
        index->map.growing = *cut;
    for (int i = 0; i < count; i++)
        pl_scan_clear(&scans[i]);
    free(scans);
    return index;
}

/* What was read before is not read less of: so little does not fit its clock, or ends before it. */
static bool shrank(const pl_index *index, const pl_clock_map *given, const pl_error *why)
{
    if (!given || !given->growing)
        return false;
    return index ? pl_clock_map_length(&index->map) < pl_clock_map_length(given)
                 : why->code == PL_BAD_INPUT;
}

pl_index *pl_index_build(const char *const *paths, int count, const pl_index_how *how,
                         pl_error *err)
{
    pl_index_how own = *how;
    if (count < 1) {
        pl_fail(err, PL_BAD_INPUT, "A recording has at least one part, and none was named.");
        return NULL;
    }
    for (;; own.most *= 2) {
        bool cut = false;
        pl_error why = { 0 };
        pl_index *index = build(&cut, paths, count, &own, &why);
        if (!cut || !shrank(index, how->given, &why)) {
            if (!index)
                pl_fail(err, why.code, "%s", why.text);
            return index;
        }
        pl_index_free(index);
    }
}

int pl_index_frame_count(const pl_index *index)
{
    return index->frame_count;
}

void pl_index_free(pl_index *index)
{
    if (!index)
        return;
    pl_sketch_free(index->sketch);
    for (int i = 0; index->tracks && i < index->part_count; i++)
        free(index->tracks[i].packets);
    for (int i = 0; index->coded && i < index->part_count; i++)
        pl_coded_clear(&index->coded[i]);
    free(index->tracks);
    free(index->coded);
    free(index->frames);
    pl_probe_clear(&index->probe);
    pl_clock_map_clear(&index->map);
    free(index);
}
