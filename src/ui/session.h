/* What the files of the screen of a session's review share. */
#ifndef PLUMBLINE_UI_SESSION_H
#define PLUMBLINE_UI_SESSION_H

#include "over.h"
#include "prompts.h"

#include "plumbline/command/session.h"

enum { UI_SESSION_PAD = 24, UI_SESSION_EDGE = 16 };

/* ----- view_session_words.c: how it stands, in words */
/* "Open · saved 20:47", with its icon and colour. */
const char *ui_session_state(char out[64], const ui_view *v, pl_icon *icon, pl_colour *colour);
/* "Signed in as F-014, with F-022 and F-027" */
void ui_session_people(char out[160], const ui_view *v);
/* Who saw what is seen at once; "": there is nothing to see. *seen: somebody did. */
void ui_session_told(char out[160], const ui_view *v, bool *seen);
/* "7 of 8 answered. You can finish with one left open." */
void ui_session_progress(char out[160], const ui_view *v);

/* ----- view_session_facts.c; the fact in hand is written to *hand */
void ui_flow_session_facts(ui_flow *flow, pl_rect *hand);
/* A question or a fact is in hand: fill and bar over so much of the flow. */
void ui_session_hand(ui_view *v, pl_rect rect);

#endif
