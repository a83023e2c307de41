/* The menu that is open: it hangs on what opened it. */
#include "over.h"

#include "plumbline/command/menu.h"

#include <stdio.h>

enum { EDGE = 5, HANG = 7 /* past the focus ring */, PAD = 8, TITLE = 26, LEAST = 168, MOST = 420 };

typedef struct menu_look {
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    int count, columns, deep; /* rows of a column */
    bool title, numbers;
    pl_rect at; /* what it hangs on */
    double row, width, height;
} menu_look;

/* The key that does the same without the menu. */
static bool own_key(char out[UI_CAPS_ROOM], const ui_view *v, const pl_menu_row *row)
{
    const char *section = ui_section(v);
    if (v->app->view.menu == PL_MENU_KIND && strncmp(row->command, "critical", 8) == 0)
        return ui_caps_of(out, v, section, "critical", NULL);
    return ui_caps_of(out, v, section, row->command, row->text[0] ? row->text : NULL);
}

static pl_colour colour_of(const pl_menu_row *row)
{
    return row->kind == PL_TAG_CRITICAL ? PL_COLOUR_CRIT : ui_kind_colour((pl_tag_kind)row->kind);
}

/* The list below a field, which is typed in while it is open. */
static bool is_list(pl_menu menu)
{
    return menu == PL_MENU_PROGRAMME || menu == PL_MENU_SESSION || menu == PL_MENU_RUBRIC ||
           menu == PL_MENU_ADD_SESSION || menu == PL_MENU_ADD_GROUP;
}

static pl_menu_item item_of(ui_view *v, const menu_look *look, int n, char caps[UI_CAPS_ROOM])
{
    const pl_menu_row *row = &look->rows[n];
    pl_menu_item item = { .is = { .name = row->words } };
    caps[0] = '\0';
    if (look->numbers && n < 9)
        snprintf(caps, UI_CAPS_ROOM, "%d", n + 1);
    else if (!look->numbers && v->app->view.menu != PL_MENU_SPEED && !is_list(v->app->view.menu))
        own_key(caps, v, row);
    item.keys = caps[0] ? caps : NULL;
    item.keys_first = look->numbers;
    if (row->kind >= 0) {
        item.icon = ui_kind_icon((pl_tag_kind)row->kind);
        item.colour = colour_of(row);
    } else if (v->app->view.menu == PL_MENU_SPEED || v->app->view.menu == PL_MENU_ALSO ||
               v->app->view.menu == PL_MENU_SOUND ||
               v->app->view.menu >= PL_MENU_FILTER_PROGRAMME || is_list(v->app->view.menu)) {
        item.icon = PL_ICON_CHECK; /* its room is kept where it is not shown */
        item.colour = row->chosen ? PL_COLOUR_ACCENT : PL_COLOUR_NONE;
    }
    return item;
}

static double width_of(ui_view *v, const menu_look *look, int n)
{
    char caps[UI_CAPS_ROOM];
    pl_menu_item item = item_of(v, look, n, caps);
    double wide = 2 * PAD + ui_words_width(v, item.is.name, PL_STYLE_BODY, PL_WEIGHT_OWN) + 2;
    if (item.keys)
        wide += pl_keys_width(v->list, item.keys, PL_KEYS_PLAIN) + (item.keys_first ? 8 : 24);
    return wide + (item.icon ? 22 : 0);
}

/* The control that opened it; opened by a key, the one of the score in hand; or the row of the list. */
static uint64_t hangs_on(const pl_app *app)
{
    const pl_view *view = &app->view;
    const uint64_t filters = pl_id_of(0, "filters", 0);
    if (view->menu == PL_MENU_SORT)
        return pl_id_of(filters, "sort-menu", 0);
    if (view->menu >= PL_MENU_FILTER_PROGRAMME) /* the chips of the same order behind the first */
        return pl_id_of(filters, "chip", 1 + view->menu - PL_MENU_FILTER_PROGRAMME);
    bool records = view->menu == PL_MENU_RECORDS && view->screen == PL_SCREEN_LIBRARY;
    if (records || (view->menu >= PL_MENU_RECORDING && view->menu <= PL_MENU_SPLIT))
        return pl_id_of(pl_id_of(0, "list", 0), "chosen", 0);
    if (view->menu_at || view->screen != PL_SCREEN_SCORE)
        return view->menu_at;
    return pl_id_of(pl_id_of(0, "sheet", 0), view->menu == PL_MENU_EVIDENCE ? "add" : "no-score",
                    view->item * 256 + view->who);
}

/* Rows that find room at once; a list leaves its field free. */
static int rows_at_once(const ui_state *ui, const menu_look *look, pl_menu menu)
{
    double room = ui->height - 2 * UI_MARGIN - 2 * EDGE - (look->title ? TITLE : 0);
    double above = look->at.y - UI_MARGIN - 4 - 2 * EDGE;
    double below = ui->height - UI_MARGIN - look->at.y - look->at.h - 4 - 2 * EDGE;
    if (is_list(menu) && !pl_rect_empty(look->at))
        room = above > below ? above : below;
    return room < PL_MENU_ROW ? 1 : (int)(room / PL_MENU_ROW);
}

