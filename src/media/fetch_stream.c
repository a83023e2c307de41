/* Pictures put together from the packets of program and transport streams. */
#include "fetch.h"
#include "plumbline/base/memory.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 128 * 1024 };

typedef struct fetch_stream {
    const pl_track *track;
    char *path;
    pl_units units;
    pl_unit unit; /* what is left of the newest one */
    bool placed;  /* the next byte is the next picture's first */
} fetch_stream;

static void close_stream(void *own)
{
    fetch_stream *f = own;
    pl_units_close(&f->units);
    free(f->path);
    free(f);
}

static bool open_stream(void **own, const pl_decoding *how, int part, const char *path,
                        pl_error *err)
{
    const pl_coded *coded = &how->index->coded[part];
    pl_source source;
    if (!(how->open ? how->open : pl_source_open_file)(&source, path, how->open_ctx, err))
        return false;
    fetch_stream *f = pl_alloc(sizeof *f);
    f->track = &how->index->tracks[part];
    f->path = pl_copy_text(path);
    int unit = coded->reach == PL_REACH_TRANSPORT ? coded->unit : 0;
    pl_units_open(&f->units, &source, f->path, unit, CHUNK, how->job);
    if (coded->stream >= 0 && coded->stream < PL_UNITS_IDS)
        f->units.wanted[coded->stream] = true;
    *own = f;
    return true;
}

static bool go_stream(void *own, int32_t ordinal, pl_error *err)
{
    (void)ordinal, (void)err;
    fetch_stream *f = own;
    f->placed = false;
    return true;
}

/* Takes `size` bytes of the stream to `out`, or passes over them where out is NULL. */
static pl_read take(fetch_stream *f, uint8_t *out, size_t size, pl_error *err)
{
    while (size > 0) {
        if (f->unit.size == 0) {
            pl_read got = pl_units_next(&f->unit, &f->units, err);
            if (got != PL_READ_PACKET)
                return got;
        }
        size_t some = size < f->unit.size ? size : f->unit.size;
        if (out) {
            memcpy(out, f->unit.data, some);
            out += some;
        }
        f->unit.data += some;
        f->unit.size -= some;
        size -= some;
    }
    return PL_READ_PACKET;
}

static pl_read place(fetch_stream *f, const pl_packet *packet, pl_error *err)
{
    f->unit.size = 0;
    pl_units_go(&f->units, packet->pos);
    f->placed = true;
    return take(f, NULL, (size_t)packet->skip, err);
}

static pl_read next_stream(AVPacket *packet, void *own, int32_t ordinal, pl_error *err)
{
    fetch_stream *f = own;
    if (ordinal >= f->track->count)
        return PL_READ_END;
    const pl_packet *known = &f->track->packets[ordinal];
    pl_read got = f->placed ? PL_READ_PACKET : place(f, known, err);
    if (got == PL_READ_PACKET && av_new_packet(packet, known->size) < 0) {
        pl_fail(err, PL_INTERNAL, "%s cannot be decoded: there is no memory for it.", f->path);
        got = PL_READ_FAILED;
    }
    if (got == PL_READ_PACKET)
        got = take(f, packet->data, (size_t)known->size, err);
    if (got == PL_READ_PACKET)
        packet->flags = known->flags & PL_PACKET_KEY ? AV_PKT_FLAG_KEY : 0;
    else
        f->placed = false;
    return got;
}

const pl_fetch_way pl_fetch_stream = { open_stream, close_stream, go_stream, next_stream };
