#include "clip_make.h"

#include "clip_coder.h"
#include "clip_head.h"
#include "clip_out.h"
#include "clip_sound.h"
#include "fetch.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

static const AVRational microsecond = { 1, 1000000 };

typedef struct maker {
    pl_clip *clip;
    AVRational unit; /* of the pictures' times */
    int64_t delay;   /* how far, at most, a picture's place in decoding lies before its time */
    pl_decoder *decoder;
    int part; /* that it is of */
    pl_clip_coder *coder;
    pl_clip_out *out;
    pl_clip_sound *sound;
    int video; /* its stream */
    AVPacket *packet, *fresh;
    uint8_t *sets; /* of the first coder; those of the next are the same, or nothing fits */
    int sets_size;
} maker;

static bool fail_memory(pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "The clip cannot be written: there is no memory for it.");
}

/* --- times */

static int64_t ticks_of(const maker *m, pl_time at)
{
    return av_rescale_q(at - m->clip->facts.from_us, microsecond, m->unit);
}

static int64_t start_of(const maker *m, int n)
{
    return ticks_of(m, pl_media_frame_start(m->clip->media, n));
}

static int64_t length_of(const maker *m, int n)
{
    return ticks_of(m, pl_media_frame_end(m->clip->media, n)) - start_of(m, n);
}

/* The frame that a packet of the coder is of: the last one that starts up to half a tick behind its time. */
static int frame_of(const maker *m, int64_t ticks)
{
    AVRational half = { m->unit.num, m->unit.den * 2 };
    pl_time at = m->clip->facts.from_us + av_rescale_q(ticks * 2 + 1, half, microsecond);
    return pl_media_frame_at(m->clip->media, at);
}

/* The recording's own ticks, where they are no finer than its clock can tell. */
static AVRational unit_of(const pl_clip *clip)
{
    const pl_clock_part *part = &clip->media->index->map.parts[clip->plan.part];
    AVRational unit = { part->unit_num, part->unit_den }, finest = { 1, 200000 };
    return av_cmp_q(unit, finest) < 0 ? (AVRational){ 1, 90000 } : unit;
}

/* --- packets out */

static bool told_to_stop(const maker *m, pl_error *err)
{
    return pl_job_stopped(m->clip->job) &&
           !pl_fail(err, PL_CANCELLED, "Writing the clip was stopped. Nothing of it is left.");
}

/* The packet of frame n, with its times; before it the sound up to there. */
static bool put(maker *m, int n, pl_error *err)
{
    const pl_clip_plan *plan = &m->clip->plan;
    pl_time at = av_rescale_q(m->packet->dts, m->unit, microsecond);
    m->packet->duration = length_of(m, n);
    pl_job_tell(m->clip->job, (double)(n - plan->first) / (plan->last - plan->first + 1),
                "Writing the clip");
    m->clip->facts.frames++;
    return !told_to_stop(m, err) &&
           (!m->sound || at <= 0 || pl_clip_sound_write(m->sound, at, err)) &&
           pl_clip_out_put(m->out, m->packet, m->video, m->unit, err);
}

/* From any form to lengths of four bytes. Parameter sets stand at the head of the file. */
static bool bring_to_form(maker *m, int length_size, bool messages, pl_error *err)
{
    pl_nal nal;
    pl_text units = { 0 };
    pl_nals walk = pl_nals_of(m->packet->data, (size_t)m->packet->size, length_size);
    bool idr = false;
    while (pl_nals_next(&nal, &walk)) {
        bool picture = nal.type == PL_NAL_SLICE || nal.type == PL_NAL_IDR;
        idr = idr || nal.type == PL_NAL_IDR;
        if (picture || (messages && nal.type == PL_NAL_SEI))
            pl_nal_put(&units, nal.data, nal.size);
    }
    bool ok = av_new_packet(m->fresh, (int)units.size) >= 0;
    if (ok) {
        memcpy(m->fresh->data, units.data, units.size);
        m->fresh->flags = idr ? AV_PKT_FLAG_KEY : 0;
        m->fresh->pts = m->packet->pts;
        m->fresh->dts = m->packet->dts;
        av_packet_unref(m->packet);
        av_packet_move_ref(m->packet, m->fresh);
    }
    pl_text_free(&units);
    return ok || fail_memory(err);
}

/* --- pictures that are coded anew */

