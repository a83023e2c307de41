/* What the files of the library, dialogs, menus and messages share. */
#ifndef PLUMBLINE_UI_OVER_H
#define PLUMBLINE_UI_OVER_H

#include "ui.h"

enum { UI_CAPS_ROOM = 64, UI_MARGIN = 8 };

/* "Ctrl+Left" as caps parted by spaces: "Ctrl ←". */
void ui_caps(char out[UI_CAPS_ROOM], const char *key);

/* The caps of a command in this section of the key file; false, and "", where it has no key. */
bool ui_caps_of(char out[UI_CAPS_ROOM], const ui_view *v, const char *section, const char *command,
                const char *argument);

/* The section of the screen that lies below, also while a dialog is open. */
const char *ui_section(const ui_view *v);

/* Caps and what they do, cut off the left of a row of small muted words. */
void ui_key_hint(ui_view *v, pl_rect *row, const char *caps, const char *words);

/* A line of small words whose figures have one width. */
void ui_small(ui_view *v, pl_rect rect, const char *words, pl_weight weight, pl_colour colour);
/* The room that ui_small needs: its figures are all of one width, so that ui_words_width says too little. */
double ui_small_width(ui_view *v, const char *words, pl_weight weight);

/* More of the window is covered. */
void ui_cover(ui_view *v, pl_rect rect);

/* ----- view_message.c: the drive that is full, and toasts. One that was raised before a dialog opened lies
 * under its scrim; any other stands where it covers no control of the dialog. */
void ui_draw_older_message(ui_view *v);
void ui_draw_messages(ui_view *v);

/* ----- view_preview.c: over the timeline, where the pointer would go to */
void ui_draw_preview(ui_view *v);

/* A frame over a scrim, without a heading; until pl_dialog_end everything else is shut off. */
void ui_frame_begin(ui_view *v, pl_rect frame, const char *name);

/* A rectangle of this size in the window's middle, at most as large as the window allows. */
pl_rect ui_frame_rect(const ui_state *ui, double width, double height);

/* ----- view_rail.c: where else one can go; a window under UI_SHELF_NARROW has no room for it */
int ui_rail_region(const ui_state *ui, ui_region *out, pl_rect *rest);
/* What stands in its stead at the head of another screen than the library: the way back there. */
void ui_rail_back(ui_view *v, pl_rect *row);
/* Of a screen that needs no review: "Library". */
const char *ui_rail_words(pl_screen screen);

/* ----- view_owed.c: monitoring that is owed, for those who monitor */
bool ui_owed_is_there(const ui_state *ui);
void ui_draw_owed(ui_view *v, pl_rect rect);

/* ----- view_person.c: one of the people, beside the list or over it */
void ui_draw_person(ui_view *v, pl_rect rect);

/* ----- view_filters.c: false where there is nothing to filter */
bool ui_filters_region(const ui_state *ui, ui_region *out, pl_rect *rest);

/* ----- view_shelf.c: the list of the library; cards instead of rows below this width */
enum { UI_SHELF_NARROW = 800 };
void ui_draw_shelf(ui_view *v, pl_rect rect);

/* ----- view_pictures.c: those of lists, or a plate where there is none, or none yet */
enum { UI_ROW_PICTURE = 80, UI_CARD_PICTURE = 64 }; /* wide; 16:9 */
void ui_draw_row_picture(ui_view *v, pl_rect rect, const pl_shelf_row *row);
/* In a card, cut off the left of a row with its gap; nothing where lists have no pictures. */
void ui_card_picture(ui_view *v, pl_rect *row, pl_id recording);
void ui_card_file_picture(ui_view *v, pl_rect *row, const char *path);

/* ----- dialogs: what stands in one, from the top. It is measured first and drawn then. */
typedef struct ui_form {
    ui_view *v;
    double x, y, w;
    bool draw;
    double focus_y, focus_h; /* where what has focus stands; the height is 0 where nothing has */
} ui_form;

pl_rect ui_form_take(ui_form *form, double height, double gap);
void ui_form_words(ui_form *form, const char *words, pl_colour colour, double gap);
void ui_form_small(ui_form *form, const char *words, pl_colour colour, double gap);
/* A field of a form before its faults are set; the words are borrowed. */
pl_field ui_form_look(const char *label, const char *placeholder);
/* Says so below the field where its words are no date. */
/* A field with a list below it; it may be in error once it is left. */
pl_field ui_form_listed(const pl_app *app, pl_field_id field, const char *label, const char *error);
void ui_form_date(pl_field *look, const char *words);
void ui_form_field(ui_form *form, pl_field_id id, const pl_field *look, double gap);
/* Two fields beside each other. */
void ui_form_pair(ui_form *form, pl_field_id left, const pl_field *left_look, pl_field_id right,
                  const pl_field *right_look, double gap);
