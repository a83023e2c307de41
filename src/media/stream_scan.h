/* Program and transport streams read by an own scan: each picture with the byte that it begins at. */
#ifndef PLUMBLINE_MEDIA_STREAM_SCAN_H
#define PLUMBLINE_MEDIA_STREAM_SCAN_H

#include "input.h"
#include "scan.h"

typedef enum pl_scanned {
    PL_SCANNED,
    PL_SCANNED_NOT, /* it is of a form that is left to libavformat: nothing was written */
    PL_SCANNED_FAILED
} pl_scanned;

/* The sound's reach, in ticks of its stream. */
typedef struct pl_heard_reach {
    int64_t first, end;
} pl_heard_reach;

/* Fills track, places, steps and reach. `scan` has its facts, coding and kind; `steps` has room for every
 * stream of the input. *locked: what is read is scrambled. err is set for FAILED. */
pl_scanned pl_stream_scan(pl_scan *scan, pl_heard_reach *sound, bool *locked, const pl_input *input,
                          const char *path, const pl_scan_how *how, pl_error *err);

/* Whether an own scan may try. */
bool pl_stream_scan_can(const pl_input *input);

/* Gives each picture of MPEG-1 and MPEG-2 the timestamps that its head leaves out: it is shown when the one
 * before it ends. lengths: eighths of 1/90000 s, one for each packet. */
void pl_stream_times(pl_track *track, const int32_t *lengths);

#endif
