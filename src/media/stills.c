#include "stills.h"

#include "kept.h"
#include "plumbline/base/memory.h"

#include <libswscale/swscale.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WIDTH = 960, MOST_HEIGHT = 544, USUAL_BYTES = MOST_WIDTH * MOST_HEIGHT * 3 / 2 };

typedef struct still {
    int n;
    AVFrame *picture; /* NULL: there is none to be had, or no room for it */
    int64_t bytes;
} still;

struct pl_stills {
    still *items;
    int count, room;
    int *expected; /* the likeliest first */
    int expected_count;
    int64_t bytes, most_bytes;
};

pl_stills *pl_stills_new(int64_t most_bytes)
{
    pl_stills *stills = pl_alloc(sizeof *stills);
    stills->most_bytes = most_bytes;
    return stills;
}

void pl_stills_free(pl_stills *stills)
{
    if (!stills)
        return;
    for (int i = 0; i < stills->count; i++)
        av_frame_free(&stills->items[i].picture);
    free(stills->items);
    free(stills->expected);
    free(stills);
}

/* How likely a frame is: 0 is the likeliest. */
static int rank_of(const pl_stills *stills, int n)
{
    int i = 0;
    while (i < stills->expected_count && stills->expected[i] != n)
        i++;
    return i;
}

static const still *find(const pl_stills *stills, int n)
{
    for (int i = 0; i < stills->count; i++)
        if (stills->items[i].n == n)
            return &stills->items[i];
    return NULL;
}

int pl_stills_missing(int *rank, const pl_stills *stills)
{
    int64_t each = stills->count ? stills->bytes / stills->count : 0;
    int64_t fit = stills->most_bytes / (each > 0 ? each : USUAL_BYTES);
    for (; *rank < stills->expected_count && *rank < fit; (*rank)++)
        if (!find(stills, stills->expected[*rank]))
            return stills->expected[*rank];
    return -1;
}

const AVFrame *pl_stills_find(const pl_stills *stills, int n)
{
    const still *found = find(stills, n);
    return found ? found->picture : NULL;
}

/* --- smaller copies */

static int even(int side)
{
    return side < 2 ? 2 : side & ~1;
}

/* At most so large, with the same shape: the aspect of its pixels takes up what rounding does to it. */
static AVFrame *make_small(const AVFrame *picture)
{
    int64_t w = picture->width, h = picture->height;
    int width = w * MOST_HEIGHT > h * MOST_WIDTH ? MOST_WIDTH : even((int)(w * MOST_HEIGHT / h));
    AVFrame *small = av_frame_alloc();
    if (!small)
        return NULL;
    bool told = picture->sample_aspect_ratio.num > 0 && picture->sample_aspect_ratio.den > 0;
    AVRational aspect = told ? picture->sample_aspect_ratio : (AVRational){ 1, 1 };
    av_frame_copy_props(small, picture);
    small->width = width;
    small->height = even((int)(h * width / w));
    small->format =
        sws_isSupportedOutput(picture->format) ? picture->format : (int)AV_PIX_FMT_YUV420P;
    small->sample_aspect_ratio =
        av_mul_q(aspect, av_div_q((AVRational){ (int)w, (int)h },
                                  (AVRational){ small->width, small->height }));
    if (av_frame_get_buffer(small, 0) < 0)
        av_frame_free(&small);
    return small;
}

static AVFrame *scaled(const AVFrame *picture)
{
    AVFrame *small = make_small(picture);
    struct SwsContext *sws =
        small ? sws_getContext(picture->width, picture->height, picture->format, small->width,
                               small->height, small->format, SWS_BICUBIC, NULL, NULL, NULL)
              : NULL;
    if (!sws || sws_scale(sws, (const uint8_t *const *)picture->data, picture->linesize, 0,
                          picture->height, small->data, small->linesize) != small->height)
        av_frame_free(&small);
    sws_freeContext(sws);
    return small;
}

/* --- room */

static void drop(pl_stills *stills, int i)
{
    stills->bytes -= stills->items[i].bytes;
    av_frame_free(&stills->items[i].picture);
    stills->items[i] = stills->items[--stills->count];
}

static int least_likely(const pl_stills *stills)
{
    int least = 0;
    for (int i = 1; i < stills->count; i++)
        if (rank_of(stills, stills->items[i].n) > rank_of(stills, stills->items[least].n))
            least = i;
    return least;
}

/* False where all that would have to go is likelier. */
static bool make_room(pl_stills *stills, int rank, int64_t bytes)
{
    while (stills->count && stills->bytes + bytes > stills->most_bytes) {
        int least = least_likely(stills);
        if (rank_of(stills, stills->items[least].n) < rank)
            return false;
        drop(stills, least);
    }
    return true;
}

void pl_stills_expect(pl_stills *stills, const int *frames, int count)
{
    stills->expected = pl_resize(stills->expected, (size_t)count + 1, sizeof *frames);
    memcpy(stills->expected, frames, (size_t)count * sizeof *frames);
    stills->expected_count = count;
    for (int i = stills->count - 1; i >= 0; i--)
        if (!stills->items[i].picture)
            drop(stills, i); /* it is tried once more */
}

void pl_stills_add(pl_stills *stills, int n, const AVFrame *picture)
{
    int rank = rank_of(stills, n);
    if (find(stills, n) || rank == stills->expected_count)
        return;
    still made = { .n = n };
    if (picture && picture->width <= MOST_WIDTH && picture->height <= MOST_HEIGHT)
        made.picture = av_frame_clone(picture);
    else if (picture)
        made.picture = scaled(picture);
    made.bytes = made.picture ? pl_kept_size(made.picture) : 0;
    if (!make_room(stills, rank, made.bytes)) {
        av_frame_free(&made.picture);
        made.bytes = 0;
    }
    pl_grow(stills->items, stills->count, stills->room);
    stills->items[stills->count++] = made;
    stills->bytes += made.bytes;
}

int64_t pl_stills_bytes(const pl_stills *stills)
{
    return stills->bytes;
}
