/* A frame into a rectangle of a surface: for screens without textures. */
#include "frame.h"
#include "picture.h"
#include "plumbline/base/image.h"
#include "plumbline/base/memory.h"
#include "stretch.h"
#include "words.h"

#include <libswscale/swscale.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_SIDE = 16384,
    STEP = 16, /* pixels that swscale writes at a time */
    ROOM = 64  /* bytes that rows of the sized picture are a multiple of */
};

struct pl_converter {
    struct SwsContext *sws;
    struct SwsContext *size;      /* to another size, in the picture's own form */
    pl_stretch *stretch, *chroma; /* the same for luma and chroma, where there is quick code */
    AVFrame *sized;               /* its picture */
    pl_image *scratch;            /* as coded, before it is turned or cut to its width */
};

pl_converter *pl_converter_new(void)
{
    pl_libav_start();
    return pl_alloc(sizeof(pl_converter));
}

void pl_converter_free(pl_converter *converter)
{
    if (!converter)
        return;
    sws_freeContext(converter->sws);
    sws_freeContext(converter->size);
    pl_stretch_free(converter->stretch);
    pl_stretch_free(converter->chroma);
    av_frame_free(&converter->sized);
    pl_image_free(converter->scratch);
    free(converter);
}

static int half_of(int side)
{
    return (side + 1) / 2;
}

static bool give_sized(pl_converter *c, const AVFrame *like, int width, int height)
{
    AVFrame *sized = c->sized;
    if (sized && sized->width == width && sized->height == height && sized->format == like->format)
        return true;
    av_frame_free(&c->sized);
    sized = c->sized = av_frame_alloc();
    if (!sized)
        return false;
    sized->width = width;
    sized->height = height;
    sized->format = like->format;
    return av_frame_get_buffer(sized, ROOM) >= 0;
}

static bool give_stretch(pl_stretch **stretch, int from_width, int from_height, int width,
                         int height)
{
    if (pl_stretch_fits(*stretch, from_width, from_height, width, height))
        return true;
    pl_stretch_free(*stretch);
    *stretch = pl_stretch_new(from_width, from_height, width, height);
    return *stretch != NULL;
}

static bool stretch(pl_converter *c, const AVFrame *picture)
{
    AVFrame *to = c->sized;
    if (!give_stretch(&c->stretch, picture->width, picture->height, to->width, to->height) ||
        !give_stretch(&c->chroma, half_of(picture->width), half_of(picture->height),
                      half_of(to->width), half_of(to->height)))
        return false;
    for (int i = 0; i < 3; i++)
        pl_stretch_plane(i ? c->chroma : c->stretch, to->data[i], to->linesize[i], picture->data[i],
                         picture->linesize[i]);
    return true;
}

/* The picture at another size, in its own form. There is quick code for this and for turning YUV of one size
 * into colours: both together take a third of the time of swscale's one pass that does both. NULL where
 * there is none. */
static const AVFrame *resized(pl_converter *c, const AVFrame *picture, int width, int height)
{
    bool quick = picture->format == AV_PIX_FMT_YUV420P || picture->format == AV_PIX_FMT_YUVJ420P;
    if (!quick || !give_sized(c, picture, width, height))
        return NULL;
    if (stretch(c, picture))
        return c->sized;
    enum AVPixelFormat form = (enum AVPixelFormat)picture->format;
    c->size = sws_getCachedContext(c->size, picture->width, picture->height, form, width, height,
                                   form, SWS_BILINEAR, NULL, NULL, NULL);
    if (!c->size || sws_scale(c->size, (const uint8_t *const *)picture->data, picture->linesize, 0,
                              picture->height, c->sized->data, c->sized->linesize) != height)
        return NULL;
    return c->sized;
}

