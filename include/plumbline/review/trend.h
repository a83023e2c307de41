/* A person's last sessions, with a figure each where there is one: what a plot shows and a list says. */
#ifndef PLUMBLINE_REVIEW_TREND_H
#define PLUMBLINE_REVIEW_TREND_H

#include "plumbline/measure.h"
#include "plumbline/store/reviews.h"

enum { PL_TREND_MOST = 6, PL_TREND_LINE = 4 }; /* LINE: fewer dots than these have no line */

typedef struct pl_trend_dot {
    pl_id review;
    char day[PL_DATE_ROOM], reviewer[24]; /* the day of the session; the code */
    pl_review_kind kind;
    int watched_percent; /* -1: nothing was watched in the program */
    char rubric[64];     /* its id */
    int edition;
    bool shown; /* there is a figure; else `words` say why not */
    double mean;
    char words[PL_FIGURE_ROOM];
} pl_trend_dot;

typedef struct pl_trend {
    pl_trend_dot dots[PL_TREND_MOST]; /* oldest first */
    int count;
    int least, most; /* the ends of the newest one's scale */
} pl_trend;

/* Which reviews: signed and not corrected, of the person's six last sessions, one each: what two agreed on
 * before any other, a second scorer's last. None for concern, of training or calibration, no short one, no
 * self-review, nothing about a service. `days` are those of the sessions, in the list's order; out has room
 * for PL_TREND_MOST, newest first. Gives how many. Pure. */
int pl_trend_choose(pl_id *out, const pl_reviews *reviews, const char *const *days, pl_id person);

/* Reads them as this person may see them; `ids` newest first, as chosen. One that is gone meanwhile is left
 * out. A session's figure comes from the person's own items alone, by the rubric's rules. */
bool pl_trend_read(pl_trend *out, pl_store *store, const pl_id *ids, int count, pl_id person,
                   pl_error *err);

/* Whether two that follow one another can be compared: one rubric in one edition, a figure in both. */
bool pl_trend_joined(const pl_trend *trend, int before, int after);
bool pl_trend_has_line(const pl_trend *trend);
/* How many have a figure by the newest one's rubric; others are in the list alone. */
int pl_trend_dots(const pl_trend *trend);
bool pl_trend_plotted(const pl_trend *trend, int which);

enum { PL_TREND_ROOM = 128 };
/* "Since last time: no clear change." Under half a level there is none. "" where there are not two. */
const char *pl_trend_change(char out[PL_TREND_ROOM], const pl_trend *trend);

#endif
