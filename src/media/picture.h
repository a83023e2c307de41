/* From a decoder's frame to the picture that is shown. */
#ifndef PLUMBLINE_MEDIA_PICTURE_H
#define PLUMBLINE_MEDIA_PICTURE_H

#include "compat.h"
#include "frame.h"
#include "plumbline/base/error.h"
#include "plumbline/base/image.h"

#include <stdbool.h>

struct SwsContext;

/* The matrix that the stream names, as swscale numbers them; else that of its size, as players do:
 * BT.709 from 720 lines. */
int pl_picture_matrix(const AVFrame *frame);
bool pl_picture_full_range(const AVFrame *frame);

/* Square pixels (the width is scaled by the frame's aspect), turned upright. Freed
 * with pl_image_free; NULL on failure. path is for the sentence. */
pl_image *pl_picture_make(const AVFrame *frame, pl_look look, const char *path, pl_error *err);

enum { PL_TALLEST = 4 /* a small picture is at most so many times as high as it is wide */ };

/* The same, `width` wide, by area. *sws (NULL at first, freed with sws_freeContext) keeps its tables. NULL
 * where its form is not known. */
pl_image *pl_picture_small(struct SwsContext **sws, const AVFrame *frame, pl_look look, int width);

#endif
