/* The keyboard sheet: every key that holds here, from the key files, by what it does. */
#include "over.h"

#include "plumbline/command/match.h"

#include <stdio.h>

enum { WIDE = 1200, HEAD = 56, FOOT = 48, SIDE = 24, COLUMN_GAP = 40, ROW = 28, LABEL = 36 };
enum { MOST_ROWS = 128, MOST_KEYS = 12, MOST_GROUPS = 10 };

/* A key of a row, and which argument it gives: keys of the same one are alternatives. */
typedef struct sheet_key {
    char key[PL_KEY_ROOM];
    char argument[24];
} sheet_key;

typedef struct sheet_row {
    const char *group, *title;
    int order; /* in the table of commands */
    sheet_key keys[MOST_KEYS];
    int count;
} sheet_row;

typedef struct key_sheet {
    sheet_row rows[MOST_ROWS];
    int count;
    struct {
        const char *name;
        int rows, column;
        double y;
    } groups[MOST_GROUPS];
    int group_count;
} key_sheet;

/* ----- gathering: each key that there may be is looked up */

/* Arguments that are actions of their own. */
static const char *title_of(const pl_command *command, const char *argument)
{
    pl_tag_kind kind;
    if (strcmp(command->name, "kind") == 0 && pl_tag_kind_parse(&kind, argument))
        return ui_kind_name(kind);
    if (strcmp(command->name, "facilitator") == 0 && strcmp(argument, "all") == 0)
        return "All present";
    return command->title;
}

static int order_of(const pl_command *command)
{
    int count = pl_command_count();
    for (int i = 0; i < count; i++)
        if (pl_command_at(i) == command)
            return i;
    return count;
}

/* Rows are in the order of the table. */
static sheet_row *row_for(key_sheet *out, const pl_command *command, const char *title)
{
    for (int i = 0; i < out->count; i++)
        if (strcmp(out->rows[i].title, title) == 0 &&
            strcmp(out->rows[i].group, command->group) == 0)
            return &out->rows[i];
    if (out->count == MOST_ROWS)
        return NULL;
    int order = order_of(command), at = out->count++;
    for (; at > 0 && out->rows[at - 1].order > order; at--)
        out->rows[at] = out->rows[at - 1];
    out->rows[at] = (sheet_row){ .group = command->group, .title = title, .order = order };
    return &out->rows[at];
}

/* Outside a review only what can be done there is told. */
static void take_line(key_sheet *out, const pl_app *app, const char *key, const char *line)
{
    bool review = app->view.screen > PL_SCREEN_LIBRARY;
    char name[48];
    size_t size = strcspn(line, " ");
    snprintf(name, sizeof name, "%.*s", (int)size, line);
    const char *argument = line + size + strspn(line + size, " ");
    const pl_command *command = pl_command_find(name);
    bool here = command && (review || !pl_command_why_not(command, app));
    sheet_row *row = here ? row_for(out, command, title_of(command, argument)) : NULL;
    for (int i = 0; row && i < row->count; i++)
        if (strcmp(row->keys[i].key, key) == 0)
            return;
    if (!row || row->count == MOST_KEYS)
        return;
    sheet_key *one = &row->keys[row->count++];
    snprintf(one->key, sizeof one->key, "%s", key);
    snprintf(one->argument, sizeof one->argument, "%s", argument);
}

static void look_up(key_sheet *out, const ui_view *v, const char *section, const char *modifiers,
                    const char *name)
{
    char key[PL_KEY_ROOM];
    snprintf(key, sizeof key, "%s%s", modifiers, name);
    const char *line = pl_keys_find(v->app->keys, section, key);
    if (line)
        take_line(out, v->app, key, line);
}

/* A sign has no Shift of its own: it is the sign that counts. Letters are upper case. */
static void look_up_signs(key_sheet *out, const ui_view *v, const char *section,
                          const char *modifiers)
{
    char name[2] = "";
    bool shift = strstr(modifiers, "Shift") != NULL;
    for (int c = '!'; c <= '~'; c++) {
        bool letter = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
        name[0] = (char)c;
        if (!small && (letter || !shift))
            look_up(out, v, section, modifiers, name);
    }
}

