#include "key_reader.h"

#include "fetch.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>

enum { OPEN = 4 /* parts: order jumps about in them */ };

/* A part that is open. */
typedef struct slot {
    pl_fetch *fetch; /* NULL: none */
    AVCodecContext *codec;
    pl_decoder *whole; /* for what does not come out alone; opened when it is needed */
    int part, used;
} slot;

struct pl_key_reader {
    const pl_media *media;
    pl_decoding how;
    slot slots[OPEN];
    int turn;
    AVPacket *packet;
    AVFrame *frame;
};

pl_key_reader *pl_key_reader_new(const pl_media *media, pl_job *job)
{
    pl_key_reader *reader = pl_alloc(sizeof *reader);
    reader->media = media;
    reader->how = media->decoding;
    reader->how.threads = 1;
    reader->how.job = job;
    reader->how.give_way = NULL;
    reader->how.kept = pl_kept_new(0, 0);
    reader->packet = av_packet_alloc();
    reader->frame = av_frame_alloc();
    return reader;
}

static void close_slot(slot *s)
{
    pl_fetch_close(&s->fetch);
    pl_decoder_close(&s->whole);
    avcodec_free_context(&s->codec);
}

void pl_key_reader_free(pl_key_reader *reader)
{
    if (!reader)
        return;
    for (int i = 0; i < OPEN; i++)
        close_slot(&reader->slots[i]);
    pl_kept_free(reader->how.kept);
    av_packet_free(&reader->packet);
    av_frame_free(&reader->frame);
    free(reader);
}

int pl_key_before(const pl_media *media, int n)
{
    while (n > 0 && !pl_media_frame_key(media, n))
        n--;
    return n;
}

/* Where it cannot be opened the whole decoder is asked, which says why. */
static AVCodecContext *open_codec(const AVCodecParameters *from)
{
    const AVCodec *codec = from ? avcodec_find_decoder(from->codec_id) : NULL;
    AVCodecContext *context = codec ? avcodec_alloc_context3(codec) : NULL;
    if (!context || avcodec_parameters_to_context(context, from) < 0) {
        avcodec_free_context(&context);
        return NULL;
    }
    context->thread_count = 1;
    context->max_pixels = PL_MOST_PIXELS;
    context->skip_loop_filter = AVDISCARD_ALL;
    if (avcodec_open2(context, codec, NULL) < 0)
        avcodec_free_context(&context);
    return context;
}

static slot *find_slot(pl_key_reader *r, int part)
{
    slot *oldest = &r->slots[0];
    for (int i = 0; i < OPEN; i++) {
        slot *s = &r->slots[i];
        if (s->fetch && s->part == part)
            return s;
        if (s->used < oldest->used)
            oldest = s;
    }
    return oldest;
}

static slot *open_part(pl_key_reader *r, int part, pl_error *err)
{
    slot *s = find_slot(r, part);
    if (!s->fetch || s->part != part) {
        close_slot(s);
        s->part = part;
        s->fetch = pl_fetch_open(&r->how, part, r->media->paths[part], err);
        if (!s->fetch)
            return NULL;
        s->codec = open_codec(r->media->index->coded[part].codec);
    }
    s->used = ++r->turn;
    return s;
}

static bool is_whole(const AVFrame *frame)
{
    return frame->decode_error_flags == 0 && !(frame->flags & AV_FRAME_FLAG_CORRUPT);
}

/* Feeds the one packet and takes the one picture. False where none comes out. */
static bool decode_alone(pl_key_reader *r, slot *s)
{
    bool got = false;
    avcodec_flush_buffers(s->codec);
    r->packet->pts = r->packet->dts = AV_NOPTS_VALUE;
    if (avcodec_send_packet(s->codec, r->packet) >= 0 && avcodec_send_packet(s->codec, NULL) >= 0)
        got = avcodec_receive_frame(s->codec, r->frame) >= 0;
    av_packet_unref(r->packet);
    return got;
}

/* The container's word on its pixels' aspect goes before the picture's own. */
static void give_aspect(AVFrame *frame, const pl_coded *coded)
{
    AVRational own = frame->sample_aspect_ratio, told = coded->aspect;
    if (own.num <= 0 || own.den <= 0)
        own = coded->codec->sample_aspect_ratio;
    frame->sample_aspect_ratio = told.num > 0 && told.den > 0 ? told : own;
}

static pl_got get_whole(const AVFrame **frame, pl_key_reader *r, slot *s, int n, pl_error *err)
{
    int got = -1;
    pl_error own = { 0 };
    if (!s->whole)
        s->whole = pl_decoder_open(&r->how, s->part, r->media->paths[s->part], err);
    if (!s->whole)
        return PL_GOT_FAILED;
    pl_got what = pl_decoder_get(frame, &got, s->whole, n, &own);
    if (what == PL_GOT_FAILED)
        pl_fail(err, own.code, "%s", own.text);
    else if (what != PL_GOT_IT || !is_whole(*frame))
        what = PL_GOT_NONE;
    return what;
}

pl_got pl_key_reader_get(const AVFrame **frame, pl_key_reader *reader, int n, pl_error *err)
{
    pl_key_reader *r = reader;
    const pl_frame_entry *entry = &r->media->index->frames[n];
    int32_t ordinal = -1;
    av_frame_unref(r->frame);
    slot *s = open_part(r, entry->part, err);
    if (!s)
        return PL_GOT_FAILED;
    if (!s->codec || !pl_media_frame_key(r->media, n))
        return get_whole(frame, r, s, n, err);
    if (pl_fetch_stopped(&r->how)) {
        pl_fail(err, PL_CANCELLED, "Reading %s was stopped.", r->media->paths[s->part]);
        return PL_GOT_FAILED;
    }
    if (!pl_fetch_go(s->fetch, entry->ordinal, err))
        return PL_GOT_FAILED;
    pl_read read = pl_fetch_next(r->packet, &ordinal, s->fetch, err);
    if (read != PL_READ_PACKET)
        return read == PL_READ_FAILED ? PL_GOT_FAILED : PL_GOT_NONE;
    if (!decode_alone(r, s))
        return get_whole(frame, r, s, n, err);
    if (!is_whole(r->frame))
        return PL_GOT_NONE;
    give_aspect(r->frame, &r->media->index->coded[s->part]);
    *frame = r->frame;
    return PL_GOT_IT;
}
