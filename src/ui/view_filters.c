/* Over the list of the library: what it leaves, and in which order. */
#include "over.h"

#include "plumbline/command/filter.h"
#include "plumbline/command/pictures.h"

#include <math.h>
#include <stdio.h>

enum { LINE = 40, SIDE = 20, GAP = 8, CHIPS = 5 };

typedef struct chip {
    char name[64];
    const char *command;
    bool on, menu; /* menu: it offers what there is */
    double wide;
} chip;

static void set_chip(ui_view *v, chip *out, const char *command, const char *name,
                     const char *chosen, bool menu)
{
    snprintf(out->name, sizeof out->name, "%.60s", chosen ? chosen : name);
    out->command = command;
    out->on = chosen != NULL;
    out->menu = menu;
    pl_chip look = { .is = { .name = out->name, .state = out->on ? PL_IS_CHECKED : 0 },
                     .after = out->on ? PL_ICON_CLOSE
                              : menu  ? PL_ICON_CHEVRON_DOWN
                                      : PL_ICON_NONE };
    out->wide = pl_chip_width(v->list, &look);
}

static void chips_of(chip out[CHIPS], ui_view *v)
{
    const pl_app *app = v->app;
    const pl_filter *filter = &app->view.filter;
    char recent[32];
    snprintf(recent, sizeof recent, "Last %d days", PL_RECENT_DAYS);
    set_chip(v, &out[0], "filter-recent", recent, filter->recent ? recent : NULL, false);
    set_chip(v, &out[1], "chip-programme", "Programme", pl_filter_programme_words(app), true);
    set_chip(v, &out[2], "chip-state", "State",
             filter->state < 0 ? NULL : pl_shelf_state_words((pl_shelf_state)filter->state), true);
    set_chip(v, &out[3], "chip-facilitator", "Facilitator", filter->code[0] ? filter->code : NULL,
             true);
    set_chip(v, &out[4], "filter-unwatched", "Not watched",
             filter->unwatched ? "Not watched" : NULL, false);
}

static void draw_chip(ui_view *v, pl_rect rect, const chip *of, int n)
{
    pl_chip look = { .after = of->on     ? PL_ICON_CLOSE
                              : of->menu ? PL_ICON_CHEVRON_DOWN
                                         : PL_ICON_NONE };
    look.is = ui_control(v, ui_id(v, "chip", n), of->name, of->command, NULL, 0);
    look.is.state |= of->on ? PL_IS_CHECKED : 0;
    pl_part_chip(v->list, pl_rect_middle(rect, of->wide, PL_CHIP_HIGH), &look);
}

static ui_button sort_button(const pl_app *app)
{
    return (ui_button){ .name = pl_sort_words(app->view.sort, app->view.sort_up),
                        .command = "sort-menu",
                        .kind = PL_BUTTON_QUIET,
                        .icon = PL_ICON_SORT,
                        .small = true };
}

/* ----- pictures in lists, and how many rows are left: as far as the chips leave room for them */

static double chips_wide(const chip chips[CHIPS])
{
    double wide = 0;
    for (int i = 0; i < CHIPS; i++)
        wide += chips[i].wide + GAP;
    return wide;
}

static void draw_shown(ui_view *v, pl_rect *row, double spare)
{
    char words[24];
    snprintf(words, sizeof words, "%d shown", v->app->shown_count);
    pl_run run = { .text = words, .type = { .style = PL_STYLE_SMALL, .tabular = true } };
    double wide = ceil(pl_run_measure(v->fonts, &run, 0).width);
    bool some = v->app->shown_count < v->app->shelf.count && v->ui->width >= UI_SHELF_NARROW;
    if (!some && row->w - wide - GAP < spare)
        return;
    ui_small(v, pl_rect_middle(pl_cut_right(row, wide), wide, 16), words, PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
    pl_cut_right(row, GAP);
}

static void draw_switch(ui_view *v, pl_rect *row, double spare)
{
    enum { WIDE = 32, HIGH = 18 };
    static const char name[] = "Pictures in lists";
    double wide = ui_small_width(v, name, PL_WEIGHT_OWN) + 1;
    if (row->w - wide - WIDE - 2 * GAP < spare)
        return;
    pl_control is = ui_control(v, ui_id(v, "list-pictures", 0), name, "list-pictures", NULL, 0);
    is.state |= pl_app_lists_pictures(v->app) ? PL_IS_CHECKED : 0u;
    pl_part_switch(v->list, pl_rect_middle(pl_cut_right(row, WIDE), WIDE, HIGH), &is, false);
    pl_cut_right(row, GAP);
    ui_small(v, pl_rect_middle(pl_cut_right(row, wide), wide, 16), name, PL_WEIGHT_OWN,
             PL_COLOUR_TEXT2);
    pl_cut_right(row, GAP);
}

static void draw_filters(ui_view *v, pl_rect rect)
{
    chip chips[CHIPS];
    ui_button sort = sort_button(v->app);
    chips_of(chips, v);
    pl_rect row = pl_rect_inset(pl_cut_top(&rect, LINE), SIDE, 0);
    ui_button_right(v, &row, PL_BUTTON_SMALL, GAP, &sort);
    draw_shown(v, &row, chips_wide(chips));
    draw_switch(v, &row, chips_wide(chips));
    for (int i = 0; i < CHIPS; i++) {
        if (chips[i].wide > row.w && rect.h >= LINE)
            row = pl_rect_inset(pl_cut_top(&rect, LINE), SIDE, 0);
        if (chips[i].wide > row.w)
            return; /* in the palette */
        draw_chip(v, pl_cut_left(&row, chips[i].wide), &chips[i], i);
        pl_cut_left(&row, GAP);
    }
}

bool ui_filters_region(const ui_state *ui, ui_region *out, pl_rect *rest)
{
    enum { WHOLE_LINE = 720, LOW = 480 };
    if (ui->app->shelf.count == 0)
        return false;
    bool two = rest->w < WHOLE_LINE && ui->height >= LOW;
    *out = (ui_region){ "filters", pl_cut_top(rest, two ? 2 * LINE : LINE), draw_filters, UI_STILL,
                        false };
    return true;
}
