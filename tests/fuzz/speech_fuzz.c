/* The loader of kept speech curves against any bytes. The hash at the end would stop nearly all of them, so
 * each input is tried a second time with this program's versions in the head and a hash that fits. */
#include "plumbline/base/hash.h"
#include "plumbline/media/speech.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The magic and the versions, and the hash at the end. */
enum { HEAD = 20, HASH = PL_HASH_ROOM - 1 };

/* What this program would write there itself. */
static void put_head(uint8_t *out)
{
    static const pl_speech nothing;
    size_t size = 0;
    void *bytes = pl_speech_format(&size, &nothing, "");
    memcpy(out, bytes, HEAD);
    free(bytes);
}

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
    try_whole(data, size);
    if (size < HEAD + HASH)
        return 0;
    uint8_t *copy = malloc(size);
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    put_head(copy);
    char hash[PL_HASH_ROOM];
    memcpy(copy + size - HASH, pl_hash_bytes(hash, copy, size - HASH), HASH);
    try_whole(copy, size);
    free(copy);
    return 0;
}
