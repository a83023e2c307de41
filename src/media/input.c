#include "input.h"

#include "mp4.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <libavutil/dict.h>
#include <libavutil/mem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUFFER = 64 * 1024,
    HEAD = 4096,
    PROBE_BYTES = 1 << 20,
    IDLE_BYTES = 64 * 1024 * 1024, /* without a packet: a hole, or a demuxer that is lost */
    MOST_ERRORS = 64               /* in a row */
};

static int stop_asked(void *ctx)
{
    pl_input *input = ctx;
    return input->stuck || pl_job_stopped(input->job);
}

/* From the source, or from the cut-down tables that stand in its place. */
static int64_t read_at(pl_input *input, uint8_t *out, size_t size)
{
    int64_t from = input->moov_from, end = from + input->moov_size, at = input->at;
    if (input->trimmed && at >= from && at < end) {
        size_t some = (int64_t)size < end - at ? size : (size_t)(end - at);
        memcpy(out, input->trimmed + (at - from), some);
        return (int64_t)some;
    }
    if (input->trimmed && at < from && (int64_t)size > from - at)
        size = (size_t)(from - at);
    return input->source.read(input->source.ctx, out, at, size);
}

static int read_bytes(void *ctx, uint8_t *out, int size)
{
    pl_input *input = ctx;
    if (input->allowance <= 0)
        input->stuck = true;
    if (stop_asked(input))
        return AVERROR_EXIT;
    int64_t got = read_at(input, out, (size_t)size);
    if (got < 0) {
        input->read_error = (int)-got;
        input->error_at = input->at;
        return AVERROR(EIO);
    }
    input->at += got;
    input->allowance -= got;
    return got == 0 ? AVERROR_EOF : (int)got;
}

static int64_t seek_bytes(void *ctx, int64_t offset, int whence)
{
    pl_input *input = ctx;
    int64_t from = whence == SEEK_CUR ? input->at : whence == SEEK_END ? input->source.bytes : 0;
    if (whence & AVSEEK_SIZE)
        return input->source.bytes;
    if (offset < -from || offset > INT64_MAX - from)
        return AVERROR(EINVAL);
    return input->at = from + offset;
}

/* A recording is one file: whatever it names besides stays closed. */
static int refuse_open(AVFormatContext *format, AVIOContext **out, const char *url, int flags,
                       AVDictionary **options)
{
    (void)format, (void)out, (void)url, (void)flags, (void)options;
    return AVERROR(EACCES);
}

/* What made libavformat stop, as far as it lies with the job or the system. */
static bool fail_outside(const pl_input *input, pl_error *err)
{
    if (pl_job_stopped(input->job))
        return pl_fail(err, PL_CANCELLED, "Reading %s was stopped.", input->path);
    if (input->read_error)
        return pl_media_fail_read(input->path, input->error_at, input->read_error, err);
    return true;
}

static bool fail_open(const pl_input *input, int number, pl_error *err)
{
    if (!fail_outside(input, err))
        return false;
    if (strcmp(input->container->name, "mp4") == 0 && !pl_container_has_moov(&input->source))
        return pl_fail(err, PL_BAD_INPUT,
                       "%s has no table of contents (moov): it was cut short, or the camera did "
                       "not finish it. Copy it again from the camera; if it is the same there, it "
                       "needs a repair tool.",
                       input->path);
    if (input->stuck)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s cannot be opened as %s: no picture and no sound is found in it. Copy it "
                       "again from its camera or disc.",
                       input->path, input->name);
    return pl_fail(err, PL_BAD_INPUT,
                   "%s cannot be opened as %s: %s. Copy it again from its camera or disc.",
                   input->path, input->name, pl_libav_words(number));
}

static bool find_container(pl_input *input, const AVInputFormat **format, pl_error *err)
{
    uint8_t head[HEAD];
    int64_t got = input->source.read(input->source.ctx, head, 0, sizeof head);
    size_t size = got > 0 ? (size_t)got : 0;
    int score = av_probe_input_buffer2(input->format->pb, format, "", NULL, 0, PROBE_BYTES);
    if (!fail_outside(input, err))
        return false;
    const char *libav = score >= 0 && *format ? (*format)->name : NULL;
    input->container = libav ? pl_container_find(libav) : NULL;
    if (!input->container)
        return pl_container_refuse(input->path, libav, head, size, err);
    snprintf(input->name, sizeof input->name, "%s",
             pl_container_name(input->container, head, size));
    input->claimed_us = strcmp(input->container->name, "avi") == 0
                            ? pl_container_avi_claim(head, size)
                            : PL_NO_TIME;
    return true;
}

