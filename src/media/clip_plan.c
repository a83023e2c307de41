#include "clip_plan.h"

#include "fetch.h"

enum {
    LEAST = 8,  /* frames that are worth copying */
    AHEAD = 64, /* packets behind the last frame's that are looked at */
    PROFILE_BASELINE = 66,
    PROFILE_MAIN = 77,
    PROFILE_HIGH = 100
};

void pl_clip_plan_clear(pl_clip_plan *plan)
{
    pl_avc_sets_free(&plan->sets);
}

void pl_clip_plan_none(pl_clip_plan *plan, const char *why)
{
    pl_avc_sets_free(&plan->sets);
    plan->copy_first = plan->copy_end = plan->first;
    plan->why = why;
}

/* What one packet is. */
typedef enum kind {
    FITS,
    FITS_IDR, /* decoding begins anew here: nothing behind it refers to what was before */
    UNFIT
} kind;

/* A slice follows one PPS, and all of a clip one SPS. */
static bool slice_fits(pl_clip_plan *plan, const pl_nal *nal)
{
    int pps = pl_avc_slice_pps(nal);
    int sps = pps >= 0 && plan->sets.pps[pps].data ? pl_avc_pps_sps(&plan->sets.pps[pps]) : -1;
    if (sps < 0 || !plan->sets.sps[sps].data)
        return false;
    return plan->sps.bytes[0]
               ? sps == plan->sps.number
               : pl_avc_sps_read(&plan->sps, plan->sets.sps[sps].data, plan->sets.sps[sps].size) &&
                     plan->sps.number == sps;
}

static kind look_at(pl_clip_plan *plan, const AVPacket *packet)
{
    pl_nal nal;
    kind what = UNFIT;
    pl_nals walk = pl_nals_of(packet->data, (size_t)packet->size, plan->sets.length_size);
    while (pl_nals_next(&nal, &walk))
        switch (nal.type) {
        case PL_NAL_SPS:
        case PL_NAL_PPS:
            if (!pl_avc_sets_add(&plan->sets, &nal))
                return UNFIT;
            break;
        case PL_NAL_SLICE:
        case PL_NAL_IDR:
            if (!slice_fits(plan, &nal))
                return UNFIT;
            what = nal.type == PL_NAL_IDR ? FITS_IDR : FITS;
            break;
        case PL_NAL_SEI:
        case PL_NAL_DELIMITER:
        case PL_NAL_END:
        case PL_NAL_END_STREAM:
        case PL_NAL_FILLER:
            break;
        default:
            return UNFIT;
        }
    return walk.broken ? UNFIT : what;
}

static pl_read read_at(AVPacket *packet, pl_fetch *fetch, int32_t ordinal, pl_error *err)
{
    int32_t got = -1;
    if (pl_fetch_at(fetch) != ordinal && !pl_fetch_go(fetch, ordinal, err))
        return PL_READ_FAILED;
    return pl_fetch_next(packet, &got, fetch, err);
}

/* The first frame of the clip that is an IDR picture; -1: none, or err is set. */
static int find_start(pl_clip_plan *plan, const pl_media *media, pl_fetch *fetch, AVPacket *packet,
                      pl_error *err)
{
    for (int n = plan->first; n <= plan->last; n++) {
        int32_t ordinal = media->index->frames[n].ordinal;
        if (!pl_media_frame_key(media, n))
            continue;
        if (!pl_fetch_go(fetch, ordinal, err))
            return -1;
        pl_read got = read_at(packet, fetch, ordinal, err);
        if (got == PL_READ_FAILED)
            return -1;
        if (got == PL_READ_PACKET && look_at(plan, packet) == FITS_IDR)
            return n;
    }
    return -1;
}

/* Reads on from the frame `start` as long as packets can be copied; copy_end is set to the last place where
 * all frames before it, and none behind, were decoded. */
