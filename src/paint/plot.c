#include "plumbline/paint/plot.h"

#include "plumbline/paint/parts.h"

#include <math.h>
#include <stdio.h>

enum { TOP = 14, FIELD = 104, UNDER = 8, LINE = 16, SCALE = 24 };

/* ----- places */

static int lines_of(const pl_plot *plot)
{
    int most = 0;
    for (int i = 0; i < plot->count; i++)
        for (int n = 0; n < PL_PLOT_LINES && plot->dots[i].under[n]; n++)
            most = n + 1 > most ? n + 1 : most;
    return most;
}

double pl_plot_height(const pl_plot *plot)
{
    int lines = lines_of(plot);
    return TOP + FIELD + UNDER + (lines ? UNDER + lines * LINE : 0);
}

static double wide_of(pl_rect rect, const pl_plot *plot)
{
    return plot->count > 0 ? (rect.w - SCALE) / plot->count : rect.w - SCALE;
}

static double y_of(pl_rect rect, const pl_plot *plot, double value)
{
    double span = plot->most > plot->least ? plot->most - plot->least : 1;
    return rect.y + TOP + FIELD * (plot->most - value) / span;
}

pl_point pl_plot_place(pl_rect rect, const pl_plot *plot, int which)
{
    double wide = wide_of(rect, plot);
    return (pl_point){ rect.x + SCALE + wide * (which + 0.5),
                       y_of(rect, plot, plot->dots[which].value) };
}

/* ----- marks */

static void words(pl_list *list, pl_rect rect, const char *text, pl_style style, pl_weight weight,
                  pl_colour colour, pl_align align)
{
    pl_run run = { .text = text,
                   .type = { .style = style, .weight = weight, .tabular = true },
                   .colour = colour,
                   .align = align };
    pl_list_run(list, rect, &run);
}

static void scale(pl_list *list, pl_rect rect, const pl_plot *plot)
{
    for (int value = plot->least; value <= plot->most; value++) {
        char text[8];
        double y = floor(y_of(rect, plot, value));
        snprintf(text, sizeof text, "%d", value);
        pl_list_fill(list, (pl_rect){ rect.x + SCALE, y, rect.w - SCALE, 1 }, PL_COLOUR_LINE);
        words(list, (pl_rect){ rect.x, y - LINE / 2.0, 14, LINE }, text, PL_STYLE_TINY,
              PL_WEIGHT_REGULAR, PL_COLOUR_MUTED, PL_ALIGN_RIGHT);
    }
}

static void line(pl_list *list, pl_rect rect, const pl_plot *plot)
{
    pl_stroke stroke = { .colour = PL_COLOUR_TEXT2, .width = 1.5 };
    for (int i = 1; plot->line && i < plot->count; i++)
        if (plot->dots[i].there && plot->dots[i - 1].there && plot->dots[i].joined)
            pl_list_line(list, pl_plot_place(rect, plot, i - 1), pl_plot_place(rect, plot, i),
                         &stroke);
}

/* The newest that has a value. */
static bool is_last(const pl_plot *plot, int which)
{
    for (int i = which + 1; i < plot->count; i++)
        if (plot->dots[i].there)
            return false;
    return true;
}

static pl_run value_run(const pl_plot *plot, int which)
{
    return (
        pl_run){ .text = plot->dots[which].words,
                 .type = { .style = PL_STYLE_SMALL,
                           .weight = is_last(plot, which) ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_MEDIUM,
                           .tabular = true },
                 .colour = PL_COLOUR_TEXT,
                 .align = PL_ALIGN_CENTRE };
}

/* Over the dot; no line of the scale goes through it. */
static pl_rect value_rect(pl_list *list, pl_rect rect, const pl_plot *plot, int which)
{
    enum { OVER = 23 };
    pl_run run = value_run(plot, which);
    pl_point at = pl_plot_place(rect, plot, which);
    double wide = ceil(pl_run_measure(pl_list_fonts(list), &run, 0).width) + 4;
    return (pl_rect){ floor(at.x - wide / 2), floor(at.y - OVER), wide, LINE };
}

static void dot(pl_list *list, pl_rect rect, const pl_plot *plot, int which)
{
    bool last = is_last(plot, which);
    double r = last ? 5.5 : 4.5;
    pl_point at = pl_plot_place(rect, plot, which);
    pl_box box = { .fill = last ? PL_COLOUR_TEXT : plot->ground,
                   .edge = PL_COLOUR_TEXT,
                   .width = 1.8,
                   .radius = r };
    pl_run run = value_run(plot, which);
    pl_list_box(list, (pl_rect){ at.x - r, at.y - r, 2 * r, 2 * r }, &box);
    pl_list_run(list, value_rect(list, rect, plot, which), &run);
}

static void under(pl_list *list, pl_rect rect, const pl_plot *plot, int which)
{
    static const pl_colour colours[PL_PLOT_LINES] = { PL_COLOUR_TEXT2, PL_COLOUR_TEXT2,
                                                      PL_COLOUR_MUTED, PL_COLOUR_MUTED };
    double wide = wide_of(rect, plot), y = rect.y + TOP + FIELD + UNDER;
    bool last = which == plot->count - 1;
    for (int n = 0; n < PL_PLOT_LINES && plot->dots[which].under[n]; n++)
        words(list, (pl_rect){ rect.x + SCALE + wide * which, y + n * LINE, wide, LINE },
              plot->dots[which].under[n], PL_STYLE_TINY,
              n == 1 ? PL_WEIGHT_MEDIUM : PL_WEIGHT_REGULAR,
              last && n == 0 ? PL_COLOUR_TEXT : colours[n], PL_ALIGN_CENTRE);
}

void pl_part_plot(pl_list *list, pl_rect rect, const pl_plot *plot)
{
    pl_element element = {
        .role = PL_ROLE_IMAGE, .rect = rect, .name = plot->name, .value = plot->words
    };
    pl_list_begin(list, &element);
    scale(list, rect, plot);
    for (int i = 0; i < plot->count; i++)
        if (plot->dots[i].there)
            pl_list_fill(list, value_rect(list, rect, plot, i), plot->ground);
    line(list, rect, plot);
    for (int i = 0; i < plot->count; i++) {
        if (plot->dots[i].there)
            dot(list, rect, plot, i);
        under(list, rect, plot, i);
    }
    pl_list_end(list);
}
