/* Which pictures of a clip can be copied: whole groups of H.264 in one part, from an IDR picture up to where
 * what was decoded is all that was shown. */
#ifndef PLUMBLINE_MEDIA_CLIP_PLAN_H
#define PLUMBLINE_MEDIA_CLIP_PLAN_H

#include "avc.h"
#include "inside.h"

typedef struct pl_clip_plan {
    int first, last;          /* the clip's frames */
    int copy_first, copy_end; /* those that are copied: from, and behind the last; the same: none */
    const char *why;          /* none: a sentence */
    /* --- where some are copied */
    int part;
    int32_t packet, packet_end; /* of the part's track, in the order of decoding */
    pl_avc_sets sets;           /* that they follow */
    pl_avc_sps sps;
    int spare; /* a number that no set has */
} pl_clip_plan;

/* `how` is borrowed for the call. False for a failure of the system or the job. */
bool pl_clip_plan_make(pl_clip_plan *out, const pl_media *media, const pl_decoding *how, int first,
                       int last, pl_error *err);
/* Nothing is copied, for this reason. */
void pl_clip_plan_none(pl_clip_plan *plan, const char *why);
void pl_clip_plan_clear(pl_clip_plan *plan);

#endif
