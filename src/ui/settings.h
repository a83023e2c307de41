/* What the files of the settings share: cards of rows, measured first and drawn then. Rows that are not
 * looked for are left out, and cards without rows. */
#ifndef PLUMBLINE_UI_SETTINGS_H
#define PLUMBLINE_UI_SETTINGS_H

#include "over.h"

#include "plumbline/command/settings.h"

enum { UI_SETTINGS_THREE = 1400, UI_SETTINGS_TWO = 900 }; /* columns, from this width on */
enum { UI_SETTING_HIGH = 48, UI_SETTING_LOW = 32, UI_SETTING_GAP = 12 };

typedef struct ui_card {
    ui_form form;
    const char *name;
    int rows; /* that are shown */
} ui_card;

typedef struct ui_setting {
    const char *title, *words; /* NULL: none */
    const char *wrong;         /* in place of the words: what is wrong */
    double control;            /* its width; 0: the words stand alone */
    double high;               /* the least of the row; 0: UI_SETTING_HIGH */
    uint64_t id;               /* of the control: its focus is brought into sight */
} ui_setting;

/* Takes the row; its line, its words. False where it was not looked for, or is measured only; else *control
 * is the place of its control, in the middle of the row's height or below words that leave no room. */
bool ui_setting_row(ui_card *card, const ui_setting *row, pl_rect *control);

/* Whether these words, or the card's name, are looked for. */
bool ui_setting_fits(const ui_card *card, const char *words);

/* A row of nothing but small words, or of what the caller draws (`high` of it). */
bool ui_setting_words(ui_card *card, const char *words, pl_colour colour);
/* The same behind an icon that says how it stands. */
bool ui_setting_state(ui_card *card, const char *words, pl_icon icon, pl_colour colour);
bool ui_setting_room(ui_card *card, const char *looked_for, double high, pl_rect *room);
void ui_setting_switch(ui_card *card, const char *title, const char *words, const char *command,
                       bool on);

/* ----- view_settings_keys.c */
void ui_settings_keys(ui_card *card);

/* ----- view_settings_library.c */
void ui_settings_policy(ui_card *card);
void ui_settings_library(ui_card *card);
void ui_settings_about(ui_card *card);

#endif
