/* The index of a disc's title before it has been read: a DVD's tables say where each half second begins, and
 * the navigation packs there when it is shown. So frames have their numbers and times at once; which packet a
 * frame is, and where it lies, is read when it is first asked for. Of pictures of one length alone; where a
 * disc tells anything else than its pictures, there is no sketch, and the whole is read.
 *
 * What is filled in later are packets, and the ordinals of frames: by the thread that decodes, and for it
 * alone. Numbers and times never change. */
#ifndef PLUMBLINE_MEDIA_SKETCH_H
#define PLUMBLINE_MEDIA_SKETCH_H

#include "plumbline/base/job.h"
#include "plumbline/media/source.h"
#include "scan.h"

typedef struct pl_sketch pl_sketch;
struct pl_index;

/* Scan and map of a part that is a title; the scan's track has every picture with its time. NULL where there
 * can be none; err is set where that is for the system or the job. */
pl_sketch *pl_sketch_make(pl_scan *scan, pl_clock_map *map, const char *path, pl_source_open *open,
                          void *ctx, pl_job *job, pl_error *err);
void pl_sketch_free(pl_sketch *sketch);

/* The index that was laid out from scan and map is its own from now on. Holds some places against the disc;
 * false where one differs: then the index is of no use. */
bool pl_sketch_begin(pl_sketch *sketch, struct pl_index *index);

/* Fills in frame (and packet) n with all that decoding it takes from before. False with err. */
bool pl_sketch_need(pl_sketch *sketch, int n, pl_error *err);

#endif
