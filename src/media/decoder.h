/* Exact frames of one part. A frame is named by its packet's ordinal, which travels through the
 * decoder in the place of a timestamp: no rounding, no doubt about which picture came out. */
#ifndef PLUMBLINE_MEDIA_DECODER_H
#define PLUMBLINE_MEDIA_DECODER_H

#include "compat.h"
#include "frames.h"
#include "plumbline/media/source.h"

typedef struct pl_decoder pl_decoder;

/* index is borrowed and must outlive the decoder. */
pl_decoder *pl_decoder_open(const pl_index *index, int part, const char *path, pl_source_open *open,
                            void *ctx, int threads, pl_error *err);
void pl_decoder_close(pl_decoder **decoder);

/* The picture of frame n, which must lie in the decoder's part. *frame is borrowed until the next call.
 * *got is n, or the frame before it that can be decoded where n itself cannot. */
bool pl_decoder_get(const AVFrame **frame, int *got, pl_decoder *decoder, int n, pl_error *err);

/* The stream that the pictures come from: its turn and its aspect. */
const AVStream *pl_decoder_stream(const pl_decoder *decoder);
AVRational pl_decoder_aspect(const pl_decoder *decoder, const AVFrame *frame);

#endif
