/* The files of one folder in an image of a disc: by UDF (1.02 to 2.01), else by ISO 9660. Nothing of the
 * image is believed before it is held against its size. */
#ifndef PLUMBLINE_MEDIA_IMAGE_H
#define PLUMBLINE_MEDIA_IMAGE_H

#include "plumbline/base/error.h"
#include "plumbline/media/source.h"

#include <stdint.h>

enum { PL_IMAGE_SECTOR = 2048, PL_IMAGE_NAME_ROOM = 64 };

/* Bytes of the image that follow one another. */
typedef struct pl_image_span {
    int64_t at, bytes;
} pl_image_span;

typedef struct pl_image_file {
    char name[PL_IMAGE_NAME_ROOM];
    int64_t bytes; /* of its spans */
    pl_image_span *spans;
    int span_count;
} pl_image_file;

typedef struct pl_image_files {
    pl_image_file *items;
    int count, room;
} pl_image_files;

/* The files in the folder of this name (in any case) at the top. err is not NULL and PL_OK beforehand; on
 * false it is PL_CANNOT_READ, or still PL_OK where the image has no such folder or is none of this kind. */
bool pl_image_read_udf(pl_image_files *out, const pl_source *image, const char *folder,
                       pl_error *err);
bool pl_image_read_iso(pl_image_files *out, const pl_source *image, const char *folder,
                       pl_error *err);
void pl_image_files_free(pl_image_files *files);

/* --- for the two readers */

enum { PL_IMAGE_MOST_FOLDER = 1 << 20, PL_IMAGE_MOST_FILES = 4096, PL_IMAGE_MOST_SPANS = 256 };

/* All of `size` bytes at `at`. False where they are not there (err untouched) or cannot be read. */
bool pl_image_get(void *out, const pl_source *image, int64_t at, size_t size, pl_error *err);

/* Room for one more file; NULL when there are too many. */
pl_image_file *pl_image_add(pl_image_files *files, const char *name, size_t size);

/* A stretch behind those that the file has. False where it is not within the image. */
bool pl_image_add_span(pl_image_file *file, const pl_source *image, int64_t at, int64_t bytes);

#endif
