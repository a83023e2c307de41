/* The sound of one part, block by block: demuxed, decoded, brought to 48 kHz stereo, each block with its
 * time on the recording's clock. The player's thread alone. */
#ifndef PLUMBLINE_MEDIA_VOICE_H
#define PLUMBLINE_MEDIA_VOICE_H

#include "inside.h"

typedef struct pl_voice pl_voice;

/* media and job are borrowed and outlive it. `track`: as pl_sound_choice has it. NULL with PL_BAD_INPUT where
 * the part has no sound that can be decoded; NULL with another code for a failure of the system. */
pl_voice *pl_voice_open(const pl_media *media, int part, int track, pl_job *job, pl_error *err);
void pl_voice_close(pl_voice **voice);

/* The next block lies at or before `at`, with enough before it for the decoder to have settled; where
 * the sound begins later, it is the first. False for a failure of the system. */
bool pl_voice_seek(pl_voice *voice, pl_time at, pl_error *err);

typedef struct pl_block {
    const float *samples; /* interleaved stereo; borrowed until the next call */
    int count;
    pl_time at;
} pl_block;

typedef enum pl_heard { PL_HEARD_BLOCK, PL_HEARD_END, PL_HEARD_FAILED } pl_heard;

pl_heard pl_voice_read(pl_block *out, pl_voice *voice, pl_error *err);

/* For reading all of it: packets are fetched by the tables, where the part has some. A seek must follow. */
void pl_voice_by_table(pl_voice *voice);

/* A decoder that knows of nothing that came before: some fill noise in by a chance that goes on over seeks.
 * A seek must follow. */
bool pl_voice_renew(pl_voice *voice, pl_error *err);

/* In the place of pl_voice_read: the next frame as the codec gives it, at `at`; borrowed until the next
 * call. */
pl_heard pl_voice_decode(const AVFrame **out, pl_time *at, pl_voice *voice, pl_error *err);

#endif
