/* People: who is in post, when each was monitored last, what is due; and the monitoring that is owed. */
#ifndef PLUMBLINE_COMMAND_PEOPLE_H
#define PLUMBLINE_COMMAND_PEOPLE_H

#include "plumbline/command/app.h"
#include "plumbline/library/roster.h"
#include "plumbline/review/trend.h"

const pl_roster_row *
pl_app_person(const pl_app *app); /* that is chosen among those shown; or NULL */

/* The last sessions of the one who is chosen; NULL: of none, or not read yet. */
const pl_trend *pl_person_trend(const pl_app *app);

/* "by 1 Apr", "2 weeks over (ours)", "20 Mar, third of three"; "" where nothing is due. *late: it is over;
 * *soon: within two weeks. */
enum { PL_DUE_ROOM = 64 };
const char *pl_due_words(char out[PL_DUE_ROOM], const pl_roster *roster, const pl_roster_row *row,
                         bool *late, bool *soon);

/* "26 Nov"; with the year where it is half a year away or more. */
const char *pl_day_words(char out[PL_DATE_ROOM], const char *day);

/* Whether this person says who works here, and monitors. */
bool pl_app_answers(const pl_app *app);
bool pl_app_monitors(const pl_app *app);

/* The roles of the dialog, from 1: a title each; NULL behind the last. */
const char *pl_person_role_words(int which);
pl_role pl_person_role(int which);

/* Minutes that watching takes, as local policy asks for. */
int pl_owed_minutes(const pl_roster *roster, const pl_owed *owed);

#endif
