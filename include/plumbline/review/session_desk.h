/* The review of a session that is open: what is answered is shown at once and held until the library has it.
 * Main thread only; writes go through the post. In no undo: an answer is changed back by hand. */
#ifndef PLUMBLINE_REVIEW_SESSION_DESK_H
#define PLUMBLINE_REVIEW_SESSION_DESK_H

#include "plumbline/review/answer.h"
#include "plumbline/review/post.h"
#include "plumbline/review/session_sheet.h"

typedef struct pl_session_desk_inner pl_session_desk_inner;

typedef struct pl_session_desk {
    pl_session_sheet sheet;
    const pl_session_review *now; /* in sheet */
    pl_error trouble;             /* what went wrong last; whoever shows it takes it away */
    int64_t version;              /* raised with each change of what is to be shown */
    bool finishing;               /* on its way */
    bool old;                     /* what is in the library is more than what was read */
    pl_session_desk_inner *inner;
} pl_session_desk;

/* Takes the sheet over. `title` of the session, where nothing is said of it yet; copied. */
pl_session_desk *pl_session_desk_open(pl_session_sheet *sheet, pl_post *post, const char *title);
/* What is on its way is still written; half-written words are kept. */
void pl_session_desk_close(pl_session_desk **desk);

/* It was read again: what is on its way stays in front. False, and the sheet is not taken, while something
 * is: then it is read again later. */
bool pl_session_desk_fresh(pl_session_desk *desk, pl_session_sheet *sheet);

pl_desk_answer pl_session_desk_answer_of(const pl_session_desk *desk, const char *key);
bool pl_session_desk_can_answer(const pl_session_desk *desk);
/* "" takes it away. False with trouble. The first one begins the review. */
bool pl_session_desk_set(pl_session_desk *desk, const char *key, const char *words);
/* Words as they are typed: kept soon, so that a program that is killed comes back with them. */
void pl_session_desk_half(pl_session_desk *desk, const char *key, const char *words);
bool pl_session_desk_finish(pl_session_desk *desk);
/* Somebody else led it, too. */
bool pl_session_desk_colleague(pl_session_desk *desk, const char *code);
bool pl_session_desk_add(pl_session_desk *desk, const char *prompt, const char *words);

bool pl_session_desk_waits(const pl_session_desk *desk); /* something is on its way */
pl_utc
pl_session_desk_saved(const pl_session_desk *desk); /* the newest of what is there; 0: nothing */

#endif
