#include "decoder.h"

#include "input.h"
#include "plumbline/base/memory.h"
#include "seek.h"
#include "words.h"

#include <libavutil/cpu.h>
#include <stdlib.h>

enum {
    KEPT = 12, /* decoded pictures that are kept: a step back costs nothing */
    KEPT_BYTES = 96 << 20,
    SEEK_TRIES = 3,
    KEY_TRIES = 3,       /* key pictures further back, where one alone does not give the target */
    STRAY_PACKETS = 300, /* read after a seek until one is known again */
    OVERSHOT = 16,       /* pictures behind the target that may come out before it */
    MOST_ERRORS = 100    /* of the decoder, in a row */
};

typedef struct kept {
    int n;
    AVFrame *frame;
} kept;

struct pl_decoder {
    const pl_index *index;
    const pl_track *track;
    int part;
    char *path;
    pl_source_open *open;
    void *open_ctx;
    pl_input *input;
    AVCodecContext *codec;
    AVPacket *packet;
    AVFrame *frame;
    AVFrame *best; /* the nearest picture before the wanted one that came out */
    int32_t next;  /* ordinal of the next packet to be fed */
    int last;      /* the last frame that came out since the last seek; -1: none */
    bool drained;
    kept kept[KEPT];
    int kept_next;
};

static bool fail_memory(const pl_decoder *d, pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "%s cannot be decoded: there is no memory for it.", d->path);
}

/* --- opening */

static bool open_input(pl_decoder *d, pl_error *err)
{
    pl_input_close(&d->input);
    d->input = pl_input_open(d->path, d->open, d->open_ctx, NULL, err);
    if (!d->input)
        return false;
    if (d->input->video < 0)
        return pl_fail(err, PL_BAD_INPUT, "%s has no picture: it holds sound only.", d->path);
    for (int i = 0; i < (int)d->input->format->nb_streams; i++)
        if (i != d->input->video)
            d->input->format->streams[i]->discard = AVDISCARD_ALL;
    return true;
}

/* The scan knows whether the packets are encrypted; a decoder would make noise of them. */
static bool encrypted(const pl_decoder *d)
{
    const pl_probe_part *facts = &d->index->probe.parts[d->part];
    int video = d->input->video;
    return video < facts->stream_count && !facts->streams[video].decodable;
}

static bool open_codec(pl_decoder *d, int threads, pl_error *err)
{
    const AVCodecParameters *from = pl_decoder_stream(d)->codecpar;
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
    d->codec->thread_count = threads > 0 ? threads : av_cpu_count();
    d->codec->thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE;
    d->codec->max_pixels = PL_MOST_PIXELS;
    int failed = avcodec_open2(d->codec, codec, NULL);
    return failed >= 0 || pl_fail(err, PL_BAD_INPUT, "The pictures of %s cannot be decoded: %s.",
                                  d->path, pl_libav_words(failed));
}

pl_decoder *pl_decoder_open(const pl_index *index, int part, const char *path, pl_source_open *open,
                            void *ctx, int threads, pl_error *err)
{
    pl_decoder *d = pl_alloc(sizeof *d);
    d->index = index;
    d->track = &index->tracks[part];
    d->part = part;
    d->path = pl_copy_text(path);
    d->open = open;
    d->open_ctx = ctx;
    d->last = -1;
    d->packet = av_packet_alloc();
    d->frame = av_frame_alloc();
    d->best = av_frame_alloc();
    if (!d->packet || !d->frame || !d->best)
        fail_memory(d, err);
    else if (open_input(d, err) && open_codec(d, threads, err))
        return d;
    pl_decoder_close(&d);
    return NULL;
}

void pl_decoder_close(pl_decoder **decoder)
{
    pl_decoder *d = *decoder;
    if (!d)
        return;
    for (int i = 0; i < KEPT; i++)
        av_frame_free(&d->kept[i].frame);
    avcodec_free_context(&d->codec);
    av_frame_free(&d->frame);
    av_frame_free(&d->best);
    av_packet_free(&d->packet);
    pl_input_close(&d->input);
    free(d->path);
    free(d);
    *decoder = NULL;
}

const AVStream *pl_decoder_stream(const pl_decoder *decoder)
{
    return decoder->input->format->streams[decoder->input->video];
}

AVRational pl_decoder_aspect(const pl_decoder *decoder, const AVFrame *frame)
{
    AVFormatContext *format = decoder->input->format;
    AVFrame copy = *frame; /* libavformat only reads it, but does not promise so */
    return av_guess_sample_aspect_ratio(format, format->streams[decoder->input->video], &copy);
}

/* --- pictures that are kept */

static const AVFrame *find_kept(const pl_decoder *d, int n)
{
    for (int i = 0; i < KEPT; i++)
        if (d->kept[i].frame && d->kept[i].n == n)
            return d->kept[i].frame;
    return NULL;
}

/* Of large pictures fewer are kept. */
static int places(const AVFrame *frame)
{
    int64_t bytes = (int64_t)frame->width * frame->height * 2 + 1;
    int64_t fit = KEPT_BYTES / bytes;
    return fit < 2 ? 2 : fit > KEPT ? KEPT : (int)fit;
}

/* The decoder's newest picture goes to the place of the oldest. */
static const AVFrame *keep(pl_decoder *d, int n)
{
    kept *place = &d->kept[d->kept_next];
    d->kept_next = (d->kept_next + 1) % places(d->frame);
    av_frame_free(&place->frame);
    place->frame = av_frame_alloc();
    if (!place->frame)
        return NULL;
    av_frame_move_ref(place->frame, d->frame);
    place->n = n;
    return place->frame;
}

/* --- reading and seeking */

