/* libavfilter, loaded when the first filter is needed. It brings thirty libraries that nothing else here
 * needs, and most recordings are played at their own speed: linked, it would take a third of the time that
 * the program takes to begin. */
#ifndef PLUMBLINE_MEDIA_FILTERS_H
#define PLUMBLINE_MEDIA_FILTERS_H

#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>

typedef struct pl_filters {
    AVFilterGraph *(*graph_alloc)(void);
    void (*graph_free)(AVFilterGraph **graph);
    int (*graph_parse)(AVFilterGraph *graph, const char *text, AVFilterInOut **ins,
                       AVFilterInOut **outs);
    int (*graph_config)(AVFilterGraph *graph, void *log);
    AVFilterContext *(*graph_get)(AVFilterGraph *graph, const char *name);
    void (*inout_free)(AVFilterInOut **list);
    int (*put)(AVFilterContext *source, AVFrame *frame);
    int (*get)(AVFilterContext *sink, AVFrame *frame);
} pl_filters;

/* Any thread. NULL where this machine's libavfilter is missing or is another version than was built with. */
const pl_filters *pl_filters_get(void);

#endif
