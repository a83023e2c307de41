#include "avi.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>

enum { HEAD = 8, LOOKS = 32 /* entries that are held against the file */ };

static bool shown_as_decoded(const AVCodecParameters *codec)
{
    const AVCodecDescriptor *known = avcodec_descriptor_get(codec->codec_id);
    return known && !(known->props & AV_CODEC_PROP_REORDER);
}

/* Whether a chunk of this stream and size stands there: "01dc" and its size. */
static bool stands(const pl_source *source, const AVIndexEntry *entry, int stream)
{
    uint8_t head[HEAD];
    if (source->read(source->ctx, head, entry->pos, sizeof head) != HEAD)
        return false;
    uint32_t size = (uint32_t)head[4] | (uint32_t)head[5] << 8 | (uint32_t)head[6] << 16 |
                    (uint32_t)head[7] << 24;
    return head[0] == '0' + stream / 10 && head[1] == '0' + stream % 10 && head[2] == 'd' &&
           size == (uint32_t)entry->size;
}

static bool leads_there(const pl_input *input, AVStream *of, int stream, int count)
{
    int step = count / LOOKS + 1;
    for (int i = 0; i < count; i += step)
        if (!stands(pl_input_source(input), avformat_index_get_entry(of, i), stream))
            return false;
    return stands(pl_input_source(input), avformat_index_get_entry(of, count - 1), stream);
}

/* What stands behind the last entry is no picture: an index that was left unfinished ends before them. */
static bool is_whole(const pl_input *input, AVStream *of, int count)
{
    enum { MOST_BEHIND = 1 << 20 };
    const AVIndexEntry *last = avformat_index_get_entry(of, count - 1);
    int64_t end = last->pos + HEAD + last->size, indexed = (int64_t)count * 64;
    return pl_input_source(input)->bytes - end <= MOST_BEHIND + indexed;
}

bool pl_avi_read(pl_track *out, pl_input *input, int stream)
{
    AVStream *of = input->format->streams[stream];
    int count = avformat_index_get_entries_count(of);
    if (count < 1 || !shown_as_decoded(of->codecpar) || !is_whole(input, of, count) ||
        !leads_there(input, of, stream, count))
        return false;
    pl_track track = { .packets = pl_alloc_array((size_t)count, sizeof *track.packets),
                       .room = count };
    for (int i = 0; i < count; i++) {
        const AVIndexEntry *entry = avformat_index_get_entry(of, i);
        if (entry->size <= 0)
            continue;
        uint32_t key = entry->flags & AVINDEX_KEYFRAME ? PL_PACKET_KEY : 0;
        track.packets[track.count++] = (pl_packet){ .pts = entry->timestamp,
                                                    .dts = entry->timestamp,
                                                    .pos = entry->pos + HEAD,
                                                    .size = entry->size,
                                                    .duration = 1,
                                                    .flags = key };
    }
    *out = track;
    return true;
}
