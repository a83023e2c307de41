/* Controls. Each function adds one control to a list, element and look together, in the state that the
 * caller says. The `…_width` functions give what a control needs; heights are the design's. */
#ifndef PLUMBLINE_PAINT_PARTS_H
#define PLUMBLINE_PAINT_PARTS_H

#include "plumbline/paint/list.h"

/* What every control has. `state` is PL_IS_…; that it is a target and a stop is added here. */
typedef struct pl_control {
    uint64_t id;
    const char *name; /* shown where the control has words, and said */
    const char *hint; /* the tooltip's words; of a disabled control: why */
    unsigned state;
} pl_control;

enum { PL_BUTTON_HIGH = 32, PL_BUTTON_SMALL = 28, PL_BUTTON_FOOT = 40, PL_FIELD_HIGH = 32 };

typedef enum pl_button_kind {
    PL_BUTTON_PLAIN,
    PL_BUTTON_PRIMARY, /* one in a view */
    PL_BUTTON_DANGER,
    PL_BUTTON_QUIET, /* no edge */
    PL_BUTTON_RAISED /* play and pause */
} pl_button_kind;

typedef struct pl_button {
    pl_control is; /* PL_IS_CHECKED: on, of a toggle */
    pl_button_kind kind;
    pl_icon icon, after; /* before and after the words */
    const char *keys;    /* caps, parted by spaces: "Ctrl P" */
    const char *label;   /* quiet words before its own, which is then a value: "Speed" 1.5× */
    bool small, toggle;
    bool bare; /* the icon alone; the name is only said */
} pl_button;

double pl_button_width(pl_list *list, const pl_button *button);
void pl_part_button(pl_list *list, pl_rect rect, const pl_button *button);

typedef struct pl_segment {
    pl_control is; /* PL_IS_SELECTED: chosen */
    pl_icon icon, after;
    pl_colour icon_colour;
    pl_colour fill; /* when chosen; PL_COLOUR_NONE: accent */
    double share;   /* of the control's width; 0 in all: as wide as their words */
} pl_segment;

typedef struct pl_segmented {
    pl_control is; /* PL_IS_FOCUS here: one stop, arrows move the choice */
    const pl_segment *parts;
    int count;
    bool small;
    double pad; /* beside the words; 0: 12, 10 when small */
} pl_segmented;

double pl_segmented_width(pl_list *list, const pl_segmented *control);
void pl_part_segmented(pl_list *list, pl_rect rect, const pl_segmented *control);

/* Levels of a scale (2 to 7) and the words for none of them. */
typedef struct pl_score_control {
    pl_control is;
    const pl_control
        *cells; /* their names are the levels' numbers; PL_IS_SELECTED, PL_IS_DISABLED */
    int count;
    const pl_control *none; /* "No score…"; NULL: the scale has no such cell */
    double cell, none_wide; /* widths; 0: 40 and 76 */
} pl_score_control;

double pl_score_width(const pl_score_control *score);
void pl_part_score(pl_list *list, pl_rect rect, const pl_score_control *score);

/* `count` stands in a pill; NULL: none. `fresh` gives the pill the accent. */
typedef struct pl_tab {
    pl_control is;
    const char *count;
    bool fresh;
} pl_tab;

enum { PL_TABS_HIGH = 40 };

double pl_tab_width(pl_list *list, const pl_tab *tab);
void pl_part_tab(pl_list *list, pl_rect rect, const pl_tab *tab);

/* PL_IS_CHECKED: on, with a tick; `after` is a chevron or a cross. */
typedef struct pl_chip {
    pl_control is;
    pl_icon after;
} pl_chip;

enum { PL_CHIP_HIGH = 28 };

double pl_chip_width(pl_list *list, const pl_chip *chip);
void pl_part_chip(pl_list *list, pl_rect rect, const pl_chip *chip);

/* The mark stands at the left of the rectangle and the name beside it; without `words` the mark is
 * alone. PL_IS_CHECKED, PL_IS_MIXED. */
void pl_part_switch(pl_list *list, pl_rect rect, const pl_control *is, bool words);
void pl_part_checkbox(pl_list *list, pl_rect rect, const pl_control *is, bool words);
void pl_part_radio(pl_list *list, pl_rect rect, const pl_control *is, bool words);

/* `at` is 0 to 1; `value` is how it is said ("70 %"). Arrows and the pointer move it. */
void pl_part_slider(pl_list *list, pl_rect rect, const pl_control *is, double at,
                    const char *value);

double pl_link_width(pl_list *list, const char *words, pl_style style);
void pl_part_link(pl_list *list, pl_rect rect, const pl_control *is, pl_style style);
void pl_part_link_in(pl_list *list, pl_rect rect, const pl_control *is, pl_style style,
                     pl_colour colour); /* quieter than the accent, or upon another ground */

/* Words that only stand there. */
void pl_part_text(pl_list *list, pl_rect rect, const pl_run *run);
void pl_part_heading(pl_list *list, pl_rect rect, const char *words, pl_style style);

#endif
