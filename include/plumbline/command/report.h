/* The report of the open review, as it is shown: made on a job's thread, from the signed review. */
#ifndef PLUMBLINE_COMMAND_REPORT_H
#define PLUMBLINE_COMMAND_REPORT_H

#include "plumbline/command/app.h"
#include "plumbline/report/report.h"

struct pl_app_report {
    pl_id review;
    pl_who slot;
    bool stills, scores; /* what it was made with */
    pl_report *report;   /* NULL: it is being made, or failed */
    pl_error failed;
    int64_t version; /* raised when there is a new one */
};

/* Asks for the report of the person chosen in the view, where it is not there yet. */
void pl_app_report_want(pl_app *app);
void pl_app_report_free(pl_app_report *report);

#endif
