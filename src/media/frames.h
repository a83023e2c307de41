/* The frame index: every frame in order of presentation, over all parts. */
#ifndef PLUMBLINE_MEDIA_FRAMES_H
#define PLUMBLINE_MEDIA_FRAMES_H

#include "coded.h"
#include "plumbline/base/job.h"
#include "plumbline/media/index.h"
#include "plumbline/media/probe.h"
#include "plumbline/model/recording.h"
#include "scan.h"
#include "sketch.h"
#include "track.h"

typedef struct pl_frame_entry {
    pl_time start;
    int32_t part, ordinal; /* of its packet in the part's track */
} pl_frame_entry;

struct pl_index {
    pl_clock_map map;
    pl_probe probe;
    pl_track *tracks; /* one a part; empty where the part has no picture */
    pl_coded *coded;  /* one a part */
    int part_count;
    pl_frame_entry *frames;
    int frame_count;
    pl_sketch *sketch; /* of a disc's title that has not been read; else NULL */
    int twins;         /* pictures that share another's time and are never shown */
};

typedef struct pl_index_how {
    const pl_clock_map *given; /* as in pl_media_options */
    pl_source_open *open;
    void *open_ctx;
    pl_job *job;
    int64_t most; /* above 0: so many bytes of streams are read, and the map is growing */
} pl_index_how;

/* Reads every packet of every part, or of those that are reached. */
pl_index *pl_index_build(const char *const *paths, int count, const pl_index_how *how,
                         pl_error *err);

/* The timeline of parts that have been read: takes what is in the scans (cleared by the caller). */
pl_index *pl_index_make(pl_scan *scans, int count, const pl_clock_map *given, pl_error *err);

/* An index that is whole but for the places of its packets, at once: of a single title of a disc whose
 * tables tell enough, under `given` where there is one. NULL where there is none; err is set for the system
 * and the job alone. */
pl_index *pl_index_sketch(const char *path, const pl_clock_map *given, pl_source_open *open,
                          void *ctx, pl_job *job, pl_error *err);

/* Before a frame's packets are looked at: those of n, and what decoding it takes. */
bool pl_index_need(const pl_index *index, int n, pl_error *err);

/* Lays out the frames from map and tracks. */
void pl_index_lay(pl_index *index);

/* The last frame that starts at or before `at`; the first or the last beyond either end; -1: none. */
int pl_index_frame_at(const pl_index *index, pl_time at);

/* The frame that the packet is shown as, or -1. */
int pl_index_frame_of(const pl_index *index, int part, int32_t ordinal);

#endif
