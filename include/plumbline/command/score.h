/* The order of the score sheet: the items of each domain, and the questions of its checks behind them. */
#ifndef PLUMBLINE_COMMAND_SCORE_H
#define PLUMBLINE_COMMAND_SCORE_H

#include "plumbline/review/answer.h"

typedef struct pl_sheet_place {
    const char *id;
    const pl_item *item; /* NULL: a question of a check, or a prompt */
    const pl_check *check;
    const pl_check_question *question;
    const pl_prompt *prompt; /* answered in words; they stand behind all domains */
    int domain;              /* from 0; of a prompt as many as there are */
} pl_sheet_place;

int pl_sheet_count(const pl_desk *desk);
pl_sheet_place pl_sheet_at(const pl_desk *desk, int place);
int pl_sheet_find(const pl_desk *desk, const char *id); /* -1: not there */

#endif
