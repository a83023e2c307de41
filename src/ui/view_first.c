/* The first start: a new library asks for a code and a role, and says where everything is kept. */
#include "first.h"

#include "plumbline/base/file.h"

#include <stdio.h>

enum {
    WHOLE = 700,
    BAR = 44,
    FOOT = 32,
    COLUMN = 880,
    TOP = 40,
    NUMBER = 28,
    IN = NUMBER + 16,
    SIDE = 20
};

pl_rect ui_steps_take(ui_steps *c, double height, double gap)
{
    pl_rect rect = { c->x, c->y, c->w, height };
    c->y += height + gap;
    return rect;
}

/* ----- the bar */

static void themes(ui_view *v, pl_rect *row)
{
    pl_segment parts[PL_TONES] = { 0 };
    for (int i = 0; i < PL_TONES; i++) {
        pl_tone tone = (pl_tone)i;
        bool on = v->app->view.tone == tone;
        uint64_t id = ui_id(v, "theme", i);
        parts[i].is = on ? ui_plain(v, id, pl_tone_words(tone))
                         : ui_control(v, id, pl_tone_words(tone), "theme", pl_tone_name(tone), 0);
        parts[i].is.state |= on ? PL_IS_SELECTED : 0u;
    }
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "themes", 0), "Theme"),
                             .parts = parts,
                             .count = PL_TONES,
                             .small = true };
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

static void all_sizes(ui_view *v, pl_rect *row)
{
    enum { COUNT = 5, LEAST = 100, STEP = 25 };
    pl_segment parts[COUNT] = { 0 };
    char names[COUNT][8];
    for (int i = 0; i < COUNT; i++) {
        int size = LEAST + i * STEP;
        snprintf(names[i], sizeof names[i], i == 0 ? "%d %%" : "%d", size);
        parts[i].is = ui_control(v, ui_id(v, "size", i), names[i], "text-size", NULL, size);
        parts[i].is.state |= v->app->view.text_scale == size ? PL_IS_SELECTED : 0u;
    }
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "sizes", 0), "Text size"),
                             .parts = parts,
                             .count = COUNT,
                             .small = true };
    pl_rect place = pl_cut_right(row, pl_segmented_width(v->list, &control));
    pl_part_segmented(v->list, pl_rect_middle(place, place.w, 28), &control);
}

/* Where there is no room for all of them. */
static void next_size(ui_view *v, pl_rect *row)
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
    bool whole = v->ui->width >= WHOLE;
    if (whole)
        ui_key_button_right(v, &row, "?", "keyboard-sheet", "Keyboard");
    themes(v, &row);
    if (whole)
        label_right(v, &row, "Theme");
    else
        pl_cut_right(&row, 12);
    if (!whole) {
        next_size(v, &row);
        return;
    }
    all_sizes(v, &row);
    label_right(v, &row, "Text size");
    ui_words(v, row, "New library", PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
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

ui_steps ui_steps_begin(ui_steps *c, int number, const char *heading, bool done)
{
    pl_list_fill(c->v->list, ui_steps_take(c, 1, 20), PL_COLOUR_LINE);
    pl_rect row = ui_steps_take(c, NUMBER, 12);
    step_number(c->v, pl_cut_left(&row, NUMBER), number, done);
    pl_cut_left(&row, IN - NUMBER);
    pl_part_heading(c->v->list, row, heading, PL_STYLE_HEADING);
    return (ui_steps){ c->v, c->x + IN, c->y, c->w - IN };
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
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_OPTION,
                           .state = is.state | PL_IS_TARGET | (on ? PL_IS_SELECTED : 0u),
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
    pl_control is = ui_plain(v, ui_id(v, "roles", 0), "Your role");
    pl_rect ringed = { 0 };
    pl_element group = { .id = is.id,
                         .role = PL_ROLE_CHOICE,
                         .state = is.state | PL_IS_STOP,
                         .rect = { rect.x, rect.y + 26, rect.w, 4.0 / across * (HIGH + GAP) - GAP },
                         .name = "Your role" };
    pl_list_begin(v->list, &group);
    for (int i = 0; i < 4; i++) {
        int nth = i % across, line = i / across;
        pl_rect one = { rect.x + nth * (wide + GAP), rect.y + 26.0 + line * (HIGH + GAP), wide,
                        HIGH };
        draw_role(v, one, i + 1);
        if (v->app->view.first_role == i + 1 || (i == 0 && !v->app->view.first_role))
            ringed = one;
    }
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, ringed, 6, PL_RING_OUTSIDE);
    pl_list_end(v->list);
    return 26 + group.rect.h;
}

