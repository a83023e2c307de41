/* The sound of all parts as one stretch without a gap: 48 kHz, stereo, from any time on, at any speed.
 * Where a part has none, or none at that moment, there is silence, so that counting samples is telling the
 * time. The player's thread alone. */
#ifndef PLUMBLINE_MEDIA_SOUND_H
#define PLUMBLINE_MEDIA_SOUND_H

#include "inside.h"
#include "passes.h"
#include "plumbline/media/tracks.h"

typedef struct pl_sound pl_sound;

/* media and job are borrowed and outlive it. */
pl_sound *pl_sound_new(const pl_media *media, pl_job *job);
void pl_sound_free(pl_sound *sound);

/* Whether some part has sound that this computer can decode. */
bool pl_sound_any(const pl_media *media);

/* The times that a part's sound is heard in: sound ends with its part and begins with it, unless the parts
 * were cut from one stream. */
void pl_sound_span(pl_time *from, pl_time *to, const pl_clock_map *map, int part);

/* The next pl_sound_read begins with what is heard at `at`, exact to the sample. False for a failure of
 * the system, or when it was stopped. */
bool pl_sound_seek(pl_sound *sound, pl_time at, int speed, pl_error *err);

/* Stretches that are passed over from the next pl_sound_seek on; copied. */
void pl_sound_pass(pl_sound *sound, const pl_passes *passes);

/* What is heard from the next pl_sound_seek on. */
void pl_sound_choose(pl_sound *sound, pl_sound_choice choice);

/* The same, but where it is: what is read next follows what was read, sample by sample, and one sound goes
 * over into the other within 10 ms. False like pl_sound_seek. */
bool pl_sound_turn(pl_sound *sound, pl_sound_choice choice, pl_error *err);

/* Up to `room` frames; 0: the recording is over; -1: failed, like pl_sound_seek. */
int pl_sound_read(float *out, int room, pl_sound *sound, pl_error *err);

/* After the drive went: nothing of it stays open; a seek must follow. */
void pl_sound_close(pl_sound *sound);

#endif
