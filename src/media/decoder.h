/* Exact frames of one part. A frame is named by its packet's ordinal, which travels through the
 * decoder in the place of a timestamp: no rounding, no doubt about which picture came out. */
#ifndef PLUMBLINE_MEDIA_DECODER_H
#define PLUMBLINE_MEDIA_DECODER_H

#include "compat.h"
#include "frames.h"
#include "kept.h"
#include "plumbline/media/source.h"

#include <stdatomic.h>

typedef struct pl_decoder pl_decoder;

/* What several decoders of a recording share; borrowed, and outlives them. */
typedef struct pl_decoding {
    const pl_index *index;
    pl_source_open *open;
    void *open_ctx;
    int threads;           /* 0: as many as cores */
    pl_kept *kept;         /* takes every frame that comes out */
    pl_job *job;           /* stops it for good; may be NULL */
    atomic_bool *give_way; /* ends the frame that is being worked on; may be NULL */
    /* Takes the first picture that comes out on the way to a frame that is sought far from a key picture;
     * borrowed for the call. May be NULL. */
    void (*early)(void *ctx, const AVFrame *picture);
    void *early_ctx;
} pl_decoding;

pl_decoder *pl_decoder_open(const pl_decoding *how, int part, const char *path, pl_error *err);
void pl_decoder_close(pl_decoder **decoder);

typedef enum pl_got {
    PL_GOT_IT,
    PL_GOT_EARLIER, /* the frame cannot be decoded: the one before it that can */
    PL_GOT_NONE,    /* damage: neither */
    PL_GOT_FAILED   /* the system, or PL_CANCELLED by the job or by giving way */
} pl_got;

/* The picture of frame n, which must lie in the decoder's part, as exactly as the file allows. *frame is
 * borrowed until the next call; *got is the frame that it is of. err is set for NONE and FAILED. After
 * giving way the next call goes on where this one stopped. */
pl_got pl_decoder_get(const AVFrame **frame, int *got, pl_decoder *decoder, int n, pl_error *err);

/* For playing on: IT, NONE or FAILED, and no more than one attempt: where a frame is damaged, the next
 * ones matter more. */
pl_got pl_decoder_next(const AVFrame **frame, pl_decoder *decoder, int n, pl_error *err);

/* For frames that are only to be kept: those from `whole` to n, as far as there is room for them. */
pl_got pl_decoder_fill(pl_decoder *decoder, int whole, int n, pl_error *err);

/* The last frame that came out since it was last sent elsewhere; -1: none. */
int pl_decoder_last(const pl_decoder *decoder);

#endif
