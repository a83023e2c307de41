/* Program and transport streams taken apart: the payload of each packet of the wanted streams, with the
 * byte that it can be found at again. ISO 13818-1 and, for program streams, 11172-1. */
#ifndef PLUMBLINE_MEDIA_UNITS_H
#define PLUMBLINE_MEDIA_UNITS_H

#include "input.h"
#include "track.h"
#include "window.h"

enum {
    PL_UNITS_IDS = 8192,    /* streams are told apart by a number below this */
    PL_UNITS_PRIVATE = 0x80 /* program streams: the first of private stream 1's own streams */
};

typedef struct pl_unit {
    int32_t stream;      /* program stream: the last byte of its start code, or below 0xc0 a private
                            stream's own number; transport stream: its PID */
    int64_t pos;         /* of the packet in the file: pl_units_go leads to it again */
    const uint8_t *data; /* borrowed until the next call */
    size_t size;
    int64_t pts, dts; /* PL_NO_TICKS where it has none; in 1/90000 s */
    bool begins;      /* a packet of the stream begins here: what pts and dts belong to */
    bool torn;        /* something is missing before it */
    bool locked;      /* it is scrambled */
} pl_unit;

typedef struct pl_units {
    pl_window window;
    int unit; /* bytes from packet to packet; 0: a program stream */
    bool wanted[PL_UNITS_IDS];
    uint8_t counters[PL_UNITS_IDS]; /* of transport packets: the next one's; 0xff: any */
    int64_t idle_from;              /* no packet was found since this byte */
} pl_units;

/* unit 0: a program stream. The source becomes its own; path is borrowed. chunk: bytes read at a time.
 * Nothing is wanted until it is said in `wanted`. */
void pl_units_open(pl_units *out, const pl_source *source, const char *path, int unit, size_t chunk,
                   pl_job *job);
void pl_units_close(pl_units *units);
void pl_units_go(pl_units *units, int64_t pos);

/* The next packet of a wanted stream. DAMAGE: none is found in 64 MB, though the file does not end. */
pl_read pl_units_next(pl_unit *out, pl_units *units, pl_error *err);

/* The distance from packet to packet of a transport stream: 188, 192 or 204; 0 where none fits. */
int pl_units_measure(const pl_source *source);

/* --- private to units.c, program.c and transport.c */

/* What stands in the head of a packetized elementary stream at `at`: fills pts, dts, locked. Gives the
 * bytes before the payload, 0 where it is no head. */
size_t pl_units_head(pl_unit *out, const uint8_t *at, size_t size);
/* One step; *found tells whether it led to a unit. False only with err. */
bool pl_program_step(bool *found, pl_unit *out, pl_units *units, pl_error *err);
bool pl_transport_step(bool *found, pl_unit *out, pl_units *units, pl_error *err);

#endif
