#include "stream_scan.h"

#include "pictures.h"
#include "plumbline/base/memory.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 1 << 20,
    TELL_EVERY = 4096,
    MOST_PICTURES = 16 * 1024 * 1024,
    MOST_BYTES = 32 << 20, /* of a picture */
    MOST_STEPS = 100000,
    LEAST_TIMED = 8 /* one picture in so many may be without a timestamp */
};

typedef struct stream {
    pl_scan *scan;
    int32_t *lengths; /* of the pictures shown */
    int room, place_room;
    int32_t place;
    int untimed;
    int32_t sound_of[PL_UNITS_IDS]; /* the input's stream, where it is sound; else -1 */
    int chosen;
    pl_heard_reach *sound;
    int64_t sound_last;
    bool locked;
} stream;

static bool is_program(const pl_input *input)
{
    return strcmp(input->container->name, "mpeg-ps") == 0;
}

/* A stream's number in the file by libavformat's id: that of a program stream is a whole start code, but
 * for those of private stream 1. */
static int32_t number_of(const pl_input *input, int i)
{
    int id = input->format->streams[i]->id;
    if (!is_program(input))
        return id > 0 && id < PL_UNITS_IDS ? id : -1;
    if (id >= 0x1c0 && id <= 0x1ef)
        return id & 0xff;
    return id >= PL_UNITS_PRIVATE && id < 0xc0 ? id : -1;
}

bool pl_stream_scan_can(const pl_input *input)
{
    int i = input->video;
    return input->container->kind == PL_CONTAINER_STREAM && i >= 0 && number_of(input, i) >= 0 &&
           pl_pictures_known(input->format->streams[i]->codecpar->codec_id);
}

static void take(void *ctx, const pl_found *found)
{
    stream *s = ctx;
    pl_track *track = &s->scan->track;
    uint32_t flags = (found->key ? PL_PACKET_KEY : 0) |
                     (found->bidirected ? PL_PACKET_BIDIRECTED : 0) |
                     (found->torn ? PL_PACKET_TORN : 0);
    bool fits = found->size > 0 && found->size <= MOST_BYTES;
    if (track->count >= MOST_PICTURES)
        return;
    pl_grow(track->packets, track->count, track->room);
    if (track->room > s->room) {
        s->room = track->room;
        s->lengths = pl_resize(s->lengths, (size_t)s->room, sizeof *s->lengths);
        s->scan->places = pl_resize(s->scan->places, (size_t)s->room, sizeof *s->scan->places);
    }
    s->lengths[track->count] = found->length;
    s->scan->places[track->count] = s->place++;
    s->untimed += found->pts == PL_NO_TICKS;
    s->scan->spoilt += found->torn;
    track->packets[track->count++] =
        (pl_packet){ .pts = found->pts,
                     .dts = found->dts,
                     .pos = found->pos,
                     .skip = found->skip,
                     .size = fits ? (int32_t)found->size : 0,
                     .flags = fits ? flags : flags | PL_PACKET_HIDDEN };
}

/* Steps of more than a second or back; the chosen sound's reach. */
static void hear(stream *s, const pl_unit *unit)
{
    enum { SECOND = 90000 };
    int i = s->sound_of[unit->stream];
    if (i < 0 || !unit->begins || unit->dts == PL_NO_TICKS)
        return;
    pl_steps *steps = &s->scan->sounds[i];
    bool step =
        steps->first >= 0 && (unit->dts < steps->ticks || unit->dts - steps->ticks > SECOND);
    if (steps->first < 0)
        steps->first = s->place;
    if (step && steps->count < MOST_STEPS) {
        pl_grow(steps->places, steps->count, steps->room);
        steps->places[steps->count++] = s->place;
    }
    steps->last = s->place++;
    steps->ticks = unit->dts;
    if (i != s->chosen)
        return;
    if (s->sound->first == PL_NO_TICKS)
        s->sound->first = unit->pts;
    int64_t length = s->sound_last == PL_NO_TICKS ? 0 : unit->pts - s->sound_last;
    s->sound->end = unit->pts + (length > 0 && length < SECOND ? length : 0);
    s->sound_last = unit->pts;
}

static void want_streams(stream *s, pl_units *units, const pl_input *input)
{
    s->chosen = input->audio;
    for (int i = 0; i < PL_UNITS_IDS; i++)
        s->sound_of[i] = -1;
    for (int i = 0; i < (int)input->format->nb_streams; i++) {
        int32_t number = number_of(input, i);
        bool sound = input->format->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
        if (number < 0 || (!sound && i != input->video))
            continue;
        units->wanted[number] = true;
        if (sound)
            s->sound_of[number] = i;
    }
}

static pl_read read_units(stream *s, pl_units *units, pl_pictures *pictures, int32_t video,
                          const pl_scan_how *how, pl_error *err)
{
    pl_unit unit;
    double whole = units->window.source.bytes > 0 ? (double)units->window.source.bytes : 1;
    for (int i = 0;; i++) {
        pl_read got = pl_units_next(&unit, units, err);
        if (got != PL_READ_PACKET)
            return got;
        s->scan->cut_off = how->most > 0 && unit.pos >= how->most;
        if (s->scan->cut_off)
            return PL_READ_END;
        s->locked = s->locked || unit.locked;
        if (unit.stream == video)
            pl_pictures_add(pictures, &unit);
        else
            hear(s, &unit);
        if (i % TELL_EVERY == 0)
            pl_job_tell(how->job, how->from + (how->to - how->from) * (double)unit.pos / whole,
                        "reading");
    }
}

