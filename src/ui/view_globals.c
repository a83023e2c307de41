/* Beside the counts: the items of the rubric that get a level from the whole stretch, for the facilitator who
 * is being counted. None is chosen beforehand; what a level needs is asked for on Score. */
#include "view_counts.h"

#include <stdio.h>

enum { HEAD = 26, ROW = 34, CELL = 29, NONE = 74, EDGE = 12 };

static bool is_given(const pl_desk *desk, const pl_item *item)
{
    return item->per == PL_PER_FACILITATOR && item->applies[desk->facts.review->setting] &&
           item->scale;
}

double ui_globals_height(const ui_view *v)
{
    const pl_desk *desk = v->app->desk;
    int count = 0;
    for (int i = 0; i < desk->facts.rubric->item_count && !desk->counts.participants; i++)
        count += is_given(desk, &desk->facts.rubric->items[i]);
    return count ? HEAD + count * ROW : 0;
}

static void head(ui_view *v, pl_rect row, pl_who who)
{
    const pl_desk *desk = v->app->desk;
    const pl_rubric *rubric = desk->facts.rubric;
    int count = 0, given = 0;
    char title[64], words[64] = "none chosen · given at the end";
    for (int i = 0; i < rubric->item_count; i++)
        if (is_given(desk, &rubric->items[i])) {
            count++;
            given += pl_desk_score_of(desk, rubric->items[i].id, who).any;
        }
    snprintf(title, sizeof title, "Globals, %c, %d to %d", who, rubric->levels[0].value,
             rubric->levels[rubric->level_count - 1].value);
    if (given)
        snprintf(words, sizeof words, "%d of %d chosen", given, count);
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_right(&row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    ui_words(v, row, title, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
}

typedef struct cells {
    pl_control cell[PL_LEVELS_MOST], none;
    char names[PL_LEVELS_MOST][8];
} cells;

static void cells_of(cells *out, ui_view *v, const pl_item *item, int index, pl_who who)
{
    pl_desk_score_now now = pl_desk_score_of(v->app->desk, item->id, who);
    char text[48];
    for (int i = 0; i < item->scale->level_count; i++) {
        int value = item->scale->levels[i].value;
        snprintf(out->names[i], sizeof out->names[i], "%d", value);
        snprintf(text, sizeof text, "%.16s %c %d", item->id, who, value);
        out->cell[i] =
            ui_control(v, ui_id(v, "global", index * 16 + i), out->names[i], "score", text, 0);
        out->cell[i].hint = pl_rubric_level_words(item, v->app->desk->facts.review->setting, value);
        ui_read_only(v, &out->cell[i]);
        out->cell[i].state |= now.any && now.level == value ? PL_IS_SELECTED : 0;
    }
    snprintf(text, sizeof text, "%.16s %c", item->id, who);
    out->none = ui_control(v, ui_id(v, "global-none", index), "No score…", "no-score", text, 0);
    ui_read_only(v, &out->none);
    out->none.state |= now.any && now.level == PL_NO_LEVEL ? PL_IS_SELECTED : 0;
}

static void item_row(ui_view *v, pl_rect row, const pl_item *item, int index, pl_who who)
{
    cells c;
    char said[120];
    const char *title = item->words[v->app->desk->facts.review->setting].title;
    cells_of(&c, v, item, index, who);
    snprintf(said, sizeof said, "%s %.90s, %c", item->id, title, who);
    pl_score_control control = { .is = ui_plain(v, ui_id(v, "globals", index), said),
                                 .cells = c.cell,
                                 .count = item->scale->level_count,
                                 .none = &c.none,
                                 .cell = CELL,
                                 .none_wide = NONE };
    pl_rect place = pl_cut_right(&row, pl_score_width(&control));
    pl_part_score(v->list, pl_rect_middle(place, place.w, 28), &control);
    pl_cut_right(&row, 8);
    ui_words(v, pl_cut_left(&row, 24), item->id, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_run run = { .text = title, .type = { .style = PL_STYLE_SMALL }, .lines = 2 };
    pl_part_text(v->list, row, &run);
}

void ui_draw_globals(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    pl_who who = pl_desk_tally_who(desk);
    rect = pl_rect_inset(rect, EDGE, 0);
    head(v, pl_cut_top(&rect, HEAD), who);
    for (int i = 0; i < desk->facts.rubric->item_count; i++)
        if (is_given(desk, &desk->facts.rubric->items[i]))
            item_row(v, pl_cut_top(&rect, ROW), &desk->facts.rubric->items[i], i, who);
}
