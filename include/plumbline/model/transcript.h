/* What was said in a recording, as it was written down by another tool: lines with their times on the
 * recording's clock. */
#ifndef PLUMBLINE_MODEL_TRANSCRIPT_H
#define PLUMBLINE_MODEL_TRANSCRIPT_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef struct pl_cue {
    pl_time from_us, to_us; /* to_us > from_us; lines may overlap */
    const char *speaker;    /* "P4", "A"; NULL: not said */
    const char *words;      /* one line or more, parted by '\n' */
    bool withheld;          /* the moment of what may not be found again: no search finds it */
} pl_cue;

/* A file that lines came from. */
typedef struct pl_transcript_file {
    pl_id id;
    const char *name;
    const char *added_by; /* code; NULL: not known */
    pl_utc added_utc;
    pl_time at_us;          /* where its clock begins on the recording's */
    pl_time from_us, to_us; /* of its lines */
    int cue_count;
} pl_transcript_file;

typedef struct pl_transcript {
    pl_arena *arena;
    pl_cue *cues; /* by from_us, then to_us */
    int count;
    pl_transcript_file *files; /* none where it was only read */
    int file_count;
    pl_time longest_us; /* line */
} pl_transcript;

void pl_transcript_free(pl_transcript *transcript);

/* Puts the lines in order and finds the longest. What begins and ends at one time keeps its order. */
void pl_transcript_settle(pl_transcript *transcript);

/* The last line that has begun by then; -1: none. */
int pl_transcript_at(const pl_transcript *transcript, pl_time at);

/* The lines that stand at this time, in order: at most `most`, the newest of them. */
int pl_transcript_said(int *out, int most, const pl_transcript *transcript, pl_time at);

/* What stands within a stretch that may not be found again, or near it: a mark is made behind the words. */
enum { PL_WITHHELD_BEFORE_US = 15 * 1000 * 1000, PL_WITHHELD_AFTER_US = 5 * 1000 * 1000 };
bool pl_withheld(pl_time hidden_from, pl_time hidden_to, pl_time from, pl_time to);

/* "P4", "A", "F-014": a code, and nobody's name. */
bool pl_speaker_is_code(const char *speaker);

#endif
