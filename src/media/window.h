/* A window that moves over the bytes of a part, so that a reader has a stretch of them in one piece. */
#ifndef PLUMBLINE_MEDIA_WINDOW_H
#define PLUMBLINE_MEDIA_WINDOW_H

#include "plumbline/base/job.h"
#include "plumbline/media/source.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct pl_window {
    const uint8_t *data; /* what is in sight */
    size_t left;         /* its bytes */
    int64_t pos;         /* of data[0] in the file */

    /* --- private to window.c */
    pl_source source;
    const char *path;
    pl_job *job;
    uint8_t *buffer;
    size_t room, chunk;
    bool ended;
} pl_window;

/* `chunk` bytes are read at a time. The source becomes the window's, which closes it; path is borrowed. */
void pl_window_open(pl_window *out, const pl_source *source, const char *path, size_t chunk,
                    pl_job *job);
void pl_window_close(pl_window *window);

/* Nothing is in sight until the next pl_window_need. */
void pl_window_go(pl_window *window, int64_t pos);

void pl_window_skip(pl_window *window, size_t size); /* of what is in sight */

/* At least `size` bytes (up to a chunk) are in sight afterwards, fewer only at the end of the file. False
 * when the system refuses to read, or the job was stopped: err is set. */
bool pl_window_need(pl_window *window, size_t size, pl_error *err);

#endif
