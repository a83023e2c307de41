/* Which containers are recordings, and how each is to be treated. */
#ifndef PLUMBLINE_MEDIA_CONTAINER_H
#define PLUMBLINE_MEDIA_CONTAINER_H

#include "plumbline/base/error.h"
#include "plumbline/base/time.h"
#include "plumbline/media/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum pl_container_kind {
    PL_CONTAINER_TIMED,   /* its timestamps are believed */
    PL_CONTAINER_COUNTED, /* none of its own: frame number times rate */
    PL_CONTAINER_STREAM   /* program and transport streams: a 33-bit counter that may jump */
} pl_container_kind;

typedef struct pl_container {
    const char *libav; /* libavformat's name for the demuxer */
    const char *name;  /* the short one that people see */
    pl_container_kind kind;
} pl_container;

/* By libavformat's name; NULL where it is nothing that a recording comes in (a playlist, subtitles, a
 * still picture): those are never opened, so that no file can make the program open another. */
const pl_container *pl_container_find(const char *libav);

/* The short name, told from the file's first bytes where one demuxer serves several. Borrowed. */
const char *pl_container_name(const pl_container *container, const uint8_t *head, size_t size);

/* The sentence for a file that is no recording: `libav` is the demuxer that would take it, or NULL.
 * Always returns false. */
bool pl_container_refuse(const char *path, const char *libav, const uint8_t *head, size_t size,
                         pl_error *err);

/* The length that an AVI file's own head claims, which libavformat corrects in silence where the file is
 * cut short; PL_NO_TIME where it claims none. */
pl_time pl_container_avi_claim(const uint8_t *head, size_t size);

/* Whether an MP4 or MOV file has a table of contents, by a walk over its outermost boxes. */
bool pl_container_has_moov(const pl_source *source);

#endif
