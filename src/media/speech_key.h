/* What a kept curve belongs to: the parts' content, the clock that they were put on, the sound that was
 * chosen, and the decoders. */
#ifndef PLUMBLINE_MEDIA_SPEECH_KEY_H
#define PLUMBLINE_MEDIA_SPEECH_KEY_H

#include "plumbline/base/hash.h"
#include "plumbline/media/media.h"
#include "plumbline/media/tracks.h"

void pl_speech_key(char out[PL_HASH_ROOM], const pl_media *media, const char *signature,
                   pl_sound_choice sound);

#endif
