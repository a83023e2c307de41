/* The MP4 that a clip becomes: packets in, a whole file out. */
#ifndef PLUMBLINE_MEDIA_CLIP_OUT_H
#define PLUMBLINE_MEDIA_CLIP_OUT_H

#include "compat.h"
#include "frame.h"
#include "plumbline/base/error.h"

#include <stdbool.h>

typedef struct pl_clip_out pl_clip_out;

/* Beside `path`, until pl_clip_out_end moves it there. */
pl_clip_out *pl_clip_out_open(const char *path, pl_error *err);
void pl_clip_out_drop(pl_clip_out **out); /* nothing is left; NULL is accepted */

/* Streams come before pl_clip_out_begin. Both give the stream's number, or -1. */
int pl_clip_out_video(pl_clip_out *out, const AVCodecParameters *codec, AVRational unit,
                      pl_look look, pl_error *err);
int pl_clip_out_sound(pl_clip_out *out, const AVCodecContext *codec, pl_error *err);
bool pl_clip_out_begin(pl_clip_out *out, pl_error *err);

/* Takes the packet's content; its times are in `unit`. */
bool pl_clip_out_put(pl_clip_out *out, AVPacket *packet, int stream, AVRational unit,
                     pl_error *err);

/* Whole, durable, in its place; on failure nothing is left. */
bool pl_clip_out_end(pl_clip_out **out, pl_error *err);

#endif
