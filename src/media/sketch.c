#include "sketch.h"

#include "clock.h"
#include "facts.h"
#include "frames.h"
#include "input.h"
#include "pictures.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/media/disc.h"
#include "stream_scan.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 64 * 1024,
    SECOND = 90000,
    MOST_FRAMES = 4 * 1024 * 1024, /* two days */
    MOST_IN_VOBU = 512,
    LOOKS = 6 /* places that are held against the disc, beside the ends of each cell */
};

/* The pictures of one VOBU. */
typedef struct span {
    pl_track track;
    int32_t lengths[MOST_IN_VOBU];
    bool over; /* there are more than that */
} span;

typedef struct cell {
    int64_t start; /* raw timestamp of its first picture shown */
    int64_t shift; /* from the raw timestamps to the part's */
    int first, count;
} cell;

struct pl_sketch {
    pl_disc_title title;
    pl_source source;
    char *path;
    pl_job *job;
    int32_t stream;
    int length; /* of a picture: eighths of 1/90000 s */
    cell *cells;
    int *firsts; /* the number of each VOBU's first frame; -1: not yet known */
    bool *filled;
    span span;
    /* --- of the index */
    pl_track *track;
    pl_frame_entry *frames;
    const pl_clock_part *clock;
};

/* --- reading one VOBU */

static void take(void *ctx, const pl_found *found)
{
    span *s = ctx;
    pl_track *track = &s->track;
    if (track->count == MOST_IN_VOBU || found->size > INT32_MAX) {
        s->over = true;
        return;
    }
    s->lengths[track->count] = found->length;
    pl_grow(track->packets, track->count, track->room);
    track->packets[track->count++] =
        (pl_packet){ .pts = found->pts,
                     .dts = found->dts,
                     .pos = found->pos,
                     .size = (int32_t)found->size,
                     .skip = found->skip,
                     .flags = (found->key ? PL_PACKET_KEY : 0) |
                              (found->bidirected ? PL_PACKET_BIDIRECTED : 0) };
}

static pl_source without_closing(const pl_source *source)
{
    pl_source copy = *source;
    copy.close = NULL;
    return copy;
}

static int64_t end_of(const pl_sketch *s, int vobu)
{
    return vobu + 1 < s->title.vobu_count ? s->title.vobus[vobu + 1] : s->title.bytes;
}

/* Into s->span; false where that is no picture of the one length with a time, or it cannot be read. */
static bool read_vobu(pl_sketch *s, int vobu, pl_error *err)
{
    pl_source source = without_closing(&s->source);
    pl_units *units = pl_alloc(sizeof *units);
    pl_pictures *pictures = pl_pictures_new(AV_CODEC_ID_MPEG2VIDEO, take, &s->span);
    pl_unit unit;
    pl_read got = PL_READ_PACKET;
    s->span.track.count = 0;
    s->span.over = false;
    pl_units_open(units, &source, s->path, 0, CHUNK, s->job);
    units->wanted[s->stream] = true;
    pl_units_go(units, s->title.vobus[vobu]);
    while (got == PL_READ_PACKET) {
        got = pl_units_next(&unit, units, err);
        if (got == PL_READ_PACKET && unit.pos >= end_of(s, vobu))
            break;
        if (got == PL_READ_PACKET)
            pl_pictures_add(pictures, &unit);
    }
    pl_pictures_end(pictures);
    pl_pictures_free(pictures);
    pl_units_close(units);
    free(units);
    pl_track *track = &s->span.track;
    if (got == PL_READ_FAILED || s->span.over || track->count == 0 ||
        track->packets[0].pts == PL_NO_TICKS || !(track->packets[0].flags & PL_PACKET_KEY))
        return false;
    pl_stream_times(track, s->span.lengths);
    for (int i = 0; i < track->count; i++)
        if (s->span.lengths[i] != s->length && s->length)
            return false;
    return true;
}

/* --- the cells and their times */

static int64_t times(int count, int length)
{
    return ((int64_t)count * length + 4) >> 3;
}

/* How many pictures lie between two timestamps; -1: no whole number. */
static int pictures_between(const pl_sketch *s, int64_t from, int64_t to)
{
    int64_t count = ((to - from) * 8 + s->length / 2) / s->length;
    if (to < from || count > MOST_FRAMES || llabs(times((int)count, s->length) - (to - from)) > 1)
        return -1;
    return (int)count;
}

