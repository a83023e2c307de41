/* The loader of kept speech curves against any bytes; see sealed.h. */
#include "plumbline/media/speech.h"
#include "sealed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The magic and the versions. */
enum { HEAD = 20 };

static void try_whole(const uint8_t *bytes, size_t size)
{
    pl_speech *speech = pl_speech_parse(bytes, size, NULL, NULL);
    if (!speech)
        return;
    size_t again = 0;
    free(pl_speech_format(&again, speech, "x"));
    pl_speech_loudest(speech, -1, speech->duration_us);
    pl_speech_peak(speech, speech->duration_us, speech->duration_us + 1);
    pl_speech_free(speech);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const pl_speech nothing;
    size_t own_size = 0;
    void *own = pl_speech_format(&own_size, &nothing, "");
    try_sealed(data, size, own, HEAD, try_whole);
    free(own);
    return 0;
}
