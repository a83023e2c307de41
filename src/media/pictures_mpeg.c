/* Pictures of 11172-2 and 13818-2. */
#include "pictures_inner.h"

enum {
    PICTURE = 0x00,
    LAST_SLICE = 0xaf,
    SEQUENCE = 0xb3,
    EXTENSION = 0xb5,
    GROUP = 0xb8,
    FRAME = 3 /* picture_structure */
};

static int wants(uint8_t first)
{
    switch (first) {
    case PICTURE:
        return 5;
    case SEQUENCE:
        return 9;
    case EXTENSION:
        return 7;
    default:
        return 1;
    }
}

/* Eighths of 1/90000 s a field by frame_rate_code. */
static int tick_of(int code)
{
    static const int ticks[] = { 0, 15015, 15000, 14400, 12012, 12000, 7200, 6006, 6000 };
    return code < 9 ? ticks[code] : 0;
}

static int length_of(const pl_pictures *p, bool top_first, bool repeat)
{
    if (!repeat)
        return 2 * p->tick;
    return p->all_frames ? (top_first ? 6 : 4) * p->tick : 3 * p->tick;
}

/* What stands before a picture's head belongs to it, once the slices of the one before have begun. */
static void mark_next(pl_pictures *p, int64_t at)
{
    if (p->next_at < 0 && (p->filled || !p->open))
        p->next_at = at;
}

static void expect(pl_pictures *p, int64_t at, const uint8_t *head)
{
    enum { INTRA = 1, BIDIRECTED = 3 };
    int kind = head[2] >> 3 & 7;
    mark_next(p, at);
    p->coming_at = p->next_at >= 0 ? p->next_at : at;
    p->coming =
        (pl_found){ .key = kind == INTRA, .bidirected = kind == BIDIRECTED, .length = 2 * p->tick };
    pl_pictures_place(&p->coming, p, p->coming_at, at);
    p->expected = true;
}

/* The picture whose head came begins, or is the second field of the open one. */
static void accept(pl_pictures *p, int structure)
{
    bool second = p->open && !p->paired && structure && structure != FRAME &&
                  p->structure + structure == FRAME;
    p->expected = false;
    p->next_at = -1;
    if (second) {
        p->paired = true;
        return;
    }
    pl_pictures_close(p, p->coming_at);
    p->found = p->coming;
    p->found_at = p->coming_at;
    p->open = true;
    p->structure = structure;
    p->paired = false;
}

static void extend(pl_pictures *p, const uint8_t *head, int size)
{
    enum { OF_SEQUENCE = 1, OF_PICTURE = 8 };
    int id = head[1] >> 4;
    if (id == OF_SEQUENCE && size >= 3)
        p->all_frames = head[2] >> 3 & 1;
    if (id != OF_PICTURE || size < 5 || !p->expected)
        return;
    p->coming.length = length_of(p, head[4] >> 7, head[4] >> 1 & 1);
    accept(p, head[3] & 3);
}

static void code(pl_pictures *p, int64_t at, const uint8_t *head, int size)
{
    uint8_t first = head[0];
    if (first == SEQUENCE && size >= 5) {
        mark_next(p, at);
        p->tick = tick_of(head[4] & 15);
    } else if (first == SEQUENCE || first == GROUP) {
        mark_next(p, at);
    } else if (first == PICTURE && size >= 3) {
        expect(p, at, head);
    } else if (first == EXTENSION && size >= 2) {
        extend(p, head, size);
    } else if (first <= LAST_SLICE) {
        if (p->expected)
            accept(p, 0);
        p->filled = p->open;
    }
}

void pl_mpeg_start(pl_pictures *p)
{
    p->wants = wants;
    p->code = code;
}
