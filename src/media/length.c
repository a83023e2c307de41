#include "plumbline/media/length.h"

#include "input.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/media/disc.h"
#include "plumbline/media/ends.h"

#include <string.h>

/* Less is how containers round; and of Matroska the beginning of the last cluster alone is seen. */
#define TOLERATED_US ((pl_time)2 * 1000000)
#define CLUSTER_US   ((pl_time)20 * 1000000)

enum { TAIL = 8 << 20 }; /* of a Matroska file: one cluster at least begins in it */

/* Where the last sample of a stream ends that the file still has, by the tables of MP4. */
static pl_time reach_of(AVStream *stream, int64_t bytes)
{
    int count = avformat_index_get_entries_count(stream);
    int64_t last = AV_NOPTS_VALUE;
    for (int i = 0; i < count; i++) {
        const AVIndexEntry *one = avformat_index_get_entry(stream, i);
        if (one->pos + one->size <= bytes && (last == AV_NOPTS_VALUE || one->timestamp > last))
            last = one->timestamp;
    }
    if (last == AV_NOPTS_VALUE)
        return count ? 0 : PL_NO_TIME;
    int64_t from = stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time;
    return av_rescale_q(last - from, stream->time_base, AV_TIME_BASE_Q);
}

/* The time of the last cluster that begins in these bytes, in ticks; -1: none does. */
static int64_t last_cluster(const uint8_t *bytes, size_t size)
{
    static const uint8_t mark[] = { 0x1f, 0x43, 0xb6, 0x75 };
    enum { HEAD = 12 }; /* the mark and its size of up to eight bytes */
    for (size_t at = size; at-- > 0;) {
        if (size - at < HEAD + 16 || memcmp(bytes + at, mark, sizeof mark) != 0)
            continue;
        size_t next = at + sizeof mark;
        int own = bytes[next] ? __builtin_clz((unsigned)bytes[next]) - 23 : 9;
        next += (size_t)own;
        if (next + 6 < size && bytes[next] == 0xbf && bytes[next + 1] == 0x84)
            next += 6; /* a checksum */
        if (own > 8 || next + 10 > size || bytes[next] != 0xe7 || !(bytes[next + 1] & 0x80))
            continue;
        int length = bytes[next + 1] & 0x7f;
        int64_t ticks = 0;
        for (int i = 0; i < length && length <= 8; i++)
            ticks = ticks << 8 | bytes[next + 2 + (size_t)i];
        return ticks;
    }
    return -1;
}

static pl_time reach_of_clusters(const pl_input *input)
{
    const pl_source *source = pl_input_source(input);
    size_t size = (size_t)(source->bytes < TAIL ? source->bytes : TAIL), have = 0;
    uint8_t *bytes = pl_alloc(size + 1);
    while (have < size) {
        int64_t at = source->bytes - (int64_t)size + (int64_t)have;
        int64_t got = source->read(source->ctx, bytes + have, at, size - have);
        if (got <= 0)
            break;
        have += (size_t)got;
    }
    int64_t ticks = last_cluster(bytes, have);
    free(bytes);
    if (ticks < 0)
        return PL_NO_TIME;
    /* all its streams count in the segment's ticks */
    return av_rescale_q(ticks, input->format->streams[0]->time_base, AV_TIME_BASE_Q);
}

/* What libavformat has of the file's own head, and did not guess by the rate of its bytes. */
static pl_time told_by_head(const pl_input *input)
{
    const AVFormatContext *format = input->format;
    bool told = format->duration > 0 && format->duration != AV_NOPTS_VALUE &&
                format->duration_estimation_method != AVFMT_DURATION_FROM_BITRATE;
    return told ? format->duration : PL_NO_TIME;
}

static bool is_named(const pl_input *input, const char *name)
{
    return strcmp(input->container->name, name) == 0;
}

static pl_time reach(const pl_input *input, const char *path)
{
    pl_time length = PL_NO_TIME;
    size_t tables;
    if (input->container->kind == PL_CONTAINER_STREAM)
        return pl_stream_length(&length, path) ? length : PL_NO_TIME;
    if (is_named(input, "matroska") || is_named(input, "webm"))
        return reach_of_clusters(input);
    /* the tables of one that was opened light lead to bytes that are there */
    if (!is_named(input, "mp4") || pl_input_moov(&tables, input))
        return told_by_head(input);
    int clock = input->video >= 0 ? input->video : input->audio;
    return reach_of(input->format->streams[clock], pl_input_source(input)->bytes);
}

static void read_length(pl_length *out, const pl_input *input, const char *path)
{
    pl_time there = reach(input, path), head = told_by_head(input);
    *out = (pl_length){ .length_us = head, .claimed_us = head };
    if (input->claimed_us != PL_NO_TIME)
        out->claimed_us = input->claimed_us;
    if (input->container->kind == PL_CONTAINER_STREAM)
        out->claimed_us = PL_NO_TIME;
    pl_time claimed = out->claimed_us;
    bool clusters = is_named(input, "matroska") || is_named(input, "webm");
    out->cut = there != PL_NO_TIME && claimed != PL_NO_TIME &&
               claimed - there > (clusters ? CLUSTER_US : TOLERATED_US);
    if (out->cut || out->length_us == PL_NO_TIME || input->container->kind == PL_CONTAINER_STREAM)
        out->length_us = there;
}

static bool read_title(pl_length *out, const char *path, pl_error *err)
{
    pl_disc_title title;
    if (!pl_disc_title_read(&title, path, NULL, NULL, err))
        return false;
    *out = (pl_length){ title.claimed_us, title.claimed_us, false };
    pl_disc_title_clear(&title);
    return true;
}

bool pl_length_read(pl_length *out, const char *path, pl_job *job, pl_error *err)
{
    if (pl_part_is_title(path))
        return read_title(out, path, err);
    pl_input *input = pl_input_open_light(path, NULL, NULL, job, err);
    if (!input)
        return false;
    bool ok = input->video >= 0 || input->audio >= 0;
    if (ok)
        read_length(out, input, path);
    else
        pl_fail(err, PL_BAD_INPUT, "%s holds neither picture nor sound.", path);
    pl_input_close(&input);
    return ok;
}
