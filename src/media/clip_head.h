/* What the head of a clip's file tells of its pictures. */
#ifndef PLUMBLINE_MEDIA_CLIP_HEAD_H
#define PLUMBLINE_MEDIA_CLIP_HEAD_H

#include "clip_plan.h"

/* For a clip by this plan, whose pictures that are not copied come from `coder` (NULL: there are none). The
 * coder's parameter sets go into the plan's. NULL where the two do not go together, or without memory. Freed
 * with avcodec_parameters_free. */
AVCodecParameters *pl_clip_head(pl_clip_plan *plan, const pl_media *media,
                                const AVCodecContext *coder);

#endif
