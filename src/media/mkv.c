/* RFC 8794 (EBML) and RFC 9559 (Matroska). */
#include "mkv.h"

#include "plumbline/base/memory.h"
#include "window.h"

#include <stdlib.h>

enum {
    CHUNK = 16 * 1024,
    MOST_PACKETS = 16 * 1024 * 1024,
    MOST_TRACKS = 127,
    MOST_BYTES = 64 << 20, /* of a block */
    TELL_EVERY = 8192,

    SEGMENT = 0x18538067,
    CLUSTER = 0x1f43b675,
    TRACKS = 0x1654ae6b,
    TRACK = 0xae,
    TRACK_NUMBER = 0xd7,
    TRACK_KIND = 0x83,
    TRACK_DEFAULT = 0x23e383,
    TRACK_SCALE = 0x23314f,
    TRACK_DELAY = 0x56aa,
    TRACK_ENCODINGS = 0x6d80,
    TIMESTAMP = 0xe7,
    SCALE = 0x2ad7b1,
    INFO = 0x1549a966,
    GROUP = 0xa0,
    BLOCK = 0xa1,
    SIMPLE_BLOCK = 0xa3,
    ENCRYPTED_BLOCK = 0xaf,
    DURATION = 0x9b,
    REFERENCE = 0xfb
};

typedef struct track {
    uint64_t number, kind, each; /* each: nanoseconds of a block, 0: not told */
    bool odd;                    /* encodings, an own scale or a delay: not read here */
} track;

typedef struct walk {
    pl_window window;
    pl_mkv *out;
    track tracks[MOST_TRACKS];
    int track_count;
    bool open_track; /* the elements that follow are its own, up to … */
    int64_t track_end;
    int64_t clock, sound; /* the numbers of the tracks; -1: none */
    uint64_t scale;
    int64_t cluster; /* its timestamp */
    int64_t group_end;
    bool in_group, group_added;
    int64_t sound_last;
    bool odd; /* left to libavformat */
} walk;

typedef struct element {
    uint32_t id;
    uint64_t size; /* UINT64_MAX: not known */
    int head;      /* bytes before the content */
} element;

/* A number whose first byte tells its length; *length 0 where there is none. */
static uint64_t read_number(int *length, const uint8_t *at, size_t left, bool keep_marker)
{
    *length = 0;
    int size = 1;
    if (left == 0 || at[0] == 0)
        return 0;
    while (!(at[0] >> (8 - size) & 1))
        size++;
    if ((size_t)size > left)
        return 0;
    uint64_t value = keep_marker ? at[0] : at[0] & ((1u << (8 - size)) - 1);
    for (int i = 1; i < size; i++)
        value = value << 8 | at[i];
    *length = size;
    return value;
}

static bool read_element(element *out, const pl_window *w)
{
    int id = 0, size = 0;
    uint64_t kind = read_number(&id, w->data, w->left, true);
    if (id == 0 || id > 4)
        return false;
    out->size = read_number(&size, w->data + id, w->left - (size_t)id, false);
    if (size == 0)
        return false;
    if (out->size == ((uint64_t)1 << 7 * size) - 1)
        out->size = UINT64_MAX;
    out->id = (uint32_t)kind;
    out->head = id + size;
    return true;
}

static uint64_t value_of(const pl_window *w, const element *e)
{
    uint64_t value = 0;
    for (uint64_t i = 0; i < e->size && i < 8 && (size_t)e->head + i < w->left; i++)
        value = value << 8 | w->data[(size_t)e->head + i];
    return value;
}

/* --- tracks */

static void begin_track(walk *k, int64_t end)
{
    if (k->track_count == MOST_TRACKS) {
        k->odd = true;
        return;
    }
    k->tracks[k->track_count++] = (track){ 0 };
    k->track_end = end;
    k->open_track = true;
}

static void tell_track(walk *k, const element *e)
{
    enum { ONE = 0x3f800000 }; /* 1.0 in four bytes */
    track *t = &k->tracks[k->track_count - 1];
    uint64_t value = value_of(&k->window, e);
    if (e->id == TRACK_NUMBER)
        t->number = value;
    else if (e->id == TRACK_KIND)
        t->kind = value;
    else if (e->id == TRACK_DEFAULT)
        t->each = value;
    else if ((e->id == TRACK_SCALE && value != ONE) || (e->id == TRACK_DELAY && value) ||
             e->id == TRACK_ENCODINGS)
        t->odd = true;
}