static bool open_decoder(maker *m, int part, pl_error *err)
{
    if (m->decoder && m->part == part)
        return true;
    pl_decoder_close(&m->decoder);
    m->decoder = pl_decoder_open(&m->clip->how, part, m->clip->media->paths[part], err);
    m->part = part;
    return m->decoder != NULL;
}

/* Frame n; where `alone`, any that is seen in its place. NONE where it is damaged: then the one before is
 * shown the longer. */
static pl_got decode(const AVFrame **frame, maker *m, int n, bool alone, pl_error *err)
{
    int got = -1;
    pl_error own = { 0 };
    if (!open_decoder(m, pl_media_frame_part(m->clip->media, n), err))
        return PL_GOT_FAILED;
    pl_got what = alone ? pl_decoder_get(frame, &got, m->decoder, n, &own)
                        : pl_decoder_next(frame, m->decoder, n, &own);
    if (what == PL_GOT_FAILED)
        pl_fail(err, own.code, "%s", own.text);
    return what == PL_GOT_EARLIER ? PL_GOT_IT : what;
}

static bool copies(const maker *m)
{
    return m->clip->plan.copy_first < m->clip->plan.copy_end;
}

/* All pictures that are coded anew follow the same parameter sets, which stand at the head of the file. */
static bool keep_sets(maker *m)
{
    const AVCodecContext *codec = pl_clip_coder_context(m->coder);
    if (!m->sets) {
        m->sets = (uint8_t *)pl_copy_bytes(codec->extradata, (size_t)codec->extradata_size);
        m->sets_size = codec->extradata_size;
    }
    m->clip->unfit = m->sets_size != codec->extradata_size ||
                     memcmp(m->sets, codec->extradata, (size_t)m->sets_size) != 0;
    return !m->clip->unfit;
}

/* A coder for frames that begin with n, made after the first that can be decoded. */
static bool open_coder(maker *m, int n, int end, pl_error *err)
{
    const AVFrame *like = NULL;
    pl_got got = PL_GOT_NONE;
    for (; n < end && got == PL_GOT_NONE; n++)
        got = decode(&like, m, n, true, err);
    if (got == PL_GOT_NONE)
        return pl_fail(err, PL_CANNOT_READ,
                       "No picture of the clip can be decoded: %s is damaged there.",
                       m->clip->media->paths[m->part]);
    if (got == PL_GOT_IT)
        m->coder =
            pl_clip_coder_open(like, m->unit, m->clip->how.threads,
                               copies(m) ? &m->clip->plan.sps : NULL, m->clip->plan.spare, err);
    return m->coder && (keep_sets(m) || fail_memory(err));
}

static bool take_packets(maker *m, pl_error *err)
{
    while (pl_clip_coder_take(m->packet, m->coder)) {
        if (copies(m))
            m->packet->dts = m->packet->pts - m->delay;
        if (!bring_to_form(m, 0, !copies(m), err) || !put(m, frame_of(m, m->packet->pts), err))
            return false;
    }
    return true;
}

/* Codes the frames n to end - 1, by a coder that stands there already or by one of their own. */
static bool code(maker *m, int n, int end, pl_error *err)
{
    bool first = true;
    if (n < end && !m->coder && !open_coder(m, n, end, err))
        return false;
    for (; n < end; n++) {
        const AVFrame *frame = NULL;
        pl_got got = decode(&frame, m, n, first, err);
        first = false;
        m->clip->facts.damaged += got == PL_GOT_NONE;
        if (got == PL_GOT_NONE)
            continue;
        if (got == PL_GOT_FAILED || !pl_clip_coder_send(m->coder, frame, start_of(m, n), err) ||
            !take_packets(m, err))
            return false;
    }
    bool ok = !first ? pl_clip_coder_send(m->coder, NULL, 0, err) && take_packets(m, err) : true;
    if (!first)
        pl_clip_coder_close(&m->coder);
    return ok;
}

/* --- pictures that are copied */

static bool read_packet(maker *m, pl_fetch *fetch, pl_error *err)
{
    int32_t ordinal = -1;
    pl_read got = pl_fetch_next(m->packet, &ordinal, fetch, err);
    if (got == PL_READ_END || got == PL_READ_DAMAGE)
        pl_fetch_fail_short(m->clip->media->paths[m->clip->plan.part], err);
    return got == PL_READ_PACKET;
}

