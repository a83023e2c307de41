#include "speech_hear.h"

#include "plumbline/base/memory.h"
#include "sound.h"
#include "voice.h"

#include <libswresample/swresample.h>
#include <stdlib.h>

enum {
    BEFORE_US = 300000,   /* decoded before the stretch: filters and codecs have settled by then */
    ACROSS_US = 10000000, /* sound may reach so far into the part beside its own */
    LEAST_RATE = 4000,
    MOST_RATE = 768000,
    MOST_SAMPLES = 1 << 17 /* of a decoder's frame */
};

/* ----- one channel of floats, whatever the codec gives */

typedef struct fold {
    SwrContext *swr; /* where it takes more than a sum of two; made for the form below */
    AVChannelLayout layout;
    enum AVSampleFormat format;
    int rate;
    pl_side side;   /* that is heard: alone, or both as one */
    float *samples; /* of one channel; behind them, for one side, the other one */
    int room;
} fold;

static void fold_clear(fold *f)
{
    swr_free(&f->swr);
    av_channel_layout_uninit(&f->layout);
    free(f->samples);
}

static bool fold_fits(const fold *f, const AVFrame *frame)
{
    return f->swr && f->rate == frame->sample_rate && f->format == frame->format &&
           av_channel_layout_compare(&f->layout, &frame->ch_layout) == 0;
}

static bool fold_tune(fold *f, const AVFrame *frame)
{
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO, stereo = AV_CHANNEL_LAYOUT_STEREO, from = { 0 };
    AVChannelLayout *to = f->side == PL_SIDE_BOTH ? &mono : &stereo;
    if (fold_fits(f, frame))
        return true;
    swr_free(&f->swr);
    f->rate = frame->sample_rate;
    f->format = frame->format;
    bool ok = av_channel_layout_copy(&f->layout, &frame->ch_layout) >= 0;
    if (ok && frame->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&from, frame->ch_layout.nb_channels);
    else
        ok = ok && av_channel_layout_copy(&from, &frame->ch_layout) >= 0;
    ok = ok &&
         swr_alloc_set_opts2(&f->swr, to, AV_SAMPLE_FMT_FLTP, f->rate, &from, f->format, f->rate, 0,
                             NULL) >= 0 &&
         swr_init(f->swr) >= 0;
    av_channel_layout_uninit(&from);
    if (!ok)
        swr_free(&f->swr);
    return ok;
}

static const float *fold_two(fold *f, const AVFrame *frame)
{
    const float *left = (const float *)(const void *)frame->extended_data[0];
    const float *right = (const float *)(const void *)frame->extended_data[1];
    if (f->side != PL_SIDE_BOTH)
        return f->side == PL_SIDE_LEFT ? left : right;
    float *out = f->samples;
    for (int i = 0; i < frame->nb_samples; i++)
        out[i] = 0.5F * (left[i] + right[i]);
    return out;
}

/* Borrowed until the next call; NULL for a form that is not known: it is silent. */
static const float *fold_frame(fold *f, const AVFrame *frame)
{
    int count = frame->nb_samples;
    if (frame->sample_rate < LEAST_RATE || frame->sample_rate > MOST_RATE || count > MOST_SAMPLES)
        return NULL;
    if (count > f->room) {
        f->room = count;
        f->samples = pl_resize(f->samples, (size_t)count * 2, sizeof *f->samples);
    }
    if (frame->format == AV_SAMPLE_FMT_FLTP && frame->ch_layout.nb_channels == 1)
        return (const float *)(const void *)frame->extended_data[0];
    if (frame->format == AV_SAMPLE_FMT_FLTP && frame->ch_layout.nb_channels == 2)
        return fold_two(f, frame);
    float *other = f->samples + count;
    uint8_t *planes[2] = { (uint8_t *)f->samples, (uint8_t *)other };
    bool ok = fold_tune(f, frame) &&
              swr_convert(f->swr, planes, count, (const uint8_t **)(uintptr_t)frame->extended_data,
                          count) == count;
    return !ok ? NULL : f->side == PL_SIDE_RIGHT ? other : f->samples;
}

