#include "plumbline/library/speech.h"

#include "cache.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"

#include <stdlib.h>

/* "speech", and with what is chosen: "speech-2-left". */
static char *cache_of(const char *index, pl_sound_choice sound)
{
    if (pl_sound_choice_same(sound, (pl_sound_choice){ 0 }))
        return cache_beside(index, "speech");
    char *ending = pl_format("speech-%d-%s", sound.track, pl_side_name(sound.side));
    char *path = cache_beside(index, ending);
    free(ending);
    return path;
}

pl_speech *pl_library_speech(pl_store *store, pl_id recording, pl_sound_choice sound, bool aside,
                             pl_job *job, pl_error *err)
{
    pl_recording_source source;
    pl_speech *speech = NULL;
    if (!pl_library_source(&source, store, recording, err))
        return NULL;
    if (source.clock.growing) {
        pl_fail(
            err, PL_BUSY,
            "This recording is still being read. Where people speak is found when that is done.");
        pl_recording_source_free(&source);
        return NULL;
    }
    pl_media_options open = { .clock = &source.clock,
                              .cache_path = source.cache,
                              .signature = source.signature };
    pl_media *media =
        pl_media_open((const char *const *)source.paths.items, source.paths.count, &open, job, err);
    if (media) {
        char *cache = cache_of(source.cache, sound);
        pl_speech_options options = { .cache_path = cache,
                                      .signature = source.signature,
                                      .sound = sound,
                                      .threads = aside ? 1 : 0,
                                      .aside = aside };
        speech = pl_speech_read(media, &options, job, err);
        free(cache);
    }
    pl_media_close(&media);
    pl_recording_source_free(&source);
    return speech;
}
