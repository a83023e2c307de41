/* The first start: a new library asks for a code and a role, and says where everything is kept. */
#include "over.h"

#include "plumbline/base/file.h"

#include <stdio.h>

enum { BAR = 44, FOOT = 32, COLUMN = 880, TOP = 40, NUMBER = 28, IN = NUMBER + 16, SIDE = 20 };

/* Goes down the column. */
typedef struct column {
    ui_view *v;
    double x, y, w;
} column;

static pl_rect take(column *c, double height, double gap)
{
    pl_rect rect = { c->x, c->y, c->w, height };
    c->y += height + gap;
    return rect;
}

/* ----- the bar */

static void themes(ui_view *v, pl_rect *row)
{
    static const char *const names[] = { "Dark", "Light" };
    pl_segment parts[2] = { 0 };
    for (int i = 0; i < 2; i++) {
        bool on = v->app->view.light == (i == 1);
        uint64_t id = ui_id(v, "theme", i);
        parts[i].is =
            on ? ui_plain(v, id, names[i]) : ui_control(v, id, names[i], "theme", NULL, 0);
        parts[i].is.state |= on ? PL_IS_SELECTED : 0u;
    }
    pl_segmented control = {
        .is = ui_plain(v, ui_id(v, "themes", 0), "Theme"), .parts = parts, .count = 2, .small = true
    };
    pl_rect place = pl_cut_right(row, pl_segmented_width(v->list, &control));
    pl_part_segmented(v->list, pl_rect_middle(place, place.w, 28), &control);
}

static void label_right(ui_view *v, pl_rect *row, const char *words)
{
    pl_cut_right(row, 8);
    ui_words(v, pl_cut_right(row, ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1),
             words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(row, 12);
}

static void sizes(ui_view *v, pl_rect *row)
{
    char words[16];
    ui_button larger = { .name = "Larger text",
                         .command = "text-size",
                         .number = 1,
                         .icon = PL_ICON_PLUS,
                         .bare = true,
                         .id = "larger" };
    ui_button smaller = { .name = "Smaller text",
                          .command = "text-size",
                          .number = -1,
                          .icon = PL_ICON_MINUS,
                          .bare = true,
                          .id = "smaller" };
    snprintf(words, sizeof words, "%d %%", v->app->view.text_scale);
    ui_button_right(v, row, 28, 4, &larger);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true },
                   .align = PL_ALIGN_CENTRE };
    pl_part_text(v->list, pl_cut_right(row, 48), &run);
    pl_cut_right(row, 4);
    ui_button_right(v, row, 28, 0, &smaller);
}

static void draw_bar(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + BAR - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, 12, 0);
    double wide = ui_words_width(v, "Plumbline", PL_STYLE_SECTION, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_left(&row, wide), "Plumbline", PL_STYLE_SECTION, PL_WEIGHT_OWN,
             PL_COLOUR_TEXT);
    pl_cut_left(&row, 12);
    themes(v, &row);
    if (v->ui->width >= 640)
        label_right(v, &row, "Theme");
    else
        pl_cut_right(&row, 12);
    sizes(v, &row);
    if (v->ui->width >= 640) {
        label_right(v, &row, "Text size");
        ui_words(v, row, "New library", PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
}

/* ----- steps */

static void step_number(ui_view *v, pl_rect place, int number, bool done)
{
    char words[4];
    snprintf(words, sizeof words, "%d", number);
    pl_box box = { .edge = done ? PL_COLOUR_STRENGTH : PL_COLOUR_TEXT2,
                   .width = 1.5,
                   .radius = NUMBER / 2.0 };
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD },
                   .align = PL_ALIGN_CENTRE };
    pl_list_box(v->list, place, &box);
    if (done)
        pl_list_icon(v->list, PL_ICON_CHECK, (pl_point){ place.x + 7, place.y + 7 }, 14,
                     PL_COLOUR_STRENGTH, PL_COLOUR_NONE);
    else
        pl_list_run(v->list, place, &run);
}

/* A line, the number and the heading; what follows stands in from the number. */
static column step(column *c, int number, const char *heading, bool done)
{
    pl_list_fill(c->v->list, take(c, 1, 20), PL_COLOUR_LINE);
    pl_rect row = take(c, NUMBER, 12);
    step_number(c->v, pl_cut_left(&row, NUMBER), number, done);
    pl_cut_left(&row, IN - NUMBER);
    pl_part_heading(c->v->list, row, heading, PL_STYLE_HEADING);
    return (column){ c->v, c->x + IN, c->y, c->w - IN };
}

