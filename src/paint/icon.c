#include "icons.h"

#include "plumbline/base/error.h"

#include <math.h>

#define DIAMOND "M8 1.6L14.4 8 8 14.4 1.6 8z"
#define OCTAGON "M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z"
#define SPEAKER "M2.5 6.25v3.5h2.25L8 12.75v-9.5L4.75 6.25z"
#define SAVING  PAINT_DASHED, 1.6, 2.6, 1.8
#define FILM    "R2 2.75 12 10.5 1.5"
#define WARNING "M8 2L14.5 13.5h-13z"

#define LINE(path)                \
    {                             \
        path, PAINT_LINE, 0, 0, 0 \
    }
#define FILL(path)                \
    {                             \
        path, PAINT_FILL, 0, 0, 0 \
    }
#define BOTH(path)                \
    {                             \
        path, PAINT_BOTH, 0, 0, 0 \
    }

/* clang-format off */
static const paint_icon table[PL_ICONS] = {
    [PL_ICON_NONE] = { "none", 0, 0, { { 0 } } },
    [PL_ICON_STRENGTH] = { "strength", 0, 1,
        { FILL("M8 .8L15.2 8 8 15.2.8 8z"), { "M8 5v6M5 8h6", PAINT_INK, 2, 0, 0 } } },
    [PL_ICON_DEVELOP] = { "development", 0, 1,
        { { DIAMOND, PAINT_HOLLOW, 1.8, 0, 0 }, { "M5.2 8h5.6", PAINT_LINE, 2, 0, 0 } } },
    [PL_ICON_NEUTRAL] = { "neutral", 0, 1,
        { { "O8 8 6", PAINT_HOLLOW, 1.8, 0, 0 }, FILL("O8 8 2") } },
    [PL_ICON_DEPARTURE] = { "agreed-departure", 0, 1,
        { { "R2 2 12 12 2", PAINT_HOLLOW, 1.8, 0, 0 },
          { "M4.6 11.4l6.8-6.8", PAINT_LINE, 2, 0, 0 } } },
    [PL_ICON_CRITICAL] = { "critical", 0, 1,
        { FILL(OCTAGON), { "M8 3.6v5.2M8 10.6v2", PAINT_INK, 2.2, 0, 0 } } },
    [PL_ICON_STRENGTH_SAVING] = { "strength-saving", 0, 1,
        { { "M8 .6L15.4 8 8 15.4.6 8z", SAVING } } },
    [PL_ICON_DEVELOP_SAVING] = { "development-saving", 0, 1, { { DIAMOND, SAVING } } },
    [PL_ICON_NEUTRAL_SAVING] = { "neutral-saving", 0, 1, { { "O8 8 6", SAVING } } },
    [PL_ICON_DEPARTURE_SAVING] = { "agreed-departure-saving", 0, 1,
        { { "R2 2 12 12 2", SAVING } } },
    [PL_ICON_CRITICAL_SAVING] = { "critical-saving", 0, 1, { { OCTAGON, SAVING } } },
    [PL_ICON_DASHED_RING] = { "dashed-ring", 0, 0, { { "O8 8 5.25", PAINT_DASHED, 1.5, 2.2, 2 } } },
    [PL_ICON_HALF_DISC] = { "half-disc", 0, 0,
        { LINE("O8 8 5.25"), BOTH("M8 2.75a5.25 5.25 0 0 1 0 10.5z") } },
    [PL_ICON_PEN] = { "pen", 0, 0, { LINE("M2.75 13.25l.75-3 7.5-7.5 2.25 2.25-7.5 7.5z") } },
    [PL_ICON_RELEASE] = { "release", 0, 0, { LINE("M8 10V2M5 4.75L8 1.75l3 3M3 9v4.5h10V9") } },
    [PL_ICON_EYE] = { "eye", 0, 0,
        { LINE("M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8zO8 8 2") } },
    [PL_ICON_REPLY] = { "reply", 0, 0,
        { LINE("M6.5 3.5L2.5 7l4 3.5M2.5 7h6.25a4.5 4.5 0 0 1 4.5 4.5v1") } },
    [PL_ICON_TICK_DISC] = { "tick-disc", 0, 0,
        { FILL("O8 8 6"), { "M5 8.25l2.1 2.1L11 6.25", PAINT_GROUND, 1.75, 0, 0 } } },
    [PL_ICON_CLOCK] = { "clock", 0, 0, { LINE("O8 8 6M8 4.5V8l2.5 1.75") } },
    [PL_ICON_WARNING] = { "warning", 0, 0, { LINE(WARNING "M8 6.25v3.5M8 11.4v.4") } },
    [PL_ICON_OCTAGON] = { "octagon", 0, 0,
        { LINE("M5.3 1.75h5.4l3.55 3.55v5.4l-3.55 3.55H5.3L1.75 10.7V5.3zM8 4.75v4M8 11v.3") } },
    [PL_ICON_INFO] = { "info", 0, 0, { LINE("O8 8 6M8 7.25v4M8 4.75v.3") } },
    [PL_ICON_PLAY] = { "play", 0, 0, { BOTH("M4.5 2.75v10.5L13 8z") } },
    [PL_ICON_PAUSE] = { "pause", 0, 0, { { "M5.25 3v10M10.75 3v10", PAINT_LINE, 2.5, 0, 0 } } },
    [PL_ICON_STEP_BACK] = { "step-back", 0, 0, { BOTH("M11.5 3.5v9L5.5 8z"), LINE("M4 3.5v9") } },
    [PL_ICON_STEP_FORWARD] = { "step-forward", 0, 0,
        { BOTH("M4.5 3.5v9L10.5 8z"), LINE("M12 3.5v9") } },
    [PL_ICON_JUMP_BACK] = { "jump-back", 0, 0,
        { LINE("M3.2 5.2A5.6 5.6 0 1 1 2.4 8.6M3 2.2v3.2h3.2") } },
    [PL_ICON_JUMP_FORWARD] = { "jump-forward", 0, 0,
        { LINE("M12.8 5.2A5.6 5.6 0 1 0 13.6 8.6M13 2.2v3.2H9.8") } },
    [PL_ICON_SPEAKER] = { "speaker", 0, 0,
        { BOTH(SPEAKER), LINE("M10.25 5.75a3.2 3.2 0 0 1 0 4.5M12 4a5.7 5.7 0 0 1 0 8") } },
    [PL_ICON_MUTE] = { "mute", 0, 0,
        { BOTH(SPEAKER), LINE("M10.5 6.25l3.5 3.5M14 6.25l-3.5 3.5") } },
    [PL_ICON_FULL_SCREEN] = { "full-screen", 0, 0,
        { LINE("M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10") } },
    [PL_ICON_LOOP] = { "loop", 0, 0,
        { LINE("M4 5.25h6.5a2.75 2.75 0 0 1 0 5.5h-5a2.75 2.75 0 0 1-2.2-1.1M5.75 3.25l-2 2 2 "
                "2") } },
    [PL_ICON_CAPTIONS] = { "captions", 0, 0,
        { LINE("R1.75 3.25 12.5 9.5 1.5M7 6.9a1.5 1.5 0 1 0 0 2.2M11.75 6.9a1.5 1.5 0 1 0 0 "
                "2.2") } },
    [PL_ICON_SPEECH] = { "speech", 0, 0,
        { LINE("M2 8h1.5M5.25 5v6M8 2.75v10.5M10.75 5v6M12.5 8H14") } },
    [PL_ICON_SET_IN] = { "set-in", 0, 0, { LINE("M6.5 2.5h-3v11h3M12.5 8H6.5") } },
    [PL_ICON_SET_OUT] = { "set-out", 0, 0, { LINE("M9.5 2.5h3v11h-3M3.5 8h6") } },
    [PL_ICON_CHEVRON_RIGHT] = { "chevron-right", 0, 0, { LINE("M6 3.5L10.5 8 6 12.5") } },
    [PL_ICON_CHEVRON_DOWN] = { "chevron-down", 0, 0, { LINE("M3.5 6L8 10.5 12.5 6") } },
    [PL_ICON_BACK] = { "back", 0, 0, { LINE("M10 3.5L5.5 8l4.5 4.5") } },
    [PL_ICON_CLOSE] = { "close", 0, 0, { LINE("M3.5 3.5l9 9M12.5 3.5l-9 9") } },
    [PL_ICON_SEARCH] = { "search", 0, 0, { LINE("O7 7 4.5M10.5 10.5L14 14") } },
    [PL_ICON_PLUS] = { "plus", 0, 0, { LINE("M8 3v10M3 8h10") } },
    [PL_ICON_MINUS] = { "minus", 0, 0, { LINE("M3 8h10") } },
    [PL_ICON_CHECK] = { "check", 0, 0, { LINE("M3 8.5l3.25 3.25L13 5") } },
    [PL_ICON_MORE] = { "more", 0, 0, { { "M3.5 8h.1M8 8h.1M12.5 8h.1", PAINT_LINE, 2.2, 0, 0 } } },
    [PL_ICON_SORT] = { "sort", 0, 0,
        { LINE("M5 3v10M2.5 10.5L5 13l2.5-2.5M11 13V3M8.5 5.5L11 3l2.5 2.5") } },
    [PL_ICON_FILTER] = { "filter", 0, 0, { LINE("M2 4h12M4.5 8h7M6.5 12h3") } },
    [PL_ICON_FOLDER] = { "folder", 0, 0,
        { LINE("M1.75 4.25a1 1 0 0 1 1-1h3.1l1.5 1.75h5.9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2.75a1 "
                "1 0 0 1-1-1z") } },
    [PL_ICON_DISC] = { "disc", 0, 0, { LINE("O8 8 6O8 8 1.75") } },
    [PL_ICON_DRIVE] = { "drive", 0, 0, { LINE("R1.75 5 12.5 6.5 1.5M4.25 8.25h3M11.25 8.25h.3") } },
    [PL_ICON_COMPUTER] = { "computer", 0, 0, { LINE("R2 2.75 12 8.25 1M5.5 13.5h5M8 11v2.5") } },
    [PL_ICON_UP] = { "up", 0, 0, { LINE("M8 13V3.5M4 7.25L8 3.25l4 4") } },
    [PL_ICON_JOIN] = { "join", 0, 0,
        { LINE("M2 4h3.5L9 8h5M2 12h3.5L9 8M11.5 5.5L14 8l-2.5 2.5") } },
    [PL_ICON_FLAG] = { "flag", 0, 0, { LINE("M4 14V2.25h8L9.75 5 12 7.75H4") } },
    [PL_ICON_FILM] = { "film", 0, 0, { LINE(FILM), FILL("M6.75 5.75v4.5L10.5 8z") } },
    [PL_ICON_LOCK] = { "lock", 0, 0, { LINE("R3 7 10 7 1.5M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2") } },
    [PL_ICON_LIST] = { "list", 0, 0,
        { LINE("M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1") } },
    [PL_ICON_CALENDAR] = { "calendar", 0, 0, { LINE("R2 3 12 11 1.5M2 6.5h12M5 1.5V4M11 1.5V4") } },
    [PL_ICON_DOCUMENT] = { "document", 0, 0,
        { LINE("M3.5 1.75h6L12.5 5v9.25h-9zM9.25 1.75V5.25h3.25") } },
    [PL_ICON_SHEET] = { "sheet", 0, 0,
        { LINE("R2 2.5 12 11 1.5M2 6.25h12M2 9.75h12M6.5 2.5v11") } },
    [PL_ICON_GLOBE] = { "globe", 0, 0,
        { LINE("O8 8 6M2 8h12M8 2c4.5 4 4.5 8 0 12M8 2c-4.5 4-4.5 8 0 12") } },
    [PL_ICON_COVER] = { "cover", 0, 0, { BOTH("R2 4.5 12 7 1") } },
    [PL_ICON_PRINT] = { "print", 0, 0,
        { LINE("M4.5 6V2h7v4M4.5 12H2.5V6h11v6h-2R4.5 9.5 7 4.5 0") } },
    [PL_ICON_DICE] = { "dice", 0, 0,
        { LINE("R2.25 2.25 11.5 11.5 2"),
          { "M5.5 5.5h.1M10.5 10.5h.1M8 8h.1", PAINT_LINE, 2, 0, 0 } } },
    [PL_ICON_LIBRARY] = { "library", 0, 0,
        { LINE(FILM "M5 2.75v10.5M11 2.75v10.5M2 6.25h3M2 9.75h3M11 6.25h3M11 9.75h3") } },
    [PL_ICON_MONITOR] = { "monitor", 0, 0, { LINE("O8 8 6"), FILL("M6.75 5.5v5l4-2.5z") } },
    [PL_ICON_OVERSIGHT] = { "oversight", 0, 0,
        { LINE("M2.5 13.5v-5M6.2 13.5v-9M9.8 13.5v-6M13.5 13.5v-11") } },
    [PL_ICON_RUBRIC] = { "rubric", 0, 0,
        { LINE("R2.75 1.75 10.5 12.5 1.5M5.25 5.25l1 1 1.5-1.75M5.25 10l1 1 1.5-1.75M9.5 "
                "5.5h1.5M9.5 10.25h1.5") } },
    [PL_ICON_PEOPLE] = { "people", 0, 0,
        { LINE("O6 5.25 2.5M1.75 13.25c0-2.5 1.75-4 4.25-4s4.25 1.5 4.25 4M10.25 3.1a2.3 2.3 0 "
                "0 1 0 4.3M12 9.7c1.4.5 2.25 1.7 2.25 3.55") } },
    [PL_ICON_SETTINGS] = { "settings", 0, 0,
        { LINE("M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6O9.75 4.5 1.75O6.25 11.5 1.75") } },
    [PL_ICON_PLUMB] = { "plumbline", 28, 0,
        { { "M14 2v13", PAINT_LINE, 2, 0, 0 },
          { "M6 2.5h16", PAINT_LINE, 2.5, 0, 0 },
          { "M9.5 15h9L14 26z", PAINT_ACCENT, 0, 0, 0 } } },
};
/* clang-format on */

