/* Colours and type of the design as names. A view says what a thing is; the theme says how it looks. */
#ifndef PLUMBLINE_PAINT_THEME_H
#define PLUMBLINE_PAINT_THEME_H

#include <stdbool.h>
#include <stdint.h>

/* High contrast: words 7:1 and marks 4.5:1 on every ground. */
typedef enum pl_theme { PL_THEME_DARK, PL_THEME_LIGHT, PL_THEME_CONTRAST, PL_THEMES } pl_theme;

typedef enum pl_colour {
    PL_COLOUR_NONE, /* nothing is drawn */
    /* surfaces */
    PL_COLOUR_BG,
    PL_COLOUR_FIELD, /* inside of fields and segmented controls */
    PL_COLOUR_STAGE, /* behind video and report pages; dark in both themes */
    PL_COLOUR_PANEL,
    PL_COLOUR_RAISED,
    PL_COLOUR_HOVER,
    PL_COLOUR_PRESS,
    PL_COLOUR_SEL,
    PL_COLOUR_LINE, /* dividers only, never the sole edge of a control */
    PL_COLOUR_SCRIM,
    PL_COLOUR_DIM,   /* over what is outside the zoom window */
    PL_COLOUR_PLATE, /* under captions and over pictures */
    PL_COLOUR_ON_PLATE,
    PL_COLOUR_ON_STAGE, /* words on the stage, bright in both themes */
    PL_COLOUR_ON_STAGE_MUTED,
    /* ink */
    PL_COLOUR_TEXT,
    PL_COLOUR_TEXT2,
    PL_COLOUR_MUTED,
    PL_COLOUR_CTL, /* edges of controls, ticks */
    PL_COLOUR_ACCENT,
    PL_COLOUR_ACCENT_HOVER,
    PL_COLOUR_ACCENT_PRESS,
    PL_COLOUR_ON_ACCENT,
    PL_COLOUR_STRENGTH,
    PL_COLOUR_DEV,
    PL_COLOUR_CRIT,
    PL_COLOUR_STRENGTH_BG,
    PL_COLOUR_DEV_BG,
    PL_COLOUR_CRIT_BG,
    PL_COLOUR_FOCUS,
    PL_COLOUR_FOCUS_GAP,
    PL_COLOUR_WAVE,
    PL_COLOUR_WAVE0,
    PL_COLOUR_PLAYHEAD,
    PL_COLOUR_PLAYHEAD_EDGE,
    /* marks: always drawn with the number */
    PL_COLOUR_D1,
    PL_COLOUR_D2,
    PL_COLOUR_D3,
    PL_COLOUR_D4,
    PL_COLOUR_D5,
    PL_COLOUR_INK, /* on a domain's colour */
    PL_COLOUR_HEAT1,
    PL_COLOUR_HEAT2,
    PL_COLOUR_HEAT3,
    PL_COLOUR_HEAT4,
    PL_COLOUR_HEAT5,
    PL_COLOUR_HEAT_INK1,
    PL_COLOUR_HEAT_INK2,
    PL_COLOUR_HEAT_INK3,
    PL_COLOUR_HEAT_INK4,
    PL_COLOUR_HEAT_INK5,
    PL_COLOURS
} pl_colour;

/* 0xAARRGGBB, not multiplied by its alpha; 0 for PL_COLOUR_NONE. */
uint32_t pl_colour_get(pl_theme theme, pl_colour colour);
const char *pl_colour_name(pl_colour colour); /* "accent-hover": the name in assets/themes */

/* Domains from 1; from the sixth on the first four colours come again with a ring inside the badge. */
pl_colour pl_colour_domain(int domain);
bool pl_domain_has_ring(int domain);

/* The contrast ratio of WCAG 2.2 for two opaque colours, 1 to 21. */
double pl_contrast(uint32_t a, uint32_t b);

typedef enum pl_style {
    PL_STYLE_BODY, /* 13 / 20 */
    PL_STYLE_TITLE,
    PL_STYLE_HEADING,
    PL_STYLE_SECTION,
    PL_STYLE_SMALL,
    PL_STYLE_TINY, /* nothing smaller in the program */
    PL_STYLE_CLOCK,
    PL_STYLE_NUMBER,
    PL_STYLE_MONO, /* text of rubrics and policies, whose columns must be countable */
    /* pages that are printed at 0.75 pt for a logical pixel: nothing of the window's */
    PL_STYLE_PRINT_TITLE,   /* 18 pt */
    PL_STYLE_PRINT_HEADING, /* 11 pt */
    PL_STYLE_PRINT_BODY,    /* 9.4 pt */
    PL_STYLE_PRINT_SMALL,   /* 8.6 pt */
    PL_STYLE_PRINT_TINY,    /* 8 pt: head of a table, foot of a page, figures of an axis */
    PL_STYLES
} pl_style;

typedef enum pl_weight {
    PL_WEIGHT_OWN, /* the style's */
    PL_WEIGHT_REGULAR = 400,
    PL_WEIGHT_MEDIUM = 500,
    PL_WEIGHT_SEMIBOLD = 600,
    PL_WEIGHT_BOLD = 700
} pl_weight;

typedef struct pl_style_facts {
    const char *name;
    double size, line; /* logical pixels */
    pl_weight weight;
    double spacing; /* between letters, in em */
    bool tabular;   /* figures of one width */
    bool mono;
} pl_style_facts;

const pl_style_facts *pl_style_get(pl_style style);

/* Text scales, per cent: 100, 125, 150, 175, 200. */
enum { PL_TEXT_SCALES = 5 };
extern const int pl_text_scales[PL_TEXT_SCALES];

#endif
