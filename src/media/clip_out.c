#include "clip_out.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <libavutil/mem.h>
#include <stdio.h>
#include <string.h>

enum { BUFFER = 256 * 1024 };

struct pl_clip_out {
    char *path;
    pl_new_file *file;
    AVIOContext *io;
    AVFormatContext *format;
    bool begun;
    int64_t at, bytes; /* where the next byte goes, and how many there are */
    pl_error error;    /* of the drive */
};

/* --- bytes */

static int write_bytes(void *ctx, uint8_t *bytes, int size)
{
    pl_clip_out *out = ctx;
    if (out->error.code != PL_OK ||
        !pl_new_file_put(out->file, out->at, bytes, (size_t)size, &out->error))
        return AVERROR(EIO);
    out->at += size;
    out->bytes = out->at > out->bytes ? out->at : out->bytes;
    return size;
}

static int64_t seek_bytes(void *ctx, int64_t offset, int whence)
{
    pl_clip_out *out = ctx;
    int64_t from = whence == SEEK_CUR ? out->at : whence == SEEK_END ? out->bytes : 0;
    if (whence & AVSEEK_SIZE)
        return out->bytes;
    if (offset < -from || offset > INT64_MAX - from)
        return AVERROR(EINVAL);
    return out->at = from + offset;
}

/* The drive's own sentence where it has one. */
static bool fail(const pl_clip_out *out, int number, pl_error *err)
{
    if (out->error.code != PL_OK)
        return pl_fail(err, out->error.code, "%s", out->error.text);
    return pl_fail(err, PL_INTERNAL, "%s cannot be written: %s.", out->path,
                   pl_libav_words(number));
}

/* --- opening */

static bool make_context(pl_clip_out *out)
{
    uint8_t *buffer = av_malloc(BUFFER);
    if (buffer)
        out->io = avio_alloc_context(buffer, BUFFER, 1, out, NULL, write_bytes, seek_bytes);
    if (!out->io) {
        av_free(buffer);
        return false;
    }
    if (avformat_alloc_output_context2(&out->format, NULL, "mp4", NULL) < 0)
        return false;
    out->format->pb = out->io;
    out->format->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
    return true;
}

pl_clip_out *pl_clip_out_open(const char *path, pl_error *err)
{
    pl_libav_start();
    pl_clip_out *out = pl_alloc(sizeof *out);
    out->path = pl_copy_text(path);
    out->file = pl_new_file_begin(path, err);
    if (out->file && (make_context(out) || fail(out, AVERROR(ENOMEM), err)))
        return out;
    pl_clip_out_drop(&out);
    return NULL;
}

static void close_context(pl_clip_out *out)
{
    avformat_free_context(out->format);
    if (out->io)
        av_freep(&out->io->buffer);
    avio_context_free(&out->io);
    out->format = NULL;
}

void pl_clip_out_drop(pl_clip_out **out)
{
    pl_clip_out *old = *out;
    if (!old)
        return;
    close_context(old);
    pl_new_file_drop(&old->file);
    free(old->path);
    free(old);
    *out = NULL;
}

/* --- streams */

/* The reverse of pl_stream_turn. */
static bool give_turn(AVStream *stream, pl_look look)
{
    static const int32_t turns[4][4] = {
        { 1, 0, 0, 1 }, { 0, 1, -1, 0 }, { -1, 0, 0, -1 }, { 0, -1, 1, 0 }
    };
    enum { ONE = 1 << 16, LAST = 1 << 30 };
    if (look.quarters == 0 && !look.mirrored)
        return true;
    int32_t *matrix = compat_new_display_matrix(stream);
    if (!matrix)
        return false;
    const int32_t *turn = turns[look.quarters];
    int mirror = look.mirrored ? -ONE : ONE;
    const int32_t full[9] = {
        turn[0] * mirror, turn[1] * mirror, 0, turn[2] * ONE, turn[3] * ONE, 0, 0, 0, LAST
    };
    memcpy(matrix, full, sizeof full);
    return true;
}

int pl_clip_out_video(pl_clip_out *out, const AVCodecParameters *codec, AVRational unit,
                      pl_look look, pl_error *err)
{
    AVStream *stream = avformat_new_stream(out->format, NULL);
    if (!stream || avcodec_parameters_copy(stream->codecpar, codec) < 0 ||
        !give_turn(stream, look)) {
        fail(out, AVERROR(ENOMEM), err);
        return -1;
    }
    stream->time_base = unit;
    stream->sample_aspect_ratio = codec->sample_aspect_ratio;
    stream->codecpar->codec_tag = 0;
    return stream->index;
}

int pl_clip_out_sound(pl_clip_out *out, const AVCodecContext *codec, pl_error *err)
{
    AVStream *stream = avformat_new_stream(out->format, NULL);
    if (!stream || avcodec_parameters_from_context(stream->codecpar, codec) < 0) {
        fail(out, AVERROR(ENOMEM), err);
        return -1;
    }
    stream->time_base = codec->time_base;
    return stream->index;
}

bool pl_clip_out_begin(pl_clip_out *out, pl_error *err)
{
    AVDictionary *options = NULL;
    /* edit lists count in this: a thousandth of a second would be a quarter of a block of sound */
    av_dict_set_int(&options, "movie_timescale", 90000, 0);
    int failed = avformat_write_header(out->format, &options);
    av_dict_free(&options);
    out->begun = failed >= 0;
    return failed >= 0 || fail(out, failed, err);
}

bool pl_clip_out_put(pl_clip_out *out, AVPacket *packet, int stream, AVRational unit, pl_error *err)
{
    packet->stream_index = stream;
    av_packet_rescale_ts(packet, unit, out->format->streams[stream]->time_base);
    int failed = av_interleaved_write_frame(out->format, packet);
    if (failed >= 0 && out->error.code != PL_OK)
        failed = AVERROR(EIO);
    return failed >= 0 || fail(out, failed, err);
}

bool pl_clip_out_end(pl_clip_out **out, pl_error *err)
{
    pl_clip_out *own = *out;
    int failed = av_write_trailer(own->format);
    avio_flush(own->io);
    bool ok = (failed >= 0 && own->error.code == PL_OK) || fail(own, failed, err);
    close_context(own);
    if (ok)
        ok = pl_new_file_end(&own->file, err);
    pl_clip_out_drop(out);
    return ok;
}
