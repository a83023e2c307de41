/* What holds other things: rows, tables, menus, dialogs, messages. */
#ifndef PLUMBLINE_PAINT_PANELS_H
#define PLUMBLINE_PAINT_PANELS_H

#include "plumbline/paint/parts.h"

/* A row's ground before its content, and the focus ring after it. PL_IS_SELECTED, PL_IS_HOVER. */
void pl_row_begin(pl_list *list, pl_rect rect, const pl_control *is, const char *value);
/* With round corners: within a dialog. */
void pl_row_begin_round(pl_list *list, pl_rect rect, const pl_control *is, const char *value);
void pl_row_end(pl_list *list);

/* A row of words alone. */
void pl_part_row(pl_list *list, pl_rect rect, const pl_control *is);

typedef struct pl_column {
    pl_control is; /* id 0: not a control */
    pl_align align;
    int sorted; /* 1 up, -1 down */
} pl_column;

/* Head of a table: 32 high, on panel, with lines above and below; `cells` as pl_layout_row gives them. */
void pl_part_table_head(pl_list *list, pl_rect rect, const pl_column *columns, const pl_rect *cells,
                        int count);
void pl_part_cell(pl_list *list, pl_rect rect, const pl_run *run);

typedef enum pl_progress_kind {
    PL_PROGRESS_KNOWN,
    PL_PROGRESS_UNKNOWN, /* stripes that stand still */
    PL_PROGRESS_FAILED
} pl_progress_kind;

/* A bar 6 high in the middle of the rectangle; `skipped` is a striped part behind `done`. */
typedef struct pl_progress {
    const char *name, *value; /* "Finding speech", "62 %" */
    pl_progress_kind kind;
    double done, skipped; /* 0 to 1 */
} pl_progress;

void pl_part_progress(pl_list *list, pl_rect rect, const pl_progress *progress);

double pl_tooltip_width(pl_list *list, const char *words, const char *keys);
void pl_part_tooltip(pl_list *list, pl_rect rect, const char *words, const char *keys);

/* `undo` has the id and words of the link; NULL: none. */
typedef struct pl_toast {
    const char *words, *keys;
    pl_icon icon;
    pl_colour colour;
    const pl_control *undo;
} pl_toast;

enum { PL_TOAST_HIGH = 44 };

double pl_toast_width(pl_list *list, const pl_toast *toast);
void pl_part_toast(pl_list *list, pl_rect rect, const pl_toast *toast);

/* The scrim over `window`, the frame, its heading. Gives the room inside. Everything until the end is
 * modal. */
pl_rect pl_dialog_begin(pl_list *list, pl_rect window, pl_rect frame, uint64_t id,
                        const char *heading);
void pl_dialog_end(pl_list *list);

/* A menu's frame; gives the room for its rows, 28 high each. */
pl_rect pl_menu_begin(pl_list *list, pl_rect frame, uint64_t id, const char *name);
void pl_menu_end(pl_list *list);

typedef struct pl_menu_item {
    pl_control is;
    const char *keys;
    bool keys_first; /* before the words: a menu of numbers */
    pl_icon icon;
    pl_colour colour;
} pl_menu_item;

enum { PL_MENU_ROW = 28 };

void pl_part_menu_item(pl_list *list, pl_rect rect, const pl_menu_item *item);

/* A message that stays: warning (dev), critical (crit) or plain (info). */
typedef struct pl_banner {
    pl_colour colour; /* PL_COLOUR_CRIT, PL_COLOUR_DEV or PL_COLOUR_ACCENT */
    pl_icon icon;
    const char *head, *words; /* either may be NULL */
    double aside;             /* room kept at the right for buttons */
    bool middle;              /* in the middle of a rectangle that is higher than it needs */
} pl_banner;

double pl_banner_height(pl_list *list, double width, const pl_banner *banner);
double pl_banner_width(pl_list *list, const pl_banner *banner); /* on one line */
void pl_part_banner(pl_list *list, pl_rect rect, const pl_banner *banner);

/* Nothing here, or it failed: an icon, a line, a sentence and at most two buttons in the middle. */
typedef struct pl_empty {
    pl_icon icon;
    pl_colour colour; /* of the icon */
    const char *head, *words;
    const pl_button *buttons;
    int button_count;
    bool stage; /* it stands on the stage, which is dark in both themes */
} pl_empty;

void pl_part_empty(pl_list *list, pl_rect rect, const pl_empty *empty);

/* A card: panel, line edge, radius 8. */
void pl_part_card(pl_list *list, pl_rect rect);

#endif
