/* Small marks: key caps, pills, badges, and tags on a lane. They know numbers, letters and forms, not
 * what they stand for. */
#ifndef PLUMBLINE_PAINT_BADGES_H
#define PLUMBLINE_PAINT_BADGES_H

#include "plumbline/paint/parts.h"

typedef enum pl_keys_look {
    PL_KEYS_PLAIN,
    PL_KEYS_ROW,      /* 18 high, in rows of a rubric */
    PL_KEYS_ROW_OFF,  /* the same in a row that cannot be pressed */
    PL_KEYS_TOOLTIP,  /* on a tooltip's ground */
    PL_KEYS_ON_ACCENT /* on a primary button */
} pl_keys_look;

/* Caps parted by spaces: "Ctrl P". They stand at the left, in the middle of the rectangle's height. */
double pl_keys_width(pl_list *list, const char *keys, pl_keys_look look);
void pl_part_keys(pl_list *list, pl_rect rect, const char *keys, pl_keys_look look);

enum { PL_COUNT_HIGH = 16, PL_STATE_HIGH = 22, PL_EVIDENCE_HIGH = 30 };

double pl_count_width(pl_list *list, const char *count);
void pl_part_count(pl_list *list, pl_rect rect, const char *count, bool fresh);

/* A pill with an icon and a word. */
double pl_state_width(pl_list *list, const char *words);
void pl_part_state(pl_list *list, pl_rect rect, const char *words, pl_icon icon, pl_colour colour);

/* 20 wide and high, or 16. */
void pl_part_domain(pl_list *list, pl_point at, double size, int domain, const char *name);

/* 'A' in a circle, 'B' in a rounded square, 'C' in a hexagon; 'S' in a frame (the session). */
void pl_part_facilitator(pl_list *list, pl_point at, double size, char letter, const char *name);

/* A word in a frame 20 high. */
double pl_frame_width(pl_list *list, const char *words);
void pl_part_frame(pl_list *list, pl_rect rect, const char *words);

/* A moment: picture, kind, time. */
typedef struct pl_evidence_chip {
    pl_control is; /* the name is the time shown; the hint says more */
    const pl_image *image;
    uint64_t version;
    bool picture; /* false: pictures are off, and there is no room for one */
    pl_icon kind;
    pl_colour colour;
} pl_evidence_chip;

double pl_evidence_width(pl_list *list, const pl_evidence_chip *evidence);
void pl_part_evidence(pl_list *list, pl_rect rect, const pl_evidence_chip *evidence);

/* The dashed chip beside them. */
double pl_add_width(pl_list *list, const char *words);
void pl_part_add(pl_list *list, pl_rect rect, const pl_control *is);

/* A tag on a lane. The glyph stands about x at the middle of the lane; a span has a bar to `to`. */
typedef struct pl_mark {
    pl_control is; /* PL_IS_SELECTED: a box about it; PL_IS_BUSY: not saved yet, dashed */
    pl_icon kind;
    pl_colour colour, ground;
    double x, to; /* to <= x: a point */
    double
        foot; /* what is painted ends there: the ring stands higher rather than cut; 0: nowhere */
    const char *letters;
    bool
        bar_is_below; /* drawn before, so that it hides no glyph; a gap parts the glyph from others */
} pl_mark;

/* The bar of a span by itself, with a gap about it. */
void pl_part_mark_bar(pl_list *list, pl_rect lane, const pl_mark *mark);

void pl_part_mark(pl_list *list, pl_rect lane, const pl_mark *mark);

/* A count: its words in the form of its facilitator, A a circle, B a rounded square, C a hexagon.
 * PL_IS_BUSY: it waits for its receipt. */
typedef struct pl_tally_mark {
    pl_control is;
    const char *words;
    char letter;
    pl_colour ground;
} pl_tally_mark;

void pl_part_tally(pl_list *list, pl_rect rect, const pl_tally_mark *mark);

/* The dashed box of what is being tagged, its kind at the beginning; what it lies upon is seen in it. */
typedef struct pl_draft {
    pl_icon kind; /* PL_ICON_NONE: not known yet */
    pl_colour colour, ground;
} pl_draft;

void pl_part_draft(pl_list *list, pl_rect rect, const pl_draft *draft);

#endif