static bool scale(pl_converter *c, void *pixels, int stride, int width, int height,
                  const AVFrame *picture, pl_scaling scaling)
{
    enum { ONE = 1 << 16 };
    bool same = picture->width == width && picture->height == height;
    const AVFrame *from = picture;
    if (scaling == PL_SCALING_FAST && !same) {
        const AVFrame *small = resized(c, picture, width, height);
        same = small != NULL;
        from = small ? small : picture;
    }
    int flags = scaling == PL_SCALING_FINE ? SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT
                : same                     ? SWS_POINT
                                           : SWS_BILINEAR;
    c->sws =
        sws_getCachedContext(c->sws, from->width, from->height, (enum AVPixelFormat)from->format,
                             width, height, AV_PIX_FMT_RGB32, flags, NULL, NULL, NULL);
    if (!c->sws)
        return false;
    sws_setColorspaceDetails(c->sws, sws_getCoefficients(pl_picture_matrix(picture)),
                             pl_picture_full_range(picture), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                             0, ONE, ONE);
    uint8_t *planes[4] = { pixels };
    int strides[4] = { stride };
    return sws_scale(c->sws, (const uint8_t *const *)from->data, from->linesize, 0, from->height,
                     planes, strides) == height;
}

static bool give_scratch(pl_converter *c, int width, int height)
{
    if (c->scratch && c->scratch->width == width && c->scratch->height == height)
        return true;
    pl_image_free(c->scratch);
    c->scratch = pl_image_new(width, height);
    return c->scratch != NULL;
}

/* Where the coded pixel (u, v) of a scratch of w × h stands in the turned picture: its place is
 * from + u × across + v × down, in pixels of the surface. */
typedef struct way {
    int64_t from, across, down;
} way;

static way way_of(int quarters, bool mirrored, int w, int h, int64_t row)
{
    way out = { 0, 1, row };
    if (quarters == 1)
        out = (way){ h - 1, row, -1 };
    if (quarters == 2)
        out = (way){ (h - 1) * row + w - 1, -1, -row };
    if (quarters == 3)
        out = (way){ (w - 1) * row, -row, 1 };
    if (mirrored) {
        out.from += (w - 1) * out.across;
        out.across = -out.across;
    }
    return out;
}

/* In square blocks, so that both pictures stay near in memory. */
static void turn(uint32_t *pixels, int64_t row, const pl_image *from, int w, int quarters,
                 bool mirrored)
{
    enum { BLOCK = 16 };
    way to = way_of(quarters, mirrored, w, from->height, row);
    for (int top = 0; top < from->height; top += BLOCK)
        for (int left = 0; left < w; left += BLOCK)
            for (int v = top; v < top + BLOCK && v < from->height; v++) {
                const uint32_t *line = pl_image_row(from, v);
                for (int u = left; u < left + BLOCK && u < w; u++)
                    pixels[to.from + u * to.across + v * to.down] = line[u];
            }
}

static bool draw_by_scratch(pl_converter *c, void *pixels, int stride, int width, int height,
                            const pl_frame *frame, pl_scaling scaling)
{
    int quarters = frame->rotation / 90;
    int w = quarters % 2 ? height : width, h = quarters % 2 ? width : height;
    const AVFrame *picture = pl_frame_picture(frame);
    if (!give_scratch(c, w, h) ||
        !scale(c, c->scratch->pixels, c->scratch->stride, w, h, picture, scaling))
        return false;
    if (quarters || frame->mirrored) {
        turn(pixels, stride / (int)sizeof(uint32_t), c->scratch, w, quarters, frame->mirrored);
        return true;
    }
    for (int y = 0; y < height; y++)
        memcpy((uint8_t *)pixels + (int64_t)y * stride, pl_image_row(c->scratch, y),
               (size_t)width * sizeof(uint32_t));
    return true;
}

bool pl_frame_draw(pl_converter *converter, void *pixels, int stride, int width, int height,
                   const pl_frame *frame, pl_scaling scaling, pl_error *err)
{
    bool sized = width > 0 && width <= MOST_SIDE && height > 0 && height <= MOST_SIDE;
    bool plain = frame->rotation == 0 && !frame->mirrored && width % STEP == 0;
    if (sized && plain &&
        scale(converter, pixels, stride, width, height, pl_frame_picture(frame), scaling))
        return true;
    if (sized && !plain &&
        draw_by_scratch(converter, pixels, stride, width, height, frame, scaling))
        return true;
    return pl_fail(err, PL_BAD_INPUT,
                   "A picture of %d × %d cannot be shown at a size of %d × %d: a side must lie "
                   "between 1 and %d, and its colours must be of a form that is known here.",
                   frame->width, frame->height, width, height, MOST_SIDE);
}