/* The next packet of the picture. */
static pl_read read_packet(pl_decoder *d, pl_error *err)
{
    for (;;) {
        av_packet_unref(d->packet);
        pl_read got = pl_input_read(d->input, d->packet, err);
        if (got != PL_READ_PACKET || d->packet->stream_index == d->input->video)
            return got;
    }
}

/* After a seek: reads on until a packet is known again. It waits in d->packet; *ordinal is its own. */
static pl_read find_place(int32_t *ordinal, pl_decoder *d, int32_t near, pl_error *err)
{
    for (int i = 0; i < STRAY_PACKETS; i++) {
        pl_read got = read_packet(d, err);
        if (got != PL_READ_PACKET)
            return got;
        *ordinal = pl_seek_identify(d->track, d->packet, near);
        if (*ordinal >= 0)
            return PL_READ_PACKET;
    }
    return PL_READ_END;
}

/* Leaves the packet `key` waiting in d->packet, with d->next as its ordinal: by a seek where the place
 * it leads to can be proved, else by counting from the start of the part. */
static bool go_to(pl_decoder *d, int32_t key, pl_error *err)
{
    int32_t at = -1;
    pl_read got = PL_READ_END;
    avcodec_flush_buffers(d->codec);
    d->last = -1;
    d->drained = false;
    for (int i = 0; i < SEEK_TRIES && (got != PL_READ_PACKET || at > key); i++) {
        got = pl_seek_go(d->input, d->track, key, i) ? find_place(&at, d, key, err) : PL_READ_END;
        if (got == PL_READ_FAILED)
            return false;
    }
    if (got != PL_READ_PACKET || at > key) {
        if (!open_input(d, err))
            return false;
        at = -1;
    }
    while (at < key) {
        got = read_packet(d, err);
        if (got == PL_READ_FAILED)
            return false;
        if (got != PL_READ_PACKET)
            return pl_fail(err, PL_CANNOT_READ,
                           "%s no longer holds what it held when it was indexed: it ends earlier. "
                           "Index it again.",
                           d->path);
        at++;
    }
    d->next = at;
    return true;
}

/* --- decoding */

typedef struct wanted {
    int n;
    const AVFrame *found;
    int best; /* the frame that d->best is of; -1: none */
    int overshot;
    bool over; /* the decoder has nothing more to give */
} wanted;

/* A picture came out: it is kept, and may be the one. */
static void take(pl_decoder *d, wanted *want, int n)
{
    d->last = n;
    const AVFrame *frame = keep(d, n);
    if (n == want->n)
        want->found = frame;
    if (n > want->n)
        want->over = ++want->overshot > OVERSHOT;
    if (frame && n < want->n && n > want->best) {
        av_frame_unref(d->best);
        want->best = av_frame_ref(d->best, frame) >= 0 ? n : -1;
    }
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
        int n = pl_index_frame_of(d->index, d->part, (int32_t)d->frame->pts);
        if (n >= 0)
            take(d, want, n);
        else
            av_frame_unref(d->frame);
    }
}

/* Sends the packet that waits, or the end. What a damaged packet makes the decoder say is no matter:
 * the picture will be missing, and that is noticed. */
static void feed(pl_decoder *d, bool packet)
{
    if (packet) {
        /* the ordinal takes the timestamp's place, so that the picture tells which one it is */
        d->packet->pts = d->next++;
        d->packet->dts = AV_NOPTS_VALUE;
        d->packet->duration = 0;
    }
    d->drained = !packet;
    avcodec_send_packet(d->codec, packet ? d->packet : NULL);
    av_packet_unref(d->packet);
}

/* Decodes on until the wanted picture comes out or cannot come any more. `waiting`: a packet stands in
 * d->packet already. False for a failure of the system alone. */
static bool run(pl_decoder *d, wanted *want, bool waiting, pl_error *err)
{
    for (;;) {
        take_ready(d, want);
        if (want->found || want->over || d->drained)
            return true;
        pl_read got = waiting ? PL_READ_PACKET : read_packet(d, err);
        waiting = false;
        if (got == PL_READ_FAILED)
            return false;
        feed(d, got == PL_READ_PACKET);
    }
}

/* Whether the wanted picture comes out by simply decoding on. */
static bool lies_ahead(const pl_decoder *d, int n, int32_t key)
{
    return !d->drained && d->last >= 0 && n > d->last && key < d->next;
}

/* Decodes on where that leads to the wanted picture, else from a key picture, else from one further
 * back. False for a failure of the system alone. */
static bool hunt(pl_decoder *d, wanted *want, pl_error *err)
{
    int32_t key = pl_seek_key(d->track, d->index->frames[want->n].ordinal);
    if (lies_ahead(d, want->n, key) && !run(d, want, false, err))
        return false;
    for (int i = 0; !want->found && i < KEY_TRIES; i++) {
        want->overshot = 0;
        want->over = false;
        if (!go_to(d, key, err) || !run(d, want, true, err))
            return false;
        if (key == 0)
            break;
        key = pl_seek_key(d->track, key - 1);
    }
    return true;
}

bool pl_decoder_get(const AVFrame **frame, int *got, pl_decoder *decoder, int n, pl_error *err)
{
    pl_decoder *d = decoder;
    wanted want = { .n = n, .found = find_kept(d, n), .best = -1 };
    if (!want.found && !hunt(d, &want, err)) {
        d->last = -1; /* the demuxer stands anywhere: the next question starts with a seek */
        return false;
    }
    if (!want.found && want.best < 0)
        return pl_fail(err, PL_CANNOT_READ,
                       "The picture at this place of %s cannot be decoded: the file is damaged "
                       "there. Choose a later place.",
                       d->path);
    *got = want.found ? n : want.best;
    *frame = want.found ? want.found : d->best;
    return true;
}
