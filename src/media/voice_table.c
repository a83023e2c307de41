#include "voice_table.h"

#include "mp4.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum {
    RUN = 256 * 1024, /* packets that lie near one another are read together, up to so many bytes */
    BETWEEN = 8 * 1024, /* what lies between two is read with them rather than asked around */
    MOST_PACKET = 4 * 1024 * 1024
};

struct pl_voice_table {
    const pl_source *source;
    const char *path;
    pl_job *job;
    pl_track track;
    int stream, next;
    uint8_t *run; /* bytes of the file … */
    int64_t run_from, run_size;
    size_t run_room;
    AVBufferRef *packet; /* used again, once the decoder has let go of it */
};

/* Packets in order, none before the one ahead of it. */
static bool in_order(const pl_track *track)
{
    for (int i = 0; i < track->count; i++)
        if (track->packets[i].size <= 0 || track->packets[i].size > MOST_PACKET ||
            (i > 0 && track->packets[i].pts < track->packets[i - 1].pts))
            return false;
    return track->count > 0;
}

pl_voice_table *pl_voice_table_new(pl_input *input, int stream, const char *path, pl_job *job)
{
    bool plain = false;
    pl_track track = { 0 };
    if (strcmp(input->container->name, "mp4") != 0 || !pl_mp4_read(&track, &plain, input, stream))
        return NULL;
    pl_voice_table *t = pl_alloc(sizeof *t);
    *t = (pl_voice_table){
        .source = pl_input_source(input), .path = path, .job = job, .track = track, .stream = stream
    };
    if (plain && in_order(&track))
        return t;
    pl_voice_table_free(t);
    return NULL;
}

void pl_voice_table_free(pl_voice_table *table)
{
    if (!table)
        return;
    free(table->track.packets);
    free(table->run);
    av_buffer_unref(&table->packet);
    free(table);
}

void pl_voice_table_go(pl_voice_table *table, int64_t ticks)
{
    int low = 0, high = table->track.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (table->track.packets[middle].pts <= ticks)
            low = middle + 1;
        else
            high = middle;
    }
    table->next = low > 0 ? low - 1 : 0;
}

/* ----- bytes */

/* How many bytes from this packet on are read in one go. */
static int64_t run_of(const pl_voice_table *t)
{
    const pl_packet *packets = t->track.packets;
    int64_t from = packets[t->next].pos, end = from + packets[t->next].size;
    for (int i = t->next + 1; i < t->track.count; i++) {
        int64_t between = packets[i].pos - end, size = packets[i].size;
        if (between < 0 || between > BETWEEN || end + between + size - from > RUN)
            break;
        end += between + size;
    }
    return end - from;
}

static pl_read read_run(pl_voice_table *t, pl_error *err)
{
    int64_t from = t->track.packets[t->next].pos, size = run_of(t);
    if ((size_t)size > t->run_room) {
        t->run_room = (size_t)size;
        t->run = pl_resize(t->run, t->run_room, 1);
    }
    t->run_from = from;
    for (t->run_size = 0; t->run_size < size;) {
        int64_t got = t->source->read(t->source->ctx, t->run + t->run_size, from + t->run_size,
                                      (size_t)(size - t->run_size));
        if (got < 0)
            pl_media_fail_read(t->path, from + t->run_size, (int)-got, err);
        if (got <= 0)
            return got < 0 ? PL_READ_FAILED : PL_READ_DAMAGE;
        t->run_size += got;
    }
    return PL_READ_PACKET;
}

static bool make_room(pl_voice_table *t, int size)
{
    size_t needed = (size_t)size + AV_INPUT_BUFFER_PADDING_SIZE;
    if (t->packet && t->packet->size >= needed && av_buffer_is_writable(t->packet))
        return true;
    av_buffer_unref(&t->packet);
    t->packet = av_buffer_alloc(needed * 2);
    return t->packet != NULL;
}

pl_read pl_voice_table_next(AVPacket *packet, pl_voice_table *table, pl_error *err)
{
    pl_voice_table *t = table;
    if (t->next >= t->track.count)
        return PL_READ_END;
    const pl_packet *own = &t->track.packets[t->next];
    if (pl_job_stopped(t->job)) {
        pl_fail(err, PL_CANCELLED, "Reading %s was stopped.", t->path);
        return PL_READ_FAILED;
    }
    if (own->pos < t->run_from || own->pos + own->size > t->run_from + t->run_size) {
        pl_read got = read_run(t, err);
        if (got != PL_READ_PACKET)
            return got;
    }
    if (!make_room(t, own->size) || !(packet->buf = av_buffer_ref(t->packet))) {
        pl_fail(err, PL_INTERNAL, "%s cannot be heard: there is no memory for it.", t->path);
        return PL_READ_FAILED;
    }
    packet->data = t->packet->data;
    packet->size = own->size;
    memcpy(packet->data, t->run + (own->pos - t->run_from), (size_t)own->size);
    memset(packet->data + own->size, 0, AV_INPUT_BUFFER_PADDING_SIZE);
    packet->pts = packet->dts = own->pts;
    packet->duration = t->next + 1 < t->track.count ? own[1].pts - own->pts : own->duration;
    packet->stream_index = t->stream;
    packet->flags = AV_PKT_FLAG_KEY | (own->flags & PL_PACKET_CUT ? AV_PKT_FLAG_DISCARD : 0);
    t->next++;
    return PL_READ_PACKET;
}