static bool nav_start(int64_t *out, const pl_sketch *s, int vobu)
{
    pl_disc_nav nav;
    if (!pl_disc_nav_read(&nav, &s->source, s->title.vobus[vobu], NULL))
        return false;
    *out = nav.start;
    return true;
}

/* The first picture decoded and the last, for the step from one cell to the next. */
typedef struct ends {
    int64_t first_dts, last_dts;
    int32_t last_length;
    bool early; /* pictures are shown before the first key picture */
} ends;

static bool shown_early(const pl_track *track)
{
    for (int i = 1; i < track->count; i++)
        if (track->packets[i].pts < track->packets[0].pts)
            return true;
    return false;
}

static bool read_cell(cell *out, ends *at, pl_sketch *s, const pl_disc_cell *of)
{
    int last = of->first_vobu + of->vobu_count - 1;
    int64_t last_start = 0;
    if (of->vobu_count < 1 || !read_vobu(s, of->first_vobu, NULL))
        return false;
    const pl_track *track = &s->span.track;
    if (s->length == 0)
        s->length = s->span.lengths[0];
    at->first_dts = track->packets[0].dts;
    at->early = shown_early(track);
    if (s->length <= 0 || !nav_start(&out->start, s, of->first_vobu) ||
        !nav_start(&last_start, s, last) || !read_vobu(s, last, NULL))
        return false;
    at->last_dts = track->packets[track->count - 1].dts;
    at->last_length = track->packets[track->count - 1].duration;
    int before = pictures_between(s, out->start, last_start);
    out->count = before + track->count;
    return before >= 0;
}

/* As a reading of all packets would close it (clock rule 1 (e)). */
static int64_t step_to(const ends *before, const ends *next, bool *jumped)
{
    int64_t delta = next->first_dts - before->last_dts;
    *jumped = delta < 0 || delta > SECOND;
    return *jumped ? before->last_length : delta;
}

static void add_jump(pl_clock_part *part, pl_clock_jump jump)
{
    size_t count = (size_t)part->jump_count;
    part->jumps = pl_resize(part->jumps, count + 1, sizeof *part->jumps);
    part->jumps[count] = jump;
    part->jump_count++;
}

static bool read_cells(pl_sketch *s, pl_clock_part *part)
{
    ends before = { 0 }, own;
    int64_t shift = 0;
    int total = 0;
    for (int i = 0; i < s->title.cell_count; i++) {
        cell *c = &s->cells[i];
        bool jumped = false;
        if (pl_job_stopped(s->job) || !read_cell(c, &own, s, &s->title.cells[i]))
            return false;
        if (i > 0) {
            int64_t wanted =
                before.last_dts + shift + step_to(&before, &own, &jumped) - own.first_dts;
            if (jumped)
                add_jump(part,
                         (pl_clock_jump){ own.first_dts + shift, wanted - shift, PL_JUMP_BREAK });
            shift = wanted;
        }
        if (own.early && (i == 0 || jumped)) /* they are hidden, or lie over one another */
            return false;
        c->shift = shift;
        c->first = total;
        total += c->count;
        if (total > MOST_FRAMES)
            return false;
        before = own;
    }
    return true;
}

static void lay_track(pl_track *out, const pl_sketch *s)
{
    const cell *last = &s->cells[s->title.cell_count - 1];
    int count = last->first + last->count;
    out->packets = pl_alloc_array((size_t)count, sizeof *out->packets);
    out->room = count;
    for (int i = 0; i < s->title.cell_count; i++)
        for (int k = 0; k < s->cells[i].count; k++) {
            const cell *c = &s->cells[i];
            out->packets[out->count++] =
                (pl_packet){ .pts = c->start + c->shift + times(k, s->length),
                             .dts = PL_NO_TICKS,
                             .pos = -1,
                             .duration = (int32_t)times(1, s->length) };
        }
}

static void lay_clock(pl_clock_part *part, const pl_sketch *s, const pl_track *track)
{
    const pl_packet *last = &track->packets[track->count - 1];
    part->raw_start = track->packets[0].pts;
    part->unit_num = 1;
    part->unit_den = SECOND;
    part->start_us = 0;
    part->length_us = 0;
    part->length_us = pl_clock_time(part, last->pts + times(1, s->length));
}

