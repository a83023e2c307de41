/* What is known of a recording: its parts, and the clock map that gives each picture its time. */
#ifndef PLUMBLINE_MODEL_RECORDING_H
#define PLUMBLINE_MODEL_RECORDING_H

#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>
#include <stdint.h>

/* The version of the clock rule that this program makes maps by (architecture.md, "Clock"). */
enum { PL_CLOCK_RULE = 1 };

typedef enum pl_jump_kind {
    PL_JUMP_WRAP,  /* the 33-bit counter ran over and is carried on */
    PL_JUMP_BREAK, /* all streams jump: closed to one picture's duration */
    PL_JUMP_JOINED /* a part's raw timestamps go on from the part before it */
} pl_jump_kind;

/* From the packet on whose decode timestamp is `raw_at` (after the shifts before it) raw timestamps have
 * `shift` added. In ticks of the part's unit. PL_JUMP_JOINED has shift 0 and stands first in its part. */
typedef struct pl_clock_jump {
    int64_t raw_at, shift;
    pl_jump_kind kind;
} pl_clock_jump;

typedef struct pl_clock_part {
    int64_t raw_start; /* timestamp of the part's first picture that can be shown, in ticks */
    int32_t unit_num, unit_den; /* seconds a tick: 1/90000, 1001/30000 … */
    pl_time start_us;           /* on the recording's clock */
    pl_time length_us;          /* from its first picture to the end of its last */
    pl_clock_jump *jumps;
    int jump_count;
} pl_clock_part;

/* A primary fact: made once, at the first index, kept for ever, handed back to media at each open. */
typedef struct pl_clock_map {
    int rule;
    pl_clock_part *parts;
    int part_count;
    /* Of a recording's beginning: what is read behind it is added, and what is there stays; only the length
     * of its last part grows. */
    bool growing;
} pl_clock_map;

void pl_clock_map_clear(pl_clock_map *map); /* frees what is inside and zeroes it */
void pl_clock_map_copy(pl_clock_map *out, const pl_clock_map *map);
pl_time pl_clock_map_length(const pl_clock_map *map); /* of all parts */
/* Whether `whole` is what `map` is, or has grown to: nothing that had its time has another. */
bool pl_clock_map_grew(const pl_clock_map *map, const pl_clock_map *whole);

#endif
