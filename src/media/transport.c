#include "units.h"

#include <string.h>

enum { SYNC = 0x47, PACKET = 188, ANY = 0xff };

/* The bytes that stand before a packet's sync byte: the arrival time of M2TS. */
static size_t lead_of(const pl_units *units)
{
    return units->unit == 192 ? 4 : 0;
}

/* To the next place where two packets follow one another. */
static void resync(pl_units *units)
{
    pl_window *w = &units->window;
    size_t lead = lead_of(units), unit = (size_t)units->unit;
    const uint8_t *end = w->data + w->left, *at = w->data + lead + 1;
    while (at < end && (at = memchr(at, SYNC, (size_t)(end - at)))) {
        if (at + unit >= end || at[unit] == SYNC) {
            pl_window_skip(w, (size_t)(at - w->data) - lead);
            return;
        }
        at++;
    }
    pl_window_skip(w, w->left);
}

/* Where the payload begins; 0: there is none. */
static size_t payload_at(const uint8_t *packet)
{
    size_t at = 4;
    if (!(packet[3] & 0x10))
        return 0;
    if (packet[3] & 0x20)
        at += 1 + (size_t)packet[4];
    return at < PACKET ? at : 0;
}

/* Counts the packets of the stream; true where one is missing before this one. */
static bool count(pl_units *units, int pid, const uint8_t *packet)
{
    uint8_t own = packet[3] & 0x0f, expected = units->counters[pid];
    units->counters[pid] = (own + 1) & 0x0f;
    return expected != ANY && own != expected;
}

static bool is_twin(const pl_units *units, int pid, const uint8_t *packet)
{
    uint8_t expected = units->counters[pid];
    return expected != ANY && ((packet[3] + 1) & 0x0f) == expected;
}

/* False for a packet that brings nothing. */
static bool take(pl_unit *out, pl_units *units, const uint8_t *packet)
{
    int pid = (packet[1] & 0x1f) << 8 | packet[2];
    size_t at = payload_at(packet);
    if (!units->wanted[pid] || at == 0 || is_twin(units, pid, packet))
        return false;
    *out = (pl_unit){ .stream = pid,
                      .pos = units->window.pos,
                      .pts = PL_NO_TICKS,
                      .dts = PL_NO_TICKS,
                      .begins = packet[1] & 0x40 };
    bool gap = count(units, pid, packet), locked = packet[3] >> 6;
    if (out->begins) {
        bool whole = at + 9 <= PACKET && !packet[at] && !packet[at + 1] && packet[at + 2] == 1;
        size_t head = whole ? pl_units_head(out, packet + at, PACKET - at) : 0;
        if (head == 0)
            return false;
        at += head;
    }
    out->locked = out->locked || locked;
    out->torn = gap || packet[1] & 0x80;
    out->data = packet + at;
    out->size = PACKET - at;
    return true;
}

bool pl_transport_step(bool *found, pl_unit *out, pl_units *units, pl_error *err)
{
    pl_window *w = &units->window;
    size_t lead = lead_of(units), unit = (size_t)units->unit;
    if (!pl_window_need(w, 4 * unit, err))
        return false;
    while (w->left >= lead + PACKET) {
        if (w->data[lead] != SYNC) {
            resync(units);
            return true;
        }
        *found = take(out, units, w->data + lead);
        pl_window_skip(w, unit);
        if (*found)
            return true;
    }
    return true;
}
