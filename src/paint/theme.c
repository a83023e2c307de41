#include "plumbline/paint/theme.h"

#include "plumbline/base/error.h"

#include <math.h>

typedef struct row {
    const char *name;
    uint32_t value[PL_THEMES];
} row;

/* dark, light, high contrast */
#define ALL(name, dark, light, high)                                          \
    {                                                                         \
        name,                                                                 \
        {                                                                     \
            0xff000000u | (dark), 0xff000000u | (light), 0xff000000u | (high) \
        }                                                                     \
    }
#define ALL_ALPHA(name, dark, light, high) \
    {                                      \
        name,                              \
        {                                  \
            (dark), (light), (high)        \
        }                                  \
    }

/* The files of assets/themes say the same; a test holds them against each other. */
static const row table[PL_COLOURS] = {
    [PL_COLOUR_NONE] = ALL_ALPHA("none", 0, 0, 0),
    [PL_COLOUR_BG] = ALL("bg", 0x14171c, 0xeceff3, 0x000000),
    [PL_COLOUR_FIELD] = ALL("field", 0x14171c, 0xffffff, 0x000000),
    [PL_COLOUR_STAGE] = ALL("stage", 0x0d0f13, 0x14171c, 0x000000),
    [PL_COLOUR_PANEL] = ALL("panel", 0x1b1f26, 0xffffff, 0x000000),
    [PL_COLOUR_RAISED] = ALL("raised", 0x242a33, 0xf3f5f8, 0x12161c),
    [PL_COLOUR_HOVER] = ALL("hover", 0x2b323d, 0xe7ebf0, 0x1c232d),
    [PL_COLOUR_PRESS] = ALL("press", 0x343c49, 0xdae0e7, 0x28323f),
    [PL_COLOUR_SEL] = ALL("sel", 0x1e3350, 0xdcebfb, 0x00295c),
    [PL_COLOUR_LINE] = ALL("line", 0x333b47, 0xd3d9e1, 0x6f7b8b),
    [PL_COLOUR_SCRIM] = ALL_ALPHA("scrim", 0xb8080a0d, 0x8c14181d, 0xcc000000),
    [PL_COLOUR_DIM] = ALL_ALPHA("dim", 0x8c0d0f13, 0x8c14171c, 0x99000000),
    [PL_COLOUR_PLATE] = ALL_ALPHA("plate", 0xc7000000, 0xc7000000, 0xe6000000),
    [PL_COLOUR_ON_PLATE] = ALL("on-plate", 0xffffff, 0xffffff, 0xffffff),
    [PL_COLOUR_ON_STAGE] = ALL("on-stage", 0xe8eaed, 0xe8eaed, 0xffffff),
    [PL_COLOUR_ON_STAGE_MUTED] = ALL("on-stage-muted", 0xa3adbb, 0xa3adbb, 0xdfe4eb),
    [PL_COLOUR_TEXT] = ALL("text", 0xe8eaed, 0x14181d, 0xffffff),
    [PL_COLOUR_TEXT2] = ALL("text2", 0xc3cad4, 0x333c47, 0xf0f3f7),
    [PL_COLOUR_MUTED] = ALL("muted", 0xa3adbb, 0x4f5a68, 0xdfe4eb),
    [PL_COLOUR_CTL] = ALL("ctl", 0x7c8898, 0x6b7684, 0xc8d0db),
    [PL_COLOUR_ACCENT] = ALL("accent", 0x6ab1ff, 0x0b5cad, 0x9ccfff),
    [PL_COLOUR_ACCENT_HOVER] = ALL("accent-hover", 0x85bfff, 0x0a5199, 0xc2e2ff),
    [PL_COLOUR_ACCENT_PRESS] = ALL("accent-press", 0x4f97e6, 0x08437f, 0x7ab9f5),
    [PL_COLOUR_ON_ACCENT] = ALL("on-accent", 0x0e1116, 0xffffff, 0x000000),
    [PL_COLOUR_STRENGTH] = ALL("strength", 0x5fd0a8, 0x0b6b52, 0x86f2c9),
    [PL_COLOUR_DEV] = ALL("dev", 0xf7b24a, 0x875200, 0xffca70),
    [PL_COLOUR_CRIT] = ALL("crit", 0xff7a72, 0xa3111f, 0xffb0aa),
    [PL_COLOUR_STRENGTH_BG] = ALL("strength-bg", 0x1c3330, 0xe2f3ec, 0x05261c),
    [PL_COLOUR_DEV_BG] = ALL("dev-bg", 0x372d20, 0xfbf0dc, 0x2b1f00),
    [PL_COLOUR_CRIT_BG] = ALL("crit-bg", 0x3b2427, 0xfbe6e7, 0x33090b),
    [PL_COLOUR_FOCUS] = ALL("focus", 0xffdd00, 0xffdd00, 0xffdd00),
    [PL_COLOUR_FOCUS_GAP] = ALL("focus-gap", 0x0e1116, 0x0e1116, 0x000000),
    [PL_COLOUR_WAVE] = ALL("wave", 0x8894a5, 0x5d6876, 0xc8d0db),
    [PL_COLOUR_WAVE0] = ALL("wave0", 0x3a4350, 0xc4ccd6, 0x39424e),
    [PL_COLOUR_PLAYHEAD] = ALL("playhead", 0xffffff, 0xffffff, 0xffffff),
    [PL_COLOUR_PLAYHEAD_EDGE] = ALL("playhead-edge", 0x0d0f13, 0x0d0f13, 0x000000),
    [PL_COLOUR_D1] = ALL("d1", 0x8fe0f2, 0x006d96, 0x8fe0f2),
    [PL_COLOUR_D2] = ALL("d2", 0xee8f55, 0x8c2f10, 0xffb07a),
    [PL_COLOUR_D3] = ALL("d3", 0xc886bd, 0x7f2a62, 0xf2b6e8),
    [PL_COLOUR_D4] = ALL("d4", 0xece04e, 0x756500, 0xfff066),
    [PL_COLOUR_D5] = ALL("d5", 0x8f97ff, 0x3a3fb0, 0xbcc1ff),
    [PL_COLOUR_INK] = ALL("ink", 0x0e1116, 0xffffff, 0x000000),
    [PL_COLOUR_HEAT1] = ALL("heat1", 0x262d38, 0xeef3f9, 0x1a1f27),
    [PL_COLOUR_HEAT2] = ALL("heat2", 0x2a4263, 0xc9dff7, 0x1f3a5f),
    [PL_COLOUR_HEAT3] = ALL("heat3", 0x305a8c, 0x8dbdec, 0x244c80),
    [PL_COLOUR_HEAT4] = ALL("heat4", 0x62a3ea, 0x2b6cb0, 0x83bdff),
    [PL_COLOUR_HEAT5] = ALL("heat5", 0xb0d5ff, 0x0b3f7a, 0xcbe4ff),
    [PL_COLOUR_HEAT_INK1] = ALL("heat-ink1", 0xffffff, 0x14181d, 0xffffff),
    [PL_COLOUR_HEAT_INK2] = ALL("heat-ink2", 0xffffff, 0x14181d, 0xffffff),
    [PL_COLOUR_HEAT_INK3] = ALL("heat-ink3", 0xffffff, 0x14181d, 0xffffff),
    [PL_COLOUR_HEAT_INK4] = ALL("heat-ink4", 0x0e1116, 0xffffff, 0x000000),
    [PL_COLOUR_HEAT_INK5] = ALL("heat-ink5", 0x0e1116, 0xffffff, 0x000000),
};

