/* Pictures of H.264 (14496-10) and HEVC (23008-2) in byte streams. */
#include "pictures_inner.h"

/* --- bits, without the bytes that only keep start codes apart */

typedef struct bits {
    const uint8_t *at;
    int size, next; /* in bits */
} bits;

static int strip(uint8_t *out, const uint8_t *from, int size)
{
    int have = 0, zeros = 0;
    for (int i = 0; i < size; i++) {
        if (zeros >= 2 && from[i] == 3) {
            zeros = 0;
            continue;
        }
        zeros = from[i] == 0 ? zeros + 1 : 0;
        out[have++] = from[i];
    }
    return have;
}

static uint32_t get(bits *b, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++, b->next++) {
        bool one = b->next < b->size && b->at[b->next / 8] >> (7 - b->next % 8) & 1;
        value = value << 1 | one;
    }
    return value;
}

/* Exp-Golomb. */
static uint32_t get_ue(bits *b)
{
    int zeros = 0;
    while (zeros < 32 && b->next < b->size && !get(b, 1))
        zeros++;
    return zeros >= 32 ? UINT32_MAX : ((uint32_t)1 << zeros) - 1 + get(b, zeros);
}

static int32_t get_se(bits *b)
{
    uint32_t value = get_ue(b);
    return value & 1 ? (int32_t)(value / 2 + 1) : -(int32_t)(value / 2);
}

/* --- H.264 */

enum {
    SLICE = 1,
    PART_A = 2,
    IDR = 5,
    SEI = 6,
    SPS = 7,
    PPS = 8,
    AUD = 9,
    FIRST_14 = 14,
    LAST_18 = 18
};

static int avc_wants(uint8_t first)
{
    switch (first & 31) {
    case SLICE:
    case PART_A:
    case IDR:
        return 24;
    case SEI:
        return 128;
    case SPS:
        return PL_HEAD_ROOM;
    default:
        return 1;
    }
}

static void skip_scaling_list(bits *b, int size)
{
    int last = 8, next = 8;
    for (int i = 0; i < size && next; i++) {
        next = (last + get_se(b) + 256) % 256;
        last = next ? next : last;
    }
}

static bool has_chroma(uint32_t profile)
{
    static const uint8_t profiles[] = {
        100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135
    };
    for (size_t i = 0; i < sizeof profiles; i++)
        if (profiles[i] == profile)
            return true;
    return false;
}

static void skip_chroma(pl_pictures *p, bits *b)
{
    uint32_t form = get_ue(b);
    p->planes = form == 3 && get(b, 1);
    get_ue(b);
    get_ue(b);
    get(b, 1);
    if (!get(b, 1))
        return;
    for (int i = 0; i < (form == 3 ? 12 : 8); i++)
        if (get(b, 1))
            skip_scaling_list(b, i < 6 ? 16 : 64);
}

static void read_sps(pl_pictures *p, bits *b)
{
    uint32_t profile = get(b, 8);
    get(b, 16);
    get_ue(b);
    p->planes = false;
    if (has_chroma(profile))
        skip_chroma(p, b);
    uint32_t number_bits = get_ue(b) + 4;
    uint32_t kind = get_ue(b);
    if (kind == 0) {
        get_ue(b);
    } else if (kind == 1) {
        get(b, 1);
        get_se(b);
        get_se(b);
        uint32_t cycle = get_ue(b);
        for (uint32_t i = 0; i < cycle && i < 256; i++)
            get_se(b);
    }
    get_ue(b);
    get(b, 1);
    get_ue(b);
    get_ue(b);
    p->only_frames = get(b, 1);
    if (number_bits <= 16)
        p->number_bits = (int)number_bits;
}

/* Whether a recovery point stands in supplemental information. */
static bool has_recovery(bits *b)
{
    enum { RECOVERY = 6 };
    while (b->next + 16 <= b->size) {
        uint32_t kind = 0, size = 0, part;
        do
            kind += part = get(b, 8);
        while (part == 255 && b->next < b->size);
        do
            size += part = get(b, 8);
        while (part == 255 && b->next < b->size);
        if (kind == RECOVERY)
            return true;
        if (size > 4096)
            return false;
        b->next += (int)size * 8;
    }
    return false;
}

static bool read_slice(pl_slice *out, bool *first, const pl_pictures *p, uint8_t nal, bits *b)
{
    enum { I_SLICE = 2, KINDS = 5 };
    *first = get_ue(b) == 0;
    uint32_t kind = get_ue(b);
    get_ue(b);
    if (p->planes)
        get(b, 2);
    *out = (pl_slice){ .idr = (nal & 31) == IDR,
                       .reference = nal >> 5 & 3,
                       .intra = kind % KINDS == I_SLICE,
                       .number = get(b, p->number_bits) };
    if (!p->only_frames) {
        out->field = get(b, 1);
        out->bottom = out->field && get(b, 1);
    }
    return p->number_bits > 0;
}

static bool differ(const pl_slice *a, const pl_slice *b)
{
    return a->number != b->number || a->field != b->field || a->bottom != b->bottom ||
           a->idr != b->idr || a->reference != b->reference;
}

/* The other field of the open picture: an IDR's second one may be an ordinary P. */
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

static void avc_slice(pl_pictures *p, int64_t at, uint8_t nal, bits *b)
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
    bits b = { plain, strip(plain, head + 1, size - 1) * 8, 0 };
    int kind = head[0] & 31;
    if (kind == SLICE || kind == PART_A || kind == IDR) {
        avc_slice(p, at, head[0], &b);
        return;
    }
    if ((kind >= SEI && kind <= AUD) || (kind >= FIRST_14 && kind <= LAST_18))
        mark_next(p, at);
    if (kind == SPS) {
        read_sps(p, &b);
        p->set_came = true;
    } else if (kind == SEI && has_recovery(&b)) {
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
