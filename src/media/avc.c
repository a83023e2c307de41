#include "avc.h"

#include "nal_bits.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* --- units */

pl_nals pl_nals_of(const void *packet, size_t size, int length_size)
{
    return (pl_nals){ packet, size, length_size, false };
}

static bool next_by_length(pl_nal *out, pl_nals *w)
{
    size_t size = 0, head = (size_t)w->length_size;
    if (w->left == 0)
        return false;
    for (size_t i = 0; i < head && i < w->left; i++)
        size = size << 8 | w->at[i];
    if (w->left < head || size == 0 || size > w->left - head) {
        w->broken = true;
        return false;
    }
    *out = (pl_nal){ w->at + head, size, w->at[head] & 31 };
    w->at += head + size;
    w->left -= head + size;
    return true;
}

/* The place of the next 00 00 01, or the end. */
static size_t find_code(const uint8_t *at, size_t left)
{
    for (size_t i = 0; i + 3 <= left; i++)
        if (at[i] == 0 && at[i + 1] == 0 && at[i + 2] == 1)
            return i;
    return left;
}

static bool next_by_code(pl_nal *out, pl_nals *w)
{
    size_t start = find_code(w->at, w->left);
    if (w->left - start < 4) {
        w->left = 0;
        return false;
    }
    w->at += start + 3;
    w->left -= start + 3;
    size_t size = find_code(w->at, w->left), next = size;
    while (size > 1 && w->at[size - 1] == 0) /* zeros before a start code are not its own */
        size--;
    *out = (pl_nal){ w->at, size, w->at[0] & 31 };
    w->at += next;
    w->left -= next;
    return true;
}

bool pl_nals_next(pl_nal *out, pl_nals *walk)
{
    return walk->length_size ? next_by_length(out, walk) : next_by_code(out, walk);
}

void pl_nal_put(pl_text *out, const uint8_t *data, size_t size)
{
    uint8_t length[4];
    for (int i = 0; i < 4; i++)
        length[i] = (uint8_t)(size >> 8 * (3 - i));
    pl_text_add_bytes(out, length, sizeof length);
    pl_text_add_bytes(out, data, size);
}

/* --- which set a unit follows */

int pl_avc_pps_sps(const pl_avc_set *pps)
{
    uint8_t room[16];
    pl_bits b = pl_bits_of(room, sizeof room, pps->data, pps->size);
    pl_bits_ue(&b);
    unsigned sps = pl_bits_ue(&b);
    return b.over || sps >= PL_AVC_MOST_SPS ? -1 : (int)sps;
}

int pl_avc_slice_pps(const pl_nal *slice)
{
    uint8_t room[24];
    pl_bits b = pl_bits_of(room, sizeof room, slice->data, slice->size);
    pl_bits_ue(&b); /* first_mb_in_slice */
    pl_bits_ue(&b); /* slice_type */
    unsigned pps = pl_bits_ue(&b);
    return b.over || pps >= PL_AVC_MOST_PPS ? -1 : (int)pps;
}

/* --- sets */

static void free_sets(pl_avc_set *sets, int count)
{
    for (int i = 0; i < count; i++)
        free(sets[i].data);
}

void pl_avc_sets_free(pl_avc_sets *sets)
{
    free_sets(sets->sps, PL_AVC_MOST_SPS);
    free_sets(sets->pps, PL_AVC_MOST_PPS);
    *sets = (pl_avc_sets){ .length_size = 0 };
}

/* Its place by its number, or NULL. */
static pl_avc_set *place_of(pl_avc_sets *sets, const pl_nal *nal)
{
    uint8_t room[16];
    pl_bits b = pl_bits_of(room, sizeof room, nal->data, nal->size);
    bool sps = nal->type == PL_NAL_SPS;
    if (sps)
        pl_bits_get(&b, 24); /* profile, constraints, level */
    unsigned number = pl_bits_ue(&b);
    if (b.over || number >= (sps ? PL_AVC_MOST_SPS : PL_AVC_MOST_PPS))
        return NULL;
    return sps ? &sets->sps[number] : &sets->pps[number];
}

bool pl_avc_sets_add(pl_avc_sets *sets, const pl_nal *nal)
{
    if ((nal->type != PL_NAL_SPS && nal->type != PL_NAL_PPS) || nal->size > PL_AVC_MOST_SET)
        return false;
    pl_avc_set *place = place_of(sets, nal);
    if (!place)
        return false;
    if (place->data)
        return place->size == nal->size && memcmp(place->data, nal->data, nal->size) == 0;
    place->data = (uint8_t *)pl_copy_bytes(nal->data, nal->size);
    place->size = nal->size;
    return true;
}