/* ----- the parts */

struct pl_hearing {
    const pl_media *media;
    const pl_curve *curve;
    pl_job *job;
    pl_voice *voice; /* of `part`; NULL: it has none */
    int part;
    int track;
    bool any;
    fold fold;
};

/* What of a part is heard at all, and what of it is wanted now. */
typedef struct stretch {
    pl_band *band;
    pl_time heard_from, heard_to;
    pl_time from, to;
} stretch;

pl_hearing *pl_hearing_new(const pl_media *media, const pl_curve *curve, pl_sound_choice sound,
                           pl_job *job)
{
    pl_hearing *h = pl_alloc(sizeof *h);
    h->media = media;
    h->curve = curve;
    h->job = job;
    h->track = sound.track;
    h->fold.side = sound.side;
    h->part = -1;
    return h;
}

void pl_hearing_free(pl_hearing *hearing)
{
    if (!hearing)
        return;
    pl_voice_close(&hearing->voice);
    fold_clear(&hearing->fold);
    free(hearing);
}

bool pl_hearing_any(const pl_hearing *hearing)
{
    return hearing->any;
}

static int64_t number_of(pl_time at, int rate)
{
    return av_rescale(at, rate, 1000000);
}

static void put(pl_hearing *h, const stretch *s, const AVFrame *frame, pl_time at)
{
    const float *samples = fold_frame(&h->fold, frame);
    int rate = frame->sample_rate;
    if (!samples)
        return;
    int64_t first = number_of(at, rate), end = first + frame->nb_samples;
    int64_t low = number_of(s->heard_from, rate), high = number_of(s->heard_to, rate);
    int64_t a = first > low ? first : low, b = end < high ? end : high;
    if (a < b)
        pl_band_put(s->band, samples + (a - first), (int)(b - a), rate, a);
}

static bool hear(pl_hearing *h, const stretch *s, pl_error *err)
{
    for (;;) {
        const AVFrame *frame = NULL;
        pl_time at = 0;
        pl_heard got = pl_voice_decode(&frame, &at, h->voice, err);
        if (got != PL_HEARD_BLOCK || at >= s->to)
            return got != PL_HEARD_FAILED;
        put(h, s, frame, at);
    }
}

static bool open_part(pl_hearing *h, int part, pl_error *err)
{
    pl_error own = { 0 };
    if (h->part == part)
        return true;
    pl_voice_close(&h->voice);
    h->voice = pl_voice_open(h->media, part, h->track, h->job, &own);
    h->any = h->any || h->voice;
    if (h->voice)
        pl_voice_by_table(h->voice);
    h->part = h->voice || own.code == PL_BAD_INPUT ? part : -1;
    if (h->part < 0 && err)
        *err = own;
    return h->part >= 0;
}

static bool hear_part(pl_hearing *h, stretch *s, int part, pl_error *err)
{
    const pl_clock_part *own = &h->media->index->map.parts[part];
    pl_time start = s->from - BEFORE_US;
    if (own->start_us + own->length_us + ACROSS_US <= s->from || own->start_us - ACROSS_US >= s->to)
        return true;
    pl_sound_span(&s->heard_from, &s->heard_to, &h->media->index->map, part);
    if (!open_part(h, part, err))
        return false;
    return !h->voice ||
           (pl_voice_renew(h->voice, err) &&
            pl_voice_seek(h->voice, start > own->start_us ? start : own->start_us, err) &&
            hear(h, s, err));
}

bool pl_hearing_read(pl_hearing *hearing, int from, int to, pl_error *err)
{
    enum { LEVEL_US = 1000000 / PL_CURVE_LEVELS };
    stretch s = { .band = pl_band_new(hearing->curve, from, to),
                  .from = (pl_time)from * LEVEL_US,
                  .to = (pl_time)to * LEVEL_US };
    bool ok = true;
    for (int part = 0; ok && part < hearing->media->index->part_count; part++)
        ok = hear_part(hearing, &s, part, err);
    pl_band_free(s.band);
    return ok;
}
