/* The sounds of a recording of which one is heard: several tracks (two microphones, two languages), or the
 * two sides of one.
 *
 * Tracks are numbered from 1 in each part. A part that has fewer than the one that was chosen, or cannot
 * decode it, is heard with its own: the one that its container names first. A clock of sound alone is always
 * that of its own track, so a choice never re-times a recording. */
#ifndef PLUMBLINE_MEDIA_TRACKS_H
#define PLUMBLINE_MEDIA_TRACKS_H

#include "plumbline/media/probe.h"

/* Of the sound as it is heard, in stereo: one side alone is given to both ears. */
typedef enum pl_side { PL_SIDE_BOTH, PL_SIDE_LEFT, PL_SIDE_RIGHT, PL_SIDES } pl_side;

typedef struct pl_sound_choice {
    int track; /* from 1; 0: each part's own */
    pl_side side;
} pl_sound_choice;

bool pl_sound_choice_same(pl_sound_choice a, pl_sound_choice b);

/* "2 left": as it is kept. */
enum { PL_SOUND_CHOICE_ROOM = 24 };
const char *pl_sound_choice_format(char out[PL_SOUND_CHOICE_ROOM], pl_sound_choice choice);
bool pl_sound_choice_parse(pl_sound_choice *out, const char *text); /* false: it is no such thing */

const char *pl_side_name(pl_side side); /* "both", "left", "right" */

int pl_tracks_most(const pl_probe *probe); /* of any part */

/* The track that is heard of a part under this choice; NULL where the part has no sound. */
const pl_probe_stream *pl_tracks_heard(const pl_probe *probe, int part, int track);

#endif
