/* Pictures that are coded anew stand before and behind copied ones in one stream. They follow parameter sets
 * of their own numbers, which stand beside the copied ones' in the file's head: so neither has to be said
 * again within the stream, and a decoder knows both from the first. What a decoder sets itself up by (size,
 * level, references, order, colours) is the same in both, so that it has nothing to change where one follows
 * the other, and no picture that waits to be shown is lost. Each begins with an IDR picture. */
#include "clip_head.h"

#include "plumbline/base/memory.h"

#include <libavutil/mem.h>
#include <stdlib.h>
#include <string.h>

static bool same_shape(const pl_avc_sps *a, const pl_avc_sps *b)
{
    return a->width == b->width && a->height == b->height && b->progressive && b->plain &&
           memcmp(a->crop, b->crop, sizeof a->crop) == 0;
}

/* The coder's parameter sets beside those of the copied pictures. */
static bool add_sets(pl_clip_plan *plan, const pl_avc_sets *own)
{
    pl_avc_sps sps;
    size_t size = 0;
    const pl_avc_set *pps = &own->pps[plan->spare];
    if (!pl_avc_sps_read(&sps, own->sps[plan->spare].data, own->sps[plan->spare].size) ||
        !pps->data || !same_shape(&plan->sps, &sps))
        return false;
    uint8_t *alike = pl_avc_sps_alike(&size, &sps, &plan->sps);
    const pl_nal nals[] = { { alike, size, PL_NAL_SPS }, { pps->data, pps->size, PL_NAL_PPS } };
    bool ok = pl_avc_sets_add(&plan->sets, &nals[0]) && pl_avc_sets_add(&plan->sets, &nals[1]);
    free(alike);
    return ok;
}

static bool give_sets(AVCodecParameters *to, const pl_avc_sets *sets, int first)
{
    pl_text box = { 0 };
    pl_avc_sets_put(&box, sets, first);
    av_freep(&to->extradata);
    to->extradata = av_mallocz(box.size + AV_INPUT_BUFFER_PADDING_SIZE);
    to->extradata_size = to->extradata ? (int)box.size : 0;
    if (to->extradata)
        memcpy(to->extradata, box.data, box.size);
    pl_text_free(&box);
    return to->extradata != NULL;
}

/* The container's word on the pixels' aspect goes before the pictures' own. */
static bool of_copied(AVCodecParameters *out, pl_clip_plan *plan, const pl_coded *coded,
                      const pl_avc_sets *own)
{
    if ((own && !add_sets(plan, own)) || avcodec_parameters_copy(out, coded->codec) < 0)
        return false;
    if (coded->aspect.num > 0 && coded->aspect.den > 0)
        out->sample_aspect_ratio = coded->aspect;
    return give_sets(out, &plan->sets, plan->sps.number);
}

static bool of_coder(AVCodecParameters *out, const AVCodecContext *coder, const pl_avc_sets *own)
{
    return own->sps[0].data && avcodec_parameters_from_context(out, coder) >= 0 &&
           give_sets(out, own, 0);
}

AVCodecParameters *pl_clip_head(pl_clip_plan *plan, const pl_media *media,
                                const AVCodecContext *coder)
{
    pl_avc_sets own = { .length_size = 0 };
    AVCodecParameters *out = avcodec_parameters_alloc();
    bool ok =
        out && (!coder || pl_avc_sets_read(&own, coder->extradata, (size_t)coder->extradata_size));
    if (ok && plan->copy_first < plan->copy_end)
        ok = of_copied(out, plan, &media->index->coded[plan->part], coder ? &own : NULL);
    else if (ok)
        ok = of_coder(out, coder, &own);
    if (!ok)
        avcodec_parameters_free(&out);
    pl_avc_sets_free(&own);
    return out;
}
