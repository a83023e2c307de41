/* Transcripts as other tools write them: WebVTT and SRT. */
#ifndef PLUMBLINE_EXCHANGE_TRANSCRIPT_H
#define PLUMBLINE_EXCHANGE_TRANSCRIPT_H

#include "plumbline/model/problems.h"
#include "plumbline/model/transcript.h"

#include <stddef.h>

/* Of a file and of what is in it; a session of three hours has some 200 KB and 4,000 lines. */
enum { PL_MOST_TRANSCRIPT = 8 * 1024 * 1024, PL_MOST_CUES = 100000, PL_MOST_CUE = 2000 };

/* Reads WebVTT or SRT, whichever it is, as UTF-8 or else as Windows-1252. Tags are taken out; a voice (<v A>)
 * or a code before the words ("P4: …") becomes the speaker. All problems at once; true and *out when none is
 * more than a remark. Time and memory grow with `size` alone. Any thread. */
bool pl_transcript_parse(pl_transcript *out, pl_problems *problems, const char *bytes, size_t size);

#endif
