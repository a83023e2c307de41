#include "tempo.h"

#include "filters.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <libavutil/frame.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANNELS = 2, RATE = 48000, NORMAL = 1000, STEP_MOST = 2000, STEP_LEAST = 500 };

struct pl_tempo {
    const pl_filters *filters;
    AVFilterGraph *graph;
    AVFilterContext *in, *out;
    AVFrame *frame; /* what is given out at the moment */
    int given;
};

/* One atempo does 0.5 to 2 at its best; beyond, two in a row. */
static void describe(char *out, size_t room, int speed)
{
    bool twice = speed > STEP_MOST || speed < STEP_LEAST;
    int first = speed > STEP_MOST ? STEP_MOST : STEP_LEAST;
    int second = twice ? speed * NORMAL / first : speed;
    char before[32] = "";
    if (twice)
        snprintf(before, sizeof before, "atempo=%d.%03d,", first / 1000, first % 1000);
    snprintf(out, room,
             "abuffer@in=sample_rate=%d:sample_fmt=flt:channel_layout=stereo:time_base=1/%d,"
             "%satempo=%d.%03d,abuffersink@out",
             RATE, RATE, before, second / 1000, second % 1000);
}

static bool build(pl_tempo *tempo, int speed)
{
    char description[256];
    AVFilterInOut *ins = NULL, *outs = NULL;
    const pl_filters *filters = tempo->filters;
    describe(description, sizeof description, speed);
    tempo->graph->nb_threads = 1;
    bool parsed = filters->graph_parse(tempo->graph, description, &ins, &outs) >= 0;
    filters->inout_free(&ins);
    filters->inout_free(&outs);
    if (!parsed || filters->graph_config(tempo->graph, NULL) < 0)
        return false;
    tempo->in = filters->graph_get(tempo->graph, "abuffer@in");
    tempo->out = filters->graph_get(tempo->graph, "abuffersink@out");
    return tempo->in && tempo->out;
}

pl_tempo *pl_tempo_new(int speed)
{
    pl_libav_start();
    const pl_filters *filters = pl_filters_get();
    if (!filters)
        return NULL;
    pl_tempo *tempo = pl_alloc(sizeof *tempo);
    tempo->filters = filters;
    tempo->graph = filters->graph_alloc();
    tempo->frame = av_frame_alloc();
    if (tempo->graph && tempo->frame && build(tempo, speed))
        return tempo;
    pl_tempo_free(tempo);
    return NULL;
}

void pl_tempo_free(pl_tempo *tempo)
{
    if (!tempo)
        return;
    tempo->filters->graph_free(&tempo->graph);
    av_frame_free(&tempo->frame);
    free(tempo);
}

bool pl_tempo_put(pl_tempo *tempo, const float *samples, int count)
{
    AVFrame *frame = av_frame_alloc();
    bool ok = false;
    if (!frame)
        return false;
    frame->nb_samples = count;
    frame->format = AV_SAMPLE_FMT_FLT;
    frame->sample_rate = RATE;
    av_channel_layout_default(&frame->ch_layout, CHANNELS);
    if (av_frame_get_buffer(frame, 0) >= 0) {
        memcpy(frame->data[0], samples, (size_t)count * CHANNELS * sizeof *samples);
        ok = tempo->filters->put(tempo->in, frame) >= 0;
    }
    av_frame_free(&frame);
    return ok;
}

bool pl_tempo_end(pl_tempo *tempo)
{
    return tempo->filters->put(tempo->in, NULL) >= 0;
}

int pl_tempo_get(pl_tempo *tempo, float *out, int room)
{
    if (tempo->given >= tempo->frame->nb_samples) {
        av_frame_unref(tempo->frame);
        tempo->given = 0;
        if (tempo->filters->get(tempo->out, tempo->frame) < 0)
            return 0;
    }
    int left = tempo->frame->nb_samples - tempo->given;
    int count = left < room ? left : room;
    const float *from = (const float *)(const void *)tempo->frame->data[0];
    memcpy(out, from + (size_t)tempo->given * CHANNELS, (size_t)count * CHANNELS * sizeof *out);
    tempo->given += count;
    return count;
}
