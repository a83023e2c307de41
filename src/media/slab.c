#include "slab.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/thread.h"

#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
    LINE = 64,          /* bytes that lines begin at multiples of */
    SLACK = LINE + 16,  /* behind each plane: what vector code may read over its end */
    PAGE = 2 << 20,     /* a large page */
    PIECE = 8 * PAGE,   /* pictures lie in pieces of about so much */
    MOST_IN_PIECE = 16, /* pictures */
    PLANES = 4
};

/* Borrowed by its pictures, and by the pool as long as it takes from it. */
typedef struct piece {
    void *bytes;
    size_t size;
    atomic_int users;
} piece;

/* What the pool asks for pictures of one size; it lives as long as the pool does. */
typedef struct source {
    piece *now;
    size_t taken;
} source;

struct pl_slab {
    pl_mutex lock; /* guards all below; held for no longer than it takes to look */
    AVBufferPool *pool;
    size_t size; /* of a picture in the pool */
};

/* --- pieces */

static void let_go(piece *p)
{
    if (atomic_fetch_sub(&p->users, 1) > 1)
        return;
    munmap(p->bytes, p->size);
    free(p);
}

static piece *new_piece(size_t picture)
{
    size_t count = PIECE / picture;
    count = count < 1 ? 1 : count > MOST_IN_PIECE ? MOST_IN_PIECE : count;
    size_t size = (count * picture + PAGE - 1) / PAGE * PAGE;
    void *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return NULL;
    madvise(bytes, size, MADV_HUGEPAGE); /* where the system has none, it works all the same */
    piece *p = pl_alloc(sizeof *p);
    p->bytes = bytes;
    p->size = size;
    atomic_init(&p->users, 1);
    return p;
}

/* --- what the pool calls, one thread at a time */

static void free_picture(void *opaque, uint8_t *data)
{
    (void)data;
    let_go(opaque);
}

static AVBufferRef *new_picture(void *opaque, size_t size)
{
    source *s = opaque;
    if (s->now && s->taken + size > s->now->size) {
        let_go(s->now);
        s->now = NULL;
    }
    if (!s->now) {
        s->now = new_piece(size);
        s->taken = 0;
    }
    if (!s->now)
        return NULL;
    uint8_t *data = (uint8_t *)s->now->bytes + s->taken;
    atomic_fetch_add(&s->now->users, 1);
    AVBufferRef *buffer = av_buffer_create(data, size, free_picture, s->now, 0);
    if (buffer)
        s->taken += size;
    else
        let_go(s->now);
    return buffer;
}

static void free_source(void *opaque)
{
    source *s = opaque;
    if (s->now)
        let_go(s->now);
    free(s);
}

/* --- what the decoder calls, from any of its threads */

typedef struct planes {
    int lines[PLANES];
    size_t at[PLANES], size; /* where each plane begins, and what all of them take */
} planes;

/* As libavcodec lays them out itself. */
static bool measure(planes *out, AVCodecContext *codec, const AVFrame *frame)
{
    int width = frame->width, height = frame->height, uneven = 0;
    int aligned[AV_NUM_DATA_POINTERS];
    ptrdiff_t lines[PLANES];
    size_t sizes[PLANES];
    *out = (planes){ 0 };
    avcodec_align_dimensions2(codec, &width, &height, aligned);
    do {
        if (av_image_fill_linesizes(out->lines, frame->format, width) < 0)
            return false;
        width += width & -width;
        uneven = 0;
        for (int i = 0; i < PLANES; i++)
            uneven |= out->lines[i] % LINE;
    } while (uneven);
    for (int i = 0; i < PLANES; i++)
        lines[i] = out->lines[i];
    if (av_image_fill_plane_sizes(sizes, frame->format, height, lines) < 0)
        return false;
    for (int i = 0; i < PLANES && sizes[i]; i++) {
        out->at[i] = out->size;
        out->size += (sizes[i] + SLACK + LINE - 1) / LINE * LINE;
    }
    return true;
}

static AVBufferRef *take(pl_slab *slab, size_t size)
{
    pl_mutex_lock(&slab->lock);
    if (slab->size != size) {
        source *s = pl_alloc(sizeof *s);
        av_buffer_pool_uninit(&slab->pool);
        slab->pool = av_buffer_pool_init2(size, s, new_picture, free_source);
        slab->size = slab->pool ? size : 0;
        if (!slab->pool)
            free(s);
    }
    AVBufferRef *buffer = slab->pool ? av_buffer_pool_get(slab->pool) : NULL;
    pl_mutex_unlock(&slab->lock);
    return buffer;
}

static int get_buffer(AVCodecContext *codec, AVFrame *frame, int flags)
{
    const AVPixFmtDescriptor *known = av_pix_fmt_desc_get(frame->format);
    uint64_t odd = AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL;
    planes shape;
    if (!(codec->codec->capabilities & AV_CODEC_CAP_DR1) || !known || known->flags & odd ||
        !measure(&shape, codec, frame))
        return avcodec_default_get_buffer2(codec, frame, flags);
    frame->buf[0] = take(codec->opaque, shape.size);
    if (!frame->buf[0])
        return AVERROR(ENOMEM);
    for (int i = 0; i < PLANES; i++) {
        frame->linesize[i] = shape.lines[i];
        frame->data[i] = i == 0 || shape.at[i] ? frame->buf[0]->data + shape.at[i] : NULL;
    }
    frame->extended_data = frame->data;
    return 0;
}

pl_slab *pl_slab_give(AVCodecContext *codec)
{
    pl_slab *slab = pl_alloc(sizeof *slab);
    pl_mutex_start(&slab->lock);
    codec->opaque = slab;
    codec->get_buffer2 = get_buffer;
    compat_call_from_threads(codec);
    return slab;
}

void pl_slab_free(pl_slab *slab)
{
    if (!slab)
        return;
    av_buffer_pool_uninit(&slab->pool);
    pl_mutex_stop(&slab->lock);
    free(slab);
}
