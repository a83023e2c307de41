/* What the files that read transcripts share. */
#ifndef EXCHANGE_TRANSCRIPT_H
#define EXCHANGE_TRANSCRIPT_H

#include "plumbline/base/text.h"
#include "plumbline/exchange/transcript.h"

/* ----- encoding.c: the text as UTF-8 without a byte order mark. free(). NULL, with the problem, where it is
 * no text. */
char *transcript_text(size_t *size, pl_problems *problems, const char *bytes, size_t bytes_size);

/* ----- words.c: what a cue says. */

typedef struct cue_piece {
    char *speaker; /* NULL: not said; free() */
    pl_text words; /* without tags, entities and needless spaces */
} cue_piece;

/* The pieces of a cue by who speaks, in order; those without words are not among them. At most `most`: what
 * is behind goes to the last. */
int cue_words(cue_piece *out, int most, const char *raw, size_t size);

#endif
