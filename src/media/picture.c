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

static bool convert(pl_image *out, const AVFrame *frame)
{
    enum { ONE = 1 << 16 };
    int flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
    struct SwsContext *sws =
        sws_getContext(frame->width, frame->height, (enum AVPixelFormat)frame->format, out->width,
                       out->height, AV_PIX_FMT_RGB32, flags, NULL, NULL, NULL);
    if (!sws)
        return false;
    sws_setColorspaceDetails(sws, sws_getCoefficients(pl_picture_matrix(frame)),
                             pl_picture_full_range(frame), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                             0, ONE, ONE);
    uint8_t *planes[4] = { (uint8_t *)out->pixels };
    int strides[4] = { out->stride };
    int lines = sws_scale(sws, (const uint8_t *const *)frame->data, frame->linesize, 0,
                          frame->height, planes, strides);
    sws_freeContext(sws);
    return lines == out->height;
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

pl_image *pl_picture_make(const AVFrame *frame, pl_look look, const char *path, pl_error *err)
{
    AVRational aspect = frame->sample_aspect_ratio;
    int64_t width = frame->width;
    if (aspect.num > 0 && aspect.den > 0)
        width = av_rescale(width, aspect.num, aspect.den);
    pl_image *out =
        width > 0 && width <= INT32_MAX ? pl_image_new((int)width, frame->height) : NULL;
    if (!out || !convert(out, frame)) {
        pl_fail(err, PL_BAD_INPUT,
                "A picture of %s (%d × %d) cannot be shown: it is too large, or "
                "its colours are of a form that is not known here.",
                path, frame->width, frame->height);
        pl_image_free(out);
        return NULL;
    }
    make_opaque(out);
    if (look.quarters == 0 && !look.mirrored)
        return out;
    pl_image *turned = turn(out, look.quarters, look.mirrored);
    pl_image_free(out);
    if (!turned)
        pl_fail(err, PL_INTERNAL, "A picture of %s cannot be turned: there is no memory for it.",
                path);
    return turned;
}