/* --- making it */

static bool read_facts(pl_scan *scan, pl_sketch *s, pl_source_open *open, void *ctx, pl_error *err)
{
    pl_input *input = pl_input_open(s->path, open, ctx, s->job, err);
    bool fits = input && pl_stream_scan_can(input) &&
                strcmp(input->container->name, "mpeg-ps") == 0 &&
                input->format->streams[input->video]->codecpar->codec_id == AV_CODEC_ID_MPEG2VIDEO;
    if (fits) {
        const AVStream *stream = input->format->streams[input->video];
        scan->kind = PL_CONTAINER_STREAM;
        scan->picture = true;
        scan->unit_num = 1;
        scan->unit_den = SECOND;
        pl_facts_read(&scan->facts, input, s->path);
        fits = pl_coded_read(&scan->coded, stream);
        s->stream = scan->coded.stream = stream->id & 0xff;
        scan->coded.reach = PL_REACH_PROGRAM;
    }
    pl_input_close(&input);
    return fits;
}

static bool is_title(const char *path)
{
    char *disc = NULL;
    int number = 0;
    bool title = pl_part_split(&disc, &number, path);
    free(disc);
    return title;
}

static bool make(pl_scan *scan, pl_clock_map *map, pl_sketch *s, pl_source_open *open, void *ctx,
                 pl_error *err)
{
    if (!pl_disc_title_read(&s->title, s->path, open, ctx, err) || s->title.vobu_count < 1 ||
        !(open ? open : pl_source_open_file)(&s->source, s->path, ctx, err) ||
        !read_facts(scan, s, open, ctx, err))
        return false;
    size_t vobus = (size_t)s->title.vobu_count;
    s->cells = pl_alloc_array((size_t)s->title.cell_count, sizeof *s->cells);
    s->firsts = pl_alloc_array(vobus, sizeof *s->firsts);
    s->filled = pl_alloc_array(vobus, sizeof *s->filled);
    for (size_t i = 0; i < vobus; i++)
        s->firsts[i] = -1;
    *map = (pl_clock_map){ .rule = PL_CLOCK_RULE, .part_count = 1 };
    map->parts = pl_alloc(sizeof *map->parts);
    if (!read_cells(s, &map->parts[0]))
        return false;
    lay_track(&scan->track, s);
    lay_clock(&map->parts[0], s, &scan->track);
    return true;
}

pl_sketch *pl_sketch_make(pl_scan *scan, pl_clock_map *map, const char *path, pl_source_open *open,
                          void *ctx, pl_job *job, pl_error *err)
{
    pl_error own = { 0 };
    if (!is_title(path))
        return NULL;
    pl_sketch *s = pl_alloc(sizeof *s);
    s->path = pl_copy_text(path);
    s->job = job;
    *scan = (pl_scan){ 0 };
    *map = (pl_clock_map){ 0 };
    if (make(scan, map, s, open, ctx, &own))
        return s;
    if (err && (own.code == PL_CANNOT_READ || own.code == PL_CANCELLED))
        *err = own;
    pl_sketch_free(s);
    pl_scan_clear(scan);
    pl_clock_map_clear(map);
    return NULL;
}

void pl_sketch_free(pl_sketch *sketch)
{
    if (!sketch)
        return;
    if (sketch->source.close)
        sketch->source.close(sketch->source.ctx);
    pl_disc_title_clear(&sketch->title);
    free(sketch->span.track.packets);
    free(sketch->cells);
    free(sketch->firsts);
    free(sketch->filled);
    free(sketch->path);
    free(sketch);
}

/* --- filling in */

static int cell_of(const pl_sketch *s, int n)
{
    int i = s->title.cell_count - 1;
    while (i > 0 && s->cells[i].first > n)
        i--;
    return i;
}

static int cell_of_vobu(const pl_sketch *s, int vobu)
{
    int i = s->title.cell_count - 1;
    while (i > 0 && s->title.cells[i].first_vobu > vobu)
        i--;
    return i;
}

