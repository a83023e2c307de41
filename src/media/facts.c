#include "facts.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <libavutil/dict.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int sign(int32_t value)
{
    enum { HALF = 1 << 15 }; /* of 1.0 in 16.16 */
    return value > HALF ? 1 : value < -HALF ? -1 : 0;
}

/* The matrix [a b; c d] sends a point (x, y) of the coded picture to (a·x + c·y, b·x + d·y), y
 * downwards. A quarter turn clockwise is [0 1; -1 0]. A mirrored picture has the determinant -1. */
bool pl_stream_turn(int *quarters, bool *mirrored, const AVStream *stream)
{
    *quarters = 0;
    *mirrored = false;
    const int32_t *matrix = compat_display_matrix(stream);
    if (!matrix)
        return true;
    int a = sign(matrix[0]), b = sign(matrix[1]), c = sign(matrix[3]), d = sign(matrix[4]);
    int determinant = a * d - b * c;
    if ((a && b) || (c && d) || determinant == 0)
        return false;
    *mirrored = determinant < 0;
    if (*mirrored) { /* take the mirror out: it comes first and turns x round */
        a = -a;
        b = -b;
    }
    *quarters = a == 1 ? 0 : b == 1 ? 1 : a == -1 ? 2 : 3;
    return true;
}

static pl_stream_kind kind_of(const AVStream *stream)
{
    switch (stream->codecpar->codec_type) {
    case AVMEDIA_TYPE_VIDEO:
        return pl_stream_is_still(stream) ? PL_STREAM_STILL : PL_STREAM_VIDEO;
    case AVMEDIA_TYPE_AUDIO:
        return PL_STREAM_AUDIO;
    case AVMEDIA_TYPE_SUBTITLE:
        return PL_STREAM_TEXT;
    default:
        return PL_STREAM_OTHER;
    }
}

const char *pl_stream_kind_name(pl_stream_kind kind)
{
    static const char *const names[] = { "video", "audio", "text", "still", "other" };
    return (size_t)kind < PL_COUNT(names) ? names[kind] : "other";
}

static void read_picture(pl_probe_stream *out, const pl_input *input, AVStream *stream)
{
    const AVCodecParameters *codec = stream->codecpar;
    AVRational rate =
        stream->avg_frame_rate.num > 0 ? stream->avg_frame_rate : stream->r_frame_rate;
    AVRational aspect = av_guess_sample_aspect_ratio(input->format, stream, NULL);
    bool mirrored = false;
    int quarters = 0;
    pl_stream_turn(&quarters, &mirrored, stream);
    out->width = codec->width;
    out->height = codec->height;
    out->fps_num = rate.den > 0 ? rate.num : 0;
    out->fps_den = rate.den > 0 ? rate.den : 1;
    out->aspect_num = aspect.num > 0 && aspect.den > 0 ? aspect.num : 1;
    out->aspect_den = aspect.num > 0 && aspect.den > 0 ? aspect.den : 1;
    out->rotation = quarters * 90;
    out->interlaced = codec->field_order > AV_FIELD_PROGRESSIVE;
}

/* What a container says in words, as far as it is clean text. */
static void read_words(char *out, size_t room, const AVStream *stream, const char *key)
{
    const AVDictionaryEntry *entry = av_dict_get(stream->metadata, key, NULL, 0);
    const char *words = entry ? entry->value : "";
    size_t size = strlen(words);
    if (pl_utf8_check(words, size) < size)
        return;
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)words[i] < ' ')
            return;
    size = size < room ? size : pl_utf8_cut(words, room - 1);
    snprintf(out, room, "%.*s", (int)size, words);
}

static void read_sound(pl_probe_stream *out, const pl_input *input, int i)
{
    const AVStream *stream = input->format->streams[i];
    out->channels = stream->codecpar->ch_layout.nb_channels;
    out->rate = stream->codecpar->sample_rate;
    for (out->track = 1; pl_input_track(input, out->track) != i;)
        out->track++;
    read_words(out->language, sizeof out->language, stream, "language");
    read_words(out->title, sizeof out->title, stream, "title");
    const pl_source *source = pl_input_source(input);
    if (!out->language[0] && source->languages)
        snprintf(out->language, sizeof out->language, "%s",
                 source->languages[stream->id & (PL_SOURCE_SOUNDS - 1)]);
    if (strcmp(out->language, "und") == 0) /* undetermined */
        out->language[0] = '\0';
}

static void read_stream(pl_probe_stream *out, const pl_input *input, int i)
{
    AVStream *stream = input->format->streams[i];
    const AVCodecParameters *codec = stream->codecpar;
    const AVCodecDescriptor *known = avcodec_descriptor_get(codec->codec_id);
    out->kind = kind_of(stream);
    out->chosen = i == input->video || i == input->audio;
    out->decodable = avcodec_find_decoder(codec->codec_id) != NULL;
    out->fps_den = out->aspect_num = out->aspect_den = 1;
    snprintf(out->codec, sizeof out->codec, "%s", known ? known->name : "unknown");
    if (out->kind == PL_STREAM_VIDEO || out->kind == PL_STREAM_STILL)
        read_picture(out, input, stream);
    if (out->kind == PL_STREAM_STILL)
        out->fps_num = 0, out->fps_den = 1;
    if (out->kind == PL_STREAM_AUDIO)
        read_sound(out, input, i);
}

void pl_facts_read(pl_probe_part *out, const pl_input *input, const char *path)
{
    const AVFormatContext *format = input->format;
    bool told =
        format->duration > 0 && format->duration_estimation_method == AVFMT_DURATION_FROM_STREAM;
    *out = (pl_probe_part){
        .path = pl_copy_text(path),
        .claimed_us =
            told && format->duration > input->claimed_us ? format->duration : input->claimed_us,
        .stream_count = (int)format->nb_streams,
        .streams = pl_alloc_array(format->nb_streams, sizeof *out->streams),
    };
    snprintf(out->container, sizeof out->container, "%s", input->name);
    for (int i = 0; i < out->stream_count; i++)
        read_stream(&out->streams[i], input, i);
}

void pl_probe_part_clear(pl_probe_part *part)
{
    free(part->path);
    free(part->streams);
    *part = (pl_probe_part){ 0 };
}
