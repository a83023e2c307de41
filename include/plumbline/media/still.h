/* Pictures as files: stills, thumbnails and the answer of `frame`. */
#ifndef PLUMBLINE_MEDIA_STILL_H
#define PLUMBLINE_MEDIA_STILL_H

#include "plumbline/base/error.h"
#include "plumbline/base/image.h"

#include <stddef.h>

enum { PL_JPEG_QUALITY = 85 }; /* of stills in reports, out of 100 */

/* The bytes of a file, freed with free(); NULL on failure. The same picture gives the same bytes. Any
 * thread. */
void *pl_still_png(size_t *size, const pl_image *image, pl_error *err);
void *pl_still_jpeg(size_t *size, const pl_image *image, int quality, pl_error *err);

/* The picture `width` wide, its height in proportion: by area where it shrinks, bicubic where it
 * grows. Freed with pl_image_free; NULL on failure. Any thread. */
pl_image *pl_image_scaled(const pl_image *image, int width, pl_error *err);

#endif
