#include "plumbline/media/ends.h"

#include "units.h"

#include <string.h>

enum { CHUNK = 256 * 1024, HEAD = 1 << 20, TAIL = 2 << 20, SECOND = 90000 };

/* As many timestamps are looked at on either end: pictures are stored out of order by a few. */
enum { FEW = 16 };

/* The difference that is least, counted round the 33-bit circle. */
static int64_t from_to(int64_t from, int64_t to)
{
    uint64_t low = (uint64_t)(to - from) & (((uint64_t)1 << 33) - 1);
    return low >> 32 ? (int64_t)low - ((int64_t)1 << 33) : (int64_t)low;
}

/* Timestamps of one stream, the newest over the oldest. */
typedef struct few {
    int32_t stream; /* -1: the first that is met */
    int64_t pts[FEW];
    int count;
} few;

/* Those from a byte on, up to another: the first few of them, or the last. */
static void read_few(few *out, pl_units *units, int64_t from, int64_t to, bool last)
{
    pl_unit unit;
    out->count = 0;
    pl_units_go(units, from);
    while (units->window.pos < to && (last || out->count < FEW) &&
           pl_units_next(&unit, units, NULL) == PL_READ_PACKET) {
        if (!unit.begins || unit.pts == PL_NO_TICKS ||
            (out->stream >= 0 && out->stream != unit.stream))
            continue;
        out->stream = unit.stream;
        out->pts[out->count++ % FEW] = unit.pts;
    }
}

/* The least (way -1) or the greatest (1) of them. */
static int64_t outermost(const few *of, int way)
{
    int64_t found = of->pts[0];
    for (int i = 1; i < of->count && i < FEW; i++)
        if (from_to(found, of->pts[i]) * way > 0)
            found = of->pts[i];
    return found;
}

typedef struct ends {
    int32_t stream;
    int64_t first, last;
} ends;

static bool read_ends(ends *e, const char *path, bool beginning_alone)
{
    static const uint8_t pack[] = { 0, 0, 1, 0xBA };
    pl_source source;
    uint8_t head[sizeof pack];
    if (!pl_source_open_file(&source, path, NULL, NULL))
        return false;
    bool program = source.read(source.ctx, head, 0, sizeof head) == sizeof head &&
                   memcmp(head, pack, sizeof head) == 0;
    int unit = program ? 0 : pl_units_measure(&source);
    int64_t bytes = source.bytes;
    if (!program && unit == 0) {
        source.close(source.ctx);
        return false;
    }
    pl_units units;
    pl_units_open(&units, &source, path, unit, CHUNK, NULL);
    memset(units.wanted, true, sizeof units.wanted);
    few at = { .stream = e->stream };
    read_few(&at, &units, 0, HEAD, false);
    bool ok = at.count > 0;
    e->stream = at.stream;
    e->first = outermost(&at, -1);
    if (!beginning_alone) {
        read_few(&at, &units, bytes > TAIL ? bytes - TAIL : 0, bytes, true);
        ok = ok && at.count > 0;
        e->last = outermost(&at, 1);
    }
    pl_units_close(&units);
    return ok;
}

bool pl_stream_goes_on(const char *before, const char *behind)
{
    ends a = { .stream = -1 };
    if (!read_ends(&a, before, false))
        return false;
    ends b = { .stream = a.stream };
    if (!read_ends(&b, behind, true))
        return false;
    int64_t step = from_to(a.last, b.first);
    /* two that each begin at 0 do not go on, however short they are */
    bool starts_again = from_to(a.first, b.first) < SECOND;
    return step > -SECOND && step <= SECOND && !starts_again;
}

bool pl_stream_length(pl_time *out, const char *path)
{
    ends e = { .stream = -1 };
    if (!read_ends(&e, path, false))
        return false;
    int64_t ticks = from_to(e.first, e.last);
    if (ticks <= 0)
        return false;
    *out = ticks * 100 / 9;
    return true;
}