static void draw_role(ui_view *v, pl_rect rect, int number)
{
    static const struct {
        const char *name, *words;
    } roles[] = { { "Treatment manager", "plans, reviews, releases" },
                  { "Clinical lead", "oversight across groups" },
                  { "Facilitator", "own feedback and session reviews" },
                  { "Administrator", "keeps the library, its people and policy" } };
    const char *name = roles[number - 1].name, *words = roles[number - 1].words;
    bool on = v->app->view.first_role == number;
    pl_control is = ui_control(v, ui_id(v, "role", number), name, "first-role", NULL, number);
    is.hint = NULL;
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_RADIO,
                           .state =
                               is.state | PL_IS_TARGET | PL_IS_STOP | (on ? PL_IS_CHECKED : 0u),
                           .rect = rect,
                           .name = name,
                           .value = words };
    pl_box box = { .fill = on                       ? PL_COLOUR_SEL
                           : is.state & PL_IS_HOVER ? PL_COLOUR_HOVER
                                                    : PL_COLOUR_NONE,
                   .edge = on ? PL_COLOUR_ACCENT : PL_COLOUR_CTL,
                   .radius = 6 };
    pl_box ring = { .edge = on ? PL_COLOUR_ACCENT : PL_COLOUR_CTL, .width = 1.5, .radius = 8 };
    pl_box dot = { .fill = PL_COLOUR_ACCENT, .radius = 4 };
    pl_list_begin(v->list, &element);
    pl_list_box(v->list, rect, &box);
    pl_rect mark = { rect.x + 13, rect.y + (rect.h - 16) / 2, 16, 16 };
    pl_list_box(v->list, mark, &ring);
    if (on)
        pl_list_box(v->list, pl_rect_inset(mark, 4, 4), &dot);
    pl_rect at = { rect.x + 39, rect.y + 8, rect.w - 51, 20 };
    ui_words(v, at, name, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    at = (pl_rect){ at.x, at.y + 20, at.w, 16 };
    ui_small(v, at, words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, rect, 6, PL_RING_OUTSIDE);
    pl_list_end(v->list);
}

static double draw_code(ui_view *v, pl_rect rect)
{
    const char *code = pl_edit_words(&v->app->fields[PL_FIELD_CODE]);
    bool wrong = strlen(code) > 3 && !pl_code_valid(code);
    pl_field look = { .is = { .name = "Your code", .state = wrong ? PL_IS_ERROR : 0u },
                      .placeholder = "T-02",
                      .tabular = true };
    ui_words(v, (pl_rect){ rect.x, rect.y, rect.w, 20 }, "Your code", PL_STYLE_BODY,
             PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    ui_text_field(v, (pl_rect){ rect.x, rect.y + 26, rect.w, PL_FIELD_HIGH }, PL_FIELD_CODE, &look);
    pl_rect below = { rect.x, rect.y + 64, rect.w, 64 };
    double high =
        ui_para(v, below,
                wrong ? "Use letters, digits and a dash, like T-02. No names."
                      : "A code, not a name. Your service gives it. It stands on what you "
                        "sign.",
                PL_STYLE_SMALL, wrong ? PL_COLOUR_CRIT : PL_COLOUR_MUTED, 4);
    return 64 + high;
}

static double draw_roles(ui_view *v, pl_rect rect)
{
    enum { HIGH = 52, GAP = 8 };
    int across = rect.w >= 440 ? 2 : 1;
    double wide = (double)(int)((rect.w - GAP * (across - 1)) / across);
    ui_words(v, (pl_rect){ rect.x, rect.y, rect.w, 20 }, "Your role", PL_STYLE_BODY,
             PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    for (int i = 0; i < 4; i++) {
        int nth = i % across, line = i / across;
        pl_rect one = { rect.x + nth * (wide + GAP), rect.y + 26.0 + line * (HIGH + GAP), wide,
                        HIGH };
        draw_role(v, one, i + 1);
    }
    return 26 + 4.0 / across * (HIGH + GAP) - GAP;
}

static void who(column *c)
{
    ui_view *v = c->v;
    bool done =
        v->app->view.first_role > 0 && pl_code_valid(pl_edit_words(&v->app->fields[PL_FIELD_CODE]));
    column in = step(c, 1, "Who you are here", done);
    double left, right = 0;
    if (in.w >= 560) {
        left = draw_code(v, (pl_rect){ in.x, in.y, 208, 0 });
        right = draw_roles(v, (pl_rect){ in.x + 224, in.y, in.w - 224, 0 });
    } else {
        left = draw_code(v, (pl_rect){ in.x, in.y, in.w < 280 ? in.w : 280, 0 }) + 16;
        left += draw_roles(v, (pl_rect){ in.x, in.y + left, in.w, 0 });
    }
    c->y = in.y + (left > right ? left : right) + 20;
}

static void kept_line(column *c, pl_icon icon, pl_colour colour, const char *words)
{
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL },
                   .colour = PL_COLOUR_TEXT2,
                   .top = true,
                   .lines = 3 };
    double high = pl_run_measure(c->v->fonts, &run, c->w - 20).height;
    pl_rect row = take(c, high, 6);
    pl_list_icon(c->v->list, icon, (pl_point){ row.x, row.y + 1 }, 14, colour, PL_COLOUR_NONE);
    pl_cut_left(&row, 20);
    pl_part_text(c->v->list, row, &run);
}

