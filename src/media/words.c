#include "words.h"

#include "compat.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"

#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <pthread.h>

enum { MOST_BYTES_AT_ONCE = 512 * 1024 * 1024 };

static void say_nothing(void *ctx, int level, const char *format, va_list list)
{
    (void)ctx, (void)level, (void)format, (void)list;
}

static void start(void)
{
    av_log_set_level(AV_LOG_QUIET);
    av_log_set_callback(say_nothing);
    av_max_alloc(MOST_BYTES_AT_ONCE);
}

void pl_libav_start(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start);
}

const char *pl_libav_words(int number)
{
    static const struct {
        int number;
        const char *words;
    } known[] = {
        { AVERROR_EOF, "it ends too early" },
        { AVERROR_INVALIDDATA, "what stands in it does not follow its own format" },
        { AVERROR_DECODER_NOT_FOUND, "there is no decoder for it on this computer" },
        { AVERROR_DEMUXER_NOT_FOUND, "its format is not known here" },
        { AVERROR_PATCHWELCOME, "it uses a part of its format that is not supported" },
        { AVERROR_STREAM_NOT_FOUND, "there is no such stream in it" },
        { AVERROR_EXIT, "it was stopped" },
        { AVERROR(ENOMEM), "it asks for more memory than a recording may" },
    };
    for (size_t i = 0; i < PL_COUNT(known); i++)
        if (known[i].number == number)
            return known[i].words;
    if (number < 0 && number > -4096)
        return pl_errno_words(-number);
    return "libavformat gives no reason that is known here";
}

bool pl_media_fail_read(const char *path, int64_t at, int number, pl_error *err)
{
    return pl_fail(err, PL_CANNOT_READ,
                   "%s cannot be read at byte %lld: %s. Check the drive, or copy the recording to "
                   "another one.",
                   path, (long long)at, pl_errno_words(number));
}
