/* Where people speak in a recording of the library: kept in its cache folder, else found. */
#ifndef PLUMBLINE_LIBRARY_SPEECH_H
#define PLUMBLINE_LIBRARY_SPEECH_H

#include "plumbline/media/speech.h"
#include "plumbline/store/store.h"

/* In the sound that is heard under `sound`. `aside`: for the background of a window; it reads on one thread,
 * which gives way to everything else. NULL with PL_NOT_FOUND when the recording is away, PL_BAD_INPUT where
 * it has no sound that can be decoded. Freed with pl_speech_free. */
pl_speech *pl_library_speech(pl_store *store, pl_id recording, pl_sound_choice sound, bool aside,
                             pl_job *job, pl_error *err);

#endif
