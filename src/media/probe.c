#include "plumbline/media/probe.h"

#include "facts.h"
#include "frames.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

bool pl_probe_read(pl_probe *out, const char *const *paths, int count, pl_source_open *open,
                   void *open_ctx, pl_job *job, pl_error *err)
{
    pl_index *index = pl_index_build(
        paths, count, &(pl_index_how){ .open = open, .open_ctx = open_ctx, .job = job }, err);
    if (!index)
        return false;
    *out = index->probe;
    index->probe = (pl_probe){ 0 };
    pl_index_free(index);
    return true;
}

void pl_probe_clear(pl_probe *probe)
{
    for (int i = 0; i < probe->part_count; i++)
        pl_probe_part_clear(&probe->parts[i]);
    free(probe->parts);
    pl_names_free(&probe->warnings);
    *probe = (pl_probe){ 0 };
}

void pl_probe_copy(pl_probe *out, const pl_probe *probe)
{
    pl_probe copy = { .duration_us = probe->duration_us, .part_count = probe->part_count };
    copy.parts = pl_alloc_array((size_t)copy.part_count, sizeof *copy.parts);
    for (int i = 0; i < copy.part_count; i++) {
        const pl_probe_part *part = &probe->parts[i];
        size_t bytes = (size_t)part->stream_count * sizeof *part->streams;
        copy.parts[i] = *part;
        copy.parts[i].path = pl_copy_text(part->path);
        copy.parts[i].streams = pl_alloc(bytes);
        if (bytes)
            memcpy(copy.parts[i].streams, part->streams, bytes);
    }
    for (int i = 0; i < probe->warnings.count; i++)
        pl_names_add(&copy.warnings, probe->warnings.items[i]);
    *out = copy;
}