static void set_bounds(const pl_input *input, AVDictionary **options)
{
    av_dict_set_int(options, "max_streams", PL_MOST_STREAMS, 0);
    av_dict_set(options, "protocol_whitelist", "none", 0);
    av_dict_set_int(options, "skip_estimate_duration_from_pts", 1, 0);
    /* the 33-bit counter is unwrapped by the clock rule, not by guesses of the demuxer */
    if (input->container && input->container->kind == PL_CONTAINER_STREAM)
        av_dict_set_int(options, "correct_ts_overflow", 0, 0);
}

static int find_streams(AVFormatContext *format)
{
    int count = (int)format->nb_streams;
    AVDictionary **options = pl_alloc_array((size_t)count + 1, sizeof *options);
    for (int i = 0; i < count; i++)
        av_dict_set_int(&options[i], "max_pixels", PL_MOST_PIXELS, 0);
    int failed = avformat_find_stream_info(format, options);
    for (int i = 0; i < count; i++)
        av_dict_free(&options[i]);
    free(options);
    return failed;
}

bool pl_stream_is_still(const AVStream *stream)
{
    return stream->disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS);
}

static bool usable_video(const AVStream *stream)
{
    return stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !pl_stream_is_still(stream);
}

static void choose_streams(pl_input *input)
{
    AVFormatContext *format = input->format;
    input->video = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
    if (input->video >= 0 && !usable_video(format->streams[input->video]))
        input->video = -1;
    for (int i = 0; input->video < 0 && i < (int)format->nb_streams; i++)
        if (usable_video(format->streams[i]))
            input->video = i;
    input->audio = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, input->video, NULL, 0);
    if (input->video < 0)
        input->video = -1;
    if (input->audio < 0)
        input->audio = -1;
}

int pl_input_track(const pl_input *input, int track)
{
    const AVFormatContext *format = input->format;
    for (int i = 0; i < (int)format->nb_streams; i++) {
        int before = 0;
        if (format->streams[i]->codecpar->codec_type != AVMEDIA_TYPE_AUDIO)
            continue;
        for (int k = 0; k < (int)format->nb_streams; k++)
            before += format->streams[k]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO &&
                      (format->streams[k]->id < format->streams[i]->id ||
                       (format->streams[k]->id == format->streams[i]->id && k < i));
        if (before == track - 1)
            return i;
    }
    return -1;
}

static bool read_whole(uint8_t *out, const pl_source *source, int64_t at, int64_t size)
{
    for (int64_t have = 0; have < size;) {
        int64_t got = source->read(source->ctx, out + have, at + have, (size_t)(size - have));
        if (got <= 0)
            return false;
        have += got;
    }
    return true;
}

static void cut_tables(pl_input *input)
{
    int64_t from = 0, size = 0;
    pl_assert(input->container);
    if (strcmp(input->container->name, "mp4") != 0 || stop_asked(input) ||
        !pl_mp4_find(&from, &size, &input->source))
        return;
    input->moov = pl_alloc((size_t)size);
    if (read_whole(input->moov, &input->source, from, size)) {
        input->trimmed = (uint8_t *)pl_copy_bytes(input->moov, (size_t)size);
        input->moov_from = from;
        input->moov_size = size;
    }
    if (input->trimmed && !pl_mp4_trim(input->trimmed, (size_t)size)) {
        free(input->trimmed);
        input->trimmed = NULL;
    }
}

const uint8_t *pl_input_moov(size_t *size, const pl_input *input)
{
    *size = (size_t)input->moov_size;
    return input->trimmed ? input->moov : NULL;
}

static bool open_format(pl_input *input, bool light, pl_error *err)
{
    const AVInputFormat *kind = NULL;
    if (!find_container(input, &kind, err))
        return false;
    if (light)
        cut_tables(input);
    AVDictionary *options = NULL;
    set_bounds(input, &options);
    input->format->io_open = refuse_open;
    input->format->interrupt_callback = (AVIOInterruptCB){ stop_asked, input };
    int failed = avformat_open_input(&input->format, "", kind, &options);
    av_dict_free(&options);
    if (failed >= 0)
        failed = find_streams(input->format);
    if (failed < 0)
        return fail_open(input, failed, err);
    if (!fail_outside(input, err))
        return false;
    if (input->format->nb_streams == 0)
        return fail_open(input, AVERROR_STREAM_NOT_FOUND, err);
    choose_streams(input);
    return true;
}

