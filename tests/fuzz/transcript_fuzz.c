/* Any bytes are a transcript or a sentence that says what is wrong with them; its lines stand in order, have
 * words, and are UTF-8. */
#include "problems.h"

#include "plumbline/exchange/transcript.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at_cue(const pl_cue *cue, const pl_cue *before)
{
    size_t size = strlen(cue->words);
    pl_assert(cue->from_us >= 0 && cue->to_us > cue->from_us);
    pl_assert(!before || before->from_us <= cue->from_us);
    pl_assert(size > 0 && size <= PL_MOST_CUE && pl_utf8_check(cue->words, size) == size);
    for (size_t i = 0; i < size; i++)
        pl_assert((unsigned char)cue->words[i] >= 0x20 || cue->words[i] == '\n');
    if (cue->speaker)
        pl_assert(*cue->speaker &&
                  pl_utf8_check(cue->speaker, strlen(cue->speaker)) == strlen(cue->speaker));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pl_problems problems = { 0 };
    pl_transcript read = { 0 };
    bool right = pl_transcript_parse(&read, &problems, (const char *)data, size);
    look_at(&problems, right);
    for (int i = 0; right && i < read.count; i++)
        look_at_cue(&read.cues[i], i ? &read.cues[i - 1] : NULL);
    pl_assert(!right || read.count > 0);
    pl_transcript_free(&read);
    return 0;
}
