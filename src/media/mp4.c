#include "mp4.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_BOXES = 4096,
    MOST_TABLES = 512 << 20, /* bytes of the table of contents: a hundred times that of 2.5 hours */
    MOST_JUMPS = 64,         /* of an edit list, from one sample to another than the next */
    TAIL = 24                /* packets at the end that are read */
};

/* --- the bytes of the table of contents */

static bool read_span(const pl_source *source, uint8_t *out, int64_t at, size_t size)
{
    for (size_t have = 0; have < size;) {
        int64_t got = source->read(source->ctx, out + have, at + (int64_t)have, size - have);
        if (got <= 0)
            return false;
        have += (size_t)got;
    }
    return true;
}

static uint64_t big_endian(const uint8_t *at, int size)
{
    uint64_t value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | at[i];
    return value;
}

/* Where the content of `moov` lies. False where there is none, or where fragments stand beside it. */
static bool find_moov(int64_t *from, int64_t *size, const pl_source *source)
{
    int64_t at = 0;
    bool found = false;
    for (int i = 0; i < MOST_BOXES && source->bytes - at >= 16; i++) {
        uint8_t head[16];
        if (!read_span(source, head, at, sizeof head))
            return false;
        uint64_t bytes = big_endian(head, 4);
        int own = bytes == 1 ? 16 : 8;
        if (bytes == 1)
            bytes = big_endian(head + 8, 8);
        else if (bytes == 0)
            bytes = (uint64_t)(source->bytes - at);
        if (bytes < (uint64_t)own || bytes > (uint64_t)(source->bytes - at) ||
            memcmp(head + 4, "moof", 4) == 0)
            return false;
        if (memcmp(head + 4, "moov", 4) == 0 && !found) {
            *from = at + own;
            *size = (int64_t)bytes - own;
            found = true;
        }
        at += (int64_t)bytes;
    }
    return found && *size <= MOST_TABLES;
}

static bool read_table(pl_mp4_table *out, const pl_source *source, uint32_t track_id)
{
    int64_t from = 0, size = 0;
    if (!find_moov(&from, &size, source))
        return false;
    uint8_t *moov = pl_alloc((size_t)size);
    bool ok = read_span(source, moov, from, (size_t)size) &&
              pl_mp4_table_read(out, moov, (size_t)size, track_id);
    free(moov);
    return ok;
}

/* --- samples to packets */

/* The sample that an entry of libavformat's list is: the next one, but where an edit list jumps. */
static int sample_at(const pl_mp4_table *table, const AVIndexEntry *entry, int next, int *jumps)
{
    if (next < table->count && table->samples[next].pos == entry->pos)
        return next;
    if (++*jumps > MOST_JUMPS)
        return -1;
    for (int i = 0; i < table->count; i++)
        if (table->samples[i].pos == entry->pos)
            return i;
    return -1;
}

static void add_packet(pl_track *out, const AVIndexEntry *entry, int32_t delay)
{
    uint32_t flags = entry->flags & AVINDEX_KEYFRAME ? PL_PACKET_KEY : 0;
    if (entry->flags & AVINDEX_DISCARD_FRAME)
        flags |= PL_PACKET_CUT | PL_PACKET_HIDDEN;
    if (entry->size <= 0)
        flags |= PL_PACKET_HIDDEN;
    pl_grow(out->packets, out->count, out->room);
    out->packets[out->count++] = (pl_packet){ .pts = entry->timestamp + delay,
                                              .dts = entry->timestamp,
                                              .pos = entry->pos,
                                              .size = entry->size,
                                              .flags = flags };
}

/* libavformat's list has edit lists worked in already: which samples are shown, and when. */
static bool make_packets(pl_track *out, const pl_mp4_table *table, AVStream *stream, int64_t bytes)
{
    int count = avformat_index_get_entries_count(stream), next = 0, jumps = 0;
    for (int i = 0; i < count; i++) {
        const AVIndexEntry *entry = avformat_index_get_entry(stream, i);
        int sample = sample_at(table, entry, next, &jumps);
        if (sample < 0 || entry->pos > bytes - entry->size ||
            entry->size != table->samples[sample].size)
            return false;
        add_packet(out, entry, table->samples[sample].delay);
        next = sample + 1;
    }
    return count > 0;
}

/* --- the proof */

/* Delays below zero make libavformat move all times of presentation by as much: *shift. */
static bool check_packet(pl_track *track, int32_t *near, int64_t *shift, bool first,
                         const AVPacket *packet)
{
    while (*near < track->count && track->packets[*near].pos != packet->pos)
        ++*near;
    if (*near == track->count)
        return false;
    pl_packet *own = &track->packets[*near];
    if (first)
        *shift = packet->pts - own->pts;
    own->duration =
        packet->duration > 0 && packet->duration < INT32_MAX ? (int32_t)packet->duration : 0;
    bool key = packet->flags & AV_PKT_FLAG_KEY, hidden = packet->flags & AV_PKT_FLAG_DISCARD;
    return packet->pts != AV_NOPTS_VALUE && packet->dts == own->dts && packet->size == own->size &&
           packet->pts == own->pts + *shift && key == !!(own->flags & PL_PACKET_KEY) &&
           hidden == !!(own->flags & PL_PACKET_CUT);
}

/* Reads the last packets and holds them against the track. */
static bool check_tail(int64_t *shift, pl_track *track, pl_input *input, int stream)
{
    int32_t last = track->count > TAIL ? track->count - TAIL : 0, near = 0;
    bool first = true, same = true;
    AVPacket *packet = av_packet_alloc();
    pl_read got = packet && pl_input_seek_any(input, stream, track->packets[last].dts)
                      ? PL_READ_PACKET
                      : PL_READ_END;
    while (got == PL_READ_PACKET && same) {
        got = pl_input_read(input, packet, NULL);
        if (got != PL_READ_PACKET || packet->stream_index != stream)
            continue;
        same = check_packet(track, &near, shift, first, packet);
        first = false;
        av_packet_unref(packet);
    }
    av_packet_free(&packet);
    return !first && same && got == PL_READ_END && near == track->count - 1;
}

bool pl_mp4_read(pl_track *out, bool *plain, pl_input *input, int stream)
{
    AVStream *of = input->format->streams[stream];
    pl_mp4_table table = { 0 };
    pl_track track = { 0 };
    int64_t shift = 0;
    bool ok = read_table(&table, pl_input_source(input), (uint32_t)of->id) &&
              make_packets(&track, &table, of, pl_input_source(input)->bytes) &&
              check_tail(&shift, &track, input, stream);
    for (int i = 0; ok && i < track.count; i++)
        track.packets[i].pts += shift;
    if (ok) {
        *out = track;
        *plain = table.descriptions == 1;
    } else {
        free(track.packets);
    }
    pl_mp4_table_clear(&table);
    return ok;
}