/* As many columns as are needed for all rows to be seen at once. */
static void measure(menu_look *look, ui_view *v)
{
    const ui_state *ui = v->ui;
    pl_menu menu = v->app->view.menu;
    look->count = pl_menu_rows(look->rows, v->app);
    look->at = ui_element_rect(ui, hangs_on(v->app));
    look->numbers = menu != PL_MENU_KIND && menu != PL_MENU_MORE && menu != PL_MENU_RECORDING &&
                    menu != PL_MENU_SPEED && menu != PL_MENU_ALSO &&
                    !is_list(menu); /* those are numbers themselves */
    look->title = menu != PL_MENU_KIND && menu != PL_MENU_MORE && menu != PL_MENU_RECORDING &&
                  menu != PL_MENU_SPEED && menu != PL_MENU_NO_SCORE && !is_list(menu);
    double wide = is_list(menu) ? look->at.w - 2 * EDGE : LEAST, top = look->title ? TITLE : 0;
    for (int i = 0; i < look->count; i++) {
        double own = width_of(v, look, i);
        wide = own > wide ? own : wide;
    }
    if (look->title) {
        double own = 2 * PAD + 2 + ui_words_width(v, pl_menu_title(menu), PL_STYLE_SMALL, 500) +
                     PAD + pl_keys_width(v->list, "Esc", PL_KEYS_ROW);
        wide = own > wide ? own : wide;
    }
    int room = rows_at_once(ui, look, menu);
    look->columns = look->count > 0 ? (look->count + room - 1) / room : 1;
    look->deep = (look->count + look->columns - 1) / look->columns;
    double most = (ui->width - 2 * UI_MARGIN - 2 * EDGE) / look->columns;
    wide = wide < MOST ? wide : MOST;
    look->row = (double)(int)(wide < most ? wide : most);
    look->width = look->row * look->columns + 2 * EDGE;
    look->height = look->deep * PL_MENU_ROW + 2 * EDGE + top;
}

/* Below what it hangs on, above it where there is no room, in the middle where it hangs on nothing. */
static pl_rect place(const ui_state *ui, pl_rect at, double w, double h)
{
    pl_rect out = { at.x, at.y + at.h + HANG, w, h };
    if (pl_rect_empty(at))
        out = (pl_rect){ (ui->width - w) / 2, (ui->height - h) / 3, w, h };
    else if (out.y + h > ui->height - UI_MARGIN)
        out.y = at.y - HANG - h;
    if (out.x + w > ui->width - UI_MARGIN)
        out.x = ui->width - UI_MARGIN - w;
    if (out.y + h > ui->height - UI_MARGIN)
        out.y = ui->height - UI_MARGIN - h;
    out.x = (double)(int)(out.x < UI_MARGIN ? UI_MARGIN : out.x);
    out.y = (double)(int)(out.y < UI_MARGIN ? UI_MARGIN : out.y);
    return out;
}

static void draw_row(ui_view *v, pl_rect rect, const menu_look *look, int n)
{
    char caps[UI_CAPS_ROOM];
    const pl_menu_row *row = &look->rows[n];
    pl_menu_item item = item_of(v, look, n, caps);
    item.is = ui_control(v, ui_id(v, "choice", n), row->words, "choose-row", NULL, n);
    const char *why = pl_command_why_not(pl_command_find(row->command), v->app);
    if (why) {
        item.is.state = PL_IS_DISABLED;
        item.is.hint = why;
    }
    if (v->app->view.chosen == n)
        item.is.state |= PL_IS_SELECTED;
    if (row->chosen)
        item.is.state |= PL_IS_CHECKED;
    pl_part_menu_item(v->list, rect, &item);
}

/* The two critical kinds are asked while one watches: at the foot of the panel, off the picture. */
static bool at_foot(pl_rect *out, const ui_state *ui, menu_look *look)
{
    if (ui->app->view.menu != PL_MENU_CRITICAL || ui->app->view.screen != PL_SCREEN_WATCH)
        return false;
    for (int i = 0; i < ui->count; i++) {
        pl_rect panel = ui->panels[i].region.rect;
        if (strcmp(ui->panels[i].region.name, "panel") != 0)
            continue;
        if (panel.w < look->width + 2 * PAD || panel.h < look->height + 2 * PAD)
            return false;
        pl_rect hand = ui_element_rect(ui, pl_id_of(pl_id_of(0, "panel", 0), "hand", 0));
        if (!pl_rect_empty(hand) && hand.y - panel.y > look->height + 2 * PAD)
            panel.h = hand.y - panel.y;
        *out = pl_rect_inset(pl_cut_bottom(&panel, look->height + PAD), PAD, 0);
        out->h = look->height;
        look->row = out->w - 2 * EDGE;
        return true;
    }
    return false;
}

void ui_draw_menu(ui_view *v)
{
    menu_look look = { 0 };
    const char *title = pl_menu_title(v->app->view.menu);
    measure(&look, v);
    if (look.count == 0)
        return;
    pl_rect frame;
    if (!at_foot(&frame, v->ui, &look))
        frame = place(v->ui, look.at, look.width, look.height);
    pl_rect room = pl_menu_begin(v->list, frame, ui_id(v, "menu", v->app->view.menu), title);
    ui_cover(v, frame);
    if (look.title) {
        pl_rect head = pl_rect_inset(pl_cut_top(&room, TITLE), PAD, 0);
        pl_part_keys(v->list, pl_cut_right(&head, pl_keys_width(v->list, "Esc", PL_KEYS_ROW)),
                     "Esc", PL_KEYS_ROW);
        ui_words(v, head, title, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
    }
    for (int i = 0; i < look.count; i++) {
        int column = i / look.deep, line = i % look.deep;
        pl_rect rect = { room.x + look.row * column, room.y + PL_MENU_ROW * line, look.row,
                         PL_MENU_ROW };
        draw_row(v, rect, &look, i);
    }
    pl_menu_end(v->list);
}
