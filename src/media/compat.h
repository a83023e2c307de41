/* The one place where versions of FFmpeg differ. Built and tested with FFmpeg 5.1 (libavformat 59). */
#ifndef PLUMBLINE_MEDIA_COMPAT_H
#define PLUMBLINE_MEDIA_COMPAT_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>

#if LIBAVFORMAT_VERSION_MAJOR < 59
#error "Plumbline needs FFmpeg 5.1 or later"
#endif

/* Nine numbers, or NULL where the stream is shown as it is coded. Borrowed. */
static inline const int32_t *compat_display_matrix(const AVStream *stream)
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    const AVPacketSideData *data =
        av_packet_side_data_get(stream->codecpar->coded_side_data,
                                stream->codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return data && data->size >= 9 * sizeof(int32_t) ? (const int32_t *)(const void *)data->data
                                                     : NULL;
#else
    size_t size = 0;
    const uint8_t *data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    return data && size >= 9 * sizeof(int32_t) ? (const int32_t *)(const void *)data : NULL;
#endif
}

/* Room for nine numbers that go into the stream's container; NULL without memory. */
static inline int32_t *compat_new_display_matrix(AVStream *stream)
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    AVPacketSideData *data = av_packet_side_data_new(
        &stream->codecpar->coded_side_data, &stream->codecpar->nb_coded_side_data,
        AV_PKT_DATA_DISPLAYMATRIX, 9 * sizeof(int32_t), 0);
    return data ? (int32_t *)(void *)data->data : NULL;
#else
    return (int32_t *)(void *)av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX,
                                                      9 * sizeof(int32_t));
#endif
}

/* Its callbacks may be called from the threads that decode, as they always are since FFmpeg 6. */
static inline void compat_call_from_threads(AVCodecContext *codec)
{
#if LIBAVCODEC_VERSION_MAJOR < 60
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
        codec->thread_safe_callbacks = 1;
    _Pragma("GCC diagnostic pop")
#else
    (void)codec;
#endif
}

#endif
