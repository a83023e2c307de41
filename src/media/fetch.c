#include "fetch.h"

#include "plumbline/base/memory.h"
#include "words.h"

#include <stdlib.h>

struct pl_fetch {
    const pl_index *index;
    const pl_fetch_way *way;
    void *own;
    int32_t next;
};

static const pl_fetch_way *way_of(const pl_decoding *how, int part)
{
    switch (how->index->coded[part].reach) {
    case PL_REACH_PLAIN:
        return &pl_fetch_plain;
    case PL_REACH_PROGRAM:
    case PL_REACH_TRANSPORT:
        return &pl_fetch_stream;
    default:
        return &pl_fetch_demuxed;
    }
}

pl_fetch *pl_fetch_open(const pl_decoding *how, int part, const char *path, pl_error *err)
{
    pl_fetch *fetch = pl_alloc(sizeof *fetch);
    fetch->index = how->index;
    fetch->way = way_of(how, part);
    if (fetch->way->open(&fetch->own, how, part, path, err))
        return fetch;
    free(fetch);
    return NULL;
}

void pl_fetch_close(pl_fetch **fetch)
{
    if (*fetch)
        (*fetch)->way->close((*fetch)->own);
    free(*fetch);
    *fetch = NULL;
}

bool pl_fetch_go(pl_fetch *fetch, int32_t ordinal, pl_error *err)
{
    if (!fetch->way->go(fetch->own, ordinal, err))
        return false;
    fetch->next = ordinal;
    return true;
}

pl_read pl_fetch_next(AVPacket *packet, int32_t *ordinal, pl_fetch *fetch, pl_error *err)
{
    av_packet_unref(packet);
    bool known = fetch->index->sketch && fetch->next < fetch->index->frame_count;
    if (known && !pl_index_need(fetch->index, fetch->next, err))
        return PL_READ_FAILED;
    pl_read got = fetch->way->next(packet, fetch->own, fetch->next, err);
    if (got == PL_READ_PACKET)
        *ordinal = fetch->next++;
    return got;
}

int32_t pl_fetch_at(const pl_fetch *fetch)
{
    return fetch->next;
}

bool pl_fetch_fail_short(const char *path, pl_error *err)
{
    return pl_fail(err, PL_CANNOT_READ,
                   "%s no longer holds what it held when it was indexed: it ends earlier. Index it "
                   "again.",
                   path);
}

bool pl_fetch_stopped(const pl_decoding *how)
{
    return pl_job_stopped(how->job) || (how->give_way && atomic_load(how->give_way));
}

/* --- packets that lie in the file as they are */

typedef struct plain {
    const pl_track *track;
    char *path;
    pl_source source;
} plain;

static void close_plain(void *own)
{
    plain *p = own;
    if (p->source.close)
        p->source.close(p->source.ctx);
    free(p->path);
    free(p);
}

static bool open_plain(void **own, const pl_decoding *how, int part, const char *path,
                       pl_error *err)
{
    plain *p = pl_alloc(sizeof *p);
    p->track = &how->index->tracks[part];
    p->path = pl_copy_text(path);
    if (!(how->open ? how->open : pl_source_open_file)(&p->source, path, how->open_ctx, err)) {
        close_plain(p);
        return false;
    }
    *own = p;
    return true;
}

static bool go_plain(void *own, int32_t ordinal, pl_error *err)
{
    (void)own, (void)ordinal, (void)err;
    return true;
}

static pl_read next_plain(AVPacket *packet, void *own, int32_t ordinal, pl_error *err)
{
    const plain *p = own;
    if (ordinal >= p->track->count)
        return PL_READ_END;
    const pl_packet *known = &p->track->packets[ordinal];
    if (av_new_packet(packet, known->size) < 0) {
        pl_fail(err, PL_INTERNAL, "%s cannot be decoded: there is no memory for it.", p->path);
        return PL_READ_FAILED;
    }
    for (int have = 0; have < known->size;) {
        int64_t got = p->source.read(p->source.ctx, packet->data + have, known->pos + have,
                                     (size_t)(known->size - have));
        if (got < 0)
            pl_media_fail_read(p->path, known->pos + have, (int)-got, err);
        else if (got == 0)
            pl_fetch_fail_short(p->path, err);
        if (got <= 0)
            return PL_READ_FAILED;
        have += (int)got;
    }
    packet->flags = known->flags & PL_PACKET_KEY ? AV_PKT_FLAG_KEY : 0;
    return PL_READ_PACKET;
}

const pl_fetch_way pl_fetch_plain = { open_plain, close_plain, go_plain, next_plain };
