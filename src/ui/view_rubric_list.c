/* The list of rubrics: those that ship and those of the service, each with its editions. */
#include "rubrics.h"

#include "plumbline/base/file.h"

#include <stdio.h>

enum {
    HEAD = 64,
    SIDE = 16,
    FIND = 36,
    GROUP = 32,
    TITLE = 30,
    ROW = 32,
    ROW_LEFT = 34,
    ICON = 16
};

/* What stands below each other; the same calls measure and draw. */
typedef struct flow {
    ui_view *v;
    bool draw;
    double x, y, w;
    pl_rect room; /* nothing outside is drawn */
} flow;

static pl_rect take(flow *f, double high)
{
    pl_rect rect = { f->x, f->y, f->w, high };
    f->y += high;
    return rect;
}

static bool is_seen(const flow *f, pl_rect rect)
{
    return f->draw && rect.y < f->room.y + f->room.h && rect.y + rect.h > f->room.y;
}

/* ----- rows */

static void group(flow *f, const char *words, pl_icon icon, bool line)
{
    if (line)
        take(f, 10);
    pl_rect rect = take(f, GROUP);
    if (!is_seen(f, rect))
        return;
    if (line)
        pl_list_fill(f->v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = { rect.x + SIDE, rect.y + 12, rect.w - 2 * SIDE, 16 };
    pl_list_icon(f->v->list, icon, (pl_point){ row.x, row.y + 1 }, 14, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 20);
    ui_small(f->v, row, words, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
}

static void title(flow *f, const char *words)
{
    pl_rect rect = take(f, TITLE);
    if (is_seen(f, rect))
        ui_words(f->v, (pl_rect){ rect.x + SIDE, rect.y + 8, rect.w - 2 * SIDE, 20 }, words,
                 PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
}

static int faults_of(const pl_app *app, const pl_rubric_entry *entry)
{
    bool open = pl_rubric_open(app) == entry && app->rubric_desk->check;
    return open ? pl_rubric_faults(app) : entry->problems.faults;
}

static bool is_used(const pl_rubric_entry *entry)
{
    return entry->signed_reviews + entry->drafts > 0;
}

/* "Edition 1 · 26 items" */
static void row_words(char out[112], const pl_rubric_entry *entry)
{
    char edition[48], count[48] = "";
    const pl_rubric *rubric = entry->rubric;
    ui_rubric_edition(edition, entry);
    if (rubric && !entry->draft && rubric->counter_count > 0)
        ui_rubric_count(count, rubric->counter_count, "count");
    else if (rubric && !entry->draft && rubric->item_count > 0)
        ui_rubric_count(count, rubric->item_count, "item");
    else if (rubric && !entry->draft && rubric->prompt_count > 0)
        ui_rubric_count(count, rubric->prompt_count, "question");
    snprintf(out, 112, "%s%s%s", edition, count[0] ? " · " : "", count);
}

/* What stands at the right; "" for nothing. */
static void aside_words(char out[64], const pl_app *app, const pl_rubric_entry *entry)
{
    int faults = faults_of(app, entry);
    out[0] = '\0';
    if (faults > 0 && !entry->draft)
        snprintf(out, 64, "line %d, column %d", entry->problems.items[0].line,
                 entry->problems.items[0].column);
    else if (faults > 0)
        ui_rubric_count(out, faults, "problem");
    else if (is_used(entry))
        snprintf(out, 64, "in use");
}

static void draw_pill(ui_view *v, pl_rect *row, const char *words)
{
    pl_type type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_MEDIUM };
    double wide = (double)(int)(pl_text_width(v->fonts, words, type) + 0.999) + 12;
    pl_rect pill = pl_rect_middle(pl_cut_right(row, wide), wide, PL_COUNT_HIGH);
    pl_list_box(v->list, pill, &(pl_box){ .fill = PL_COLOUR_STRENGTH_BG, .radius = 8 });
    pl_run run = {
        .text = words, .type = type, .colour = PL_COLOUR_STRENGTH, .align = PL_ALIGN_CENTRE
    };
    pl_list_run(v->list, pill, &run);
}

static void draw_aside(ui_view *v, pl_rect *row, const char *words, bool wrong)
{
    if (!words[0])
        return;
    if (!wrong) {
        draw_pill(v, row, words);
        pl_cut_right(row, 8);
        return;
    }
    pl_type type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true };
    double wide = pl_text_width(v->fonts, words, type) + 1;
    ui_small(v, pl_cut_right(row, wide), words, PL_WEIGHT_MEDIUM, PL_COLOUR_CRIT);
    pl_rect mark = pl_cut_right(row, 18);
    pl_list_icon(v->list, PL_ICON_OCTAGON, (pl_point){ mark.x, mark.y + 9 }, 14, PL_COLOUR_CRIT,
                 PL_COLOUR_NONE);
    pl_cut_right(row, 8);
}

/* The open one alone is a stop of Tab, under one id, so that the ring goes along with the arrows. */
static void begin_row(ui_view *v, pl_rect rect, int index, const char *name, const char *value,
                      const char *hint)
{
    bool open = v->app->rubric_desk->at == index;
    uint64_t id = open ? ui_id(v, "chosen", 0) : ui_id(v, "edition", index);
    pl_control is = ui_control_press(v, id, name, "rubric-text", NULL, index, UI_DOUBLE);
    v->panel->acts[v->panel->act_count - 1].first = pl_command_find("rubric-row");
    is.state &= ~(unsigned)PL_IS_DISABLED;
    is.hint = hint;
    if (open) {
        is.state |= PL_IS_SELECTED;
        pl_row_begin(v->list, rect, &is, value);
        return;
    }
    pl_element plain = { .id = id,
                         .role = PL_ROLE_ROW,
                         .state = is.state | PL_IS_TARGET,
                         .rect = rect,
                         .name = name,
                         .value = value,
                         .hint = hint };
    pl_list_begin(v->list, &plain);
    if (is.state & (PL_IS_HOVER | PL_IS_PRESSED))
        pl_list_fill(v->list, rect, is.state & PL_IS_PRESSED ? PL_COLOUR_PRESS : PL_COLOUR_HOVER);
}

static void draw_row(ui_view *v, pl_rect rect, int index)
{
    const pl_rubric_entry *entry = &v->app->rubric_desk->shelf.items[index];
    char words[112], aside[64], name[160];
    bool open = v->app->rubric_desk->at == index, wrong = faults_of(v->app, entry) > 0;
    row_words(words, entry);
    aside_words(aside, v->app, entry);
    snprintf(name, sizeof name, "%.100s, %.48s", entry->title, words);
    begin_row(v, rect, index, name, aside,
              wrong && entry->problems.count > 0 && !entry->draft ? entry->problems.items[0].text
                                                                  : NULL);
    pl_rect row = { rect.x + ROW_LEFT, rect.y, rect.w - ROW_LEFT - SIDE, rect.h };
    pl_list_icon(v->list, entry->draft ? PL_ICON_HALF_DISC : PL_ICON_DOCUMENT,
                 (pl_point){ row.x, row.y + 8 }, ICON,
                 entry->draft ? PL_COLOUR_DEV : PL_COLOUR_MUTED,
                 open ? PL_COLOUR_SEL : PL_COLOUR_PANEL);
    pl_cut_left(&row, ICON + 8);
    draw_aside(v, &row, aside, wrong);
    ui_small(v, row, words, PL_WEIGHT_OWN, open ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2);
    pl_row_end(v->list);
}

/* ----- the list */

static const char foot_words[] =
    "A rubric is a text file in the library folder. To change a shipped "
    "one, make a copy. An edition that has been saved is never changed "
    "again.";

static void rows(flow *f, pl_rect *open)
{
    const pl_rubric_desk *desk = f->v->app->rubric_desk;
    const pl_rubric_entry *before = NULL;
    for (int i = 0; i < desk->shown_count; i++) {
        const pl_rubric_entry *entry = &desk->shelf.items[desk->shown[i]];
        if (!before || before->shipped != entry->shipped)
            group(f, entry->shipped ? "Shipped, cannot be changed" : "Own",
                  entry->shipped ? PL_ICON_LOCK : PL_ICON_PEN, before != NULL);
        if (!before || !pl_rubric_entry_same(before, entry))
            title(f, entry->title);
        pl_rect row = take(f, ROW);
        if (desk->at == desk->shown[i])
            *open = row;
        if (is_seen(f, row))
            draw_row(f->v, row, desk->shown[i]);
        before = entry;
    }
}

static void take_focus(ui_view *v)
{
    pl_rubric_desk *desk = v->app->rubric_desk;
    if (!desk->row_focus || !desk->read || v->app->view.dialog || v->app->view.menu ||
        pl_app_field(v->app) != PL_FIELD_NONE)
        return;
    desk->row_focus = false;
    pl_app_focus(v->app, ui_id(v, "chosen", 0), true);
}

/* A key moved in the list: the row comes into sight. */
static void seek(pl_rubric_desk *desk, pl_rect room, pl_rect open)
{
    if (!desk->row_wanted || open.h <= 0)
        return;
    desk->row_wanted = false;
    int top = (int)(open.y - room.y), foot = top + (int)open.h;
    if (top - TITLE < desk->list_scroll)
        desk->list_scroll = top - TITLE < 0 ? 0 : top - TITLE;
    if (foot > desk->list_scroll + (int)room.h)
        desk->list_scroll = foot - (int)room.h;
}

static void draw_rows(ui_view *v, pl_rect room)
{
    pl_rubric_desk *desk = v->app->rubric_desk;
    pl_rect open = { 0 };
    flow measure = { v, false, room.x, room.y, room.w, room };
    rows(&measure, &open);
    double whole = measure.y - room.y + 8;
    seek(desk, room, open);
    int most = whole > room.h ? (int)(whole - room.h + 0.999) : 0;
    desk->list_scroll = desk->list_scroll > most ? most : desk->list_scroll;
    flow f = { v, true, room.x, room.y - desk->list_scroll, room.w, room };
    pl_list_clip(v->list, room);
    rows(&f, &open);
    pl_list_unclip(v->list);
    ui_scrolls(v, room, &desk->list_scroll, whole);
}

static void draw_head(ui_view *v, pl_rect rect)
{
    pl_rect row = { rect.x + SIDE, rect.y, rect.w - SIDE - 12, rect.h };
    ui_button fresh = {
        .name = "New…", .command = "rubric-new", .icon = PL_ICON_PLUS, .small = true
    };
    ui_button back = {
        .name = "Back to the text", .command = "rubric-list", .icon = PL_ICON_CLOSE, .bare = true
    };
    if (v->app->rubric_desk->list_open && v->ui->width < UI_RUBRICS_FOLDED)
        ui_button_right(v, &row, PL_BUTTON_HIGH, 8, &back);
    ui_button_right(v, &row, PL_BUTTON_SMALL, 8, &fresh);
    ui_rail_back(v, &row);
    pl_part_heading(v->list, row, "Rubrics", PL_STYLE_TITLE);
}

static void draw_find(ui_view *v, pl_rect rect)
{
    char slash[UI_CAPS_ROOM];
    bool key = ui_caps_of(slash, v, "rubrics", "rubric-search", NULL);
    pl_field look = { .is = { .name = "Search rubrics, items" },
                      .placeholder = "Search rubrics, items",
                      .icon = PL_ICON_SEARCH,
                      .keys = key ? slash : NULL };
    ui_text_field(v, (pl_rect){ rect.x + SIDE, rect.y, rect.w - 2 * SIDE, PL_FIELD_HIGH },
                  PL_FIELD_RUBRIC_FIND, &look);
}

void ui_draw_rubric_list(ui_view *v, pl_rect rect)
{
    enum { LEAST = 560 };
    const pl_rubric_desk *desk = v->app->rubric_desk;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x + rect.w - 1, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    pl_cut_right(&rect, 1);
    draw_head(v, pl_cut_top(&rect, HEAD));
    draw_find(v, pl_cut_top(&rect, FIND));
    if (v->ui->height >= LEAST) {
        pl_run run = { .text = foot_words,
                       .type = { .style = PL_STYLE_SMALL },
                       .lines = PL_LINES_ALL };
        double high = pl_run_measure(v->fonts, &run, rect.w - 2 * SIDE).height;
        pl_rect foot = pl_cut_bottom(&rect, high + 27);
        pl_list_fill(v->list, (pl_rect){ foot.x, foot.y, foot.w, 1 }, PL_COLOUR_LINE);
        ui_para(v, (pl_rect){ foot.x + SIDE, foot.y + 13, foot.w - 2 * SIDE, high }, foot_words,
                PL_STYLE_SMALL, PL_COLOUR_TEXT2, PL_LINES_ALL);
    }
    take_focus(v);
    if (desk->read && desk->shown_count == 0)
        ui_para(v, (pl_rect){ rect.x + SIDE, rect.y + 12, rect.w - 2 * SIDE, 40 },
                "No rubric has these words.", PL_STYLE_BODY, PL_COLOUR_MUTED, 2);
    else
        draw_rows(v, rect);
}
