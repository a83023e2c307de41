/* Pictures of H.264 (14496-10) and HEVC (23008-2) in byte streams. */
#include "avc.h"
#include "nal_bits.h"
#include "pictures_inner.h"

/* --- H.264 */

enum { PART_A = 2, FIRST_14 = 14, LAST_18 = 18 };

static int avc_wants(uint8_t first)
{
    switch (first & 31) {
    case PL_NAL_SLICE:
    case PART_A:
    case PL_NAL_IDR:
        return 24;
    case PL_NAL_SEI:
        return 128;
    case PL_NAL_SPS:
        return PL_HEAD_ROOM;
    default:
        return 1;
    }
}

static void read_sps(pl_pictures *p, const uint8_t *unit, size_t size)
{
    enum { MOST_NUMBER_BITS = 16 };
    pl_avc_sps sps;
    if (!pl_avc_sps_read(&sps, unit, size) || sps.number_bits > MOST_NUMBER_BITS)
        return;
    p->planes = sps.planes;
    p->only_frames = sps.progressive;
    p->number_bits = sps.number_bits;
}

/* Whether a recovery point stands in supplemental information. */
static bool has_recovery(pl_bits *b)
{
    enum { RECOVERY = 6 };
    while (b->at + 16 <= b->end) {
        uint32_t kind = 0, size = 0, part;
        do
            kind += part = pl_bits_get(b, 8);
        while (part == 255 && b->at < b->end);
        do
            size += part = pl_bits_get(b, 8);
        while (part == 255 && b->at < b->end);
        if (kind == RECOVERY)
            return true;
        if (size > (b->end - b->at) / 8)
            return false;
        b->at += (size_t)size * 8;
    }
    return false;
}

static bool read_slice(pl_slice *out, bool *first, const pl_pictures *p, uint8_t nal, pl_bits *b)
{
    enum { I_SLICE = 2, KINDS = 5 };
    *first = pl_bits_ue(b) == 0;
    uint32_t kind = pl_bits_ue(b);
    pl_bits_ue(b);
    if (p->planes)
        pl_bits_get(b, 2);
    *out = (pl_slice){ .idr = (nal & 31) == PL_NAL_IDR,
                       .reference = nal >> 5 & 3,
                       .intra = kind % KINDS == I_SLICE,
                       .number = pl_bits_get(b, p->number_bits) };
    if (!p->only_frames) {
        out->field = pl_bits_get(b, 1);
        out->bottom = out->field && pl_bits_get(b, 1);
    }
    return p->number_bits > 0;
}

static bool differ(const pl_slice *a, const pl_slice *b)
{
    return a->number != b->number || a->field != b->field || a->bottom != b->bottom ||
           a->idr != b->idr || a->reference != b->reference;
}

/* The other field of the open picture: an PL_NAL_IDR's second one may be an ordinary P. */
static bool is_second_field(const pl_pictures *p, const pl_slice *slice)
{
    return p->open && !p->paired && p->slice.field && slice->field &&
           p->slice.bottom != slice->bottom && p->slice.number == slice->number &&
           (!slice->idr || p->slice.idr);
}

static void begin(pl_pictures *p, int64_t at, bool key)
{
    int64_t start = p->next_at >= 0 ? p->next_at : at;
    pl_pictures_close(p, start);
    p->found = (pl_found){ .key = key };
    pl_pictures_place(&p->found, p, start, start);
    p->found_at = start;
    p->open = p->filled = true;
    p->paired = false;
    p->next_at = -1;
    p->set_came = p->recovery_came = false;
}

static void avc_slice(pl_pictures *p, int64_t at, uint8_t nal, pl_bits *b)
{
    pl_slice slice;
    bool first = false;
    if (!read_slice(&slice, &first, p, nal, b))
        return;
    if (p->open && !first && !differ(&p->slice, &slice)) {
        p->next_at = -1;
        return;
    }
    if (is_second_field(p, &slice)) {
        p->paired = true;
        p->slice = slice;
        p->next_at = -1;
        p->set_came = p->recovery_came = false;
        return;
    }
    begin(p, at, slice.idr || p->recovery_came || (p->set_came && slice.intra));
    p->slice = slice;
}

static void mark_next(pl_pictures *p, int64_t at)
{
    if (p->next_at < 0)
        p->next_at = at;
}

static void avc_code(pl_pictures *p, int64_t at, const uint8_t *head, int size)
{
    uint8_t plain[PL_HEAD_ROOM];
    pl_bits b = pl_bits_of(plain, sizeof plain, head, (size_t)size);
    int kind = head[0] & 31;
    if (kind == PL_NAL_SLICE || kind == PART_A || kind == PL_NAL_IDR) {
        avc_slice(p, at, head[0], &b);
        return;
    }
    if ((kind >= PL_NAL_SEI && kind <= PL_NAL_DELIMITER) || (kind >= FIRST_14 && kind <= LAST_18))
        mark_next(p, at);
    if (kind == PL_NAL_SPS) {
        read_sps(p, head, (size_t)size);
        p->set_came = true;
    } else if (kind == PL_NAL_SEI && has_recovery(&b)) {
        p->recovery_came = true;
    }
}

void pl_avc_start(pl_pictures *p)
{
    p->wants = avc_wants;
    p->code = avc_code;
}

/* --- HEVC */

static int hevc_wants(uint8_t first)
{
    (void)first;
    return 3;
}

static void hevc_code(pl_pictures *p, int64_t at, const uint8_t *head, int size)
{
    enum {
        LAST_VCL = 31,
        FIRST_SET = 32,
        LAST_SET = 35,
        PREFIX = 39,
        FIRST_IRAP = 16,
        LAST_IRAP = 23
    };
    int kind = head[0] >> 1 & 63;
    if ((kind >= FIRST_SET && kind <= LAST_SET) || kind == PREFIX)
        mark_next(p, at);
    if (kind <= LAST_VCL && size >= 3 && head[2] >> 7)
        begin(p, at, kind >= FIRST_IRAP && kind <= LAST_IRAP);
}

void pl_hevc_start(pl_pictures *p)
{
    p->wants = hevc_wants;
    p->code = hevc_code;
}