/* The own bytes under libavformat. avformat_open_input frees the context when it fails, but never
 * these: pl_input_close does, from input->io. */
static bool make_context(pl_input *input, pl_error *err)
{
    uint8_t *buffer = av_malloc(BUFFER);
    if (buffer)
        input->io = avio_alloc_context(buffer, BUFFER, 0, input, read_bytes, NULL, seek_bytes);
    if (!input->io)
        av_free(buffer);
    input->format = avformat_alloc_context();
    if (!input->io || !input->format)
        return pl_fail(err, PL_INTERNAL, "%s cannot be opened: there is no memory for it.",
                       input->path);
    input->format->pb = input->io;
    input->format->flags |= AVFMT_FLAG_CUSTOM_IO; /* closed here, whoever fails first */
    return true;
}

static pl_input *open_input(const char *path, pl_source_open *open, void *ctx, pl_job *job,
                            bool light, pl_error *err)
{
    pl_libav_start();
    pl_input *input = pl_alloc(sizeof *input);
    input->path = pl_copy_text(path);
    input->job = job;
    input->allowance = IDLE_BYTES;
    if (!(open ? open : pl_source_open_file)(&input->source, path, ctx, err) ||
        !make_context(input, err) || !open_format(input, light, err))
        pl_input_close(&input);
    return input;
}

pl_input *pl_input_open(const char *path, pl_source_open *open, void *ctx, pl_job *job,
                        pl_error *err)
{
    return open_input(path, open, ctx, job, false, err);
}

pl_input *pl_input_open_light(const char *path, pl_source_open *open, void *ctx, pl_job *job,
                              pl_error *err)
{
    return open_input(path, open, ctx, job, true, err);
}

void pl_input_close(pl_input **input)
{
    pl_input *old = *input;
    if (!old)
        return;
    avformat_close_input(&old->format);
    if (old->io)
        av_freep(&old->io->buffer);
    avio_context_free(&old->io);
    if (old->source.close)
        old->source.close(old->source.ctx);
    free(old->moov);
    free(old->trimmed);
    free(old->path);
    free(old);
    *input = NULL;
}

pl_read pl_input_read(pl_input *input, AVPacket *packet, pl_error *err)
{
    for (int errors = 0; errors < MOST_ERRORS; errors++) {
        input->allowance = IDLE_BYTES;
        input->stuck = false;
        int failed = av_read_frame(input->format, packet);
        if (failed >= 0)
            return PL_READ_PACKET;
        if (!fail_outside(input, err))
            return PL_READ_FAILED;
        if (failed == AVERROR_EOF)
            return PL_READ_END;
        if (input->stuck)
            break;
    }
    return PL_READ_DAMAGE;
}

/* A seek may read as much as the part holds: a container without cues is searched. */
static void before_seek(pl_input *input)
{
    input->allowance = input->source.bytes + IDLE_BYTES;
    input->stuck = false;
    input->read_error = 0;
    input->format->pb->error = 0;
    input->format->pb->eof_reached = 0;
}

bool pl_input_seek_stream(pl_input *input, int stream, int64_t ticks)
{
    before_seek(input);
    return av_seek_frame(input->format, stream, ticks, AVSEEK_FLAG_BACKWARD) >= 0;
}

bool pl_input_seek_any(pl_input *input, int stream, int64_t ticks)
{
    before_seek(input);
    int flags = AVSEEK_FLAG_BACKWARD | AVSEEK_FLAG_ANY;
    return av_seek_frame(input->format, stream, ticks, flags) >= 0;
}

const pl_source *pl_input_source(const pl_input *input)
{
    return &input->source;
}

bool pl_input_seek_time(pl_input *input, int64_t ticks)
{
    return pl_input_seek_stream(input, input->video, ticks);
}

bool pl_input_seek_byte(pl_input *input, int64_t pos)
{
    before_seek(input);
    return av_seek_frame(input->format, -1, pos, AVSEEK_FLAG_BYTE) >= 0;
}

const pl_names *pl_input_remarks(const pl_input *input)
{
    return input->source.remarks;
}

double pl_input_progress(const pl_input *input)
{
    return input->source.bytes > 0 ? (double)input->at / (double)input->source.bytes : -1;
}
