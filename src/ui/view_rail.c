/* The rail of the screens that need no review: only those that there are. */
#include "over.h"

enum { RAIL = 80, FIRST = 54, PITCH = 56, FOOT_GAP = 8 };

typedef struct place {
    pl_screen screen;
    pl_icon icon;
    const char *words;
    bool foot; /* stands at the rail's foot */
} place;

static const place places[] = {
    { PL_SCREEN_LIBRARY, PL_ICON_LIBRARY, "Library", false },
    { PL_SCREEN_RUBRICS, PL_ICON_RUBRIC, "Rubrics", false },
    { PL_SCREEN_PEOPLE, PL_ICON_PEOPLE, "People", false },
    { PL_SCREEN_SETTINGS, PL_ICON_SETTINGS, "Settings", true },
};

const char *ui_rail_words(pl_screen screen)
{
    for (size_t i = 0; i < PL_COUNT(places); i++)
        if (places[i].screen == screen)
            return places[i].words;
    return "Library";
}

static void draw_place(ui_view *v, pl_rect rect, const place *to)
{
    const char *name = pl_screen_name(to->screen);
    bool here = v->app->view.screen == to->screen;
    pl_control is = ui_control(v, ui_id(v, name, 0), to->words, "screen", name, 0);
    pl_element tab = { .id = is.id,
                       .role = PL_ROLE_TAB,
                       .state = is.state | (here ? PL_IS_SELECTED : 0) | PL_IS_TARGET | PL_IS_STOP,
                       .rect = rect,
                       .name = to->words };
    pl_colour behind = here                     ? PL_COLOUR_SEL
                       : is.state & PL_IS_HOVER ? PL_COLOUR_HOVER
                                                : PL_COLOUR_PANEL;
    pl_colour words = here ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2;
    pl_box ground = { .fill = behind, .radius = 6 };
    pl_run run = { .text = to->words,
                   .type = { .style = PL_STYLE_TINY },
                   .colour = words,
                   .align = PL_ALIGN_CENTRE };
    pl_list_begin(v->list, &tab);
    pl_list_box(v->list, rect, &ground);
    if (here)
        pl_list_fill(v->list, (pl_rect){ rect.x - 4, rect.y + 8, 3, 36 }, PL_COLOUR_ACCENT);
    pl_list_icon(v->list, to->icon, (pl_point){ rect.x + 26, rect.y + 7 }, 20, words, behind);
    pl_list_run(v->list, (pl_rect){ rect.x, rect.y + 30, rect.w, 16 }, &run);
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, rect, 6, PL_RING_INSIDE);
    pl_list_end(v->list);
}

static void draw_rail(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x + rect.w - 1, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    pl_list_icon(v->list, PL_ICON_PLUMB, (pl_point){ rect.x + 26, rect.y + 12 }, 28, PL_COLOUR_TEXT,
                 PL_COLOUR_ACCENT);
    double y = rect.y + FIRST, foot = rect.y + rect.h - FOOT_GAP - 52;
    for (size_t i = 0; i < PL_COUNT(places); i++) {
        pl_rect at = { rect.x + 4, places[i].foot ? foot : y, RAIL - 8, 52 };
        if (!v->app->store && places[i].screen != PL_SCREEN_LIBRARY)
            continue;
        draw_place(v, at, &places[i]);
        y += places[i].foot ? 0 : PITCH;
    }
}

int ui_rail_region(const ui_state *ui, ui_region *out, pl_rect *rest)
{
    if (ui->width < UI_SHELF_NARROW)
        return 0;
    *out = (ui_region){ "rail", pl_cut_left(rest, RAIL), draw_rail, UI_STILL, false };
    return 1;
}

void ui_rail_back(ui_view *v, pl_rect *row)
{
    ui_button back = { .name = "Library",
                       .command = "screen",
                       .text = "library",
                       .icon = PL_ICON_BACK,
                       .bare = true };
    if (v->ui->width < UI_SHELF_NARROW)
        ui_button_left(v, row, PL_BUTTON_HIGH, 8, &back);
}
