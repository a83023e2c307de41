#include "pictures_inner.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

bool pl_pictures_known(enum AVCodecID codec)
{
    return codec == AV_CODEC_ID_MPEG1VIDEO || codec == AV_CODEC_ID_MPEG2VIDEO ||
           codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC;
}

pl_pictures *pl_pictures_new(enum AVCodecID codec, void (*take)(void *ctx, const pl_found *found),
                             void *ctx)
{
    pl_pictures *p = pl_alloc(sizeof *p);
    p->take = take;
    p->ctx = ctx;
    p->last = UINT32_MAX;
    p->next_at = -1;
    if (codec == AV_CODEC_ID_H264)
        pl_avc_start(p);
    else if (codec == AV_CODEC_ID_HEVC)
        pl_hevc_start(p);
    else
        pl_mpeg_start(p);
    return p;
}

void pl_pictures_free(pl_pictures *pictures)
{
    free(pictures);
}

/* --- where something lies */

static pl_recent *recent_at(pl_pictures *p, int64_t at)
{
    pl_recent *best = NULL;
    for (int i = 0; i < PL_RECENT; i++) {
        pl_recent *unit = &p->recent[i];
        if (unit->pos >= 0 && unit->at <= at &&
            (!best || unit->at > best->at || (unit->at == best->at && unit->pos > best->pos)))
            best = unit;
    }
    return best;
}

void pl_pictures_place(pl_found *out, pl_pictures *p, int64_t at, int64_t times_at)
{
    const pl_recent *unit = recent_at(p, at);
    pl_recent *timed = recent_at(p, times_at);
    out->pts = out->dts = PL_NO_TICKS;
    if (unit) {
        out->pos = unit->pos;
        out->skip = (int32_t)(at - unit->at);
    }
    if (timed && !timed->used) {
        out->pts = timed->pts;
        out->dts = timed->dts;
        timed->used = true;
    }
}

void pl_pictures_close(pl_pictures *p, int64_t end)
{
    if (p->open) {
        p->found.size = end - p->found_at;
        p->take(p->ctx, &p->found);
    }
    p->open = p->filled = false;
}

/* --- start codes */

static void finish_head(pl_pictures *p)
{
    if (p->want && p->have)
        p->code(p, p->head_at, p->head, p->have);
    p->want = p->have = 0;
}

static void gather(pl_pictures *p, const uint8_t *data, size_t size)
{
    while (p->want && size > 0) {
        if (p->have == 0) {
            p->want = p->wants(data[0]);
            if (p->want == 0)
                return;
        }
        size_t some = (size_t)(p->want - p->have) < size ? (size_t)(p->want - p->have) : size;
        memcpy(p->head + p->have, data, some);
        p->have += (int)some;
        data += some;
        size -= some;
        if (p->have == p->want)
            finish_head(p);
    }
}

/* A prefix 00 00 01 ended before data[0]. */
static void begin_head(pl_pictures *p, int64_t at, const uint8_t *data, size_t size)
{
    finish_head(p);
    p->head_at = at;
    p->want = 1;
    p->have = 0;
    gather(p, data, size);
}

/* Prefixes that begin in what came before and end in the first two bytes. */
static void look_across(pl_pictures *p, const uint8_t *data, size_t size)
{
    uint32_t last = p->last;
    for (size_t i = 0; i < 2 && i < size; i++) {
        last = last << 8 | data[i];
        if ((last & 0xffffff) == 1)
            begin_head(p, p->at + (int64_t)i - 2, data + i + 1, size - i - 1);
    }
}

typedef uint8_t lanes __attribute__((vector_size(16)));

static lanes load(const uint8_t *at)
{
    lanes value;
    memcpy(&value, at, sizeof value);
    return value;
}

enum { NARROW = sizeof(lanes), WIDE = 4 * NARROW };

/* All bits of a lane where a prefix begins in it; the two bytes behind are looked at. */
static lanes prefixes(const uint8_t *at)
{
    return (lanes)((load(at) | load(at + 1) | (load(at + 2) ^ 1)) == 0);
}

/* It is asked of every byte of a recording, and the answer is mostly no. */
static bool any_prefix(const uint8_t *at)
{
    lanes found = { 0 };
    for (size_t i = 0; i < WIDE; i += NARROW)
        found |= prefixes(at + i);
    uint64_t halves[2];
    memcpy(halves, &found, sizeof halves);
    return halves[0] | halves[1];
}

/* Where the first begins, of the sixteen bytes; NARROW: in none. */
static size_t first_prefix(const uint8_t *at)
{
    _Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first lane is the lowest");
    lanes found = prefixes(at);
    uint64_t halves[2];
    memcpy(halves, &found, sizeof halves);
    if (halves[0])
        return (size_t)__builtin_ctzll(halves[0]) / 8;
    return halves[1] ? 8 + (size_t)__builtin_ctzll(halves[1]) / 8 : NARROW;
}

static void look_inside(pl_pictures *p, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i + 2 < size;) {
        if (i + WIDE + 2 <= size && !any_prefix(data + i)) {
            i += WIDE;
            continue;
        }
        bool wide = i + NARROW + 2 <= size;
        size_t step = wide ? first_prefix(data + i) : 0;
        i += step;
        if (step == NARROW)
            continue;
        if (wide || (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1))
            begin_head(p, p->at + (int64_t)i, data + i + 3, size - i - 3);
        i++;
    }
}

static void remember(pl_pictures *p, const pl_unit *unit)
{
    p->recent[p->recent_next] = (pl_recent){ .at = p->at,
                                             .pos = unit->pos,
                                             .pts = unit->pts,
                                             .dts = unit->dts,
                                             .used = unit->pts == PL_NO_TICKS,
                                             .torn = unit->torn };
    p->recent_next = (p->recent_next + 1) % PL_RECENT;
    if (unit->torn)
        p->found.torn = true;
}

void pl_pictures_add(pl_pictures *pictures, const pl_unit *unit)
{
    pl_pictures *p = pictures;
    if (unit->size == 0)
        return;
    remember(p, unit);
    gather(p, unit->data, unit->size);
    look_across(p, unit->data, unit->size);
    look_inside(p, unit->data, unit->size);
    for (size_t i = unit->size > 3 ? unit->size - 3 : 0; i < unit->size; i++)
        p->last = p->last << 8 | unit->data[i];
    p->at += (int64_t)unit->size;
}

void pl_pictures_end(pl_pictures *pictures)
{
    finish_head(pictures);
    pl_pictures_close(pictures, pictures->at);
}
