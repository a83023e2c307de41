#include "kept.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 2, OVERHEAD = 1024 /* of a frame beside its pixels */ };

typedef struct place {
    int n;
    AVFrame *frame;
    int64_t bytes;
} place;

struct pl_kept {
    place *places; /* by number */
    int count, room;
    int64_t bytes, most_bytes;
    int most_count;
    int playhead;
};

pl_kept *pl_kept_new(int64_t most_bytes, int most_count)
{
    pl_kept *kept = pl_alloc(sizeof *kept);
    kept->most_bytes = most_bytes;
    kept->most_count = most_count < LEAST ? LEAST : most_count;
    return kept;
}

void pl_kept_free(pl_kept *kept)
{
    if (!kept)
        return;
    for (int i = 0; i < kept->count; i++)
        av_frame_free(&kept->places[i].frame);
    free(kept->places);
    free(kept);
}

void pl_kept_look(pl_kept *kept, int n)
{
    kept->playhead = n;
}

/* The first place whose number is not below n. */
static int place_of(const pl_kept *kept, int n)
{
    int low = 0, high = kept->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (kept->places[middle].n < n)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const AVFrame *pl_kept_find(const pl_kept *kept, int n)
{
    int i = place_of(kept, n);
    return i < kept->count && kept->places[i].n == n ? kept->places[i].frame : NULL;
}

int64_t pl_kept_size(const AVFrame *frame)
{
    int64_t bytes = OVERHEAD;
    for (int i = 0; i < AV_NUM_DATA_POINTERS; i++)
        if (frame->buf[i])
            bytes += (int64_t)frame->buf[i]->size;
    return bytes;
}

static int distance(const pl_kept *kept, int n)
{
    return abs(n - kept->playhead);
}

static void drop(pl_kept *kept, int i)
{
    kept->bytes -= kept->places[i].bytes;
    av_frame_free(&kept->places[i].frame);
    kept->count--;
    memmove(kept->places + i, kept->places + i + 1,
            (size_t)(kept->count - i) * sizeof *kept->places);
}

/* Makes room at the farther end; false when the new frame itself would be the farthest. */
static bool make_room(pl_kept *kept, int n, int64_t bytes)
{
    while (kept->count >= LEAST &&
           (kept->bytes + bytes > kept->most_bytes || kept->count >= kept->most_count)) {
        int last = kept->count - 1;
        int far =
            distance(kept, kept->places[0].n) > distance(kept, kept->places[last].n) ? 0 : last;
        if (distance(kept, n) >= distance(kept, kept->places[far].n))
            return false;
        drop(kept, far);
    }
    return true;
}

void pl_kept_add(pl_kept *kept, int n, const AVFrame *frame)
{
    int64_t bytes = pl_kept_size(frame);
    if (pl_kept_find(kept, n) || !make_room(kept, n, bytes))
        return;
    AVFrame *own = av_frame_clone(frame);
    if (!own)
        return;
    int i = place_of(kept, n);
    pl_grow(kept->places, kept->count, kept->room);
    memmove(kept->places + i + 1, kept->places + i,
            (size_t)(kept->count - i) * sizeof *kept->places);
    kept->places[i] = (place){ n, own, bytes };
    kept->count++;
    kept->bytes += bytes;
}

int64_t pl_kept_bytes(const pl_kept *kept)
{
    return kept->bytes;
}
