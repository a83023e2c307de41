/* Where recordings may lie: this computer, drives, discs, and where some were added from before. */
#include "add.h"

#include <stdio.h>

enum { ROW = 32, TITLE = 28, SIDE = 8 };

static const char *group_of(pl_place_kind kind)
{
    return kind <= PL_PLACE_DOCUMENTS ? "This computer"
           : kind <= PL_PLACE_NETWORK ? "Drives"
           : kind == PL_PLACE_DISC    ? "Discs"
                                      : "Last used";
}

static pl_icon icon_of(pl_place_kind kind)
{
    static const pl_icon icons[] = { PL_ICON_COMPUTER, PL_ICON_FILM,  PL_ICON_DOCUMENT,
                                     PL_ICON_DRIVE,    PL_ICON_GLOBE, PL_ICON_DISC,
                                     PL_ICON_FOLDER };
    return icons[kind];
}

static void note_of(char out[32], const pl_place_here *place)
{
    const int64_t gb = 1000000000, mb = 1000000;
    out[0] = '\0';
    if (place->kind == PL_PLACE_NETWORK)
        snprintf(out, 32, "network");
    else if (place->kind == PL_PLACE_DISC)
        snprintf(out, 32, "disc");
    else if (place->free >= gb)
        snprintf(out, 32, "%lld GB free", (long long)(place->free / gb));
    else if (place->free >= 0)
        snprintf(out, 32, "%lld MB free", (long long)(place->free / mb));
}

static bool is_here(const pl_app_add *add, int which)
{
    const pl_places *places = &add->places;
    if (strcmp(places->items[which].path, add->folder) != 0)
        return false;
    for (int i = 0; i < which; i++) /* the first of two that are the same */
        if (strcmp(places->items[i].path, add->folder) == 0)
            return false;
    return true;
}

static void draw_place(ui_view *v, pl_rect rect, int which)
{
    char note[32];
    const pl_place_here *place = &v->app->add->places.items[which];
    bool here = is_here(v->app->add, which);
    pl_control is = ui_control(v, ui_id(v, "place", which), place->name, "add-place", NULL, which);
    is.state |= here ? PL_IS_SELECTED : 0u;
    note_of(note, place);
    pl_row_begin_round(v->list, rect, &is, note);
    pl_rect row = pl_rect_inset(rect, 8, 0);
    pl_list_icon(v->list, icon_of(place->kind), (pl_point){ row.x, row.y + 8 }, 16,
                 here ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2, PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    if (note[0]) {
        double wide = ui_words_width(v, note, PL_STYLE_TINY, PL_WEIGHT_REGULAR) + 1;
        pl_run run = { .text = note,
                       .type = { PL_STYLE_TINY, PL_WEIGHT_REGULAR, .tabular = true },
                       .colour = PL_COLOUR_MUTED };
        pl_list_run(v->list, pl_cut_right(&row, wide), &run);
        pl_cut_right(&row, 8);
    }
    pl_run run = { .text = place->name,
                   .type = { .weight = here ? PL_WEIGHT_MEDIUM : PL_WEIGHT_OWN },
                   .colour = here ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2 };
    pl_list_run(v->list, row, &run);
    pl_row_end(v->list);
}

static double height_of(const pl_places *places)
{
    const char *group = "";
    double high = 4;
    for (int i = 0; i < places->count; i++) {
        high += strcmp(group, group_of(places->items[i].kind)) == 0 ? ROW : ROW + TITLE;
        group = group_of(places->items[i].kind);
    }
    return high + 12;
}

void ui_draw_add_places(ui_view *v, pl_rect rect)
{
    enum { DROP = 44 };
    pl_app_add *add = v->app->add;
    const char *group = "";
    double high = height_of(&add->places);
    if (rect.h > high + DROP) {
        pl_rect foot = pl_cut_bottom(&rect, DROP);
        ui_para(v, pl_rect_inset(foot, 16, 0), "You can also drop files or folders on the window.",
                PL_STYLE_SMALL, PL_COLOUR_MUTED, 2);
    }
    pl_rect seen = pl_rect_inset(rect, SIDE, 0);
    double y = seen.y + 4 - add->places_scroll;
    pl_list_clip(v->list, rect);
    for (int i = 0; i < add->places.count; i++) {
        const char *of = group_of(add->places.items[i].kind);
        if (strcmp(group, of) != 0) {
            pl_rect title = { seen.x + 8, y, seen.w - 8, TITLE };
            ui_small(v, title, of, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
            y += TITLE;
        }
        group = of;
        draw_place(v, (pl_rect){ seen.x, y, seen.w, ROW }, i);
        y += ROW;
    }
    pl_list_unclip(v->list);
    ui_scrolls(v, rect, &add->places_scroll, high);
}