static void forget(pl_scan *scan)
{
    free(scan->track.packets);
    free(scan->places);
    scan->track = (pl_track){ 0 };
    scan->places = NULL;
    scan->spoilt = 0;
    for (int i = 0; i < scan->sound_count; i++) {
        free(scan->sounds[i].places);
        scan->sounds[i] = (pl_steps){ .first = -1, .last = -1 };
    }
}

/* --- a beginning alone */

/* The first place near the end at which timestamps step: how it is closed hangs on what follows. */
static int32_t first_step(const pl_scan *scan, int32_t from)
{
    enum { SECOND = 90000 };
    int32_t first = INT32_MAX;
    for (int i = 0; i < scan->sound_count; i++)
        for (int k = 0; k < scan->sounds[i].count; k++)
            if (scan->sounds[i].places[k] >= from && scan->sounds[i].places[k] < first)
                first = scan->sounds[i].places[k];
    for (int i = scan->track.count - 1; i > 0 && scan->places[i] >= from; i--) {
        const pl_packet *packet = &scan->track.packets[i];
        bool step = packet->dts == PL_NO_TICKS || packet[-1].dts == PL_NO_TICKS ||
                    packet->dts < packet[-1].dts || packet->dts - packet[-1].dts > SECOND;
        if (step && scan->places[i] < first)
            first = scan->places[i];
    }
    return first;
}

/* Leaves what stands before a key picture that lies far enough before the end. False: there is nothing. */
static bool end_at_key(stream *s)
{
    enum { BEHIND = 100, FAR = PL_STEPS_NEAR + BEHIND };
    pl_scan *scan = s->scan;
    int32_t end = s->place - BEHIND, step = first_step(scan, s->place - FAR);
    end = step < end ? step : end;
    int count = scan->track.count;
    while (count > 0 && (scan->places[count - 1] >= end || count == scan->track.count ||
                         !(scan->track.packets[count].flags & PL_PACKET_KEY)))
        count--;
    scan->track.count = count;
    return count > 0;
}

/* Whether what was found is a recording's pictures with their times. */
static bool is_whole(const stream *s, bool mpeg)
{
    int count = s->scan->track.count, keys = 0;
    for (int i = 0; i < count; i++)
        keys += s->scan->track.packets[i].flags & PL_PACKET_KEY;
    return keys > 0 && s->untimed < count && (mpeg || s->untimed * LEAST_TIMED <= count);
}

static bool is_mpeg(enum AVCodecID id)
{
    return id == AV_CODEC_ID_MPEG1VIDEO || id == AV_CODEC_ID_MPEG2VIDEO;
}

static void take_reach(pl_scan *scan, const pl_input *input, int unit)
{
    scan->walked = true;
    scan->coded.reach = is_program(input) ? PL_REACH_PROGRAM : PL_REACH_TRANSPORT;
    scan->coded.stream = number_of(input, input->video);
    scan->coded.unit = unit;
}

static pl_scanned scan_so_far(pl_scan *scan, pl_heard_reach *sound, bool *locked,
                              const pl_input *input, const char *path, const pl_scan_how *how,
                              pl_error *err)
{
    pl_source source;
    if (!(how->open ? how->open : pl_source_open_file)(&source, path, how->open_ctx, err))
        return PL_SCANNED_FAILED;
    int unit = is_program(input) ? 0 : pl_units_measure(&source);
    enum AVCodecID codec = input->format->streams[input->video]->codecpar->codec_id;
    stream s = { .scan = scan, .sound = sound, .sound_last = PL_NO_TICKS };
    pl_units *units = pl_alloc(sizeof *units);
    pl_units_open(units, &source, path, unit, CHUNK, how->job);
    want_streams(&s, units, input);
    pl_pictures *pictures = pl_pictures_new(codec, take, &s);
    pl_read got = PL_READ_END;
    if (is_program(input) || unit)
        got = read_units(&s, units, pictures, number_of(input, input->video), how, err);
    pl_pictures_end(pictures);
    pl_pictures_free(pictures);
    pl_units_close(units);
    free(units);
    bool whole = got != PL_READ_FAILED && is_whole(&s, is_mpeg(codec));
    if (whole && is_mpeg(codec))
        pl_stream_times(&scan->track, s.lengths);
    if (scan->cut_off) /* a timestamp may be worked out from what follows */
        whole = whole && (is_mpeg(codec) || s.untimed == 0) && end_at_key(&s);
    if (whole) {
        scan->damaged = got == PL_READ_DAMAGE;
        *locked = s.locked;
        take_reach(scan, input, unit);
    } else {
        forget(scan);
        sound->first = sound->end = PL_NO_TICKS;
    }
    free(s.lengths);
    return whole ? PL_SCANNED : got == PL_READ_FAILED ? PL_SCANNED_FAILED : PL_SCANNED_NOT;
}

pl_scanned pl_stream_scan(pl_scan *scan, pl_heard_reach *sound, bool *locked, const pl_input *input,
                          const char *path, const pl_scan_how *how, pl_error *err)
{
    pl_scanned done = scan_so_far(scan, sound, locked, input, path, how, err);
    if (done != PL_SCANNED_NOT || !scan->cut_off)
        return done;
    pl_scan_how all = *how; /* no beginning of it can stand alone */
    all.most = 0;
    scan->cut_off = false;
    return scan_so_far(scan, sound, locked, input, path, &all, err);
}
