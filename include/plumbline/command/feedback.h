/* What becomes of a signed review, in the window: who may do what next, and what can be answered. */
#ifndef PLUMBLINE_COMMAND_FEEDBACK_H
#define PLUMBLINE_COMMAND_FEEDBACK_H

#include "plumbline/command/report.h"
#include "plumbline/review/desk_feedback.h"

/* The facilitator whose own feedback is read: the open review is about this person, who is neither its
 * reviewer nor a treatment manager. NULL: it is read by another right. */
const pl_review_facilitator *pl_app_reads_own(const pl_app *app);

bool pl_app_is_lead(const pl_app *app); /* a treatment manager */

/* PL_WHO_BIT of each to whom this person can release it now; 0: nobody. */
unsigned pl_app_to_release(const pl_app *app);

/* Whether this person can close the feedback of this facilitator now: NULL, else why not. */
const char *pl_app_close_why_not(const pl_app *app, pl_who slot);

/* The points of the report that can be answered, strengths first; place -1 is the whole. */
int pl_app_point_count(const pl_app *app);
const pl_report_point *pl_app_point(const pl_app *app, int place, bool *strength); /* -1: NULL */
int pl_app_point_of(const pl_app *app, pl_id tag); /* its place; -1: none, or the whole */

#endif
