#include "voice.h"

#include "input.h"
#include "plumbline/base/memory.h"
#include "seek.h"
#include "voice_table.h"
#include "words.h"

#include <libswresample/swresample.h>
#include <stdlib.h>

enum {
    RATE = 48000,
    CHANNELS = 2,
    MOST_SAMPLES = 1 << 17, /* of a decoder's frame */
    LEAST_RATE = 4000,
    SETTLE_US = 200000, /* decoded before the wanted time: codecs overlap their blocks */
    LATE_US = 50000,    /* a seek that leads so far behind the target is tried again */
    EARLIER_US = 5000000,
    TRIES = 3
};

/* Beyond this a timestamp is noise: a hundred days. */
#define MOST_US ((int64_t)100 * 86400 * 1000000)

static const AVRational microsecond = { 1, 1000000 };

struct pl_voice {
    const pl_media *media;
    int part;
    pl_job *job;
    int track;
    pl_input *input;
    int stream;            /* of the input: the track, or the part's own */
    bool fresh;            /* nothing was read from it yet */
    pl_voice_table *table; /* of its packets, in the place of the demuxer; or NULL */
    AVCodecContext *codec;
    SwrContext *swr;
    AVChannelLayout layout; /* that swr was made for */
    int rate;
    enum AVSampleFormat format;
    AVPacket *packet;
    bool waiting; /* a packet stands in `packet` */
    AVFrame *frame;
    bool drained;
    pl_time next;   /* where the next packet should lie: tells the jumps of a counter apart */
    pl_time out_at; /* where the next decoded block should lie */
    float *samples;
    int room;
};

/* --- opening */

static bool fail_silent(const pl_voice *v, pl_error *err)
{
    return pl_fail(err, PL_BAD_INPUT, "%s has no sound that can be decoded.",
                   v->media->paths[v->part]);
}

static void choose_stream(pl_voice *v)
{
    int wanted = v->track > 0 ? pl_input_track(v->input, v->track) : -1;
    bool plays =
        wanted >= 0 && avcodec_find_decoder(v->input->format->streams[wanted]->codecpar->codec_id);
    v->stream = plays ? wanted : v->input->audio;
}

static bool open_input(pl_voice *v, pl_error *err)
{
    pl_voice_table_free(v->table);
    v->table = NULL;
    pl_input_close(&v->input);
    const pl_decoding *how = &v->media->decoding;
    v->input = pl_input_open(v->media->paths[v->part], how->open, how->open_ctx, v->job, err);
    if (!v->input)
        return false;
    choose_stream(v);
    if (v->stream < 0)
        return fail_silent(v, err);
    for (int i = 0; i < (int)v->input->format->nb_streams; i++)
        v->input->format->streams[i]->discard = i == v->stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    v->fresh = true;
    return true;
}

static const AVStream *stream_of(const pl_voice *v)
{
    return v->input->format->streams[v->stream];
}

static bool open_codec(pl_voice *v, pl_error *err)
{
    const AVCodecParameters *from = stream_of(v)->codecpar;
    const AVCodec *codec = avcodec_find_decoder(from->codec_id);
    v->codec = codec ? avcodec_alloc_context3(codec) : NULL;
    if (!v->codec || avcodec_parameters_to_context(v->codec, from) < 0)
        return fail_silent(v, err);
    v->codec->thread_count = 1;
    v->codec->pkt_timebase = microsecond; /* packets get their time on the recording's clock */
    return avcodec_open2(v->codec, codec, NULL) >= 0 || fail_silent(v, err);
}

pl_voice *pl_voice_open(const pl_media *media, int part, int track, pl_job *job, pl_error *err)
{
    pl_voice *v = pl_alloc(sizeof *v);
    v->media = media;
    v->part = part;
    v->track = track;
    v->job = job;
    v->next = v->out_at = media->index->map.parts[part].start_us;
    v->packet = av_packet_alloc();
    v->frame = av_frame_alloc();
    if (!v->packet || !v->frame)
        pl_fail(err, PL_INTERNAL, "%s cannot be heard: there is no memory for it.",
                media->paths[part]);
    else if (open_input(v, err) && open_codec(v, err))
        return v;
    pl_voice_close(&v);
    return NULL;
}

void pl_voice_close(pl_voice **voice)
{
    pl_voice *v = *voice;
    if (!v)
        return;
    avcodec_free_context(&v->codec);
    swr_free(&v->swr);
    av_channel_layout_uninit(&v->layout);
    av_frame_free(&v->frame);
    av_packet_free(&v->packet);
    pl_voice_table_free(v->table);
    pl_input_close(&v->input);
    free(v->samples);
    free(v);
    *voice = NULL;
}

void pl_voice_by_table(pl_voice *voice)
{
    pl_voice *v = voice;
    v->table = pl_voice_table_new(v->input, v->stream, v->media->paths[v->part], v->job);
    v->fresh = false; /* the tables were held against packets that were read */
}

