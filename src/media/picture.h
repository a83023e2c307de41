/* From a decoder's frame to the picture that is shown. */
#ifndef PLUMBLINE_MEDIA_PICTURE_H
#define PLUMBLINE_MEDIA_PICTURE_H

#include "compat.h"
#include "plumbline/base/error.h"
#include "plumbline/base/image.h"

/* Square pixels (the width is scaled by `aspect`), turned by the stream's display matrix. Freed with
 * pl_image_free; NULL on failure. path is for the sentence. */
pl_image *pl_picture_make(const AVFrame *frame, const AVStream *stream, AVRational aspect,
                          const char *path, pl_error *err);

#endif
