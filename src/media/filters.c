#include "filters.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#define TEXT_OF(number) #number
#define NAME_OF(major)  "libavfilter.so." TEXT_OF(major)

static pl_filters filters;
static const pl_filters *loaded;

static void load(void)
{
    const struct {
        const char *name;
        size_t at;
    } wanted[] = {
        { "avfilter_graph_alloc", offsetof(pl_filters, graph_alloc) },
        { "avfilter_graph_free", offsetof(pl_filters, graph_free) },
        { "avfilter_graph_parse2", offsetof(pl_filters, graph_parse) },
        { "avfilter_graph_config", offsetof(pl_filters, graph_config) },
        { "avfilter_graph_get_filter", offsetof(pl_filters, graph_get) },
        { "avfilter_inout_free", offsetof(pl_filters, inout_free) },
        { "av_buffersrc_add_frame", offsetof(pl_filters, put) },
        { "av_buffersink_get_frame", offsetof(pl_filters, get) },
    };
    void *library = dlopen(NAME_OF(LIBAVFILTER_VERSION_MAJOR), RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        void *found = dlsym(library, wanted[i].name);
        if (!found)
            return;
        *(void **)(void *)((char *)&filters + wanted[i].at) = found;
    }
    loaded = &filters;
}

const pl_filters *pl_filters_get(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return loaded;
}
