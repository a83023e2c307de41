/* The first start: where the library is kept, and how it is begun. */
#include "first.h"

#include "plumbline/base/file.h"

#include <stdio.h>

enum { PART_GAP = 20, CHEVRON = 12, MOST_PARTS = 64, ROOM_ROOM = 48, BESIDE = 480, CARDS = 16 };

/* ----- the folder, part by part */

typedef struct crumbs {
    char *path;
    const char *parts[MOST_PARTS];
    double wide[MOST_PARTS];
    int count;
} crumbs;

static pl_weight weight_of(const crumbs *of, int i)
{
    return i + 1 == of->count ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_OWN;
}

static void read_crumbs(crumbs *out, ui_view *v)
{
    *out = (crumbs){ .path = pl_path_said(v->app->folder) };
    char *save = NULL;
    if (out->path[0] == '/')
        out->parts[out->count++] = "/";
    for (char *part = strtok_r(out->path, "/", &save); part && out->count < MOST_PARTS;
         part = strtok_r(NULL, "/", &save))
        out->parts[out->count++] = part;
    for (int i = 0; i < out->count; i++)
        out->wide[i] = ui_words_width(v, out->parts[i], PL_STYLE_BODY, weight_of(out, i)) + 1;
}

static void chevron(ui_view *v, pl_rect *row)
{
    pl_rect at = pl_rect_middle(pl_cut_left(row, PART_GAP), CHEVRON, CHEVRON);
    pl_list_icon(v->list, PL_ICON_CHEVRON_RIGHT, (pl_point){ at.x, at.y }, CHEVRON, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
}

/* As many of the last parts as there is room for; the whole path is in the element. */
static void draw_crumbs(ui_view *v, pl_rect row)
{
    crumbs of;
    read_crumbs(&of, v);
    double all = 0;
    int from = of.count;
    while (from > 0 && (from == of.count || all + of.wide[from - 1] + 2 * PART_GAP < row.w))
        all += of.wide[--from] + PART_GAP;
    pl_element element = { .role = PL_ROLE_TEXT, .rect = row, .name = v->app->folder };
    pl_list_begin(v->list, &element);
    pl_list_clip(v->list, row);
    if (from > 0) {
        ui_words(v, pl_cut_left(&row, 12), "…", PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
        chevron(v, &row);
    }
    for (int i = from; i < of.count; i++) {
        double wide = of.wide[i] < row.w ? of.wide[i] : row.w;
        ui_words(v, pl_cut_left(&row, wide), of.parts[i], PL_STYLE_BODY, weight_of(&of, i),
                 PL_COLOUR_TEXT);
        if (i + 1 < of.count)
            chevron(v, &row);
    }
    pl_list_unclip(v->list);
    pl_list_end(v->list);
    free(of.path);
}

static const char *room_words(char out[ROOM_ROOM], int64_t room)
{
    const double giga = 1e9, mega = 1e6;
    out[0] = '\0';
    if (room >= 10 * 1000000000LL)
        snprintf(out, ROOM_ROOM, "%.0f GB free on this computer", (double)room / giga);
    else if (room >= 1000000000LL)
        snprintf(out, ROOM_ROOM, "%.1f GB free on this computer", (double)room / giga);
    else if (room >= 0)
        snprintf(out, ROOM_ROOM, "%.0f MB free on this computer", (double)room / mega);
    return out;
}

static void draw_folder(ui_view *v, pl_rect field)
{
    char free_words[ROOM_ROOM];
    bool wrong = v->app->place.why.code != PL_OK;
    pl_box box = { .fill = PL_COLOUR_FIELD,
                   .edge = wrong ? PL_COLOUR_CRIT : PL_COLOUR_CTL,
                   .width = wrong ? 2 : 1,
                   .radius = 6 };
    pl_list_box(v->list, field, &box);
    pl_rect row = pl_rect_inset(field, 11, 0);
    pl_list_icon(v->list, PL_ICON_FOLDER, (pl_point){ row.x, row.y + 8 }, 16, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    room_words(free_words, v->app->place.room);
    double wide = ui_small_width(v, free_words, PL_WEIGHT_OWN) + 1;
    if (wrong) {
        pl_rect at = pl_rect_middle(pl_cut_right(&row, 16), 16, 16);
        pl_list_icon(v->list, PL_ICON_WARNING, (pl_point){ at.x, at.y }, 16, PL_COLOUR_CRIT,
                     PL_COLOUR_NONE);
        pl_cut_right(&row, 8);
    } else if (row.w > 2 * wide) {
        ui_small(v, pl_cut_right(&row, wide), free_words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
        pl_cut_right(&row, 12);
    }
    draw_crumbs(v, row);
}

static void folder_row(ui_steps *in)
{
    ui_view *v = in->v;
    ui_button choose = { .name = "Choose another folder…", .command = "first-folder" };
    bool can = !pl_command_why_not(pl_command_find("first-folder"), v->app);
    double wide = ui_button_width(v, &choose);
    bool beside = can && in->w >= BESIDE;
    pl_rect row = ui_steps_take(in, PL_FIELD_HIGH, 10), button = row;
    if (beside) {
        button = pl_cut_right(&row, wide);
        pl_cut_right(&row, 8);
    } else if (can) {
        button = ui_steps_take(in, PL_BUTTON_HIGH, 10);
        button.w = wide;
    }
    draw_folder(v, row);
    if (can)
        ui_part_button(v, button, &choose);
}

/* ----- what is said of it */

static double kept_width(const ui_steps *c, const char *words)
{
    return 20 + ui_words_width(c->v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
}

static void kept_line(ui_steps *c, pl_icon icon, pl_colour colour, const char *words, pl_colour ink)
{
    pl_run run = {
        .text = words, .type = { .style = PL_STYLE_SMALL }, .colour = ink, .top = true, .lines = 3
    };
    double high = pl_run_measure(c->v->fonts, &run, c->w - 20).height;
    pl_rect row = ui_steps_take(c, high, 6);
    if (icon)
        pl_list_icon(c->v->list, icon, (pl_point){ row.x, row.y + 1 }, 14, colour, PL_COLOUR_NONE);
    pl_cut_left(&row, 20);
    pl_part_text(c->v->list, row, &run);
}

static void kept_lines(ui_steps *in)
{
    static const char facts[] =
        "Tags, scores and notes are in this folder. Nothing is sent anywhere.";
    static const char files[] = "Recordings stay where they are; they are not copied.";
    enum { APART = 24 };
    double first = kept_width(in, facts);
    ui_steps beside = *in;
    beside.x += first + APART;
    beside.w -= first + APART;
    kept_line(in, PL_ICON_LOCK, PL_COLOUR_STRENGTH, facts, PL_COLOUR_TEXT2);
    bool fits = kept_width(in, files) <= beside.w;
    kept_line(fits ? &beside : in, PL_ICON_FILM, PL_COLOUR_MUTED, files, PL_COLOUR_TEXT2);
    if (in->v->app->place.is_there)
        kept_line(in, PL_ICON_INFO, PL_COLOUR_ACCENT,
                  "A library is in this folder already. It is opened as it is, with your code.",
                  PL_COLOUR_TEXT2);
    kept_line(in, PL_ICON_NONE, PL_COLOUR_NONE, "A library cannot be kept on a network drive.",
              PL_COLOUR_MUTED);
}

void ui_first_place(ui_steps *c)
{
    const pl_app_place *place = &c->v->app->place;
    ui_steps in = ui_steps_begin(c, 2, "Where the library is kept", !place->why.code);
    folder_row(&in);
    if (place->why.code)
        kept_line(&in, PL_ICON_WARNING, PL_COLOUR_CRIT, place->why.text, PL_COLOUR_CRIT);
    else
        kept_lines(&in);
    c->y = in.y + 14;
}

/* ----- the two ways to begin */

typedef struct way {
    pl_icon icon;
    pl_colour colour;
    const char *head, *words, *keys;
    ui_button button;
} way;

enum { PAD = 20, PAD_Y = 17, IN = 37, GAP = 8 };

static double words_height(ui_view *v, const char *words, double width)
{
    pl_run run = { .text = words, .lines = PL_LINES_ALL };
    return pl_run_measure(v->fonts, &run, width).height;
}

static double card_height(ui_view *v, const way *of, double width)
{
    return 2 * PAD_Y + 20 + 4 + words_height(v, of->words, width - 2 * PAD - IN) + 12 +
           PL_BUTTON_HIGH;
}

static void card(ui_view *v, pl_rect rect, const way *of)
{
    pl_part_card(v->list, rect);
    pl_rect at = pl_rect_inset(rect, PAD, PAD_Y);
    pl_list_icon(v->list, of->icon, (pl_point){ at.x, at.y + 1 }, 18, of->colour, PL_COLOUR_NONE);
    pl_cut_left(&at, IN);
    pl_part_heading(v->list, pl_cut_top(&at, 20), of->head, PL_STYLE_SECTION);
    pl_cut_top(&at, 4);
    ui_para(v, pl_cut_top(&at, words_height(v, of->words, at.w)), of->words, PL_STYLE_BODY,
            PL_COLOUR_TEXT2, PL_LINES_ALL);
    pl_rect row = pl_cut_bottom(&at, PL_BUTTON_HIGH);
    ui_button_left(v, &row, PL_BUTTON_HIGH, GAP, &of->button);
    if (of->keys && row.w > pl_keys_width(v->list, of->keys, PL_KEYS_PLAIN))
        pl_part_keys(v->list, row, of->keys, PL_KEYS_PLAIN);
}

void ui_first_begin(ui_steps *c)
{
    ui_view *v = c->v;
    char caps[UI_CAPS_ROOM];
    bool has_key = ui_caps_of(caps, v, "first", "first-add", NULL);
    const way ways[] = {
        { PL_ICON_PLUS,
          PL_COLOUR_ACCENT,
          "Add recordings",
          "A folder, video files or a disc image. You see what is recognised.",
          has_key ? caps : NULL,
          { .name = "Add recordings…", .command = "first-add", .kind = PL_BUTTON_PRIMARY } },
        { PL_ICON_LIBRARY,
          PL_COLOUR_TEXT2,
          "Open the library",
          v->app->place.is_there ? "As it is, with all that is in it."
                                 : "Empty at first. Recordings can be added at any time.",
          NULL,
          { .name = "Open the library", .command = "first-go" } },
    };
    ui_steps in = ui_steps_begin(c, 3, "Begin", false);
    bool beside = in.w >= BESIDE;
    double wide = beside ? (double)(int)((in.w - CARDS) / 2) : in.w;
    double one = card_height(v, &ways[0], wide), two = card_height(v, &ways[1], wide);
    double high = one > two ? one : two;
    pl_rect row = ui_steps_take(&in, high, beside ? PAD : CARDS);
    card(v, pl_cut_left(&row, wide), &ways[0]);
    if (!beside)
        row = ui_steps_take(&in, high, PAD);
    card(v, pl_cut_right(&row, wide), &ways[1]);
    c->y = in.y;
}
