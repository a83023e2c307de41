#include "clip_sound.h"

#include "plumbline/base/memory.h"
#include "plumbline/media/player.h"
#include "sound.h"
#include "words.h"

#include <stdlib.h>

enum { BIT_RATE = 160000 };

struct pl_clip_sound {
    pl_sound *sound;
    pl_clip_out *out;
    int stream;
    AVCodecContext *codec;
    AVFrame *frame;
    AVPacket *packet;
    int64_t made, total; /* samples */
    bool ended;
    float *block; /* interleaved, of one frame */
};

static bool fail(int number, pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "The clip's sound cannot be coded: %s.",
                   pl_libav_words(number));
}

static bool open_codec(pl_clip_sound *s, pl_error *err)
{
    const AVCodec *aac = avcodec_find_encoder(AV_CODEC_ID_AAC);
    s->codec = aac ? avcodec_alloc_context3(aac) : NULL;
    if (!s->codec) {
        fail(AVERROR_ENCODER_NOT_FOUND, err);
        return false;
    }
    s->codec->sample_fmt = AV_SAMPLE_FMT_FLTP;
    s->codec->sample_rate = PL_SOUND_RATE;
    s->codec->ch_layout = (AVChannelLayout)AV_CHANNEL_LAYOUT_STEREO;
    s->codec->time_base = (AVRational){ 1, PL_SOUND_RATE };
    s->codec->bit_rate = BIT_RATE;
    s->codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    int failed = avcodec_open2(s->codec, aac, NULL);
    return failed >= 0 || fail(failed, err);
}

pl_clip_sound *pl_clip_sound_open(const pl_media *media, const pl_clip_options *options,
                                  pl_clip_out *out, pl_job *job, pl_error *err)
{
    pl_clip_sound *s = pl_alloc(sizeof *s);
    s->out = out;
    s->sound = pl_sound_new(media, job);
    pl_sound_choose(s->sound, options->sound);
    s->frame = av_frame_alloc();
    s->packet = av_packet_alloc();
    s->total = av_rescale(options->to_us - options->from_us, PL_SOUND_RATE, 1000000);
    bool ok = ((s->frame && s->packet) || fail(AVERROR(ENOMEM), err)) && open_codec(s, err);
    if (ok) {
        s->block =
            pl_alloc_array((size_t)s->codec->frame_size * PL_SOUND_CHANNELS, sizeof *s->block);
        s->stream = pl_clip_out_sound(out, s->codec, err);
        ok = s->stream >= 0 && pl_sound_seek(s->sound, options->from_us, PL_SPEED_NORMAL, err);
    }
    if (!ok)
        pl_clip_sound_close(&s);
    return s;
}

void pl_clip_sound_close(pl_clip_sound **sound)
{
    pl_clip_sound *old = *sound;
    if (!old)
        return;
    pl_sound_free(old->sound);
    avcodec_free_context(&old->codec);
    av_frame_free(&old->frame);
    av_packet_free(&old->packet);
    free(old->block);
    free(old);
    *sound = NULL;
}

/* Fills s->block; where the recording ends early the rest is silent. */
static bool read_block(pl_clip_sound *s, int count, pl_error *err)
{
    int have = 0, got = 1;
    while (have < count && got > 0) {
        got =
            pl_sound_read(s->block + (size_t)have * PL_SOUND_CHANNELS, count - have, s->sound, err);
        if (got < 0)
            return false;
        have += got;
    }
    for (int i = have * PL_SOUND_CHANNELS; i < count * PL_SOUND_CHANNELS; i++)
        s->block[i] = 0;
    return true;
}

/* The next frame for the encoder. */
static bool make_frame(pl_clip_sound *s, pl_error *err)
{
    int64_t left = s->total - s->made;
    int count = left < s->codec->frame_size ? (int)left : s->codec->frame_size;
    av_frame_unref(s->frame);
    s->frame->nb_samples = count;
    s->frame->format = s->codec->sample_fmt;
    s->frame->sample_rate = s->codec->sample_rate;
    s->frame->pts = s->made;
    if (av_channel_layout_copy(&s->frame->ch_layout, &s->codec->ch_layout) < 0 ||
        av_frame_get_buffer(s->frame, 0) < 0)
        return fail(AVERROR(ENOMEM), err);
    if (!read_block(s, count, err))
        return false;
    for (int k = 0; k < PL_SOUND_CHANNELS; k++) {
        float *plane = (float *)(void *)s->frame->data[k];
        for (int i = 0; i < count; i++)
            plane[i] = s->block[i * PL_SOUND_CHANNELS + k];
    }
    s->made += count;
    return true;
}

static bool put_ready(pl_clip_sound *s, pl_error *err)
{
    while (avcodec_receive_packet(s->codec, s->packet) >= 0)
        if (!pl_clip_out_put(s->out, s->packet, s->stream, s->codec->time_base, err))
            return false;
    return true;
}

bool pl_clip_sound_write(pl_clip_sound *sound, pl_time until_us, pl_error *err)
{
    pl_clip_sound *s = sound;
    int64_t until =
        until_us == PL_NO_TIME ? s->total : av_rescale(until_us, PL_SOUND_RATE, 1000000);
    while (!s->ended && s->made < until && s->made < s->total) {
        if (!make_frame(s, err))
            return false;
        int failed = avcodec_send_frame(s->codec, s->frame);
        if (failed < 0)
            return fail(failed, err);
        if (!put_ready(s, err))
            return false;
    }
    if (until_us != PL_NO_TIME || s->ended)
        return true;
    s->ended = true;
    avcodec_send_frame(s->codec, NULL);
    return put_ready(s, err);
}