static void gather_section(key_sheet *out, const ui_view *v, const char *section)
{
    static const char *const modifiers[] = { "",          "Shift+",         "Ctrl+",
                                             "Alt+",      "Ctrl+Shift+",    "Alt+Shift+",
                                             "Ctrl+Alt+", "Ctrl+Alt+Shift+" };
    static const char *const names[] = { "Space", "Left", "Right",     "Up",       "Down",
                                         "Home",  "End",  "PageUp",    "PageDown", "Enter",
                                         "Esc",   "Tab",  "Backspace", "Del" };
    for (size_t m = 0; m < sizeof modifiers / sizeof *modifiers; m++) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            look_up(out, v, section, modifiers[m], names[i]);
        for (int i = 1; i <= 24; i++) {
            char name[16];
            snprintf(name, sizeof name, "F%d", i);
            look_up(out, v, section, modifiers[m], name);
        }
        look_up_signs(out, v, section, modifiers[m]);
    }
}

/* The screen's own keys first; beside watch, score and report those of the other two. */
static void gather(key_sheet *out, const ui_view *v)
{
    static const pl_screen review[] = { PL_SCREEN_WATCH, PL_SCREEN_SCORE, PL_SCREEN_REPORT };
    pl_screen screen = v->app->view.screen;
    gather_section(out, v, pl_screen_name(screen));
    for (int i = 0; i < 3 && screen > PL_SCREEN_LIBRARY; i++)
        if (review[i] != screen)
            gather_section(out, v, pl_screen_name(review[i]));
}

/* ----- a row's caps: "Ctrl 1–3", "Space or K" */

typedef struct caps {
    char words[UI_CAPS_ROOM];
    bool other; /* "or" stands before it: it does the same, or is a chord of its own */
} caps;

/* The last sign of a key where it is one character. */
static char last_of(const char *key)
{
    size_t size = strlen(key);
    return size == 1 || (size > 1 && key[size - 2] == '+') ? key[size - 1] : '\0';
}

/* How many keys from here on follow each other like 1 2 3. */
static int run_of(const sheet_row *row, int from)
{
    int n = from + 1;
    size_t size = strlen(row->keys[from].key);
    char last = last_of(row->keys[from].key);
    while (last >= '0' && last <= '9' && n < row->count && strlen(row->keys[n].key) == size &&
           strncmp(row->keys[n].key, row->keys[from].key, size - 1) == 0 &&
           last_of(row->keys[n].key) == last + (n - from))
        n++;
    return n - from;
}

/* With the same modifiers as the key before, and another argument: "Ctrl +/−". */
static bool joins(const sheet_row *row, int n)
{
    const sheet_key *one = &row->keys[n - 1], *two = &row->keys[n];
    size_t size = strcspn(two->key, "+") + 1, whole = strlen(two->key);
    if (size >= whole)
        return false;
    while (strcspn(two->key + size, "+") + size < whole - 1)
        size += strcspn(two->key + size, "+") + 1;
    return strncmp(one->key, two->key, size) == 0 && strcmp(one->argument, two->argument) != 0;
}

static void add_sign(caps *out, const char *key)
{
    char sign[UI_CAPS_ROOM];
    size_t used = strlen(out->words);
    ui_caps(sign, key);
    const char *last = strrchr(sign, ' ');
    snprintf(out->words + used, sizeof out->words - used, "/%s", last ? last + 1 : sign);
}

static int caps_of(caps out[MOST_KEYS], const sheet_row *row)
{
    int count = 0;
    for (int i = 0; i < row->count;) {
        int run = run_of(row, i);
        caps *one = &out[count];
        if (run < 3 && i > 0 && joins(row, i)) {
            add_sign(&out[count - 1], row->keys[i++].key);
            continue;
        }
        count++;
        ui_caps(one->words, row->keys[i].key);
        size_t used = strlen(one->words);
        if (run > 2)
            snprintf(one->words + used, sizeof one->words - used, "–%c",
                     last_of(row->keys[i + run - 1].key));
        one->other = i > 0 && (strcmp(row->keys[i].argument, row->keys[i - 1].argument) == 0 ||
                               strchr(one->words, ' ') || strchr(out[count - 2].words, ' '));
        i += run > 2 ? run : 1;
    }
    return count;
}

