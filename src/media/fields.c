#include "fields.h"

#include "filters.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <stdio.h>

enum { NOTHING = -2 /* no frame's number */ };

struct pl_fields {
    AVFilterGraph *graph;
    AVFilterContext *in, *out;
    bool met;
    int put; /* the frame that was put last: the one before it came out last */
    int width, height, format;
    AVFrame *picture; /* what came out last */
    AVFrame *held;    /* the picture that is worked on, while the decoder goes on */
};

pl_fields *pl_fields_new(void)
{
    pl_fields *f = pl_alloc(sizeof *f);
    f->put = NOTHING;
    return f;
}

static void end_graph(pl_fields *f)
{
    if (f->graph)
        pl_filters_get()->graph_free(&f->graph);
    f->put = NOTHING;
}

void pl_fields_free(pl_fields *fields)
{
    if (!fields)
        return;
    end_graph(fields);
    av_frame_free(&fields->picture);
    av_frame_free(&fields->held);
    free(fields);
}

/* --- which pictures are of two fields */

static bool tells_itself(enum AVCodecID codec)
{
    switch (codec) {
    case AV_CODEC_ID_H264:
    case AV_CODEC_ID_HEVC:
    case AV_CODEC_ID_MPEG1VIDEO:
    case AV_CODEC_ID_MPEG2VIDEO:
    case AV_CODEC_ID_MPEG4:
    case AV_CODEC_ID_VC1:
    case AV_CODEC_ID_WMV3:
    case AV_CODEC_ID_DVVIDEO:
        return true;
    default:
        return false;
    }
}

/* By its own word, or by the file's where the codec's pictures say nothing. */
static bool of_two_fields(const AVFrame *picture, const AVCodecParameters *codec)
{
    return picture->interlaced_frame ||
           (codec->field_order > AV_FIELD_PROGRESSIVE && !tells_itself(codec->codec_id));
}

static bool top_first(const AVFrame *picture, const AVCodecParameters *codec)
{
    return picture->interlaced_frame
               ? picture->top_field_first
               : codec->field_order == AV_FIELD_TT || codec->field_order == AV_FIELD_BT;
}

/* --- the filter */

static bool start_graph(pl_fields *f, const AVFrame *like)
{
    char text[256];
    const pl_filters *filters = pl_filters_get();
    AVFilterInOut *ins = NULL, *outs = NULL;
    end_graph(f);
    if (!filters || !(f->graph = filters->graph_alloc()))
        return false;
    snprintf(text, sizeof text,
             "buffer@in=video_size=%dx%d:pix_fmt=%d:time_base=1/25:pixel_aspect=1/1,"
             "bwdif=mode=send_frame:parity=auto:deint=all,buffersink@out",
             like->width, like->height, like->format);
    f->graph->nb_threads = 1;
    bool parsed = filters->graph_parse(f->graph, text, &ins, &outs) >= 0;
    filters->inout_free(&ins);
    filters->inout_free(&outs);
    if (!parsed || filters->graph_config(f->graph, NULL) < 0) {
        end_graph(f);
        return false;
    }
    f->in = filters->graph_get(f->graph, "buffer@in");
    f->out = filters->graph_get(f->graph, "buffersink@out");
    f->width = like->width;
    f->height = like->height;
    f->format = like->format;
    return true;
}

static bool put(pl_fields *f, const AVFrame *picture, bool top)
{
    AVFrame *own = av_frame_clone(picture);
    if (!own)
        return false;
    own->interlaced_frame = 1;
    own->top_field_first = top;
    bool taken = pl_filters_get()->put(f->in, own) >= 0;
    av_frame_free(&own);
    return taken;
}

/* All that is ready; the last of it stays. */
static bool take(pl_fields *f)
{
    bool any = false;
    AVFrame *next = av_frame_alloc();
    while (next && pl_filters_get()->get(f->out, next) >= 0) {
        AVFrame *old = f->picture;
        f->picture = next;
        av_frame_free(&old);
        next = av_frame_alloc();
        any = true;
    }
    av_frame_free(&next);
    return any;
}

static bool like(const AVFrame *a, const AVFrame *b)
{
    return a && a->width == b->width && a->height == b->height && a->format == b->format;
}

/* Where frame n - 1 came out last, n + 1 is all that has to be put. Else the filter starts anew: of the first
 * picture that is put, and of one behind which the end comes, it takes the own lines alone. */
static bool run(pl_fields *f, int n, const AVFrame *const pictures[3], bool top)
{
    bool follows = f->graph && f->put == n && pictures[2] && f->width == pictures[1]->width &&
                   f->height == pictures[1]->height && f->format == pictures[1]->format;
    if (!follows && (!start_graph(f, pictures[1]) || (pictures[0] && !put(f, pictures[0], top)) ||
                     !put(f, pictures[1], top)))
        return false;
    bool ended = pictures[2] ? put(f, pictures[2], top) : pl_filters_get()->put(f->in, NULL) >= 0;
    f->put = pictures[2] ? n + 1 : NOTHING;
    return ended && take(f);
}

static const AVFrame *make(pl_fields *f, int n, const AVFrame *before, const AVFrame *picture,
                           const AVFrame *after, bool top)
{
    const AVFrame *const pictures[3] = { like(before, picture) ? before : NULL, picture,
                                         like(after, picture) ? after : NULL };
    pl_libav_start();
    if (!pl_filters_get() || !run(f, n, pictures, top)) {
        f->put = NOTHING;
        return picture;
    }
    f->picture->interlaced_frame = 0;
    f->picture->sample_aspect_ratio = picture->sample_aspect_ratio;
    return f->picture;
}

/* --- from what is kept */

static const AVFrame *neighbour(const pl_decoding *how, int n, int of)
{
    const pl_index *index = how->index;
    bool there =
        n >= 0 && n < index->frame_count && index->frames[n].part == index->frames[of].part;
    return there ? pl_kept_find(how->kept, n) : NULL;
}

/* The next one is decoded soon in any case. */
static void fetch_next(const pl_decoding *how, pl_decoder *decoder, int n)
{
    const pl_index *index = how->index;
    if (decoder && pl_decoder_last(decoder) == n && n + 1 < index->frame_count &&
        index->frames[n + 1].part == index->frames[n].part)
        pl_decoder_fill(decoder, n + 1, n + 1, NULL);
}

const AVFrame *pl_fields_shown(pl_fields *fields, const pl_decoding *how, pl_decoder *decoder,
                               const AVFrame *picture, int n, bool woven)
{
    pl_fields *f = fields;
    const AVCodecParameters *codec = how->index->coded[how->index->frames[n].part].codec;
    if (!of_two_fields(picture, codec))
        return picture;
    f->met = true;
    if (woven)
        return picture;
    av_frame_free(&f->held);
    f->held = av_frame_clone(picture);
    if (!f->held)
        return picture;
    fetch_next(how, decoder, n);
    return make(f, n, neighbour(how, n - 1, n), f->held, neighbour(how, n + 1, n),
                top_first(f->held, codec));
}

bool pl_fields_met(const pl_fields *fields)
{
    return fields->met;
}

const AVFrame *pl_fields_alone(pl_fields *fields, const AVCodecParameters *codec,
                               const AVFrame *picture)
{
    return of_two_fields(picture, codec)
               ? make(fields, NOTHING, NULL, picture, NULL, top_first(picture, codec))
               : picture;
}
