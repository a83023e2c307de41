/* Who is in post, when each was monitored last, and what monitoring is owed by local policy. Made with the
 * list of the library, on a job's thread; then plain data. What this person may not see counts nowhere. */
#ifndef PLUMBLINE_LIBRARY_ROSTER_H
#define PLUMBLINE_LIBRARY_ROSTER_H

#include "plumbline/model/person.h"
#include "plumbline/model/policy.h"
#include "plumbline/model/review.h"
#include "plumbline/model/session.h"

/* That is due within so many days stands among what is owed. */
enum { PL_OWED_DAYS = 28 };

typedef enum pl_due_why {
    PL_DUE_NONE,  /* of no facilitator, or of one who left */
    PL_DUE_AGAIN, /* local policy: at least every … */
    PL_DUE_FIRST  /* in post for less than a year: one of their first sessions */
} pl_due_why;

typedef struct pl_roster_row {
    const pl_person *person;
    const char *programmes, *groups; /* "BBR, Building Choices"; "": none is known */
    const char *last; /* the day of the session that was monitored last; NULL: none */
    int monitored;    /* sessions */
    pl_due_why why;
    char due[PL_DATE_ROOM]; /* a day; "": none is due */
    int number;             /* of PL_DUE_FIRST: which of them comes next, from 1 */
    int actions;            /* that are open */
} pl_roster_row;

/* One viewing, and whom it clears. */
typedef struct pl_owed {
    int rows[PL_MOST_FACILITATORS]; /* of the roster */
    int count;
    /* of which there is a draft of one's own, else the newest session that they led and of which there is no
     * review to be seen; NULL: there is none */
    const pl_recording *recording;
    bool draft;
} pl_owed;

typedef struct pl_roster {
    pl_people people; /* by code */
    pl_policy policy;
    pl_actions actions;  /* those that are open, by review */
    const char **days;   /* of the session of each review of the list, in their order */
    pl_roster_row *rows; /* of whom this person may know: a facilitator of nobody else */
    int count;
    pl_owed *owed; /* soonest first; empty for those who monitor nobody */
    int owed_count;
    pl_arena *arena;
} pl_roster;

/* Days from `today` on until it is due; negative: so many over. Only where there is a day. */
int pl_roster_days(const pl_roster_row *row, const char *today);

/* The first open action of this review, or NULL; those of one review stand together. */
const pl_action *pl_roster_actions_of(const pl_roster *roster, pl_id review);

void pl_roster_free(pl_roster *roster);

#endif
