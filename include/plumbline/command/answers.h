/* The parts of a question on the score screen, in the order in which Tab goes through them. */
#ifndef PLUMBLINE_COMMAND_ANSWERS_H
#define PLUMBLINE_COMMAND_ANSWERS_H

#include "plumbline/command/app.h"
#include "plumbline/review/answer.h"

enum { PL_ANSWER_PARTS_MOST = 12 * PL_ANSWER_ROWS_MOST + 1 };

/* Of the session review that is open, else of the review: what is asked, what is answered to a key, whether
 * it can be, and that it is. */
bool pl_app_on_session(const pl_app *app);
const pl_rubric *pl_app_asks(const pl_app *app); /* or NULL */
pl_desk_answer pl_app_answer_of(const pl_app *app, const char *key);
bool pl_app_can_answer(const pl_app *app, const pl_prompt *prompt);

/* The prompt itself, then its fields; of a prompt of rows the fields of each row, one row at least and those
 * that were added. Gives how many. */
int pl_answer_parts(pl_answer_place *out, const pl_app *app, const pl_prompt *prompt);
int pl_answer_row_count(const pl_app *app, const pl_prompt *prompt);
/* The first part that something is answered to, with its key; false: none is. */
bool pl_answer_first_said(pl_desk_answer *out, char key[PL_ANSWER_KEY_ROOM], const pl_app *app,
                          const pl_prompt *prompt);
bool pl_answer_is_typed(pl_answer_kind kind); /* in a field */

#endif