static bool copy_packets(maker *m, pl_fetch *fetch, pl_error *err)
{
    const pl_clip_plan *plan = &m->clip->plan;
    for (int32_t i = plan->packet; i < plan->packet_end; i++) {
        int n = pl_index_frame_of(m->clip->media->index, plan->part, i);
        if (!read_packet(m, fetch, err))
            return false;
        m->packet->pts = start_of(m, n);
        m->packet->dts = start_of(m, plan->copy_first + (i - plan->packet)) - m->delay;
        if (!bring_to_form(m, plan->sets.length_size, true, err) || !put(m, n, err))
            return false;
    }
    return true;
}

static bool copy(maker *m, pl_error *err)
{
    const pl_clip_plan *plan = &m->clip->plan;
    if (!copies(m))
        return true;
    pl_fetch *fetch =
        pl_fetch_open(&m->clip->how, plan->part, m->clip->media->paths[plan->part], err);
    bool ok = fetch && pl_fetch_go(fetch, plan->packet, err) && copy_packets(m, fetch, err);
    pl_fetch_close(&fetch);
    return ok;
}

/* As the packets are copied, the i-th of them is decoded when the i-th frame would be shown, less this. */
static int64_t delay_of(const maker *m)
{
    const pl_clip_plan *plan = &m->clip->plan;
    int64_t most = 0;
    for (int32_t i = plan->packet; copies(m) && i < plan->packet_end; i++) {
        int n = pl_index_frame_of(m->clip->media->index, plan->part, i);
        int64_t early = start_of(m, plan->copy_first + (i - plan->packet)) - start_of(m, n);
        most = early > most ? early : most;
    }
    return most;
}

/* --- all of it */

/* Behind the last frame that is coded before the copied ones, and the first behind them. */
static int head_end(const maker *m)
{
    return copies(m) ? m->clip->plan.copy_first : m->clip->plan.last + 1;
}

static int tail_start(const maker *m)
{
    return copies(m) ? m->clip->plan.copy_end : m->clip->plan.last + 1;
}

static bool add_video(maker *m, pl_error *err)
{
    pl_clip *clip = m->clip;
    AVCodecParameters *codec =
        pl_clip_head(&clip->plan, clip->media, m->coder ? pl_clip_coder_context(m->coder) : NULL);
    clip->unfit = !codec;
    if (codec)
        m->video = pl_clip_out_video(m->out, codec, m->unit,
                                     clip->media->index->coded[clip->plan.part].look, err);
    else
        fail_memory(err);
    avcodec_parameters_free(&codec);
    return m->video >= 0;
}

static bool prepare(maker *m, pl_error *err)
{
    const pl_clip_plan *plan = &m->clip->plan;
    const pl_clip_facts *facts = &m->clip->facts;
    int end = plan->last + 1;
    if (!m->packet || !m->fresh)
        return fail_memory(err);
    if (m->clip->picture && plan->first < head_end(m)) {
        if (!open_coder(m, plan->first, head_end(m), err))
            return false;
    } else if (m->clip->picture && tail_start(m) < end) {
        if (!open_coder(m, tail_start(m), end, err))
            return false;
    }
    m->out = pl_clip_out_open(m->clip->path, err);
    if (!m->out || (m->clip->picture && !add_video(m, err)))
        return false;
    pl_clip_options heard = { facts->from_us, facts->to_us, .sound = m->clip->sound };
    if (facts->sound &&
        !(m->sound = pl_clip_sound_open(m->clip->media, &heard, m->out, m->clip->job, err)))
        return false;
    return pl_clip_out_begin(m->out, err);
}

static bool write_all(maker *m, pl_error *err)
{
    const pl_clip_plan *plan = &m->clip->plan;
    if (m->clip->picture && !(code(m, plan->first, head_end(m), err) && copy(m, err) &&
                              code(m, tail_start(m), plan->last + 1, err)))
        return false;
    return !m->sound || pl_clip_sound_write(m->sound, PL_NO_TIME, err);
}

bool pl_clip_make(pl_clip *clip, pl_error *err)
{
    maker m = { .clip = clip, .video = -1 };
    clip->facts.frames = clip->facts.damaged = 0;
    if (clip->picture) {
        m.unit = unit_of(clip);
        m.delay = delay_of(&m);
    }
    m.packet = av_packet_alloc();
    m.fresh = av_packet_alloc();
    bool ok = prepare(&m, err) && write_all(&m, err) && pl_clip_out_end(&m.out, err);
    pl_clip_out_drop(&m.out);
    pl_clip_sound_close(&m.sound);
    pl_clip_coder_close(&m.coder);
    pl_decoder_close(&m.decoder);
    av_packet_free(&m.packet);
    av_packet_free(&m.fresh);
    free(m.sets);
    return ok;
}
