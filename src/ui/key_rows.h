/* The rows of the keyboard sheet: what the key files hold, by the commands of the table. */
#ifndef PLUMBLINE_UI_KEY_ROWS_H
#define PLUMBLINE_UI_KEY_ROWS_H

#include "over.h"

enum { UI_KEY_ROWS_MOST = 128, UI_ROW_KEYS_MOST = 12 };

/* What a row knows of a key. Keys of one line do the same. */
typedef struct ui_row_key {
    char key[PL_KEY_ROOM], line[PL_KEY_LINE_ROOM];
} ui_row_key;

typedef struct ui_key_row {
    const char *group;
    char title[64];
    int order; /* in the table of commands */
    ui_row_key keys[UI_ROW_KEYS_MOST];
    int count;
} ui_key_row;

typedef struct ui_key_rows {
    ui_key_row items[UI_KEY_ROWS_MOST]; /* in the order of the table */
    int count;
} ui_key_rows;

typedef struct ui_row_caps {
    char words[UI_CAPS_ROOM]; /* "Ctrl 1–3" */
    bool other; /* "or" stands before it: it does the same, or is a chord of its own */
} ui_row_caps;

/* Every key that holds on the screen; beside watch, score and report those of the other two. */
void ui_key_rows_gather(ui_key_rows *out, const pl_app *app);

/* The caps of a row from left to right; gives their number, at most UI_ROW_KEYS_MOST. */
int ui_key_row_caps(ui_row_caps *out, const ui_key_row *row, const pl_app *app);

/* ----- view_keys.c */
enum { UI_KEY_GROUPS = 10, UI_KEYS_ABOUT_ROOM = 512 };
extern const char *const ui_key_groups[UI_KEY_GROUPS]; /* in the order of the sheet */

/* Title at the left, caps at the right, a line below. */
void ui_draw_key_row(ui_view *v, pl_rect rect, const ui_key_row *row);

/* What holds while one types, and where keys are changed. */
const char *ui_keys_about(char out[UI_KEYS_ABOUT_ROOM], const pl_app *app);

#endif
