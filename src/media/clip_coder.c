#include "clip_coder.h"

#include "picture.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "words.h"

#include <libavutil/opt.h>
#include <libswscale/swscale.h>
#include <stdlib.h>

struct pl_clip_coder {
    AVCodecContext *codec;
    struct SwsContext *sws;
    AVFrame *frame; /* on its way to the encoder */
};

static bool fail(int number, pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "The clip's pictures cannot be coded: %s.",
                   pl_libav_words(number));
}

/* --- opening */

static void give_colours(AVCodecContext *codec, const AVFrame *like)
{
    codec->pix_fmt = pl_picture_full_range(like) ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P;
    codec->color_range = pl_picture_full_range(like) ? AVCOL_RANGE_JPEG : like->color_range;
    codec->color_primaries = like->color_primaries;
    codec->color_trc = like->color_trc;
    codec->colorspace =
        like->colorspace == AVCOL_SPC_RGB ? AVCOL_SPC_UNSPECIFIED : like->colorspace;
    codec->chroma_sample_location = like->chroma_location;
}

/* Two fields in each picture stay two fields. */
static void give_fields(AVCodecContext *codec, const AVFrame *like)
{
    if (!like->interlaced_frame)
        return;
    codec->flags |= AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME;
    codec->field_order = like->top_field_first ? AV_FIELD_TT : AV_FIELD_BB;
}

static const char *profile_of(const pl_avc_sps *sps)
{
    return sps->profile == 66 ? "baseline" : sps->profile == 77 ? "main" : "high";
}

/* One IDR picture and nothing but P-pictures behind it (each is told to be one); that there might be one
 * B-picture is said so that the set asks for the order of pictures that copied ones have. */
static void give_likeness(AVCodecContext *codec, const pl_avc_sps *alike, int number)
{
    enum { MOST_REFS = 3 };
    int refs = alike->max_refs < MOST_REFS ? alike->max_refs : MOST_REFS;
    char *how =
        pl_format("sps-id=%d:ref=%d:bframes=1:b-adapt=0:keyint=infinite:scenecut=0", number, refs);
    av_opt_set(codec->priv_data, "x264-params", how, 0);
    av_opt_set(codec->priv_data, "profile", profile_of(alike), 0);
    codec->max_b_frames = 1;
    free(how);
}

static AVCodecContext *make_codec(const AVFrame *like, AVRational unit, int threads)
{
    const AVCodec *x264 = avcodec_find_encoder_by_name("libx264");
    AVCodecContext *codec = x264 ? avcodec_alloc_context3(x264) : NULL;
    if (!codec)
        return NULL;
    codec->width = like->width & ~1; /* halves of a pixel of colour do not exist */
    codec->height = like->height & ~1;
    codec->sample_aspect_ratio = like->sample_aspect_ratio;
    codec->time_base = unit;
    codec->thread_count = threads;
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    give_colours(codec, like);
    av_opt_set(codec->priv_data, "preset", "fast", 0);
    av_opt_set(codec->priv_data, "crf", "18", 0);
    return codec;
}

pl_clip_coder *pl_clip_coder_open(const AVFrame *like, AVRational unit, int threads,
                                  const pl_avc_sps *alike, int number, pl_error *err)
{
    pl_libav_start();
    pl_clip_coder *coder = pl_alloc(sizeof *coder);
    coder->codec = make_codec(like, unit, threads);
    coder->frame = av_frame_alloc();
    int failed = AVERROR(ENOMEM);
    if (!coder->codec) {
        pl_fail(err, PL_BAD_INPUT,
                "A clip cannot be written: libavcodec on this computer has no libx264 in it.");
    } else {
        if (alike)
            give_likeness(coder->codec, alike, number);
        else
            give_fields(coder->codec, like);
        failed = coder->frame ? avcodec_open2(coder->codec, NULL, NULL) : failed;
        if (failed >= 0)
            return coder;
        fail(failed, err);
    }
    pl_clip_coder_close(&coder);
    return NULL;
}

void pl_clip_coder_close(pl_clip_coder **coder)
{
    pl_clip_coder *old = *coder;
    if (!old)
        return;
    avcodec_free_context(&old->codec);
    sws_freeContext(old->sws);
    av_frame_free(&old->frame);
    free(old);
    *coder = NULL;
}

const AVCodecContext *pl_clip_coder_context(const pl_clip_coder *coder)
{
    return coder->codec;
}

/* --- pictures in, packets out */

/* 4:2:0 of 8 bits and either range differ in their names alone. */
static bool same_form(int a, int b)
{
    bool eight = a == AV_PIX_FMT_YUV420P || a == AV_PIX_FMT_YUVJ420P;
    return a == b || (eight && (b == AV_PIX_FMT_YUV420P || b == AV_PIX_FMT_YUVJ420P));
}

static bool convert(pl_clip_coder *c, const AVFrame *from)
{
    enum { ONE = 1 << 16 };
    AVFrame *to = c->frame;
    bool full = pl_picture_full_range(from);
    to->format = c->codec->pix_fmt;
    to->width = c->codec->width;
    to->height = c->codec->height;
    c->sws = sws_getCachedContext(
        c->sws, from->width, from->height, (enum AVPixelFormat)from->format, to->width, to->height,
        c->codec->pix_fmt, SWS_BICUBIC | SWS_ACCURATE_RND, NULL, NULL, NULL);
    if (!c->sws || av_frame_get_buffer(to, 0) < 0)
        return false;
    const int *matrix = sws_getCoefficients(pl_picture_matrix(from));
    sws_setColorspaceDetails(c->sws, matrix, full, matrix,
                             c->codec->color_range == AVCOL_RANGE_JPEG, 0, ONE, ONE);
    return sws_scale(c->sws, (const uint8_t *const *)from->data, from->linesize, 0, from->height,
                     to->data, to->linesize) == to->height;
}

/* As it is where its form and size are the clip's, but for a last column or row. */
static bool fit(pl_clip_coder *c, const AVFrame *from)
{
    bool fits = same_form(from->format, c->codec->pix_fmt) &&
                (from->width & ~1) == c->codec->width && (from->height & ~1) == c->codec->height;
    av_frame_unref(c->frame);
    if (!fits)
        return convert(c, from);
    if (av_frame_ref(c->frame, from) < 0)
        return false;
    c->frame->width = c->codec->width;
    c->frame->height = c->codec->height;
    c->frame->format = c->codec->pix_fmt;
    return true;
}

bool pl_clip_coder_send(pl_clip_coder *coder, const AVFrame *frame, int64_t at, pl_error *err)
{
    int failed = AVERROR(ENOMEM);
    if (!frame) {
        failed = avcodec_send_frame(coder->codec, NULL);
        return failed >= 0 || fail(failed, err);
    }
    if (fit(coder, frame)) {
        coder->frame->pts = at;
        coder->frame->pict_type = AV_PICTURE_TYPE_P;
        coder->frame->interlaced_frame = frame->interlaced_frame;
        coder->frame->top_field_first = frame->top_field_first;
        failed = avcodec_send_frame(coder->codec, coder->frame);
    }
    return failed >= 0 || fail(failed, err);
}

bool pl_clip_coder_take(AVPacket *packet, pl_clip_coder *coder)
{
    return avcodec_receive_packet(coder->codec, packet) >= 0;
}
