/* The index as bytes. All numbers little-endian:
 *   "plindex\n"  format  clock rule  libavformat  libavcodec  signature
 *   parts: count, then for each its clock, its facts, its coding, its packets
 *   warnings: count, then each
 *   whether it is of the recording's beginning alone
 *   the BLAKE2b hash of everything before, as 64 hex digits
 * Packets are numbers of seven bits a byte, as differences from the packet before.
 * The frames are not kept: they follow from clock and packets. */
#include "bytes.h"
#include "compat.h"
#include "frames.h"
#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"

#include <libavcodec/version.h>
#include <libavformat/version.h>
#include <stdlib.h>
#include <string.h>

enum {
    FORMAT = 5,
    HASH_DIGITS = PL_HASH_ROOM - 1,
    LEAST_PACKET = 7,
    MOST_PACKET = 7 * 10,
    JUMP_BYTES = 20
};
enum { MOST_STREAMS = 64, MOST_WARNING = 4096 };

/* Beyond this a tick count can only come from damage; below it sums cannot run over. */
#define MOST_TICKS ((int64_t)1 << 54)

static const char magic[8] = { 'p', 'l', 'i', 'n', 'd', 'e', 'x', '\n' };

/* --- out */

static void put_clock(pl_text *out, const pl_clock_part *part)
{
    bytes_put(out, (uint64_t)part->raw_start, 8);
    bytes_put(out, (uint32_t)part->unit_num, 4);
    bytes_put(out, (uint32_t)part->unit_den, 4);
    bytes_put(out, (uint64_t)part->start_us, 8);
    bytes_put(out, (uint64_t)part->length_us, 8);
    bytes_put(out, (uint32_t)part->jump_count, 4);
    for (int i = 0; i < part->jump_count; i++) {
        bytes_put(out, (uint64_t)part->jumps[i].raw_at, 8);
        bytes_put(out, (uint64_t)part->jumps[i].shift, 8);
        bytes_put(out, (uint32_t)part->jumps[i].kind, 4);
    }
}

static void put_stream(pl_text *out, const pl_probe_stream *stream)
{
    const int numbers[] = { stream->kind,     stream->chosen,     stream->decodable,
                            stream->width,    stream->height,     stream->fps_num,
                            stream->fps_den,  stream->aspect_num, stream->aspect_den,
                            stream->rotation, stream->interlaced, stream->channels,
                            stream->rate,     stream->track };
    for (size_t i = 0; i < PL_COUNT(numbers); i++)
        bytes_put(out, (uint32_t)numbers[i], 4);
    bytes_put_text(out, stream->codec);
    bytes_put_text(out, stream->language);
    bytes_put_text(out, stream->title);
}

static void put_facts(pl_text *out, const pl_probe_part *part)
{
    bytes_put_text(out, part->container);
    bytes_put(out, (uint64_t)part->claimed_us, 8);
    bytes_put(out, (uint32_t)part->stream_count, 4);
    for (int i = 0; i < part->stream_count; i++)
        put_stream(out, &part->streams[i]);
}

/* No timestamp is kept as one that no file can have. */
static int64_t tell(int64_t ticks)
{
    return ticks == PL_NO_TICKS ? -MOST_TICKS : ticks;
}

/* Numbers are kept as what they differ by from what the packet before makes likely. */
static uint8_t *put_packet(uint8_t *out, const pl_packet *packet, const pl_packet *before)
{
    out = bytes_put_small(out, tell(packet->dts) - tell(before->dts));
    out = bytes_put_small(out, packet->pts - tell(packet->dts));
    out = bytes_put_small(out, packet->pos - before->pos - before->size);
    out = bytes_put_small(out, packet->size);
    out = bytes_put_small(out, packet->duration - before->duration);
    out = bytes_put_small(out, packet->flags);
    return bytes_put_small(out, packet->skip);
}

static void put_track(pl_text *out, const pl_track *track)
{
    static const pl_packet none;
    uint8_t *bytes = pl_alloc_array((size_t)track->count + 1, MOST_PACKET), *end = bytes;
    bytes_put(out, (uint32_t)track->count, 4);
    for (int i = 0; i < track->count; i++)
        end = put_packet(end, &track->packets[i], i ? &track->packets[i - 1] : &none);
    pl_text_add_bytes(out, bytes, (size_t)(end - bytes));
    free(bytes);
}