static bool find_end(pl_clip_plan *plan, const pl_media *media, pl_fetch *fetch, AVPacket *packet,
                     int start, pl_error *err)
{
    const pl_track *track = &media->index->tracks[plan->part];
    int32_t from = media->index->frames[start].ordinal;
    int32_t most = from + (plan->last - start) + AHEAD, count = 0;
    int newest = start;
    for (int32_t i = from; i < track->count && i <= most && plan->copy_end <= plan->last; i++) {
        int n = pl_index_frame_of(media->index, plan->part, i);
        if (n < start || track->packets[i].flags & (PL_PACKET_TORN | PL_PACKET_HIDDEN))
            break;
        pl_read got = read_at(packet, fetch, i, err);
        if (got == PL_READ_FAILED)
            return false;
        if (got != PL_READ_PACKET || look_at(plan, packet) == UNFIT)
            break;
        newest = n > newest ? n : newest;
        if (++count != newest - start + 1 || newest > plan->last)
            continue;
        plan->copy_first = start;
        plan->copy_end = newest + 1;
        plan->packet = from;
        plan->packet_end = i + 1;
    }
    return true;
}

static int spare_number(const pl_avc_sets *sets)
{
    for (int i = 0; i < PL_AVC_MOST_SPS; i++)
        if (!sets->sps[i].data && !sets->pps[i].data)
            return i;
    return -1;
}

static const char *why_not(const pl_clip_plan *plan)
{
    const pl_avc_sps *sps = &plan->sps;
    bool known = sps->profile == PROFILE_BASELINE || sps->profile == PROFILE_MAIN ||
                 sps->profile == PROFILE_HIGH;
    if (plan->copy_end - plan->copy_first < LEAST)
        return "No group of pictures that stands by itself lies in it.";
    if (!sps->progressive)
        return "Its pictures are interlaced.";
    if (!known || !sps->plain || sps->max_refs < 1 || plan->spare < 0)
        return "Its pictures are coded in a way that nothing can be joined to.";
    return NULL;
}

/* What can be told before a packet is read. */
static const char *why_not_at_all(const pl_clip_plan *plan, const pl_media *media)
{
    const pl_coded *coded = &media->index->coded[plan->part];
    if (pl_media_frame_part(media, plan->last) != plan->part)
        return "It goes over the join of two parts.";
    if (!coded->codec || coded->codec->codec_id != AV_CODEC_ID_H264)
        return "Its pictures are not H.264.";
    return NULL;
}

static bool look_for(pl_clip_plan *plan, const pl_media *media, pl_fetch *fetch, pl_error *err)
{
    pl_error own = { 0 };
    AVPacket *packet = av_packet_alloc();
    int start = packet ? find_start(plan, media, fetch, packet, &own) : -1;
    bool ok = own.code == PL_OK && (start < 0 || find_end(plan, media, fetch, packet, start, &own));
    av_packet_free(&packet);
    return ok || pl_fail(err, own.code, "%s", own.text);
}

bool pl_clip_plan_make(pl_clip_plan *out, const pl_media *media, const pl_decoding *how, int first,
                       int last, pl_error *err)
{
    *out = (pl_clip_plan){ .first = first, .last = last, .copy_first = first, .copy_end = first };
    out->part = pl_media_frame_part(media, first);
    const AVCodecParameters *codec = media->index->coded[out->part].codec;
    const char *why = why_not_at_all(out, media);
    if (!why && !pl_avc_sets_read(&out->sets, codec->extradata, (size_t)codec->extradata_size))
        why = "Its pictures are coded in a way that is not known here.";
    if (why) {
        pl_clip_plan_none(out, why);
        return true;
    }
    pl_fetch *fetch = pl_fetch_open(how, out->part, media->paths[out->part], err);
    bool ok = fetch && look_for(out, media, fetch, err);
    pl_fetch_close(&fetch);
    if (!ok) {
        pl_clip_plan_clear(out);
        return false;
    }
    out->spare = spare_number(&out->sets);
    why = why_not(out);
    if (why)
        pl_clip_plan_none(out, why);
    return true;
}
