/* Over the list of the library: what it leaves, and in which order. */
#include "over.h"

#include "plumbline/command/filter.h"

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

static void draw_filters(ui_view *v, pl_rect rect)
{
    chip chips[CHIPS];
    ui_button sort = sort_button(v->app);
    chips_of(chips, v);
    pl_rect row = pl_rect_inset(pl_cut_top(&rect, LINE), SIDE, 0);
    ui_button_right(v, &row, PL_BUTTON_SMALL, GAP, &sort);
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
