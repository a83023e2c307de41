/* The parts of a question on the score screen, in the order in which Tab goes through them. */
#ifndef PLUMBLINE_COMMAND_ANSWERS_H
#define PLUMBLINE_COMMAND_ANSWERS_H

#include "plumbline/command/app.h"
#include "plumbline/review/answer.h"

enum { PL_ANSWER_PARTS_MOST = 12 * PL_ANSWER_ROWS_MOST + 1 };

/* The prompt itself, then its fields; of a prompt of rows the fields of each row, one row at least and those
 * that were added. Gives how many. */
int pl_answer_parts(pl_answer_place *out, const pl_app *app, const pl_prompt *prompt);
int pl_answer_row_count(const pl_app *app, const pl_prompt *prompt);
/* The first part that something is answered to, with its key; false: none is. */
bool pl_answer_first_said(pl_desk_answer *out, char key[PL_ANSWER_KEY_ROOM], const pl_app *app,
                          const pl_prompt *prompt);
bool pl_answer_is_typed(pl_answer_kind kind); /* in a field */

#endif
