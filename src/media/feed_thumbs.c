/* A small picture of near the place that was jumped to, until something better is decoded. */
#include "playing.h"

#include "frame.h"

#include <libswscale/swscale.h>

enum { NEAR_US = 30 * 1000 * 1000 /* one that lies further away tells nothing */ };

/* Width over height, upright. */
typedef struct shape {
    int64_t wide, high;
} shape;

static shape shape_of_locked(const pl_player *p)
{
    const pl_frame *frame = p->shown;
    if (!frame)
        return (shape){ 0 };
    int64_t w = (int64_t)frame->width * frame->aspect_num;
    int64_t h = (int64_t)frame->height * frame->aspect_den;
    return frame->rotation % 180 ? (shape){ h, w } : (shape){ w, h };
}

/* The aspect of its pixels takes up what rounding did to it, so that the picture keeps its place; another
 * shape than that is of another part. */
static AVRational aspect_of(const AVFrame *picture, const pl_image *image, shape like)
{
    int64_t apart = like.wide * image->height - like.high * image->width;
    AVRational aspect;
    if (like.high == 0 || llabs(apart) * 50 > like.high * image->width)
        like = (shape){ image->width, image->height };
    av_reduce(&aspect.num, &aspect.den, like.wide * picture->height, like.high * picture->width,
              INT16_MAX);
    return aspect;
}

/* With sides that are even, as those of other pictures. */
static AVFrame *picture_of(const pl_image *image, shape like)
{
    const uint8_t *pixels[] = { (const uint8_t *)image->pixels };
    AVFrame *out = av_frame_alloc();
    if (!out)
        return NULL;
    out->width = (image->width + 1) & ~1;
    out->height = (image->height + 1) & ~1;
    out->format = AV_PIX_FMT_YUV420P;
    out->colorspace = AVCOL_SPC_SMPTE170M;
    out->color_range = AVCOL_RANGE_MPEG;
    out->sample_aspect_ratio = aspect_of(out, image, like);
    struct SwsContext *sws =
        sws_getContext(image->width, image->height, AV_PIX_FMT_RGB32, out->width, out->height,
                       AV_PIX_FMT_YUV420P, SWS_BILINEAR, NULL, NULL, NULL);
    if (!sws || av_frame_get_buffer(out, 0) < 0 ||
        sws_scale(sws, pixels, &image->stride, 0, image->height, out->data, out->linesize) < 1)
        av_frame_free(&out);
    sws_freeContext(sws);
    return out;
}

pl_frame *pl_feed_thumb_of(pl_player *player, const pl_order *order, int n)
{
    pl_mutex_lock(&player->lock);
    pl_thumbs *thumbs = order->far ? player->thumbs : NULL;
    shape like = shape_of_locked(player);
    pl_mutex_unlock(&player->lock);
    pl_time start = 0;
    const pl_image *image = thumbs ? pl_thumbs_near(&start, thumbs, order->at) : NULL;
    AVFrame *picture =
        image && llabs(start - order->at) <= NEAR_US ? picture_of(image, like) : NULL;
    pl_frame *frame = picture ? pl_frame_make(picture, (pl_look){ 0 }) : NULL;
    av_frame_free(&picture);
    if (!frame)
        return NULL;
    frame->n = n;
    frame->start_us = pl_media_frame_start(player->media, n);
    frame->end_us = pl_media_frame_end(player->media, n);
    frame->standing = PL_FRAME_NEAR;
    return frame;
}
