#include "plumbline/model/transcript.h"

#include "plumbline/base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void pl_transcript_free(pl_transcript *transcript)
{
    pl_arena_free(transcript->arena);
    *transcript = (pl_transcript){ 0 };
}

static int by_time(const void *a, const void *b)
{
    const pl_cue *one = a, *other = b;
    if (one->from_us != other->from_us)
        return one->from_us < other->from_us ? -1 : 1;
    return (one->to_us > other->to_us) - (one->to_us < other->to_us);
}

/* Merging, for qsort keeps no order of equals. */
static void sort(pl_cue *cues, int count, pl_cue *aside)
{
    int half = count / 2;
    if (count < 2)
        return;
    sort(cues, half, aside);
    sort(cues + half, count - half, aside);
    memcpy(aside, cues, (size_t)half * sizeof *cues);
    for (int to = 0, a = 0, b = half; a < half; to++)
        cues[to] = b < count && by_time(&cues[b], &aside[a]) < 0 ? cues[b++] : aside[a++];
}

void pl_transcript_settle(pl_transcript *transcript)
{
    pl_cue *aside = pl_alloc_array((size_t)transcript->count + 1, sizeof *aside);
    sort(transcript->cues, transcript->count, aside);
    free(aside);
    transcript->longest_us = 0;
    for (int i = 0; i < transcript->count; i++) {
        pl_time length = transcript->cues[i].to_us - transcript->cues[i].from_us;
        if (length > transcript->longest_us)
            transcript->longest_us = length;
    }
}

int pl_transcript_at(const pl_transcript *transcript, pl_time at)
{
    int low = 0, high = transcript->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (transcript->cues[middle].from_us <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

int pl_transcript_said(int *out, int most, const pl_transcript *transcript, pl_time at)
{
    int count = 0;
    for (int i = pl_transcript_at(transcript, at); i >= 0 && count < most; i--) {
        const pl_cue *cue = &transcript->cues[i];
        if (cue->from_us < at - transcript->longest_us)
            break;
        if (at < cue->to_us)
            out[count++] = i;
    }
    for (int i = 0; i < count / 2; i++) {
        int one = out[i];
        out[i] = out[count - 1 - i];
        out[count - 1 - i] = one;
    }
    return count;
}

bool pl_withheld(pl_time hidden_from, pl_time hidden_to, pl_time from, pl_time to)
{
    return from <= hidden_to + PL_WITHHELD_AFTER_US && to >= hidden_from - PL_WITHHELD_BEFORE_US;
}

bool pl_speaker_is_code(const char *speaker)
{
    enum { MOST_DIGITS = 3 };
    if (!isupper((unsigned char)*speaker))
        return false;
    speaker += 1 + (speaker[1] == '-' && speaker[2]);
    size_t digits = strspn(speaker, "0123456789");
    return !speaker[digits] && digits <= MOST_DIGITS;
}