static void draw_caps(ui_view *v, pl_rect *row, const sheet_row *of)
{
    enum { NEXT = 4, OR_GAP = 8 };
    caps all[MOST_KEYS];
    int count = caps_of(all, of);
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

static void draw_row(ui_view *v, pl_rect rect, const sheet_row *row)
{
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + ROW - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect at = rect;
    draw_caps(v, &at, row);
    pl_cut_right(&at, 12);
    ui_words(v, at, row->title, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT);
}

/* ----- what is looked for, and columns */

static bool fits(const sheet_row *row, const char *words)
{
    char text[320];
    caps all[MOST_KEYS];
    pl_match match;
    int count = caps_of(all, row), used = snprintf(text, sizeof text, "%s", row->title);
    for (int i = 0; i < count && used < (int)sizeof text - UI_CAPS_ROOM; i++)
        used += snprintf(text + used, sizeof text - (size_t)used, " %s", all[i].words);
    return pl_match_text(&match, words, text) || pl_match_text(&match, words, row->group);
}

static void filter(key_sheet *out, const char *words)
{
    int kept = 0;
    for (int i = 0; i < out->count; i++)
        if (fits(&out->rows[i], words))
            out->rows[kept++] = out->rows[i];
    out->count = kept;
}

static void group_rows(key_sheet *out)
{
    static const char *const order[] = {
        "Play and move",        "Score",   "Report",      "Tag",
        "Tags on the timeline", "Library", "Find and go", "Always"
    };
    for (size_t g = 0; g < sizeof order / sizeof *order; g++) {
        int rows = 0;
        for (int i = 0; i < out->count; i++)
            rows += strcmp(out->rows[i].group, order[g]) == 0;
        if (rows == 0)
            continue;
        out->groups[out->group_count].name = order[g];
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
    for (int i = 0; i < sheet->count; i++)
        if (strcmp(sheet->rows[i].group, name) == 0)
            draw_row(v, pl_cut_top(&rect, ROW), &sheet->rows[i]);
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
    pl_part_heading(v->list, pl_cut_left(&row, wide), "Keyboard", PL_STYLE_HEADING);
    pl_cut_left(&row, 12);
    pl_field look = { .is = { .name = "Find a key or action" },
                      .placeholder = "Find a key or action",
                      .icon = PL_ICON_SEARCH };
    pl_rect field = pl_cut_right(&row, row.w < 240 ? row.w : 240);
    ui_text_field(v, pl_rect_middle(field, field.w, PL_FIELD_HIGH), PL_FIELD_KEYS, &look);
    if (row.w > 120)
        ui_words(v, row, v->app->view.screen > PL_SCREEN_LIBRARY ? "Review" : "Library",
                 PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    ui_part_button(v, pl_rect_middle(place, 32, 32), &shut);
}

static const char about_keys[] = "While you type in a field, letters, digits and symbols are only "
                                 "text. Keys with Ctrl or Alt and "
                                 "Esc still work. Every key can be changed in the file keys.conf.";

static double foot_height(ui_view *v, double width)
{
    pl_run run = { .text = about_keys, .type = { .style = PL_STYLE_SMALL }, .lines = 3 };
    return 32 + pl_run_measure(v->fonts, &run, width - 2 * SIDE - 24).height;
}

static void draw_foot(ui_view *v, pl_rect foot)
{
    pl_box ground = { .fill = PL_COLOUR_RAISED, .radius = 11, .round = PL_ROUND_BOTTOM };
    pl_list_box(v->list, (pl_rect){ foot.x + 1, foot.y, foot.w - 2, foot.h - 1 }, &ground);
    pl_list_fill(v->list, (pl_rect){ foot.x + 1, foot.y, foot.w - 2, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(foot, SIDE, 16);
    pl_list_icon(v->list, PL_ICON_INFO, (pl_point){ row.x, row.y }, 16, PL_COLOUR_ACCENT,
                 PL_COLOUR_RAISED);
    pl_cut_left(&row, 24);
    ui_para(v, row, about_keys, PL_STYLE_SMALL, PL_COLOUR_TEXT2, 3);
}

void ui_draw_keys(ui_view *v)
{
    key_sheet *sheet = pl_alloc(sizeof *sheet);
    gather(sheet, v);
    filter(sheet, pl_edit_words(&v->app->fields[PL_FIELD_KEYS]));
    group_rows(sheet);
    double wide = ui_frame_rect(v->ui, WIDE, 0).w, foot = foot_height(v, wide);
    int columns = wide >= 1040 ? 3 : wide >= 720 ? 2 : 1;
    double high = place_groups(sheet, columns);
    double least = high < 240 ? 240 : high; /* the frame stays as words leave less and less */
    pl_rect frame = ui_frame_rect(v->ui, wide, HEAD + 8 + least + 20 + foot);
    ui_frame_begin(v, frame, "Keyboard");
    pl_rect room = frame;
    draw_head(v, pl_cut_top(&room, HEAD));
    draw_foot(v, pl_cut_bottom(&room, foot));
    pl_cut_top(&room, 8);
    room = pl_rect_inset(room, SIDE, 0);
    if (sheet->count == 0)
        ui_words(v, pl_cut_top(&room, LABEL), "Nothing is found.", PL_STYLE_BODY, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
    draw_groups(v, room, sheet, columns, high);
    pl_dialog_end(v->list);
    free(sheet);
}
