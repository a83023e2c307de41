#include "plumbline/paint/theme.h"

#include "plumbline/base/error.h"

#include <math.h>

typedef struct row {
    const char *name;
    uint32_t value[PL_THEMES];
} row;

#define BOTH(name, dark, light)                         \
    {                                                   \
        name,                                           \
        {                                               \
            0xff000000u | (dark), 0xff000000u | (light) \
        }                                               \
    }
#define BOTH_ALPHA(name, dark, light) \
    {                                 \
        name,                         \
        {                             \
            (dark), (light)           \
        }                             \
    }

/* assets/themes/dark.conf and light.conf say the same; a test holds the two against each other. */
static const row table[PL_COLOURS] = {
    [PL_COLOUR_NONE] = BOTH_ALPHA("none", 0, 0),
    [PL_COLOUR_BG] = BOTH("bg", 0x14171c, 0xeceff3),
    [PL_COLOUR_FIELD] = BOTH("field", 0x14171c, 0xffffff),
    [PL_COLOUR_STAGE] = BOTH("stage", 0x0d0f13, 0x14171c),
    [PL_COLOUR_PANEL] = BOTH("panel", 0x1b1f26, 0xffffff),
    [PL_COLOUR_RAISED] = BOTH("raised", 0x242a33, 0xf3f5f8),
    [PL_COLOUR_HOVER] = BOTH("hover", 0x2b323d, 0xe7ebf0),
    [PL_COLOUR_PRESS] = BOTH("press", 0x343c49, 0xdae0e7),
    [PL_COLOUR_SEL] = BOTH("sel", 0x1e3350, 0xdcebfb),
    [PL_COLOUR_LINE] = BOTH("line", 0x333b47, 0xd3d9e1),
    [PL_COLOUR_SCRIM] = BOTH_ALPHA("scrim", 0xb8080a0d, 0x8c14181d),
    [PL_COLOUR_DIM] = BOTH_ALPHA("dim", 0x8c0d0f13, 0x8c14171c),
    [PL_COLOUR_PLATE] = BOTH_ALPHA("plate", 0xc7000000, 0xc7000000),
    [PL_COLOUR_ON_PLATE] = BOTH("on-plate", 0xffffff, 0xffffff),
    [PL_COLOUR_ON_STAGE] = BOTH("on-stage", 0xe8eaed, 0xe8eaed),
    [PL_COLOUR_ON_STAGE_MUTED] = BOTH("on-stage-muted", 0xa3adbb, 0xa3adbb),
    [PL_COLOUR_TEXT] = BOTH("text", 0xe8eaed, 0x14181d),
    [PL_COLOUR_TEXT2] = BOTH("text2", 0xc3cad4, 0x333c47),
    [PL_COLOUR_MUTED] = BOTH("muted", 0xa3adbb, 0x4f5a68),
    [PL_COLOUR_CTL] = BOTH("ctl", 0x7c8898, 0x6b7684),
    [PL_COLOUR_ACCENT] = BOTH("accent", 0x6ab1ff, 0x0b5cad),
    [PL_COLOUR_ACCENT_HOVER] = BOTH("accent-hover", 0x85bfff, 0x0a5199),
    [PL_COLOUR_ACCENT_PRESS] = BOTH("accent-press", 0x4f97e6, 0x08437f),
    [PL_COLOUR_ON_ACCENT] = BOTH("on-accent", 0x0e1116, 0xffffff),
    [PL_COLOUR_STRENGTH] = BOTH("strength", 0x5fd0a8, 0x0b6b52),
    [PL_COLOUR_DEV] = BOTH("dev", 0xf7b24a, 0x875200),
    [PL_COLOUR_CRIT] = BOTH("crit", 0xff7a72, 0xa3111f),
    [PL_COLOUR_STRENGTH_BG] = BOTH("strength-bg", 0x1c3330, 0xe2f3ec),
    [PL_COLOUR_DEV_BG] = BOTH("dev-bg", 0x372d20, 0xfbf0dc),
    [PL_COLOUR_CRIT_BG] = BOTH("crit-bg", 0x3b2427, 0xfbe6e7),
    [PL_COLOUR_FOCUS] = BOTH("focus", 0xffdd00, 0xffdd00),
    [PL_COLOUR_FOCUS_GAP] = BOTH("focus-gap", 0x0e1116, 0x0e1116),
    [PL_COLOUR_WAVE] = BOTH("wave", 0x8894a5, 0x5d6876),
    [PL_COLOUR_WAVE0] = BOTH("wave0", 0x3a4350, 0xc4ccd6),
    [PL_COLOUR_PLAYHEAD] = BOTH("playhead", 0xffffff, 0xffffff),
    [PL_COLOUR_PLAYHEAD_EDGE] = BOTH("playhead-edge", 0x0d0f13, 0x0d0f13),
    [PL_COLOUR_D1] = BOTH("d1", 0x8fe0f2, 0x006d96),
    [PL_COLOUR_D2] = BOTH("d2", 0xee8f55, 0x8c2f10),
    [PL_COLOUR_D3] = BOTH("d3", 0xc886bd, 0x7f2a62),
    [PL_COLOUR_D4] = BOTH("d4", 0xece04e, 0x756500),
    [PL_COLOUR_D5] = BOTH("d5", 0x8f97ff, 0x3a3fb0),
    [PL_COLOUR_INK] = BOTH("ink", 0x0e1116, 0xffffff),
    [PL_COLOUR_HEAT1] = BOTH("heat1", 0x262d38, 0xeef3f9),
    [PL_COLOUR_HEAT2] = BOTH("heat2", 0x2a4263, 0xc9dff7),
    [PL_COLOUR_HEAT3] = BOTH("heat3", 0x305a8c, 0x8dbdec),
    [PL_COLOUR_HEAT4] = BOTH("heat4", 0x62a3ea, 0x2b6cb0),
    [PL_COLOUR_HEAT5] = BOTH("heat5", 0xb0d5ff, 0x0b3f7a),
    [PL_COLOUR_HEAT_INK1] = BOTH("heat-ink1", 0xffffff, 0x14181d),
    [PL_COLOUR_HEAT_INK2] = BOTH("heat-ink2", 0xffffff, 0x14181d),
    [PL_COLOUR_HEAT_INK3] = BOTH("heat-ink3", 0xffffff, 0x14181d),
    [PL_COLOUR_HEAT_INK4] = BOTH("heat-ink4", 0x0e1116, 0xffffff),
    [PL_COLOUR_HEAT_INK5] = BOTH("heat-ink5", 0x0e1116, 0xffffff),
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