static void where(column *c)
{
    ui_view *v = c->v;
    column in = step(c, 2, "Where the library is kept", true);
    pl_rect field = take(&in, PL_FIELD_HIGH, 10);
    pl_box box = { .fill = PL_COLOUR_FIELD, .edge = PL_COLOUR_LINE, .radius = 6 };
    pl_list_box(v->list, field, &box);
    pl_rect row = pl_rect_inset(field, 11, 0);
    pl_list_icon(v->list, PL_ICON_FOLDER, (pl_point){ row.x, row.y + 8 }, 16, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    ui_words(v, row, v->app->folder, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    kept_line(&in, PL_ICON_LOCK, PL_COLOUR_STRENGTH,
              "Tags, scores and notes are in this folder. Nothing is sent anywhere.");
    kept_line(&in, PL_ICON_FILM, PL_COLOUR_MUTED,
              "Recordings stay where they are; they are not copied.");
    kept_line(&in, PL_ICON_INFO, PL_COLOUR_MUTED, "A library cannot be kept on a network drive.");
    c->y = in.y + 14;
}

static void begin(column *c)
{
    ui_view *v = c->v;
    column in = step(c, 3, "Begin", false);
    double high =
        ui_para(v, (pl_rect){ in.x, in.y, in.w, 0 },
                "The library is empty at first. Add a folder, video files or a disc image "
                "there, or drop them on the window.",
                PL_STYLE_BODY, PL_COLOUR_TEXT2, 4);
    take(&in, high, 12);
    pl_rect row = take(&in, PL_BUTTON_HIGH, 20);
    ui_button go = { .name = "Open the library", .command = "first-go", .kind = PL_BUTTON_PRIMARY };
    ui_button_left(v, &row, PL_BUTTON_HIGH, 12, &go);
    c->y = in.y;
}

static void rubric_line(column *c)
{
    static const char words[] =
        "Comes with “Group session review (Plumbline), edition 1”. Written for Plumbline. Not an "
        "HMPPS form and not approved by anyone.";
    pl_list_fill(c->v->list, take(c, 1, 14), PL_COLOUR_LINE);
    pl_rect row = take(c, 16, 0);
    pl_list_icon(c->v->list, PL_ICON_RUBRIC, (pl_point){ row.x, row.y }, 16, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    c->y += ui_para(c->v, row, words, PL_STYLE_SMALL, PL_COLOUR_MUTED, 4) - 16 + 14;
}

static void title(column *c)
{
    ui_view *v = c->v;
    pl_list_icon(v->list, PL_ICON_PLUMB, (pl_point){ c->x, c->y + 4 }, 40, PL_COLOUR_TEXT,
                 PL_COLOUR_ACCENT);
    double x = c->x + 56, w = c->w - 56;
    pl_run run = { .text = "Watch a session, mark what helps, give feedback with the moments",
                   .type = { .style = PL_STYLE_TITLE },
                   .top = true,
                   .lines = 3 };
    double high = pl_run_measure(v->fonts, &run, w).height;
    pl_rect place = { x, c->y, w, high };
    pl_element heading = { .role = PL_ROLE_HEADING, .rect = place, .name = run.text };
    pl_list_begin(v->list, &heading);
    pl_list_run(v->list, place, &run);
    pl_list_end(v->list);
    high += ui_para(v, (pl_rect){ x, c->y + high, w, 0 },
                    "Two answers, then you can begin. Text size and theme can be changed at any "
                    "time.",
                    PL_STYLE_BODY, PL_COLOUR_MUTED, 3);
    take(c, high < 48 ? 48 : high, 20);
}

static void draw_steps(ui_view *v, pl_rect rect)
{
    double wide = rect.w - 2 * SIDE < COLUMN ? rect.w - 2 * SIDE : COLUMN;
    double scroll = v->app->view.sheet_scroll;
    column c = { v, rect.x + (double)(int)((rect.w - wide) / 2), rect.y + TOP - scroll, wide };
    title(&c);
    who(&c);
    where(&c);
    begin(&c);
    rubric_line(&c);
    ui_scrolls(v, rect, &v->app->view.sheet_scroll, c.y - rect.y + scroll);
}

/* ----- the foot */

static void draw_foot(ui_view *v, pl_rect rect)
{
    static const char words[] = "Nothing is sent anywhere. No account is made anywhere.";
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_small(v, pl_cut_right(&row, wide), words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(&row, 16);
    ui_key_hint(v, &row, "Tab", "next");
    ui_key_hint(v, &row, "Space", "role");
    ui_key_hint(v, &row, "Ctrl +", "larger text");
    ui_key_hint(v, &row, "F1", "every key");
}

int ui_first_regions(ui_state *ui, ui_region *out)
{
    pl_rect rest = { 0, 0, ui->width, ui->height };
    out[0] = (ui_region){ "bar", pl_cut_top(&rest, BAR), draw_bar, UI_STILL, false };
    out[1] = (ui_region){ "foot", pl_cut_bottom(&rest, FOOT), draw_foot, UI_STILL, true };
    out[2] = (ui_region){ "steps", rest, draw_steps, UI_STILL, false };
    return 3;
}
