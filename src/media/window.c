#include "window.h"

#include "plumbline/base/memory.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

void pl_window_open(pl_window *out, const pl_source *source, const char *path, size_t chunk,
                    pl_job *job)
{
    *out = (pl_window){ .source = *source, .path = path, .job = job, .chunk = chunk };
    out->room = 2 * chunk;
    out->buffer = pl_alloc(out->room);
    out->data = out->buffer;
}

void pl_window_close(pl_window *window)
{
    if (window->source.close)
        window->source.close(window->source.ctx);
    free(window->buffer);
    *window = (pl_window){ 0 };
}

void pl_window_go(pl_window *window, int64_t pos)
{
    window->data = window->buffer;
    window->left = 0;
    window->pos = pos;
    window->ended = false;
}

void pl_window_skip(pl_window *window, size_t size)
{
    size = size < window->left ? size : window->left;
    window->data += size;
    window->left -= size;
    window->pos += (int64_t)size;
}

static bool read_more(pl_window *w, pl_error *err)
{
    memmove(w->buffer, w->data, w->left);
    w->data = w->buffer;
    if (pl_job_stopped(w->job))
        return pl_fail(err, PL_CANCELLED, "Reading %s was stopped.", w->path);
    int64_t at = w->pos + (int64_t)w->left;
    size_t size = w->room - w->left < w->chunk ? w->room - w->left : w->chunk;
    int64_t got = w->source.read(w->source.ctx, w->buffer + w->left, at, size);
    if (got < 0)
        return pl_media_fail_read(w->path, at, (int)-got, err);
    w->ended = got == 0;
    w->left += (size_t)got;
    return true;
}

bool pl_window_need(pl_window *window, size_t size, pl_error *err)
{
    while (window->left < size && !window->ended)
        if (!read_more(window, err))
            return false;
    return true;
}