uint32_t pl_colour_get(pl_theme theme, pl_colour colour)
{
    pl_assert(theme < PL_THEMES && colour < PL_COLOURS);
    return table[colour].value[theme];
}

const char *pl_colour_name(pl_colour colour)
{
    pl_assert(colour < PL_COLOURS);
    return table[colour].name;
}

enum { OWN_COLOURS = 5, AGAIN = 4 };

pl_colour pl_colour_domain(int domain)
{
    if (domain < 1)
        return PL_COLOUR_TEXT2;
    int place = domain <= OWN_COLOURS ? domain - 1 : (domain - OWN_COLOURS - 1) % AGAIN;
    return (pl_colour)((int)PL_COLOUR_D1 + place);
}

bool pl_domain_has_ring(int domain)
{
    return domain > OWN_COLOURS;
}

/* WCAG 2.2, relative luminance of a channel of sRGB */
static double linear(uint32_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16 & 0xff) + 0.7152 * linear(colour >> 8 & 0xff) +
           0.0722 * linear(colour & 0xff);
}

double pl_contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static const pl_style_facts styles[PL_STYLES] = {
    [PL_STYLE_BODY] = { "body", 13, 20, PL_WEIGHT_REGULAR, 0, false, false },
    [PL_STYLE_TITLE] = { "title", 20, 28, PL_WEIGHT_SEMIBOLD, -0.01, false, false },
    [PL_STYLE_HEADING] = { "heading", 16, 24, PL_WEIGHT_SEMIBOLD, 0, false, false },
    [PL_STYLE_SECTION] = { "section", 14, 20, PL_WEIGHT_SEMIBOLD, 0, false, false },
    [PL_STYLE_SMALL] = { "small", 12, 16, PL_WEIGHT_REGULAR, 0, false, false },
    [PL_STYLE_TINY] = { "tiny", 11, 16, PL_WEIGHT_MEDIUM, 0, false, false },
    [PL_STYLE_CLOCK] = { "clock", 18, 24, PL_WEIGHT_SEMIBOLD, 0.01, true, false },
    [PL_STYLE_NUMBER] = { "number", 24, 32, PL_WEIGHT_SEMIBOLD, 0, true, false },
    [PL_STYLE_MONO] = { "mono", 12, 20, PL_WEIGHT_REGULAR, 0, false, true },
    [PL_STYLE_PRINT_TITLE] = { "print-title", 24, 32, PL_WEIGHT_SEMIBOLD, -0.01, false, false },
    [PL_STYLE_PRINT_HEADING] = { "print-heading", 44.0 / 3, 20, PL_WEIGHT_SEMIBOLD, 0, false,
                                 false },
    [PL_STYLE_PRINT_BODY] = { "print-body", 9.4 * 4 / 3, 18, PL_WEIGHT_REGULAR, 0, false, false },
    [PL_STYLE_PRINT_SMALL] = { "print-small", 11.5, 16, PL_WEIGHT_REGULAR, 0, false, false },
    [PL_STYLE_PRINT_TINY] = { "print-tiny", 8 * 4.0 / 3, 14, PL_WEIGHT_REGULAR, 0, false, false },
};

const pl_style_facts *pl_style_get(pl_style style)
{
    pl_assert(style < PL_STYLES);
    return &styles[style];
}

const int pl_text_scales[PL_TEXT_SCALES] = { 100, 125, 150, 175, 200 };
