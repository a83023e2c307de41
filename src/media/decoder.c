#include "decoder.h"

#include "fetch.h"
#include "plumbline/base/memory.h"
#include "seek.h"
#include "slab.h"
#include "words.h"

#include <libavutil/cpu.h>
#include <limits.h>
#include <stdlib.h>

enum {
    NEAR = 32,         /* packets to a key picture that are decoded, not jumped over */
    KEY_TRIES = 3,     /* key pictures further back, where one alone does not give the target */
    STEPS_BACK = 5,    /* pictures before a target that are decoded all the same */
    FAR = 12,          /* packets from a key picture to a target, worth a picture on the way */
    OVERSHOT = 16,     /* pictures behind the target that may come out before it */
    MOST_ERRORS = 100, /* of the decoder, in a row */
    TURN_BITS = 32     /* of a timestamp, below the seek's turn */
};

struct pl_decoder {
    const pl_decoding *how;
    const pl_track *track;
    const pl_coded *coded;
    int part;
    char *path;
    pl_fetch *fetch;
    AVCodecContext *codec;
    pl_slab *slab;
    AVPacket *packet;
    AVFrame *frame;
    AVFrame *found; /* the wanted picture, however little is kept */
    AVFrame *best;  /* the nearest picture before the wanted one that came out */
    bool skips;     /* the codec can leave out what no other picture refers to */
    int last;       /* the last frame that came out since the last seek; -1: none */
    bool drained;
    bool sought;  /* the next packet is the first after a seek */
    int64_t turn; /* of seeks: what still comes out of an earlier one is let go of */
    /* Playing on, this frame did not come out, and all behind it up to the second did already, if they
     * came at all. Since the last seek. */
    int hole_from, hole_to;
};

static bool fail_memory(const pl_decoder *d, pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "%s cannot be decoded: there is no memory for it.", d->path);
}

/* --- opening */

/* The scan knows whether the packets are encrypted; a decoder would make noise of them. */
static bool encrypted(const pl_decoder *d)
{
    const pl_probe_part *facts = &d->how->index->probe.parts[d->part];
    for (int i = 0; i < facts->stream_count; i++)
        if (facts->streams[i].kind == PL_STREAM_VIDEO && facts->streams[i].chosen)
            return !facts->streams[i].decodable;
    return false;
}

static bool open_codec(pl_decoder *d, pl_error *err)
{
    const AVCodecParameters *from = d->coded->codec;
    if (!from)
        return pl_fail(err, PL_BAD_INPUT, "%s has no picture: it holds sound only.", d->path);
    const AVCodecDescriptor *known = avcodec_descriptor_get(from->codec_id);
    const AVCodec *codec = avcodec_find_decoder(from->codec_id);
    if (!codec)
        return pl_fail(err, PL_BAD_INPUT,
                       "The pictures of %s are coded as %s, and there is no decoder for that on "
                       "this computer. Convert the recording to H.264 first.",
                       d->path, known ? known->name : "something that is not known here");
    if (encrypted(d))
        return pl_fail(err, PL_BAD_INPUT,
                       "The pictures of %s are encrypted. Ask for a copy that is not protected.",
                       d->path);
    d->codec = avcodec_alloc_context3(codec);
    if (!d->codec || avcodec_parameters_to_context(d->codec, from) < 0)
        return fail_memory(d, err);
    d->codec->thread_count = d->how->threads > 0 ? d->how->threads : av_cpu_count();
    d->codec->thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE;
    d->codec->max_pixels = PL_MOST_PIXELS;
    d->skips = from->codec_id == AV_CODEC_ID_H264 || from->codec_id == AV_CODEC_ID_HEVC ||
               from->codec_id == AV_CODEC_ID_MPEG2VIDEO;
    d->slab = pl_slab_give(d->codec);
    int failed = avcodec_open2(d->codec, codec, NULL);
    return failed >= 0 || pl_fail(err, PL_BAD_INPUT, "The pictures of %s cannot be decoded: %s.",
                                  d->path, pl_libav_words(failed));
}

pl_decoder *pl_decoder_open(const pl_decoding *how, int part, const char *path, pl_error *err)
{
    pl_decoder *d = pl_alloc(sizeof *d);
    d->how = how;
    d->track = &how->index->tracks[part];
    d->coded = &how->index->coded[part];
    d->part = part;
    d->path = pl_copy_text(path);
    d->last = d->hole_from = -1;
    d->packet = av_packet_alloc();
    d->frame = av_frame_alloc();
    d->found = av_frame_alloc();
    d->best = av_frame_alloc();
    if (!d->packet || !d->frame || !d->found || !d->best)
        fail_memory(d, err);
    else if (open_codec(d, err) && (d->fetch = pl_fetch_open(how, part, path, err)))
        return d;
    pl_decoder_close(&d);
    return NULL;
}

