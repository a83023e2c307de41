/* What the panel beside a signed report and its dialogs share. */
#ifndef UI_FEEDBACK_H
#define UI_FEEDBACK_H

#include "over.h"

#include "plumbline/command/feedback.h"

enum { UI_PATH_ROOM = 256, UI_POINT_ROOM = 160 };

/* What is on record of one path, the newest last. */
void ui_path_words(char out[UI_PATH_ROOM], const pl_review_facilitator *one);
/* "2.2 Draws out rather than tells"; NULL: the report as a whole. */
void ui_point_title(char out[UI_POINT_ROOM], const pl_report_point *point);

#endif