bool pl_voice_renew(pl_voice *voice, pl_error *err)
{
    avcodec_free_context(&voice->codec);
    return open_codec(voice, err);
}

/* --- packets and their times */

static pl_time nearer(pl_time a, pl_time b, pl_time to)
{
    return llabs(b - to) < llabs(a - to) ? b : a;
}

/* A raw timestamp of the sound on the recording's clock. The counter of a stream may have jumped: of the
 * times that it can mean, the one nearest to where the sound was. */
static pl_time time_of(const pl_voice *v, int64_t ticks)
{
    const pl_clock_part *clock = &v->media->index->map.parts[v->part];
    AVRational unit = { clock->unit_num, clock->unit_den };
    if (ticks == AV_NOPTS_VALUE)
        return PL_NO_TIME;
    int64_t us = av_rescale_q(ticks, stream_of(v)->time_base, microsecond);
    if (us > MOST_US || us < -MOST_US)
        return PL_NO_TIME;
    pl_time plain = clock->start_us + us - av_rescale_q(clock->raw_start, unit, microsecond);
    pl_time best = plain;
    int64_t shift = 0;
    for (int i = 0; i < clock->jump_count; i++) {
        shift += clock->jumps[i].shift;
        best = nearer(best, plain + av_rescale_q(shift, unit, microsecond), v->next);
    }
    return best;
}

/* The next packet of the sound, with its time and duration on the recording's clock; it waits in
 * v->packet. */
static pl_read read_packet(pl_voice *v, pl_error *err)
{
    for (;;) {
        av_packet_unref(v->packet);
        v->fresh = false;
        pl_read got = v->table ? pl_voice_table_next(v->packet, v->table, err)
                               : pl_input_read(v->input, v->packet, err);
        if (got != PL_READ_PACKET)
            return got;
        bool locked = av_packet_get_side_data(v->packet, AV_PKT_DATA_ENCRYPTION_INFO, NULL) != NULL;
        if (v->packet->stream_index == v->stream && !locked)
            break;
    }
    int64_t pts = v->packet->pts == AV_NOPTS_VALUE ? v->packet->dts : v->packet->pts;
    pl_time at = time_of(v, pts);
    int64_t length = av_rescale_q(v->packet->duration, stream_of(v)->time_base, microsecond);
    v->packet->pts = v->packet->dts = at == PL_NO_TIME ? AV_NOPTS_VALUE : at;
    v->packet->duration = length > 0 && length < MOST_US ? length : 0;
    v->next = (at == PL_NO_TIME ? v->next : at) + v->packet->duration;
    v->waiting = true;
    return PL_READ_PACKET;
}

/* --- seeking */

/* Program and transport streams go by the byte of a key picture that is shown well before: the sound of
 * a moment stands near its picture in the file. */
static bool go_by_picture(pl_voice *v, pl_time at)
{
    const pl_index *index = v->media->index;
    int n = pl_index_frame_at(index, at - 1000000);
    while (n >= 0 && n < index->frame_count - 1 && index->frames[n].part < v->part)
        n++;
    if (n < 0 || index->frames[n].part != v->part || !pl_index_need(index, n, NULL))
        return false;
    const pl_track *track = &index->tracks[v->part];
    return pl_seek_go(v->input, track, pl_seek_key(track, index->frames[n].ordinal), 0);
}

static bool go_by_time(pl_voice *v, pl_time at)
{
    const pl_clock_part *clock = &v->media->index->map.parts[v->part];
    int stream = v->input->video >= 0 ? v->input->video : v->stream;
    AVRational unit = { clock->unit_num, clock->unit_den };
    int64_t ticks = clock->raw_start + av_rescale_q(at - clock->start_us, microsecond, unit);
    if (v->table) {
        pl_voice_table_go(v->table, av_rescale_q(ticks, unit, stream_of(v)->time_base));
        return true;
    }
    return pl_input_seek_stream(
        v->input, stream, av_rescale_q(ticks, unit, v->input->format->streams[stream]->time_base));
}

static bool go_once(pl_voice *v, pl_time at)
{
    if (at <= v->media->index->map.parts[v->part].start_us && !v->table)
        return false;
    v->fresh = false; /* even a seek that fails may have moved it */
    bool stream = v->input->container->kind == PL_CONTAINER_STREAM;
    return stream && v->input->video >= 0 ? go_by_picture(v, at) : go_by_time(v, at);
}

/* Leaves the first packet after the place where the demuxer was sent waiting. */
static bool go(pl_voice *v, pl_time at, pl_error *err)
{
    if (!go_once(v, at) && !v->fresh && !open_input(v, err))
        return false;
    avcodec_flush_buffers(v->codec);
    if (v->swr)
        swr_free(&v->swr);
    v->drained = v->waiting = false;
    v->next = v->out_at = at;
    return read_packet(v, err) != PL_READ_FAILED;
}

