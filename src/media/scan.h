/* One reading of all packets of a part: what probe tells and what the clock and the index are made of. */
#ifndef PLUMBLINE_MEDIA_SCAN_H
#define PLUMBLINE_MEDIA_SCAN_H

#include "coded.h"
#include "container.h"
#include "plumbline/media/probe.h"
#include "track.h"

#include <stdbool.h>
#include <stdint.h>

/* Where a stream's timestamps step by more than a second or back, as places in the order of the
 * file. Program and transport streams only. */
/* Within so many places, about ten seconds, all streams step where there is a break. */
enum { PL_STEPS_NEAR = 1000 };

typedef struct pl_steps {
    int32_t *places;
    int count, room;
    int32_t first, last; /* places of its first and last packet; -1: none */
    int64_t ticks;       /* its newest timestamp */
} pl_steps;

typedef struct pl_scan {
    pl_probe_part facts; /* all but start_us and duration_us */
    pl_names warnings;
    pl_coded coded; /* of the picture */
    pl_container_kind kind;
    bool picture;  /* the track is of pictures, not of sound */
    bool damaged;  /* it ends before it should */
    int64_t bytes; /* of the part */
    bool walked;   /* its packets are known by going through its bytes: a beginning comes first */
    bool cut_off;  /* it was not read to its end (pl_scan_how.most) */
    int unit_num, unit_den;
    int64_t usual; /* ticks from one picture to the next by the container's rate; 0: not known */
    pl_track track;
    int32_t *order; /* for each packet its picture order count, or NULL */
    int32_t
        *places; /* for each packet its place in the file's order; program and transport streams */
    pl_steps *sounds; /* the other streams that tell a break from a gap */
    int sound_count;
    int missing; /* pictures without a timestamp */
    int cut;     /* pictures that an edit list hides */
    int spoilt;  /* packets marked as damaged */
    int early;   /* pictures before the first that can be shown; set by the clock */
    pl_time before_us, behind_us; /* how far sound reaches beyond the picture at either end */
} pl_scan;

typedef struct pl_scan_how {
    pl_source_open *open; /* NULL: files */
    void *open_ctx;
    pl_job *job;     /* may be NULL */
    double from, to; /* progress is told between these */
    bool by_packets; /* do without the container's own tables: what they are held against */
    /* Above 0: of what an own scan reads, so many bytes at most. What is then in the scan, if it is cut, ends
     * before a key picture, and nothing of it hangs on what is behind. */
    int64_t most;
} pl_scan_how;

bool pl_scan_read(pl_scan *out, const char *path, const pl_scan_how *how, pl_error *err);
void pl_scan_clear(pl_scan *scan);

#endif
