/* Packets by libavformat: for containers whose packets it has to put together. */
#include "fetch.h"
#include "plumbline/base/memory.h"
#include "seek.h"

#include <stdlib.h>

enum {
    SEEK_TRIES = 3,
    STRAY_PACKETS = 300 /* read after a seek until one is known again */
};

typedef struct demuxed {
    const pl_decoding *how;
    const pl_track *track;
    char *path;
    pl_input *input;
    AVPacket *packet; /* waits, where `waiting` */
    bool waiting;
} demuxed;

static bool open_input(demuxed *d, pl_error *err)
{
    pl_input_close(&d->input);
    d->waiting = false;
    d->input = pl_input_open(d->path, d->how->open, d->how->open_ctx, d->how->job, err);
    if (!d->input)
        return false;
    if (d->input->video < 0)
        return pl_fail(err, PL_BAD_INPUT, "%s has no picture: it holds sound only.", d->path);
    for (int i = 0; i < (int)d->input->format->nb_streams; i++)
        if (i != d->input->video)
            d->input->format->streams[i]->discard = AVDISCARD_ALL;
    return true;
}

static void close_demuxed(void *own)
{
    demuxed *d = own;
    av_packet_free(&d->packet);
    pl_input_close(&d->input);
    free(d->path);
    free(d);
}

static bool open_demuxed(void **own, const pl_decoding *how, int part, const char *path,
                         pl_error *err)
{
    demuxed *d = pl_alloc(sizeof *d);
    d->how = how;
    d->track = &how->index->tracks[part];
    d->path = pl_copy_text(path);
    d->packet = av_packet_alloc();
    bool ok = d->packet || pl_fail(err, PL_INTERNAL,
                                   "%s cannot be decoded: there is no memory for it.", d->path);
    if (!ok || !open_input(d, err)) {
        close_demuxed(d);
        return false;
    }
    *own = d;
    return true;
}

/* The next packet of the picture. */
static pl_read read_packet(demuxed *d, pl_error *err)
{
    for (;;) {
        av_packet_unref(d->packet);
        pl_read got = pl_input_read(d->input, d->packet, err);
        if (got != PL_READ_PACKET || d->packet->stream_index == d->input->video)
            return got;
    }
}

/* After a seek: reads on until a packet is known again; *ordinal is its own. */
static pl_read find_place(int32_t *ordinal, demuxed *d, int32_t near, pl_error *err)
{
    for (int i = 0; i < STRAY_PACKETS; i++) {
        pl_read got = read_packet(d, err);
        if (got != PL_READ_PACKET)
            return got;
        *ordinal = pl_seek_identify(d->track, d->packet, near);
        if (*ordinal >= 0)
            return PL_READ_PACKET;
    }
    return PL_READ_END;
}

/* By a seek where the place it leads to can be proved, else by counting from the start of the part. */
static bool go_demuxed(void *own, int32_t ordinal, pl_error *err)
{
    demuxed *d = own;
    int32_t at = -1;
    pl_read got = PL_READ_END;
    d->waiting = false;
    for (int i = 0; i < SEEK_TRIES && (got != PL_READ_PACKET || at > ordinal); i++) {
        got = pl_seek_go(d->input, d->track, ordinal, i) ? find_place(&at, d, ordinal, err)
                                                         : PL_READ_END;
        if (got == PL_READ_FAILED)
            return false;
    }
    if (got != PL_READ_PACKET || at > ordinal) {
        if (!open_input(d, err))
            return false;
        at = -1;
    }
    for (; at < ordinal; at++) {
        if (pl_fetch_stopped(d->how))
            return pl_fail(err, PL_CANCELLED, "Decoding %s was stopped.", d->path);
        got = read_packet(d, err);
        if (got == PL_READ_FAILED)
            return false;
        if (got != PL_READ_PACKET)
            return pl_fetch_fail_short(d->path, err);
    }
    d->waiting = true;
    return true;
}

static pl_read next_demuxed(AVPacket *packet, void *own, int32_t ordinal, pl_error *err)
{
    (void)ordinal;
    demuxed *d = own;
    pl_read got = d->waiting ? PL_READ_PACKET : read_packet(d, err);
    d->waiting = false;
    if (got == PL_READ_PACKET)
        av_packet_move_ref(packet, d->packet);
    return got;
}

const pl_fetch_way pl_fetch_demuxed = { open_demuxed, close_demuxed, go_demuxed, next_demuxed };
