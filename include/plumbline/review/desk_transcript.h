/* The open recording's transcript. */
#ifndef PLUMBLINE_REVIEW_DESK_TRANSCRIPT_H
#define PLUMBLINE_REVIEW_DESK_TRANSCRIPT_H

#include "plumbline/model/transcript.h"
#include "plumbline/review/desk.h"

/* Without lines where there is none, or where this person may not read it. Borrowed until it is read anew. */
const pl_transcript *pl_desk_transcript(const pl_desk *desk);

/* It was added or removed. */
void pl_desk_transcript_read(pl_desk *desk);

/* Whether no search may find this line: by the moments that were marked up to now. */
bool pl_desk_withholds(pl_desk *desk, const pl_cue *cue);

#endif
