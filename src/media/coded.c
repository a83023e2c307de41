#include "coded.h"

#include "avc.h"
#include "facts.h"
#include "plumbline/base/memory.h"

#include <libavutil/mem.h>
#include <string.h>

enum { MOST_EXTRA = 1 << 20 };

bool pl_coded_read(pl_coded *out, const AVStream *stream)
{
    *out = (pl_coded){ .aspect = stream->sample_aspect_ratio, .reach = PL_REACH_DEMUXED };
    out->codec = avcodec_parameters_alloc();
    pl_stream_turn(&out->look.quarters, &out->look.mirrored, stream);
    return out->codec && avcodec_parameters_copy(out->codec, stream->codecpar) >= 0 &&
           out->codec->extradata_size <= MOST_EXTRA;
}

void pl_coded_clear(pl_coded *coded)
{
    avcodec_parameters_free(&coded->codec);
}

bool pl_coded_plain(const AVCodecParameters *codec)
{
    static const enum AVCodecID plain[] = {
        AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_MPEG4,  AV_CODEC_ID_MJPEG,
        AV_CODEC_ID_VP8,  AV_CODEC_ID_VP9,  AV_CODEC_ID_PRORES, AV_CODEC_ID_MPEG2VIDEO,
    };
    for (size_t i = 0; i < PL_COUNT(plain); i++)
        if (plain[i] == codec->codec_id)
            return true;
    return false;
}

/* --- as bytes */

enum { NUMBERS = 17 };

static void list_numbers(int **out, AVCodecParameters *codec)
{
    int *const list[NUMBERS] = {
        (int *)&codec->codec_id,
        (int *)&codec->codec_tag,
        &codec->format,
        &codec->bits_per_coded_sample,
        &codec->bits_per_raw_sample,
        &codec->profile,
        &codec->level,
        &codec->width,
        &codec->height,
        &codec->sample_aspect_ratio.num,
        &codec->sample_aspect_ratio.den,
        (int *)&codec->field_order,
        (int *)&codec->color_range,
        (int *)&codec->color_primaries,
        (int *)&codec->color_trc,
        (int *)&codec->color_space,
        &codec->video_delay,
    };
    memcpy(out, list, sizeof list);
}

void pl_coded_put(pl_text *out, const pl_coded *coded)
{
    int *numbers[NUMBERS];
    bytes_put(out, coded->codec != NULL, 4);
    if (!coded->codec)
        return;
    list_numbers(numbers, coded->codec);
    for (int i = 0; i < NUMBERS; i++)
        bytes_put(out, (uint32_t)*numbers[i], 4);
    const int32_t own[] = { coded->aspect.num,    coded->aspect.den,     coded->look.quarters,
                            coded->look.mirrored, (int32_t)coded->reach, coded->stream,
                            coded->unit };
    for (size_t i = 0; i < PL_COUNT(own); i++)
        bytes_put(out, (uint32_t)own[i], 4);
    bytes_put(out, (uint32_t)coded->codec->extradata_size, 4);
    pl_text_add_bytes(out, coded->codec->extradata, (size_t)coded->codec->extradata_size);
}

static bool get_extra(AVCodecParameters *codec, pl_byte_reader *reader)
{
    int size = bytes_get_count(reader, 1);
    const uint8_t *span = size <= MOST_EXTRA ? bytes_get_span(reader, (size_t)size) : NULL;
    if (!span || size == 0)
        return span != NULL;
    codec->extradata = av_mallocz((size_t)size + AV_INPUT_BUFFER_PADDING_SIZE);
    if (!codec->extradata)
        return false;
    memcpy(codec->extradata, span, (size_t)size);
    codec->extradata_size = size;
    return true;
}

static bool sane_size(const AVCodecParameters *codec)
{
    enum { MOST_SIDE = 1 << 16 };
    return codec->width >= 0 && codec->width <= MOST_SIDE && codec->height >= 0 &&
           codec->height <= MOST_SIDE;
}

