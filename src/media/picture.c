#include "picture.h"

#include <libswscale/swscale.h>

int pl_picture_matrix(const AVFrame *frame)
{
    enum { HIGH_DEFINITION = 720 };
    switch (frame->colorspace) {
    case AVCOL_SPC_UNSPECIFIED:
    case AVCOL_SPC_RESERVED:
    case AVCOL_SPC_RGB:
        return frame->height >= HIGH_DEFINITION ? SWS_CS_ITU709 : SWS_CS_ITU601;
    default:
        return (int)frame->colorspace; /* swscale numbers them as the streams do */
    }
}

bool pl_picture_full_range(const AVFrame *frame)
{
    return frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P ||
           frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P ||
           frame->format == AV_PIX_FMT_YUVJ440P;
}

/* With the colours of the frame. *sws is used again where it fits. */
static bool convert(struct SwsContext **sws, pl_image *out, const AVFrame *frame, int how)
{
    enum { ONE = 1 << 16 };
    *sws =
        sws_getCachedContext(*sws, frame->width, frame->height, (enum AVPixelFormat)frame->format,
                             out->width, out->height, AV_PIX_FMT_RGB32, how, NULL, NULL, NULL);
    if (!*sws)
        return false;
    sws_setColorspaceDetails(*sws, sws_getCoefficients(pl_picture_matrix(frame)),
                             pl_picture_full_range(frame), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                             0, ONE, ONE);
    uint8_t *planes[4] = { (uint8_t *)out->pixels };
    int strides[4] = { out->stride };
    return sws_scale(*sws, (const uint8_t *const *)frame->data, frame->linesize, 0, frame->height,
                     planes, strides) == out->height;
}

static void make_opaque(pl_image *image)
{
    for (int y = 0; y < image->height; y++) {
        uint32_t *row = pl_image_row(image, y);
        for (int x = 0; x < image->width; x++)
            row[x] |= 0xff000000u;
    }
}

/* The coded pixel that is seen at (x, y) of the turned picture. */
static uint32_t turned_pixel(const pl_image *from, int x, int y, int quarters, bool mirrored)
{
    int u = x, v = y;
    switch (quarters) {
    case 1:
        u = y;
        v = from->height - 1 - x;
        break;
    case 2:
        u = from->width - 1 - x;
        v = from->height - 1 - y;
        break;
    case 3:
        u = from->width - 1 - y;
        v = x;
        break;
    }
    if (mirrored)
        u = from->width - 1 - u;
    return pl_image_row(from, v)[u];
}

static pl_image *turn(const pl_image *from, int quarters, bool mirrored)
{
    bool lying = quarters % 2;
    pl_image *out =
        pl_image_new(lying ? from->height : from->width, lying ? from->width : from->height);
    for (int y = 0; out && y < out->height; y++) {
        uint32_t *row = pl_image_row(out, y);
        for (int x = 0; x < out->width; x++)
            row[x] = turned_pixel(from, x, y, quarters, mirrored);
    }
    return out;
}

/* Turned upright where it has to be; takes `from` in any case. */
static pl_image *upright(pl_image *from, pl_look look)
{
    make_opaque(from);
    if (look.quarters == 0 && !look.mirrored)
        return from;
    pl_image *turned = turn(from, look.quarters, look.mirrored);
    pl_image_free(from);
    return turned;
}

/* Of the picture with square pixels; 0 where it is too wide. */
static int square_width(const AVFrame *frame)
{
    AVRational aspect = frame->sample_aspect_ratio;
    int64_t width = frame->width;
    if (aspect.num > 0 && aspect.den > 0)
        width = av_rescale(width, aspect.num, aspect.den);
    return width > 0 && width <= INT32_MAX ? (int)width : 0;
}

pl_image *pl_picture_make(const AVFrame *frame, pl_look look, const char *path, pl_error *err)
{
    int how = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
    struct SwsContext *sws = NULL;
    pl_image *out = pl_image_new(square_width(frame), frame->height);
    bool made = out && convert(&sws, out, frame, how);
    sws_freeContext(sws);
    if (!made) {
        pl_fail(err, PL_BAD_INPUT,
                "A picture of %s (%d × %d) cannot be shown: it is too large, or "
                "its colours are of a form that is not known here.",
                path, frame->width, frame->height);
        pl_image_free(out);
        return NULL;
    }
    pl_image *turned = upright(out, look);
    if (!turned)
        pl_fail(err, PL_INTERNAL, "A picture of %s cannot be turned: there is no memory for it.",
                path);
    return turned;
}

pl_image *pl_picture_small(struct SwsContext **sws, const AVFrame *frame, pl_look look, int width)
{
    int64_t across = square_width(frame), down = frame->height;
    bool lying = look.quarters % 2;
    if (across < 1 || down < 1)
        return NULL;
    int64_t other = lying ? av_rescale(width, across, down) : av_rescale(width, down, across);
    other = other < 1                             ? 1
            : other > (int64_t)PL_TALLEST * width ? (int64_t)PL_TALLEST * width
                                                  : other;
    pl_image *out = pl_image_new(lying ? (int)other : width, lying ? width : (int)other);
    if (!out || !convert(sws, out, frame, SWS_AREA | SWS_ACCURATE_RND)) {
        pl_image_free(out);
        return NULL;
    }
    return upright(out, look);
}