const paint_icon *paint_icon_get(pl_icon icon)
{
    pl_assert(icon < PL_ICONS);
    return &table[icon];
}

const char *pl_icon_name(pl_icon icon)
{
    return paint_icon_get(icon)->name;
}

pl_icon pl_icon_saving(pl_icon icon)
{
    if (icon < PL_ICON_STRENGTH || icon > PL_ICON_CRITICAL)
        return icon;
    return (pl_icon)((int)PL_ICON_STRENGTH_SAVING + (int)icon - (int)PL_ICON_STRENGTH);
}

void paint_set_colour(cairo_t *cr, uint32_t argb)
{
    cairo_set_source_rgba(cr, (argb >> 16 & 0xff) / 255.0, (argb >> 8 & 0xff) / 255.0,
                          (argb & 0xff) / 255.0, (argb >> 24) / 255.0);
}

static void fill(cairo_t *cr, uint32_t colour)
{
    if (!(colour >> 24))
        return;
    paint_set_colour(cr, colour);
    cairo_fill_preserve(cr);
}

static void stroke(cairo_t *cr, uint32_t colour)
{
    if (!(colour >> 24))
        return;
    paint_set_colour(cr, colour);
    cairo_stroke_preserve(cr);
}

static void draw_layer(cairo_t *cr, const paint_layer *layer, const paint_inks *inks)
{
    cairo_new_path(cr);
    pl_assert(paint_path_add(cr, layer->path));
    cairo_set_line_width(cr, layer->width > 0 ? layer->width : 1.5);
    cairo_set_dash(cr, (double[]){ layer->dash, layer->gap }, layer->how == PAINT_DASHED ? 2 : 0,
                   0);
    switch (layer->how) {
    case PAINT_FILL:
        fill(cr, inks->colour);
        break;
    case PAINT_ACCENT:
        fill(cr, inks->accent);
        break;
    case PAINT_BOTH:
        fill(cr, inks->colour);
        stroke(cr, inks->colour);
        break;
    case PAINT_HOLLOW:
        fill(cr, inks->ground);
        stroke(cr, inks->colour);
        break;
    case PAINT_INK:
        stroke(cr, inks->ink);
        break;
    case PAINT_GROUND:
        stroke(cr, inks->ground);
        break;
    case PAINT_LINE:
    case PAINT_DASHED:
        stroke(cr, inks->colour);
        break;
    }
}

void paint_icon_draw(cairo_t *cr, pl_icon icon, double size, const paint_inks *inks)
{
    const paint_icon *drawn = paint_icon_get(icon);
    double box = drawn->box > 0 ? drawn->box : 16;
    cairo_save(cr);
    cairo_scale(cr, size / box, size / box);
    cairo_set_line_cap(cr, drawn->sharp ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, drawn->sharp ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
    for (int i = 0; i < PAINT_LAYERS && drawn->layers[i].path; i++)
        draw_layer(cr, &drawn->layers[i], inks);
    cairo_new_path(cr);
    cairo_restore(cr);
}