/* libavformat makes a stream of each track, in their order: the n-th of its kind is the n-th here. */
static int64_t number_of(const walk *k, const pl_input *input, int stream)
{
    enum { PICTURE = 1, SOUND = 2 };
    if (stream < 0)
        return -1;
    enum AVMediaType type = input->format->streams[stream]->codecpar->codec_type;
    uint64_t kind = type == AVMEDIA_TYPE_VIDEO ? PICTURE : SOUND;
    int before = 0;
    for (int i = 0; i < stream; i++)
        before += input->format->streams[i]->codecpar->codec_type == type &&
                  !pl_stream_is_still(input->format->streams[i]);
    for (int i = 0; i < k->track_count; i++)
        if (k->tracks[i].kind == kind && before-- == 0)
            return k->tracks[i].odd ? -1 : (int64_t)k->tracks[i].number;
    return -1;
}

static const track *track_of(const walk *k, int64_t number)
{
    for (int i = 0; i < k->track_count; i++)
        if ((int64_t)k->tracks[i].number == number)
            return &k->tracks[i];
    return NULL;
}

static int32_t ticks_of(const walk *k, int64_t number)
{
    const track *t = track_of(k, number);
    if (!t || k->scale == 0 || t->each / k->scale > INT32_MAX / 2)
        return 0;
    return (int32_t)((t->each + k->scale / 2) / k->scale);
}

/* --- blocks */

static void hear(walk *k, int64_t at)
{
    int64_t length = k->sound_last == PL_NO_TICKS ? 0 : at - k->sound_last;
    if (k->out->sound_first == PL_NO_TICKS)
        k->out->sound_first = at;
    k->out->sound_end = at + (length > 0 ? length : 0);
    k->sound_last = at;
}

/* The head of a block: its track, its time, its flags; the rest is a picture as its decoder wants it. */
static void take_block(walk *k, const element *e)
{
    enum { KEY = 0x80, LACED = 0x06 };
    const uint8_t *at = k->window.data + e->head;
    size_t left = k->window.left - (size_t)e->head;
    int length = 0;
    uint64_t number = read_number(&length, at, left, false);
    if (length == 0 || left < (size_t)length + 3 || e->size < (uint64_t)length + 3 ||
        e->size > MOST_BYTES) {
        k->odd = true;
        return;
    }
    int64_t pts = k->cluster + (int16_t)(at[length] << 8 | at[length + 1]);
    int flags = at[length + 2];
    if ((int64_t)number == k->sound)
        hear(k, pts);
    if ((int64_t)number != k->clock)
        return;
    k->odd = k->odd || flags & LACED || k->out->track.count >= MOST_PACKETS;
    pl_track *list = &k->out->track;
    bool key = e->id == SIMPLE_BLOCK ? flags & KEY : true;
    int32_t size = (int32_t)e->size - length - 3;
    pl_grow(list->packets, list->count, list->room);
    list->packets[list->count++] =
        (pl_packet){ .pts = pts,
                     .dts = PL_NO_TICKS,
                     .pos = k->window.pos + e->head + length + 3,
                     .size = size,
                     .duration = ticks_of(k, k->clock),
                     .flags = (key ? PL_PACKET_KEY : 0) | (size ? 0 : PL_PACKET_HIDDEN) };
    k->group_added = e->id == BLOCK;
}

static void tell_group(walk *k, const element *e)
{
    if (!k->in_group || !k->group_added)
        return;
    pl_packet *packet = &k->out->track.packets[k->out->track.count - 1];
    if (e->id == REFERENCE)
        packet->flags &= ~(uint32_t)PL_PACKET_KEY;
    uint64_t value = value_of(&k->window, e);
    if (e->id == DURATION && value > 0 && value < INT32_MAX)
        packet->duration = (int32_t)value;
}

/* --- the walk */

static bool holds_others(uint32_t id)
{
    return id == SEGMENT || id == CLUSTER || id == TRACKS || id == TRACK || id == INFO ||
           id == GROUP;
}

