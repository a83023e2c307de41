/* Packets that a decoder need not even get: without them it gives the very pictures that it gives when it is
 * told to leave out what no other picture refers to. */
#include "coded.h"
#include "corpus.h"
#include "plumbline/base/hash.h"
#include "test.h"

#include <libavformat/avformat.h>

typedef struct decoded {
    int count, left_out;
    char hash[PL_HASH_ROOM]; /* of the pictures' lines and times */
    pl_text bytes;
} decoded;

static void take(decoded *out, AVCodecContext *codec, AVFrame *frame)
{
    while (avcodec_receive_frame(codec, frame) >= 0) {
        for (int y = 0; y < frame->height; y++)
            pl_text_add_bytes(&out->bytes, frame->data[0] + (ptrdiff_t)y * frame->linesize[0],
                              (size_t)frame->width);
        pl_text_add_bytes(&out->bytes, &frame->pts, sizeof frame->pts);
        out->count++;
    }
}

static decoded decode(const char *name, bool without)
{
    decoded out = { 0 };
    char *path = corpus_path(name);
    AVFormatContext *format = NULL;
    check(avformat_open_input(&format, path, NULL, NULL) >= 0);
    check(avformat_find_stream_info(format, NULL) >= 0);
    int video = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
    const AVCodecParameters *from = format->streams[video]->codecpar;
    AVCodecContext *codec = avcodec_alloc_context3(avcodec_find_decoder(from->codec_id));
    check(avcodec_parameters_to_context(codec, from) >= 0);
    codec->skip_frame = AVDISCARD_NONREF;
    check(avcodec_open2(codec, NULL, NULL) >= 0);
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = av_frame_alloc();
    while (av_read_frame(format, packet) >= 0) {
        bool needless = packet->stream_index == video && pl_coded_needless(from, packet);
        out.left_out += needless;
        if (packet->stream_index == video && !(needless && without))
            avcodec_send_packet(codec, packet);
        av_packet_unref(packet);
        take(&out, codec, frame);
    }
    avcodec_send_packet(codec, NULL);
    take(&out, codec, frame);
    pl_hash_bytes(out.hash, out.bytes.data, out.bytes.size);
    free(pl_text_take(&out.bytes));
    av_frame_free(&frame);
    av_packet_free(&packet);
    avcodec_free_context(&codec);
    avformat_close_input(&format);
    free(path);
    return out;
}

TEST(what_no_picture_refers_to_need_not_reach_the_decoder)
{
    static const char *const names[] = { "mp4_25.mp4", "mp4_2997.mp4", "mkv_25.mkv", "mts_25.mts",
                                         "fields.mts", "hevc.ts",      "wrap.ts" };
    int left_out = 0;
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        decoded all = decode(names[i], false), less = decode(names[i], true);
        print_message("%s: %d of %d left out\n", names[i], less.left_out,
                      less.left_out + less.count);
        check(all.count > 0);
        check_int(less.count, all.count);
        check_text(less.hash, all.hash);
        left_out += less.left_out;
    }
    check(left_out > 200);
}

TEST(other_codecs_get_all_their_packets)
{
    static const char *const names[] = { "ps_25.mpg", "avi_25.avi", "wmv.wmv" };
    for (size_t i = 0; i < PL_COUNT(names); i++)
        check_int(decode(names[i], true).left_out, 0);
}