static void who(ui_steps *c)
{
    ui_view *v = c->v;
    bool done =
        v->app->view.first_role > 0 && pl_code_valid(pl_edit_words(&v->app->fields[PL_FIELD_CODE]));
    ui_steps in = ui_steps_begin(c, 1, "Who you are here", done);
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

static void rubric_line(ui_steps *c)
{
    static const char words[] =
        "Comes with “Group session review (Plumbline), edition 1”. Written for Plumbline. Not an "
        "HMPPS form and not approved by anyone.";
    pl_list_fill(c->v->list, ui_steps_take(c, 1, 14), PL_COLOUR_LINE);
    pl_rect row = ui_steps_take(c, 16, 0);
    pl_list_icon(c->v->list, PL_ICON_RUBRIC, (pl_point){ row.x, row.y }, 16, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    c->y += ui_para(c->v, row, words, PL_STYLE_SMALL, PL_COLOUR_MUTED, 4) - 16 + 14;
}

static void title(ui_steps *c)
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
    ui_steps_take(c, high < 48 ? 48 : high, 20);
}

/* Gives their height. */
static double all_steps(ui_view *v, pl_rect rect)
{
    double wide = rect.w - 2 * SIDE < COLUMN ? rect.w - 2 * SIDE : COLUMN;
    double top = rect.y - v->app->view.sheet_scroll;
    ui_steps c = { v, rect.x + (double)(int)((rect.w - wide) / 2), top + TOP, wide };
    title(&c);
    who(&c);
    ui_first_place(&c);
    ui_first_begin(&c);
    rubric_line(&c);
    return c.y - top;
}

/* What a key moved to is in sight, with its ring: it is drawn aside first, to see where it stands. */
static void bring_focus(ui_view *v, pl_rect rect)
{
    enum { RING = 8 };
    ui_state *ui = v->ui;
    uint64_t focus = v->app->view.focus;
    if (focus == ui->focus_seen && ui->focus_width == ui->width)
        return;
    ui_panel *aside = pl_alloc(sizeof *aside);
    ui_view other = *v;
    other.list = pl_list_new(v->fonts);
    other.panel = aside;
    all_steps(&other, rect);
    int at = pl_list_find(other.list, focus), *scroll = &v->app->view.sheet_scroll;
    pl_rect is = at < 0 ? rect : pl_list_element(other.list, at).rect;
    if (at >= 0 && is.y + is.h + RING > rect.y + rect.h)
        *scroll += (int)(is.y + is.h + RING - rect.y - rect.h);
    else if (at >= 0 && is.y - RING < rect.y)
        *scroll -= (int)(rect.y - is.y + RING);
    ui->focus_seen = focus;
    ui->focus_width = ui->width;
    pl_list_free(other.list);
    free(aside->acts);
    free(aside);
}

static void draw_steps(ui_view *v, pl_rect rect)
{
    bring_focus(v, rect);
    double high = all_steps(v, rect);
    ui_scrolls(v, rect, &v->app->view.sheet_scroll, high);
}

/* ----- the foot */

static void draw_foot(ui_view *v, pl_rect rect)
{
    static const char words[] = "Nothing is sent anywhere. No account is made anywhere.";
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double wide = ui_small_width(v, words, PL_WEIGHT_OWN) + 1;
    ui_small(v, pl_cut_right(&row, wide), words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(&row, 16);
    ui_key_hint(v, &row, "Tab", "next");
    ui_key_hint(v, &row, "↑ ↓", "role");
    ui_key_hint(v, &row, "Ctrl Enter", "add recordings");
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
