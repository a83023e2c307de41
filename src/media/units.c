#include "units.h"

#include <string.h>

enum { IDLE_BYTES = 64 * 1024 * 1024, ANY = 0xff };

void pl_units_open(pl_units *out, const pl_source *source, const char *path, int unit, size_t chunk,
                   pl_job *job)
{
    memset(out, 0, sizeof *out);
    memset(out->counters, ANY, sizeof out->counters);
    out->unit = unit;
    pl_window_open(&out->window, source, path, chunk, job);
}

void pl_units_close(pl_units *units)
{
    pl_window_close(&units->window);
}

void pl_units_go(pl_units *units, int64_t pos)
{
    pl_window_go(&units->window, pos);
    memset(units->counters, ANY, sizeof units->counters);
    units->idle_from = pos;
}

pl_read pl_units_next(pl_unit *out, pl_units *units, pl_error *err)
{
    for (;;) {
        bool found = false;
        int64_t before = units->window.pos;
        if (!(units->unit ? pl_transport_step : pl_program_step)(&found, out, units, err))
            return PL_READ_FAILED;
        if (found) {
            units->idle_from = units->window.pos;
            return PL_READ_PACKET;
        }
        if (units->window.pos == before)
            return PL_READ_END;
        if (units->window.pos - units->idle_from > IDLE_BYTES)
            return PL_READ_DAMAGE;
    }
}

/* 33 bits in five bytes, a marker bit behind each of three groups. */
static int64_t timestamp(const uint8_t *at)
{
    return (int64_t)(at[0] >> 1 & 7) << 30 | (int64_t)at[1] << 22 | (int64_t)(at[2] >> 1) << 15 |
           (int64_t)at[3] << 7 | at[4] >> 1;
}

/* 11172-1: stuffing, the size of a buffer, then the timestamps. */
static size_t old_head(pl_unit *out, const uint8_t *at, size_t size)
{
    enum { MOST_STUFFING = 16 };
    size_t i = 6;
    while (i < size && i < 6 + MOST_STUFFING && at[i] == 0xff)
        i++;
    if (i + 2 < size && at[i] >> 6 == 1)
        i += 2;
    if (i >= size)
        return 0;
    int kind = at[i] >> 4;
    size_t length = kind == 2 ? 5 : kind == 3 ? 10 : 1;
    if (i + length > size || (length == 1 && at[i] != 0x0f))
        return 0;
    if (length > 1)
        out->pts = out->dts = timestamp(at + i);
    if (length > 5)
        out->dts = timestamp(at + i + 5);
    return i + length;
}

size_t pl_units_head(pl_unit *out, const uint8_t *at, size_t size)
{
    out->pts = out->dts = PL_NO_TICKS;
    out->locked = false;
    if (size < 9)
        return 0;
    if (at[6] >> 6 != 2)
        return old_head(out, at, size);
    size_t length = 9 + (size_t)at[8];
    int told = at[7] >> 6;
    if (length > size)
        return 0;
    out->locked = at[6] >> 4 & 3;
    if (told & 2 && length >= 14)
        out->pts = out->dts = timestamp(at + 9);
    if (told == 3 && length >= 19)
        out->dts = timestamp(at + 14);
    return length;
}

/* How many packets in a row begin with the sync byte at this distance. */
static int score(const uint8_t *head, size_t size, int unit)
{
    int best = 0;
    size_t step = (size_t)unit;
    for (size_t from = 0; from < step && from < size; from++) {
        int count = 0;
        for (size_t at = from; at < size && head[at] == 0x47; at += step)
            count++;
        best = count > best ? count : best;
    }
    return best;
}

int pl_units_measure(const pl_source *source)
{
    enum { HEAD = 8192, ENOUGH = 5 };
    static const int units[] = { 188, 192, 204 };
    uint8_t head[HEAD];
    int64_t got = source->read(source->ctx, head, 0, sizeof head);
    int best = 0, most = ENOUGH - 1;
    for (size_t i = 0; got > 0 && i < sizeof units / sizeof *units; i++) {
        int count = score(head, (size_t)got, units[i]);
        if (count > most) {
            most = count;
            best = units[i];
        }
    }
    return best;
}