bool pl_coded_get(pl_coded *coded, pl_byte_reader *reader)
{
    int *numbers[NUMBERS];
    if (bytes_get(reader, 4) == 0)
        return !reader->over;
    coded->codec = avcodec_parameters_alloc();
    if (!coded->codec)
        return false;
    list_numbers(numbers, coded->codec);
    for (int i = 0; i < NUMBERS; i++)
        *numbers[i] = bytes_get_32(reader);
    coded->codec->codec_type = AVMEDIA_TYPE_VIDEO;
    coded->aspect.num = bytes_get_32(reader);
    coded->aspect.den = bytes_get_32(reader);
    coded->look.quarters = bytes_get_32(reader);
    coded->look.mirrored = bytes_get_32(reader) != 0;
    int32_t reach = bytes_get_32(reader);
    coded->reach = (pl_reach)reach;
    coded->stream = bytes_get_32(reader);
    coded->unit = bytes_get_32(reader);
    bool fits = coded->look.quarters >= 0 && coded->look.quarters < 4 && reach >= 0 &&
                reach <= PL_REACH_TRANSPORT && coded->unit >= 0 && coded->unit <= 256;
    return fits && sane_size(coded->codec) && get_extra(coded->codec, reader) && !reader->over;
}

static pl_nals walk_of(const AVCodecParameters *codec, const AVPacket *packet, int lengths_at)
{
    bool lengths = codec->extradata_size > lengths_at && codec->extradata[0] == 1;
    return pl_nals_of(packet->data, (size_t)packet->size,
                      lengths ? (codec->extradata[lengths_at] & 3) + 1 : 0);
}

enum { AVCC_LENGTHS = 4, HVCC_LENGTHS = 21 };

bool pl_coded_anew(const AVCodecParameters *codec, const AVPacket *packet)
{
    if (codec->codec_id != AV_CODEC_ID_H264 || packet->size < 1)
        return false;
    pl_nals walk = walk_of(codec, packet, AVCC_LENGTHS);
    pl_nal nal;
    while (pl_nals_next(&nal, &walk))
        if (nal.type >= PL_NAL_SLICE && nal.type <= PL_NAL_IDR)
            return nal.type == PL_NAL_IDR;
    return false;
}

/* A slice of such a picture, or what says nothing of others. */
static bool avc_needless(const pl_nal *nal, bool *slice)
{
    bool one = nal->type == PL_NAL_SLICE && !(nal->data[0] & 0x60); /* nal_ref_idc */
    *slice = *slice || one;
    return one || nal->type == PL_NAL_SEI || nal->type == PL_NAL_DELIMITER ||
           nal->type == PL_NAL_FILLER;
}

static bool hevc_needless(const pl_nal *nal, bool *slice)
{
    enum { LAST_LOW = 14, DELIMITER = 35, FILLER = 38, SEI_BEFORE = 39, SEI_BEHIND = 40 };
    int type = nal->data[0] >> 1 & 63;
    bool one = type <= LAST_LOW && type % 2 == 0; /* sub-layer non-reference */
    *slice = *slice || one;
    return one || type == DELIMITER || type == FILLER || type == SEI_BEFORE || type == SEI_BEHIND;
}

bool pl_coded_needless(const AVCodecParameters *codec, const AVPacket *packet)
{
    bool avc = codec->codec_id == AV_CODEC_ID_H264, slice = false;
    if ((!avc && codec->codec_id != AV_CODEC_ID_HEVC) || packet->size < 1)
        return false;
    pl_nals walk = walk_of(codec, packet, avc ? AVCC_LENGTHS : HVCC_LENGTHS);
    pl_nal nal;
    while (pl_nals_next(&nal, &walk))
        if (!(avc ? avc_needless(&nal, &slice) : hevc_needless(&nal, &slice)))
            return false;
    return slice && !walk.broken;
}
