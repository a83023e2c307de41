/* What the files of the dialog "Add recordings" share. */
#ifndef PLUMBLINE_UI_ADD_H
#define PLUMBLINE_UI_ADD_H

#include "over.h"

#include "plumbline/command/add.h"

enum { UI_ADD_PAD = 16 };

void ui_draw_add_places(ui_view *v, pl_rect rect);
void ui_draw_add_list(ui_view *v, pl_rect rect, bool low); /* low: the window is */
void ui_draw_add_cards(ui_view *v, pl_rect rect, bool head);

/* How far the folder has been looked at: "Looked at 8 of 9. You can go on." */
void ui_add_looked(char out[96], const pl_app_add *add);
/* "2 sessions" */
void ui_add_sessions(char out[32], int count);
/* "five"; figures beyond ten. */
void ui_add_number(char out[16], int number);

#endif
