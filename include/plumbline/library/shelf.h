/* The list of what is there: a row for each recording, with this person's review of it where there is one,
 * and one for each service of which this person may see a review.
 * Read whole on a job's thread, then plain data. */
#ifndef PLUMBLINE_LIBRARY_SHELF_H
#define PLUMBLINE_LIBRARY_SHELF_H

#include "plumbline/base/job.h"
#include "plumbline/library/roster.h"
#include "plumbline/model/at_once.h"
#include "plumbline/model/review.h"
#include "plumbline/model/session.h"
#include "plumbline/store/feedback.h"

typedef struct pl_shelf_row {
    const pl_recording *recording;
    const pl_review
        *review; /* that this person may see, what holds before what it came from; or NULL */
    int records; /* how many of them there are */
    const pl_second_look *wish; /* for a second reviewer, that is open; or NULL */
    bool second;         /* this person is to be its second reviewer, and has begun nothing yet */
    bool own;            /* it is this person's own */
    bool offline;        /* a part is not where it was, as far as it was looked for */
    const char *name;    /* of the first part: "a.mp4", "NORTHGATE, title 1" */
    const char *title;   /* of the session, else that name */
    const char *day;     /* it was held, else added: what newest first goes by */
    const char *words;   /* all that is searched, small letters, a line each */
    int watched_percent; /* by this person, in the own review; -1: nothing to say */
    bool risk;           /* someone may be at risk, and there is no answer yet */
    const pl_at_once *told; /* what somebody wrote of it that is seen at once; or NULL */
} pl_shelf_row;

typedef struct pl_shelf {
    pl_recordings recordings, services;
    pl_reviews reviews;
    pl_second_looks wishes;
    pl_risks risks; /* those that are open, in all reviews */
    pl_at_onces at_once;
    pl_shelf_row *rows; /* newest first: by the day held, else by the day added */
    int count;
    pl_id *second; /* recordings of which this person was named as second reviewer */
    int second_count;
    pl_roster roster;
    pl_arena *arena; /* of their texts */
} pl_shelf;

/* Asks no drive: no row is offline until pl_shelf_mark says so. */
bool pl_shelf_read(pl_shelf *out, pl_store *store, pl_error *err);
void pl_shelf_free(pl_shelf *shelf);

/* Recordings of which a part is not where it was, by id. A drive that sleeps or hangs makes it slow. */
typedef struct pl_away {
    pl_id *items;
    int count;
} pl_away;

bool pl_away_read(pl_away *out, pl_store *store, pl_job *job, pl_error *err);
void pl_away_free(pl_away *away);
void pl_shelf_mark(pl_shelf *shelf, const pl_away *away);

/* Whether the row has all the words (in title, group, codes, reason, file names), in any case. */
bool pl_shelf_row_has(const pl_shelf_row *row, const char *words);

#endif