/* `count` sets, each behind its length in two bytes. */
static bool read_list(pl_avc_sets *out, int count, const uint8_t **at, const uint8_t *end)
{
    for (int i = 0; i < count; i++) {
        size_t left = (size_t)(end - *at);
        size_t size = left < 2 ? 0 : (size_t)(*at)[0] << 8 | (*at)[1];
        if (size == 0 || size > left - 2)
            return false;
        pl_nal nal = { *at + 2, size, (*at)[2] & 31 };
        if (!pl_avc_sets_add(out, &nal))
            return false;
        *at += 2 + size;
    }
    return true;
}

static bool read_box(pl_avc_sets *out, const uint8_t *extra, size_t size)
{
    const uint8_t *at = extra + 6, *end = extra + size;
    if (size < 7)
        return false;
    out->length_size = (extra[4] & 3) + 1;
    if (!read_list(out, extra[5] & 31, &at, end) || at == end)
        return false;
    int count = *at++;
    return read_list(out, count, &at, end);
}

bool pl_avc_sets_read(pl_avc_sets *out, const uint8_t *extra, size_t size)
{
    *out = (pl_avc_sets){ .length_size = 0 };
    if (size > 0 && extra[0] == 1)
        return read_box(out, extra, size);
    pl_nal nal;
    pl_nals walk = pl_nals_of(extra, size, 0);
    while (pl_nals_next(&nal, &walk))
        if ((nal.type == PL_NAL_SPS || nal.type == PL_NAL_PPS) && !pl_avc_sets_add(out, &nal))
            return false;
    return true;
}

static void put_list(pl_text *out, const pl_avc_set *sets, int room, int first, int count_bits)
{
    int count = 0;
    for (int i = 0; i < room; i++)
        count += sets[i].data != NULL;
    pl_text_add_char(out, (char)(count_bits | count));
    for (int k = 0; k < room; k++) { /* from `first` on, and round */
        const pl_avc_set *set = &sets[(first + k) % room];
        if (!set->data)
            continue;
        pl_text_add_char(out, (char)(set->size >> 8));
        pl_text_add_char(out, (char)(set->size & 255));
        pl_text_add_bytes(out, set->data, set->size);
    }
}

void pl_avc_sets_put(pl_text *out, const pl_avc_sets *sets, int first)
{
    const uint8_t *sps = sets->sps[first].data;
    pl_text_add_char(out, 1);
    pl_text_add_bytes(out, sps + 1, 3);      /* profile, constraints, level */
    pl_text_add_char(out, (char)(0xFC | 3)); /* lengths of four bytes */
    put_list(out, sets->sps, PL_AVC_MOST_SPS, first, 0xE0);
    put_list(out, sets->pps, PL_AVC_MOST_PPS, 0, 0);
    /* profiles from High on say their colours once more: 4:2:0, 8 bits */
    static const uint8_t colours[] = { 0xFC | 1, 0xF8, 0xF8, 0 };
    if (sps[1] != 66 && sps[1] != 77 && sps[1] != 88)
        pl_text_add_bytes(out, colours, sizeof colours);
}

/* --- the content of an SPS */

static void pass_scaling(pl_bits *b, int size)
{
    int last = 8, next = 8;
    for (int i = 0; i < size && next != 0; i++) {
        next = (last + pl_bits_se(b)) & 255;
        last = next ? next : last;
    }
}

/* What profiles from High on have between their number and the rest. */
static void read_colours(pl_avc_sps *out, pl_bits *b)
{
    unsigned format = pl_bits_ue(b);
    out->planes = format == 3 && pl_bits_get(b, 1);
    unsigned luma = pl_bits_ue(b), chroma = pl_bits_ue(b);
    out->plain = format == 1 && luma == 0 && chroma == 0;
    pl_bits_get(b, 1); /* qpprime_y_zero_transform_bypass_flag */
    if (pl_bits_get(b, 1) == 0)
        return;
    for (int i = 0; i < (format == 3 ? 12 : 8); i++)
        if (pl_bits_get(b, 1))
            pass_scaling(b, i < 6 ? 16 : 64);
}

static bool has_colours(int profile)
{
    static const int with[] = { 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 };
    for (size_t i = 0; i < PL_COUNT(with); i++)
        if (with[i] == profile)
            return true;
    return false;
}

/* log2_max_frame_num and the order of pictures */
static void pass_order(pl_avc_sps *out, pl_bits *b)
{
    enum { MOST_CYCLE = 255, LEAST_BITS = 4 };
    out->number_bits = (int)(pl_bits_ue(b) & 31) + LEAST_BITS;
    unsigned type = pl_bits_ue(b);
    if (type == 0)
        pl_bits_ue(b);
    if (type != 1)
        return;
    pl_bits_get(b, 1);
    pl_bits_se(b);
    pl_bits_se(b);
    unsigned cycle = pl_bits_ue(b);
    for (unsigned i = 0; i < cycle && i < MOST_CYCLE && !b->over; i++)
        pl_bits_se(b);
}