bool pl_voice_seek(pl_voice *voice, pl_time at, pl_error *err)
{
    pl_voice *v = voice;
    pl_time start = v->media->index->map.parts[v->part].start_us;
    pl_time back[TRIES] = { at - SETTLE_US, at - EARLIER_US, start };
    for (int i = 0; i < TRIES; i++) {
        pl_time to = back[i] > start ? back[i] : start;
        if (!go(v, to, err))
            return false;
        bool good =
            v->waiting && v->packet->pts != AV_NOPTS_VALUE && v->packet->pts <= to + LATE_US;
        if (good || to == start)
            break;
    }
    /* what lies well before need not be decoded */
    while (v->waiting && v->packet->pts != AV_NOPTS_VALUE &&
           v->packet->pts + v->packet->duration < at - SETTLE_US) {
        v->waiting = false;
        if (read_packet(v, err) == PL_READ_FAILED)
            return false;
    }
    return true;
}

/* --- decoding */

static bool same_form(const pl_voice *v)
{
    return v->swr && v->rate == v->frame->sample_rate && v->format == v->frame->format &&
           av_channel_layout_compare(&v->layout, &v->frame->ch_layout) == 0;
}

/* Any form to 48 kHz stereo; made anew where the form changes. Of many channels libswresample gives each ear
 * its own side, and the centre and what is behind 3 dB lower; one channel is for both ears as it is. */
static bool fit_form(pl_voice *v)
{
    static const double as_it_is[] = { 1, 1 };
    AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
    if (v->frame->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&v->frame->ch_layout, v->frame->ch_layout.nb_channels);
    if (same_form(v))
        return true;
    swr_free(&v->swr);
    v->rate = v->frame->sample_rate;
    v->format = v->frame->format;
    if (v->rate < LEAST_RATE || v->frame->nb_samples > MOST_SAMPLES ||
        av_channel_layout_copy(&v->layout, &v->frame->ch_layout) < 0)
        return false;
    if (swr_alloc_set_opts2(&v->swr, &stereo, AV_SAMPLE_FMT_FLT, RATE, &v->layout, v->format,
                            v->rate, 0, NULL) >= 0 &&
        (v->layout.nb_channels != 1 || swr_set_matrix(v->swr, as_it_is, 1) >= 0) &&
        swr_init(v->swr) >= 0)
        return true;
    swr_free(&v->swr);
    return false;
}

/* The decoded frame as a block; false where it has a form that is not known: then it is silent. */
static bool convert(pl_block *out, pl_voice *v, pl_time at)
{
    if (v->frame->nb_samples > MOST_SAMPLES || !fit_form(v))
        return false;
    pl_time delay = swr_get_delay(v->swr, 1000000);
    int room = swr_get_out_samples(v->swr, v->frame->nb_samples);
    if (room > v->room) {
        v->samples = pl_resize(v->samples, (size_t)room * CHANNELS, sizeof *v->samples);
        v->room = room;
    }
    uint8_t *planes[1] = { (uint8_t *)v->samples };
    int count =
        swr_convert(v->swr, planes, v->room, (const uint8_t **)(uintptr_t)v->frame->extended_data,
                    v->frame->nb_samples);
    if (count < 0)
        return false;
    *out = (pl_block){ v->samples, count, at - delay };
    return true;
}

/* Sends the packet that waits, or the end. What a damaged packet makes the decoder say is no matter:
 * there is silence in its place. */
static void feed(pl_voice *v)
{
    v->drained = !v->waiting;
    avcodec_send_packet(v->codec, v->waiting ? v->packet : NULL);
    av_packet_unref(v->packet);
    v->waiting = false;
}

pl_heard pl_voice_decode(const AVFrame **out, pl_time *at, pl_voice *voice, pl_error *err)
{
    pl_voice *v = voice;
    for (;;) {
        int failed = avcodec_receive_frame(v->codec, v->frame);
        if (failed >= 0)
            break;
        if (failed == AVERROR_EOF || v->drained)
            return PL_HEARD_END;
        if (!v->waiting && read_packet(v, err) == PL_READ_FAILED)
            return PL_HEARD_FAILED;
        feed(v);
    }
    *at = v->frame->pts == AV_NOPTS_VALUE ? v->out_at : v->frame->pts;
    int rate = v->frame->sample_rate > 0 ? v->frame->sample_rate : RATE;
    v->out_at = *at + (int64_t)v->frame->nb_samples * 1000000 / rate;
    *out = v->frame;
    return PL_HEARD_BLOCK;
}

pl_heard pl_voice_read(pl_block *out, pl_voice *voice, pl_error *err)
{
    const AVFrame *frame = NULL;
    pl_time at = 0;
    for (;;) {
        pl_heard got = pl_voice_decode(&frame, &at, voice, err);
        if (got != PL_HEARD_BLOCK || convert(out, voice, at))
            return got;
    }
}