/* The number of the VOBU's first frame; -1 where its pack tells none. Behind the last: the end. */
static int first_of(pl_sketch *s, int vobu)
{
    if (vobu >= s->title.vobu_count)
        return s->track->count;
    if (s->firsts[vobu] >= 0)
        return s->firsts[vobu];
    const cell *c = &s->cells[cell_of_vobu(s, vobu)];
    int64_t start = 0;
    if (!nav_start(&start, s, vobu))
        return -1;
    int between = pictures_between(s, c->start, start);
    if (between < 0 || between >= c->count)
        return -1;
    return s->firsts[vobu] = c->first + between;
}

/* The VOBU that frame n lies in: guessed from its share of the cell, then by halves. */
static int vobu_of(pl_sketch *s, int n)
{
    int i = cell_of(s, n);
    const pl_disc_cell *of = &s->title.cells[i];
    int low = of->first_vobu, high = of->first_vobu + of->vobu_count - 1;
    int64_t share = (int64_t)(n - s->cells[i].first) * of->vobu_count / s->cells[i].count;
    int middle = low + (int)share;
    while (low < high) {
        middle = middle <= low ? low + 1 : middle > high ? high : middle;
        int first = first_of(s, middle);
        if (first < 0)
            return -1;
        if (first <= n)
            low = middle;
        else
            high = middle - 1;
        int near = first <= n ? middle + 1 + (n - first) / 16 : middle - 1 - (first - n) / 16;
        middle = near > low && near <= high ? near : low + (high - low + 1) / 2;
    }
    return low;
}

static bool fail_differs(const pl_sketch *s, pl_error *err)
{
    return pl_fail(err, PL_BAD_INPUT,
                   "The pictures at this place of %s are not those that the disc's tables tell. "
                   "Choose a later place, or copy the disc again.",
                   s->path);
}

/* What was read becomes packets and frames of the index, if it is what the sketch has there. */
static bool fill_in(pl_sketch *s, int vobu, int first)
{
    const pl_track *own = &s->span.track;
    int64_t shift = s->cells[cell_of_vobu(s, vobu)].shift;
    int count = 0;
    int32_t *order = pl_track_order(&count, own);
    bool same = count == own->count;
    for (int k = 0; same && k < count; k++)
        same = pl_clock_time(s->clock, own->packets[order[k]].pts + shift) ==
               s->frames[first + k].start;
    for (int k = 0; same && k < count; k++) {
        pl_packet *packet = &s->track->packets[first + k];
        *packet = own->packets[k];
        packet->pts += shift;
        s->frames[first + k].ordinal = first + order[k];
    }
    free(order);
    return same;
}

static bool fill(pl_sketch *s, int vobu, pl_error *err)
{
    pl_error own = { 0 };
    if (s->filled[vobu])
        return true;
    int first = first_of(s, vobu), next = first_of(s, vobu + 1);
    bool read = first >= 0 && next > first && read_vobu(s, vobu, &own);
    if (own.code != PL_OK)
        return pl_fail(err, own.code, "%s", own.text);
    if (!read || next - first != s->span.track.count || !fill_in(s, vobu, first))
        return fail_differs(s, err);
    s->filled[vobu] = true;
    return true;
}

bool pl_sketch_need(pl_sketch *sketch, int n, pl_error *err)
{
    int vobu = n >= 0 && n < sketch->track->count ? vobu_of(sketch, n) : -1;
    if (vobu < 0)
        return fail_differs(sketch, err);
    return fill(sketch, vobu, err) && (vobu == 0 || fill(sketch, vobu - 1, err));
}

bool pl_sketch_begin(pl_sketch *sketch, struct pl_index *index)
{
    pl_sketch *s = sketch;
    s->track = &index->tracks[0];
    s->frames = index->frames;
    s->clock = &index->map.parts[0];
    if (index->frame_count != s->track->count)
        return false;
    for (int i = 0; i < s->title.cell_count; i++) {
        const pl_disc_cell *of = &s->title.cells[i];
        if (!fill(s, of->first_vobu, NULL) || !fill(s, of->first_vobu + of->vobu_count - 1, NULL))
            return false;
    }
    for (int i = 1; i < LOOKS; i++)
        if (!fill(s, (int)((int64_t)s->title.vobu_count * i / LOOKS), NULL))
            return false;
    return true;
}
