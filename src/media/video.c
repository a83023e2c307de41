#include "video.h"

#include "fields.h"
#include "plumbline/base/memory.h"

#include <limits.h>
#include <stdlib.h>

enum { OPEN = 2 };

typedef struct slot {
    pl_decoder *decoder;
    int part;
    int used; /* the turn at which it was used last */
} slot;

struct pl_video {
    const pl_media *media;
    pl_decoding how;
    slot slots[OPEN];
    int turn;
    pl_fields *fields;
    const atomic_bool *woven;
    int sought; /* the frame that pl_video_get works on */
    void (*early)(void *ctx, pl_frame *frame);
    void *early_ctx;
};

pl_frame *pl_video_frame(const pl_video *video, const AVFrame *picture, int n, pl_error *err)
{
    pl_frame *frame = pl_frame_make(
        picture, video->media->index->coded[pl_media_frame_part(video->media, n)].look);
    if (!frame) {
        pl_fail(err, PL_INTERNAL, "A picture cannot be shown: there is no memory for it.");
        return NULL;
    }
    frame->n = n;
    frame->start_us = pl_media_frame_start(video->media, n);
    frame->end_us = pl_media_frame_end(video->media, n);
    return frame;
}

static bool woven(const pl_video *video)
{
    return video->woven && atomic_load(video->woven);
}

/* As it is shown. */
static pl_frame *shown(pl_video *video, pl_decoder *decoder, const AVFrame *picture, int n,
                       pl_error *err)
{
    picture = pl_fields_shown(video->fields, &video->how, decoder, picture, n, woven(video));
    return pl_video_frame(video, picture, n, err);
}

static void hand_early(void *ctx, const AVFrame *picture)
{
    pl_video *video = ctx;
    int part = pl_media_frame_part(video->media, video->sought);
    if (!woven(video))
        picture = pl_fields_alone(video->fields, video->media->index->coded[part].codec, picture);
    pl_frame *frame = pl_video_frame(video, picture, video->sought, NULL);
    if (!frame)
        return;
    frame->standing = PL_FRAME_NEAR;
    video->early(video->early_ctx, frame);
}

pl_video *pl_video_new(const pl_media *media, const pl_video_how *how)
{
    pl_video *video = pl_alloc(sizeof *video);
    video->media = media;
    video->early = how->early;
    video->early_ctx = how->early_ctx;
    video->fields = pl_fields_new();
    video->woven = how->woven;
    video->how = media->decoding;
    video->how.kept = pl_kept_new(how->kept_bytes, INT_MAX);
    video->how.threads = how->threads ? how->threads : media->decoding.threads;
    video->how.job = how->job;
    video->how.give_way = how->give_way;
    video->how.early = how->early ? hand_early : NULL;
    video->how.early_ctx = video;
    return video;
}

void pl_video_close(pl_video *video)
{
    for (int i = 0; i < OPEN; i++)
        pl_decoder_close(&video->slots[i].decoder);
}

void pl_video_free(pl_video *video)
{
    if (!video)
        return;
    pl_video_close(video);
    pl_fields_free(video->fields);
    pl_kept_free(video->how.kept);
    free(video);
}

static slot *find_slot(pl_video *video, int part)
{
    for (int i = 0; i < OPEN; i++)
        if (video->slots[i].decoder && video->slots[i].part == part)
            return &video->slots[i];
    return NULL;
}

/* Takes the place of the part that was left alone longest. */
static pl_decoder *open_part(pl_video *video, int part, pl_error *err)
{
    slot *place = find_slot(video, part);
    if (!place) {
        place = &video->slots[0];
        for (int i = 1; i < OPEN; i++)
            if (!video->slots[i].decoder || video->slots[i].used < place->used)
                place = &video->slots[i];
        pl_decoder_close(&place->decoder);
        place->decoder = pl_decoder_open(&video->how, part, video->media->paths[part], err);
        place->part = part;
        if (!place->decoder)
            return NULL;
    }
    place->used = ++video->turn;
    return place->decoder;
}

bool pl_video_open(pl_video *video, int part, pl_error *err)
{
    return open_part(video, part, err) != NULL;
}

bool pl_video_prepare(pl_video *video, int part)
{
    if (part < 0 || part >= video->media->index->part_count || find_slot(video, part))
        return false;
    return open_part(video, part, NULL) != NULL;
}

/* A kept frame needs no decoder: its part may be closed, or away. */
static bool from_kept(pl_frame **out, pl_video *video, int n)
{
    const AVFrame *kept = pl_kept_find(video->how.kept, n);
    pl_kept_look(video->how.kept, n);
    const slot *place = kept ? find_slot(video, pl_media_frame_part(video->media, n)) : NULL;
    *out = kept ? shown(video, place ? place->decoder : NULL, kept, n, NULL) : NULL;
    return *out != NULL;
}

pl_got pl_video_get(pl_frame **out, pl_video *video, int n, pl_error *err)
{
    const AVFrame *picture = NULL;
    int of = -1;
    if (from_kept(out, video, n))
        return PL_GOT_IT;
    video->sought = n;
    pl_decoder *decoder = open_part(video, pl_media_frame_part(video->media, n), err);
    pl_got got = decoder ? pl_decoder_get(&picture, &of, decoder, n, err) : PL_GOT_FAILED;
    if (got != PL_GOT_IT && got != PL_GOT_EARLIER)
        return got;
    *out = shown(video, decoder, picture, of, err);
    return *out ? got : PL_GOT_FAILED;
}

pl_got pl_video_next(pl_frame **out, pl_video *video, int n, pl_error *err)
{
    const AVFrame *picture = NULL;
    if (from_kept(out, video, n))
        return PL_GOT_IT;
    pl_decoder *decoder = open_part(video, pl_media_frame_part(video->media, n), err);
    pl_got got = decoder ? pl_decoder_next(&picture, decoder, n, err) : PL_GOT_FAILED;
    if (got != PL_GOT_IT)
        return got;
    *out = shown(video, decoder, picture, n, err);
    return *out ? got : PL_GOT_FAILED;
}

pl_got pl_video_fill(pl_video *video, int whole, int n, atomic_bool *hurry, pl_error *err)
{
    atomic_bool *give_way = video->how.give_way;
    pl_decoder *decoder = open_part(video, pl_media_frame_part(video->media, n), err);
    video->how.give_way = hurry;
    pl_got got = decoder ? pl_decoder_fill(decoder, whole, n, err) : PL_GOT_FAILED;
    video->how.give_way = give_way;
    return got;
}

const AVFrame *pl_video_kept(const pl_video *video, int n)
{
    return pl_kept_find(video->how.kept, n);
}

void pl_video_look(pl_video *video, int n)
{
    pl_kept_look(video->how.kept, n);
}

int64_t pl_video_kept_bytes(const pl_video *video)
{
    return pl_kept_bytes(video->how.kept);
}

bool pl_video_fields(const pl_video *video)
{
    return pl_fields_met(video->fields);
}
