/* The frame index as a file: a cache that can be deleted at any time. Here for the tests and the fuzz
 * target; pl_media_open loads and writes it by itself. */
#ifndef PLUMBLINE_MEDIA_INDEX_H
#define PLUMBLINE_MEDIA_INDEX_H

#include "plumbline/base/error.h"

#include <stddef.h>

typedef struct pl_index pl_index;

/* Reads an index from memory. Refused (PL_BAD_INPUT, or PL_NEWER_VERSION) when its magic, its
 * versions (of the format, of the clock rule, of libavformat), the signature or the hash at its end
 * differ, or a count does not fit the bytes that are there. signature NULL: any. Time and memory are
 * bounded by `size`. */
pl_index *pl_index_parse(const void *bytes, size_t size, const char *signature, pl_error *err);

/* The same bytes that were parsed: freed with free(). */
void *pl_index_format(size_t *size, const pl_index *index, const char *signature);

int pl_index_frame_count(const pl_index *index);
void pl_index_free(pl_index *index);

#endif