void ui_form_radio(ui_form *form, const char *words, const char *command, int number, bool chosen);
void ui_form_check(ui_form *form, const char *words, const char *command, bool on);
void ui_form_check_of(ui_form *form, const char *words, const char *command, int number, bool on);
/* A control of the form that is drawn by its caller: it is scrolled into sight with the focus. */
void ui_form_focus(ui_form *form, pl_rect rect, uint64_t element);
/* A form that stands in a panel: measured, then drawn, scrolled where there is no room. */
void ui_form_panel(ui_view *v, pl_rect room, void (*content)(ui_form *form), int *scroll);
void ui_form_button(ui_form *form, const ui_button *button, double gap);
void ui_form_heading(ui_form *form, const char *words);

typedef struct ui_dialog {
    char heading[160];
    double width;
    void (*content)(ui_form *form); /* NULL: none */
    ui_button safe, go;             /* go without a name: there is nothing to do but to close it */
} ui_dialog;

/* ----- view_dialog_desk.c: those that are about an open review */
void ui_dialog_time(ui_dialog *out, ui_view *v);
void ui_dialog_risk(ui_dialog *out, ui_view *v);
void ui_dialog_departure(ui_dialog *out, ui_view *v);
void ui_dialog_action(ui_dialog *out, ui_view *v); /* view_dialog_action.c */
void ui_dialog_concern(ui_dialog *out, ui_view *v);
void ui_dialog_sentence(ui_dialog *out, ui_view *v);
void ui_dialog_strength(ui_dialog *out, ui_view *v);
void ui_dialog_less(ui_dialog *out, ui_view *v);
void ui_dialog_draw(ui_dialog *out, ui_view *v);
void ui_dialog_sign(ui_dialog *out, ui_view *v);
void ui_dialog_spoken(ui_dialog *out, ui_view *v);

/* ----- view_feedback.c: what stands beside a report of a signed review, and its dialogs */
typedef struct ui_look {
    const char *words;
    pl_icon icon;
    pl_colour colour;
} ui_look;

ui_look ui_feedback_look(pl_feedback_state state);
const char *ui_outcome_words(char out[64], const pl_review_facilitator *one); /* of a closed one */
void ui_feedback_content(ui_form *form);
/* The step that comes next, as one button; false: nothing is to be done by this person. */
bool ui_feedback_step(ui_button *out, char name[96], const pl_app *app);
void ui_dialog_release(ui_dialog *out, ui_view *v);
void ui_dialog_close(ui_dialog *out, ui_view *v);
void ui_dialog_reply(ui_dialog *out, ui_view *v);
void ui_dialog_send(ui_dialog *out, ui_view *v);
void ui_dialog_second(ui_dialog *out, ui_view *v);
void ui_dialog_delivery(ui_dialog *out, ui_view *v);
void ui_dialog_feedback(ui_dialog *out, ui_view *v);

/* ----- view_dialog_records.c, view_dialog_move.c */
void ui_dialog_correct(ui_dialog *out, ui_view *v);
void ui_dialog_agree(ui_dialog *out, ui_view *v);
void ui_dialog_settle(ui_dialog *out, ui_view *v);
void ui_dialog_move(ui_dialog *out, ui_view *v);

/* view_dialog_service.c */
void ui_dialog_service(ui_dialog *out, ui_view *v);
void ui_dialog_person(ui_dialog *out, ui_view *v);
void ui_dialog_link(ui_dialog *out, ui_view *v);

/* ----- view_plan.c */
void ui_dialog_plan(ui_dialog *out, ui_view *v);

/* ----- view_session_words.c */
void ui_dialog_addition(ui_dialog *out, ui_view *v);
void ui_dialog_colleague(ui_dialog *out, ui_view *v);
void ui_dialog_account(ui_dialog *out, ui_view *v); /* view_session_read.c */

/* ----- view_settings_library.c */
void ui_dialog_transcript(ui_dialog *out, ui_view *v); /* view_transcript.c */
void ui_dialog_transcript_drop(ui_dialog *out, ui_view *v);
void ui_dialog_policy(ui_dialog *out, ui_view *v);
void ui_dialog_policy_text(ui_dialog *out, ui_view *v);

/* view_dialog_rubric.c */
void ui_dialog_rubric(ui_dialog *out, ui_view *v);
void ui_dialog_rubric_drop(ui_dialog *out, ui_view *v);

/* ----- view_add.c */
void ui_draw_add(ui_view *v);

/* ----- view_export.c */
void ui_dialog_export(ui_dialog *out, ui_view *v);

#endif
