#include "mp4.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_BOXES = 64,         /* before and behind the table of contents */
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

bool pl_mp4_find(int64_t *from, int64_t *size, const pl_source *source)
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
    if (!pl_mp4_find(&from, &size, source))
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
        if (got == PL_READ_PACKET && packet->stream_index == stream) {
            same = check_packet(track, &near, shift, first, packet);
            first = false;
        }
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

/* --- by the tables alone */

/* Every sample is shown, and none before it is decoded: what an edit list can then say is where 0 is. */
static bool shows_all(const pl_mp4_table *table, int64_t *first)
{
    int64_t least = INT64_MAX, most = INT64_MIN;
    for (int i = 0; i < table->count; i++) {
        const pl_mp4_sample *sample = &table->samples[i];
        int64_t pts = sample->dts + sample->delay;
        least = pts < least ? pts : least;
        most = pts > most ? pts : most;
        if (sample->delay < 0 || sample->size <= 0)
            return false;
    }
    *first = table->edits == 1 ? least : 0;
    if (table->edits != 1)
        return table->edits == 0;
    return table->whole_scale > 0 && least >= table->edit_from &&
           most <
               table->edit_from + av_rescale(table->edit_length, table->scale, table->whole_scale);
}

static void list_packets(pl_track *out, const pl_mp4_table *table, int64_t first)
{
    size_t count = (size_t)table->count;
    *out = (pl_track){ .packets = pl_alloc_array(count, sizeof *out->packets),
                       .count = table->count,
                       .room = table->count };
    for (size_t i = 0; i < count; i++) {
        const pl_mp4_sample *sample = &table->samples[i];
        out->packets[i] = (pl_packet){ .pts = sample->dts + sample->delay - first,
                                       .dts = sample->dts - first,
                                       .pos = sample->pos,
                                       .size = sample->size,
                                       .duration = sample->duration,
                                       .flags = sample->key ? PL_PACKET_KEY : 0 };
    }
}

static bool ends_within(const pl_mp4_table *table, int64_t bytes)
{
    for (int i = 0; i < table->count; i++)
        if (table->samples[i].pos > bytes - table->samples[i].size)
            return false;
    return true;
}

static void set_rate(AVStream *stream, const pl_mp4_table *table)
{
    const pl_mp4_sample *last = &table->samples[table->count - 1];
    int64_t length = last->dts + last->duration;
    if (length > 0)
        av_reduce(&stream->avg_frame_rate.num, &stream->avg_frame_rate.den,
                  (int64_t)table->scale * table->count, length, INT32_MAX);
}

bool pl_mp4_list(pl_track *out, int64_t *sound_first, int64_t *sound_end, pl_input *input,
                 int stream)
{
    size_t size = 0;
    const uint8_t *moov = pl_input_moov(&size, input);
    AVStream *of = input->format->streams[stream];
    int64_t bytes = pl_input_source(input)->bytes, first = 0;
    pl_mp4_table table;
    pl_mp4_reach sound = { 0 };
    bool heard = input->audio >= 0 && input->audio != stream;
    if (heard && (!pl_mp4_reach_read(&sound, moov, size,
                                     (uint32_t)input->format->streams[input->audio]->id) ||
                  sound.end > bytes))
        return false;
    if (!pl_mp4_table_read(&table, moov, size, (uint32_t)of->id))
        return false;
    bool whole = !table.odd && table.descriptions == 1 && ends_within(&table, bytes) &&
                 shows_all(&table, &first);
    if (whole) {
        list_packets(out, &table, first);
        set_rate(of, &table);
        *sound_first = heard ? 0 : PL_NO_TICKS;
        *sound_end = heard ? sound.length - sound.from : PL_NO_TICKS;
    }
    pl_mp4_table_clear(&table);
    return whole;
}