void *pl_index_format(size_t *size, const pl_index *index, const char *signature)
{
    pl_text out = { 0 };
    pl_text_add_bytes(&out, magic, sizeof magic);
    bytes_put(&out, FORMAT, 4);
    bytes_put(&out, PL_CLOCK_RULE, 4);
    bytes_put(&out, avformat_version(), 4);
    bytes_put(&out, avcodec_version(), 4);
    bytes_put_text(&out, signature ? signature : "");
    bytes_put(&out, (uint32_t)index->part_count, 4);
    for (int i = 0; i < index->part_count; i++) {
        put_clock(&out, &index->map.parts[i]);
        put_facts(&out, &index->probe.parts[i]);
        pl_coded_put(&out, &index->coded[i]);
        put_track(&out, &index->tracks[i]);
    }
    const pl_names *warnings = &index->probe.warnings;
    bytes_put(&out, (uint32_t)warnings->count, 4);
    for (int i = 0; i < warnings->count; i++)
        bytes_put_text(&out, warnings->items[i]);
    bytes_put(&out, index->map.growing, 1);
    char hash[PL_HASH_ROOM];
    pl_hash_bytes(hash, out.data, out.size);
    pl_text_add_bytes(&out, hash, HASH_DIGITS);
    *size = out.size;
    return pl_text_take(&out);
}

/* --- in */

/* Text of at most `room` - 1 bytes into its place. */
static bool get_text(char *out, size_t room, pl_byte_reader *reader)
{
    int size = bytes_get_count(reader, 1);
    const uint8_t *span = (size_t)size < room ? bytes_get_span(reader, (size_t)size) : NULL;
    if (!span)
        return false;
    memcpy(out, span, (size_t)size);
    out[size] = 0;
    return true;
}

static bool sane(int64_t ticks)
{
    return ticks > -MOST_TICKS && ticks < MOST_TICKS;
}

static bool get_clock(pl_clock_part *part, pl_byte_reader *reader)
{
    part->raw_start = bytes_get_64(reader);
    part->unit_num = bytes_get_32(reader);
    part->unit_den = bytes_get_32(reader);
    part->start_us = bytes_get_64(reader);
    part->length_us = bytes_get_64(reader);
    part->jump_count = bytes_get_count(reader, JUMP_BYTES);
    part->jumps = pl_alloc_array((size_t)part->jump_count, sizeof *part->jumps);
    bool good = sane(part->raw_start) && part->unit_num > 0 && part->unit_den > 0 &&
                part->start_us >= 0 && sane(part->start_us) && part->length_us >= 0 &&
                sane(part->length_us);
    for (int i = 0; i < part->jump_count; i++) {
        pl_clock_jump *jump = &part->jumps[i];
        jump->raw_at = bytes_get_64(reader);
        jump->shift = bytes_get_64(reader);
        int32_t kind = bytes_get_32(reader);
        jump->kind = (pl_jump_kind)kind;
        good = good && sane(jump->raw_at) && sane(jump->shift) && kind >= PL_JUMP_WRAP &&
               kind <= PL_JUMP_JOINED;
    }
    return good && !reader->over;
}

static bool get_stream(pl_probe_stream *stream, pl_byte_reader *reader)
{
    int32_t kind = bytes_get_32(reader);
    stream->kind = (pl_stream_kind)kind;
    stream->chosen = bytes_get_32(reader) != 0;
    stream->decodable = bytes_get_32(reader) != 0;
    int *const numbers[] = { &stream->width,   &stream->height,     &stream->fps_num,
                             &stream->fps_den, &stream->aspect_num, &stream->aspect_den,
                             &stream->rotation };
    for (size_t i = 0; i < PL_COUNT(numbers); i++)
        *numbers[i] = bytes_get_32(reader);
    stream->interlaced = bytes_get_32(reader) != 0;
    stream->channels = bytes_get_32(reader);
    stream->rate = bytes_get_32(reader);
    stream->track = bytes_get_32(reader);
    return kind >= PL_STREAM_VIDEO && kind <= PL_STREAM_OTHER &&
           get_text(stream->codec, sizeof stream->codec, reader) &&
           get_text(stream->language, sizeof stream->language, reader) &&
           get_text(stream->title, sizeof stream->title, reader);
}

static bool get_facts(pl_probe_part *part, pl_byte_reader *reader)
{
    if (!get_text(part->container, sizeof part->container, reader))
        return false;
    part->claimed_us = bytes_get_64(reader);
    int count = bytes_get_count(reader, (size_t)17 * 4);
    if (count > MOST_STREAMS)
        return false;
    part->streams = pl_alloc_array((size_t)count, sizeof *part->streams);
    part->stream_count = count;
    for (int i = 0; i < count; i++)
        if (!get_stream(&part->streams[i], reader))
            return false;
    return !reader->over;
}

static int64_t told(int64_t ticks)
{
    return ticks == -MOST_TICKS ? PL_NO_TICKS : ticks;
}

/* Sums of what may stand in a file do not run over: they are made without sign. */
static int64_t plus(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a + (uint64_t)b);
}

