/* Finding a packet again by its ordinal, in any container. */
#ifndef PLUMBLINE_MEDIA_SEEK_H
#define PLUMBLINE_MEDIA_SEEK_H

#include "input.h"
#include "track.h"

/* The last packet from which the target can be decoded: a key picture that is neither behind it in
 * the file nor shown after it. The first packet where there is none. */
int32_t pl_seek_key(const pl_track *track, int32_t target);

/* The ordinal of a packet that was just read, told by its place and size in the file; -1 when it is
 * not known, or not the only one like this. `near` is looked at first. */
int32_t pl_seek_identify(const pl_track *track, const AVPacket *packet, int32_t near);

/* Asks the demuxer to go to the key picture or before; each further attempt (from 0) starts one key
 * picture further back. False when it cannot. Where it led to is for pl_seek_identify to prove. */
bool pl_seek_go(pl_input *input, const pl_track *track, int32_t key, int attempt);

#endif
