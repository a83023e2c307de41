/* Pictures coded as H.264 for a clip. */
#ifndef PLUMBLINE_MEDIA_CLIP_CODER_H
#define PLUMBLINE_MEDIA_CLIP_CODER_H

#include "avc.h"
#include "compat.h"
#include "plumbline/base/error.h"

#include <stdbool.h>

typedef struct pl_clip_coder pl_clip_coder;

/* For pictures of the size, aspect and colours of `like`; unit is that of their times. Those of another
 * size or form are brought to it. With `alike`, pictures come out that copied ones of this SPS can stand
 * behind and before: one after another, under parameter sets of the number `number`. */
pl_clip_coder *pl_clip_coder_open(const AVFrame *like, AVRational unit, int threads,
                                  const pl_avc_sps *alike, int number, pl_error *err);
void pl_clip_coder_close(pl_clip_coder **coder);

/* Its parameters, with the parameter sets as extradata. */
const AVCodecContext *pl_clip_coder_context(const pl_clip_coder *coder);

/* The picture to be shown at a time; NULL: there are no more. */
bool pl_clip_coder_send(pl_clip_coder *coder, const AVFrame *frame, int64_t at, pl_error *err);
/* The next packet, in H.264's start codes. False: there is none yet, or no more. */
bool pl_clip_coder_take(AVPacket *packet, pl_clip_coder *coder);

#endif