void pl_decoder_close(pl_decoder **decoder)
{
    pl_decoder *d = *decoder;
    if (!d)
        return;
    avcodec_free_context(&d->codec);
    pl_slab_free(d->slab);
    av_frame_free(&d->frame);
    av_frame_free(&d->found);
    av_frame_free(&d->best);
    av_packet_free(&d->packet);
    pl_fetch_close(&d->fetch);
    free(d->path);
    free(d);
    *decoder = NULL;
}

/* --- going to a key picture */

static bool fail_stopped(const pl_decoder *d, pl_error *err)
{
    return pl_fail(err, PL_CANCELLED, "Decoding %s was stopped.", d->path);
}

static bool go_to(pl_decoder *d, int32_t key, pl_error *err)
{
    if (d->drained)
        avcodec_flush_buffers(d->codec);
    d->sought = !d->drained;
    d->turn++;
    d->last = d->hole_from = -1;
    d->drained = false;
    return pl_fetch_go(d->fetch, key, err);
}

/* Flushing makes a decoder of H.264 lay out its tables anew, for many of its pictures' times. A picture at
 * which it forgets what came before makes that needless. */
static void begin(pl_decoder *d, bool packet)
{
    if (d->sought && !(packet && pl_coded_anew(d->coded->codec, d->packet)))
        avcodec_flush_buffers(d->codec);
    d->sought = false;
}

/* --- decoding */

typedef struct wanted {
    int n;
    int whole;  /* from this frame on nothing is left out */
    bool early; /* the next picture that comes out is handed out */
    bool found; /* d->found is it */
    int best;   /* the frame that d->best is of; -1: none */
    int overshot;
    bool over; /* the decoder has nothing more to give */
    bool gave_way;
} wanted;

/* The container's word on its pixels' aspect goes before the picture's own. */
static void give_aspect(pl_decoder *d)
{
    AVRational own = d->frame->sample_aspect_ratio, told = d->coded->aspect;
    if (own.num <= 0 || own.den <= 0)
        own = d->coded->codec->sample_aspect_ratio;
    d->frame->sample_aspect_ratio = told.num > 0 && told.den > 0 ? told : own;
}

/* A picture came out: it is kept, and may be the one. */
static void take(pl_decoder *d, wanted *want, int n)
{
    d->last = n > d->last ? n : d->last;
    give_aspect(d);
    pl_kept_add(d->how->kept, n, d->frame);
    if (want->early && n < want->n)
        d->how->early(d->how->early_ctx, d->frame);
    want->early = false;
    if (n == want->n) {
        av_frame_unref(d->found);
        av_frame_move_ref(d->found, d->frame);
        want->found = true;
    } else if (n > want->n) {
        want->over = ++want->overshot > OVERSHOT;
    } else if (n > want->best) {
        av_frame_unref(d->best);
        av_frame_move_ref(d->best, d->frame);
        want->best = n;
    }
    av_frame_unref(d->frame);
}

/* Takes what the decoder has ready, until the wanted picture is there. */
static void take_ready(pl_decoder *d, wanted *want)
{
    int errors = 0;
    while (!want->found && !want->over) {
        int failed = avcodec_receive_frame(d->codec, d->frame);
        if (failed == AVERROR(EAGAIN))
            return;
        if (failed == AVERROR_EOF || (failed < 0 && ++errors > MOST_ERRORS))
            want->over = true;
        if (failed < 0)
            continue;
        bool own = d->frame->pts >> TURN_BITS == d->turn;
        int32_t ordinal = (int32_t)(d->frame->pts & INT32_MAX);
        int n = own ? pl_index_frame_of(d->how->index, d->part, ordinal) : -1;
        if (n >= 0)
            take(d, want, n);
        else
            av_frame_unref(d->frame);
    }
}

/* Sends the packet that was read, or the end. What a damaged packet makes the decoder say is no matter:
 * the picture will be missing, and that is noticed. */
static void feed(pl_decoder *d, bool packet, int32_t ordinal)
{
    if (packet) {
        /* the ordinal takes the timestamp's place, so that the picture tells which one it is */
        d->packet->pts = d->turn << TURN_BITS | ordinal;
        d->packet->dts = AV_NOPTS_VALUE;
        d->packet->duration = 0;
    }
    d->drained = !packet;
    avcodec_send_packet(d->codec, packet ? d->packet : NULL);
    av_packet_unref(d->packet);
}

/* Whether the packet is shown so long before the target that nobody steps back to it, and so is
 * worth decoding only where others refer to it. Of codecs whose headers tell that truly. */
static bool is_far_before(const pl_decoder *d, const wanted *want, int32_t ordinal)
{
    const pl_index *index = d->how->index;
    int first = want->whole;
    if (!d->skips || first < 0 || index->frames[first].part != d->part ||
        ordinal >= d->track->count)
        return false;
    return d->track->packets[ordinal].pts < d->track->packets[index->frames[first].ordinal].pts;
}

