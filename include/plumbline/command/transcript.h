/* The transcript and the notes of the open review, in the window. */
#ifndef PLUMBLINE_COMMAND_TRANSCRIPT_H
#define PLUMBLINE_COMMAND_TRANSCRIPT_H

#include "plumbline/base/match.h"
#include "plumbline/command/app.h"
#include "plumbline/review/desk_transcript.h"

/* The lines that the words looked for leave. */
typedef struct pl_app_lines {
    int *items; /* places in the transcript */
    int count, room;
} pl_app_lines;

/* Why no transcript can be searched: NULL: this one can. */
const char *pl_app_search_why_not(const pl_app *app);

/* By which lines are told: the end of the frame on the screen. A line that begins within it was gone to. */
pl_time pl_app_line_time(const pl_app *app);
/* The line that is said now; -1: none. */
int pl_app_line_now(const pl_app *app);

/* A note of the review, or what a facilitator answered to one. Borrowed until a tag or an answer changes. */
typedef struct pl_app_note {
    const pl_tag *tag;     /* NULL: an answer to the whole */
    const pl_reply *reply; /* NULL: a note */
    const char *words;
} pl_app_note;

/* By time, answers behind what they are to; those to the whole last. free() the list. */
int pl_app_notes(pl_app_note **out, const pl_app *app);
int pl_app_notes_count(const pl_app *app);
/* Answers of others that came since this person looked at the notes last. Told to nobody else. */
int pl_app_notes_new(const pl_app *app);

#endif