static bool get_packet(pl_packet *packet, const pl_packet *before, pl_byte_reader *reader)
{
    int64_t dts = plus(tell(before->dts), bytes_get_small(reader));
    packet->pts = plus(dts, bytes_get_small(reader));
    packet->dts = told(dts);
    packet->pos = plus(plus(before->pos, before->size), bytes_get_small(reader));
    int64_t size = bytes_get_small(reader);
    int64_t duration = plus(before->duration, bytes_get_small(reader));
    packet->flags = (uint32_t)bytes_get_small(reader);
    int64_t skip = bytes_get_small(reader);
    packet->size = (int32_t)size;
    packet->duration = (int32_t)duration;
    packet->skip = (int32_t)skip;
    return sane(packet->pts) && size >= 0 && size <= INT32_MAX && duration >= 0 &&
           duration <= INT32_MAX && skip >= 0 && skip <= INT32_MAX &&
           (dts == -MOST_TICKS || sane(dts)) && packet->pos >= -1;
}

static bool get_track(pl_track *track, pl_byte_reader *reader)
{
    static const pl_packet none;
    int count = bytes_get_count(reader, LEAST_PACKET);
    track->packets = pl_alloc_array((size_t)count, sizeof *track->packets);
    track->count = track->room = count;
    for (int i = 0; i < count; i++)
        if (!get_packet(&track->packets[i], i ? &track->packets[i - 1] : &none, reader))
            return false;
    return !reader->over;
}

static bool get_warnings(pl_names *warnings, pl_byte_reader *reader)
{
    int count = bytes_get_count(reader, 4);
    char text[MOST_WARNING];
    for (int i = 0; i < count; i++) {
        if (!get_text(text, sizeof text, reader))
            return false;
        pl_names_add(warnings, text);
    }
    return !reader->over;
}

static bool get_index(pl_index *index, pl_byte_reader *reader)
{
    int count = bytes_get_count(reader, 36 + 16 + 4);
    index->map = (pl_clock_map){ .rule = PL_CLOCK_RULE, .part_count = count };
    index->map.parts = pl_alloc_array((size_t)count, sizeof *index->map.parts);
    index->probe.parts = pl_alloc_array((size_t)count, sizeof *index->probe.parts);
    index->probe.part_count = index->part_count = count;
    index->tracks = pl_alloc_array((size_t)count, sizeof *index->tracks);
    index->coded = pl_alloc_array((size_t)count, sizeof *index->coded);
    for (int i = 0; i < count; i++) {
        if (!get_clock(&index->map.parts[i], reader) ||
            !get_facts(&index->probe.parts[i], reader) || !pl_coded_get(&index->coded[i], reader) ||
            !get_track(&index->tracks[i], reader))
            return false;
        index->probe.parts[i].start_us = index->map.parts[i].start_us;
        index->probe.parts[i].duration_us = index->map.parts[i].length_us;
    }
    index->probe.duration_us = pl_clock_map_length(&index->map);
    bool good = count > 0 && get_warnings(&index->probe.warnings, reader);
    index->map.growing = bytes_get(reader, 1) == 1;
    return good && !reader->over && reader->left == 0;
}

/* The head: everything by which an index is refused before it is read. */
static bool get_head(pl_byte_reader *reader, const char *signature, pl_error *err)
{
    const uint8_t *start = bytes_get_span(reader, sizeof magic);
    if (!start || memcmp(start, magic, sizeof magic) != 0)
        return pl_fail(err, PL_BAD_INPUT, "The file is no frame index.");
    uint64_t format = bytes_get(reader, 4), rule = bytes_get(reader, 4);
    if (format > FORMAT || rule > PL_CLOCK_RULE)
        return pl_fail(err, PL_NEWER_VERSION, "The frame index was made by a newer Plumbline.");
    uint64_t libavformat = bytes_get(reader, 4), libavcodec = bytes_get(reader, 4);
    if (format != FORMAT || rule != PL_CLOCK_RULE || libavformat != avformat_version() ||
        libavcodec != avcodec_version())
        return pl_fail(err, PL_BAD_INPUT, "The frame index was made by another version.");
    size_t size = (size_t)bytes_get_count(reader, 1);
    const uint8_t *own = bytes_get_span(reader, size);
    if (!own || (signature && (strlen(signature) != size || memcmp(own, signature, size) != 0)))
        return pl_fail(err, PL_BAD_INPUT, "The frame index belongs to another recording.");
    return true;
}

pl_index *pl_index_parse(const void *bytes, size_t size, const char *signature, pl_error *err)
{
    pl_byte_reader reader = { bytes, size, false };
    if (!get_head(&reader, signature, err))
        return NULL;
    char hash[PL_HASH_ROOM];
    if (reader.left < HASH_DIGITS ||
        memcmp(pl_hash_bytes(hash, bytes, size - HASH_DIGITS),
               (const uint8_t *)bytes + size - HASH_DIGITS, HASH_DIGITS) != 0) {
        pl_fail(err, PL_BAD_INPUT, "The frame index is damaged.");
        return NULL;
    }
    reader.left -= HASH_DIGITS;
    pl_index *index = pl_alloc(sizeof *index);
    if (!get_index(index, &reader)) {
        pl_fail(err, PL_BAD_INPUT, "The frame index is damaged.");
        pl_index_free(index);
        return NULL;
    }
    pl_index_lay(index);
    return index;
}
