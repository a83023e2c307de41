/* The keyboard sheet: every key that holds here, from the key files, by what it does. */
#include "key_rows.h"

#include "plumbline/base/file.h"
#include "plumbline/base/match.h"

#include <stdio.h>

enum { WIDE = 1200, HEAD = 56, FOOT = 48, SIDE = 24, COLUMN_GAP = 40, ROW = 28, LABEL = 40 };
enum { TOP = 4, MOST_GROUPS = 10, ABOUT_LINES = 4 };

typedef struct key_sheet {
    ui_key_rows rows;
    struct {
        const char *name;
        int rows, column;
        double y;
    } groups[MOST_GROUPS];
    int group_count;
} key_sheet;

static void draw_caps(ui_view *v, pl_rect *row, const ui_key_row *of)
{
    enum { NEXT = 3, OR_GAP = 8 };
    ui_row_caps all[UI_ROW_KEYS_MOST];
    int count = ui_key_row_caps(all, of, v->app);
    double either = ui_words_width(v, "or", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    for (int i = count - 1; i >= 0; i--) {
        double wide = pl_keys_width(v->list, all[i].words, PL_KEYS_PLAIN);
        if (wide > row->w - 40)
            break; /* the rest finds no room */
        pl_part_keys(v->list, pl_cut_right(row, wide), all[i].words, PL_KEYS_PLAIN);
        if (i > 0 && all[i].other) {
            pl_cut_right(row, OR_GAP);
            ui_words(v, pl_cut_right(row, either), "or", PL_STYLE_SMALL, PL_WEIGHT_OWN,
                     PL_COLOUR_MUTED);
            pl_cut_right(row, OR_GAP);
        } else if (i > 0) {
            pl_cut_right(row, NEXT);
        }
    }
}

void ui_draw_key_row(ui_view *v, pl_rect rect, const ui_key_row *row)
{
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect at = rect;
    draw_caps(v, &at, row);
    pl_cut_right(&at, 12);
    ui_words(v, at, row->title, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT);
}

/* ----- what is looked for, and columns */

static bool fits(const pl_app *app, const ui_key_row *row, const char *words)
{
    char text[320];
    ui_row_caps all[UI_ROW_KEYS_MOST];
    pl_match match;
    int count = ui_key_row_caps(all, row, app),
        used = snprintf(text, sizeof text, "%s", row->title);
    for (int i = 0; i < count && used < (int)sizeof text - UI_CAPS_ROOM; i++)
        used += snprintf(text + used, sizeof text - (size_t)used, " %s", all[i].words);
    return pl_match_text(&match, words, text) || pl_match_text(&match, words, row->group);
}

static void filter(ui_key_rows *out, const pl_app *app, const char *words)
{
    int kept = 0;
    for (int i = 0; i < out->count; i++)
        if (fits(app, &out->items[i], words))
            out->items[kept++] = out->items[i];
    out->count = kept;
}

const char *const ui_key_groups[UI_KEY_GROUPS] = {
    "Play and move", "Score",   "Report",   "Tag",         "Tags on the timeline",
    "Library",       "Rubrics", "Settings", "Find and go", "Always"
};

static void group_rows(key_sheet *out)
{
    for (int g = 0; g < UI_KEY_GROUPS; g++) {
        int rows = 0;
        for (int i = 0; i < out->rows.count; i++)
            rows += strcmp(out->rows.items[i].group, ui_key_groups[g]) == 0;
        if (rows == 0)
            continue;
        out->groups[out->group_count].name = ui_key_groups[g];
        out->groups[out->group_count++].rows = rows;
    }
}

/* Groups in order, cut where the columns come out nearest to the same height; gives the highest. */
static double place_groups(key_sheet *out, int columns)
{
    double all = 0, high = 0, y = 0;
    int column = 0;
    for (int i = 0; i < out->group_count; i++)
        all += LABEL + out->groups[i].rows * ROW;
    for (int i = 0; i < out->group_count; i++) {
        double own = LABEL + out->groups[i].rows * ROW;
        if (column + 1 < columns && y > 0 && y + own / 2 > all / columns) {
            column++;
            y = 0;
        }
        out->groups[i].column = column;
        out->groups[i].y = y;
        y += own;
        high = y > high ? y : high;
    }
    return high;
}

static void draw_group(ui_view *v, pl_rect rect, const key_sheet *sheet, const char *name)
{
    pl_rect label = pl_cut_top(&rect, LABEL);
    pl_cut_top(&label, LABEL - ROW);
    pl_part_heading(v->list, label, name, PL_STYLE_SECTION);
    for (int i = 0; i < sheet->rows.count; i++)
        if (strcmp(sheet->rows.items[i].group, name) == 0)
            ui_draw_key_row(v, pl_cut_top(&rect, ROW), &sheet->rows.items[i]);
}

static void draw_groups(ui_view *v, pl_rect room, const key_sheet *sheet, int columns, double high)
{
    pl_rect scroll = { room.x, room.y, room.w + SIDE - 4, room.h };
    ui_scrolls(v, scroll, &v->app->view.sheet_scroll, high);
    double wide = (room.w - COLUMN_GAP * (columns - 1)) / columns;
    wide = (double)(int)wide;
    pl_list_clip(v->list, scroll);
    for (int i = 0; i < sheet->group_count; i++) {
        pl_rect rect = { room.x + sheet->groups[i].column * (wide + COLUMN_GAP),
                         room.y + sheet->groups[i].y - v->app->view.sheet_scroll, wide,
                         LABEL + sheet->groups[i].rows * ROW };
        if (rect.y < room.y + room.h && rect.y + rect.h > room.y)
            draw_group(v, rect, sheet, sheet->groups[i].name);
    }
    pl_list_unclip(v->list);
}

/* ----- head and foot */

static void draw_head(ui_view *v, pl_rect head)
{
    pl_list_fill(v->list, (pl_rect){ head.x + 1, head.y + HEAD - 1, head.w - 2, 1 },
                 PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(head, SIDE, 0);
    ui_button shut = { .name = "Close",
                       .command = "close",
                       .icon = PL_ICON_CLOSE,
                       .bare = true,
                       .kind = PL_BUTTON_QUIET };
    double wide = ui_words_width(v, "Keyboard", PL_STYLE_HEADING, PL_WEIGHT_OWN) + 1;
    pl_rect place = pl_cut_right(&row, 32);
    pl_cut_right(&row, 12);
    if (!pl_command_why_not(pl_command_find("print-keys"), v->app)) {
        ui_button print = { .name = "Print", .command = "print-keys", .icon = PL_ICON_PRINT };
        ui_button_right(v, &row, PL_BUTTON_HIGH, 12, &print);
    }
    pl_part_heading(v->list, pl_cut_left(&row, wide), "Keyboard", PL_STYLE_HEADING);
    pl_cut_left(&row, 12);
    pl_field look = { .is = { .name = "Find a key or action" },
                      .placeholder = "Find a key or action",
                      .icon = PL_ICON_SEARCH };
    pl_rect field = pl_cut_right(&row, row.w < 240 ? row.w : 240);
    ui_text_field(v, pl_rect_middle(field, field.w, PL_FIELD_HIGH), PL_FIELD_KEYS, &look);
    if (row.w > 120)
        ui_words(v, row,
                 pl_screen_of_review(v->app->view.screen) ? "Review screen"
                                                          : ui_rail_words(v->app->view.screen),
                 PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    ui_part_button(v, pl_rect_middle(place, 32, 32), &shut);
}

const char *ui_keys_about(char out[UI_KEYS_ABOUT_ROOM], const pl_app *app)
{
    char *file = app->keys_file ? pl_path_said(app->keys_file) : NULL;
    snprintf(out, UI_KEYS_ABOUT_ROOM,
             "While you type in a field, letters, digits and symbols are only text. Keys with Ctrl "
             "or Alt and Esc still work. Every key can be changed in the file %.300s.",
             file ? file : "keys.conf in the folder of your settings");
    free(file);
    return out;
}

static double foot_height(ui_view *v, double width)
{
    char about[UI_KEYS_ABOUT_ROOM];
    pl_run run = { .text = ui_keys_about(about, v->app),
                   .type = { .style = PL_STYLE_SMALL },
                   .lines = ABOUT_LINES };
    return 32 + pl_run_measure(v->fonts, &run, width - 2 * SIDE - 24).height;
}

static void draw_foot(ui_view *v, pl_rect foot)
{
    char about[UI_KEYS_ABOUT_ROOM];
    pl_box ground = { .fill = PL_COLOUR_RAISED, .radius = 11, .round = PL_ROUND_BOTTOM };
    pl_list_begin(v->list, &(pl_element){ .role = PL_ROLE_GROUP, .rect = foot, .name = "About" });
    pl_list_box(v->list, (pl_rect){ foot.x + 1, foot.y, foot.w - 2, foot.h - 1 }, &ground);
    pl_list_fill(v->list, (pl_rect){ foot.x + 1, foot.y, foot.w - 2, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(foot, SIDE, 16);
    pl_list_icon(v->list, PL_ICON_INFO, (pl_point){ row.x, row.y }, 16, PL_COLOUR_ACCENT,
                 PL_COLOUR_RAISED);
    pl_cut_left(&row, 24);
    ui_para(v, row, ui_keys_about(about, v->app), PL_STYLE_SMALL, PL_COLOUR_TEXT2, ABOUT_LINES);
    pl_list_end(v->list);
}

void ui_draw_keys(ui_view *v)
{
    key_sheet *sheet = pl_alloc(sizeof *sheet);
    ui_key_rows_gather(&sheet->rows, v->app);
    filter(&sheet->rows, v->app, pl_edit_words(&v->app->fields[PL_FIELD_KEYS]));
    group_rows(sheet);
    double wide = ui_frame_rect(v->ui, WIDE, 0).w, foot = foot_height(v, wide);
    int columns = wide >= 1160 ? 3 : wide >= 780 ? 2 : 1;
    double high = place_groups(sheet, columns);
    double least = high < 240 ? 240 : high; /* the frame stays as words leave less and less */
    pl_rect frame = ui_frame_rect(v->ui, wide, HEAD + TOP + least + 20 + foot);
    ui_frame_begin(v, frame, "Keyboard");
    pl_rect room = frame;
    draw_head(v, pl_cut_top(&room, HEAD));
    draw_foot(v, pl_cut_bottom(&room, foot));
    pl_cut_top(&room, TOP);
    room = pl_rect_inset(room, SIDE, 0);
    if (sheet->rows.count == 0)
        ui_words(v, pl_cut_top(&room, LABEL), "Nothing is found.", PL_STYLE_BODY, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
    draw_groups(v, room, sheet, columns, high);
    pl_dialog_end(v->list);
    free(sheet);
}