static void read_size(pl_avc_sps *out, pl_bits *b)
{
    pl_bits_get(b, 1); /* gaps_in_frame_num_value_allowed_flag */
    out->width = (int)(pl_bits_ue(b) & 0xFFFF) + 1;
    out->height = (int)(pl_bits_ue(b) & 0xFFFF) + 1;
    out->progressive = pl_bits_get(b, 1);
    if (!out->progressive) {
        out->height *= 2;
        pl_bits_get(b, 1);
    }
    pl_bits_get(b, 1); /* direct_8x8_inference_flag */
    if (pl_bits_get(b, 1))
        for (int i = 0; i < 4; i++)
            out->crop[i] = (int)(pl_bits_ue(b) & 0xFFFF);
}

/* Up to the one bit that ends it. */
static size_t end_of(const uint8_t *bytes, size_t size)
{
    while (size > 0 && bytes[size - 1] == 0)
        size--;
    if (size == 0)
        return 0;
    int behind = 0;
    while (!(bytes[size - 1] >> behind & 1))
        behind++;
    return size * 8 - (size_t)behind - 1;
}

bool pl_avc_sps_read(pl_avc_sps *out, const uint8_t *unit, size_t size)
{
    *out = (pl_avc_sps){ .plain = true };
    if (!unit || size < 5)
        return false;
    pl_bits b = pl_bits_of(out->bytes, sizeof out->bytes, unit, size);
    b.end = out->end = end_of(out->bytes, b.end / 8);
    out->profile = (int)pl_bits_get(&b, 8);
    pl_bits_get(&b, 8);
    out->level = (int)pl_bits_get(&b, 8);
    out->number = (int)pl_bits_ue(&b);
    if (has_colours(out->profile))
        read_colours(out, &b);
    pass_order(out, &b);
    out->refs_at = b.at;
    out->max_refs = (int)(pl_bits_ue(&b) & 31);
    out->refs_end = b.at;
    read_size(out, &b);
    out->vui_at = b.at;
    pl_bits_get(&b, 1); /* whether there is a VUI */
    return !b.over && out->number < PL_AVC_MOST_SPS;
}

/* --- writing one */

typedef struct pen {
    uint8_t bytes[2 * PL_AVC_MOST_SET];
    size_t at; /* bits */
} pen;

static void put_bit(pen *p, unsigned bit)
{
    if (p->at < 8 * sizeof p->bytes)
        p->bytes[p->at / 8] |= (uint8_t)(bit << (7 - p->at % 8));
    p->at++;
}

static void put_number(pen *p, unsigned value)
{
    int size = 0;
    while ((value + 1) >> (size + 1))
        size++;
    for (int i = 0; i < size; i++)
        put_bit(p, 0);
    for (int i = size; i >= 0; i--)
        put_bit(p, (value + 1) >> i & 1);
}

static void copy_bits(pen *p, const uint8_t *from, size_t at, size_t end)
{
    for (; at < end; at++)
        put_bit(p, from[at / 8] >> (7 - at % 8) & 1);
}

/* A whole unit of what was written. */
static uint8_t *escape(size_t *size, const pen *p)
{
    pl_text out = { 0 };
    size_t count = (p->at + 7) / 8;
    int zeros = 0;
    pl_text_add_char(&out, 3 << 5 | PL_NAL_SPS);
    for (size_t i = 0; i < count; i++) {
        if (zeros >= 2 && p->bytes[i] <= 3) {
            pl_text_add_char(&out, 3);
            zeros = 0;
        }
        pl_text_add_char(&out, (char)p->bytes[i]);
        zeros = p->bytes[i] == 0 ? zeros + 1 : 0;
    }
    *size = out.size;
    return (uint8_t *)pl_text_take(&out);
}

uint8_t *pl_avc_sps_alike(size_t *size, const pl_avc_sps *own, const pl_avc_sps *like)
{
    enum { LEVEL_AT = 16, BEHIND_LEVEL = 24 };
    pen p = { .at = 0 };
    copy_bits(&p, own->bytes, 0, LEVEL_AT);
    copy_bits(&p, like->bytes, LEVEL_AT, BEHIND_LEVEL);
    copy_bits(&p, own->bytes, BEHIND_LEVEL, own->refs_at);
    put_number(&p, (unsigned)(own->max_refs > like->max_refs ? own->max_refs : like->max_refs));
    copy_bits(&p, own->bytes, own->refs_end, own->vui_at);
    copy_bits(&p, like->bytes, like->vui_at, like->end);
    put_bit(&p, 1);
    return escape(size, &p);
}
