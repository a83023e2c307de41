/* Clock rule 1: how raw timestamps become times on the recording's clock.
 *   (a) 0 is the start of the first picture that can be shown (first sound where there is none).
 *   (b) A part is as long as from its first picture to the end of its last.
 *   (c) The next part begins at that end; timestamps that simply go on keep going.
 *   (d) Timestamps of MP4, MOV, MKV, WebM, WMV are believed.
 *   (e) In program and transport streams, after unwrapping 33 bits, a step of more than a second
 *       forward or any step back in all streams is closed to one picture's duration; a step in one
 *       stream alone is a gap and is kept. AVI: frame number times rate.
 *   (f) Everything mended is in the warnings. */
#ifndef PLUMBLINE_MEDIA_CLOCK_H
#define PLUMBLINE_MEDIA_CLOCK_H

#include "plumbline/model/recording.h"
#include "scan.h"

/* Mends each scan's timestamps, hides what cannot be shown, and makes the map by today's rule. With
 * `given`, the map is a copy of it and the timestamps are mended by its jumps; *differs tells whether
 * today's rule would give another. With a `given` one that is growing, what it lacks is added to it.
 * False when `given` does not fit the parts. */
bool pl_clock_make(pl_clock_map *out, bool *differs, pl_scan *scans, int count,
                   const pl_clock_map *given, pl_error *err);

bool pl_clock_same(const pl_clock_map *a, const pl_clock_map *b);

/* The time of a mended timestamp: rounded to the nearest microsecond, once and for all. PL_NO_TIME for
 * one that no clock can hold. */
pl_time pl_clock_time(const pl_clock_part *part, int64_t pts);

#endif
