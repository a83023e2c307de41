/* The pictures of all parts as counted frames. Two parts stay open, so that a join costs nothing in
 * either direction. The player's thread alone. */
#ifndef PLUMBLINE_MEDIA_VIDEO_H
#define PLUMBLINE_MEDIA_VIDEO_H

#include "frame.h"
#include "inside.h"

typedef struct pl_video pl_video;

typedef struct pl_video_how {
    int64_t kept_bytes;
    int threads; /* 0: as the recording was opened */
    pl_job *job;
    atomic_bool *give_way;
    /* Takes what stands in for the frame that pl_video_get works on: its numbers, but another picture
     * (PL_FRAME_NEAR). One holder, the taker. May be NULL. */
    void (*early)(void *ctx, pl_frame *frame);
    void *early_ctx;
    const atomic_bool *woven; /* pictures of two fields are shown as they are coded; NULL: never */
} pl_video_how;

/* media, job and give_way are borrowed and outlive it. */
pl_video *pl_video_new(const pl_media *media, const pl_video_how *how);
void pl_video_free(pl_video *video);

/* Frame n as pl_decoder_get and pl_decoder_next give it. *out has one holder, the caller. */
pl_got pl_video_get(pl_frame **out, pl_video *video, int n, pl_error *err);
pl_got pl_video_next(pl_frame **out, pl_video *video, int n, pl_error *err);

/* As pl_decoder_fill; gives way to `hurry` alone. */
pl_got pl_video_fill(pl_video *video, int whole, int n, atomic_bool *hurry, pl_error *err);

/* The picture of frame n that is kept: it costs nothing. Borrowed until the next frame is decoded. */
const AVFrame *pl_video_kept(const pl_video *video, int n);
/* A frame of this very picture with the numbers of n. One holder, the caller; NULL without memory. */
pl_frame *pl_video_frame(const pl_video *video, const AVFrame *picture, int n, pl_error *err);
void pl_video_look(pl_video *video, int n);  /* what is kept lies round this frame */
bool pl_video_fields(const pl_video *video); /* a picture of two fields was met */
int64_t pl_video_kept_bytes(const pl_video *video);

/* Opens the decoder of a part before it is needed. False where there is nothing left to do. */
bool pl_video_prepare(pl_video *video, int part);
bool pl_video_open(pl_video *video, int part, pl_error *err); /* the same, and why not */

/* After the drive went: nothing of it stays open. What was decoded is kept. */
void pl_video_close(pl_video *video);

#endif
