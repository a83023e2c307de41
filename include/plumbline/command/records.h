/* What stands beside the open review, in words: its corrections, the agreed record, the other view, a wish
 * for a second reviewer, a newer edition of its rubric, what a facilitator sent before the rest; each with
 * what can be done about it. */
#ifndef PLUMBLINE_COMMAND_RECORDS_H
#define PLUMBLINE_COMMAND_RECORDS_H

#include "plumbline/command/app.h"

enum { PL_NOTICES_MOST = 8, PL_NOTICE_ROOM = 640, PL_NOTICE_BUTTONS = 2 };

typedef enum pl_notice_look {
    PL_NOTICE_STANDS, /* it is so */
    PL_NOTICE_OFFERS, /* something can be done */
    PL_NOTICE_ASKS    /* somebody waits for an answer, or another record holds */
} pl_notice_look;

typedef struct pl_notice_button {
    char name[48];
    const char *command; /* NULL: none */
    char text[PL_SEEN_ROOM];
} pl_notice_button;

typedef struct pl_notice {
    char words[PL_NOTICE_ROOM];
    pl_notice_look look;
    pl_notice_button buttons[PL_NOTICE_BUTTONS];
} pl_notice;

/* Those for the screen that is shown, what weighs most first. */
int pl_app_notices(pl_notice out[PL_NOTICES_MOST], const pl_app *app);

/* The wish that a dialog is about, or NULL. */
const pl_second_look *pl_app_wish(const pl_app *app);

/* "Correction by T-02, signed 10 Mar 2026" */
void pl_record_name(char *out, size_t room, const pl_review *review);

#endif
