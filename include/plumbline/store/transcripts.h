/* Transcripts of recordings, and the search through them and through notes. A transcript goes with its
 * recording; those who lead may read any, others that of a recording of which they may see a review. */
#ifndef PLUMBLINE_STORE_TRANSCRIPTS_H
#define PLUMBLINE_STORE_TRANSCRIPTS_H

#include "plumbline/model/transcript.h"
#include "plumbline/store/store.h"

/* Adds the lines that were read from a file of this name; its clock begins at at_us of the recording's.
 * PL_BAD_INPUT where none is there or none lies within the recording; PL_REFUSED where the recording has
 * lines at those times already. */
bool pl_store_transcript_add(pl_id *out, pl_store *store, pl_id recording, const char *name,
                             pl_time at_us, const pl_transcript *read, pl_error *err);

/* All that was added to this recording. PL_NOT_FOUND where there is none. */
bool pl_store_transcript_remove(pl_store *store, pl_id recording, pl_error *err);

/* All lines of this recording; none where there is no transcript, or where this person may not read it. */
bool pl_store_transcript(pl_transcript *out, pl_store *store, pl_id recording, pl_error *err);

/* The words in which local policy keeps the search through transcripts off, with a way on. */
extern const char *const pl_search_off;

enum { PL_MOST_HITS = 500 };

typedef struct pl_hit {
    pl_id recording;
    pl_id review, tag; /* of a note; 0: a line of the transcript */
    pl_time at_us, to_us;
    const char *speaker, *words; /* speaker: or NULL */
} pl_hit;

typedef struct pl_hits {
    pl_arena *arena;
    pl_hit *items; /* by recording and time */
    int count;
    bool off;     /* local policy keeps transcripts out: these are notes */
    int left_out; /* more than PL_MOST_HITS */
} pl_hits;

/* Lines and notes in which each of the words stands, at the beginning of a word, in any case; of one
 * recording or, with 0, of all. A search that looked into a transcript is on the log before anything is
 * given, as viewing of each recording of which it shows something: so it needs a store for writing. Moments
 * at which partner information was given away are left out. */
bool pl_store_search(pl_hits *out, pl_store *store, const char *words, pl_id recording,
                     pl_error *err);
void pl_hits_free(pl_hits *hits);

/* The same line of the log for a search through lines that were read before: of one recording. */
bool pl_store_transcript_searched(pl_store *store, pl_id recording, const char *words,
                                  pl_error *err);

#endif