/* Decodes on until the wanted picture comes out or cannot come any more. False for a failure of the
 * system alone. */
static bool run(pl_decoder *d, wanted *want, pl_error *err)
{
    for (;;) {
        int32_t ordinal = INT32_MAX;
        take_ready(d, want);
        if (want->found || want->over || d->drained)
            return true;
        want->gave_way = pl_fetch_stopped(d->how);
        if (want->gave_way)
            return fail_stopped(d, err);
        pl_read got = pl_fetch_next(d->packet, &ordinal, d->fetch, err);
        if (got == PL_READ_FAILED)
            return false;
        bool far = got == PL_READ_PACKET && is_far_before(d, want, ordinal);
        if (far && pl_coded_needless(d->coded->codec, d->packet))
            continue;
        begin(d, got == PL_READ_PACKET);
        d->codec->skip_frame = far ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
        feed(d, got == PL_READ_PACKET, ordinal);
    }
}

/* Whether the wanted picture comes out by simply decoding on; a few packets to the next key picture cost
 * less than a seek. */
static bool lies_ahead(const pl_decoder *d, int n, int32_t key)
{
    return !d->drained && d->last >= 0 && n > d->last && key < pl_fetch_at(d->fetch) + NEAR;
}

/* Decodes on where that leads to the wanted picture, else from a key picture; where that does not give
 * it, from one further back, up to so many. False for a failure of the system alone. */
static bool hunt(pl_decoder *d, wanted *want, int tries, pl_error *err)
{
    const pl_index *index = d->how->index;
    if (!pl_index_need(index, want->n, err))
        return false;
    int32_t key = pl_seek_key(d->track, index->frames[want->n].ordinal);
    bool ahead = lies_ahead(d, want->n, key);
    if (ahead && !run(d, want, err))
        return false;
    for (int i = ahead && tries == 1; !want->found && i < tries; i++) {
        want->overshot = 0;
        want->over = false;
        want->early = tries > 1 && d->how->early && index->frames[want->n].ordinal - key > FAR;
        if (!go_to(d, key, err) || !run(d, want, err))
            return false;
        if (key == 0 || (index->sketch && !pl_index_need(index, key - 1, NULL)))
            break;
        key = pl_seek_key(d->track, key - 1);
    }
    return true;
}

static bool look_for(pl_decoder *d, wanted *want, int tries, pl_error *err)
{
    const AVFrame *kept = pl_kept_find(d->how->kept, want->n);
    if (kept) {
        av_frame_unref(d->found);
        want->found = av_frame_ref(d->found, kept) >= 0;
    }
    if (want->found || hunt(d, want, tries, err))
        return true;
    if (!want->gave_way)
        d->last = -1; /* the demuxer stands anywhere: the next question starts with a seek */
    return false;
}

static pl_got fail_damage(const pl_decoder *d, pl_error *err)
{
    pl_fail(
        err, PL_CANNOT_READ,
        "The picture at this place of %s cannot be decoded: the file is damaged there. Choose a "
        "later place.",
        d->path);
    return PL_GOT_NONE;
}

pl_got pl_decoder_get(const AVFrame **frame, int *got, pl_decoder *decoder, int n, pl_error *err)
{
    pl_decoder *d = decoder;
    wanted want = { .n = n, .whole = n - STEPS_BACK, .best = -1 };
    pl_kept_look(d->how->kept, n);
    if (!look_for(d, &want, KEY_TRIES, err))
        return PL_GOT_FAILED;
    if (!want.found && want.best < 0)
        return fail_damage(d, err);
    *got = want.found ? n : want.best;
    *frame = want.found ? d->found : d->best;
    return want.found ? PL_GOT_IT : PL_GOT_EARLIER;
}

pl_got pl_decoder_next(const AVFrame **frame, pl_decoder *decoder, int n, pl_error *err)
{
    pl_decoder *d = decoder;
    wanted want = { .n = n, .whole = n - STEPS_BACK, .best = -1 };
    bool known = d->hole_from >= 0 && n > d->hole_from && n <= d->hole_to;
    pl_kept_look(d->how->kept, n);
    if (known && !pl_kept_find(d->how->kept, n))
        return fail_damage(d, err);
    if (!look_for(d, &want, 1, err))
        return PL_GOT_FAILED;
    if (!want.found) {
        d->hole_from = n;
        d->hole_to = d->drained ? INT_MAX : d->last;
        return fail_damage(d, err);
    }
    *frame = d->found;
    return PL_GOT_IT;
}

pl_got pl_decoder_fill(pl_decoder *decoder, int whole, int n, pl_error *err)
{
    wanted want = { .n = n, .whole = whole, .best = -1 };
    if (!look_for(decoder, &want, 1, err))
        return PL_GOT_FAILED;
    return want.found ? PL_GOT_IT : PL_GOT_NONE;
}

int pl_decoder_last(const pl_decoder *decoder)
{
    return decoder->last;
}
