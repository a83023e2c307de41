#include "plumbline/media/still.h"

#include "compat.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
#include <stdint.h>

/* From 0xAARRGGBB in memory to another size or form; false without memory. */
static bool convert(uint8_t *const planes[4], const int strides[4], int width, int height,
                    enum AVPixelFormat format, bool full_range, const pl_image *from, int how)
{
    enum { ONE = 1 << 16 };
    struct SwsContext *sws =
        sws_getContext(from->width, from->height, AV_PIX_FMT_RGB32, width, height, format,
                       how | SWS_ACCURATE_RND, NULL, NULL, NULL);
    if (!sws)
        return false;
    sws_setColorspaceDetails(sws, sws_getCoefficients(SWS_CS_ITU601), 1,
                             sws_getCoefficients(SWS_CS_ITU601), full_range, 0, ONE, ONE);
    const uint8_t *in[4] = { (const uint8_t *)from->pixels };
    int in_strides[4] = { from->stride };
    int lines = sws_scale(sws, in, in_strides, 0, from->height, planes, strides);
    sws_freeContext(sws);
    return lines == height;
}

static AVFrame *make_frame(const pl_image *image, enum AVPixelFormat format)
{
    AVFrame *frame = av_frame_alloc();
    if (!frame)
        return NULL;
    frame->width = image->width;
    frame->height = image->height;
    frame->format = format;
    frame->color_range = AVCOL_RANGE_JPEG;
    if (av_frame_get_buffer(frame, 0) < 0 ||
        !convert(frame->data, frame->linesize, image->width, image->height, format, true, image,
                 SWS_BICUBIC | SWS_FULL_CHR_H_INP))
        av_frame_free(&frame);
    return frame;
}

static AVCodecContext *open_encoder(enum AVCodecID id, enum AVPixelFormat format, int scale,
                                    const pl_image *image)
{
    const AVCodec *codec = avcodec_find_encoder(id);
    AVCodecContext *context = codec ? avcodec_alloc_context3(codec) : NULL;
    if (!context)
        return NULL;
    context->width = image->width;
    context->height = image->height;
    context->pix_fmt = format;
    context->color_range = AVCOL_RANGE_JPEG;
    context->time_base = (AVRational){ 1, 25 };
    context->sample_aspect_ratio = (AVRational){ 1, 1 };
    context->thread_count = 1;
    context->flags |= AV_CODEC_FLAG_BITEXACT; /* no version of the encoder in the file */
    if (scale > 0) {
        context->flags |= AV_CODEC_FLAG_QSCALE;
        context->qmin = 1;
        context->global_quality = scale * FF_QP2LAMBDA;
    }
    if (avcodec_open2(context, codec, NULL) < 0)
        avcodec_free_context(&context);
    return context;
}

static void *encode(size_t *size, enum AVCodecID id, enum AVPixelFormat format, int scale,
                    const pl_image *image, pl_error *err)
{
    pl_libav_start();
    void *bytes = NULL;
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = make_frame(image, format);
    AVCodecContext *context = open_encoder(id, format, scale, image);
    if (!packet || !frame || !context)
        goto done;
    frame->quality = context->global_quality;
    if (avcodec_send_frame(context, frame) < 0 || avcodec_send_frame(context, NULL) < 0 ||
        avcodec_receive_packet(context, packet) < 0)
        goto done;
    *size = (size_t)packet->size;
    bytes = pl_copy_bytes(packet->data, *size);
done:
    if (!bytes)
        pl_fail(err, PL_INTERNAL,
                "The picture (%d × %d) cannot be written: the encoder refuses it, or there is no "
                "memory for it.",
                image->width, image->height);
    avcodec_free_context(&context);
    av_frame_free(&frame);
    av_packet_free(&packet);
    return bytes;
}

void *pl_still_png(size_t *size, const pl_image *image, pl_error *err)
{
    return encode(size, AV_CODEC_ID_PNG, AV_PIX_FMT_RGB24, 0, image, err);
}

/* The encoder's own scale runs from 1 (best) to 31: its table, of the mean 33, times scale / 8. The usual
 * table of JPEG has the mean 58, and a quality q above 50 means it times (200 - 2q) / 100. Equal means
 * make a percent of the usual table 0.14 of the scale. */
static int scale_of(int quality)
{
    int percent = quality < 1 ? 5000 : quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int scale = (percent * 14 + 50) / 100;
    return scale < 1 ? 1 : scale > 31 ? 31 : scale;
}

void *pl_still_jpeg(size_t *size, const pl_image *image, int quality, pl_error *err)
{
    return encode(size, AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUVJ420P, scale_of(quality), image, err);
}

pl_image *pl_image_scaled(const pl_image *image, int width, pl_error *err)
{
    pl_libav_start();
    int64_t height = ((int64_t)image->height * width + image->width / 2) / image->width;
    pl_image *out = pl_image_new(width, height < 1 ? 1 : height > 16384 ? 0 : (int)height);
    uint8_t *planes[4] = { out ? (uint8_t *)out->pixels : NULL };
    int strides[4] = { out ? out->stride : 0 };
    int how = width < image->width ? SWS_AREA : SWS_BICUBIC;
    if (out &&
        convert(planes, strides, out->width, out->height, AV_PIX_FMT_RGB32, true, image, how))
        return out;
    pl_image_free(out);
    pl_fail(err, PL_BAD_INPUT,
            "The picture (%d × %d) cannot be scaled to a width of %d: a side must lie between 1 "
            "and 16384.",
            image->width, image->height, width);
    return NULL;
}
