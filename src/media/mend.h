/* Mending a track's timestamps before the clock is laid over them. */
#ifndef PLUMBLINE_MEDIA_MEND_H
#define PLUMBLINE_MEDIA_MEND_H

#include "scan.h"

/* Gives each packet both timestamps, from its neighbours and from the order of pictures. */
void pl_mend_missing(pl_scan *scan);

/* The jumps of rule (e), in the order of the file; freed with free(). Program and transport streams
 * only. `raw_at` of a jump is the decode timestamp of the first packet behind it, counted after the
 * jumps before it. `begun`: the part as it was when its beginning alone had been read, whose jumps stand
 * and are all that there are in it; else NULL. */
pl_clock_jump *pl_mend_find_jumps(int *count, const pl_scan *scan, const pl_clock_part *begun);

/* Carries out the jumps: pts become mended; dts stay as they stand in the file. */
void pl_mend_apply(pl_scan *scan, const pl_clock_jump *jumps, int count);

/* Hides the pictures that no decoder can show: those before the first key picture, in the file or in
 * presentation. Gives how many were hidden. */
int pl_mend_hide(pl_scan *scan);

#endif