static void take(walk *k, const pl_input *input, int clock, const element *e)
{
    int64_t end = k->window.pos + e->head + (int64_t)(e->size == UINT64_MAX ? 0 : e->size);
    k->in_group = k->in_group && k->window.pos < k->group_end;
    k->open_track = k->open_track && k->window.pos < k->track_end;
    switch (e->id) {
    case TRACK:
        begin_track(k, end);
        break;
    case CLUSTER:
        k->clock = number_of(k, input, clock);
        k->sound = input->audio == clock ? -1 : number_of(k, input, input->audio);
        k->odd = k->odd || k->clock < 0;
        break;
    case TIMESTAMP:
        k->cluster = (int64_t)(value_of(&k->window, e) & INT64_MAX >> 8);
        break;
    case SCALE:
        k->scale = value_of(&k->window, e);
        break;
    case GROUP:
        k->in_group = true;
        k->group_added = false;
        k->group_end = end;
        break;
    case BLOCK:
    case SIMPLE_BLOCK:
        take_block(k, e);
        break;
    case ENCRYPTED_BLOCK:
        k->odd = true;
        break;
    default:
        if (k->open_track)
            tell_track(k, e);
        else
            tell_group(k, e);
    }
}

static bool is_key(const pl_packet *packet)
{
    return packet->flags & PL_PACKET_KEY && !(packet->flags & PL_PACKET_HIDDEN);
}

/* Whether the walk ends here: enough is read, and what stands before the last key picture can stand alone. */
static bool is_enough(walk *k, int64_t most)
{
    pl_track *list = &k->out->track;
    int count = list->count - 1;
    if (most <= 0 || k->window.pos < most)
        return false;
    while (count > 0 && !is_key(&list->packets[count]))
        count--;
    if (count < 1)
        return false;
    list->count = count;
    k->out->cut = true;
    return true;
}

static pl_mkv_got walk_all(walk *k, const pl_input *input, int clock, const pl_mkv_how *how,
                           pl_error *err)
{
    enum { HEADS = 64 };
    pl_window *w = &k->window;
    double whole = (double)(w->source.bytes > 0 ? w->source.bytes : 1);
    for (int i = 0; !k->odd; i++) {
        element e;
        if (!pl_window_need(w, HEADS, err))
            return PL_MKV_FAILED;
        if (w->left == 0)
            return PL_MKV_WHOLE;
        if (!read_element(&e, w))
            return PL_MKV_NOT;
        bool known = e.size != UINT64_MAX;
        if ((!known && e.id != SEGMENT && e.id != CLUSTER) ||
            (known && e.size > (uint64_t)(w->source.bytes - w->pos)) ||
            (known && (int64_t)e.size > w->source.bytes - w->pos - e.head))
            return PL_MKV_NOT;
        if (e.id == CLUSTER && is_enough(k, how->most))
            return PL_MKV_WHOLE;
        take(k, input, clock, &e);
        uint64_t step = (uint64_t)e.head + (holds_others(e.id) ? 0 : e.size);
        if (step <= w->left)
            pl_window_skip(w, (size_t)step);
        else
            pl_window_go(w, w->pos + (int64_t)step);
        if (i % TELL_EVERY == 0)
            pl_job_tell(how->job, how->from + (how->to - how->from) * (double)w->pos / whole,
                        "reading");
    }
    return PL_MKV_NOT;
}

pl_mkv_got pl_mkv_read(pl_mkv *out, const pl_input *input, int clock, const pl_source *source,
                       const char *path, const pl_mkv_how *how, pl_error *err)
{
    pl_mkv made = { .sound_first = PL_NO_TICKS, .sound_end = PL_NO_TICKS };
    walk *k = pl_alloc(sizeof *k);
    k->out = &made;
    k->clock = k->sound = -1;
    k->scale = 1000000;
    k->sound_last = PL_NO_TICKS;
    pl_window_open(&k->window, source, path, CHUNK, how->job);
    pl_mkv_got got = walk_all(k, input, clock, how, err);
    if (got == PL_MKV_WHOLE && made.track.count == 0)
        got = PL_MKV_NOT;
    pl_window_close(&k->window);
    free(k);
    if (got == PL_MKV_WHOLE)
        *out = made;
    else
        free(made.track.packets);
    return got;
}
