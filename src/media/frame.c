#include "frame.h"

#include "picture.h"
#include "plumbline/base/memory.h"

#include <libswscale/swscale.h>
#include <stdatomic.h>
#include <stdlib.h>

struct pl_frame_inner {
    atomic_int holders;
    AVFrame *picture;
    pl_frame frame;
};

static pl_layout layout_of(const AVFrame *picture)
{
    switch (picture->format) {
    case AV_PIX_FMT_YUV420P:
    case AV_PIX_FMT_YUVJ420P:
        return PL_LAYOUT_YUV420P;
    case AV_PIX_FMT_NV12:
        return PL_LAYOUT_NV12;
    default:
        return PL_LAYOUT_OTHER;
    }
}

static pl_matrix matrix_of(const AVFrame *picture)
{
    switch (pl_picture_matrix(picture)) {
    case SWS_CS_ITU709:
        return PL_MATRIX_BT709;
    case SWS_CS_BT2020:
        return PL_MATRIX_BT2020;
    default:
        return PL_MATRIX_BT601;
    }
}

static void lay_planes(pl_frame *frame, const AVFrame *picture)
{
    static const int counts[] = { [PL_LAYOUT_YUV420P] = 3, [PL_LAYOUT_NV12] = 2 };
    frame->layout = layout_of(picture);
    int count = frame->layout == PL_LAYOUT_OTHER ? 0 : counts[frame->layout];
    for (int i = 0; i < count; i++) {
        frame->planes[i] = picture->data[i];
        frame->strides[i] = picture->linesize[i];
    }
}

pl_frame *pl_frame_make(const AVFrame *picture, pl_look look)
{
    AVFrame *own = av_frame_clone(picture);
    if (!own)
        return NULL;
    struct pl_frame_inner *inner = pl_alloc(sizeof *inner);
    AVRational aspect = own->sample_aspect_ratio;
    bool told = aspect.num > 0 && aspect.den > 0;
    atomic_init(&inner->holders, 1);
    inner->picture = own;
    inner->frame = (pl_frame){
        .width = own->width,
        .height = own->height,
        .matrix = matrix_of(own),
        .full_range = pl_picture_full_range(own),
        .aspect_num = told ? aspect.num : 1,
        .aspect_den = told ? aspect.den : 1,
        .rotation = look.quarters * 90,
        .mirrored = look.mirrored,
        .inner = inner,
    };
    lay_planes(&inner->frame, own);
    return &inner->frame;
}

const AVFrame *pl_frame_picture(const pl_frame *frame)
{
    return frame->inner->picture;
}

const pl_frame *pl_frame_ref(const pl_frame *frame)
{
    atomic_fetch_add(&frame->inner->holders, 1);
    return frame;
}

void pl_frame_unref(const pl_frame **frame)
{
    if (!*frame)
        return;
    struct pl_frame_inner *inner = (*frame)->inner;
    *frame = NULL;
    if (atomic_fetch_sub(&inner->holders, 1) > 1)
        return;
    av_frame_free(&inner->picture);
    free(inner);
}

void pl_frame_fit(int *width, int *height, const pl_frame *frame, int room_width, int room_height)
{
    int64_t w = (int64_t)frame->width * frame->aspect_num;
    int64_t h = (int64_t)frame->height * frame->aspect_den;
    if (frame->rotation % 180) {
        int64_t upright = w;
        w = h;
        h = upright;
    }
    int64_t fit_height = av_rescale(h, room_width, w), fit_width = av_rescale(w, room_height, h);
    bool wide = fit_height <= room_height;
    *width = wide ? room_width : (int)(fit_width < 1 ? 1 : fit_width);
    *height = wide ? (int)(fit_height < 1 ? 1 : fit_height) : room_height;
}
